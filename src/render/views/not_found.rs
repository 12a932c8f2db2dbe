//! `404.html`: repairs addresses, and shows the list where it cannot.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Page};
use crate::addresses;

/// The page for every miss.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// All clauses, the withdrawn ones last: the script matches addresses against this list.
    pub clauses: Vec<ClauseLink>,
    /// What the address of a clause looks like.
    pub example: String,
}

/// `404.html`. It is shown at any address, so its links begin at the root of the server.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, NotFoundView> {
    let corpus = &context.edition.corpus;
    let absolute = context.addresses.absolute("");
    let root = absolute.as_deref().map_or("/", addresses::path_of);
    let page = PageContext::anywhere(context, addresses::NOT_FOUND, root);
    let words = page.words();
    let mut head = page.head(PageKind::NotFound, &words.get("not-found-page"), &words.get("not-found-description"));
    head.base = Some(root.to_owned());
    head.canonical = None;
    head.noindex = true;
    let mut clauses = page.clause_links(0..corpus.clauses.len());
    clauses.extend(corpus.retired.iter().map(|entry| ClauseLink {
        language: None,
        id: entry.id.value.to_string(),
        title: words.with("title-withdrawn", &[("title", entry.title.value.as_str().into())]),
        summary: entry.reason.clone(),
        href: page.link(&context.addresses.clause(&entry.id.value)),
        parties: Vec::new(),
        kind: String::new(),
        phases: Vec::new(),
    }));
    let example = clauses.first().map_or_else(|| page.link(&context.addresses.clause_pattern("id")), |clause| clause.href.clone());
    page.finish(head, NotFoundView { clauses, example })
}
