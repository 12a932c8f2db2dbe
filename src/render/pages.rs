//! Whole pages, and the parts that chapters get: the view and the template of each, put together.

use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use crate::difference::Pair;

use super::context::{Context, Mode};
use super::error::RenderError;
use super::frozen::FrozenTexts;
use super::page::PageContext;
use super::parts::{Page, Part};
use super::templates::Templates;
use super::theme::Theme;
use super::views::difference::{Comparison, Comparisons, Topic};
use super::views::topic::Redirect;
use super::views::{
    card, changes, chapter, clause, clause_list, framework, frozen_clause, landing, matrix, not_found, one_file, profile, release, retired,
    schedule, search_page, term, topic,
};
use crate::addresses;
use crate::release::Release;

/// A rendered page: its path, and its HTML.
pub type Rendered = Result<(String, String), RenderError>;

/// A page that has a template of its own.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// `/`.
    Landing,
    /// A clause, by its index.
    Clause(usize),
    /// A withdrawn clause, by its index.
    Retired(usize),
    /// A topic, by its index, where no chapter of mdBook's is its page.
    Topic(usize),
    /// A term, by its index.
    Term(usize),
    /// The glossary.
    Terms,
    /// A framework, by its index.
    Framework(usize),
    /// All frameworks.
    Frameworks,
    /// All clauses, or those of one value: index of the facet, index of the value.
    List(Option<(usize, usize)>),
    /// Who owes what.
    Matrix,
    /// All releases.
    Changes,
    /// A profile, by its index.
    Profile(usize),
    /// All profiles.
    Profiles,
    /// The search page.
    Search,
    /// The page on which a reader makes a schedule.
    Schedule,
    /// The page on which a reader compares a draft with the clauses.
    Compare,
    /// `404.html`.
    NotFound,
    /// A page that has moved, by its index in [`Context::moved`].
    Moved(usize),
}

/// A page of a release.
#[derive(Debug, Clone, Copy)]
pub enum Frozen {
    /// Its list: topics with their clauses, and where the rest is.
    Contents,
    /// Its defined terms.
    Terms,
    /// The outside documents that its clauses cite.
    Frameworks,
    /// A clause, by its index.
    Clause(usize),
    /// A clause that was withdrawn before, by its index.
    Retired(usize),
    /// A term, by its index.
    Term(usize),
    /// A framework, by its index.
    Framework(usize),
}

/// Renders a page.
///
/// # Errors
///
/// If the template does not fit its view.
pub fn render(which: Which, context: &Context<'_>, templates: &Templates) -> Rendered {
    match which {
        Which::Landing => render_page(templates, "landing.html", &landing::page(context)),
        Which::Clause(index) => render_page(templates, "clause.html", &clause::page(context, index)),
        Which::Retired(index) => render_page(templates, "retired.html", &retired::page(context, index)),
        Which::Topic(index) => render_topic(context, index, templates),
        Which::Term(index) => render_page(templates, "term.html", &term::page(context, index)),
        Which::Terms => render_page(templates, "term_list.html", &term::list(context)),
        Which::Framework(index) => render_page(templates, "framework.html", &framework::page(context, index)),
        Which::Frameworks => render_page(templates, "framework_list.html", &framework::list(context)),
        Which::List(filter) => render_page(templates, "clause_list.html", &clause_list::page(context, filter)),
        Which::Matrix => render_page(templates, "matrix.html", &matrix::page(context)),
        Which::Changes => render_page(templates, "changes.html", &changes::page(context)),
        Which::Profile(index) => render_page(templates, "profile.html", &profile::page(context, index)),
        Which::Profiles => render_page(templates, "profile_list.html", &profile::list(context)),
        Which::Search => render_page(templates, "search.html", &search_page::page(context)),
        Which::Schedule => render_page(templates, "schedule.html", &schedule::page(context)),
        Which::Compare => render_page(templates, "compare.html", &schedule::comparison(context)),
        Which::NotFound => render_page(templates, "not_found.html", &not_found::page(context)),
        Which::Moved(index) => {
            let (from, to) = &context.moved[index];
            render_leading_on(context, from, to, templates)
        }
    }
}

