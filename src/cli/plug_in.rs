//! `mdbook-clauses preprocess` and `render`: what mdBook calls.

use std::io::Read;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use mdbook_preprocessor::Preprocessor;
use mdbook_renderer::Renderer;

use crate::mdbook::preprocessor::Clauses;
use crate::mdbook::renderer::Reference;
use crate::mdbook::{Prepared, protocol};
use crate::site::files;

use super::{Question, progress, report, theme};

/// Answers mdBook, or fills the book that it sends.
pub(super) fn preprocess(question: Option<Question>) -> Result<bool> {
    if let Some(Question::Supports { renderer }) = question {
        return Ok(renderer == "html");
    }
    let (context, book) = protocol::preprocessor_input(&stdin()?)?;
    let checked = crate::check(&files::load(&context.root)?);
    if !report(&checked, false) {
        return Ok(false);
    }
    let prepared = Prepared { edition: checked.edition, theme: theme(&context.root)? };
    let filled = Clauses::new(Arc::new(prepared)).run(&context, book)?;
    let text = serde_json::to_string(&filled).context("the book cannot be written as JSON")?;
    Ok(progress::print(&text))
}

/// Adds our pages to the folder of mdBook's HTML.
pub(super) fn render() -> Result<bool> {
    let context = protocol::renderer_input(&stdin()?)?;
    let checked = crate::check(&files::load(&context.root)?);
    // The preprocessor has printed the problems; a book that was changed since is caught here.
    let (errors, _) = crate::diagnostics::count(&checked.diagnostics);
    if errors > 0 {
        return Ok(report(&checked, false));
    }
    let prepared = Prepared { edition: checked.edition, theme: theme(&context.root)? };
    Reference::new(Arc::new(prepared)).render(&context)?;
    Ok(true)
}

fn stdin() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).context("mdBook's input cannot be read")?;
    Ok(text)
}
