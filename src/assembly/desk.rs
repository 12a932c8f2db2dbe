//! What the crate of documents reads: the public record of a corpus, as a browser gets it, so that the command line and a
//! browser make the same documents.

use clause_documents::agreement::resolve;
use clause_documents::corpus::{Clause, Corpus, Profile};
use clause_documents::json::FromJson as _;
use clause_documents::schedule::Schedule;
use clause_documents::{word, workbook};
use rayon::prelude::*;

use crate::addresses::{self, Addresses};
use crate::export::{self, record::CorpusRecord};
use crate::link::Edition;
use crate::release::Release;
use crate::render::Context;

use super::{AssemblyError, File};

/// An edition as the desk reads it.
///
/// # Errors
///
/// If the record cannot be written.
pub fn corpus(edition: &Edition) -> Result<Corpus, AssemblyError> {
    let addresses = Addresses::current(edition.corpus.settings.address.clone());
    read(export::record(edition, &addresses))
}

/// What an `expect` says: a test of the crate of documents reads what the export writes.
const FORM: &str = "the record has the form that the crate of documents reads";

/// Takes the record apart, clause by clause: as one value, a large corpus would be in memory twice more.
fn read(mut record: CorpusRecord) -> Result<Corpus, AssemblyError> {
    let clauses = std::mem::take(&mut record.clauses).into_par_iter();
    let clauses = clauses.map(|clause| Ok(Clause::from_json(export::clause_value(&clause)?).expect(FORM)));
    let clauses = clauses.collect::<Result<Vec<Clause>, AssemblyError>>()?;
    Ok(Corpus { clauses, ..Corpus::from_json(export::corpus_value(&record)?).expect(FORM) })
}

/// What the pages of the desk load, and the documents that the site has ready for readers without script: of all clauses
/// and of each profile a Word document and a sheet of positions, and of all clauses the sheet that contract systems import.
///
/// # Errors
///
/// If a record cannot be written.
pub(super) fn files(context: &Context<'_>) -> Result<Vec<File>, AssemblyError> {
    let corpus = read(export::record(context.edition, &context.addresses))?;
    let sets: Vec<Option<&Profile>> = corpus.profiles.iter().map(Some).chain([None]).collect();
    let mut files: Vec<File> = sets.into_par_iter().rev().flat_map_iter(|set| documents(&corpus, set)).collect();
    let earlier: Result<Vec<File>, AssemblyError> =
        context.releases.par_iter().map(|release| earlier_texts(&corpus, &Context::of_release(release, context), release)).collect();
    files.extend(earlier?);
    let [clauses, annexes] = export::schedule(corpus)?;
    files.extend([File::new(addresses::SCHEDULE_CLAUSES, clauses), File::new(addresses::SCHEDULE_ANNEXES, annexes)]);
    Ok(files)
}

/// The texts of a release that are others today, for schedules that were made from it.
fn earlier_texts(today: &Corpus, context: &Context<'_>, release: &Release) -> Result<File, AssemblyError> {
    let earlier = today.differing(read(export::record(context.edition, &context.addresses))?);
    let json = export::json("schedule/{release}.json", &earlier)?;
    Ok(File::new(addresses::schedule_release(release.name.as_str()), json))
}

/// The documents of a profile, or of all clauses.
fn documents(corpus: &Corpus, profile: Option<&Profile>) -> Vec<File> {
    let Some(profile) = profile else {
        let all = resolve(corpus, &Schedule::of(corpus.clauses.iter().map(|clause| &clause.id)));
        return vec![
            File::new(addresses::document("all.docx"), word::write(&all, false)),
            File::new(addresses::document("all.xlsx"), workbook::write(&all)),
            File::new(addresses::document("contract-system.xlsx"), workbook::write_clauses(&all)),
        ];
    };
    let agreement = resolve(corpus, &Schedule::of(profile.clauses.iter().map(|clause| &clause.id)));
    vec![
        File::new(addresses::profile_document(&profile.id, "docx"), word::write(&agreement, false)),
        File::new(addresses::profile_document(&profile.id, "xlsx"), workbook::write(&agreement)),
    ]
}
