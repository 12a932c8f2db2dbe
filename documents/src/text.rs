//! The text of a corpus as a tree, as `content` of the public JSON has it. What a node means is said where the generator
//! makes it; this is its reader's side.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::json::{Fields, NotOfForm};

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value", tag = "type", rename_all = "kebab-case")]
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
#[serde(try_from = "Value", tag = "type", rename_all = "kebab-case")]
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

// Read by hand: what serde derives for nodes with a `type` would be a tenth of the program in a browser.
impl TryFrom<Value> for Block {
    type Error = NotOfForm;

    fn try_from(value: Value) -> Result<Self, NotOfForm> {
        let mut node = Fields::of(value)?;
        Ok(match node.text("type")?.as_str() {
            "paragraph" => Self::Paragraph { words: node.list("words")? },
            "item" => Self::Item { letter: node.text("letter")?, blocks: node.list("blocks")? },
            "list" => Self::List { start: node.take("start").as_u64(), entries: node.lists("entries")? },
            "quote" => Self::Quote { blocks: node.list("blocks")? },
            "code" => Self::Code { text: node.text("text")? },
            "table" => {
                let rows = node.values("rows")?.into_iter().map(crate::json::lists).collect::<Result<_, _>>()?;
                Self::Table { head: node.lists("head")?, rows }
            }
            "rule" => Self::Rule,
            _ => return Err(NotOfForm),
        })
    }
}

impl TryFrom<Value> for Inline {
    type Error = NotOfForm;

    fn try_from(value: Value) -> Result<Self, NotOfForm> {
        let mut node = Fields::of(value)?;
        Ok(match node.text("type")?.as_str() {
            "text" => Self::Text { text: node.text("text")? },
            "code" => Self::Code { text: node.text("text")? },
            "emphasis" => Self::Emphasis { words: node.list("words")? },
            "strong" => Self::Strong { words: node.list("words")? },
            "break" => Self::Break,
            "link" => Self::Link { to: node.text("to")?, words: node.list("words")? },
            "bracket" => Self::Bracket { target: node.text("target")?, words: node.list("words")? },
            "clause" => Self::Clause { clause: node.text("clause")?, words: node.list("words")? },
            "term" => Self::Term { term: node.text("term")?, words: node.list("words")? },
            "parameter" => Self::Parameter { name: node.text("name")? },
            _ => return Err(NotOfForm),
        })
    }
}
