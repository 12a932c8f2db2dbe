//! A difference as a tree: the blocks of both texts, each with what became of it.

use serde::Serialize;

use super::words::Run;
use super::{Mark, is_same};
use crate::corpus::Signs;

/// A block of one text or of both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Whether the block as such came, went or stayed. One that stayed may have changed inside.
    pub mark: Mark,
    /// What it is, with what is in it.
    #[serde(flatten)]
    pub content: Content,
}

/// What a block is. Whatever is in a block that came or went, came or went too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Content {
    /// A paragraph.
    Paragraph {
        /// Its words.
        words: Vec<Run>,
    },
    /// An item.
    Item {
        /// Its marker without signs: one run, or two where the letter has changed.
        letter: Vec<Run>,
        /// The signs around it, in the new text where both have it.
        #[serde(skip_serializing_if = "Signs::is_default")]
        signs: Signs,
        /// Its blocks.
        blocks: Vec<Part>,
    },
    /// A list; numbered where it has a start.
    List {
        /// Number of the first entry.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        /// Its entries.
        entries: Vec<Entry>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Part>,
    },
    /// Preformatted text.
    Code {
        /// The text.
        words: Vec<Run>,
    },
    /// A table.
    Table {
        /// The head's cells.
        head: Vec<Vec<Run>>,
        /// The rows.
        rows: Vec<Row>,
    },
    /// A break between paragraphs.
    Rule,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Whether it came, went or stayed.
    pub mark: Mark,
    /// Its number in a numbered list: in the new text, or in the old one where it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Its blocks.
    pub blocks: Vec<Part>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Whether it came, went or stayed.
    pub mark: Mark,
    /// Its cells.
    pub cells: Vec<Vec<Run>>,
}

impl Part {
    /// Whether nothing in it has changed.
    pub fn is_same(&self) -> bool {
        self.mark == Mark::Kept
            && match &self.content {
                Content::Paragraph { words } | Content::Code { words } => is_same(words),
                Content::Item { letter, blocks, .. } => is_same(letter) && blocks.iter().all(Self::is_same),
                Content::Quote { blocks } => blocks.iter().all(Self::is_same),
                Content::List { entries, .. } => {
                    entries.iter().all(|entry| entry.mark == Mark::Kept && entry.blocks.iter().all(Self::is_same))
                }
                Content::Table { head, rows } => {
                    let cells = rows.iter().flat_map(|row| &row.cells);
                    rows.iter().all(|row| row.mark == Mark::Kept) && head.iter().chain(cells).all(|cell| is_same(cell))
                }
                Content::Rule => true,
            }
    }
}
