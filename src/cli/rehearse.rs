//! What a build of a corpus without errors would still stop at, found without building and without running anything
//! that the book names: mdBook loads its side of the book, and a theme of the book's own makes its pages.

use std::path::Path;

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use crate::Checked;
use crate::assembly;
use crate::cards;
use crate::diagnostics::{self, Code, Diagnostic, Span};
use crate::mdbook::driver;
use crate::render::parts::SearchFiles;
use crate::render::views::chapter::ChapterContent;
use crate::render::{Context, Mode, Options, PageContext, Templates, pages};

use super::theme_of;

/// Adds what a build would stop at to the diagnostics of a book that has no errors.
pub(super) fn rehearse(book: &Path, checked: &mut Checked) {
    if diagnostics::count(&checked.diagnostics).0 > 0 {
        return;
    }
    let loaded = driver::rehearse(book).context("mdBook cannot load the book");
    let made = if checked.book.theme_folder().is_some() { make_pages(book, checked).context("cannot use the theme") } else { Ok(()) };
    for problem in [loaded, made].into_iter().filter_map(Result::err) {
        let span = Span::new(checked.sources.add("book.toml", ""), 0..0);
        checked.diagnostics.push(
            Diagnostic::new(Code::BookConfig, span, format!("{problem:#}"))
                .help("correct it: a build would stop here; see mdBook's manual, or compare with the built-in theme"),
        );
    }
    diagnostics::sort(&mut checked.diagnostics, &checked.sources);
}

/// Steps that a template may take, and more for each clause: a thousand times what those of the program take.
const STEPS_OF_A_TEMPLATE: u64 = 10_000_000;
const STEPS_OF_A_CLAUSE: u64 = 100_000;

/// Makes every page once, and drops it.
fn make_pages(book: &Path, checked: &Checked) -> Result<()> {
    let edition = &checked.edition;
    let theme = theme_of(book, &checked.book)?;
    let assets = theme.assets();
    let mut templates = Templates::new(&theme, &assets, &edition.corpus.words).map_err(anyhow::Error::from)?;
    templates.limit(STEPS_OF_A_TEMPLATE + STEPS_OF_A_CLAUSE * edition.corpus.clauses.len() as u64);
    let mut context =
        Context::new(edition, &checked.releases, Options { mode: Mode::Site, absolute: true, live_reload: None, beside: None });
    // The index is not built; that there is one makes the page of the search.
    context.search_files = SearchFiles::of(&assets, "example.bin");
    let records = assembly::Records::new(&context);
    for step in assembly::exports(&context, &records, &templates, &theme)? {
        step?;
    }
    assembly::site(&context, &templates).try_for_each(|file| file.map(drop).map_err(anyhow::Error::from))?;
    assembly::cards(&context, &templates).try_for_each(|card| {
        let (path, source) = card?;
        cards::check(&source).with_context(|| format!("cannot draw `{path}` from the template `card.svg`"))
    })?;
    for topic in 0..edition.corpus.topics.len() {
        pages::topic_sheets(&context, topic, &templates).map_err(anyhow::Error::from)?;
    }
    let content = ChapterContent { name: "Example", html: String::new(), moved: None, index: 0 };
    pages::render_chapter(&PageContext::new(&context, "example.html"), &[], content, &templates)?;
    Ok(())
}
