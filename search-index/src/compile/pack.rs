//! From Tantivy's segment to files.

use std::borrow::Borrow;
use std::collections::HashMap;

use rayon::prelude::*;

use super::error::BuildError;
use super::gzip::gzip;
use super::segment;
use super::stored::StoredDocument;
use crate::document::{Document, Settings};
use crate::packed::{PartFile, UnpackedIndex, file_name};

/// A main file larger than this is split: about 100 kB compressed. Below, one more round trip costs more than the bytes.
const MAX_WHOLE_BYTES: usize = 300_000;

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
    /// The content, gzip-compressed whatever the server does. [`decompress`](super::decompress) or a browser's
    /// `DecompressionStream` undoes it.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(content: &[u8]) -> Self {
        Self { name: file_name(content), bytes: gzip(content) }
    }
}

/// Builds the index of documents in clause order. Each is needed only as long as it is looked at.
///
/// The same documents and settings give the same bytes.
pub fn build(documents: impl IntoIterator<Item: Borrow<Document>>, settings: &Settings) -> Result<Packed, BuildError> {
    pack(segment::index(StoredDocument::all(documents), settings)?.1)
}

/// The files of an index, of which each part is dropped as soon as it is in files.
fn pack(mut unpacked: UnpackedIndex) -> Result<Packed, BuildError> {
    let mut parts = Vec::new();
    let texts = add(&unpacked.texts_files(), &mut parts);
    drop(std::mem::take(&mut unpacked.texts));
    // Each place where a word is takes a byte or more.
    let is_large = unpacked.postings.iter().map(Vec::len).sum::<usize>() > MAX_WHOLE_BYTES;
    let whole = if is_large { None } else { Some(unpacked.main_file(&[], &texts)) };
    let main = if let Some(main) = whole.filter(|main| main.len() <= MAX_WHOLE_BYTES) {
        main
    } else {
        let postings = add(&unpacked.postings_files(), &mut parts);
        drop(std::mem::take(&mut unpacked.postings));
        unpacked.main_file(&postings, &texts)
    };
    refuse_one_name_for_two(&parts)?;
    Ok(Packed { main: File::new(&main), parts })
}

/// Parts of the same content share a name. The hash is not cryptographic: somebody can make other content of the same name on
/// purpose, and one of the two would be shown for the other.
fn refuse_one_name_for_two(parts: &[File]) -> Result<(), BuildError> {
    let mut known: HashMap<&str, &[u8]> = HashMap::new();
    for part in parts {
        if *known.entry(&part.name).or_insert(&part.bytes) != part.bytes {
            return Err(BuildError::SameName { name: part.name.clone() });
        }
    }
    Ok(())
}

/// Compresses and names files; returns their names with what they end at.
fn add(files: &[PartFile], parts: &mut Vec<File>) -> Vec<(String, usize)> {
    let before = parts.len();
    parts.par_extend(files.par_iter().map(|(content, _)| File::new(content)));
    parts[before..].iter().zip(files).map(|(file, (_, end))| (file.name.clone(), *end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_contents_have_two_names() {
        let part = |name: &str, bytes: &[u8]| File { name: name.to_owned(), bytes: bytes.to_vec() };
        assert!(refuse_one_name_for_two(&[part("a.bin", b"1"), part("b.bin", b"1"), part("a.bin", b"1")]).is_ok());
        let refused = refuse_one_name_for_two(&[part("a.bin", b"1"), part("b.bin", b"1"), part("a.bin", b"2")]);
        assert!(matches!(refused, Err(BuildError::SameName { name }) if name == "a.bin"));
    }
}
