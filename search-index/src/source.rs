//! What ranking needs from an engine. The packed engine and Tantivy both give it.

use crate::catalog::Catalog;
use crate::fields::Field;
use crate::packed::TermId;

/// Words that must stand together, with their distance from the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Offset and term, in order. Not empty.
    pub(crate) parts: Vec<(usize, TermId)>,
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
