//! The text of a corpus as a tree, as `content` of the public JSON has it. What a node means is said where the generator
//! makes it; this is its reader's side.

use serde::Serialize;
use serde_json::Value;

use crate::items::Signs;
use crate::json::{Fields, FromJson, NotOfForm};

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        words: Vec<Inline>,
    },
    /// An item of a clause, `(a)`, or inside it `(i)`.
    Item {
        /// The marker without its signs.
        letter: String,
        /// The signs around it.
        #[serde(skip_serializing_if = "Signs::is_default")]
        signs: Signs,
        /// Its blocks, nested items included.
        blocks: Vec<Block>,
    },
    /// A list; numbered where it has a start.
    List {
        /// Number of the first entry.
        #[serde(skip_serializing_if = "Option::is_none")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

impl FromJson for Block {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        let mut node = Fields::of(value)?;
        Ok(match node.get::<String>("type")?.as_str() {
            "paragraph" => Self::Paragraph { words: node.get("words")? },
            "item" => Self::Item { letter: node.get("letter")?, signs: node.get("signs")?, blocks: node.get("blocks")? },
            "list" => Self::List { start: node.get("start")?, entries: node.get("entries")? },
            "quote" => Self::Quote { blocks: node.get("blocks")? },
            "code" => Self::Code { text: node.get("text")? },
            "table" => Self::Table { head: node.get("head")?, rows: node.get("rows")? },
            "rule" => Self::Rule,
            _ => return Err(NotOfForm),
        })
    }
}

impl FromJson for Inline {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        let mut node = Fields::of(value)?;
        Ok(match node.get::<String>("type")?.as_str() {
            "text" => Self::Text { text: node.get("text")? },
            "code" => Self::Code { text: node.get("text")? },
            "emphasis" => Self::Emphasis { words: node.get("words")? },
            "strong" => Self::Strong { words: node.get("words")? },
            "break" => Self::Break,
            "link" => Self::Link { to: node.get("to")?, words: node.get("words")? },
            "bracket" => Self::Bracket { target: node.get("target")?, words: node.get("words")? },
            "clause" => Self::Clause { clause: node.get("clause")?, words: node.get("words")? },
            "term" => Self::Term { term: node.get("term")?, words: node.get("words")? },
            "parameter" => Self::Parameter { name: node.get("name")? },
            _ => return Err(NotOfForm),
        })
    }
}
