//! `mdbook-clauses preprocess` and `render`: what mdBook calls.

use std::io::Read;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use mdbook_preprocessor::Preprocessor;
use mdbook_renderer::Renderer;

use crate::mdbook::preprocessor::ClausesPreprocessor;
use crate::mdbook::protocol;
use crate::mdbook::renderer::ReferenceRenderer;
use crate::site::files;

use super::{SupportsQuery, build_input, load_valid, progress, report};

/// Answers mdBook, or fills the book that it sends.
pub(super) fn preprocess(question: Option<SupportsQuery>) -> Result<bool> {
    if let Some(SupportsQuery::Supports { renderer }) = question {
        return Ok(renderer == "html");
    }
    let (context, book) = protocol::preprocessor_input(&stdin()?)?;
    let checked = crate::check(&files::load(&context.root)?);
    if !report(&checked, false) {
        return Ok(false);
    }
    let prepared = build_input(checked, &context.root, false)?;
    let filled = ClausesPreprocessor::new(Arc::new(prepared)).run(&context, book)?;
    let text = serde_json::to_string(&filled).context("cannot write the book as JSON")?;
    Ok(progress::output(&text))
}

/// Adds our pages to the folder of mdBook's HTML.
pub(super) fn render() -> Result<bool> {
    let context = protocol::renderer_input(&stdin()?)?;
    // The preprocessor has printed the problems; a book that was changed since is caught here.
    let Some(checked) = load_valid(&context.root)? else { return Ok(false) };
    let prepared = build_input(checked, &context.root, false)?;
    let prepared = Arc::new(prepared);
    ReferenceRenderer::new(Arc::clone(&prepared)).render(&context)?;
    for note in prepared.notes() {
        progress::status(&format!("warning: {note}"));
    }
    Ok(true)
}

fn stdin() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).context("cannot read mdBook's input")?;
    Ok(text)
}
