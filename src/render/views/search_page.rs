//! `/search/`: the page behind the search box.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Page};
use super::clause_list::{self, Filter};
use crate::addresses;

/// The search page; without script it is the plain list.
#[derive(Debug, Serialize)]
pub struct SearchPageView {
    /// All clauses, for readers without script and while nothing is asked.
    pub clauses: Vec<ClauseLink>,
    /// The facets, for the filters.
    pub filters: Vec<Filter>,
}

/// `/search/`.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, SearchPageView> {
    let page = PageContext::new(context, addresses::SEARCH);
    let description = page.words().with("search-description", &[("site", context.site.full_title.as_str().into())]);
    let all = 0..context.edition.corpus.clauses.len();
    let view = SearchPageView { clauses: page.clause_links(all), filters: clause_list::filters(&page, None) };
    page.finish(page.head(PageKind::Search, &page.words().get("search-title"), &description), view)
}
