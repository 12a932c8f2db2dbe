//! What the page of the schedule loads: of the record only what a schedule shows, and apart from it what only its annexes do.

use clause_documents::corpus::Corpus;

use super::error::ExportError;

/// The clauses without the texts of annexes, and those texts, from the JSON of the corpus.
///
/// # Errors
///
/// If they cannot be written.
pub fn schedule(corpus_json: &[u8]) -> Result<[Vec<u8>; 2], ExportError> {
    let failed = |cause| ExportError::new("schedule/clauses.json", cause);
    let corpus = Corpus::of_json(corpus_json).expect("the record has the form that the crate of documents reads");
    let (clauses, annexes) = corpus.split_annexes();
    Ok([serde_json::to_vec(&clauses).map_err(failed)?, serde_json::to_vec(&annexes).map_err(failed)?])
}
