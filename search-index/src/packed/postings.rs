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
#[derive(Debug, Clone, Default)]
pub(crate) struct Postings {
    first: TermId,
    /// For each term and one more, where its documents begin.
    starts: Vec<u32>,
    documents: Vec<u32>,
    fields: Vec<u8>,
    /// For each document of each term, where its counts begin.
    count_starts: Vec<u32>,
    counts: Vec<u32>,
}

/// One document of one term.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Posting<'a> {
    /// The document.
    pub(crate) document: u32,
    /// The fields that have the term, as a set of bits.
    pub(crate) fields: u8,
    counts: &'a [u32],
}

impl Posting<'_> {
    /// How often the term stands in a field.
    pub(crate) fn count(&self, field: Field) -> u32 {
        if self.fields & field.bit() == 0 {
            return 0;
        }
        let before = (self.fields & (field.bit() - 1)).count_ones() as usize;
        self.counts.get(before).copied().unwrap_or(0)
    }
}

impl Postings {
    /// The documents of a term, in order. Empty for terms of other blocks.
    pub(crate) fn of(&self, term: TermId) -> impl Iterator<Item = Posting<'_>> {
        let place = term.checked_sub(self.first).map_or(usize::MAX, |place| place as usize);
        let bound = |place: usize| self.starts.get(place).copied().unwrap_or(0) as usize;
        let range = if place < self.starts.len().saturating_sub(1) { bound(place)..bound(place + 1) } else { 0..0 };
        range.map(|place| Posting {
            document: self.documents[place],
            fields: self.fields[place],
            counts: &self.counts[self.count_starts[place] as usize..],
        })
    }

    /// Reads the postings of the terms from `first` to before `end`.
    pub(crate) fn read(
        reader: &mut Reader<'_>,
        dictionary: &Dictionary,
        terms: Range<TermId>,
        documents: usize,
    ) -> Result<Self, OpenError> {
        let mut distances = reader.section()?;
        let sets = reader.block()?;
        let mut counts = reader.section()?;
        let total: usize = terms.clone().map(|term| dictionary.entry(term).documents as usize).sum();
        if distances.left() < total || sets.len() != total {
            return Err(OpenError::Truncated);
        }
        let counted: usize = sets.iter().map(|set| set.count_ones() as usize).sum();
        if counts.left() < counted {
            return Err(OpenError::Truncated);
        }
        let mut block = Self {
            first: terms.start,
            starts: Vec::with_capacity(terms.len() + 1),
            documents: Vec::with_capacity(total),
            fields: sets.to_vec(),
            count_starts: Vec::with_capacity(total),
            counts: Vec::with_capacity(counted),
        };
        for term in terms {
            block.starts.push(block.documents.len() as u32);
            let mut next = 0;
            for _ in 0..dictionary.entry(term).documents {
                let left = documents.checked_sub(next).ok_or(OpenError::Corrupt("document out of range"))?;
                let document = next + distances.below(left)?;
                block.documents.push(document as u32);
                next = document + 1;
            }
        }
        block.starts.push(block.documents.len() as u32);
        for set in sets {
            block.count_starts.push(block.counts.len() as u32);
            for _ in 0..set.count_ones() {
                block.counts.push(counts.below(u32::MAX as usize)? as u32 + 1);
            }
        }
        distances.end().and(counts.end())?;
        Ok(block)
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
    let (mut distances, mut sets, mut counts) = (Writer::default(), Vec::new(), Writer::default());
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
            sets.push(set);
        }
    }
    writer.section(&distances);
    writer.block(&sets);
    writer.section(&counts);
}
