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

/// One document of one term before it is packed.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Default)]
pub(crate) struct UnpackedPosting {
    pub(crate) document: u32,
    /// For each field, where the term is in it, in order.
    pub(crate) positions: [Vec<u32>; Field::COUNT],
}

#[cfg(feature = "build")]
impl UnpackedPosting {
    /// About how many bytes it has when it is packed.
    pub(crate) fn size(&self) -> usize {
        3 + self.positions.iter().map(Vec::len).sum::<usize>()
    }
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
fn write_term(postings: &[UnpackedPosting], [distances, sets, counts, positions]: &mut [Writer; 4]) {
    let mut next = 0;
    for posting in postings {
        distances.number(posting.document - next);
        next = posting.document + 1;
        let mut set = 0;
        for field in Field::ALL {
            let here = &posting.positions[field.index()];
            if !here.is_empty() {
                set |= field.bit();
                counts.number(here.len() - 1);
                let mut last = 0;
                for &position in here {
                    positions.number(position - last);
                    last = position;
                }
            }
        }
        sets.number(set);
    }
}
