//! What a schedule says: the chosen texts with their values, the definitions that they need, and every loose end.
//!
//! The types are the form in which the desk gets it as JSON (`docs/schedule-format.md`). A text has both states at once:
//! nodes with a [`Change`] are only in the text as published, or only in the chosen one, so that a writer can show the
//! chosen text or the way to it.

mod alternative;
mod annexes;
mod definitions;
mod known;
mod loose_end;
mod open;
mod plain;
mod resolve;
mod text;
mod values;

pub use loose_end::{Kind, LooseEnd, Solution};
pub(crate) use plain::reference as reference_words;
pub use plain::{Side, line};
pub use resolve::resolve;

use serde::Serialize;

use crate::items::{ItemStyle, Signs};
use crate::json::object;
use crate::schedule::{Annex, Choice, Numbering, Order, Use};
use crate::sorted::Sorted;
use crate::words::Words;

/// Version of the form.
pub const VERSION: u32 = 1;

/// What a schedule says. As JSON it is all that the desk shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// Version of the form.
    pub version: u32,
    /// Name of the corpus, with its mark.
    pub title: String,
    /// What the edition is called.
    pub edition: String,
    /// The clause under which references to clauses that were left out are kept.
    pub omitted_clauses: Option<String>,
    /// Clauses in the order of the document.
    pub entries: Vec<Article>,
    /// The terms that the texts use, by name.
    pub definitions: Vec<Definition>,
    /// The terms that only the texts as published use.
    #[serde(skip)]
    pub dropped_definitions: Vec<Definition>,
    /// What is open, or was and is solved.
    pub loose_ends: Vec<LooseEnd>,
    /// How much there is of each.
    pub counts: Counts,
    /// The order of the entries.
    #[serde(skip)]
    pub order: Order,
    /// What clauses are called.
    #[serde(skip)]
    pub numbering: Numbering,
    /// How items are numbered.
    #[serde(skip)]
    pub items: ItemStyle,
    /// What stands on the cover.
    #[serde(skip)]
    pub cover: Cover,
    /// What follows the clauses.
    #[serde(skip)]
    pub annexes: Vec<AnnexText>,
    /// What a comparison found in a party's draft, for the position sheet.
    #[serde(skip)]
    pub findings: Findings,
    /// The words of the corpus.
    #[serde(skip)]
    pub words: Words,
    /// The tag of the language of the corpus; empty for English.
    #[serde(skip)]
    pub language: String,
    /// Whether its script runs from right to left.
    #[serde(skip)]
    pub right_to_left: bool,
}

/// What a comparison found in the draft of a party.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The id of the party.
    pub party: String,
    /// By the ids of clauses.
    pub clauses: Sorted<Finding>,
}

/// What was found for a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// What the reader said of it, such as `Found, not confirmed`.
    pub state: String,
    /// The provisions of the draft.
    pub text: String,
}

object!(Findings { party, clauses });
object!(Finding { state, text });

/// What stands on the cover of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    /// The contract that the schedule belongs to.
    pub contract: String,
    /// Its date.
    pub date: String,
    /// The parties: the word of the texts, and the name where the reader has given one.
    pub parties: Vec<(String, String)>,
    /// The ids of the same parties.
    pub party_ids: Vec<String>,
    /// `unofficial`, where the corpus says so.
    pub status: Option<String>,
    /// The notices of the corpus.
    pub notices: Vec<String>,
    /// The licence of the clause texts.
    pub licence: String,
}

/// What an annex says of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexText {
    /// Which annex.
    pub annex: Annex,
    /// The id of the clause.
    pub clause: String,
    /// The heading of the section.
    pub heading: String,
    /// What kind of text it is, such as `An invented voice`.
    pub note: Option<String>,
    /// What it says.
    pub blocks: Vec<Part>,
}

/// Numbers for a summary line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Chosen clauses.
    pub clauses: usize,
    /// Definitions.
    pub definitions: usize,
    /// Loose ends that are not solved.
    pub open: usize,
    /// Loose ends that are.
    pub solved: usize,
    /// Values that differ from the text as published.
    pub changed_values: usize,
}

/// A chosen clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Article {
    /// Its id.
    pub clause: String,
    /// What the document calls it: its id or `3.1`.
    pub number: String,
    /// Its title; empty where the corpus does not know it.
    pub title: String,
    /// Where it is.
    pub address: String,
    /// Id of its topic.
    pub topic: String,
    /// Title of its topic.
    pub topic_title: String,
    /// Ids of the parties that it binds.
    pub parties: Vec<String>,
    /// Whether the corpus has it.
    pub state: ClauseState,
    /// The release whose text it is, where it is not the text of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    /// Ids of the clauses in force that replace a withdrawn one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
    /// Which text.
    #[serde(rename = "use")]
    pub uses: Use,
    /// The alternatives that could stand in place of the text.
    pub fallbacks: Vec<FallbackChoice>,
    /// The text.
    pub blocks: Vec<Part>,
    /// Its negotiable values.
    pub parameters: Vec<ParameterChoice>,
    /// The citation.
    pub citation: String,
}

