//! `/v/`, and of a release `/v/<release>/` and its lists of terms and outside documents.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{Link, Page};
use crate::addresses;
use crate::release::Release;

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
    pub title: String,
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
    let words = page.words();
    page.finish(page.head(PageKind::Release, &words.get("releases-title"), &words.get("releases-description")), view)
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
    let words = page.words();
    let title = words.with("release-title", &[("name", release.name.as_str().into())]);
    let count = words.with("count-clauses", &[("count", corpus.clauses.len().into())]);
    let description = words.with("release-description", &[("count", count.as_str().into()), ("day", words.date(&release.date).into())]);
    let view = ContentsView {
        title: String::new(),
        count,
        topics: topics.collect(),
        withdrawn: withdrawn.collect(),
        links: Vec::new(),
        lists: lists(&page),
    };
    page.finish(page.head(PageKind::Release, &title, &description), view)
}

/// `/v/<release>/t/`.
pub fn terms<'c>(context: &'c Context<'_>) -> Page<'c, ContentsView> {
    let page = PageContext::new(context, context.addresses.terms());
    let terms = context.edition.corpus.terms.iter();
    let terms = terms.map(|term| (term.term.value.as_str(), context.addresses.term(&term.slug())));
    further(&page, TERMS, "count-terms", terms)
}

/// `/v/<release>/r/`.
pub fn frameworks<'c>(context: &'c Context<'_>) -> Page<'c, ContentsView> {
    let page = PageContext::new(context, context.addresses.frameworks());
    let frameworks = context.edition.cited_frameworks().map(|index| &context.edition.corpus.frameworks[index]);
    let frameworks = frameworks.map(|framework| (framework.title.as_str(), context.addresses.framework(&framework.slug())));
    further(&page, FRAMEWORKS, "count-documents", frameworks)
}

const TERMS: &str = "terms-title";
const FRAMEWORKS: &str = "release-documents";

/// A list of other pages of a release, by name and path; `title` and `unit` are the keys of what it and its number are
/// called.
fn further<'c, 'l>(
    page: &PageContext<'c, '_>,
    title: &'static str,
    unit: &str,
    all: impl Iterator<Item = (&'l str, String)>,
) -> Page<'c, ContentsView> {
    let links: Vec<Link> = all.map(|(name, path)| Link { name: name.to_owned(), href: page.link(&path) }).collect();
    let count = page.words().with(unit, &[("count", links.len().into())]);
    let title = page.words().get(title);
    let head = page.head(PageKind::Release, &title, &format!("{count}."));
    page.finish(head, ContentsView { title, count, topics: Vec::new(), withdrawn: Vec::new(), links, lists: lists(page) })
}

/// The lists of a release that have pages of their own.
fn lists(page: &PageContext<'_, '_>) -> Vec<Link> {
    let (edition, addresses) = (page.context.edition, &page.context.addresses);
    let link = |name: &str, path: &str| Link { name: page.words().get(name), href: page.link(path) };
    let terms = (!edition.corpus.terms.is_empty()).then(|| link(TERMS, &addresses.terms()));
    let frameworks = edition.cited_frameworks().next().map(|_| link(FRAMEWORKS, &addresses.frameworks()));
    terms.into_iter().chain(frameworks).collect()
}
