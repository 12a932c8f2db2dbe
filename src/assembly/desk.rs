//! What the crate of documents reads: the public record of a corpus, as a browser gets it, so that the command line and a
//! browser make the same documents.

use std::iter;

use clause_documents::agreement::resolve;
use clause_documents::corpus::{Clause, Corpus, Earlier, Profile, Term};
use clause_documents::english::ENGLISH;
use clause_documents::json::FromJson;
use clause_documents::schedule::Schedule;
use clause_documents::{word, words, workbook};
use rayon::prelude::*;
use serde::Serialize;

use crate::addresses::{self, Addresses};
use crate::corpus;
use crate::export::{self, RecordBuilder};
use crate::link::Edition;
use crate::release::{Release, says_the_same};
use crate::render::Context;
use crate::words::is_english;

use super::{AssemblyError, File};

/// An edition as the desk reads it.
///
/// # Errors
///
/// If the record cannot be written.
pub fn corpus(edition: &Edition) -> Result<Corpus, AssemblyError> {
    let addresses = Addresses::current(edition.corpus.settings.address.clone());
    read(&RecordBuilder::new(edition, &addresses), &edition.corpus)
}

/// The record of a clause lives only until it is read.
fn read(records: &RecordBuilder<'_>, corpus: &corpus::Corpus) -> Result<Corpus, AssemblyError> {
    let clauses = (0..corpus.clauses.len()).into_par_iter().map(|index| as_read("clauses.json", &records.record(index)));
    let clauses = clauses.collect::<Result<Vec<Clause>, AssemblyError>>()?;
    let book = &corpus.words;
    let always = words::KEYS.iter().map(|key| ((*key).to_owned(), book.pattern(key)));
    // What the crate has in English is given where the book says it differently.
    let own = ENGLISH.iter().map(|(key, english)| (*key, *english, book.pattern(key)));
    let own = own.filter(|(_, english, words)| words != english).map(|(key, _, words)| (key.to_owned(), words));
    let words = always.chain(own).collect();
    let mut corpus = Corpus { clauses, words, ..as_read("clauses.json", &records.without_clauses())? };
    if !is_english(book.language()) {
        book.language().clone_into(&mut corpus.corpus.language);
    }
    corpus.corpus.right_to_left = book.is_right_to_left();
    Ok(corpus)
}

/// A part of the record as the crate of documents reads it.
fn as_read<T: FromJson>(name: &'static str, record: &impl Serialize) -> Result<T, AssemblyError> {
    Ok(T::from_json(export::value(name, record)?).expect("the record has the form that the crate of documents reads"))
}

/// What the pages of the desk load, and the documents that the site has ready for readers without script: of all clauses
/// and of each profile a Word document and a sheet of positions, and of all clauses the sheet that contract systems import.
///
/// # Errors
///
/// If a record cannot be written.
pub(super) fn files<'a>(
    context: &'a Context<'_>,
    records: &RecordBuilder<'_>,
) -> Result<impl Iterator<Item = Result<File, AssemblyError>> + use<'a>, AssemblyError> {
    let corpus = read(records, &context.edition.corpus)?;
    let sets: Vec<Option<&Profile>> = corpus.profiles.iter().map(Some).chain([None]).collect();
    let ready: Vec<File> = sets.into_par_iter().rev().flat_map_iter(|set| documents(&corpus, set)).collect();
    let earlier: Vec<Result<File, AssemblyError>> =
        context.releases.par_iter().map(|release| earlier_texts(context.edition, release, &context.addresses)).collect();
    // What stands only in annexes is a file of its own. Of a large corpus both are large, so one comes after the other.
    let (clauses, annexes) = corpus.split_annexes();
    let clauses = iter::once_with(move || json(addresses::SCHEDULE_CLAUSES, "schedule/clauses.json", &clauses));
    let annexes = iter::once_with(move || json(addresses::SCHEDULE_ANNEXES, "schedule/annexes.json", &annexes));
    Ok(ready.into_iter().map(Ok).chain(earlier).chain(clauses).chain(annexes))
}

fn json(path: &str, name: &'static str, content: &impl Serialize) -> Result<File, AssemblyError> {
    Ok(File::new(path, export::json(name, content)?))
}

/// What a schedule that was made from a release may keep: the texts that are others today, without annexes, and the terms
/// that are gone.
fn earlier_texts(today: &Edition, release: &Release, addresses: &Addresses) -> Result<File, AssemblyError> {
    const NAME: &str = "schedule/{release}.json";
    let (was, addresses) = (&release.edition, addresses.of_release(release.name.as_str()));
    let records = RecordBuilder::new(was, &addresses);
    let is_same = |index: usize| {
        let was = &was.corpus.clauses[index];
        today.clause(&was.id.value).is_some_and(|index| says_the_same(was, &today.corpus.clauses[index]))
    };
    let clauses = (0..was.corpus.clauses.len()).filter(|&index| !is_same(index)).map(|index| {
        let clause: Clause = as_read(NAME, &records.clause(index).clause)?;
        Ok(Clause { rationale: None, views: Vec::new(), evidence: None, asked: Vec::new(), signals: Vec::new(), ..clause })
    });
    let clauses: Result<Vec<Clause>, AssemblyError> = clauses.collect();
    let terms = (0..was.corpus.terms.len()).filter(|&index| today.term(&was.corpus.terms[index].slug()).is_none());
    let terms: Result<Vec<Term>, AssemblyError> = terms.map(|index| as_read(NAME, &records.term(index))).collect();
    let json = export::json(NAME, &Earlier { clauses: clauses?, terms: terms? })?;
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
