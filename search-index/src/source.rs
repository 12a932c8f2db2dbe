//! What ranking needs from an engine. The packed engine and Tantivy both give it.

use crate::analysis::{may_be, parts};
use crate::catalog::Catalog;
use crate::fields::Field;
use crate::packed::{Dictionary, TermId};

/// Words that must stand together, with their distance from the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Offset and term, in order. Not empty.
    pub(crate) parts: Vec<(usize, TermId)>,
}

impl Phrase {
    /// Its terms, in order.
    pub(crate) fn terms(&self) -> Vec<TermId> {
        let mut terms = Vec::new();
        for &(_, term) in &self.parts {
            terms.push(term);
        }
        terms
    }

    /// Whether it stands in a text, word for word.
    pub(crate) fn stands_in(&self, text: &str, dictionary: &Dictionary) -> bool {
        let wanted = |word: &str| self.parts.iter().any(|&(_, term)| may_be(word.as_bytes(), dictionary.term(term)));
        let mut places: Vec<u64> = Vec::new();
        for part in parts(text, &wanted) {
            if let Some(term) = dictionary.find(&part.term) {
                places.push((part.position as u64) << 32 | u64::from(term));
            }
        }
        places.sort_unstable();
        let first = self.parts[0];
        for &place in &places {
            let (start, term) = (place >> 32, place as u32);
            if term != first.1 {
                continue;
            }
            let mut stands = true;
            for &(offset, term) in &self.parts {
                let wanted = (start + (offset - first.0) as u64) << 32 | u64::from(term);
                stands &= places.binary_search(&wanted).is_ok();
            }
            if stands {
                return true;
            }
        }
        false
    }
}

/// Fields in which phrases are looked for.
pub(crate) const PHRASE_FIELDS: [Field; 6] = [Field::Title, Field::Terms, Field::Text, Field::Summary, Field::References, Field::Rationale];

/// An engine: documents and scores for terms, nothing about queries.
pub(crate) trait Source {
    /// What can go wrong while reading.
    type Error;

    /// Everything but postings and texts.
    fn catalog(&self) -> &Catalog;

    /// Names of the parts that must be added before these terms can be looked up.
    fn missing_terms(&self, terms: &[TermId]) -> Vec<String>;

    /// Names of the parts that must be added before these documents' texts can be read.
    fn missing_texts(&self, documents: &[u32]) -> Vec<String>;

    /// The documents that have all of the terms in a field, in order, with the sum of the terms' BM25 scores.
    fn scores(&self, field: Field, terms: &[TermId]) -> Result<Vec<(u32, f32)>, Self::Error>;

    /// The documents in which a phrase of several words stands in a field, in order.
    fn phrase(&self, field: Field, phrase: &Phrase) -> Result<Vec<u32>, Self::Error>;

    /// The text of a field in which phrases are looked for, when it is there.
    fn text(&self, document: u32, field: Field) -> Option<&str>;
}
