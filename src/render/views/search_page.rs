//! `/search/`: the page behind the search box.

use serde::Serialize;

use super::super::address;
use super::super::context::Context;
use super::Head;
use super::clause_list::{self, Filter, Group};

/// The search page; without script it is the plain list.
#[derive(Debug, Serialize)]
pub struct SearchPageView {
    /// All clauses by topic, for readers without script.
    pub groups: Vec<Group>,
    /// The facets, for the filters.
    pub filters: Vec<Filter>,
}

/// `/search/`.
pub fn page(context: &Context<'_>) -> (Head, SearchPageView) {
    let root = address::root_of(address::SEARCH);
    let description = format!("Search the clauses of {}.", context.site.full_title);
    let all = 0..context.edition.corpus.clauses.len();
    let view = SearchPageView { groups: clause_list::groups(context, &root, all), filters: clause_list::filters(context, &root, None) };
    (context.head(address::SEARCH, "Search", &description, "search", "search-page"), view)
}
