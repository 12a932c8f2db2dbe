//! Which documents have a term, in which fields and how often.
//!
//! A block holds the postings of a range of terms in three streams, each alike in itself so that it compresses well:
//! distances between documents, sets of fields, and counts. Rare terms come before frequent ones, because distances are
//! as long as terms are rare.

use std::ops::Range;

use super::OpenError;
use super::bytes::Reader;
use super::dictionary::{Dictionary, TermId};
use crate::fields::Field;

/// The postings of a range of terms.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    first: TermId,
    /// For each term, where its documents begin.
    starts: Vec<u32>,
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
    /// Documents of a term in a field with counts, in order; the term is in so many documents. Nothing for terms of
    /// other blocks.
    pub(crate) fn of(&self, term: TermId, documents: u32, field: Field) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let place = term.wrapping_sub(self.first) as usize;
        let Some(&start) = self.starts.get(place) else { return found };
        for place in self.places.iter().skip(start as usize).take(documents as usize) {
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
        let mut streams = [reader.section(), reader.section(), reader.section()];
        let mut block = Self { first: terms.start, ..Self::default() };
        block.starts.resize(terms.len(), 0);
        block.places.reserve(streams[1].left());
        block.counts.reserve(streams[2].left());
        for rarity in RARITIES {
            for (place, term) in terms.clone().enumerate() {
                let times = dictionary.documents(term);
                if rarity_of(times) == rarity {
                    block.starts[place] = block.places.len() as u32;
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
    fn read_term(&mut self, [distances, sets, counts]: &mut [Reader<'_>; 3], times: u32, documents: usize) {
        let mut next = 0;
        for _ in 0..times {
            // An error ends this loop: a count that is only claimed costs nothing.
            if distances.left() == 0 {
                distances.fail(OpenError::Truncated);
                break;
            }
            let document = next + distances.below(documents - next);
            next = (document + 1).min(documents);
            let fields = sets.byte();
            self.places.push(Place { document: document as u32, counts: self.counts.len() as u32, fields });
            for _ in 0..fields.count_ones() {
                self.counts.push(counts.below(u32::MAX as usize) as u32 + 1);
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
    let mut streams = std::array::from_fn(|_| super::bytes::Writer::default());
    for rarity in RARITIES {
        for postings in terms.iter().filter(|postings| rarity_of(postings.len() as u32) == rarity) {
            write_term(postings, &mut streams);
        }
        streams[0].cut();
    }
    for stream in &streams {
        writer.section(stream);
    }
}

/// Writes what `read_term` reads.
#[cfg(feature = "build")]
fn write_term(postings: &[PlainPosting], [distances, sets, counts]: &mut [super::bytes::Writer; 3]) {
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
