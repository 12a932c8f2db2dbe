//! `404.html`: repairs addresses, and shows the list where it cannot.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Link, Page};
use crate::addresses;
use crate::corpus::Topic;

/// Most clauses that the page lists. It is sent with every miss; beyond, it lists the topics, each with its clauses on its
/// own page. The script repairs addresses by a list that it loads, whatever stands here.
const MAX_CLAUSES: usize = 500;

/// The page for every miss.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// All clauses, the withdrawn ones last: what the script offers, it shows as it stands here. None where there are too many.
    pub clauses: Vec<ClauseLink>,
    /// The lists of the clauses of each topic, where there are too many clauses to list.
    pub topics: Vec<Link>,
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
    let ids = corpus.clauses.iter().map(|clause| &clause.id).chain(corpus.retired.iter().map(|entry| &entry.id));
    let first = ids.map(|id| context.addresses.clause(&id.value)).next();
    let example = page.link(&first.unwrap_or_else(|| context.addresses.clause_pattern("id")));
    if corpus.clauses.len() + corpus.retired.len() > MAX_CLAUSES {
        let topic = |topic: &Topic| Link { name: topic.title.clone(), href: page.link(&context.addresses.topic(&topic.folder)) };
        let topics = corpus.topics.iter().map(topic).collect();
        return page.finish(head, NotFoundView { clauses: Vec::new(), topics, example });
    }
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
    page.finish(head, NotFoundView { clauses, topics: Vec::new(), example })
}
