//! An index before it is packed, and the files that it is packed into.
//!
//! 130 clauses with 250 kB of text and 90 kB of postings become one main file with all postings and some twenty files of
//! texts; 1,200 controls have their postings in files too, each of a range of terms.

use super::bytes::FileKind;
use super::catalog;
use super::postings::{self, Occurrence, packed_size};
use super::texts::Texts;
use super::writer::Writer;
use crate::index::{Catalog, Column, FieldNorms};

/// How much text goes into one file of texts, before compression. A few clauses, so that ten shown hits stay cheap.
const TARGET_TEXTS_BYTES: usize = 12_000;

/// About how many bytes of postings go into one file when an index is split, before compression. A question needs a dozen of
/// them, so that what it does not need is most of what comes; half the size would double the names in the main file.
const TARGET_POSTINGS_BYTES: usize = 2_000;

/// Everything that an index is made of.
#[derive(Debug, Default)]
pub(crate) struct UnpackedIndex {
    pub(crate) catalog: Catalog,
    /// In the order of [`Field::ALL`](crate::fields::Field::ALL).
    pub(crate) norms: Vec<FieldNorms>,
    /// For each term, where it is.
    pub(crate) postings: Vec<Vec<Occurrence>>,
    pub(crate) texts: Texts,
    /// Tantivy's version and a hash of the schema.
    pub(crate) provenance: (String, u64),
}

/// The content of a file, and the term or document after its last.
pub(crate) type PartFile = (Vec<u8>, usize);

impl UnpackedIndex {
    /// The files of the texts.
    pub(crate) fn texts_files(&self) -> Vec<PartFile> {
        let sizes = (0..self.catalog.len()).map(|document| self.texts.size(document as u32));
        let write = |start: usize, end: usize| {
            let mut writer = Writer::default();
            self.texts.write(&mut writer, start as u32..end as u32);
            writer.file(FileKind::Texts)
        };
        files(sizes, TARGET_TEXTS_BYTES, write)
    }

    /// The files of the postings, for an index that is split.
    pub(crate) fn postings_files(&self) -> Vec<PartFile> {
        let sizes = self.postings.iter().map(|occurrences| packed_size(occurrences));
        let write = |start: usize, end: usize| {
            let mut writer = Writer::default();
            postings::write(&mut writer, &self.postings[start..end]);
            writer.file(FileKind::Postings)
        };
        files(sizes, TARGET_POSTINGS_BYTES, write)
    }

    /// The main file. Without files of postings, the postings and the summaries are in it.
    pub(crate) fn main_file(&self, postings: &[(String, usize)], texts: &[(String, usize)]) -> Vec<u8> {
        let whole = postings.is_empty();
        let mut writer = Writer::default();
        writer.column(&self.list(postings));
        writer.text(&self.provenance.0);
        writer.number(self.provenance.1 >> 1);
        catalog::write(&mut writer, &self.catalog, &self.norms, whole);
        write_extents(&mut writer, postings);
        writer.column(&texts.iter().map(|(name, _)| name).collect());
        write_extents(&mut writer, texts);
        if whole {
            postings::write(&mut writer, &self.postings);
        }
        writer.file(FileKind::Main(self.catalog.language))
    }

    /// Each file of postings by its name and the beginning of its first term that no term before it reaches.
    fn list(&self, postings: &[(String, usize)]) -> Column {
        let mut list = Column::default();
        let mut start = 0;
        for (name, end) in postings {
            let first = self.catalog.dictionary.term(start as u32);
            let before = if start == 0 { "" } else { self.catalog.dictionary.term(start as u32 - 1) };
            let mut lengths = first.char_indices().map(|(offset, c)| offset + c.len_utf8());
            let length = if start == 0 { 0 } else { lengths.find(|&length| first[..length] > *before).unwrap_or(first.len()) };
            list.push(name);
            list.push(&first[..length]);
            start = *end;
        }
        list
    }
}

fn write_extents(writer: &mut Writer, parts: &[(String, usize)]) {
    let mut start = 0;
    for (_, end) in parts {
        writer.number(end - start);
        start = *end;
    }
}

/// Cuts items into files of about one size.
fn files(sizes: impl Iterator<Item = usize>, limit: usize, write: impl Fn(usize, usize) -> Vec<u8>) -> Vec<PartFile> {
    let mut files = Vec::new();
    let (mut start, mut end, mut size) = (0, 0, 0);
    for next in sizes {
        size += next;
        end += 1;
        if size >= limit {
            files.push((write(start, end), end));
            (start, size) = (end, 0);
        }
    }
    if start < end {
        files.push((write(start, end), end));
    }
    files
}
