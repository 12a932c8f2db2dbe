//! `/search/`: the page behind the search box.

use serde::Serialize;

use super::clause_list::{Filter, Group};

/// The search page; without script it is the plain list.
#[derive(Debug, Serialize)]
pub struct SearchPageView {
    /// All clauses by topic, for readers without script.
    pub groups: Vec<Group>,
    /// The facets, for the filters.
    pub filters: Vec<Filter>,
}
