//! The clause page, and the sheet that it shares with topic chapters.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::super::address;
use super::super::context::{Context, comparison};
use super::super::markdown::parameter_anchor;
use super::notes::{self, Note};
use super::{ClauseLink, Facet, Head, Html, Link, Party};
use crate::corpus::{Block, SectionKind};
use crate::link::Citation;

/// Everything that a clause page or a sheet shows.
#[derive(Debug, Serialize)]
pub struct ClauseView {
    /// `PAT-2`.
    pub id: String,
    /// `pat-2`: the address and, in a topic chapter, the prefix of all anchors.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One plain sentence.
    pub summary: String,
    /// Relative link to the clause's own page.
    pub href: String,
    /// The short address in visible text: absolute, or the path while serving.
    pub address: String,
    /// Its topic chapter.
    pub topic: Link,
    /// Who is bound.
    pub parties: Vec<Party>,
    /// What kind of clause it is.
    pub kind: Facet,
    /// When it applies.
    pub phases: Vec<Facet>,
    /// Matches to clauses of the official text.
    pub origin: Vec<Origin>,
    /// Reviews, empty until there are some.
    pub reviewed: Vec<Review>,
    /// The clause text: `<p>`, `<div class="item" id="b">`, `<p class="sub" id="b-i">`, letters as `<a class="letter">`.
    pub text: Html,
    /// Whether the text has a parameter, a defined term (for the key under it).
    pub has_parameters: bool,
    /// See `has_parameters`.
    pub has_terms: bool,
    /// Rationale in order: general paragraphs first (no `on`), then one entry for each item that has notes.
    pub notes: Vec<Note>,
    /// Whether notes stand beside their items: false when there are more blocks than rows, or a note is too long.
    pub aligned: bool,
    /// The values to agree on.
    pub parameters: Vec<Parameter>,
    /// The parties' views.
    pub views: Vec<View>,
    /// A concrete alternative.
    pub fallback: Option<Html>,
    /// What a reviewer asks to see.
    pub evidence: Option<Html>,
    /// Further notes.
    pub remarks: Option<Html>,
    /// Clauses that the text names.
    pub names: Vec<ClauseLink>,
    /// Related clauses that it does not name.
    pub see: Vec<ClauseLink>,
    /// Clauses that name or see this one.
    pub named_by: Vec<ClauseLink>,
    /// Defined terms in the text.
    pub terms: Vec<TermUse>,
    /// Places in outside documents.
    pub references: Vec<Reference>,
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
    /// Set where the clause is withdrawn: then only `text`, `title` and this are meant to be shown.
    pub retired: Option<Retired>,
}

/// A reported match with the official text.
#[derive(Debug, Serialize)]
pub struct Origin {
    /// `MC2 v2 clause 31`.
    pub name: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// `same`, `softer`, `stricter` or `unknown`.
    pub ours: String,
    /// That comparison as words: `ours may be stricter or softer`.
    pub comparison: String,
}

/// A review by a person of a role.
#[derive(Debug, Serialize)]
pub struct Review {
    /// `counsel`.
    pub role: String,
    /// ISO date.
    pub date: String,
}

/// A value to agree on.
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// Anchor of its row, e.g. `patch-routine` (in a topic chapter with the clause's slug before it).
    pub anchor: String,
    /// What it is.
    pub label: String,
    /// The value in the text.
    pub default: String,
    /// The parties' leanings, in the order of the declared parties.
    pub leanings: Vec<Leaning>,
    /// Where the default comes from.
    pub basis: Html,
}

/// The value that leans to a party.
#[derive(Debug, Serialize)]
pub struct Leaning {
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
    /// Its argument.
    pub html: Html,
}

/// A defined term in the text.
#[derive(Debug, Serialize)]
pub struct TermUse {
    /// The term.
    pub term: String,
    /// Its page, relative.
    pub href: String,
    /// What it means.
    pub definition: Html,
}

/// A place in an outside document.
#[derive(Debug, Serialize)]
pub struct Reference {
    /// Title of the document.
    pub title: String,
    /// Its short key.
    pub key: String,
    /// The place in it, or empty.
    pub place: String,
    /// Relative link to the place on the framework's page.
    pub href: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// What the document is: publisher, edition.
    pub what: String,
}

/// Why a clause was withdrawn.
#[derive(Debug, Serialize)]
pub struct Retired {
    /// The reason.
    pub reason: String,
    /// Since which date or release.
    pub since: String,
    /// What replaces it.
    pub successors: Vec<ClauseLink>,
}

