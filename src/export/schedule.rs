//! What the pages of the desk load: of the record only what a schedule shows, and apart from it what only its annexes do.

use clause_documents::corpus::Corpus;
use serde::Serialize;

use super::error::ExportError;

/// The clauses without the texts of annexes, and those texts.
///
/// # Errors
///
/// If they cannot be written.
pub fn schedule(corpus: Corpus) -> Result<[Vec<u8>; 2], ExportError> {
    let (clauses, annexes) = corpus.split_annexes();
    Ok([json("schedule/clauses.json", &clauses)?, json("schedule/annexes.json", &annexes)?])
}

/// A file of the desk as JSON.
///
/// # Errors
///
/// If it cannot be written.
pub fn json(name: &'static str, content: &impl Serialize) -> Result<Vec<u8>, ExportError> {
    serde_json::to_vec(content).map_err(|cause| ExportError::new(name, cause))
}
