//! A clause file, read.

use std::collections::HashSet;
use std::fmt;

use clause_documents::items::anchor_part;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Block, ClauseId, Settings, SourceSpan, Spanned};
use crate::words::Words;

/// One clause file: its front matter, its text and its sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its permanent id.
    pub id: Spanned<ClauseId>,
    /// Path of the file relative to the book's source folder, e.g. `patching/pat-2.md`.
    pub path: String,
    /// Index of its topic in [`super::Corpus::topics`].
    pub topic: usize,
    /// Title in plain text, without the id.
    pub title: Spanned<String>,
    /// Where the file says that the clause is not finished: what explains it, its summary, its parties, its kind and its
    /// phases may be missing, and nothing is promised of its address. A release has none.
    pub unfinished: Option<SourceSpan>,
    /// Ids of the parties that it binds.
    pub parties: Vec<Spanned<String>>,
    /// Id of its kind.
    pub kind: Spanned<String>,
    /// Ids of the phases in which it applies.
    pub phases: Vec<Spanned<String>>,
    /// One plain sentence.
    pub summary: Spanned<String>,
    /// Related clauses that the text does not name.
    pub see: Vec<Spanned<ClauseId>>,
    /// Clauses without which this one has no meaning. Others are named for coordination only.
    pub requires: Vec<Spanned<ClauseId>>,
    /// Plain questions that this clause answers, in the words of people who do not know the contract's.
    pub asked: Vec<Spanned<String>>,
    /// Wordings in which other contracts put what this clause says. A draft is compared by them; no page shows them, and a
    /// release does not freeze them.
    pub signals: Vec<Spanned<String>>,
    /// Framework key and provision, as written.
    pub references: Vec<Spanned<String>>,
    /// Reported matches with the official text.
    pub origin: Vec<Origin>,
    /// Reviews.
    pub reviewed: Vec<Review>,
    /// Lints accepted with a reason.
    pub accept: Vec<LintException>,
    /// Negotiable values, in the order of the file.
    pub parameters: Vec<Parameter>,
    /// What goes into a contract.
    pub text: Section,
    /// What explains it, in the order of the file.
    pub sections: Vec<(SectionKind, Section)>,
}

impl Clause {
    /// The value of a parameter in the text, which is its default; empty where it is not declared.
    pub fn value_of(&self, parameter: &str) -> &str {
        value_of(&self.parameters, parameter)
    }

    /// The section of a kind.
    pub fn section(&self, kind: &SectionKind) -> Option<&Section> {
        self.sections.iter().find(|(k, _)| k == kind).map(|(_, section)| section)
    }

    /// The anchors of its items on its own page: `a`, `a-i`.
    pub fn item_anchors(&self) -> HashSet<String> {
        item_anchors(&self.text.blocks).into_iter().collect()
    }
}

/// The anchor of the row of a parameter on the page of its clause.
pub fn parameter_anchor(name: &str) -> String {
    name.replace('_', "-")
}

/// The anchors of the items of a text, in its order: `a`, `a-i`, `a-i-a`.
pub fn item_anchors(blocks: &[Block]) -> Vec<String> {
    let mut anchors = Vec::new();
    push_item_anchors(blocks, "", &mut anchors);
    anchors
}

fn push_item_anchors(blocks: &[Block], before: &str, anchors: &mut Vec<String>) {
    for block in blocks {
        if let Block::Item { letter, blocks, .. } = block {
            let anchor = format!("{before}{}", anchor_part(letter));
            anchors.push(anchor.clone());
            push_item_anchors(blocks, &format!("{anchor}-"), anchors);
        }
    }
}

/// Which section of a clause file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SectionKind {
    /// Why the clause is there.
    Rationale,
    /// A party's view; the party's id.
    View(String),
    /// A concrete alternative.
    Fallback,
    /// What a reviewer asks to see.
    Evidence,
    /// Anything else.
    Notes,
}

impl SectionKind {
    /// All sections that clauses of a corpus can have, in the order of pages.
    pub fn all(settings: &Settings) -> Vec<Self> {
        let views = settings.parties.iter().map(|party| Self::View(party.id.value.clone()));
        std::iter::once(Self::Rationale).chain(views).chain([Self::Fallback, Self::Evidence, Self::Notes]).collect()
    }