/// Renders a page of a release, of which `context` is; `of` has its index and itself.
///
/// # Errors
///
/// If the template does not fit its view.
pub fn render_frozen(which: Frozen, context: &Context<'_>, of: (usize, &Release), texts: &FrozenTexts, templates: &Templates) -> Rendered {
    let (number, of) = of;
    match which {
        Frozen::Contents => render_page(templates, "frozen_list.html", &release::contents(context, of)),
        Frozen::Terms => render_page(templates, "frozen_list.html", &release::terms(context)),
        Frozen::Frameworks => render_page(templates, "frozen_list.html", &release::frameworks(context)),
        Frozen::Clause(index) => {
            let write = || templates.render("frozen_text.html", &frozen_clause::text(context, index));
            let text = texts.get(number, index, write)?;
            render_page(templates, "frozen_clause.html", &frozen_clause::page(context, index, &text))
        }
        Frozen::Retired(index) => render_page(templates, "frozen_retired.html", &without_other_forms(retired::page(context, index))),
        Frozen::Term(index) => render_page(templates, "frozen_term.html", &term::page(context, index)),
        Frozen::Framework(index) => render_page(templates, "frozen_framework.html", &framework::page(context, index)),
    }
}

/// Renders the list of all releases. `newest` is the context of the first: the list says what the releases say, and
/// changes with a new release only.
///
/// # Errors
///
/// If the template does not fit its view.
pub fn render_releases(newest: &Context<'_>, releases: &[Release], templates: &Templates) -> Rendered {
    render_page(templates, "release_list.html", &release::list(newest, releases))
}

/// Beside a page of a release lie no other forms of it.
fn without_other_forms<V>(mut page: Page<'_, V>) -> Page<'_, V> {
    page.head.markdown = None;
    page
}

fn render_page<V: Serialize>(templates: &Templates, template: &str, page: &Page<'_, V>) -> Rendered {
    Ok((page.head.path.clone(), templates.render(template, page)?))
}

/// Renders a page that leads on to another: from an address that has moved, or from a folder without a page of its own.
///
/// # Errors
///
/// If the template does not fit.
pub fn render_leading_on(context: &Context<'_>, from: &str, to: &str, templates: &Templates) -> Rendered {
    let page = PageContext::new(context, from);
    let link = page.link(to);
    let canonical = context.addresses.absolute(to).unwrap_or_else(|| link.clone());
    let head = topic::head(&page);
    let view = Redirect { to: &link, canonical: &canonical, moved: "{}" };
    Ok((from.to_owned(), templates.render("redirect.html", &Part { site: &context.site, head: &head, view })?))
}

/// The file that holds the whole corpus, which is rendered in parts.
#[derive(Debug)]
pub struct OneFile<'e> {
    /// The same corpus, with links that stay inside the file.
    context: Context<'e>,
}

/// A part of that file.
#[derive(Debug)]
pub enum OneFilePart {
    /// HTML around the clauses.
    Frame(String),
    /// The sheets of some clauses of a topic: places in the list of its clauses.
    Sheets(usize, Range<usize>),
}

/// The template of the file around the clauses.
const TEMPLATE: &str = "one_file.html";

/// How many clauses of the file are rendered at once.
const SHEETS_AT_ONCE: usize = 64;

/// In the frame of the file, the number of a topic stands between two of them where its sheets belong: a character that the
/// fields of a book may not have.
const SHEETS_MARK: char = '\u{10fffd}';

