//! Which forms of words are terms of their own.
//!
//! A stem brings together more than a reader sometimes means: `customized` has the stem of `customer`, and who looks for
//! "weekly" is not helped by a hundred weeks. A form that few documents have, of a stem that many have, is a term beside its
//! stem, at the same position. Others are not: they would say nothing new and make the index larger.

use std::collections::HashMap;

use super::vocabulary::{CappedDocuments, Vocabulary};
use crate::analysis::{Token, fold, form_term, stem};
use crate::language::Language;

/// A form in more documents than this says little of which is meant.
const MAX_DOCUMENTS: usize = 3;

/// All documents of a stem that no more have are among the first answers anyway.
const LEAST_OF_STEM: usize = 4;

/// A stem must be in so many times the documents of the form, or the stem says the same.
const TIMES: usize = 2;

// More documents than are told apart change nothing.
const _: () = assert!(CappedDocuments::LIMIT > MAX_DOCUMENTS * TIMES && CappedDocuments::LIMIT > LEAST_OF_STEM);

/// The forms that are terms, folded as the corpus writes them, each with its term.
#[derive(Debug, Clone, Default)]
pub(super) struct RareForms {
    terms: HashMap<String, String>,
    language: Language,
}

impl RareForms {
    /// The rare forms of a vocabulary.
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let language = vocabulary.language;
        let mut of_stem: HashMap<String, CappedDocuments> = HashMap::new();
        let mut of_term: HashMap<String, CappedDocuments> = HashMap::new();
        for ((word, _), seen) in &vocabulary.words {
            of_stem.entry(stem(language, word)).or_default().extend(&seen.documents);
            if let Some(term) = form_term(language, word) {
                of_term.entry(term).or_default().extend(&seen.documents);
            }
        }
        let is_rare = |word: &str, term: &str| {
            let (form, stem) = (of_term[term].count(), of_stem[&stem(language, word)].count());
            form <= MAX_DOCUMENTS && stem > LEAST_OF_STEM && stem >= form * TIMES
        };
        let terms = vocabulary.words.keys().filter_map(|(word, _)| form_term(language, word).map(|term| (word, term)));
        let rare = terms.filter(|(word, term)| is_rare(word, term));
        Self { terms: rare.map(|(word, term)| (word.clone(), term)).collect(), language }
    }

    /// The term of the form that stands where a token of a text is, at its position. `form` is room for it.
    pub(super) fn beside(&self, text: &str, token: &Token, form: &mut String) -> Option<Token> {
        if self.terms.is_empty() {
            return None;
        }
        form.clear();
        text.get(token.from..token.to)?.chars().for_each(|c| fold(self.language, c, form));
        let text = self.terms.get(form)?.clone();
        Some(Token { text, ..*token })
    }
}
