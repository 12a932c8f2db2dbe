//! Words that stand together, and where they do.

use super::dictionary::{Dictionary, TermId};
use crate::analysis::{may_start_with_term, parts};

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

    /// Whether a text has it, word for word.
    pub(crate) fn is_in(&self, text: &str, dictionary: &Dictionary) -> bool {
        let wanted = |word: &str| self.parts.iter().any(|&(_, term)| may_start_with_term(word.as_bytes(), dictionary.term(term)));
        // Position and term in one number.
        let mut occurrences: Vec<u64> = Vec::new();
        for part in parts(text, &wanted) {
            if let Some(term) = dictionary.find(&part.term) {
                occurrences.push((part.position as u64) << 32 | u64::from(term));
            }
        }
        occurrences.sort_unstable();
        let first = self.parts[0];
        for &occurrence in &occurrences {
            let (start, term) = (occurrence >> 32, occurrence as u32);
            if term != first.1 {
                continue;
            }
            let mut is_here = true;
            for &(offset, term) in &self.parts {
                let wanted = (start + (offset - first.0) as u64) << 32 | u64::from(term);
                is_here &= occurrences.binary_search(&wanted).is_ok();
            }
            if is_here {
                return true;
            }
        }
        false
    }
}
