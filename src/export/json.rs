//! The record as JSON, and the schemas that describe it.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;

use super::error::ExportError;
use super::record::{ClauseDocument, CorpusRecord};

/// The whole corpus.
///
/// # Errors
///
/// If the record cannot be written.
pub fn corpus(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(record).map_err(|cause| ExportError::new("clauses.json", cause))
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
