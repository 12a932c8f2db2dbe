//! Which documents have a term, in which fields and how often.
//!
//! If documents 4 and 9 have `patch` in their text, three times and once, its distances are 4 and 4 (the second from the
//! document after 4), its sets twice the bit of that field, and its counts 2 and 0 (one less than there are).
//!
//! A block holds the postings of a range of terms in three streams, each alike in itself so that it compresses well:
//! distances between documents, sets of fields, and counts. Rare terms come before frequent ones, because distances are
//! as long as terms are rare.

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
    counts: Vec<u32>,
}

/// One document of one term.
#[derive(Debug, Clone, Copy)]
struct Posting {
    document: u32,
    /// Where its counts begin.
    counts: u32,
    fields: u16,
}

impl Postings {
    /// Documents of a term in a field with counts, in order; the term is in so many documents. Nothing for terms of
    /// other blocks.
    pub(super) fn of(&self, term: TermId, documents: u32, field: Field) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        let index = term.wrapping_sub(self.first) as usize;
        let Some(&start) = self.starts.get(index) else { return found };
        for posting in self.postings.iter().skip(start as usize).take(documents as usize) {
            if posting.fields & field.bit() != 0 {
                let before = (posting.fields & (field.bit() - 1)).count_ones();
                let count = self.counts.get((posting.counts + before) as usize);
                found.push((posting.document, count.copied().unwrap_or(1)));
            }
        }
        found
    }

    /// Reads the postings of a range of terms.
    pub(super) fn read(reader: &mut Reader<'_>, dictionary: &Dictionary, terms: &Range<TermId>, documents: usize) -> Self {
        let mut streams = [reader.section(), reader.section(), reader.section()];
        let mut block = Self { first: terms.start, ..Self::default() };
        block.starts.resize(terms.len(), 0);
        block.postings.reserve(streams[1].left());
        block.counts.reserve(streams[2].left());
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
            let fields = sets.below(1 << Field::COUNT) as u16;
            self.postings.push(Posting { document: document as u32, counts: self.counts.len() as u32, fields });
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

/// One document of one term before it is packed.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct UnpackedPosting {
    pub(crate) document: u32,
    pub(crate) counts: [u32; Field::COUNT],
}

/// Writes what [`Postings::read`] reads: the postings of consecutive terms.
#[cfg(feature = "build")]
pub(super) fn write(writer: &mut Writer, terms: &[Vec<UnpackedPosting>]) {
    let mut streams = std::array::from_fn(|_| Writer::default());
    for rarity in RARITIES {
        for postings in terms.iter().filter(|postings| rarity_of(postings.len() as u32) == rarity) {
            write_term(postings, &mut streams);
        }
    }
    for stream in &streams {
        writer.section(stream);
    }
}

/// Writes what `read_term` reads.
#[cfg(feature = "build")]
fn write_term(postings: &[UnpackedPosting], [distances, sets, counts]: &mut [Writer; 3]) {
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
        sets.number(set);
    }
}
