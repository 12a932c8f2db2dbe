//! The one renderer of corpus text to HTML. Pages, chapters, cards and exports all use it, so that
//! contract text has the same bytes everywhere.

use clause_documents::items::anchor_part;

use crate::addresses::parameter_anchor;
use crate::corpus::clause::value_of;
use crate::corpus::{Block, Clause, Inline, Parameter, Signs, content};

use super::html::HtmlWriter;
use super::page::PageContext;
use super::parts::Html;

/// Blocks that belong to no clause.
pub(super) fn blocks(page: &PageContext<'_, '_>, blocks: &[Block]) -> Html {
    Renderer::new(page, &[]).blocks(blocks)
}

/// The words of a single paragraph, without its tag.
pub(super) fn inline(page: &PageContext<'_, '_>, blocks: &[Block]) -> Html {
    Renderer::new(page, &[]).inline(blocks)
}

/// Blocks of a clause, with the values of its parameters.
pub(super) fn of_clause(page: &PageContext<'_, '_>, blocks: &[Block], clause: &Clause) -> Html {
    Renderer::new(page, &clause.parameters).blocks(blocks)
}

/// The text of a clause on a page that has no table of its values: they lead to the clause's own page.
pub(super) fn standalone_text(page: &PageContext<'_, '_>, index: usize) -> Html {
    let clause = &page.context.edition.corpus.clauses[index];
    let (page, values_page) = (page.among_others(&clause.id.value), page.clause_href(index));
    Renderer { values_page: Some(&values_page), ..Renderer::new(&page, &clause.parameters) }.blocks(&clause.text.blocks)
}

/// Characters of an id that is not broken at the end of a line: it takes less than half a phone's width.
const MAX_ID: usize = 12;

/// Characters of a value that is not broken at the end of a line.
const MAX_VALUE: usize = 18;

/// Whether words are so short that a line may end before or after them, but not within.
fn stays_on_a_line(words: &str, longest: usize) -> bool {
    words.chars().count() <= longest
}

/// Renders one text.
#[derive(Clone, Copy)]
struct Renderer<'a> {
    page: &'a PageContext<'a, 'a>,
    /// The clause's parameters, for their values; empty for other texts.
    parameters: &'a [Parameter],
    /// The page with the table of values, where it is not on the same page.
    values_page: Option<&'a str>,
    /// Whether the words are those of a link.
    in_link: bool,
}

impl<'a> Renderer<'a> {
    fn new(page: &'a PageContext<'a, 'a>, parameters: &'a [Parameter]) -> Self {
        Self { page, parameters, values_page: None, in_link: false }
    }

    /// Blocks as HTML, one block a line, no blank line.
    fn blocks(self, blocks: &[Block]) -> Html {
        let mut html = HtmlWriter::default();
        for block in blocks {
            html.newline();
            self.block(block, &mut html);
        }
        html.finish()
    }

    /// The words of a single paragraph without its tag; other blocks as they are.
    fn inline(self, blocks: &[Block]) -> Html {
        match blocks {
            [Block::Paragraph { words }] => {
                let mut html = HtmlWriter::default();
                self.words(words, &mut html);
                html.finish()
            }
            _ => self.blocks(blocks),
        }
    }

    fn all(self, blocks: &[Block], html: &mut HtmlWriter) {
        for block in blocks {
            self.block(block, html);
        }
    }

    fn block(self, block: &Block, html: &mut HtmlWriter) {
        match block {
            Block::Paragraph { words } => {
                html.open("p", &[]);
                self.words(words, html);
                html.close("p");
            }
            Block::Item { letter, signs, blocks, .. } => self.item(letter, *signs, blocks, html),
            Block::List { start, entries } => self.list(*start, entries, html),
            Block::Quote { blocks } => {
                html.open("blockquote", &[]);
                self.all(blocks, html);
                html.close("blockquote");
            }
            Block::Code { text } => {
                html.open("pre", &[]);
                html.text(text.trim_end());
                html.close("pre");
            }
            Block::Table { head, rows } => self.table(head, rows, html),
            Block::Rule => html.open("hr", &[]),
        }
    }

