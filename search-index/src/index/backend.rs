//! What answering needs from an index. The packed index and Tantivy both give it.

use super::catalog::Catalog;
use super::dictionary::TermId;
use super::phrase::Phrase;
use crate::fields::Field;

/// Fields in which phrases are searched.
pub(crate) const PHRASE_FIELDS: [Field; 7] =
    [Field::Title, Field::Terms, Field::Text, Field::Summary, Field::References, Field::Asked, Field::Rationale];

/// Documents and scores for terms; it knows nothing about queries.
pub(crate) trait Backend {
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

    /// The documents that have a phrase of several words in a field, in order.
    fn phrase(&self, field: Field, phrase: &Phrase) -> Result<Vec<u32>, Self::Error>;

    /// The text of a field in which phrases are searched, if its part was added.
    fn text(&self, document: u32, field: Field) -> Option<&str>;
}
