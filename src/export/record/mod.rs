//! The corpus as plain values: what `api/clauses.json` and `clause.json` say. `api/schema.json` and
//! `api/clause.schema.json` are made from these types.
//!
//! Version 1: fields are only ever added. A text stands twice: as `text`, plain, with the default of each
//! parameter in its place, to read and to search; and as `content`, the tree of
//! [`crate::corpus::content`], in which parameters, terms and clauses are named, to be built on.

mod lists;

use schemars::JsonSchema;
use serde::Serialize;

use crate::corpus::{Block, ClauseId, Comparison, Confidence, Slug};

pub use lists::{
    ChapterRecord, ChosenRecord, FrameworkRecord, Header, LeftOutRecord, OfficialRecord, ProfileRecord, ProvisionRecord, TermRecord,
    TopicRecord, WordRecord,
};

/// Version of the form.
pub const VERSION: u32 = 1;

/// The whole corpus.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorpusRecord {
    /// What the corpus is.
    pub corpus: Header,
    /// Who can be bound.
    pub parties: Vec<WordRecord>,
    /// What a clause can be.
    pub kinds: Vec<WordRecord>,
    /// When a clause can apply.
    pub phases: Vec<WordRecord>,
    /// How topics are arranged.
    pub pillars: Vec<WordRecord>,
    /// Topics, in the order of the book.
    pub topics: Vec<TopicRecord>,
    /// Defined terms, by name.
    pub terms: Vec<TermRecord>,
    /// Outside documents, in the order of their file.
    pub frameworks: Vec<FrameworkRecord>,
    /// Clauses, in the order of the book.
    pub clauses: Vec<ClauseRecord>,
    /// Sets of clauses for an occasion, in the order of their file.
    pub profiles: Vec<ProfileRecord>,
    /// Withdrawn clauses.
    pub retired: Vec<RetiredRecord>,
    /// Chapters of prose, in the order of the book.
    pub chapters: Vec<ChapterRecord>,
}

/// One clause, with what one needs to read it alone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClauseDocument<'a> {
    /// What the corpus is.
    pub corpus: &'a Header,
    /// Who can be bound.
    pub parties: &'a [WordRecord],
    /// The clause.
    pub clause: AnyClauseRecord,
}

/// A text, plain and as a tree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TextRecord {
    /// Plain text, values in place, paragraphs apart by a blank line.
    pub text: String,
    /// The same as a tree.
    pub content: Vec<Block>,
}

/// A clause in force, or a withdrawn one; `status` says which.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum AnyClauseRecord {
    /// In force.
    InForce(Box<ClauseRecord>),
    /// Withdrawn.
    Withdrawn(Box<RetiredRecord>),
}

/// Whether a clause is part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is.
    InForce,
    /// It was, and keeps its address.
    Withdrawn,
    /// It is not finished; its words and its address may change.
    Unfinished,
}

impl Status {
    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Withdrawn => "withdrawn",
            Self::Unfinished => "unfinished",
        }
    }
}

/// A clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClauseRecord {
    /// Its permanent id.
    pub id: ClauseId,
    /// `in-force`, or `unfinished`.
    pub status: Status,
    /// Its title.
    pub title: String,
    /// Its address: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: String,
    /// One plain sentence.
    pub summary: String,
    /// Id of its topic.
    pub topic: String,
    /// Title of its topic.
    pub topic_title: String,
    /// Ids of the parties that it binds.
    pub parties: Vec<String>,
    /// Id of its kind.
    pub kind: String,
    /// Ids of the phases in which it applies.
    pub phases: Vec<String>,
    /// Clause text: plain, values in place, paragraphs apart by a blank line.
    pub text: String,
    /// Clause text as a tree.
    pub content: Vec<Block>,
    /// Why it is there; a paragraph that begins `(b)` is on that item.
    pub rationale: Option<SectionRecord>,
    /// The parties' views.
    pub views: Vec<ViewRecord>,
    /// Concrete alternatives.
    pub fallback: Option<FallbackRecord>,
    /// What a reviewer asks to see.
    pub evidence: Option<SectionRecord>,
    /// Further notes.
    pub notes: Option<SectionRecord>,
    /// Negotiable values.
    pub parameters: Vec<ParameterRecord>,
    /// What the text sets, in its order: its own values, and the terms that stand for values of other clauses.
    pub brief: Vec<BriefRecord>,
    /// Ids of the clauses that the text mentions.
    pub mentions: Vec<ClauseId>,
    /// Ids of related clauses that it does not mention.
    pub see_also: Vec<ClauseId>,
    /// Ids of the clauses without which this one has no meaning.
    pub requires: Vec<ClauseId>,
    /// Plain questions that this clause answers.
    pub asked: Vec<String>,
    /// Wordings in which other contracts put what this clause says.
    pub signals: Vec<String>,
    /// Ids of the clauses that mention this one or list it as related.
    pub mentioned_by: Vec<ClauseId>,
    /// Ids of withdrawn clauses that it replaces.
    pub replaces: Vec<ClauseId>,
    /// Ids of the defined terms in the text.
    pub terms: Vec<Slug>,
    /// Provisions of outside documents.
    pub references: Vec<ReferenceRecord>,
    /// Matches with the official text.
    pub origin: Vec<OriginRecord>,
    /// Reviews; empty until there are some.
    pub reviewed: Vec<ReviewRecord>,
    /// The citation.
    pub citation: String,
}

