//! Which forms of words are terms of their own.
//!
//! A stem brings together more than a reader sometimes means: `customized` has the stem of `customer`, and who looks for
//! "weekly" is not helped by a hundred weeks. A form that few documents have, of a stem that many have, is a term beside its
//! stem, at the same position. Others are not: they would say nothing new and make the index larger.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::analysis::{Token, chains, fold, form_term, stem};
use crate::language::Language;

/// A form in more documents than this says little of which is meant.
const MAX_DOCUMENTS: usize = 3;

/// All documents of a stem that no more have are among the first answers anyway.
const LEAST_OF_STEM: usize = 4;

/// A stem must be in so many times the documents of the form, or the stem says the same.
const TIMES: usize = 2;

/// The forms that are terms, folded as the corpus writes them, each with its term.
#[derive(Debug, Clone, Default)]
pub(super) struct RareForms {
    terms: HashMap<String, String>,
    language: Language,
}

impl RareForms {
    /// The rare forms of documents, of each of which these are the texts.
    pub(super) fn of<'a>(language: Language, documents: impl Iterator<Item = Vec<&'a str>>) -> Self {
        let mut words: HashMap<String, BTreeSet<usize>> = HashMap::new();
        for (document, texts) in documents.enumerate() {
            for segment in
                texts.into_iter().flat_map(|text| chains(language, text)).flat_map(|chain| chain.segments).filter(|segment| !segment.digits)
            {
                words.entry(segment.text).or_default().insert(document);
            }
        }
        let mut of_stem: HashMap<String, HashSet<usize>> = HashMap::new();
        let mut of_term: BTreeMap<String, HashSet<usize>> = BTreeMap::new();
        for (word, documents) in &words {
            of_stem.entry(stem(language, word)).or_default().extend(documents);
            if let Some(term) = form_term(language, word) {
                of_term.entry(term).or_default().extend(documents);
            }
        }
        let is_rare = |word: &str, term: &str| {
            let (form, stem) = (of_term[term].len(), of_stem[&stem(language, word)].len());
            form <= MAX_DOCUMENTS && stem > LEAST_OF_STEM && stem >= form * TIMES
        };
        let terms = words.into_keys().filter_map(|word| form_term(language, &word).map(|term| (word, term)));
        Self { terms: terms.filter(|(word, term)| is_rare(word, term)).collect(), language }
    }

    /// The term of the form that stands where a token of a text is, at its position.
    pub(super) fn beside(&self, text: &str, token: &Token) -> Option<Token> {
        let mut form = String::new();
        text.get(token.from..token.to)?.chars().for_each(|c| fold(self.language, c, &mut form));
        Some(Token { text: self.terms.get(&form)?.clone(), ..token.clone() })
    }
}
