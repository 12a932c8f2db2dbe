//! The clause page, and the sheet that it shares with topic chapters.

use clause_search::FacetKind;
use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{BoundParty, ClauseLink, FacetLink, Head, Html, Link, Page, Released};
use super::super::preview;
use super::brief::{self, BriefLine};
use super::former::{Former, FormerAnchor};
use super::history::{self, HistoryRow};
use super::negotiation::{self, NamedSection, Parameter, View};
use super::notes::{self, Note};
use super::official::{self, Official};
use super::references::{self, Origin, Reference, TermUse};
use super::source;
use crate::addresses;
use crate::corpus;
use crate::difference;

/// Everything that a clause page or a sheet shows.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that a template asks for")]
pub struct ClauseView {
    /// The language of its text, where that is not the language of the page.
    pub language: Option<String>,
    /// `PAT-2`.
    pub id: String,
    /// `pat-2`: the address and, in a topic chapter, the prefix of all anchors.
    pub slug: String,
    /// Title in plain text, without the id.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// The values that the text sets, each with its items.
    pub brief: Vec<BriefLine>,
    /// Relative link to the clause's own page.
    pub href: String,
    /// The permanent address in visible text, where there is one.
    pub address: Option<String>,
    /// Its text in the newest release, where that has the clause.
    pub released: Option<Released>,
    /// Its topic chapter.
    pub topic: Link,
    /// Whether it is not finished, so that parts of it may be missing.
    pub is_unfinished: bool,
    /// Who is bound.
    pub parties: Vec<BoundParty>,
    /// What kind of clause it is.
    pub kind: FacetLink,
    /// When it applies.
    pub phases: Vec<FacetLink>,
    /// What stands in place of their names, where it applies in all.
    pub all_phases: Option<String>,
    /// Matches to clauses of the official text.
    pub origin: Vec<Origin>,
    /// Reviews, empty until there are some.
    pub reviewed: Vec<Review>,
    /// The clause text: `<p>`, `<div class="item" id="b">`, `<p class="sub" id="b-i">`, letters as `<a class="letter">`.
    pub text: Html,
    /// Whether the text has a parameter, a link to a defined term (for the key under it).
    pub has_parameters: bool,
    /// See `has_parameters`.
    pub has_terms: bool,
    /// Rationale in order: general paragraphs first (no `on`), then one entry for each item that has notes.
    pub margin_notes: Vec<Note>,
    /// Whether notes stand beside their items: false when there are more blocks than rows, or a note is too long.
    pub aligned: bool,
    /// The negotiable values.
    pub parameters: Vec<Parameter>,
    /// The parties' views.
    pub views: Vec<View>,
    /// What helps to negotiate and to verify: fallback, evidence, notes, as far as the clause has them.
    pub further: Vec<NamedSection>,
    /// Clauses without which this one has no meaning. The following lists leave them out.
    pub requires: Vec<ClauseLink>,
    /// Clauses that the text mentions.
    pub mentions: Vec<ClauseLink>,
    /// Related clauses that it does not mention.
    pub see_also: Vec<ClauseLink>,
    /// Clauses that have no meaning without this one.
    pub required_by: Vec<ClauseLink>,
    /// Others that mention this one or list it as related.
    pub mentioned_by: Vec<ClauseLink>,
    /// Defined terms in the text and in the values in it.
    pub terms: Vec<TermUse>,
    /// Defined terms that stand in those definitions and not in the text.
    pub more_terms: Vec<Link>,
    /// Plain questions that the clause answers.
    pub asked: Vec<String>,
    /// Provisions of outside documents.
    pub references: Vec<Reference>,
    /// What releases did to it, the newest first; empty on a page that is not its own, and without a release.
    pub history: Vec<HistoryRow>,
    /// The line that a copy of the clause ends with.
    pub source: String,
    /// The same for a copy with the definitions of its terms.
    pub source_with_terms: String,
    /// The citation as one line.
    pub citation: String,
    /// `mailto:` with subject and body.
    pub mailto: String,
    /// Where to edit this file.
    pub edit: Option<String>,
    /// Where to report a mistake in it, with the id filled in.
    pub feedback: Option<String>,
    /// The clause before, in the order of the book.
    pub previous: Option<ClauseLink>,
    /// The clause after.
    pub next: Option<ClauseLink>,
    /// The same clause as data, relative; none on a page that is not its own.
    pub json: Option<String>,
    /// Anchors of items and values that it no longer has.
    pub former: Vec<FormerAnchor>,
    /// Withdrawn clauses that it replaces.
    pub replaces: Vec<Link>,
    /// The words of the official document, on the clause's own page and where it may show them.
    pub official: Vec<Official>,
}

