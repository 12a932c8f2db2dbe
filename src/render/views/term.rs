//! `/t/` and `/t/<term>/`: a defined term and where it is used.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Link, Page};
use crate::corpus::{Case, plain};

/// The glossary.
#[derive(Debug, Serialize)]
pub struct TermListView {
    /// All terms, by name.
    pub terms: Vec<TermRow>,
}

/// One term in the glossary.
#[derive(Debug, Serialize)]
pub struct TermRow {
    /// The term.
    pub term: String,
    /// Its anchor in the list.
    pub anchor: String,
    /// Its page, relative.
    pub href: String,
    /// Other forms.
    pub aliases: Vec<String>,
    /// What it means.
    pub definition: Html,
    /// Number of clauses that use it in their text.
    pub clauses: usize,
}

/// One term's page.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// What the glossary shows of it.
    #[serde(flatten)]
    pub row: TermRow,
    /// Where the term comes from.
    pub source: Html,
    /// Whether only the spelling as written is meant.
    pub exact: bool,
    /// Clauses whose text uses it.
    pub used_in: Vec<ClauseLink>,
    /// Terms whose definition uses it.
    pub used_by_terms: Vec<Link>,
    /// The citation as one line.
    pub citation: String,
    /// The permanent address in visible text, where there is one.
    pub address: Option<String>,
    /// Where to report a mistake.
    pub feedback: Option<String>,
    /// The term before.
    pub previous: Option<Link>,
    /// The term after.
    pub next: Option<Link>,
}

/// `/t/`.
pub fn list<'c>(context: &'c Context<'_>) -> Page<'c, TermListView> {
    let page = PageContext::new(context, context.addresses.terms());
    let terms = (0..context.edition.corpus.terms.len()).map(|index| row(&page, index)).collect();
    let words = page.words();
    page.finish(page.head(PageKind::TermList, &words.get("terms-title"), &words.get("terms-description")), TermListView { terms })
}

/// `/t/<term>/`.
pub fn page<'c>(context: &'c Context<'_>, index: usize) -> Page<'c, TermView> {
    let edition = context.edition;
    let terms = &edition.corpus.terms;
    let term = &terms[index];
    let page = PageContext::new(context, context.addresses.term(&term.slug()));
    let link =
        |index: usize| Link { name: terms[index].term.value.clone(), href: page.link(&context.addresses.term(&terms[index].slug())) };
    let name = &term.term.value;
    let description = format!("{name}: {}", plain::line(&term.definition, &[]));
    let view = TermView {
        row: row(&page, index),
        source: markdown::inline(&page, &term.source),
        exact: term.case == Case::Exact,
        used_in: page.clause_links(edition.clauses_using_term[index].iter().copied()),
        used_by_terms: edition.terms_using_term[index].iter().map(|&other| link(other)).collect(),
        citation: page.citation(&page.words().with("cite-term", &[("name", name.as_str().into())])),
        address: page.permanent_address(),
        feedback: page.feedback(name),
        previous: index.checked_sub(1).map(link),
        next: Some(index + 1).filter(|&next| next < terms.len()).map(link),
    };
    page.finish(page.head(PageKind::Term, &page.title_among(name, "title-term"), &description), view)
}

/// A term's line.
pub(super) fn row(page: &PageContext<'_, '_>, index: usize) -> TermRow {
    let term = &page.context.edition.corpus.terms[index];
    TermRow {
        term: term.term.value.clone(),
        anchor: term.slug().to_string(),
        href: page.link(&page.context.addresses.term(&term.slug())),
        aliases: term.aliases.iter().map(|alias| alias.value.clone()).collect(),
        definition: markdown::inline(page, &term.definition),
        clauses: page.context.edition.clauses_using_term[index].len(),
    }
}
