//! `/search/`: the page behind the search box.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::Page;
use super::clause_list::{self, Filter, Group};
use crate::addresses;

/// The search page; without script it is the plain list.
#[derive(Debug, Serialize)]
pub struct SearchPageView {
    /// All clauses by topic, for readers without script.
    pub groups: Vec<Group>,
    /// The facets, for the filters.
    pub filters: Vec<Filter>,
}

/// `/search/`.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, SearchPageView> {
    let page = PageContext::new(context, addresses::SEARCH);
    let description = format!("Search the clauses of {}.", context.site.full_title);
    let all = 0..context.edition.corpus.clauses.len();
    let view = SearchPageView { groups: clause_list::groups(&page, all), filters: clause_list::filters(&page, None) };
    page.finish(page.head(PageKind::Search, "Search", &description), view)
}
