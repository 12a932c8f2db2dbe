//! `/v/` and `/v/<release>/`: all releases, and all that is in one.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{Link, Page};
use crate::addresses;
use crate::release::Release;
use crate::text::plural;

/// All releases.
#[derive(Debug, Serialize)]
pub struct ReleaseListView {
    /// Newest first.
    pub releases: Vec<ReleaseRow>,
    /// The landing page of the text of today, relative.
    pub today: String,
}

/// A release in the list.
#[derive(Debug, Serialize)]
pub struct ReleaseRow {
    /// `2026-11`.
    pub name: String,
    /// What it is called beside its name, or empty.
    pub title: String,
    /// When it was frozen, ISO date.
    pub date: String,
    /// Its list, relative.
    pub href: String,
    /// Number of clauses.
    pub clauses: usize,
}

/// What a release has pages of.
#[derive(Debug, Serialize)]
pub struct ContentsView {
    /// Topics with their clauses, in the order of the book.
    pub topics: Vec<TopicPart>,
    /// Withdrawn clauses, terms, outside documents, as far as there are any.
    pub parts: Vec<Part>,
}

/// A topic.
#[derive(Debug, Serialize)]
pub struct TopicPart {
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Its clauses.
    pub clauses: Vec<ClauseRow>,
}

/// A clause in the list.
#[derive(Debug, Serialize)]
pub struct ClauseRow {
    /// `PAT-2`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page, relative.
    pub href: String,
}

/// Other pages, by name.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Its anchor.
    pub anchor: &'static str,
    /// What they are.
    pub title: &'static str,
    /// The pages.
    pub links: Vec<Link>,
}

/// `/v/`.
pub fn list<'c>(context: &'c Context<'_>, releases: &[Release]) -> Page<'c, ReleaseListView> {
    let page = PageContext::new(context, addresses::RELEASES);
    let row = |release: &Release| ReleaseRow {
        name: release.name.to_string(),
        title: release.title.clone(),
        date: release.date.clone(),
        href: page.link(&context.addresses.of_release(release.name.as_str()).home()),
        clauses: release.edition.corpus.clauses.len(),
    };
    let view = ReleaseListView {
        releases: releases.iter().map(row).collect(),
        today: page.link(context.addresses.today(&context.addresses.home())),
    };
    page.finish(page.head(PageKind::Release, "Releases", "Every release of the text: what it said on a day, for good."), view)
}

/// `/v/<release>/`.
pub fn contents<'c>(context: &'c Context<'_>, release: &Release) -> Page<'c, ContentsView> {
    let page = PageContext::new(context, context.addresses.home());
    let edition = context.edition;
    let corpus = &edition.corpus;
    let clause = |&index: &usize| ClauseRow {
        id: corpus.clauses[index].id.value.to_string(),
        title: corpus.clauses[index].title.value.clone(),
        href: page.clause_href(index),
    };
    let topics = corpus.topics.iter().zip(&edition.topic_clauses).map(|(topic, clauses)| TopicPart {
        anchor: addresses::topic_anchor(&topic.folder),
        title: topic.title.clone(),
        clauses: clauses.iter().map(clause).collect(),
    });
    let link = |name: &str, path: String| Link { name: name.to_owned(), href: page.link(&path) };
    let terms = corpus.terms.iter().map(|term| link(&term.term.value, context.addresses.term(&term.slug())));
    let cited = corpus.frameworks.iter().zip(&edition.framework_provisions).filter(|(_, provisions)| !provisions.is_empty());
    let cited = cited.map(|(framework, _)| link(&framework.title, context.addresses.framework(&framework.slug())));
    let retired = corpus
        .retired
        .iter()
        .map(|entry| link(&format!("{} {}", entry.id.value, entry.title.value), context.addresses.clause(&entry.id.value)));
    let mut parts = vec![
        Part { anchor: "withdrawn", title: "Withdrawn clauses", links: retired.collect() },
        Part { anchor: "terms", title: "Defined terms", links: terms.collect() },
        Part { anchor: "references", title: "Outside references", links: cited.collect() },
    ];
    parts.retain(|part| !part.links.is_empty());
    let title = format!("Release {}", release.name);
    let description = format!("{} as of {}.", plural(corpus.clauses.len(), "clause"), release.date);
    page.finish(page.head(PageKind::Release, &title, &description), ContentsView { topics: topics.collect(), parts })
}
