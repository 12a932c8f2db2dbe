//! `/t/` and `/t/<term>/`: a defined term and where it is used.

use serde::Serialize;

use super::{ClauseLink, Html, Link};

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
