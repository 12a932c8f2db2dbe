//! `/v/`, and of a release `/v/<release>/` and its lists of terms and outside documents.

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

/// A list of a release.
#[derive(Debug, Serialize)]
pub struct ContentsView {
    /// What it lists beside the name of the release; empty for the release itself.
    pub title: &'static str,
    /// How many there are, in words.
    pub count: String,
    /// Topics with their clauses, in the order of the book; only in the list of the release itself.
    pub topics: Vec<TopicPart>,
    /// Clauses that were withdrawn before; only in the list of the release itself.
    pub withdrawn: Vec<Link>,
    /// What else it lists.
    pub links: Vec<Link>,
    /// The lists that have pages of their own.
    pub lists: Vec<Link>,
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
    let withdrawn = corpus.retired.iter().map(|entry| Link {
        name: format!("{} {}", entry.id.value, entry.title.value),
        href: page.link(&context.addresses.clause(&entry.id.value)),
    });
    let title = format!("Release {}", release.name);
    let count = plural(corpus.clauses.len(), "clause");
    let description = format!("{count} as of {}.", release.date);
    let view =
        ContentsView { title: "", count, topics: topics.collect(), withdrawn: withdrawn.collect(), links: Vec::new(), lists: lists(&page) };
    page.finish(page.head(PageKind::Release, &title, &description), view)
}

/// `/v/<release>/t/`.
pub fn terms<'c>(context: &'c Context<'_>) -> Page<'c, ContentsView> {
    let page = PageContext::new(context, context.addresses.terms());
    let terms = context.edition.corpus.terms.iter();
    let terms = terms.map(|term| (term.term.value.as_str(), context.addresses.term(&term.slug())));
    further(&page, TERMS, "defined term", terms)
}

/// `/v/<release>/r/`.
pub fn frameworks<'c>(context: &'c Context<'_>) -> Page<'c, ContentsView> {
    let page = PageContext::new(context, context.addresses.frameworks());
    let frameworks = context.edition.cited_frameworks().map(|index| &context.edition.corpus.frameworks[index]);
    let frameworks = frameworks.map(|framework| (framework.title.as_str(), context.addresses.framework(&framework.slug())));
    further(&page, FRAMEWORKS, "outside document", frameworks)
}

const TERMS: &str = "Defined terms";
const FRAMEWORKS: &str = "Outside references";

/// A list of other pages of a release, by name and path; `unit` is what one is.
fn further<'c, 'l>(
    page: &PageContext<'c, '_>,
    title: &'static str,
    unit: &str,
    all: impl Iterator<Item = (&'l str, String)>,
) -> Page<'c, ContentsView> {
    let links: Vec<Link> = all.map(|(name, path)| Link { name: name.to_owned(), href: page.link(&path) }).collect();
    let count = plural(links.len(), unit);
    let head = page.head(PageKind::Release, title, &format!("{count}."));
    page.finish(head, ContentsView { title, count, topics: Vec::new(), withdrawn: Vec::new(), links, lists: lists(page) })
}

/// The lists of a release that have pages of their own.
fn lists(page: &PageContext<'_, '_>) -> Vec<Link> {
    let (edition, addresses) = (page.context.edition, &page.context.addresses);
    let link = |name: &str, path: &str| Link { name: name.to_owned(), href: page.link(path) };
    let terms = (!edition.corpus.terms.is_empty()).then(|| link(TERMS, &addresses.terms()));
    let frameworks = edition.cited_frameworks().next().map(|_| link(FRAMEWORKS, &addresses.frameworks()));
    terms.into_iter().chain(frameworks).collect()
}
