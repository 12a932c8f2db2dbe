//! `/r/` and `/r/<framework>/`: which clauses serve which part of an outside framework.

use serde::Serialize;

use super::{ClauseLink, Html};

/// All frameworks.
#[derive(Debug, Serialize)]
pub struct FrameworkListView {
    /// In the order of the file; those that no clause cites included.
    pub frameworks: Vec<FrameworkRow>,
}

/// One framework in the list.
#[derive(Debug, Serialize)]
pub struct FrameworkRow {
    /// `SP800-53`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Edition and date, as one string.
    pub edition: String,
    /// `guidance`, `standard`, `in-force`, ...
    pub status: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// Its page, relative.
    pub href: String,
    /// Number of clauses that cite it.
    pub clauses: usize,
    /// Number of places cited.
    pub places: usize,
}

/// One framework's page.
#[derive(Debug, Serialize)]
pub struct FrameworkView {
    /// What the list shows of it.
    #[serde(flatten)]
    pub row: FrameworkRow,
    /// Its own address.
    pub address: Option<String>,
    /// When the entry was last checked, ISO date.
    pub checked: Option<String>,
    /// What it is and what is uncertain.
    pub note: Html,
    /// What its confidence word means, as a sentence.
    pub confidence_help: String,
    /// Whether the entry carries the list of valid places (then citations were checked against it).
    pub has_list: bool,
    /// The places cited, in natural order; the framework as a whole first, with an empty name.
    pub cited: Vec<Place>,
}

/// One place in a framework.
#[derive(Debug, Serialize)]
pub struct Place {
    /// `164.308(a)(1)`, or empty for the whole document.
    pub name: String,
    /// Anchor on this page.
    pub anchor: String,
    /// The clauses that serve it.
    pub clauses: Vec<ClauseLink>,
}
