//! The page of a chapter: what mdBook has made of its text, in the frame of the site, with the contents of the book beside it.

use serde::Serialize;

use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{Html, Link, Page};
use crate::corpus::Topic;

/// A line of the table of contents of a book.
#[derive(Debug)]
pub struct Entry {
    /// The name of the chapter, or of the part.
    pub name: String,
    /// How deep it lies: 0 is the outermost level.
    pub level: usize,
    /// The path of its page; none of a part, and of a chapter that is not written yet.
    pub path: Option<String>,
    /// Whether it is the title of a part.
    pub is_part: bool,
}

/// What mdBook has made of a chapter.
#[derive(Debug)]
pub struct ChapterContent<'a> {
    /// Its name in SUMMARY.md.
    pub name: &'a str,
    /// Its text.
    pub html: String,
    /// Anchors of the page that have moved elsewhere, as a JSON object.
    pub moved: Option<String>,
    /// Its number among the pages of the book.
    pub index: usize,
}

/// The page of a chapter.
#[derive(Debug, Serialize)]
pub struct ChapterView {
    /// The name of the chapter.
    pub name: String,
    /// Its text.
    pub content: Html,
    /// The contents of the book, the chapter's own line with what is in it.
    pub contents: Vec<Line>,
    /// The chapter before.
    pub previous: Option<Link>,
    /// The chapter after.
    pub next: Option<Link>,
    /// Anchors of the page that have moved elsewhere, as a JSON object.
    pub moved: Option<String>,
}

/// A line of the contents.
#[derive(Debug, Serialize)]
pub struct Line {
    /// What it says.
    pub name: String,
    /// Where it leads; none of a part, and of a chapter that is not written yet.
    pub href: Option<String>,
    /// Whether it is the title of a part.
    pub is_part: bool,
    /// How deep it lies.
    pub level: usize,
    /// Whether it leads to this page.
    pub is_current: bool,
    /// The clauses of the chapter; of this page only.
    pub clauses: Vec<Link>,
}

/// The page of a chapter in a book with these contents.
pub fn page<'c>(page: &PageContext<'c, '_>, book: &[Entry], chapter: ChapterContent<'_>) -> Page<'c, ChapterView> {
    let edition = page.context.edition;
    let topics = &edition.corpus.topics;
    let topic = topics.iter().position(|topic| page.context.addresses.topic(&topic.folder) == page.path());
    let kind = if topic.is_some() { PageKind::Topic } else { PageKind::Chapter };
    let title = topic.map_or(chapter.name, |topic| topics[topic].title.as_str());
    let mut head = page.head(kind, title, &description(page, topic.map(|topic| &topics[topic]), chapter.name));
    head.feeds.extend(topic.and_then(|topic| page.topic_feed(&topics[topic])));
    let pages: Vec<&Entry> = book.iter().filter(|entry| entry.path.is_some()).collect();
    let neighbour = |index: Option<usize>| {
        let entry = pages.get(index?)?;
        Some(Link { name: entry.name.clone(), href: page.link(entry.path.as_deref()?) })
    };
    let (previous, next) = (neighbour(chapter.index.checked_sub(1)), neighbour(Some(chapter.index + 1)));
    head.previous = previous.as_ref().map(|link| link.href.clone());
    head.next = next.as_ref().map(|link| link.href.clone());
    let view = ChapterView {
        name: title.to_owned(),
        content: chapter.html,
        contents: book.iter().map(|entry| line(page, entry, topic)).collect(),
        previous,
        next,
        moved: chapter.moved,
    };
    page.finish(head, view)
}

fn description(page: &PageContext<'_, '_>, topic: Option<&Topic>, name: &str) -> String {
    topic.map_or_else(|| format!("{name}. {}", page.context.site.tagline), |topic| topic.summary.clone())
}

fn line(page: &PageContext<'_, '_>, entry: &Entry, topic: Option<usize>) -> Line {
    let is_current = entry.path.as_deref() == Some(page.path());
    let clauses = topic.filter(|_| is_current).map(|topic| page.context.edition.topic_clauses[topic].as_slice()).unwrap_or_default();
    let clause = |index: &usize| {
        let clause = &page.context.edition.corpus.clauses[*index];
        Link { name: format!("{} {}", clause.id.value, clause.title.value), href: format!("#{}", clause.id.value.slug()) }
    };
    Line {
        name: entry.name.clone(),
        href: entry.path.as_deref().map(|path| page.link(path)),
        is_part: entry.is_part,
        level: entry.level,
        is_current,
        clauses: clauses.iter().map(clause).collect(),
    }
}
