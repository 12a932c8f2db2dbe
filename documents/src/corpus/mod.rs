//! What this crate reads of a corpus: the fields of `api/clauses.json` that a document or the desk shows.
//!
//! Fields that are not named here are ignored, and fields that are missing are empty, so that a desk of today opens the
//! data of a later site. Nothing here judges what it reads.

mod earlier;

pub use earlier::Earlier;

use std::ops::Not;

use serde::Serialize;
use serde_json::Value;

use crate::items::ItemStyle;
use crate::json::{Fields, FromJson, NotOfForm, from_slice, object};
use crate::sorted::Sorted;
use crate::text::Block;
use crate::words::Words;

/// A corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Corpus {
    /// What the corpus is.
    pub corpus: Header,
    /// Who can be bound; each is a column of values.
    pub parties: Vec<Party>,
    /// Topics, in the order of the book.
    pub topics: Vec<Topic>,
    /// Defined terms.
    pub terms: Vec<Term>,
    /// Clauses in force, in the order of the book.
    pub clauses: Vec<Clause>,
    /// Sets of clauses for an occasion.
    pub profiles: Vec<Profile>,
    /// Withdrawn clauses.
    pub retired: Vec<Withdrawn>,
    /// Earlier releases, by their names: only the clauses that have another text there.
    #[serde(skip_serializing_if = "Sorted::is_empty")]
    pub releases: Sorted<Earlier>,
    /// What this crate writes itself, in the language of the corpus.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub words: Words,
}

/// What a corpus says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Its name, with its mark.
    pub title: String,
    /// `unofficial`, where the corpus says so.
    pub status: Option<String>,
    /// What this edition is called.
    pub edition: String,
    /// The notice in one line.
    pub notice_line: Option<String>,
    /// The whole notice.
    pub notice: Vec<String>,
    /// Licence of clause text.
    pub licence_of_clauses: String,
    /// Id of the clause that says what becomes of references to clauses which the parties have left out.
    pub omitted_clauses: Option<String>,
    /// How items are numbered.
    #[serde(skip)]
    pub items: ItemStyle,
    /// The tag of its language, such as `de`; empty for English.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Whether its script runs from right to left.
    #[serde(skip_serializing_if = "Not::not")]
    pub right_to_left: bool,
}

/// A party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Party {
    /// Its id, which is the name of its column.
    pub id: String,
    /// The word that clause text uses.
    pub name: String,
    /// A longer name.
    pub title: String,
}

/// A topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A text as a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// Its blocks.
    pub content: Vec<Block>,
}

/// A defined term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Its id, by which texts name it.
    pub id: String,
    /// The term.
    pub term: String,
    /// Other forms that mean the same.
    pub aliases: Vec<String>,
    /// Whether only the spelling as written is meant.
    pub case_sensitive: bool,
    /// What it means.
    pub definition: Text,
}

/// A clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Its permanent id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub address: String,
    /// One plain sentence.
    pub summary: String,
    /// Id of its topic.
    pub topic: String,
    /// Ids of the parties that it binds.
    pub parties: Vec<String>,
    /// What it is: an obligation, a right.
    pub kind: String,
    /// Its text.
    pub content: Vec<Block>,
    /// Why it is there.
    pub rationale: Option<Section>,
    /// The parties' views.
    pub views: Vec<View>,
    /// Alternatives.
    pub fallback: Option<Fallback>,
    /// What a reviewer asks to see.
    pub evidence: Option<Section>,
    /// Negotiable values.
    pub parameters: Vec<Parameter>,
    /// What the text sets, in its order: its own values, and the terms that stand for values of other clauses.
    pub brief: Vec<SetValue>,
    /// Ids of the clauses without which this one has no meaning.
    pub requires: Vec<String>,
    /// Plain questions that it answers.
    pub asked: Vec<String>,
    /// Wordings in which other contracts put what it says.
    pub signals: Vec<String>,
    /// The citation.
    pub citation: String,
}

/// A section of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub content: Vec<Block>,
}

/// A party's view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct View {
    /// Id of the party.
    pub party: String,
    /// What kind of text it is, such as `An invented voice`.
    pub note: Option<String>,
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub content: Vec<Block>,
}

/// The alternatives of a clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fallback {
    /// Its heading.
    pub heading: String,
    /// The whole section as prose.
    pub content: Vec<Block>,
    /// What of it can be applied to the text.
    pub alternatives: Vec<Alternative>,
}

/// A change of the text that a fallback describes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// Index of its paragraph in the section.
    pub paragraph: usize,
    /// When it is meant: `For a Product without a network interface`.
    pub when: String,
    /// What is done to the text, in order.
    pub steps: Vec<Step>,
    /// Further words, such as what stays as it is.
    pub note: Option<String>,
}

