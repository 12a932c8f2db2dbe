//! Which documents have a term, in which fields and how often.
//!
//! A block holds the postings of a range of terms in three streams, each alike in itself so that it compresses well:
//! distances between documents, sets of fields, and counts.

use std::ops::Range;

use super::OpenError;
use super::bytes::Reader;
use super::dictionary::{Dictionary, TermId};
use crate::fields::Field;

/// The postings of a range of terms.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    first: TermId,
    /// For each term, where its documents end.
    ends: Vec<u32>,
    places: Vec<Place>,
    counts: Vec<u32>,
}

/// One document of one term.
#[derive(Debug, Clone, Copy)]
struct Place {
    document: u32,
    /// Where its counts begin.
    counts: u32,
    fields: u8,
}

impl Postings {
    /// Documents of a term in a field with counts, in order. Nothing for terms of other blocks.
    pub(crate) fn of(&self, term: TermId, field: Field) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let Some(place) = term.checked_sub(self.first).map(|place| place as usize) else { return found };
        let start = if place == 0 { Some(&0) } else { self.ends.get(place - 1) };
        let (Some(&start), Some(&end)) = (start, self.ends.get(place)) else { return found };
        for place in self.places.get(start as usize..end as usize).unwrap_or_default() {
            if place.fields & field.bit() != 0 {
                let before = (place.fields & (field.bit() - 1)).count_ones();
                let count = self.counts.get((place.counts + before) as usize);
                found.push((place.document, count.copied().unwrap_or(1)));
            }
        }
        found
    }

    /// Reads the postings of a range of terms.
    pub(crate) fn read(reader: &mut Reader<'_>, dictionary: &Dictionary, terms: &Range<TermId>, documents: usize) -> Self {
        let mut distances = reader.section();
        let mut sets = reader.section();
        let mut counts = reader.section();
        let mut block = Self { first: terms.start, ..Self::default() };
        block.places.reserve(sets.left());
        block.counts.reserve(counts.left());
        for term in terms.clone() {
            let mut next = 0;
            for _ in 0..dictionary.documents(term) {
                // An error ends this loop: a count that is only claimed costs nothing.
                if distances.left() == 0 {
                    distances.fail(OpenError::Truncated);
                    break;
                }
                let document = next + distances.below(documents - next);
                next = (document + 1).min(documents);
                let fields = sets.byte();
                block.places.push(Place { document: document as u32, counts: block.counts.len() as u32, fields });
                for _ in 0..fields.count_ones() {
                    block.counts.push(counts.below(u32::MAX as usize) as u32 + 1);
                }
            }
            block.ends.push(block.places.len() as u32);
        }
        reader.close(distances);
        reader.close(sets);
        reader.close(counts);
        block
    }
}

/// What the packer knows of one document of one term.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PlainPosting {
    pub(crate) document: u32,
    pub(crate) counts: [u32; Field::COUNT],
}

/// Writes what [`Postings::read`] reads: the postings of consecutive terms.
#[cfg(feature = "build")]
pub(crate) fn write(writer: &mut super::bytes::Writer, terms: &[Vec<PlainPosting>]) {
    use super::bytes::Writer;
    let (mut distances, mut sets, mut counts) = (Writer::default(), Writer::default(), Writer::default());
    for postings in terms {
        let mut next = 0;
        for posting in postings {
            distances.number(posting.document - next);
            next = posting.document + 1;
            let mut set = 0;
            for field in Field::ALL {
                let count = posting.counts[field.index()];
                if count > 0 {
                    set |= field.bit();
                    counts.number(count - 1);
                }
            }
            sets.byte(set);
        }
    }
    for stream in [&distances, &sets, &counts] {
        writer.section(stream);
    }
}
