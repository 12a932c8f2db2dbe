//! Which documents have a term, in which fields and how often.
//!
//! If documents 4 and 9 have `patch` in their text, three times and once, its distances are 4 and 4 (the second from the
//! document after 4), its sets twice the bit of that field, and its counts 2 and 0 (one less than there are). Where the term
//! is in the text, as the seventh and the tenth word, are the positions 7 and 3 (from the one before).
//!
//! A block holds the postings of a range of terms in four streams, each alike in itself so that it compresses well:
//! distances between documents, sets of fields, counts and positions. Rare terms come before frequent ones, because
//! distances are as long as terms are rare.

use std::ops::Range;

use super::bytes::Reader;
use super::error::OpenError;
#[cfg(feature = "build")]
use super::writer::Writer;
use crate::fields::Field;
use crate::index::{Dictionary, TermId};

/// The postings of a range of terms.
#[derive(Debug, Default)]
pub(super) struct Postings {
    first: TermId,
    /// For each term, where its documents begin.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    /// For each field of each posting, where its positions end.
    ends: Vec<u32>,
    positions: Vec<u32>,
}

/// One document of one term.
#[derive(Debug, Clone, Copy)]
struct Posting {
    document: u32,
    /// Where the ends of its positions begin.
    ends: u32,
    fields: u16,
}

impl Postings {
    /// Documents of a term in a field with the positions there, in order; the term is in so many documents. Nothing for
    /// terms of other blocks.
    pub(super) fn of(&self, term: TermId, documents: u32, field: Field) -> Vec<(u32, &[u32])> {
        let mut found = Vec::new();
        let index = term.wrapping_sub(self.first) as usize;
        let Some(&start) = self.starts.get(index) else { return found };
        for posting in self.postings.iter().skip(start as usize).take(documents as usize) {
            if posting.fields & field.bit() != 0 {
                let index = (posting.ends + (posting.fields & (field.bit() - 1)).count_ones()) as usize;
                let end = |index: usize| self.ends.get(index).map_or(0, |&end| end as usize);
                let start = if index == 0 { 0 } else { end(index - 1) };
                found.push((posting.document, self.positions.get(start..end(index)).unwrap_or_default()));
            }
        }
        found
    }

    /// Reads the postings of a range of terms.
    pub(super) fn read(reader: &mut Reader<'_>, dictionary: &Dictionary, terms: &Range<TermId>, documents: usize) -> Self {
        let mut streams = [reader.section(), reader.section(), reader.section(), reader.section()];
        let mut block = Self { first: terms.start, ..Self::default() };
        block.starts.resize(terms.len(), 0);
        block.postings.reserve(streams[1].left());
        block.ends.reserve(streams[2].left());
        block.positions.reserve(streams[3].left());
        for rarity in RARITIES {
            for (index, term) in terms.clone().enumerate() {
                let times = dictionary.documents(term);
                if rarity_of(times) == rarity {
                    block.starts[index] = block.postings.len() as u32;
                    block.read_term(&mut streams, times, documents);
                }
            }
        }
        for stream in streams {
            reader.close(stream);
        }
        block
    }

    /// Reads the documents of one term, which is in `times` documents of all.
    fn read_term(&mut self, [distances, sets, counts, positions]: &mut [Reader<'_>; 4], times: u32, documents: usize) {
        let mut next = 0;
        for _ in 0..times {
            // An error ends this loop: a count that is only claimed costs nothing.
            if distances.left() == 0 {
                distances.fail(OpenError::Truncated);
                break;
            }
            let document = next + distances.below(documents - next);
            next = (document + 1).min(documents);
            let fields = sets.below(1 << Field::COUNT) as u16;
            self.postings.push(Posting { document: document as u32, ends: self.ends.len() as u32, fields });
            for _ in 0..fields.count_ones() {
                let mut last = 0_u32;
                for _ in 0..=counts.below(positions.left().max(1)) {
                    last = last.saturating_add(positions.below(u32::MAX as usize) as u32);
                    self.positions.push(last);
                }
                self.ends.push(self.positions.len() as u32);
            }
        }
    }
}

/// The classes of terms, rare ones first.
const RARITIES: Range<u32> = 0..17;

/// The class of a term in so many documents: up to 3, 15, 63 and so on.
const fn rarity_of(documents: u32) -> u32 {
    (u32::BITS - documents.leading_zeros()).div_ceil(2)
}

/// One place where a term is, before it is packed.
///
/// The places of a term are in order: by document, by field in the order of [`Field::ALL`], by position. A large corpus has
/// millions of them, so each is no more than these numbers.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Occurrence {
    pub(crate) document: u32,
    pub(crate) field: Field,
    pub(crate) position: u32,
}

/// The places of a term, document by document.
#[cfg(feature = "build")]
pub(crate) fn by_document(occurrences: &[Occurrence]) -> impl Iterator<Item = &[Occurrence]> {
    occurrences.chunk_by(|one, other| one.document == other.document)
}

/// About how many bytes a term has when it is packed.
#[cfg(feature = "build")]
pub(super) fn packed_size(occurrences: &[Occurrence]) -> usize {
    by_document(occurrences).count() * 3 + occurrences.len()
}

/// Writes what [`Postings::read`] reads: the postings of consecutive terms.
#[cfg(feature = "build")]
pub(super) fn write(writer: &mut Writer, terms: &[Vec<Occurrence>]) {
    let mut streams = std::array::from_fn(|_| Writer::default());
    let rarities: Vec<u32> = terms.iter().map(|occurrences| rarity_of(by_document(occurrences).count() as u32)).collect();
    for rarity in RARITIES {
        for (occurrences, _) in terms.iter().zip(&rarities).filter(|(_, of_term)| **of_term == rarity) {
            write_term(occurrences, &mut streams);
        }
    }
    for stream in &streams {
        writer.section(stream);
    }
}

/// Writes what `read_term` reads.
#[cfg(feature = "build")]
fn write_term(occurrences: &[Occurrence], [distances, sets, counts, positions]: &mut [Writer; 4]) {
    let mut next = 0;
    for in_document in by_document(occurrences) {
        let document = in_document[0].document;
        distances.number(document - next);
        next = document + 1;
        let mut set = 0;
        for in_field in in_document.chunk_by(|one, other| one.field == other.field) {
            set |= in_field[0].field.bit();
            counts.number(in_field.len() - 1);
            let mut last = 0;
            for occurrence in in_field {
                positions.number(occurrence.position - last);
                last = occurrence.position;
            }
        }
        sets.number(set);
    }
}