impl<'e> OneFile<'e> {
    /// The file with its parts, in order.
    ///
    /// # Errors
    ///
    /// If the template does not fit its view, or does not have the sheets of each topic once and in order.
    pub fn new(context: &Context<'e>, templates: &Templates, theme: &Theme) -> Result<(Self, Vec<OneFilePart>), RenderError> {
        let file = Self { context: context.in_mode(Mode::OneFile) };
        let topics = &file.context.edition.topic_clauses;
        let marks = (0..topics.len()).map(|topic| format!("{SHEETS_MARK}{topic}{SHEETS_MARK}")).collect();
        let (_, frame) = render_page(templates, TEMPLATE, &one_file::page(&file.page(), theme, marks))?;
        let mut frame = frame.split(SHEETS_MARK);
        let mut parts: Vec<OneFilePart> = frame.next().map(|html| OneFilePart::Frame(html.to_owned())).into_iter().collect();
        for (topic, clauses) in topics.iter().enumerate() {
            if frame.next() != Some(topic.to_string().as_str()) {
                return Err(sheets_out_of_order());
            }
            let starts = (0..clauses.len()).step_by(SHEETS_AT_ONCE);
            parts.extend(starts.map(|start| OneFilePart::Sheets(topic, start..clauses.len().min(start + SHEETS_AT_ONCE))));
            parts.extend(frame.next().map(|html| OneFilePart::Frame(html.to_owned())));
        }
        if frame.next().is_some() { Err(sheets_out_of_order()) } else { Ok((file, parts)) }
    }

    /// Its path.
    pub fn path(&self) -> String {
        self.context.addresses.one_file()
    }

    /// The HTML of a part.
    ///
    /// # Errors
    ///
    /// If a template does not fit its view.
    pub fn render(&self, part: OneFilePart, templates: &Templates) -> Result<String, RenderError> {
        let (topic, range) = match part {
            OneFilePart::Frame(html) => return Ok(html),
            OneFilePart::Sheets(topic, range) => (topic, range),
        };
        let page = self.page();
        let between = if range.start == 0 { "" } else { "\n" };
        let sheet = |&index: &usize| templates.render("one_file_clause.html", &one_file::sheet(&page, index));
        let sheets = self.context.edition.topic_clauses[topic][range].par_iter().map(sheet).collect::<Result<Vec<_>, _>>()?;
        Ok(format!("{between}{}", sheets.join("\n")))
    }

    fn page(&self) -> PageContext<'_, 'e> {
        PageContext::new(&self.context, self.context.addresses.one_file())
    }
}

/// The theme of a book may have a template of its own.
fn sheets_out_of_order() -> RenderError {
    let message = "it must print the `sheets` of each topic once, in the order of the topics";
    RenderError::new(TEMPLATE, minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, message))
}

/// Most bytes of HTML of what changed in the clauses of a difference on one page: some 150 kB as they are sent. Beyond,
/// each topic has a page of its own.
const MAX_DIFFERENCE: usize = 600_000;

/// Renders the page of a difference, and those of its topics where it is long.
///
/// # Errors
///
/// If a template does not fit its view.
pub fn render_difference(pair: Pair, all: &Comparisons<'_, '_>, templates: &Templates) -> Result<Vec<(String, String)>, RenderError> {
    let comparison = Comparison::new(all, pair);
    let topics = comparison.topics();
    let changed = |topic: &Topic<'_>| topic.changed(&comparison, |view| templates.render("difference_clause.html", view));
    let changed = topics.iter().map(changed).collect::<Result<Vec<_>, _>>()?;
    let write = |index: usize, path: &str| {
        let clauses = comparison.clauses(&topics[index], &changed[index], path);
        templates.render("difference_clauses.html", &clauses)
    };
    if changed.iter().flatten().map(|html| html.len()).sum::<usize>() <= MAX_DIFFERENCE {
        let path = comparison.path();
        let written = (0..topics.len()).map(|index| write(index, &path)).collect::<Result<Vec<_>, _>>()?;
        return Ok(vec![render_page(templates, "difference.html", &comparison.page(Some(written)))?]);
    }
    let topic_page = |index: usize| {
        let written = write(index, &comparison.topic_path(topics[index].folder))?;
        render_page(templates, "difference.html", &comparison.topic_page(&topics, index, written))
    };
    let mut pages = (0..topics.len()).into_par_iter().map(topic_page).collect::<Result<Vec<_>, _>>()?;
    pages.push(render_page(templates, "difference.html", &comparison.page(None))?);
    Ok(pages)
}

