//! All terms of an index in order, each with the form in which people write it.
//!
//! Terms are stems, numbers and citations. Typed words are completed and corrected against the surface forms, because a
//! stem may be shorter than what people have typed: "vulnerabili" is not the beginning of "vulner". A binary search over
//! some thousand terms takes no measurable time.

use std::ops::Range;

use super::column::Column;
use crate::text::split_ascii;

/// The index of a term in the dictionary.
pub(crate) type TermId = u32;

/// All terms in order.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    terms: Column,
    forms: Column,
    stats: Vec<TermStats>,
}

#[derive(Debug, Clone, Copy)]
struct TermStats {
    documents: u32,
    is_initialism: bool,
}

/// One term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// The term.
    pub(crate) term: &'a str,
    /// The forms in which the corpus writes it, folded, the most frequent first, one a line. Equal to `term` for numbers and
    /// citations.
    pub(crate) forms: &'a str,
    /// Whether the corpus mostly writes it with more than one capital.
    pub(crate) is_initialism: bool,
    /// How many documents have it.
    pub(crate) documents: u32,
}

impl Dictionary {
    /// Adds a term, which must come after all others.
    pub(crate) fn push(&mut self, entry: &Entry<'_>) {
        self.terms.push(entry.term);
        self.forms.push(entry.forms);
        self.stats.push(TermStats { documents: entry.documents, is_initialism: entry.is_initialism });
    }

    pub(crate) fn len(&self) -> u32 {
        self.stats.len() as u32
    }

    pub(crate) fn term(&self, id: TermId) -> &str {
        self.terms.get(id as usize)
    }

    /// The forms in which the corpus writes a term, the most frequent first.
    pub(crate) fn forms(&self, id: TermId) -> impl Iterator<Item = &str> {
        split_ascii(self.forms.get(id as usize), b'\n')
    }

    /// A term as people write it most often.
    pub(crate) fn surface_form(&self, id: TermId) -> &str {
        self.forms(id).next().unwrap_or_default()
    }

    /// How many documents have a term.
    pub(crate) fn documents(&self, id: TermId) -> u32 {
        self.stats.get(id as usize).map_or(0, |stats| stats.documents)
    }

    /// Whether a term is an initialism.
    pub(crate) fn is_initialism(&self, id: TermId) -> bool {
        self.stats.get(id as usize).is_some_and(|stats| stats.is_initialism)
    }

    /// The id of a term.
    pub(crate) fn find(&self, term: &str) -> Option<TermId> {
        let id = self.first_from(term.as_bytes());
        (id < self.len() && self.term(id) == term).then_some(id)
    }

    /// The first term that is not before these bytes.
    fn first_from(&self, bytes: &[u8]) -> TermId {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.term(middle).as_bytes() < bytes {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The terms that begin with the first byte of a word: among them are all whose surface form begins with the word.
    pub(crate) fn starting_with(&self, word: &str) -> Range<TermId> {
        let first = word.as_bytes().first().copied().unwrap_or(0);
        self.first_from(&[first])..self.first_from(&[first + 1])
    }
}