    /// `(a)` hangs left and is the permanent link; its letter is text, so that copies keep it.
    fn item(self, letter: &str, signs: Signs, blocks: &[Block], html: &mut HtmlWriter) {
        let anchor = format!("{}{}", self.page.prefix(), anchor_part(letter));
        html.open("div", &[("class", "item"), ("id", &anchor)]);
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { words } if index == 0 => self.lettered(&[], &anchor, &signs.around(letter), words, html),
                Block::Item { letter, signs, blocks, .. } => self.inner(&anchor, "sub", (letter, *signs), blocks, html),
                block => self.block(block, html),
            }
            if index + 1 < blocks.len() {
                html.newline();
            }
        }
        html.close("div");
    }

    /// An item inside another one: its paragraphs follow those of the outer item, each further to the right.
    fn inner(self, parent: &str, class: &str, (letter, signs): (&str, Signs), blocks: &[Block], html: &mut HtmlWriter) {
        let anchor = format!("{parent}-{}", anchor_part(letter));
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { words } if index == 0 => {
                    self.lettered(&[("class", class), ("id", &anchor)], &anchor, &signs.around(letter), words, html);
                }
                Block::Item { letter, signs, blocks, .. } => {
                    html.newline();
                    self.inner(&anchor, "sub deep", (letter, *signs), blocks, html);
                }
                block => self.block(block, html),
            }
        }
    }

    fn lettered(self, attributes: &[(&str, &str)], anchor: &str, marker: &str, words: &[Inline], html: &mut HtmlWriter) {
        html.open("p", attributes);
        html.open("a", &[("class", "letter"), ("href", &format!("#{anchor}"))]);
        html.text(&format!("{marker} "));
        html.close("a");
        self.words(words, html);
        html.close("p");
    }

    fn list(self, start: Option<u64>, entries: &[Vec<Block>], html: &mut HtmlWriter) {
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

    fn table(self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], html: &mut HtmlWriter) {
        // Named as mdBook names it in its chapters: a wide table is pushed sideways, not the page.
        html.open("div", &[("class", "table-wrapper")]);
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
        html.close("div");
    }

    fn plain(self, words: &[Inline]) -> String {
        content::plain(words, &|name| value_of(self.parameters, name).to_owned())
    }

    fn words(self, words: &[Inline], html: &mut HtmlWriter) {
        for inline in words {
            match inline {
                Inline::Text { text, .. } => html.text(text),
                Inline::Code { text } => wrapped("code", &[], html, |html| html.text(text)),
                Inline::Emphasis { words } => wrapped("em", &[], html, |html| self.words(words, html)),
                Inline::Strong { words } => wrapped("strong", &[], html, |html| self.words(words, html)),
                Inline::Break => html.open("br", &[]),
                Inline::Link { to, words } => self.link("", Some(to), words, html),
                Inline::Clause { clause, words } => {
                    let class = if stays_on_a_line(&self.plain(words), MAX_ID) { "ref" } else { "ref phrase" };
                    self.link(class, self.page.href_of_clause(clause).as_deref(), words, html);
                }
                Inline::Term { term, words } => self.link("term", self.page.href_of_term(term).as_deref(), words, html),
                Inline::Parameter { name } => {
                    let value = value_of(self.parameters, name);
                    let class = if stays_on_a_line(value, MAX_VALUE) { "value" } else { "value long" };
                    // A link inside a link would end the outer one.
                    if self.in_link {
                        wrapped("span", &[("class", class)], html, |html| html.text(value));
                        continue;
                    }
                    let href = match self.values_page {
                        Some(page) => format!("{page}#{}", parameter_anchor("", name)),
                        None => format!("#{}", parameter_anchor(self.page.prefix(), name)),
                    };
                    wrapped("a", &[("class", class), ("href", &href)], html, |html| html.text(value));
                }
                // `check` has reported it; the words are what the author wrote.
                Inline::Bracket { words, .. } => self.words(words, html),
            }
        }
    }

    /// Words that lead somewhere; where there is nothing to lead to, the words alone.
    fn link(self, class: &str, href: Option<&str>, words: &[Inline], html: &mut HtmlWriter) {
        let inside = Self { in_link: true, ..self };
        match href {
            Some(href) if class.is_empty() => wrapped("a", &[("href", href)], html, |html| inside.words(words, html)),
            Some(href) => wrapped("a", &[("class", class), ("href", href)], html, |html| inside.words(words, html)),
            None => self.words(words, html),
        }
    }
}

fn wrapped(tag: &str, attributes: &[(&str, &str)], html: &mut HtmlWriter, inner: impl FnOnce(&mut HtmlWriter)) {
    html.open(tag, attributes);
    inner(html);
    html.close(tag);
}
