//! The record as JSON, and the schemas that describe it.

use schemars::{JsonSchema, schema_for};

use super::error::ExportError;
use super::record::{ClauseDocument, ClauseRecord, CorpusRecord};

/// The whole corpus.
///
/// # Errors
///
/// If the record cannot be written.
pub fn corpus(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(record).map_err(|cause| ExportError::new("clauses.json", cause))
}

/// The whole corpus as a value, for readers in this program.
///
/// # Errors
///
/// If the record cannot be written.
pub fn corpus_value(record: &CorpusRecord) -> Result<serde_json::Value, ExportError> {
    serde_json::to_value(record).map_err(|cause| ExportError::new("clauses.json", cause))
}

/// A clause of the corpus as a value.
///
/// # Errors
///
/// If the record cannot be written.
pub fn clause_value(record: &ClauseRecord) -> Result<serde_json::Value, ExportError> {
    serde_json::to_value(record).map_err(|cause| ExportError::new("clauses.json", cause))
}

/// One clause.
///
/// # Errors
///
/// If the record cannot be written.
pub fn clause(record: &ClauseDocument<'_>) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(record).map_err(|cause| ExportError::new("clause.json", cause))
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
