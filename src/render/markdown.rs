//! The one renderer of corpus text to HTML. Pages, chapters, cards and exports all use it, so that
//! contract text has the same bytes everywhere.

use crate::corpus::{Block, Inline, Parameter, markdown};

use super::html::Html;

/// How links of a text are written on the page that shows it.
pub(super) trait Addresses {
    /// The address of a clause.
    fn clause(&self, clause: usize) -> String;
    /// The address of a term; none where the page cannot link to it.
    fn term(&self, term: usize) -> Option<String>;
}

/// Renders one text.
pub(super) struct Renderer<'a> {
    pub(super) addresses: &'a dyn Addresses,
    /// The clause's parameters, for their values; empty for other texts.
    pub(super) parameters: &'a [Parameter],
    /// What anchors begin with: empty on a clause's own page, `pat-2-` in a chapter.
    pub(super) prefix: &'a str,
    /// The page with the table of values, where it is not on the same page.
    pub(super) values_page: Option<&'a str>,
}

/// Characters of an id that is not broken at the end of a line: it takes less than half a phone's width.
const LONGEST_ID: usize = 12;

/// Characters of a value that is not broken at the end of a line.
const LONGEST_VALUE: usize = 18;

/// Whether words are so short that a line may end before or after them, but not within.
fn stays_on_a_line(words: &str, longest: usize) -> bool {
    words.chars().count() <= longest
}

/// The anchor of a parameter's row.
pub(super) fn parameter_anchor(prefix: &str, parameter: &Parameter) -> String {
    format!("{prefix}{}", parameter.name.value.replace('_', "-"))
}

