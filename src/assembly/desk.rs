//! What the crate of documents reads: the public record of a corpus, as a browser gets it, so that the command line and a
//! browser make the same documents.

use clause_documents::corpus::Corpus;

use crate::addresses::Addresses;
use crate::export;
use crate::link::Edition;

use super::AssemblyError;

/// An edition as the desk reads it.
///
/// # Errors
///
/// If the record cannot be written.
pub fn corpus(edition: &Edition) -> Result<Corpus, AssemblyError> {
    let addresses = Addresses::current(edition.corpus.settings.address.clone());
    let json = export::corpus_json(&export::record(edition, &addresses))?;
    Ok(Corpus::of_json(&json).expect("the record has the form that the crate of documents reads"))
}
