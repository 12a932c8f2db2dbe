//! The preprocessor: fills topic chapters with their clauses, and tells mdBook where `[PAT-2]` leads.

use std::sync::Arc;

use mdbook_preprocessor::book::{Book, Chapter};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::assembly::Prepared;
use crate::corpus::ClauseId;
use crate::read::{chapter_brackets, without_front_matter};
use crate::render::pages::topic_sheets;
use crate::render::{Context, Mode, Options, PageContext, Templates};

use super::{PREPROCESSOR, RENDERER};

/// The preprocessor with its prepared corpus.
#[derive(Debug)]
pub struct Clauses {
    prepared: Arc<Prepared>,
}

impl Clauses {
    /// A preprocessor for a corpus without errors.
    pub fn new(prepared: Arc<Prepared>) -> Self {
        Self { prepared }
    }
}

impl Preprocessor for Clauses {
    fn name(&self) -> &str {
        PREPROCESSOR
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let has_renderer = context.config.get::<toml::Value>(&format!("output.{RENDERER}"))?.is_some();
        let mode = if has_renderer { Mode::Site } else { Mode::ChaptersOnly };
        let live_reload = context.config.get::<String>("output.html.live-reload-endpoint")?;
        let options = Options { mode, absolute: live_reload.is_none(), live_reload };
        let (context, templates, _) = self.prepared.context(options)?;
        let mut failure = None;
        book.for_each_chapter_mut(|chapter| {
            if let Err(error) = fill(chapter, &context, &templates) {
                failure.get_or_insert(error);
            }
        });
        match failure {
            Some(error) => Err(error.into()),
            None => Ok(book),
        }
    }
}

fn fill(chapter: &mut Chapter, context: &Context<'_>, templates: &Templates) -> std::result::Result<(), crate::render::RenderError> {
    let Some(path) = chapter.source_path.as_ref().map(|path| path.to_string_lossy().replace('\\', "/")) else { return Ok(()) };
    let corpus = &context.edition.corpus;
    let topic = corpus.topics.iter().position(|topic| path == format!("{}/index.md", topic.folder));
    // What the chapter has now, not what its file had: other preprocessors may have changed it.
    if let Some(index) = topic {
        let mut content = without_front_matter(&chapter.content).trim_start().to_owned();
        if !content.starts_with("# ") {
            content = format!("# {}\n\n{content}", corpus.topics[index].title);
        }
        for sheet in topic_sheets(context, index, templates)? {
            content.push_str("\n\n");
            // Braces of clause text must not become directives of mdBook, which can read any file of this
            // machine, wherever in the order of preprocessors this one runs.
            content.push_str(&sheet.replace("{{", "{&#123;"));
        }
        chapter.content = content + "\n";
    }
    let page = PageContext::new(context, path);
    let mut definitions: Vec<(ClauseId, String)> = chapter_brackets(&chapter.content)
        .into_iter()
        .filter_map(|id| {
            let to = page.href_of_clause(&id)?;
            Some((id, to))
        })
        .collect();
    definitions.sort();
    definitions.dedup();
    if !definitions.is_empty() {
        chapter.content.push('\n');
        for (id, to) in definitions {
            chapter.content.push_str(&format!("\n[{id}]: {to}"));
        }
        chapter.content.push('\n');
    }
    Ok(())
}
