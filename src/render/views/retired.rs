//! The page of a withdrawn clause.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Page};
use super::history::{self, HistoryRow};

/// A withdrawn clause: why it went, what replaces it, and its last text.
#[derive(Debug, Serialize)]
pub struct RetiredView {
    /// `PAT-2`.
    pub id: String,
    /// `pat-2`.
    pub slug: String,
    /// Its last title.
    pub title: String,
    /// Relative link to this page.
    pub href: String,
    /// The permanent address in visible text, where there is one.
    pub address: Option<String>,
    /// Its last text.
    pub text: Html,
    /// Why it was withdrawn.
    pub reason: String,
    /// Since which date or release.
    pub since: String,
    /// What releases did to it, the newest first.
    pub history: Vec<HistoryRow>,
    /// What replaces it.
    pub successors: Vec<ClauseLink>,
}

/// `/c/<id>/` of a withdrawn clause.
pub fn page<'c>(context: &'c Context<'_>, index: usize) -> Page<'c, RetiredView> {
    let entry = &context.edition.corpus.retired[index];
    let page = PageContext::new(context, context.addresses.clause(&entry.id.value));
    let id = entry.id.value.to_string();
    let description = format!("{id} was withdrawn: {}", entry.reason);
    let mut head = page.head(PageKind::Retired, &format!("{id} {} (withdrawn)", entry.title), &description);
    head.noindex = true;
    let successors = entry.successors.iter().filter_map(|id| context.edition.clause(&id.value));
    let view = RetiredView {
        slug: entry.id.value.slug(),
        title: entry.title.clone(),
        href: page.link(page.path()),
        address: page.permanent_address(),
        text: markdown::blocks(&page, &entry.text),
        reason: entry.reason.clone(),
        since: entry.since.clone(),
        history: history::rows(&page, &entry.id.value),
        successors: page.clause_links(successors),
        id,
    };
    page.finish(head, view)
}
