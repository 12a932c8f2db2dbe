//! The files of the search index, and what is wrong with its synonyms.

use clause_search::{BuildError, Document, IdleSynonym, idle_synonyms};

use super::{File, search};
use crate::addresses;
use crate::diagnostics::{Code, Diagnostic};
use crate::link::Edition;

/// Why there is no index.
pub type IndexError = BuildError;

/// The index as files of the site: the main file, then its parts.
pub(super) fn files(edition: &Edition) -> Result<Vec<File>, IndexError> {
    let packed = clause_search::build(search::documents(edition), &search::settings(edition))?;
    let files = std::iter::once(packed.main).chain(packed.parts);
    Ok(files.map(|file| File { path: addresses::index_file(&file.name), bytes: file.bytes }).collect())
}

/// Reports synonyms that no search over the corpus can use.
pub fn check_synonyms(edition: &Edition) -> Vec<Diagnostic> {
    let corpus = &edition.corpus;
    // Nobody should wait for the words of a corpus without synonyms, and what could not be read may have the words.
    if corpus.synonyms.is_empty() || corpus.clauses.is_empty() || !corpus.unreadable_ids.is_empty() {
        return Vec::new();
    }
    let diagnostic = |idle: IdleSynonym| {
        let (group, index) = match idle {
            IdleSynonym::Empty(group, index) | IdleSynonym::TooLong(group, index) => (group, index),
            IdleSynonym::Unknown(group) => (group, 0),
        };
        let word = &corpus.synonyms[group][index];
        let (message, help) = match idle {
            IdleSynonym::Empty(..) => (format!("a search finds nothing in `{}`", word.value), "write a word with letters or digits"),
            IdleSynonym::TooLong(..) => {
                (format!("`{}` has more words than a search compares", word.value), "write the two or three words that people type")
            }
            IdleSynonym::Unknown(_) => (
                "the corpus has no word of this synonym, so a search for any of them finds nothing".to_owned(),
                "add the word that the clauses have, or remove the synonym",
            ),
        };
        Diagnostic::at(Code::UnmatchedSynonym, word.span, message).help(help)
    };
    let documents: Vec<Document> = search::documents(edition).collect();
    idle_synonyms(&documents, search::language(corpus), &search::written_synonyms(corpus)).into_iter().map(diagnostic).collect()
}
