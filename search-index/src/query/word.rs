//! One typed word and everything that it may mean.
//!
//! `mfa` has no document of its own in a corpus that writes "multi-factor authentication": its alternatives are the terms
//! `multi`, `factor` and `authent` together, at nine tenths of a full score, and whatever a synonym adds.

use std::ops::Range;

use crate::analysis::form_term;
use crate::index::{Catalog, TermId, raise};

/// How much an alternative counts against the word as it was typed.
pub(crate) mod boost {
    pub(crate) const TYPED: f32 = 1.0;
    /// Of words that people say in any question.
    pub(in crate::query) const SOFT: f32 = 0.4;
    /// Of a form that few documents have, against its stem that many have.
    pub(in crate::query) const FORM: f32 = 1.5;
    /// The same where nothing else is typed.
    pub(in crate::query) const FORM_ALONE: f32 = 8.0;
    /// `800-53` and `third-party` typed as two words.
    pub(in crate::query) const COMPOUND: f32 = 1.5;
    /// The parts of `third-party`, each on its own.
    pub(in crate::query) const PARTS: f32 = 0.05;
    pub(in crate::query) const COMPLETION: f32 = 0.6;
    pub(in crate::query) const SYNONYM: f32 = 0.6;
    pub(in crate::query) const INITIALISM: f32 = 0.9;
    pub(in crate::query) const CORRECTION: f32 = 0.8;
    /// Of the words around the name of a provision, whatever they mean.
    pub(in crate::query) const AROUND_PROVISION: f32 = 0.1;
}

/// Terms that must be in one field together: one of the meanings of a typed word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alternative {
    /// Not empty.
    pub(crate) terms: Vec<TermId>,
    /// Factor on the scores of these terms.
    pub(crate) boost: f32,
}

/// A typed word with its meanings.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct QueryWord {
    /// Folded, as it was typed.
    pub(super) typed: String,
    /// Which word of the query it is, counted as positions in texts are.
    pub(crate) position: usize,
    /// Whether it only holds a question together: it is not looked up then, unless there are no other words.
    pub(crate) is_function: bool,
    /// Its term, whether or not the corpus has it.
    pub(super) term: String,
    /// Empty when the corpus has nothing like the word.
    pub(crate) alternatives: Vec<Alternative>,
    /// How much the word says: its rarity in the corpus times its boost.
    pub(crate) weight: f32,
    /// Factor on all scores of the word: small for words that only make a question a sentence.
    pub(crate) boost: f32,
    /// How certain it is that the word was meant: less for a correction.
    pub(crate) certainty: f32,
}

impl QueryWord {
    /// Adds the term of the typed form, if it is one that few documents have.
    pub(super) fn add_form(&mut self, boost: f32, catalog: &Catalog) {
        if let Some(id) = form_term(catalog.language, &self.typed).and_then(|term| catalog.dictionary.find(&term)) {
            self.add(&[id], boost);
        }
    }

    /// Adds a meaning; the larger boost counts if it is known already.
    pub(super) fn add(&mut self, terms: &[TermId], boost: f32) {
        if terms.is_empty() {
            return;
        }
        for known in &mut self.alternatives {
            if known.terms == terms {
                raise(&mut known.boost, boost);
                return;
            }
        }
        self.alternatives.push(Alternative { terms: terms.to_vec(), boost });
    }
}

/// Letters and digits as they were typed, and the query words that they have become.
pub(super) struct TypedChain {
    /// As the key of an id: `164.308.a`.
    pub(super) id: String,
    /// As words that inflections do not change.
    pub(super) key: String,
    pub(super) words: Range<usize>,
}
