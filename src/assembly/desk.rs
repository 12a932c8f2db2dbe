//! What the crate of documents reads: the public record of a corpus, as a browser gets it, so that the command line and a
//! browser make the same documents.

use clause_documents::agreement::resolve;
use clause_documents::corpus::Corpus;
use clause_documents::schedule::Schedule;
use clause_documents::{word, workbook};

use crate::addresses::{self, Addresses};
use crate::export;
use crate::link::Edition;

use super::{AssemblyError, File};

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

/// The documents that the site has ready, for readers without script: of all clauses and of each profile a Word document
/// and a sheet of positions, and of all clauses the sheet that contract systems import.
///
/// # Errors
///
/// If the record cannot be written.
pub(super) fn ready(edition: &Edition) -> Result<Vec<File>, AssemblyError> {
    let corpus = corpus(edition)?;
    let all = resolve(&corpus, &Schedule::of(corpus.clauses.iter().map(|clause| &clause.id)));
    let mut files = vec![
        File::new(addresses::document("all.docx"), word::write(&all, false)),
        File::new(addresses::document("all.xlsx"), workbook::write(&all)),
        File::new(addresses::document("contract-system.xlsx"), workbook::write_clauses(&all)),
    ];
    for profile in &corpus.profiles {
        let agreement = resolve(&corpus, &Schedule::of(profile.clauses.iter().map(|clause| &clause.id)));
        files.push(File::new(addresses::profile_document(&profile.id, "docx"), word::write(&agreement, false)));
        files.push(File::new(addresses::profile_document(&profile.id, "xlsx"), workbook::write(&agreement)));
    }
    Ok(files)
}
