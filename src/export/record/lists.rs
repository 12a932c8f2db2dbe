//! What a corpus lists beside its clauses: what it is, its vocabulary, topics, terms, outside documents, profiles and
//! chapters.

use schemars::JsonSchema;
use serde::Serialize;

use super::TextRecord;
use crate::corpus::{ClauseId, Confidence, Slug};

/// What every document says of itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Header {
    /// Version of this form.
    pub version: u32,
    /// Version of the form of `content`.
    pub content_version: u32,
    /// Name of the corpus, with its mark.
    pub title: String,
    /// `unofficial`, where the corpus says so.
    pub status: Option<String>,
    /// What this edition is called.
    pub edition: String,
    /// The notice in one line.
    pub notice_line: Option<String>,
    /// The whole notice.
    pub notice: Vec<String>,
    /// The text that this corpus is not.
    pub official: Option<OfficialRecord>,
    /// Id of the clause that says what becomes of references to clauses which the parties have left out.
    pub omitted_clauses: Option<ClauseId>,
    /// How items are numbered, where it is not `(a)(i)(A)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<&'static str>,
    /// Licence of clause text.
    pub licence_of_clauses: String,
    /// Licence of everything else.
    pub licence_of_other_text: String,
}

/// The official text that the notice speaks of.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OfficialRecord {
    /// Short name.
    pub name: String,
    /// Long title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is.
    pub address: String,
}

/// A declared word: a party, a kind, a phase, a pillar.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WordRecord {
    /// Its id.
    pub id: String,
    /// The word.
    pub name: String,
    /// A longer name.
    pub title: String,
    /// What it means.
    pub help: String,
    /// The list of its clauses, where there is one: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: Option<String>,
}

/// A topic.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TopicRecord {
    /// Its folder, which is its id.
    pub id: String,
    /// First part of the ids of its clauses.
    pub prefix: String,
    /// Its title.
    pub title: String,
    /// Id of its pillar, where the corpus has pillars.
    pub pillar: Option<String>,
    /// One sentence.
    pub summary: String,
    /// Its chapter: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: String,
    /// The list of its clauses.
    pub list_address: String,
    /// Ids of its clauses.
    pub clauses: Vec<ClauseId>,
}

/// A defined term.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TermRecord {
    /// Its id, by which `content` names it.
    pub id: Slug,
    /// The term.
    pub term: String,
    /// Other forms that mean the same.
    pub aliases: Vec<String>,
    /// Whether only the spelling as written is meant.
    pub case_sensitive: bool,
    /// Its page: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: String,
    /// What it means.
    pub definition: TextRecord,
    /// Where it comes from.
    pub source: TextRecord,
    /// Ids of the clauses that use it in their text.
    pub used_by: Vec<ClauseId>,
}

/// An outside document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FrameworkRecord {
    /// Its id, the last part of its address.
    pub id: Slug,
    /// The short key of references.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Edition.
    pub edition: Option<String>,
    /// Date of that edition, as exact as known.
    pub date: Option<String>,
    /// `in-force`, `guidance`, …
    pub status: Option<String>,
    /// Where the document itself is.
    pub source: Option<String>,
    /// How sure the identifiers are that clauses cite.
    pub confidence: Confidence,
    /// When the entry was last checked.
    pub checked: Option<String>,
    /// What it is, and what is uncertain.
    pub note: TextRecord,
    /// Its page: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: String,
    /// What is cited of it.
    pub provisions: Vec<ProvisionRecord>,
}

/// A provision of an outside document, and what cites it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProvisionRecord {
    /// The provision, or empty for the whole document.
    pub provision: String,
    /// Ids of the clauses that cite it.
    pub clauses: Vec<ClauseId>,
}

/// A set of clauses for an occasion.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProfileRecord {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// For which occasion it is.
    pub summary: String,
    /// Its page: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: String,
    /// Its clauses, in the order of its file.
    pub clauses: Vec<ChosenRecord>,
    /// Ids of the clauses that its clauses require and that it does not have.
    pub also_required: Vec<ClauseId>,
    /// What it leaves out.
    pub left_out: Vec<LeftOutRecord>,
}

/// A clause of a profile.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChosenRecord {
    /// Its id.
    pub id: ClauseId,
    /// Why it is in the profile.
    pub reason: String,
}

/// What a profile leaves out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeftOutRecord {
    /// Which clauses.
    pub what: TextRecord,
    /// Why.
    pub reason: String,
}

/// A chapter of prose.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChapterRecord {
    /// Its name.
    pub name: String,
    /// Where it is: absolute, or the path from the root of the site where `corpus.toml` names no address.
    pub address: String,
}