/// A step of an alternative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Step {
    /// Items are replaced by others.
    Replace {
        /// Anchor of the first, such as `b` or `b-ii`; empty for the whole text.
        from: String,
        /// Anchor of the last; the same for one item.
        to: String,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Sentences of an item are replaced.
    ReplaceSentences {
        /// Anchor of the item; empty for the text before the first item.
        item: String,
        /// The first sentence, from 1; a negative number counts from the end, and -1 is the last.
        first: isize,
        /// The last sentence; none for the last of the item.
        last: Option<usize>,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Words of an item are replaced.
    ReplaceWords {
        /// Anchor of the item; empty for the text before the first item.
        item: String,
        /// The words.
        words: String,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Sentences or items are added behind an item.
    Add {
        /// Anchor of the item; empty for the end of the text.
        item: String,
        /// What is added.
        content: Vec<Block>,
    },
}

/// A negotiable value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Its name, by which the text names it.
    pub name: String,
    /// The parameter whose value this one always has, as `PAT-2.patch_cycle`.
    pub same_as: Option<String>,
    /// What it is.
    pub label: String,
    /// The value of the text as published.
    pub default: String,
    /// Values that lean to a party.
    pub party_values: Vec<PartyValue>,
}

/// A value that leans to a party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PartyValue {
    /// Id of the party.
    pub party: String,
    /// The value.
    pub value: String,
}

/// A value that a text sets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SetValue {
    /// What it is.
    pub label: String,
    /// Its default.
    pub value: String,
}

/// A set of clauses for an occasion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its clauses.
    pub clauses: Vec<ChosenClause>,
}

/// A clause of a profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ChosenClause {
    /// Its id.
    pub id: String,
}

/// A withdrawn clause.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Withdrawn {
    /// Its id.
    pub id: String,
    /// Its last title.
    pub title: String,
    /// Why it was withdrawn.
    pub reason: String,
    /// Since which release or date.
    pub since: String,
    /// Ids of the clauses in force that replace it in the end.
    pub replaced_by: Vec<String>,
    /// Its page.
    pub address: String,
    /// Its last text.
    pub content: Vec<Block>,
}

impl Corpus {
    /// Reads the public JSON of a corpus.
    ///
    /// # Errors
    ///
    /// If the bytes are not the JSON of a corpus.
    pub fn of_json(json: &[u8]) -> Result<Self, NotOfForm> {
        from_slice(json)
    }

    /// The clause of an id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The withdrawn clause of an id.
    pub fn withdrawn(&self, id: &str) -> Option<&Withdrawn> {
        self.retired.iter().find(|clause| clause.id == id)
    }

    /// The term of an id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The corpus without what only annexes show, and the annexes alone: two parts that [`Corpus::add_annexes`] joins.
    pub fn split_annexes(mut self) -> (Self, Self) {
        let mut annexes = Self::default();
        for clause in &mut self.clauses {
            annexes.clauses.push(Clause {
                id: clause.id.clone(),
                rationale: clause.rationale.take(),
                views: std::mem::take(&mut clause.views),
                evidence: clause.evidence.take(),
                ..Clause::default()
            });
        }
        (self, annexes)
    }

    /// Adds what [`Corpus::split_annexes`] took away.
    pub fn add_annexes(&mut self, annexes: Self) {
        for with in annexes.clauses {
            if let Some(clause) = self.clauses.iter_mut().find(|clause| clause.id == with.id) {
                (clause.rationale, clause.views, clause.evidence) = (with.rationale, with.views, with.evidence);
            }
        }
    }
}

impl Clause {
    /// The parameter of a name.
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.name == name)
    }
}

impl Parameter {
    /// The value of a column: of a party, where it has one, and otherwise the default.
    pub fn value_of(&self, column: &str) -> &str {
        self.party_values.iter().find(|value| value.party == column).map_or(&self.default, |value| &value.value)
    }
}

object!(Corpus { corpus, parties, topics, terms, clauses, profiles, retired, releases, words });
object!(Header { title, status, edition, notice_line, notice, licence_of_clauses, omitted_clauses, items, language, right_to_left });
object!(Party { id, name, title });
object!(Topic { id, title });
object!(Text { content });
object!(Term { id, term, aliases, case_sensitive, definition });
object!(Clause {
    id,
    title,
    address,
    summary,
    topic,
    parties,
    kind,
    content,
    rationale,
    views,
    fallback,
    evidence,
    parameters,
    brief,
    requires,
    asked,
    signals,
    citation
});
object!(SetValue { label, value });
object!(Section { heading, content });
object!(View { party, note, heading, content });
object!(Fallback { heading, content, alternatives });
object!(Alternative { paragraph, when, steps, note });
object!(Parameter { name, same_as, label, default, party_values });
object!(PartyValue { party, value });
object!(Profile { id, title, clauses });
object!(ChosenClause { id });
object!(Withdrawn { id, title, reason, since, replaced_by, address, content });

impl FromJson for Step {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        let mut step = Fields::of(value)?;
        Ok(match step.get::<String>("do")?.as_str() {
            "replace" => Self::Replace { from: step.get("from")?, to: step.get("to")?, content: step.get("content")? },
            "replace-sentences" => Self::ReplaceSentences {
                item: step.get("item")?,
                first: step.get("first")?,
                last: step.get("last")?,
                content: step.get("content")?,
            },
            "replace-words" => Self::ReplaceWords { item: step.get("item")?, words: step.get("words")?, content: step.get("content")? },
            "add" => Self::Add { item: step.get("item")?, content: step.get("content")? },
            _ => return Err(NotOfForm),
        })
    }
}
