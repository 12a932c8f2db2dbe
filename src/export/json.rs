//! The record as JSON, and the schemas that describe it.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;

use super::error::ExportError;
use super::record::{
    ChapterRecord, ClauseDocument, CorpusRecord, FrameworkRecord, Header, ProfileRecord, RetiredRecord, TermRecord, TopicRecord, WordRecord,
};

const NAME: &str = "clauses.json";

/// What stands in [`CorpusRecord`] before the clauses.
#[derive(Serialize)]
struct Before<'r> {
    corpus: &'r Header,
    parties: &'r [WordRecord],
    kinds: &'r [WordRecord],
    phases: &'r [WordRecord],
    pillars: &'r [WordRecord],
    topics: &'r [TopicRecord],
    terms: &'r [TermRecord],
    frameworks: &'r [FrameworkRecord],
}

/// What stands there after them.
#[derive(Serialize)]
struct After<'r> {
    profiles: &'r [ProfileRecord],
    retired: &'r [RetiredRecord],
    chapters: &'r [ChapterRecord],
}

/// The whole corpus up to its first clause. Clauses follow, with commas between them, and then the [`end`].
pub(super) fn begin(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let CorpusRecord { corpus, parties, kinds, phases, pillars, topics, terms, frameworks, .. } = record;
    let mut json = open_object(NAME, &Before { corpus, parties, kinds, phases, pillars, topics, terms, frameworks })?;
    json.extend_from_slice(b",\"clauses\":[");
    Ok(json)
}

/// The whole corpus behind its last clause.
pub(super) fn end(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let CorpusRecord { profiles, retired, chapters, .. } = record;
    let after = json(NAME, &After { profiles, retired, chapters })?;
    Ok([b"],", &after[1..]].concat())
}

/// A record as a JSON object without the brace that closes it, so that further fields can follow.
pub(super) fn open_object(name: &'static str, record: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    let mut json = json(name, record)?;
    json.pop();
    Ok(json)
}

/// The content of a file as JSON.
///
/// # Errors
///
/// If it cannot be written.
pub fn json(name: &'static str, content: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(content).map_err(|cause| ExportError::new(name, cause))
}

/// A record, or a part of it, as a value for readers in this program. `name` is the file that it is a part of.
///
/// # Errors
///
/// If the record cannot be written.
pub fn value(name: &'static str, record: &impl Serialize) -> Result<serde_json::Value, ExportError> {
    serde_json::to_value(record).map_err(|cause| ExportError::new(name, cause))
}

/// One clause.
///
/// # Errors
///
/// If the record cannot be written.
pub fn clause(record: &ClauseDocument<'_>) -> Result<Vec<u8>, ExportError> {
    json("clause.json", record)
}

/// The schema of the whole corpus.
///
/// # Errors
///
/// If the schema cannot be written.
pub fn corpus_schema() -> Result<Vec<u8>, ExportError> {
    schema::<CorpusRecord>("schema.json")
}

/// The schema of one clause.
///
/// # Errors
///
/// If the schema cannot be written.
pub fn clause_schema() -> Result<Vec<u8>, ExportError> {
    schema::<ClauseDocument<'_>>("clause.schema.json")
}

pub(super) fn schema<T: JsonSchema>(name: &'static str) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec_pretty(&schema_for!(T)).map_err(|cause| ExportError::new(name, cause))
}