/// A section of a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SectionRecord {
    /// Its heading.
    pub heading: String,
    /// What it says.
    #[serde(flatten)]
    pub text: TextRecord,
}

/// The fallback of a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FallbackRecord {
    /// The whole section as prose.
    #[serde(flatten)]
    pub section: SectionRecord,
    /// What of it a program can apply to the text.
    pub alternatives: Vec<AlternativeRecord>,
}

/// A change of the text that a fallback describes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AlternativeRecord {
    /// Index of its paragraph in `content` of the fallback.
    pub paragraph: usize,
    /// When it is meant.
    pub when: String,
    /// What is done to the text, in order.
    pub steps: Vec<StepRecord>,
    /// Further words, such as what stays as it is.
    pub note: Option<String>,
}

/// A step of an alternative. Items are named by their anchors, `b` or `b-ii`; an empty one is the text itself.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum StepRecord {
    /// Items are replaced, or deleted where nothing stands instead.
    Replace {
        /// The first item.
        from: String,
        /// The last item.
        to: String,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Sentences of the first paragraph of an item are replaced.
    ReplaceSentences {
        /// The item.
        item: String,
        /// The first sentence, from 1; a negative number counts from the end.
        first: isize,
        /// The last sentence; `null` for the last of the paragraph.
        last: Option<usize>,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Words of the first paragraph of an item are replaced, or struck where nothing stands instead.
    ReplaceWords {
        /// The item.
        item: String,
        /// The words.
        words: String,
        /// What stands instead.
        content: Vec<Block>,
    },
    /// Sentences or items are added at the end of an item.
    Add {
        /// The item.
        item: String,
        /// What is added.
        content: Vec<Block>,
    },
}

/// A party's view.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ViewRecord {
    /// Id of the party.
    pub party: String,
    /// What kind of text it is, such as `An invented voice`, where the corpus says so.
    pub note: Option<String>,
    /// What it says.
    #[serde(flatten)]
    pub section: SectionRecord,
}

/// A value that a clause text sets.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BriefRecord {
    /// The parameter, as `PAT-2.patch_cycle`: of this clause, or of the one that sets the term.
    pub parameter: String,
    /// What it is.
    pub label: String,
    /// Its default.
    pub value: String,
    /// The items in which it stands, as `(b)(ii)`.
    pub items: Vec<String>,
}

/// A negotiable value.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ParameterRecord {
    /// Its name, by which `content` names it.
    pub name: String,
    /// The parameter whose values this one always has, as `PAT-2.patch_cycle`.
    pub same_as: Option<String>,
    /// The defined term that stands for it in other clauses.
    pub term: Option<String>,
    /// What it is.
    pub label: String,
    /// The value in `text`.
    pub default: String,
    /// Values that lean to a party.
    pub party_values: Vec<PartyValueRecord>,
    /// Where the default comes from.
    pub basis: TextRecord,
}

/// A value that leans to a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartyValueRecord {
    /// Id of the party.
    pub party: String,
    /// The value.
    pub value: String,
}

/// A provision that a clause cites.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReferenceRecord {
    /// Key of the document.
    pub framework: String,
    /// The provision, or empty for the whole document.
    pub provision: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A match with a clause of the official text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OriginRecord {
    /// Version of the official text.
    pub version: String,
    /// Number of its clause.
    pub clause: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// How our clause compares with it.
    pub comparison: Comparison,
}

/// A review.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReviewRecord {
    /// Who: `counsel`.
    pub role: String,
    /// When.
    pub date: String,
}

/// A withdrawn clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RetiredRecord {
    /// Its id, never given again.
    pub id: ClauseId,
    /// `withdrawn`.
    pub status: Status,
    /// Its last title.
    pub title: String,
    /// Why it was withdrawn.
    pub reason: String,
    /// Since which release or date.
    pub since: String,
    /// Id of the topic that it was in; none where the topic is gone too.
    pub topic: Option<String>,
    /// Ids of the clauses that took its place, as they were named then; they may be withdrawn too.
    pub successors: Vec<ClauseId>,
    /// Ids of the clauses in force that replace it in the end.
    pub replaced_by: Vec<ClauseId>,
    /// The citation.
    pub citation: String,
    /// Its page: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: String,
    /// Its last text.
    #[serde(flatten)]
    pub text: TextRecord,
}
