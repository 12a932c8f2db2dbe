//! `/clauses/` and its filtered lists.

use serde::Serialize;

use super::ClauseLink;

/// A list of clauses, grouped by topic.
#[derive(Debug, Serialize)]
pub struct ClauseListView {
    /// The heading, e.g. `Clauses that bind the MDM`.
    pub title: String,
    /// What the filter means, or what the list is.
    pub lead: String,
    /// Number of clauses in this list.
    pub count: usize,
    /// Number of clauses of the corpus.
    pub total: usize,
    /// Whether a filter is on (then a link leads to the whole list).
    pub filtered: bool,
    /// The groups, empty ones left out.
    pub groups: Vec<Group>,
    /// The ways to filter.
    pub filters: Vec<Filter>,
}

/// The clauses of one topic.
#[derive(Debug, Serialize)]
pub struct Group {
    /// Its title.
    pub title: String,
    /// Its chapter, relative.
    pub href: String,
    /// Its clauses with, for each, the default of its first parameter.
    pub rows: Vec<Row>,
}

/// One line of the list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The clause.
    #[serde(flatten)]
    pub clause: ClauseLink,
    /// The default of its first parameter, as the number that one looks for.
    pub value: Option<String>,
}

/// One facet with its values.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// `party`.
    pub id: &'static str,
    /// `Who is bound`.
    pub title: &'static str,
    /// Its values.
    pub values: Vec<FilterValue>,
}

/// One value of a facet.
#[derive(Debug, Serialize)]
pub struct FilterValue {
    /// `mdm`.
    pub id: String,
    /// `MDM`.
    pub name: String,
    /// What it means, for a tooltip and for screen readers.
    pub help: String,
    /// Its list, relative.
    pub href: String,
    /// Number of clauses.
    pub count: usize,
    /// Whether this list is that list.
    pub current: bool,
}
