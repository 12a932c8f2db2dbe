//! What topic chapters get from us: a sheet for each clause, inside mdBook's frame.

use serde::Serialize;

use super::super::context::Mode;
use super::super::escape::push_escaped;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Head, Html, Part};
use super::brief::{self, BriefLine};
use super::clause::{self, ClauseView};

/// One clause in a topic chapter; the template makes one `<section>` without blank lines of it.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// The clause, with anchors that begin with its slug.
    pub clause: ClauseView,
    /// Whether this build makes a page of each clause.
    pub has_pages: bool,
    /// Whether the page has our scripts.
    pub has_scripts: bool,
}

/// What a topic's chapter has before its clauses.
#[derive(Debug, Serialize)]
pub struct TopicHead {
    /// The clauses of the topic.
    pub rows: Vec<TopicRow>,
    /// Whether any of them has a parameter.
    pub has_parameters: bool,
    /// Whether the book has defined terms, which texts link to.
    pub has_terms: bool,
    /// Whether the page has our scripts, for which the rows have buttons.
    pub has_scripts: bool,
}

/// A clause in the table of its topic.
#[derive(Debug, Serialize)]
pub struct TopicRow {
    /// The clause.
    #[serde(flatten)]
    pub clause: ClauseLink,
    /// Its anchor on this page.
    pub slug: String,
    /// The values that it sets.
    pub brief: Vec<BriefLine>,
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

/// The head of a page that leads on to another, or of a part of a topic's chapter.
pub fn head(page: &PageContext<'_, '_>) -> Head {
    page.head(PageKind::Chapter, "", &page.context.site.tagline)
}

/// The title and the introduction of a topic, where its page is none of mdBook's.
pub fn introduction(page: &PageContext<'_, '_>, topic: usize) -> Html {
    let topic = &page.context.edition.corpus.topics[topic];
    let mut html = String::from("<h1>");
    push_escaped(&topic.title, &mut html);
    html.push_str("</h1>\n");
    html + &markdown::blocks(page, &topic.blocks) + "\n"
}

/// The table of the clauses of a topic.
pub fn contents<'c>(page: &PageContext<'c, '_>, head: &'c Head, topic: usize) -> Part<'c, TopicHead> {
    let edition = page.context.edition;
    let clauses = &edition.topic_clauses[topic];
    let row = |&index: &usize| {
        let clause = &edition.corpus.clauses[index];
        let here = page.among_others(&clause.id.value);
        TopicRow { clause: page.clause_link(index), slug: clause.id.value.slug(), brief: brief::lines(&here, index, "") }
    };
    let view = TopicHead {
        rows: clauses.iter().map(row).collect(),
        has_parameters: clauses.iter().any(|&index| !edition.corpus.clauses[index].parameters.is_empty()),
        has_terms: page.context.site.counts.terms > 0 && page.context.has_pages(),
        has_scripts: page.context.options.mode == Mode::Site,
    };
    Part { site: &page.context.site, head, view }
}

/// The sheet of a clause in its topic's chapter.
pub fn sheet<'c>(page: &PageContext<'c, '_>, head: &'c Head, index: usize) -> Part<'c, Sheet> {
    let has_scripts = page.context.options.mode == Mode::Site;
    let view = Sheet { clause: clause::sheet(page, index), has_pages: page.context.has_pages(), has_scripts };
    Part { site: &page.context.site, head, view }
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
