//! The preprocessor: fills topic chapters with their clauses, or with a section that keeps their place until the renderer
//! of a site comes, and tells mdBook where `[PAT-2]` leads.

use std::sync::Arc;

use anyhow::bail;
use mdbook_preprocessor::book::{Book, Chapter};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::assembly::Prepared;
use crate::corpus::{ClauseId, Topic};
use crate::read::{begins_with_title, chapter_brackets, output_faults, sheets_are_whole, without_front_matter};
use crate::render::pages::topic_sheets;
use crate::render::{Context, Mode, Options, PageContext, Templates};

use super::{PREPROCESSOR, RENDERER, place_anchor};

/// The preprocessor with its prepared corpus.
#[derive(Debug)]
pub struct ClausesPreprocessor {
    prepared: Arc<Prepared>,
}

impl ClausesPreprocessor {
    /// A preprocessor for a corpus without errors.
    pub fn new(prepared: Arc<Prepared>) -> Self {
        Self { prepared }
    }
}

impl Preprocessor for ClausesPreprocessor {
    fn name(&self) -> &str {
        PREPROCESSOR
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let has_renderer = context.config.get::<toml::Value>(&format!("output.{RENDERER}"))?.is_some();
        let beside = super::beside(&context.config);
        let mode = if has_renderer && beside.is_none() { Mode::Site } else { Mode::ChaptersOnly };
        // The addresses of a book that is no site of ours are mdBook's matter.
        if let Some(fault) = output_faults(&context.config).into_iter().find(|_| mode == Mode::Site) {
            bail!("book.toml: {}: {}", fault.message, fault.help);
        }
        let live_reload = context.config.get::<String>("output.html.live-reload-endpoint")?;
        let options = Options { mode, absolute: live_reload.is_none(), live_reload, beside };
        let (context, templates, _) = self.prepared.context(options)?;
        let mut failure = None;
        book.for_each_chapter_mut(|chapter| {
            if let Err(error) = fill(chapter, &context, &templates) {
                failure.get_or_insert(error);
            }
        });
        match failure {
            Some(error) => Err(error),
            None => Ok(book),
        }
    }
}

fn fill(chapter: &mut Chapter, context: &Context<'_>, templates: &Templates) -> Result<()> {
    let Some(path) = chapter.source_path.as_ref().map(|path| path.to_string_lossy().replace('\\', "/")) else { return Ok(()) };
    let corpus = &context.edition.corpus;
    let topic = corpus.topics.iter().position(|topic| path == format!("{}/index.md", topic.folder));
    // What the chapter has now, not what its file had: other preprocessors may have changed it.
    if let Some(index) = topic {
        let mut content = without_front_matter(&chapter.content).trim_start().to_owned();
        if !begins_with_title(&content) {
            content = format!("# {}\n\n{content}", as_text(&corpus.topics[index].title));
        }
        let sheets: Vec<String> = match context.options.mode {
            // The renderer puts the clauses into their place.
            Mode::Site => vec![place(&corpus.topics[index])],
            _ => topic_sheets(context, index, templates)?.iter().map(|sheet| as_one_block(sheet)).collect(),
        };
        for sheet in &sheets {
            content.push_str("\n\n");
            content.push_str(sheet);
        }
        if let Err(sheet) = sheets_are_whole(&content, &sheets) {
            let first = sheet.lines().next().unwrap_or_default();
            bail!("`{path}`: the clause at `{first}` would be incomplete: a block before it is never closed");
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

/// The section that keeps the place of the clauses of a topic.
fn place(topic: &Topic) -> String {
    format!("<section class=\"clause-sheet\" id=\"{}\"></section>", place_anchor(topic))
}

/// A line of text as Markdown and HTML that say nothing but this text.
fn as_text(line: &str) -> String {
    let mut out = String::new();
    for c in line.trim().chars() {
        match c {
            c if c.is_ascii_punctuation() => out.push_str(&format!("&#{};", u32::from(c))),
            c if c.is_control() || c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A sheet that no later step takes for anything but one block of HTML.
fn as_one_block(sheet: &str) -> String {
    // Braces of clause text must not become directives of mdBook, which can read any file of this machine, wherever in
    // the order of preprocessors this one runs; and Markdown counts a carriage return as the end of a line.
    sheet.replace("{{", "{&#123;").replace('\r', "&#13;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_text_stays_what_it_is() {
        for line in [
            "Plain",
            "<script>a</script>",
            "# a #",
            "*a* _b_ `c`",
            "[x](y) [PAY-1]",
            "a &amp; b",
            "{{#include /a}}",
            "a {#b .c onclick=d}",
            "1. a",
            "- a",
            "a\\",
            "| a |",
            "<!-- a",
            "=== a",
            "\"a\" 'b'",
        ] {
            let text = format!("# {}\n\nb", as_text(line));
            let events: Vec<_> = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::all()).collect();
            let heading: String = events
                .iter()
                .take_while(|event| !matches!(event, pulldown_cmark::Event::End(_)))
                .map(|event| match event {
                    pulldown_cmark::Event::Text(text) => text.to_string(),
                    pulldown_cmark::Event::Start(pulldown_cmark::Tag::Heading { id: None, classes, attrs, .. })
                        if classes.is_empty() && attrs.is_empty() =>
                    {
                        String::new()
                    }
                    other => panic!("{line}: {other:?}"),
                })
                .collect();
            assert_eq!(heading, line);
        }
        assert_eq!(as_text("a\nb\t"), "a b");
    }
}
