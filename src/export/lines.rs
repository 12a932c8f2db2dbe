//! `api/clauses.ndjson`: the whole corpus as JSON, an entry a line, for programs that read one line after the other.
//!
//! It says what `api/clauses.json` says, in the same order; the first line is what the corpus is.

use schemars::JsonSchema;
use serde::Serialize;

use super::error::ExportError;
use super::json;
use super::record::{
    ChapterRecord, ClauseRecord, CorpusRecord, FrameworkRecord, Header, ProfileRecord, RetiredRecord, TermRecord, TopicRecord, WordRecord,
};

const NAME: &str = "clauses.ndjson";

/// A line. `is` says which list of `api/clauses.json` has the same entry.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum Line<'r> {
    /// What the corpus is.
    Corpus(&'r Header),
    /// Who can be bound.
    Party(&'r WordRecord),
    /// What a clause can be.
    Kind(&'r WordRecord),
    /// When a clause can apply.
    Phase(&'r WordRecord),
    /// How topics are arranged.
    Pillar(&'r WordRecord),
    /// A topic.
    Topic(&'r TopicRecord),
    /// A defined term.
    Term(&'r TermRecord),
    /// An outside document.
    Framework(&'r FrameworkRecord),
    /// A clause.
    Clause(&'r ClauseRecord),
    /// A set of clauses for an occasion.
    Profile(&'r ProfileRecord),
    /// A withdrawn clause.
    Withdrawn(&'r RetiredRecord),
    /// A chapter of prose.
    Chapter(&'r ChapterRecord),
}

/// The lines.
///
/// # Errors
///
/// If the record cannot be written.
pub fn lines(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    for line in all(record) {
        serde_json::to_writer(&mut out, &line).map_err(|cause| ExportError::new(NAME, cause))?;
        out.push(b'\n');
    }
    Ok(out)
}

fn all(record: &CorpusRecord) -> impl Iterator<Item = Line<'_>> {
    std::iter::once(Line::Corpus(&record.corpus))
        .chain(record.parties.iter().map(Line::Party))
        .chain(record.kinds.iter().map(Line::Kind))
        .chain(record.phases.iter().map(Line::Phase))
        .chain(record.pillars.iter().map(Line::Pillar))
        .chain(record.topics.iter().map(Line::Topic))
        .chain(record.terms.iter().map(Line::Term))
        .chain(record.frameworks.iter().map(Line::Framework))
        .chain(record.clauses.iter().map(Line::Clause))
        .chain(record.profiles.iter().map(Line::Profile))
        .chain(record.retired.iter().map(Line::Withdrawn))
        .chain(record.chapters.iter().map(Line::Chapter))
}

/// The schema of a line.
///
/// # Errors
///
/// If the schema cannot be written.
pub fn schema() -> Result<Vec<u8>, ExportError> {
    json::schema::<Line<'_>>("clauses.ndjson.schema.json")
}
