//! `404.html`: repairs addresses, and shows the list where it cannot.

use serde::Serialize;

use super::super::address;
use super::super::context::Context;
use super::{ClauseLink, Head};

/// The page for every miss.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// All clauses, the withdrawn ones last: the script matches addresses against this list.
    pub clauses: Vec<ClauseLink>,
}

/// `404.html`. It is shown at any address, so its links begin at the root of the server.
pub fn page(context: &Context<'_>) -> (Head, NotFoundView) {
    let corpus = &context.edition.corpus;
    let root = match context.absolute("") {
        Some(address) => {
            let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
            rest.find('/').map_or_else(|| "/".to_owned(), |at| rest[at..].to_owned())
        }
        None => "/".to_owned(),
    };
    let mut head = context.head("404.html", "Page not found", "There is no page at this address.", "", "not-found-page");
    head.base = Some(root.clone());
    head.canonical = None;
    head.noindex = true;
    let all: Vec<usize> = (0..corpus.clauses.len()).collect();
    let mut clauses = context.clause_links(&all, &root);
    clauses.extend(corpus.retired.iter().map(|entry| ClauseLink {
        id: entry.id.value.to_string(),
        title: format!("{} (withdrawn)", entry.title),
        summary: entry.reason.clone(),
        href: format!("{root}{}", address::clause(&entry.id.value)),
        parties: Vec::new(),
        kind: String::new(),
        phases: Vec::new(),
    }));
    head.root = root;
    (head, NotFoundView { clauses })
}
