//! The packed index: checked views over bytes, and the engine's way to documents and scores.
//!
//! A main file holds everything that a first answer needs. In a large corpus the postings are in files of their own;
//! texts always are. Nothing here fetches: an index names the parts that it lacks, and the caller adds them.

mod bytes;
mod catalog;
mod dictionary;
mod error;
mod postings;
mod texts;
#[cfg(feature = "build")]
mod write;

use std::convert::Infallible;
use std::ops::Range;

#[cfg(feature = "build")]
pub(crate) use bytes::{FNV_START, fnv};
use bytes::{FileKind, Reader};
pub use bytes::{MAX_FILE_BYTES, file_name};
pub(crate) use dictionary::{Dictionary, TermId};
pub use error::{Damage, OpenError};
use postings::Postings;
pub(crate) use texts::Texts;
#[cfg(feature = "build")]
pub(crate) use {
    bytes::PlainFile,
    dictionary::Entry,
    postings::PlainPosting,
    write::{Contents, PartFile},
};

use crate::bm25::Bm25;
use crate::catalog::{Catalog, Lengths};
use crate::column::Column;
use crate::fields::Field;
use crate::source::{Phrase, Source};

/// An index in packed form.
#[derive(Debug, Default)]
pub(crate) struct PackedIndex {
    catalog: Catalog,
    lengths: Lengths,
    postings_parts: Parts,
    postings: Vec<Option<Postings>>,
    texts_parts: Parts,
    texts: Vec<Option<Texts>>,
}

/// Parts of an index: their names, and what they cover.
#[derive(Debug, Default)]
struct Parts {
    names: Column,
    /// For each part, the term or document after its last.
    ends: Vec<u32>,
}

impl Parts {
    /// Reads extents, which must cover everything up to `end`.
    fn read(reader: &mut Reader<'_>, names: Column, end: u32) -> Self {
        let mut parts = Self { names, ends: Vec::new() };
        let mut last = 0;
        for _ in 0..parts.names.len() {
            last += reader.below((end - last) as usize + 1) as u32;
            parts.ends.push(last);
        }
        if last != end && parts.names.len() > 0 {
            reader.fail(OpenError::Corrupt(Damage::Parts));
        }
        parts
    }

    /// The part that covers a term or document.
    fn covering(&self, item: u32) -> usize {
        self.ends.partition_point(|&end| end <= item)
    }

    fn extent(&self, place: usize) -> Range<u32> {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        start..self.ends[place]
    }

    /// Names of the parts that cover some items and are not there, each once.
    fn missing(&self, items: &[u32], is_there: &dyn Fn(usize) -> bool) -> Vec<String> {
        let mut wanted = vec![false; self.names.len()];
        for &item in items {
            if let Some(wanted) = wanted.get_mut(self.covering(item)) {
                *wanted = true;
            }
        }
        let mut missing = Vec::new();
        for (place, &wanted) in wanted.iter().enumerate() {
            let name = self.names.get(place).to_owned();
            if wanted && !is_there(place) && !missing.contains(&name) {
                missing.push(name);
            }
        }
        missing
    }
}

impl PackedIndex {
    /// Opens a main file under its name.
    pub(crate) fn open(name: &str, file: &[u8]) -> Result<Self, OpenError> {
        let mut reader = Reader::open(name, file, FileKind::Main);
        let mut index = Self::default();
        // Each part with postings, and the beginning of its first term: a caller who reads this far can guess parts.
        let list = reader.column();
        let mut names = Column::default();
        for place in 0..list.len() / 2 {
            names.push(list.get(place * 2));
        }
        // Tantivy's version and the hash of the schema are for people who look into the file.
        reader.text();
        reader.number();
        catalog::read(&mut reader, &mut index.catalog, &mut index.lengths);
        let documents = index.catalog.len();
        let terms = index.catalog.dictionary.len();
        index.postings_parts = Parts::read(&mut reader, names, terms);
        let names = reader.column();
        index.texts_parts = Parts::read(&mut reader, names, documents as u32);
        if index.postings_parts.ends.is_empty() {
            index.postings.push(Some(Postings::read(&mut reader, &index.catalog.dictionary, &(0..terms), documents)));
            index.postings_parts.ends.push(terms);
        }
        while index.postings.len() < index.postings_parts.ends.len() {
            index.postings.push(None);
        }
        while index.texts.len() < index.texts_parts.ends.len() {
            index.texts.push(None);
        }
        reader.end()?;
        Ok(index)
    }