/// The view of a clause's own page.
pub fn page(context: &Context<'_>, index: usize) -> (Head, ClauseView) {
    let clause = &context.edition.corpus.clauses[index];
    let path = address::clause(&clause.id.value);
    let view = build(context, index, &address::root_of(&path), "");
    let mut head =
        context.head(&path, &format!("{} {}", clause.id.value, clause.title.value), &clause.summary.value, "clauses", "clause-page");
    head.markdown = Some("clause.md".to_owned());
    head.previous = view.previous.as_ref().map(|link| link.href.clone());
    head.next = view.next.as_ref().map(|link| link.href.clone());
    (head, view)
}

/// The view of a clause on the page at `path`, among others: its anchors begin with its slug.
pub fn sheet(context: &Context<'_>, index: usize, path: &str) -> ClauseView {
    let slug = context.edition.corpus.clauses[index].id.value.slug();
    build(context, index, &address::root_of(path), &format!("{slug}-"))
}

/// The page of a withdrawn clause.
pub fn retired_page(context: &Context<'_>, index: usize) -> (Head, ClauseView) {
    let entry = &context.edition.corpus.retired[index];
    let path = address::clause(&entry.id.value);
    let root = address::root_of(&path);
    let id = entry.id.value.to_string();
    let description = format!("{id} was withdrawn: {}", entry.reason);
    let mut head = context.head(&path, &format!("{id} {} (withdrawn)", entry.title), &description, "clauses", "clause-page");
    head.noindex = true;
    let successors: Vec<usize> = entry.successors.iter().filter_map(|id| context.edition.clause(&id.value)).collect();
    let view = ClauseView {
        slug: entry.id.value.slug(),
        title: entry.title.clone(),
        summary: description,
        href: format!("{root}{path}"),
        address: context.shown(&path),
        topic: Link { name: context.site.title.clone(), href: format!("{root}{}", address::CLAUSES) },
        parties: Vec::new(),
        kind: Facet { id: String::new(), name: String::new(), title: String::new(), help: String::new(), href: String::new() },
        phases: Vec::new(),
        origin: Vec::new(),
        reviewed: Vec::new(),
        text: context.html(&entry.text, &root),
        has_parameters: false,
        has_terms: false,
        notes: Vec::new(),
        aligned: false,
        parameters: Vec::new(),
        views: Vec::new(),
        fallback: None,
        evidence: None,
        remarks: None,
        names: Vec::new(),
        see: Vec::new(),
        named_by: Vec::new(),
        terms: Vec::new(),
        references: Vec::new(),
        citation: context.citation(&format!("{id} (withdrawn)"), &path),
        mailto: String::new(),
        edit: None,
        feedback: context.feedback(&id, &path),
        previous: None,
        next: None,
        retired: Some(Retired {
            reason: entry.reason.clone(),
            since: entry.since.clone(),
            successors: context.clause_links(&successors, &root),
        }),
        id,
    };
    (head, view)
}

