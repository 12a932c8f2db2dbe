//! Corpus Markdown as a small tree.
//!
//! `read` makes it, with brackets as written ([`Inline::Bracket`]). `resolve` turns brackets, defined
//! terms and parameters into links; after it only brackets are left that lead nowhere, which is an
//! error. The tree has only what corpus text may contain, so nothing else can reach a page.

use super::Located;
use crate::diagnostics::Span;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// `(a)`, or nested `(i)`: its first block is the paragraph without the marker.
    Item {
        /// `a`, `ii`.
        letter: String,
        /// Where the marker stands.
        span: Option<Span>,
        /// Its blocks, nested items included.
        blocks: Vec<Block>,
    },
    /// A list; `Some` start means numbered.
    List {
        /// Number of the first entry.
        start: Option<u64>,
        /// Its entries.
        entries: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code(String),
    /// A table: head row, then rows.
    Table {
        /// The head's cells.
        head: Vec<Vec<Inline>>,
        /// The body's rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A break between paragraphs.
    Rule,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text, with its place.
    Text {
        /// The characters; a soft line break is a space.
        text: String,
        /// The bytes that it came from.
        span: Option<Span>,
    },
    /// Literal text.
    Code(String),
    /// Stressed text.
    Emphasis(Vec<Inline>),
    /// Strongly stressed text.
    Strong(Vec<Inline>),
    /// A line break.
    Break,
    /// A link to the outside.
    Link {
        /// `https:`, `http:` or `mailto:`.
        to: String,
        /// Its words.
        words: Vec<Inline>,
    },
    /// `[PAT-2]`, `[words][PAT-2]` or `[words][Term]`, not yet resolved.
    Bracket {
        /// The last bracket's content.
        target: Located<String>,
        /// The words; for a single bracket the target itself.
        words: Vec<Inline>,
    },
    /// A link to a clause: index in [`super::Corpus::clauses`].
    Clause {
        /// Which.
        clause: usize,
        /// The words.
        words: Vec<Inline>,
    },
    /// A use of a defined term: index in [`super::Corpus::terms`].
    Term {
        /// Which.
        term: usize,
        /// The words as they stand in the text.
        words: String,
    },
    /// A use of a parameter: index in [`super::Clause::parameters`].
    Parameter(usize),
}

/// The plain words of inlines; parameters are looked up by `value`.
pub fn plain(inlines: &[Inline], value: &dyn Fn(usize) -> String) -> String {
    let mut out = String::new();
    push_plain(inlines, value, &mut out);
    out
}

fn push_plain(inlines: &[Inline], value: &dyn Fn(usize) -> String, out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Code(text) | Inline::Term { words: text, .. } => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Parameter(index) => out.push_str(&value(*index)),
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Link { words, .. }
            | Inline::Bracket { words, .. }
            | Inline::Clause { words, .. } => push_plain(words, value, out),
        }
    }
}
