//! What topic chapters get from us: a sheet for each clause, inside mdBook's frame.

use serde::Serialize;

use super::super::context::Mode;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{Head, Part, Urls};
use super::clause::{self, ClauseView};

/// One clause in a topic chapter; the template makes one `<section>` without blank lines of it.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// The clause, with anchors that begin with its slug.
    pub clause: ClauseView,
    /// Whether this build makes a page of each clause.
    pub has_pages: bool,
}

/// What the render step puts into mdBook's own pages.
#[derive(Debug, Serialize)]
pub struct ChapterFrame<'a> {
    /// Where the parts of the site are.
    pub urls: &'a Urls,
    /// The looks that mdBook is set to.
    pub themes: &'a Themes,
    /// Anchors of the page that have moved elsewhere, as a JSON object; none on most pages.
    pub moved: Option<&'a str>,
}

/// mdBook's names of the looks that a reader gets without a choice.
#[derive(Debug, Clone, Serialize)]
pub struct Themes {
    /// By day.
    pub light: String,
    /// By night.
    pub dark: String,
}

/// A page that has moved.
#[derive(Debug, Serialize)]
pub struct Redirect<'a> {
    /// The new address.
    pub to: &'a str,
    /// The same for search engines and in words: absolute where it is known.
    pub canonical: &'a str,
    /// Anchors of the page that have moved elsewhere, as a JSON object.
    pub moved: &'a str,
}

/// The withdrawn clauses of a topic.
#[derive(Debug, Serialize)]
pub struct WithdrawnView {
    /// Each of them, in the order of their file.
    pub clauses: Vec<WithdrawnRow>,
}

/// A withdrawn clause in the chapter of its topic.
#[derive(Debug, Serialize)]
pub struct WithdrawnRow {
    /// The anchor that the clause had on this page.
    pub slug: String,
    /// Its id and title.
    pub name: String,
    /// Its page, relative; none where this build makes none.
    pub href: Option<String>,
}

/// The head of one of mdBook's pages; `name` is its chapter's name.
pub fn head(page: &PageContext<'_, '_>, name: &str) -> Head {
    let context = page.context;
    let topic = context.edition.corpus.topics.iter().find(|topic| context.addresses.topic(&topic.folder) == page.path());
    let description = match topic {
        Some(topic) => topic.summary.clone(),
        None if name.is_empty() => context.site.tagline.clone(),
        None => format!("{name}. {}", context.site.tagline),
    };
    let kind = if topic.is_some() { PageKind::Topic } else { PageKind::Chapter };
    let mut head = page.head(kind, topic.map_or(name, |topic| topic.title.as_str()), &description);
    head.feeds.extend(topic.and_then(|topic| page.topic_feed(topic)));
    head
}

/// The sheet of a clause in its topic's chapter.
pub fn sheet<'c>(page: &PageContext<'c, '_>, head: &'c Head, index: usize) -> Part<'c, Sheet> {
    let has_pages = page.context.options.mode == Mode::Site;
    Part { site: &page.context.site, head, view: Sheet { clause: clause::sheet(page, index), has_pages } }
}

/// The withdrawn clauses of a topic; none where it has none.
pub fn withdrawn(page: &PageContext<'_, '_>, topic: usize) -> Option<WithdrawnView> {
    let edition = page.context.edition;
    let of_topic = edition.corpus.retired.iter().filter(|entry| edition.topic_of_withdrawn(&entry.id.value) == Some(topic));
    let clauses: Vec<WithdrawnRow> = of_topic
        .map(|entry| WithdrawnRow {
            slug: entry.id.value.slug(),
            name: format!("{} {}", entry.id.value, entry.title.value),
            href: page.href_of_clause(&entry.id.value),
        })
        .collect();
    (!clauses.is_empty()).then_some(WithdrawnView { clauses })
}