fn build(context: &Context<'_>, index: usize, root: &str, prefix: &str) -> ClauseView {
    let edition = context.edition;
    let corpus = &edition.corpus;
    let (clause, links) = (&corpus.clauses[index], &edition.links[index]);
    let id = clause.id.value.to_string();
    let path = address::clause(&clause.id.value);
    let html = |blocks: &[Block]| context.clause_html(blocks, &clause.parameters, root, prefix);
    let section = |kind: &SectionKind| clause.section(kind).map(|section| html(&section.blocks));
    let (notes, aligned) = notes::of(context, clause, root, prefix);
    let topic = &corpus.topics[clause.topic];
    let settings = &corpus.settings;
    let kind = settings.kinds.iter().find(|kind| kind.id.value == clause.kind.value);
    let phases = clause.phases.iter().filter_map(|id| settings.phases.iter().find(|phase| phase.id.value == id.value));
    let neighbour = |other: Option<usize>| other.map(|other| context.clause_link(other, root));
    ClauseView {
        slug: clause.id.value.slug(),
        title: clause.title.value.clone(),
        summary: clause.summary.value.clone(),
        href: context.clause_href(index, root),
        address: context.shown(&path),
        topic: Link { name: topic.title.clone(), href: format!("{root}{}", address::topic(topic)) },
        parties: context.bound(clause),
        kind: kind.map_or_else(|| Facet::unknown(&clause.kind.value), |kind| context.facet("kind", kind, root)),
        phases: phases.map(|phase| context.facet("phase", phase, root)).collect(),
        origin: clause.origin.iter().map(|origin| view_origin(context, origin)).collect(),
        reviewed: clause.reviewed.iter().map(|review| Review { role: review.role.clone(), date: review.date.clone() }).collect(),
        text: html(&clause.text.blocks),
        has_parameters: !clause.parameters.is_empty(),
        has_terms: links.terms.first().is_some_and(|&term| context.term_href(term, root).is_some()),
        notes,
        aligned,
        parameters: clause.parameters.iter().map(|parameter| view_parameter(context, parameter, root, prefix)).collect(),
        views: context
            .site
            .parties
            .iter()
            .filter_map(|party| {
                let html = section(&SectionKind::View(party.id.clone()))?;
                Some(View { party: party.clone(), html })
            })
            .collect(),
        fallback: section(&SectionKind::Fallback),
        evidence: section(&SectionKind::Evidence),
        remarks: section(&SectionKind::Notes),
        names: context.clause_links(&links.mentions, root),
        see: context.clause_links(&links.see_also, root),
        named_by: context.clause_links(&links.mentioned_by, root),
        terms: view_terms(context, &links.terms, root),
        references: links.citations.iter().map(|citation| view_reference(context, citation, root)).collect(),
        citation: context.citation(&id, &path),
        mailto: mailto(context, clause, &path),
        edit: settings
            .repository
            .as_ref()
            .map(|repository| format!("{repository}/edit/{}/{}/src/{}", settings.branch, settings.book_folder, clause.path)),
        feedback: context.feedback(&id, &path),
        previous: neighbour(index.checked_sub(1)),
        next: neighbour(Some(index + 1).filter(|&next| next < corpus.clauses.len())),
        retired: None,
        id,
    }
}

fn view_origin(context: &Context<'_>, origin: &crate::corpus::Origin) -> Origin {
    let official = context.site.official.as_ref().map_or("the official text", |official| official.name.as_str());
    Origin {
        name: format!("{official} v{} clause {}", origin.version, origin.clause),
        confidence: origin.confidence.name().to_owned(),
        ours: origin.ours.name().to_owned(),
        comparison: comparison(origin.ours).to_owned(),
    }
}

fn view_parameter(context: &Context<'_>, parameter: &crate::corpus::Parameter, root: &str, prefix: &str) -> Parameter {
    Parameter {
        anchor: parameter_anchor(prefix, &parameter.name.value),
        label: parameter.label.clone(),
        default: parameter.default.clone(),
        leanings: context
            .site
            .parties
            .iter()
            .map(|party| Leaning {
                value: parameter.leanings.iter().find(|(id, _)| *id == party.id).map(|(_, value)| value.clone()),
                party: party.clone(),
            })
            .collect(),
        basis: context.inline_html(&parameter.basis, root),
    }
}

/// Terms of the text, by name: that is how one looks them up.
fn view_terms(context: &Context<'_>, terms: &[usize], root: &str) -> Vec<TermUse> {
    let mut terms = terms.to_vec();
    terms.sort_unstable();
    terms
        .into_iter()
        .map(|index| {
            let term = &context.edition.corpus.terms[index];
            TermUse {
                term: term.term.value.clone(),
                href: context.term_href(index, root).unwrap_or_default(),
                definition: context.inline_html(&term.definition, root),
            }
        })
        .collect()
}

fn view_reference(context: &Context<'_>, citation: &Citation, root: &str) -> Reference {
    let framework = &context.edition.corpus.frameworks[citation.framework];
    Reference {
        title: framework.title.clone(),
        key: framework.key.value.clone(),
        place: citation.provision.clone(),
        href: context.place_href(citation.framework, &citation.provision, root),
        confidence: framework.confidence.name().to_owned(),
        what: [Some(framework.publisher.clone()), framework.edition.clone()].into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}

/// Characters that stay in the parts of a `mailto:` or of a query; the rest is encoded.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Percent-encoding for one value.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

/// A mail with subject, summary and address; RFC 6068 asks for CRLF between lines.
fn mailto(context: &Context<'_>, clause: &crate::corpus::Clause, path: &str) -> String {
    let mark = context.site.mark.as_ref().map(|mark| format!(" ({mark})")).unwrap_or_default();
    let subject = format!("{} {}{mark}", clause.id.value, clause.title.value);
    let body =
        format!("{}\r\n\r\n{}\r\n\r\n{}\r\n", clause.summary.value, context.shown(path), context.citation(clause.id.value.as_str(), path));
    format!("mailto:?subject={}&body={}", encode(&subject), encode(&body))
}
