//! What helps to negotiate a clause and to verify it: its values, the views of the parties, and further sections.

use serde::Serialize;

use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{Html, Link, Party};
use super::brief;
use super::former::Former;
use crate::addresses;
use crate::corpus::{self, Block, SectionKind};
use crate::link::Value;

/// A negotiable value.
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// Anchor of its row, e.g. `patch-routine` (in a topic chapter with the clause's slug before it).
    pub anchor: String,
    /// Anchors that its row had under other names.
    pub aliases: Vec<String>,
    /// What it is.
    pub label: String,
    /// The items in which it stands, with the link to each.
    pub items: Vec<Link>,
    /// The value in the text.
    pub default: String,
    /// The parties' values, in the order of the declared parties.
    pub party_values: Vec<PartyValue>,
    /// Where the default comes from.
    pub basis: Html,
}

/// The value that leans to a party.
#[derive(Debug, Serialize)]
pub struct PartyValue {
    /// To whom.
    pub party: Party,
    /// The value; none where the file gives none.
    pub value: Option<String>,
}

/// One party's view.
#[derive(Debug, Serialize)]
pub struct View {
    /// Whose.
    pub party: Party,
    /// The heading's words before the party's name.
    pub before: String,
    /// The heading's words after the party's name.
    pub after: String,
    /// What kind of text it is, where the corpus says so.
    pub note: Option<String>,
    /// Its argument.
    pub html: Html,
}

/// A section under its heading.
#[derive(Debug, Serialize)]
pub struct NamedSection {
    /// Which section: `fallback`, `evidence`, `notes`.
    pub name: &'static str,
    /// Its heading.
    pub heading: String,
    /// The same inside a sentence.
    pub in_sentence: String,
    /// Its text.
    pub html: Html,
}

/// The views of the parties, in the order of the declared parties.
pub(super) fn views(page: &PageContext<'_, '_>, clause: &corpus::Clause) -> Vec<View> {
    let parties = page.context.site.parties.iter();
    let note = &page.context.edition.corpus.settings.view_note;
    parties
        .filter_map(|party| {
            let kind = SectionKind::View(party.id.clone());
            let html = section(page, clause, &kind)?;
            let heading = page.words().with("section-view", &[("party", party.name.as_str().into())]);
            let (before, after) = heading.split_once(&party.name).unwrap_or(("", ""));
            Some(View { party: party.clone(), before: before.to_owned(), after: after.to_owned(), note: note.clone(), html })
        })
        .collect()
}

/// Fallback, evidence and notes, as far as the clause has them.
pub(super) fn further(page: &PageContext<'_, '_>, clause: &corpus::Clause) -> Vec<NamedSection> {
    let kinds = [("fallback", SectionKind::Fallback), ("evidence", SectionKind::Evidence), ("notes", SectionKind::Notes)];
    let named = kinds.iter().filter_map(|(name, kind)| Some((*name, section(page, clause, kind)?)));
    let section = |(name, html)| NamedSection {
        name,
        heading: page.words().get(&format!("section-{name}")),
        in_sentence: page.words().get(&format!("section-{name}-inside")),
        html,
    };
    named.map(section).collect()
}

/// The text of a section.
fn section(page: &PageContext<'_, '_>, clause: &corpus::Clause, kind: &SectionKind) -> Option<Html> {
    let blocks: &[Block] = &clause.section(kind)?.blocks;
    Some(markdown::of_clause(page, blocks, clause))
}

/// A value of a clause, by the indices of both.
pub(super) fn parameter(page: &PageContext<'_, '_>, clause: usize, index: usize, former: &Former) -> Parameter {
    let edition = page.context.edition;
    let parameter = &edition.corpus.clauses[clause].parameters[index];
    let used = edition.links[clause].values.iter().find(|used| used.value == Value::Parameter(index));
    let value_of = |party: &Party| parameter.party_values.iter().find(|(id, _)| *id == party.id).map(|(_, value)| value.clone());
    Parameter {
        anchor: addresses::parameter_anchor(page.prefix(), &parameter.name.value),
        aliases: former.aliases_of(&addresses::parameter_anchor("", &parameter.name.value), page.prefix()),
        label: parameter.label.clone(),
        items: used.map_or_else(Vec::new, |used| used.items.iter().map(|anchor| brief::item(page, anchor, "")).collect()),
        default: parameter.default.clone(),
        party_values: page.context.site.parties.iter().map(|party| PartyValue { value: value_of(party), party: party.clone() }).collect(),
        basis: markdown::inline(page, &parameter.basis),
    }
}