/// Whether a corpus has a clause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseState {
    /// It is in force.
    #[default]
    InForce,
    /// It was withdrawn; its last text is shown.
    Withdrawn,
    /// The corpus has no such clause.
    Unknown,
}

/// An alternative that can be chosen, or prose that can only be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FallbackChoice {
    /// The index by which it is chosen; none where it cannot be applied by itself.
    pub index: Option<usize>,
    /// When it is meant; for prose, the whole paragraph.
    pub text: String,
    /// Further words, such as what stays as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A negotiable value, and what was chosen for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParameterChoice {
    /// Its name.
    pub name: String,
    /// What it is.
    pub label: String,
    /// The value of the text as published.
    pub default: String,
    /// The values that lean to a party.
    pub leanings: Vec<Leaning>,
    /// The parameter whose values this one always has, as `PAT-2.patch_cycle`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    /// What the reader chose; none where the column of the schedule counts.
    pub choice: Option<Choice>,
    /// The value in the text.
    pub value: String,
    /// Where it comes from: `default`, the id of a party, or `own`.
    pub from: String,
    /// Why a value of the reader's own is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// A value that leans to a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leaning {
    /// Id of the party.
    pub party: String,
    /// The value.
    pub value: String,
}

/// A defined term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// Its id.
    pub id: String,
    /// The term.
    pub term: String,
    /// What it means.
    pub blocks: Vec<Part>,
    /// Ids of the chosen clauses whose texts use it.
    pub used_by: Vec<String>,
    /// Ids of the definitions that use it.
    pub used_in: Vec<String>,
    /// Set where the text as published does not need it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// That a node is only in one of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Only in the chosen text.
    Inserted,
    /// Only in the text as published.
    Deleted,
}

/// A block of a resolved text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Part {
    /// A paragraph.
    Paragraph {
        /// Its words.
        words: Vec<Piece>,
        /// In which text it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        change: Option<Change>,
    },
    /// An item.
    Item {
        /// The marker without its signs.
        letter: String,
        /// The signs around it.
        #[serde(skip_serializing_if = "Signs::is_default")]
        signs: Signs,
        /// Its blocks, nested items included.
        blocks: Vec<Part>,
        /// In which text it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        change: Option<Change>,
    },
    /// A list; numbered where it has a start.
    List {
        /// Number of the first entry.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        /// Its entries.
        entries: Vec<Vec<Part>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Part>,
    },
    /// Preformatted text.
    Code {
        /// The text.
        text: String,
    },
    /// A table.
    Table {
        /// The head's cells.
        head: Vec<Vec<Piece>>,
        /// The body's rows.
        rows: Vec<Vec<Vec<Piece>>>,
    },
    /// A break between paragraphs.
    Rule,
}

/// A part of a line of a resolved text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Piece {
    /// Text.
    Text {
        /// The characters.
        text: String,
    },
    /// Words that are only in one of the two texts.
    Changed {
        /// In which text they are.
        change: Change,
        /// The words.
        words: Vec<Piece>,
    },
    /// Literal text.
    Code {
        /// The characters.
        text: String,
    },
    /// Stressed text.
    Emphasis {
        /// Its words.
        words: Vec<Piece>,
    },
    /// Strongly stressed text.
    Strong {
        /// Its words.
        words: Vec<Piece>,
    },
    /// A line break.
    Break,
    /// A link to the outside.
    Link {
        /// Its address.
        to: String,
        /// Its words.
        words: Vec<Piece>,
    },
    /// A negotiable value.
    Value {
        /// The name of its parameter.
        parameter: String,
        /// The chosen value.
        text: String,
        /// The value of the text as published.
        default: String,
    },
    /// A reference to a clause.
    Reference {
        /// Its id.
        clause: String,
        /// The words as published.
        published: String,
        /// The words of this document: with numbers as names, the clause is called by its number.
        text: String,
        /// What becomes of it.
        state: ReferenceState,
    },
    /// A use of a defined term.
    Term {
        /// Its id.
        term: String,
        /// The words.
        text: String,
    },
}

/// What becomes of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceState {
    /// The clause is in the document.
    Chosen,
    /// It is not, and nobody has decided.
    Open,
    /// It is not; the rule on omitted clauses says what the reference means.
    Kept,
    /// Its words are struck; what is left of the sentence is for the reader to put right.
    Struck,
}
