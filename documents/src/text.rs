//! The text of a corpus as a tree, as `content` of the public JSON has it. What a node means is said where the generator
//! makes it; this is its reader's side.

use serde::{Deserialize, Serialize};

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        words: Vec<Inline>,
    },
    /// An item of a clause, `(a)`, or inside it `(i)`.
    Item {
        /// The marker without its brackets.
        letter: String,
        /// Its blocks, nested items included.
        blocks: Vec<Block>,
    },
    /// A list; numbered where it has a start.
    List {
        /// Number of the first entry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        /// Its entries.
        entries: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Preformatted text.
    Code {
        /// The text.
        text: String,
    },
    /// A table.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Inline {
    /// Text.
    Text {
        /// The characters.
        text: String,
    },
    /// Literal text.
    Code {
        /// The characters.
        text: String,
    },
    /// Stressed text.
    Emphasis {
        /// Its words.
        words: Vec<Inline>,
    },
    /// Strongly stressed text.
    Strong {
        /// Its words.
        words: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// A link to the outside.
    Link {
        /// Its address.
        to: String,
        /// Its words.
        words: Vec<Inline>,
    },
    /// A bracket that leads nowhere.
    Bracket {
        /// What stands in it.
        target: String,
        /// The words.
        words: Vec<Inline>,
    },
    /// A link to a clause.
    Clause {
        /// Its id.
        clause: String,
        /// The words.
        words: Vec<Inline>,
    },
    /// A use of a defined term.
    Term {
        /// Its id.
        term: String,
        /// The words.
        words: Vec<Inline>,
    },
    /// The value of a parameter of the clause.
    Parameter {
        /// Its name.
        name: String,
    },
}
