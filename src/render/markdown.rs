//! The one renderer of corpus text to HTML. Pages, chapters, cards and exports all use it, so that
//! contract text has the same bytes everywhere.

use crate::corpus::clause::value_of;
use crate::corpus::{Block, ClauseId, Inline, Parameter, Slug};

use super::html::Html;

/// How links of a text are written on the page that shows it.
pub(super) trait Addresses {
    /// The address of a clause; none where the edition has no such clause.
    fn clause(&self, clause: &ClauseId) -> Option<String>;
    /// The address of a term; none where the page cannot link to it.
    fn term(&self, term: &Slug) -> Option<String>;
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
    /// Whether the words are those of a link.
    pub(super) in_link: bool,
}

/// The anchor of a parameter's row.
pub(super) fn parameter_anchor(prefix: &str, name: &str) -> String {
    format!("{prefix}{}", name.replace('_', "-"))
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
            [Block::Paragraph { words }] => {
                let mut html = Html::default();
                self.words(words, &mut html);
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
            Block::Paragraph { words } => {
                html.open("p", &[]);
                self.words(words, html);
                html.close("p");
            }
            Block::Item { letter, blocks, .. } => self.item(letter, blocks, html),
            Block::List { start, entries } => self.list(*start, entries, html),
            Block::Quote { blocks } => {
                html.open("blockquote", &[]);
                self.all(blocks, html);
                html.close("blockquote");
            }
            Block::Code { text } => {
                html.open("pre", &[]);
                html.preformatted(text.trim_end());
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
                Block::Paragraph { words } if index == 0 => self.lettered("p", &[], &anchor, letter, words, html),
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
                Block::Paragraph { words } if index == 0 => {
                    self.lettered("p", &[("class", "sub"), ("id", &anchor)], &anchor, numeral, words, html);
                }
                block => self.block(block, html),
            }
        }
    }

    fn lettered(&self, tag: &str, attributes: &[(&str, &str)], anchor: &str, letter: &str, words: &[Inline], html: &mut Html) {
        html.open(tag, attributes);
        html.open("a", &[("class", "letter"), ("href", &format!("#{anchor}"))]);
        html.text(&format!("({letter}) "));
        html.close("a");
        self.words(words, html);
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
                [Block::Paragraph { words }, rest @ ..] => {
                    self.words(words, html);
                    self.all(rest, html);
                }
                blocks => self.all(blocks, html),
            }
            html.close("li");
        }
        html.close(tag);
    }

    fn table(&self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], html: &mut Html) {
        html.open("table", &[]);
        html.open("thead", &[]);
        html.open("tr", &[]);
        for cell in head {
            html.open("th", &[("scope", "col")]);
            self.words(cell, html);
            html.close("th");
        }
        html.close("tr");
        html.close("thead");
        html.open("tbody", &[]);
        for row in rows {
            html.open("tr", &[]);
            for cell in row {
                html.open("td", &[]);
                self.words(cell, html);
                html.close("td");
            }
            html.close("tr");
        }
        html.close("tbody");
        html.close("table");
    }

    fn words(&self, words: &[Inline], html: &mut Html) {
        for inline in words {
            match inline {
                Inline::Text { text, .. } => html.text(text),
                Inline::Code { text } => wrapped("code", &[], html, |html| html.text(text)),
                Inline::Emphasis { words } => wrapped("em", &[], html, |html| self.words(words, html)),
                Inline::Strong { words } => wrapped("strong", &[], html, |html| self.words(words, html)),
                Inline::Break => html.open("br", &[]),
                Inline::Link { to, words } => self.link("", Some(to), words, html),
                Inline::Clause { clause, words } => self.link("ref", self.addresses.clause(clause).as_deref(), words, html),
                Inline::Term { term, words } => self.link("term", self.addresses.term(term).as_deref(), words, html),
                Inline::Parameter { name } => {
                    let value = value_of(self.parameters, name);
                    // A link inside a link would end the outer one.
                    if self.in_link {
                        wrapped("span", &[("class", "value")], html, |html| html.text(value));
                        continue;
                    }
                    let href = match self.values_page {
                        Some(page) => format!("{page}#{}", parameter_anchor("", name)),
                        None => format!("#{}", parameter_anchor(self.prefix, name)),
                    };
                    wrapped("a", &[("class", "value"), ("href", &href)], html, |html| html.text(value));
                }
                // `check` has reported it; the words are what the author wrote.
                Inline::Bracket { words, .. } => self.words(words, html),
            }
        }
    }

    /// Words that lead somewhere; where there is nothing to lead to, the words alone.
    fn link(&self, class: &str, href: Option<&str>, words: &[Inline], html: &mut Html) {
        let inside = Renderer { in_link: true, ..*self };
        match href {
            Some(href) if class.is_empty() => wrapped("a", &[("href", href)], html, |html| inside.words(words, html)),
            Some(href) => wrapped("a", &[("class", class), ("href", href)], html, |html| inside.words(words, html)),
            None => self.words(words, html),
        }
    }
}

fn wrapped(tag: &str, attributes: &[(&str, &str)], html: &mut Html, inner: impl FnOnce(&mut Html)) {
    html.open(tag, attributes);
    inner(html);
    html.close(tag);
}