/// Whose picture is wanted. Numbers are indices into the corpus.
#[derive(Debug, Clone, Copy)]
pub enum Card {
    /// That of a clause.
    Clause(usize),
    /// That of a withdrawn clause.
    Withdrawn(usize),
    /// That of all other pages.
    Site,
}

/// A picture: its path and its source in SVG, which nobody has drawn yet.
///
/// # Errors
///
/// If the template does not fit its view.
pub fn card(which: Card, context: &Context<'_>, templates: &Templates) -> Rendered {
    let corpus = &context.edition.corpus;
    let (path, view) = match which {
        Card::Clause(index) => (addresses::clause_card(&corpus.clauses[index].id.value), card::of_clause(context, index)),
        Card::Withdrawn(index) => (addresses::clause_card(&corpus.retired[index].id.value), card::of_withdrawn(context, index)),
        Card::Site => (addresses::SITE_CARD.to_owned(), card::of_site(context)),
    };
    Ok((path, templates.render("card.svg", &view)?))
}

/// Renders a chapter of a book with these contents.
///
/// # Errors
///
/// If the template does not fit its view.
pub fn render_chapter(
    page: &PageContext<'_, '_>,
    book: &[chapter::Entry],
    content: chapter::ChapterContent<'_>,
    templates: &Templates,
) -> Result<String, RenderError> {
    templates.render("chapter.html", &chapter::page(page, book, content))
}

/// Renders the page of a topic, with the contents of all topics beside it.
fn render_topic(context: &Context<'_>, index: usize, templates: &Templates) -> Rendered {
    let topics = &context.edition.corpus.topics;
    let entry = |topic: &crate::corpus::Topic| {
        let path = Some(context.addresses.topic(&topic.folder));
        chapter::Entry { name: topic.title.clone(), level: 0, path, is_part: false }
    };
    let book: Vec<chapter::Entry> = topics.iter().map(entry).collect();
    let page = PageContext::new(context, context.addresses.topic(&topics[index].folder));
    let html = topic::introduction(&page, index) + &topic_sheets(context, index, templates)?.join("\n");
    let content = chapter::ChapterContent { name: &topics[index].title, html, moved: None, index };
    Ok((page.path().to_owned(), render_chapter(&page, &book, content, templates)?))
}

/// The clauses of a topic as blocks of HTML for mdBook: the table of all, then one for each, without blank lines. What was
/// withdrawn of the topic is one more block: links to it on the chapter's page still arrive.
///
/// # Errors
///
/// If a template does not fit its view.
pub fn topic_sheets(context: &Context<'_>, topic: usize, templates: &Templates) -> Result<Vec<String>, RenderError> {
    let folder = &context.edition.corpus.topics[topic].folder;
    let page = PageContext::new(context, addresses::chapter(&format!("{folder}/index.md")));
    let head = topic::head(&page);
    let clauses = context.edition.topic_clauses[topic].par_iter();
    let table = templates.render("chapter_topic.html", &topic::contents(&page, &head, topic))?;
    let sheets = clauses
        .map(|&index| Ok(without_blank_lines(&templates.render("chapter_clause.html", &topic::sheet(&page, &head, index))?)))
        .collect::<Result<Vec<String>, RenderError>>()?;
    let mut blocks = Vec::with_capacity(sheets.len() + 3);
    if context.options.mode == Mode::ChaptersOnly {
        blocks.push(without_blank_lines(&templates.render("chapter_style.html", &())?));
    }
    blocks.push(without_blank_lines(&table));
    blocks.extend(sheets);
    if let Some(view) = topic::withdrawn(&page, topic) {
        blocks.push(without_blank_lines(&templates.render("chapter_withdrawn.html", &view)?));
    }
    Ok(blocks)
}

/// A blank line would end a block of HTML and hand the rest to the Markdown parser.
fn without_blank_lines(html: &str) -> String {
    html.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