    /// Its heading, in clause files and wherever the section is shown. What a corpus calls its sections
    /// is said nowhere else.
    pub fn heading(&self, settings: &Settings) -> String {
        match self {
            Self::Rationale => "Rationale".to_owned(),
            Self::View(party) => format!("{}{VIEW_HEADING}", settings.party(party).map_or(party.as_str(), |party| party.name.as_str())),
            Self::Fallback => "Fallback".to_owned(),
            Self::Evidence => "Evidence".to_owned(),
            Self::Notes => "Notes".to_owned(),
        }
    }

    /// The heading in the words of a book.
    pub fn heading_in(&self, words: &Words, settings: &Settings) -> String {
        match self {
            Self::Rationale => words.get("section-rationale"),
            Self::View(party) => {
                let name = settings.party(party).map_or(party.as_str(), |party| party.name.as_str());
                words.with("section-view", &[("party", name.into())])
            }
            Self::Fallback => words.get("section-fallback"),
            Self::Evidence => words.get("section-evidence"),
            Self::Notes => words.get("section-notes"),
        }
    }
}

/// What follows the name of a party in the heading of its view.
pub const VIEW_HEADING: &str = " view";

/// Markdown of one section, read into blocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The blocks; items are grouped.
    pub blocks: Vec<Block>,
    /// Where the heading stands, or where the body begins.
    pub heading_span: SourceSpan,
}

/// A parameter by its clause and its name, written `PAT-2.patch_cycle`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterPath {
    /// The clause that declares it.
    pub clause: ClauseId,
    /// Its name there.
    pub name: String,
}

impl ParameterPath {
    /// Reads a path; `None` if it is not an id, a dot and a name.
    pub fn parse(text: &str) -> Option<Self> {
        let (clause, name) = text.split_once('.')?;
        let clause = ClauseId::parse(clause).ok()?;
        (!name.is_empty()).then(|| Self { clause, name: name.to_owned() })
    }
}

impl fmt::Display for ParameterPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.clause, self.name)
    }
}

/// A negotiable value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in the text, `patch_routine`.
    pub name: Spanned<String>,
    /// The parameter of another clause whose values this one always has.
    pub same_as: Option<Spanned<ParameterPath>>,
    /// The defined term that stands for this value in other clauses, as written: `Short Answer Time`.
    pub term: Option<Spanned<String>>,
    /// What it is.
    pub label: String,
    /// The value in the text.
    pub default: String,
    /// Values that lean to a party, by party id, in the order of the declared parties.
    pub party_values: Vec<(String, String)>,
    /// Where the default comes from (Markdown).
    pub basis: Vec<Block>,
}

/// The default of the parameter of this name; empty where there is none.
pub fn value_of<'p>(parameters: &'p [Parameter], name: &str) -> &'p str {
    parameters.iter().find(|parameter| parameter.name.value == name).map_or("", |parameter| &parameter.default)
}

/// A match with a clause of the official text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Version of the official text.
    pub version: String,
    /// Number of its clause.
    pub clause: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// How ours compares.
    pub ours: Comparison,
}

/// How sure a statement about the outside is. The words are the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read in the source itself.
    Confirmed,
    /// Read in a source that reports the source.
    Reported,
    /// Believed, not read.
    Unconfirmed,
}

impl Confidence {
    /// All words, for messages.
    pub const NAMES: &'static [&'static str] = &["confirmed", "reported", "unconfirmed"];

    /// The value of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Confirmed, Self::Reported, Self::Unconfirmed].into_iter().find(|c| c.name() == name)
    }

    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reported => "reported",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// How our clause compares with the official one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// It asks for the same.
    Same,
    /// It asks for less.
    Softer,
    /// It asks for more.
    Stricter,
    /// Nobody here can tell.
    Unknown,
}

impl Comparison {
    /// All words, for messages.
    pub const NAMES: &'static [&'static str] = &["same", "softer", "stricter", "unknown"];

    /// The value of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Same, Self::Softer, Self::Stricter, Self::Unknown].into_iter().find(|o| o.name() == name)
    }

    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Softer => "softer",
            Self::Stricter => "stricter",
            Self::Unknown => "unknown",
        }
    }
}

/// A review by somebody of a role; no names are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// `counsel`.
    pub role: String,
    /// ISO date.
    pub date: String,
}

/// A lint accepted with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintException {
    /// Name of the lint.
    pub lint: Spanned<String>,
    /// Why it does not apply here.
    pub reason: String,
}
