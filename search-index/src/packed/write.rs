//! What an index is made of, and its files.

use super::bytes::{FileKind, PlainFile, Writer};
use super::{PlainPosting, Texts, catalog, postings};
use crate::catalog::{Catalog, Lengths};
use crate::column::Column;

/// How much text goes into one file of texts, before compression. A few clauses, so that ten shown hits stay cheap.
const TEXTS_FILE: usize = 12_000;

/// About how many bytes of postings go into one file when an index is split, before compression.
const POSTINGS_FILE: usize = 4_000;

/// All that an index is made of, before it is packed.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    pub(crate) catalog: Catalog,
    pub(crate) lengths: Lengths,
    /// For each term, its documents in order.
    pub(crate) postings: Vec<Vec<PlainPosting>>,
    pub(crate) texts: Texts,
    /// Tantivy's version and a hash of the schema.
    pub(crate) provenance: (String, u64),
}

/// The content of a file, and the term or document after its last.
pub(crate) type PartFile = (PlainFile, usize);

impl Contents {
    /// The files of the texts.
    pub(crate) fn texts_files(&self) -> Vec<PartFile> {
        let sizes = (0..self.catalog.len()).map(|document| self.texts.size(document as u32));
        let write = |start: usize, end: usize| {
            let mut writer = Writer::default();
            self.texts.write(&mut writer, start as u32..end as u32);
            writer.file(FileKind::Texts)
        };
        files(sizes, TEXTS_FILE, write)
    }

    /// The files of the postings, for an index that is split.
    pub(crate) fn postings_files(&self) -> Vec<PartFile> {
        let sizes = self.postings.iter().map(|postings| postings.len() * 3);
        let write = |start: usize, end: usize| {
            let mut writer = Writer::default();
            postings::write(&mut writer, &self.postings[start..end]);
            writer.file(FileKind::Postings)
        };
        files(sizes, POSTINGS_FILE, write)
    }

    /// The main file. Without files of postings, the postings and the summaries are in it.
    pub(crate) fn main_file(&self, postings: &[(String, usize)], texts: &[(String, usize)]) -> PlainFile {
        let whole = postings.is_empty();
        let mut writer = Writer::default();
        writer.column(&self.list(postings));
        writer.text(&self.provenance.0);
        writer.number(self.provenance.1 >> 1);
        catalog::write(&mut writer, &self.catalog, &self.lengths, whole);
        write_extents(&mut writer, postings);
        writer.column(&texts.iter().map(|(name, _)| name).collect());
        write_extents(&mut writer, texts);
        if whole {
            postings::write(&mut writer, &self.postings);
        }
        writer.file(FileKind::Main)
    }

    /// Each file of postings by its name and the beginning of its first term that no term before it reaches.
    fn list(&self, postings: &[(String, usize)]) -> Column {
        let mut list = Column::default();
        let mut start = 0;
        for (name, end) in postings {
            let first = self.catalog.dictionary.term(start as u32);
            let before = if start == 0 { "" } else { self.catalog.dictionary.term(start as u32 - 1) };
            let mut lengths = first.char_indices().map(|(place, c)| place + c.len_utf8());
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
fn files(sizes: impl Iterator<Item = usize>, limit: usize, write: impl Fn(usize, usize) -> PlainFile) -> Vec<PartFile> {
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