/// A review by a person of a role.
#[derive(Debug, Serialize)]
pub struct Review {
    /// `counsel`.
    pub role: String,
    /// ISO date.
    pub date: String,
}

/// The view of a clause's own page.
pub fn page<'c>(context: &'c Context<'_>, index: usize) -> Page<'c, ClauseView> {
    let clause = &context.edition.corpus.clauses[index];
    let id = &clause.id.value;
    let page = PageContext::new(context, context.addresses.clause(id));
    let events = difference::history(context.releases, context.edition, id);
    let view = ClauseView {
        json: Some(addresses::CLAUSE_JSON.to_owned()),
        history: history::rows(&page, id, &events),
        official: official::of(context, id),
        ..build(&page, index)
    };
    let mut head = head(&page, index, history::last_changed(context, &events));
    head.markdown = Some(addresses::CLAUSE_MARKDOWN.to_owned());
    page.finish(head, view)
}

/// The head of a clause's own page, of today or of a release. `modified` is the day of the last change.
pub(super) fn head(page: &PageContext<'_, '_>, index: usize, modified: Option<&str>) -> Head {
    let context = page.context;
    let clause = &context.edition.corpus.clauses[index];
    let name = format!("{} {}", clause.id.value, clause.title.value);
    // A clause that is not finished may have no summary yet.
    let summary = if clause.summary.value.is_empty() { &name } else { &clause.summary.value };
    let mut head = page.head(PageKind::Clause, &name, summary);
    head.data = Some(preview::data(context, &name, head.canonical.as_deref(), head.licence.as_deref(), modified));
    head.feeds.extend(page.topic_feed(&context.edition.corpus.topics[clause.topic]));
    [head.previous, head.next] = neighbours(page, index).map(|link| link.map(|link| link.href));
    let says: String = [name, page.bound(clause)].iter().filter(|words| !words.is_empty()).map(|words| format!("{words}. ")).collect();
    let says = says.trim_end().to_owned();
    head.preview.image = preview::picture(context, &addresses::clause_card(&clause.id.value), preview::marked(&context.site, ": ", &says));
    head
}

/// The clauses before and after, in the order of the book.
pub(super) fn neighbours(page: &PageContext<'_, '_>, index: usize) -> [Option<ClauseLink>; 2] {
    let count = page.context.edition.corpus.clauses.len();
    [index.checked_sub(1), Some(index + 1).filter(|&next| next < count)].map(|other| other.map(|other| page.clause_link(other)))
}

/// The view of a clause on a page among others: its anchors begin with its slug.
pub fn sheet(page: &PageContext<'_, '_>, index: usize) -> ClauseView {
    build(&page.among_others(&page.context.edition.corpus.clauses[index].id.value), index)
}

/// The clauses that are not in another list.
fn without<'l>(clauses: &'l [usize], others: &'l [usize]) -> impl Iterator<Item = usize> + 'l {
    clauses.iter().copied().filter(|clause| !others.contains(clause))
}

