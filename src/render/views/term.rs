//! `/t/` and `/t/<term>/`: a defined term and where it is used.

use serde::Serialize;

use super::super::address;
use super::super::context::Context;
use super::{ClauseLink, Head, Html, Link};
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
    /// The short address in visible text.
    pub address: String,
    /// Where to report a mistake.
    pub feedback: Option<String>,
    /// The term before.
    pub previous: Option<Link>,
    /// The term after.
    pub next: Option<Link>,
}

/// `/t/`.
pub fn list(context: &Context<'_>) -> (Head, TermListView) {
    let root = address::root_of(address::TERMS);
    let terms = (0..context.edition.corpus.terms.len()).map(|index| row(context, index, &root)).collect();
    let description = "Every defined term of the clauses, what it means and where it is used.";
    (context.head(address::TERMS, "Defined terms", description, "terms", "list-page"), TermListView { terms })
}

/// `/t/<term>/`.
pub fn page(context: &Context<'_>, index: usize) -> (Head, TermView) {
    let terms = &context.edition.corpus.terms;
    let term = &terms[index];
    let path = address::term(term);
    let root = address::root_of(&path);
    let link = |index: usize| Link { name: terms[index].term.value.clone(), href: format!("{root}{}", address::term(&terms[index])) };
    let name = &term.term.value;
    let description = format!("{name}: {}", plain::line(&term.definition, &[]));
    let head = context.head(&path, name, &description, "terms", "term-page");
    let view = TermView {
        row: row(context, index, &root),
        source: context.inline_html(&term.source, &root),
        exact: term.case == Case::Exact,
        used_in: context.clause_links(&context.edition.clauses_using_term[index], &root),
        used_by_terms: context.edition.terms_using_term[index].iter().map(|&other| link(other)).collect(),
        citation: context.citation(&format!("term “{name}”"), &path),
        address: context.shown(&path),
        feedback: context.feedback(name, &path),
        previous: index.checked_sub(1).map(link),
        next: Some(index + 1).filter(|&next| next < terms.len()).map(link),
    };
    (head, view)
}

fn row(context: &Context<'_>, index: usize, root: &str) -> TermRow {
    let term = &context.edition.corpus.terms[index];
    TermRow {
        term: term.term.value.clone(),
        anchor: term.slug().to_string(),
        href: format!("{root}{}", address::term(term)),
        aliases: term.aliases.iter().map(|alias| alias.value.clone()).collect(),
        definition: context.inline_html(&term.definition, root),
        clauses: context.edition.clauses_using_term[index].len(),
    }
}