impl Renderer<'_> {
    /// Blocks as HTML, one block a line, no blank line.
    pub(super) fn blocks(&self, blocks: &[Block]) -> String {
        let mut html = Html::default();
        for block in blocks {
            html.newline();
            self.block(block, &mut html);
        }
        html.finish()
    }

    /// The words of a single paragraph without its tag; other blocks as they are.
    pub(super) fn inline(&self, blocks: &[Block]) -> String {
        match blocks {
            [Block::Paragraph(inlines)] => {
                let mut html = Html::default();
                self.inlines(inlines, &mut html);
                html.finish()
            }
            _ => self.blocks(blocks),
        }
    }

    fn all(&self, blocks: &[Block], html: &mut Html) {
        for block in blocks {
            self.block(block, html);
        }
    }

    fn block(&self, block: &Block, html: &mut Html) {
        match block {
            Block::Paragraph(inlines) => {
                html.open("p", &[]);
                self.inlines(inlines, html);
                html.close("p");
            }
            Block::Item { letter, blocks, .. } => self.item(letter, blocks, html),
            Block::List { start, entries } => self.list(*start, entries, html),
            Block::Quote(blocks) => {
                html.open("blockquote", &[]);
                self.all(blocks, html);
                html.close("blockquote");
            }
            Block::Code(code) => {
                html.open("pre", &[]);
                html.preformatted(code.trim_end());
                html.close("pre");
            }
            Block::Table { head, rows } => self.table(head, rows, html),
            Block::Rule => html.open("hr", &[]),
        }
    }

    /// `(a)` hangs left and is the permanent link; its letter is text, so that copies keep it.
    fn item(&self, letter: &str, blocks: &[Block], html: &mut Html) {
        let anchor = format!("{}{letter}", self.prefix);
        html.open("div", &[("class", "item"), ("id", &anchor)]);
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(inlines) if index == 0 => self.lettered("p", &[], &anchor, letter, inlines, html),
                Block::Item { letter: numeral, blocks, .. } => self.numeral(&anchor, numeral, blocks, html),
                block => self.block(block, html),
            }
            if index + 1 < blocks.len() {
                html.newline();
            }
        }
        html.close("div");
    }

    fn numeral(&self, parent: &str, numeral: &str, blocks: &[Block], html: &mut Html) {
        let anchor = format!("{parent}-{numeral}");
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(inlines) if index == 0 => {
                    self.lettered("p", &[("class", "sub"), ("id", &anchor)], &anchor, numeral, inlines, html);
                }
                block => self.block(block, html),
            }
        }
    }

    fn lettered(&self, tag: &str, attributes: &[(&str, &str)], anchor: &str, letter: &str, inlines: &[Inline], html: &mut Html) {
        html.open(tag, attributes);
        html.open("a", &[("class", "letter"), ("href", &format!("#{anchor}"))]);
        html.text(&format!("({letter}) "));
        html.close("a");
        self.inlines(inlines, html);
        html.close(tag);
    }

    fn list(&self, start: Option<u64>, entries: &[Vec<Block>], html: &mut Html) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(first) if first != 1 => html.open(tag, &[("start", &first.to_string())]),
            _ => html.open(tag, &[]),
        }
        for entry in entries {
            html.open("li", &[]);
            match entry.as_slice() {
                [Block::Paragraph(inlines), rest @ ..] => {
                    self.inlines(inlines, html);
                    self.all(rest, html);
                }
                blocks => self.all(blocks, html),
            }
            html.close("li");
        }
        html.close(tag);
    }

    fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], html: &mut Html) {
        // Named as mdBook names it in its chapters: a wide table is pushed sideways, not the page.
        html.open("div", &[("class", "table-wrapper")]);
        html.open("table", &[]);
        html.open("thead", &[]);
        html.open("tr", &[]);
        for cell in head {
            html.open("th", &[("scope", "col")]);
            self.inlines(cell, html);
            html.close("th");
        }
        html.close("tr");
        html.close("thead");
        html.open("tbody", &[]);
        for row in rows {
            html.open("tr", &[]);
            for cell in row {
                html.open("td", &[]);
                self.inlines(cell, html);
                html.close("td");
            }
            html.close("tr");
        }
        html.close("tbody");
        html.close("table");
        html.close("div");
    }

    fn plain(&self, words: &[Inline]) -> String {
        markdown::plain(words, &|index| self.parameters.get(index).map(|parameter| parameter.default.clone()).unwrap_or_default())
    }

    fn inlines(&self, inlines: &[Inline], html: &mut Html) {
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } => html.text(text),
                Inline::Code(code) => wrapped("code", &[], html, |html| html.text(code)),
                Inline::Emphasis(words) => wrapped("em", &[], html, |html| self.inlines(words, html)),
                Inline::Strong(words) => wrapped("strong", &[], html, |html| self.inlines(words, html)),
                Inline::Break => html.open("br", &[]),
                Inline::Link { to, words } => wrapped("a", &[("href", to)], html, |html| self.inlines(words, html)),
                Inline::Clause { clause, words } => {
                    let href = self.addresses.clause(*clause);
                    let class = if stays_on_a_line(&self.plain(words), LONGEST_ID) { "ref" } else { "ref phrase" };
                    wrapped("a", &[("class", class), ("href", &href)], html, |html| self.inlines(words, html));
                }
                Inline::Term { term, words } => match self.addresses.term(*term) {
                    Some(href) => wrapped("a", &[("class", "term"), ("href", &href)], html, |html| html.text(words)),
                    None => html.text(words),
                },
                Inline::Parameter(index) => {
                    let parameter = &self.parameters[*index];
                    let href = match self.values_page {
                        Some(page) => format!("{page}#{}", parameter_anchor("", parameter)),
                        None => format!("#{}", parameter_anchor(self.prefix, parameter)),
                    };
                    let class = if stays_on_a_line(&parameter.default, LONGEST_VALUE) { "value" } else { "value long" };
                    wrapped("a", &[("class", class), ("href", &href)], html, |html| html.text(&parameter.default));
                }
                // Resolving leaves none; if it did, the words are what the author wrote.
                Inline::Bracket { words, .. } => self.inlines(words, html),
            }
        }
    }
}

fn wrapped(tag: &str, attributes: &[(&str, &str)], html: &mut Html, inner: impl FnOnce(&mut Html)) {
    html.open(tag, attributes);
    inner(html);
    html.close(tag);
}
