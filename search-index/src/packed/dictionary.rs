//! All terms of an index in order, each with the word as people write it.
//!
//! Terms are stems, numbers and citations. Typed words are completed and corrected against the written words, because a
//! stem may be shorter than what people have typed: "vulnerabili" is no beginning of "vulner".
//!
//! Sorted and front-coded, the dictionary takes half the compressed bytes of a finite-state transducer, and a search by
//! halves over some thousand terms takes no measurable time.

use std::ops::Range;

use super::bytes::{Reader, slice};
use super::{Damage, OpenError};
use crate::column::{Column, glue};

/// A term's place in the dictionary.
pub(crate) type TermId = u32;

/// All terms in order.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    terms: Column,
    words: Column,
    notes: Vec<Note>,
}

#[derive(Debug, Clone, Copy)]
struct Note {
    documents: u32,
    capitals: bool,
}

/// One term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// The term.
    pub(crate) term: &'a str,
    /// The form in which the corpus writes it most often, folded. Equal to `term` for numbers and citations.
    pub(crate) word: &'a str,
    /// Whether the corpus writes it with more than one capital: an initialism.
    pub(crate) capitals: bool,
    /// In how many documents it stands.
    pub(crate) documents: u32,
}

impl Dictionary {
    /// Adds a term, which must come after all others.
    pub(crate) fn push(&mut self, entry: &Entry<'_>) {
        self.terms.push(entry.term);
        self.words.push(entry.word);
        self.notes.push(Note { documents: entry.documents, capitals: entry.capitals });
    }

    pub(crate) fn len(&self) -> u32 {
        self.notes.len() as u32
    }

    pub(crate) fn term(&self, id: TermId) -> &str {
        self.terms.get(id as usize)
    }

    pub(crate) fn word(&self, id: TermId) -> &str {
        self.words.get(id as usize)
    }

    /// In how many documents a term stands.
    pub(crate) fn documents(&self, id: TermId) -> u32 {
        self.notes.get(id as usize).map_or(0, |note| note.documents)
    }

    /// Whether a term is an initialism.
    pub(crate) fn capitals(&self, id: TermId) -> bool {
        self.notes.get(id as usize).is_some_and(|note| note.capitals)
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

    /// The terms that begin with the first byte of a word: among them are all whose written form begins with the word.
    pub(crate) fn beginning_as(&self, word: &str) -> Range<TermId> {
        let first = word.as_bytes().first().copied().unwrap_or(0);
        self.first_from(&[first])..self.first_from(&[first + 1])
    }

    /// Reads a dictionary in which no term is in more than `documents` documents.
    pub(crate) fn read(reader: &mut Reader<'_>, documents: usize) -> Self {
        let mut shared = reader.section();
        let endings = reader.column();
        let mut forms = reader.section();
        let word_endings = reader.column();
        let mut frequencies = reader.section();
        let mut dictionary = Self::default();
        let mut before = String::new();
        for place in 0..endings.len() {
            let kept = slice(&before, 0, shared.below(before.len() + 1), reader);
            let term = glue(&[kept, endings.get(place)]);
            if place > 0 && term <= before {
                reader.fail(OpenError::Corrupt(Damage::Order));
                break;
            }
            let form = forms.below((term.len() + 1) * 2);
            let word = glue(&[slice(&term, 0, term.len() - form / 2, reader), word_endings.get(place)]);
            let documents = frequencies.below(documents + 1) as u32;
            dictionary.push(&Entry { term: &term, word: &word, capitals: form % 2 == 1, documents });
            before = term;
        }
        if word_endings.len() != endings.len() {
            reader.fail(OpenError::Corrupt(Damage::Dictionary));
        }
        reader.close(shared);
        reader.close(forms);
        reader.close(frequencies);
        dictionary
    }
}

#[cfg(feature = "build")]
impl Dictionary {
    /// Writes what [`Dictionary::read`] reads.
    pub(crate) fn write(&self, writer: &mut super::bytes::Writer) {
        use super::bytes::Writer;
        let (mut shared, mut forms, mut frequencies) = (Writer::default(), Writer::default(), Writer::default());
        let (mut endings, mut word_endings) = (Column::default(), Column::default());
        let mut before = "";
        for id in 0..self.len() {
            let (term, word) = (self.term(id), self.word(id));
            let kept = common(before, term);
            shared.number(kept);
            endings.push(&term[kept..]);
            let stem = common(term, word);
            forms.number((term.len() - stem) * 2 + usize::from(self.capitals(id)));
            word_endings.push(&word[stem..]);
            frequencies.number(self.documents(id));
            before = term;
        }
        writer.section(&shared);
        writer.column(&endings);
        writer.section(&forms);
        writer.column(&word_endings);
        writer.section(&frequencies);
    }
}

/// How many bytes two texts share at their beginning, in whole characters.
#[cfg(feature = "build")]
fn common(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}
