//! From Tantivy's segment to files.

use std::fmt::Write as _;
use std::io::Read;

use flate2::read::GzDecoder;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::error::BuildError;
use super::gzip::{Effort, gzip};
use super::{contents, native};
use crate::document::{Document, Settings};
use crate::packed::{PartFile, PlainFile};

/// A main file larger than this is split: about 100 kB compressed. Below, one more round trip costs more than the bytes.
const SPLIT_ABOVE: usize = 300_000;

/// A decompressed file larger than this is refused.
const LARGEST_FILE: u64 = 256 << 20;

/// An index, ready to be written under `/search/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed {
    /// What [`Engine::open`](crate::Engine::open) needs.
    pub main: File,
    /// What [`Results::missing`](crate::Results::missing) may ask for.
    pub parts: Vec<File>,
}

/// One file. Its name is made from its content, so it can be cached for ever.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// `<hash>.bin`
    pub name: String,
    /// The content, gzip-compressed whatever the server does. [`decompress`] or a browser's `DecompressionStream`
    /// undoes it.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(plain: &PlainFile, effort: Effort) -> Self {
        Self { name: format!("{}.bin", content_hash(&plain.bytes)), bytes: gzip(&plain.bytes, &plain.cuts, effort) }
    }
}

/// Builds the index of documents in clause order.
///
/// The same documents and settings give the same bytes.
pub fn build(documents: &[Document], settings: &Settings) -> Result<Packed, BuildError> {
    let searcher = contents::searcher(&native::in_memory(documents)?)?;
    let contents = contents::read(&searcher, settings)?;
    let mut parts = Vec::new();
    let texts = add(&contents.texts_files(), &mut parts);
    let mut main = contents.main_file(&[], &texts);
    if main.bytes.len() > SPLIT_ABOVE {
        let postings = add(&contents.postings_files(), &mut parts);
        main = contents.main_file(&postings, &texts);
    }
    Ok(Packed { main: File::new(&main, Effort::MOST), parts })
}

/// Compresses and names files; returns their names with what they end at.
fn add(files: &[PartFile], parts: &mut Vec<File>) -> Vec<(String, usize)> {
    let before = parts.len();
    parts.par_extend(files.par_iter().map(|(plain, _)| File::new(plain, Effort::SOME)));
    parts[before..].iter().zip(files).map(|(file, (_, end))| (file.name.clone(), *end)).collect()
}

/// A short name for a content: the first 16 hexadecimal digits of its SHA-256.
pub fn content_hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}

/// Undoes the compression of a [`File`]. Content beyond 256 MB is an error.
pub fn decompress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    GzDecoder::new(bytes).take(LARGEST_FILE + 1).read_to_end(&mut content)?;
    if content.len() as u64 > LARGEST_FILE {
        return Err(std::io::Error::other("a search file is larger than 256 MB"));
    }
    Ok(content)
}