/// What is known of a clause, as a page shows it.
pub(super) fn build(page: &PageContext<'_, '_>, index: usize) -> ClauseView {
    let context = page.context;
    let corpus = &context.edition.corpus;
    let settings = &corpus.settings;
    let (clause, links) = (&corpus.clauses[index], &context.edition.links[index]);
    let id = &clause.id.value;
    // Address and citation are those of the clause, whatever page shows it.
    let own = PageContext::new(context, page.path_of_clause(index));
    let (margin_notes, aligned) = notes::of(page, clause);
    let former = Former::of(context, id);
    let topic = &corpus.topics[clause.topic];
    let kind = settings.kinds.iter().find(|kind| kind.id.value == clause.kind.value);
    let phases = clause.phases.iter().filter_map(|id| settings.phases.iter().find(|phase| phase.id.value == id.value));
    let [previous, next] = neighbours(page, index);
    // What helps to negotiate is wanted of the text of today. In a release it is left to the file, so that the page of the
    // longest clause stays below 8 kB.
    let is_of_today = context.release.is_none();
    ClauseView {
        language: page.language_of(clause),
        id: id.to_string(),
        slug: id.slug(),
        title: clause.title.value.clone(),
        summary: clause.summary.value.clone(),
        brief: if is_of_today { brief::lines(page, index, "") } else { Vec::new() },
        href: page.clause_href(index),
        address: own.permanent_address(),
        released: page.released(clause),
        topic: Link { name: topic.title.clone(), href: page.topic_href(&topic.folder) },
        is_unfinished: clause.unfinished.is_some(),
        parties: page.bound_parties(clause),
        kind: kind.map_or_else(|| FacetLink::unknown(&clause.kind.value), |kind| page.facet_value(FacetKind::Kind, kind)),
        phases: phases.map(|phase| page.facet_value(FacetKind::Phase, phase)).collect(),
        all_phases: page.in_all_phases(clause).then(|| page.words().get("phases-all")),
        origin: clause.origin.iter().map(|origin| references::origin(context, origin)).collect(),
        reviewed: clause.reviewed.iter().map(|review| Review { role: review.role.clone(), date: review.date.clone() }).collect(),
        text: markdown::of_clause(page, &clause.text.blocks, clause),
        has_parameters: !clause.parameters.is_empty(),
        has_terms: references::has_term_links(page, &clause.text.blocks),
        margin_notes,
        aligned,
        parameters: (0..clause.parameters.len()).map(|parameter| negotiation::parameter(page, index, parameter, &former)).collect(),
        views: if is_of_today { negotiation::views(page, clause) } else { Vec::new() },
        further: negotiation::further(page, clause),
        requires: page.clause_links(links.requires.iter().copied()),
        mentions: page.clause_links(without(&links.mentions, &links.requires)),
        see_also: page.clause_links(without(&links.see_also, &links.requires)),
        required_by: page.clause_links(links.required_by.iter().copied()),
        mentioned_by: page.clause_links(without(&links.mentioned_by, &links.required_by)),
        terms: references::terms(page, &links.terms),
        more_terms: references::more_terms(page, &links.terms),
        asked: clause.asked.iter().map(|question| question.value.clone()).collect(),
        references: links.citations.iter().map(|citation| references::reference(page, citation)).collect(),
        history: Vec::new(),
        source: source::line(&own, index, &[]),
        source_with_terms: source::line(&own, index, &links.terms),
        citation: own.citation(id.as_str()),
        mailto: mailto(&own, clause),
        edit: page.edit(&clause.path),
        feedback: own.feedback(id.as_str()),
        previous,
        next,
        json: None,
        former: former.others(page),
        replaces: view_replaced(page, index),
        official: Vec::new(),
    }
}

/// The withdrawn clauses that a clause replaces.
fn view_replaced(page: &PageContext<'_, '_>, index: usize) -> Vec<Link> {
    let edition = &page.context.edition;
    let withdrawn = edition.replaced_by(index).into_iter();
    withdrawn.filter_map(|index| page.withdrawn_link(&edition.corpus.retired[index])).collect()
}

/// A mail with subject, summary and address.
fn mailto(own: &PageContext<'_, '_>, clause: &corpus::Clause) -> String {
    let id = &clause.id.value;
    let mark = own.context.site.mark.as_ref().map(|mark| format!(" ({mark})")).unwrap_or_default();
    let subject = format!("{id} {}{mark}", clause.title.value);
    let address = own.permanent_address().map(|address| address + "\r\n\r\n").unwrap_or_default();
    let body = format!("{}\r\n\r\n{address}{}\r\n", clause.summary.value, own.citation(id.as_str()));
    addresses::mail(&subject, &body)
}
