//! Words that stand together.

use super::dictionary::TermId;

/// Terms that must stand together, each with its distance from the first.
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
}
