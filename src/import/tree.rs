//! What every reader makes of a document: its provisions, in order.

use std::ops::Range;

/// A document, read.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// What it is called, where it says so.
    pub(super) title: String,
    /// Its provisions.
    pub(super) provisions: Vec<Provision>,
    /// What its reader has left out or is unsure of.
    pub(super) notes: Vec<Note>,
}

/// A part of a document that becomes a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Provision {
    /// Its number as the document has it, such as `4.2`; may be empty.
    pub(super) number: String,
    /// Whether others cite it by its number, so that the number belongs to its name: `AC-2`.
    pub(super) is_cited: bool,
    /// What it is called; may be empty.
    pub(super) heading: String,
    /// The headings above it, the outermost first.
    pub(super) above: Vec<String>,
    /// Its text.
    pub(super) parts: Vec<Part>,
    /// The parties that it binds, by their ids or names, where the document says so apart from the text.
    pub(super) parties: Vec<String>,
    /// Values that the document itself marks as open, with the text that stands for each.
    pub(super) values: Vec<Value>,
    /// Where it begins, where the document is a text.
    pub(super) place: Option<Range<usize>>,
}

/// A piece of the text of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A paragraph.
    Paragraph(String),
    /// An item of a list.
    Item {
        /// 0 for `(a)`, 1 for an item inside it, and so on.
        level: usize,
        /// Its mark as the document has it, without brackets; empty for a bullet.
        label: String,
        /// Its words.
        text: String,
    },
    /// A table: the head, then the rows.
    Table(Vec<Vec<String>>),
}

impl Part {
    /// Its words on a line for each paragraph or row.
    pub(super) fn plain(&self) -> String {
        match self {
            Self::Paragraph(text) | Self::Item { text, .. } => text.clone(),
            Self::Table(rows) => rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// A value that the document marks as open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// What stands in the text for it.
    pub(super) mark: String,
    /// What it is.
    pub(super) label: String,
    /// What the text says until the parties have agreed.
    pub(super) default: String,
}

impl Provision {
    /// Its words, a line for each part.
    pub(super) fn plain(&self) -> String {
        self.parts.iter().map(Part::plain).collect::<Vec<_>>().join("\n")
    }
}

/// Something that has to be told of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// Whether something was left out; otherwise its reader is unsure of it.
    pub(super) is_left_out: bool,
    /// One sentence without a full stop.
    pub(super) message: String,
    /// Where it is.
    pub(super) place: Option<Range<usize>>,
}

impl Note {
    /// Something of the document is not in the clauses.
    pub(super) fn left_out(message: impl Into<String>, place: Option<Range<usize>>) -> Self {
        Self { is_left_out: true, message: message.into(), place }
    }
}