    /// Adds a part that the index named. Ranges with the same content share one file and so one name.
    pub(crate) fn add(&mut self, name: &str, file: &[u8]) -> Result<(), OpenError> {
        let mut added = Err(OpenError::UnknownPart);
        for place in 0..self.postings_parts.names.len() {
            if self.postings_parts.names.get(place) == name {
                let mut reader = Reader::open(name, file, FileKind::Postings);
                let terms = self.postings_parts.extent(place);
                let block = Postings::read(&mut reader, &self.catalog.dictionary, &terms, self.catalog.len());
                reader.end()?;
                self.postings[place] = Some(block);
                added = Ok(());
            }
        }
        for place in 0..self.texts_parts.names.len() {
            if self.texts_parts.names.get(place) == name {
                let mut reader = Reader::open(name, file, FileKind::Texts);
                let texts = Texts::read(&mut reader, &self.texts_parts.extent(place));
                reader.end()?;
                self.texts[place] = Some(texts);
                added = Ok(());
            }
        }
        added
    }

    /// Documents of one term in one field, with their scores.
    fn term_scores(&self, field: Field, term: TermId) -> Vec<(u32, f32)> {
        let mut scores = Vec::new();
        let part = self.postings.get(self.postings_parts.covering(term));
        let Some(Some(block)) = part.filter(|_| self.lengths.tokens[field.index()] > 0) else { return scores };
        let counts = block.of(term, self.catalog.dictionary.documents(term), field);
        let bm25 = Bm25::new(counts.len(), self.catalog.len(), self.lengths.tokens[field.index()]);
        for (document, count) in counts {
            let norm = self.lengths.norms[field.index()].get(document as usize).copied().unwrap_or(0);
            scores.push((document, bm25.score(norm, count)));
        }
        scores
    }
}

impl Source for PackedIndex {
    type Error = Infallible;

    fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    fn missing_terms(&self, terms: &[TermId]) -> Vec<String> {
        self.postings_parts.missing(terms, &|place| self.postings[place].is_some())
    }

    fn missing_texts(&self, documents: &[u32]) -> Vec<String> {
        self.texts_parts.missing(documents, &|place| self.texts[place].is_some())
    }

    fn scores(&self, field: Field, terms: &[TermId]) -> Result<Vec<(u32, f32)>, Infallible> {
        let mut scores: Vec<(u32, f32)> = Vec::new();
        for (place, &term) in terms.iter().enumerate() {
            let of_term = self.term_scores(field, term);
            if place == 0 {
                scores = of_term;
                continue;
            }
            let mut both = Vec::new();
            let mut next = 0;
            for (document, score) in scores {
                while of_term.get(next).is_some_and(|other| other.0 < document) {
                    next += 1;
                }
                if let Some(other) = of_term.get(next)
                    && other.0 == document
                {
                    both.push((document, score + other.1));
                }
            }
            scores = both;
        }
        Ok(scores)
    }

    fn phrase(&self, field: Field, phrase: &Phrase) -> Result<Vec<u32>, Infallible> {
        let mut found = Vec::new();
        let Ok(candidates) = self.scores(field, &phrase.terms());
        for (document, _) in candidates {
            if self.text(document, field).is_some_and(|text| phrase.stands_in(text, &self.catalog.dictionary)) {
                found.push(document);
            }
        }
        Ok(found)
    }

    fn text(&self, document: u32, field: Field) -> Option<&str> {
        if field == Field::Title {
            return Some(self.catalog.titles.get(document as usize));
        }
        let part = self.texts.get(self.texts_parts.covering(document))?;
        part.as_ref().map(|texts| texts.get(document, field))
    }
}
