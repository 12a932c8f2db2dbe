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

use std::convert::Infallible;
use std::ops::Range;

use bytes::{FileKind, Reader};
pub(crate) use dictionary::{Dictionary, TermId};
pub use error::OpenError;
use postings::Postings;
pub(crate) use texts::Texts;
#[cfg(feature = "build")]
pub(crate) use {bytes::Writer, dictionary::Entry, postings::PlainPosting};

use crate::analysis::{Token, tokenize};
use crate::bm25::Bm25;
use crate::catalog::{Catalog, Lengths};
use crate::fields::Field;
use crate::source::{Phrase, Source, field_text};

/// A part of an index: the terms or documents that it covers, and its content once it was added.
#[derive(Debug, Clone)]
struct Part<T> {
    name: String,
    covers: Range<u32>,
    content: Option<T>,
}

/// An index in packed form.
#[derive(Debug, Clone)]
pub(crate) struct PackedIndex {
    catalog: Catalog,
    lengths: Lengths,
    postings: Vec<Part<Postings>>,
    texts: Vec<Part<Vec<Texts>>>,
}

impl PackedIndex {
    /// Opens a main file.
    pub(crate) fn open(file: &[u8]) -> Result<Self, OpenError> {
        let mut reader = Reader::open(file, FileKind::Main)?;
        let _provenance = (reader.text()?, reader.number()?);
        let (catalog, lengths) = catalog::read(&mut reader)?;
        let documents = catalog.records.len();
        let mut postings = read_parts(&mut reader, catalog.dictionary.len())?;
        let texts = read_parts(&mut reader, documents)?;
        if postings.is_empty() {
            let covers = 0..catalog.dictionary.len() as TermId;
            let block = Postings::read(&mut reader, &catalog.dictionary, covers.clone(), documents)?;
            postings.push(Part { name: String::new(), covers, content: Some(block) });
        }
        reader.end()?;
        Ok(Self { catalog, lengths, postings, texts })
    }

    /// Adds a part that the index named.
    pub(crate) fn add(&mut self, name: &str, file: &[u8]) -> Result<(), OpenError> {
        let documents = self.catalog.records.len();
        if let Some(part) = self.postings.iter_mut().find(|part| part.name == name) {
            let mut reader = Reader::open(file, FileKind::Postings)?;
            let block = Postings::read(&mut reader, &self.catalog.dictionary, part.covers.clone(), documents)?;
            reader.end()?;
            part.content = Some(block);
        } else if let Some(part) = self.texts.iter_mut().find(|part| part.name == name) {
            let mut reader = Reader::open(file, FileKind::Texts)?;
            let texts = Texts::read(&mut reader, &part.covers)?;
            reader.end()?;
            part.content = Some(texts);
        } else {
            return Err(OpenError::UnknownPart(name.to_owned()));
        }
        Ok(())
    }

    fn postings_of(&self, term: TermId) -> impl Iterator<Item = postings::Posting<'_>> {
        let part = find_part(&self.postings, term);
        part.and_then(|part| part.content.as_ref()).into_iter().flat_map(move |block| block.of(term))
    }

    fn bm25(&self, field: Field, term: TermId) -> Bm25 {
        let with_term = self.postings_of(term).filter(|posting| posting.fields & field.bit() != 0).count();
        Bm25::new(with_term, self.catalog.records.len(), self.lengths.tokens[field.index()])
    }

    /// Documents of one term in one field, with their scores.
    fn term_scores(&self, field: Field, term: TermId) -> impl Iterator<Item = (u32, f32)> {
        let bm25 = self.bm25(field, term);
        let norms = &self.lengths.norms[field.index()];
        self.postings_of(term).filter_map(move |posting| {
            let count = posting.count(field);
            let norm = norms.get(posting.document as usize).copied().unwrap_or(0);
            (count > 0).then(|| (posting.document, bm25.score(norm, count)))
        })
    }
}

fn read_parts<T>(reader: &mut Reader<'_>, end: usize) -> Result<Vec<Part<T>>, OpenError> {
    let mut parts: Vec<Part<T>> = Vec::new();
    let mut start = 0;
    for _ in 0..reader.count()? {
        let name = reader.text()?.to_owned();
        let next = start + reader.below(end - start + 1)?;
        parts.push(Part { name, covers: start as u32..next as u32, content: None });
        start = next;
    }
    if !parts.is_empty() && start != end {
        return Err(OpenError::Corrupt("parts do not cover the index"));
    }
    Ok(parts)
}

fn find_part<T>(parts: &[Part<T>], item: u32) -> Option<&Part<T>> {
    parts.get(parts.partition_point(|part| part.covers.end <= item))
}

impl Source for PackedIndex {
    type Error = Infallible;

    fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    fn missing_terms(&self, terms: &[TermId]) -> Vec<String> {
        missing(&self.postings, terms)
    }

    fn missing_texts(&self, documents: &[u32]) -> Vec<String> {
        missing(&self.texts, documents)
    }

