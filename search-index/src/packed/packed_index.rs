//! The packed index: checked views over bytes, and the engine's way to documents and scores.
//!
//! A main file holds everything that a first answer needs. In a large corpus the postings are in files of their own;
//! texts always are. Nothing here fetches: an index names the parts that it lacks, and the caller adds them. Asked for the
//! scores of `patch` in clause text, it looks up the term's postings and gives `[(4, 1.9), (9, 1.2)]`.

use std::convert::Infallible;

use super::bytes::{FileKind, Reader, language_of};
use super::catalog;
use super::error::OpenError;
use super::parts::Parts;
use super::postings::Postings;
use super::texts::Texts;
use crate::fields::Field;
use crate::index::{Backend, Bm25, Catalog, Column, FieldNorms, Phrase, TermId};

/// An index in packed form.
#[derive(Debug)]
pub(crate) struct PackedIndex {
    catalog: Catalog,
    norms: Vec<FieldNorms>,
    postings_parts: Parts,
    postings: Vec<Option<Postings>>,
    texts_parts: Parts,
    texts: Vec<Option<Texts>>,
}

impl PackedIndex {
    /// Opens a main file under its name.
    pub(crate) fn open(name: &str, file: &[u8]) -> Result<Self, OpenError> {
        let language = language_of(file);
        let mut reader = Reader::open(name, file, FileKind::Main(language));
        // Each part with postings, and the beginning of its first term: a caller who reads this far can guess parts.
        let list = reader.column();
        let mut names = Column::default();
        for index in 0..list.len() / 2 {
            names.push(list.get(index * 2));
        }
        // Tantivy's version and the hash of the schema are for people who look into the file.
        reader.text();
        reader.number();
        let (catalog, norms) = catalog::read(language, &mut reader);
        let terms = catalog.dictionary.len();
        let mut postings_parts = Parts::read(&mut reader, names, terms);
        let names = reader.column();
        let texts_parts = Parts::read(&mut reader, names, catalog.len() as u32);
        let mut postings = Vec::new();
        if postings_parts.ends.is_empty() {
            postings.push(Some(Postings::read(&mut reader, &catalog.dictionary, &(0..terms), catalog.len())));
            postings_parts.ends.push(terms);
        }
        while postings.len() < postings_parts.ends.len() {
            postings.push(None);
        }
        let mut texts = Vec::new();
        while texts.len() < texts_parts.ends.len() {
            texts.push(None);
        }
        reader.end()?;
        Ok(Self { catalog, norms, postings_parts, postings, texts_parts, texts })
    }

    /// Adds a part that the index named. Ranges with the same content share one file and so one name.
    pub(crate) fn add(&mut self, name: &str, file: &[u8]) -> Result<(), OpenError> {
        let mut added = Err(OpenError::UnknownPart);
        for index in 0..self.postings_parts.names.len() {
            if self.postings_parts.names.get(index) == name {
                let mut reader = Reader::open(name, file, FileKind::Postings);
                let terms = self.postings_parts.extent(index);
                let block = Postings::read(&mut reader, &self.catalog.dictionary, &terms, self.catalog.len());
                reader.end()?;
                self.postings[index] = Some(block);
                added = Ok(());
            }
        }
        for index in 0..self.texts_parts.names.len() {
            if self.texts_parts.names.get(index) == name {
                let mut reader = Reader::open(name, file, FileKind::Texts);
                let texts = Texts::read(&mut reader, &self.texts_parts.extent(index));
                reader.end()?;
                self.texts[index] = Some(texts);
                added = Ok(());
            }
        }
        added
    }

    /// Documents of one term in one field, with its positions there.
    fn occurrences(&self, field: Field, term: TermId) -> Vec<(u32, &[u32])> {
        let part = self.postings.get(self.postings_parts.covering(term));
        let Some(Some(block)) = part.filter(|_| self.norms[field.index()].tokens > 0) else { return Vec::new() };
        block.of(term, self.catalog.dictionary.documents(term), field)
    }

    /// Documents of one term in one field, with their scores.
    fn term_scores(&self, field: Field, term: TermId) -> Vec<(u32, f32)> {
        let mut scores = Vec::new();
        let occurrences = self.occurrences(field, term);
        let bm25 = Bm25::new(occurrences.len(), self.catalog.len(), self.norms[field.index()].tokens);
        for (document, positions) in occurrences {
            let norm = self.norms[field.index()].norms.get(document as usize).copied().unwrap_or(0);
            scores.push((document, bm25.score(norm, positions.len() as u32)));
        }
        scores
    }
}

impl Backend for PackedIndex {
    type Error = Infallible;

    fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    fn missing_terms(&self, terms: &[TermId]) -> Vec<String> {
        self.postings_parts.missing(terms, &|index| self.postings[index].is_some())
    }

    fn missing_texts(&self, documents: &[u32]) -> Vec<String> {
        self.texts_parts.missing(documents, &|index| self.texts[index].is_some())
    }

    fn scores(&self, field: Field, terms: &[TermId]) -> Result<Vec<(u32, f32)>, Infallible> {
        let mut scores: Vec<(u32, f32)> = Vec::new();
        for (index, &term) in terms.iter().enumerate() {
            let of_term = self.term_scores(field, term);
            if index == 0 {
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
        // Document and position of the first word in one number.
        let mut starts: Vec<u64> = Vec::new();
        for (index, &(offset, term)) in phrase.parts.iter().enumerate() {
            let offset = (offset - phrase.parts[0].0) as u32;
            let mut of_term = Vec::new();
            for (document, positions) in self.occurrences(field, term) {
                for &position in positions {
                    if let Some(start) = position.checked_sub(offset) {
                        of_term.push(u64::from(document) << 32 | u64::from(start));
                    }
                }
            }
            if index == 0 {
                starts = of_term;
            } else {
                starts.retain(|start| of_term.binary_search(start).is_ok());
            }
        }
        let mut found = Vec::new();
        for start in starts {
            let document = (start >> 32) as u32;
            if found.last() != Some(&document) {
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
