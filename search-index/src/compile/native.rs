//! Documents into a Tantivy index of one segment, in memory or in a folder.

use std::collections::BTreeSet;
use std::path::Path;

use tantivy::Index;
use tantivy::directory::{Directory, MmapDirectory, RamDirectory};

use super::error::{BuildError, NativeError};
use super::forms::RareForms;
use super::schema::{Fields, tokenizers};
use super::stored::StoredDocument;
use super::vocabulary::Vocabulary;
use crate::document::Document;
use crate::fields::Field;
use crate::language::Language;

/// How much memory Tantivy may use before it starts a second segment. It never does: this is ten times our text.
const WRITER_MEMORY: usize = 256 << 20;

/// Writes the native Tantivy index into a folder that is empty or new, for other programs that use Tantivy.
///
/// Terms can be looked up as they are stored. To parse queries, such a program registers tokenizers under the names in
/// the schema; the terms are lower-case stems, numbers and citations in parts.
pub fn write_native(documents: &[Document], language: Language, folder: &Path) -> Result<(), NativeError> {
    std::fs::create_dir_all(folder).map_err(NativeError::Folder)?;
    let mut entries = std::fs::read_dir(folder).map_err(NativeError::Folder)?;
    if entries.next().is_some() {
        return Err(NativeError::NotEmpty);
    }
    let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
    let documents: Vec<StoredDocument> = StoredDocument::all(documents);
    write(&documents, &Vocabulary::of(language, &documents, StoredDocument::texts), &Fields::new(), directory)?;
    Ok(())
}

/// The index in memory, which stores no texts: whoever makes it has them.
pub(super) fn in_memory(documents: &[StoredDocument], vocabulary: &Vocabulary) -> Result<Index, BuildError> {
    write(documents, vocabulary, &Fields::without_texts(), RamDirectory::create())
}

fn write(
    documents: &[StoredDocument],
    vocabulary: &Vocabulary,
    fields: &Fields,
    directory: impl Into<Box<dyn Directory>>,
) -> Result<Index, BuildError> {
    check(documents)?;
    let tokenizers = tokenizers(vocabulary.language, RareForms::of(vocabulary));
    let builder = Index::builder().schema(fields.schema.clone()).tokenizers(tokenizers);
    let mut writer = builder.single_segment_index_writer(directory, WRITER_MEMORY)?;
    for document in documents {
        writer.add_document(document.native(fields))?;
    }
    Ok(writer.finalize()?)
}

fn check(documents: &[StoredDocument]) -> Result<(), BuildError> {
    let mut ids = BTreeSet::new();
    for (index, document) in documents.iter().enumerate() {
        let id = document.text(Field::Id).to_owned();
        if id.trim().is_empty() {
            return Err(BuildError::NoId { document: index });
        }
        if document.url.is_empty() {
            return Err(BuildError::NoUrl { id });
        }
        if !ids.insert(id.to_ascii_lowercase()) {
            return Err(BuildError::SameId { id });
        }
    }
    Ok(())
}