    fn scores(&self, field: Field, terms: &[TermId]) -> Result<Vec<(u32, f32)>, Infallible> {
        let Some((&first, rest)) = terms.split_first() else { return Ok(Vec::new()) };
        let mut scores: Vec<(u32, f32)> = self.term_scores(field, first).collect();
        for &term in rest {
            let mut next = self.term_scores(field, term).peekable();
            scores.retain_mut(|(document, score)| {
                while next.next_if(|(other, _)| other < document).is_some() {}
                let also = next.next_if(|(other, _)| other == document);
                *score += also.map_or(0.0, |(_, more)| more);
                also.is_some()
            });
        }
        Ok(scores)
    }

    fn phrase(&self, field: Field, phrase: &Phrase) -> Result<Vec<u32>, Infallible> {
        let terms: Vec<TermId> = phrase.parts.iter().map(|&(_, term)| term).collect();
        let candidates = self.scores(field, &terms)?.into_iter().map(|(document, _)| document);
        let holds = |document: &u32| self.texts(*document).is_some_and(|texts| self.stands_in(field, *document, texts, phrase));
        Ok(candidates.filter(holds).collect())
    }

    fn texts(&self, document: u32) -> Option<&Texts> {
        let part = find_part(&self.texts, document)?;
        part.content.as_ref()?.get((document - part.covers.start) as usize)
    }
}

impl PackedIndex {
    /// Whether a phrase stands in a field, word for word.
    fn stands_in(&self, field: Field, document: u32, texts: &Texts, phrase: &Phrase) -> bool {
        let (text, style) = field_text(&self.catalog, document, texts, field);
        let mut places: Vec<(usize, TermId)> = tokenize(text, style)
            .into_iter()
            .filter_map(|Token { text, position, .. }| Some((position, self.catalog.dictionary.find(&text)?)))
            .collect();
        places.sort_unstable();
        let Some(&(first_offset, first)) = phrase.parts.first() else { return true };
        let starts = places.iter().filter(|(_, term)| *term == first).map(|(position, _)| position);
        starts.copied().any(|start| {
            let stands = |&(offset, term): &(usize, TermId)| {
                places.binary_search(&(start + offset - first_offset, term)).is_ok()
            };
            phrase.parts.iter().all(stands)
        })
    }
}

/// Names of the parts that are not there yet, each once.
fn missing<T>(parts: &[Part<T>], items: &[u32]) -> Vec<String> {
    let mut places: Vec<usize> = items.iter().map(|&item| parts.partition_point(|part| part.covers.end <= item)).collect();
    places.sort_unstable();
    places.dedup();
    let absent = places.into_iter().filter_map(|place| parts.get(place)).filter(|part| part.content.is_none());
    absent.map(|part| part.name.clone()).collect()
}

/// How much text goes into one file of texts, before compression. A few clauses, so that ten shown hits stay cheap.
#[cfg(feature = "build")]
const TEXTS_BLOCK: usize = 12_000;

/// How many bytes of postings go into one file when an index is split, before compression.
#[cfg(feature = "build")]
const POSTINGS_BLOCK: usize = 4_000;

/// All that an index is made of, before it is packed.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Default)]
pub(crate) struct Contents {
    pub(crate) catalog: Catalog,
    pub(crate) lengths: Lengths,
    pub(crate) postings: Vec<Vec<PlainPosting>>,
    pub(crate) texts: Vec<Texts>,
    /// Tantivy's version and a hash of the schema.
    pub(crate) provenance: (String, u64),
}

#[cfg(feature = "build")]
impl Contents {
    /// The files of the texts: content and the document after the last.
    pub(crate) fn texts_files(&self) -> Vec<(Vec<u8>, usize)> {
        let mut files = Vec::new();
        let mut writer = Writer::default();
        for (document, texts) in self.texts.iter().enumerate() {
            texts.write(&mut writer);
            if writer.len() >= TEXTS_BLOCK || document + 1 == self.texts.len() {
                files.push((std::mem::take(&mut writer).file(FileKind::Texts), document + 1));
            }
        }
        files
    }

    /// The files of the postings when they are split: content and the term after the last.
    pub(crate) fn postings_files(&self) -> Vec<(Vec<u8>, usize)> {
        let mut files = Vec::new();
        let (mut start, mut size) = (0, 0);
        for (term, postings) in self.postings.iter().enumerate() {
            size += postings.len() * 3;
            if size >= POSTINGS_BLOCK || term + 1 == self.postings.len() {
                let mut writer = Writer::default();
                postings::write(&mut writer, &self.postings[start..=term]);
                files.push((writer.file(FileKind::Postings), term + 1));
                (start, size) = (term + 1, 0);
            }
        }
        files
    }

    /// The main file. Without files of postings, the postings and the summaries are in it.
    pub(crate) fn main_file(&self, postings: &[(String, usize)], texts: &[(String, usize)]) -> Vec<u8> {
        let whole = postings.is_empty();
        let mut writer = Writer::default();
        writer.text(&self.provenance.0);
        writer.number(self.provenance.1 >> 1);
        catalog::write(&mut writer, &self.catalog, &self.lengths, whole);
        for parts in [postings, texts] {
            writer.number(parts.len());
            let mut start = 0;
            for (name, end) in parts {
                writer.text(name);
                writer.number(end - start);
                start = *end;
            }
        }
        if whole {
            postings::write(&mut writer, &self.postings);
        }
        writer.file(FileKind::Main)
    }
}
