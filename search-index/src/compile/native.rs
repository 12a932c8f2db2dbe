//! Documents into a Tantivy index of one segment, in memory or in a folder.

use std::collections::BTreeSet;
use std::path::Path;

use tantivy::directory::{Directory, MmapDirectory, RamDirectory};
use tantivy::{Index, TantivyDocument};

use super::error::{BuildError, NativeError};
use super::forms::RareForms;
use super::schema::{Fields, tokenizers};
use crate::document::{Document, FacetKind, Reference};
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
    write(documents, language, directory)?;
    Ok(())
}

/// The index in memory.
pub(super) fn in_memory(documents: &[Document], language: Language) -> Result<Index, BuildError> {
    write(documents, language, RamDirectory::create())
}

fn write(documents: &[Document], language: Language, directory: impl Into<Box<dyn Directory>>) -> Result<Index, BuildError> {
    check(documents)?;
    let fields = Fields::new();
    let searched = |document| Field::ALL.map(|field| searched_text(document, field));
    let texts: Vec<[String; Field::COUNT]> = documents.iter().map(searched).collect();
    let forms = RareForms::of(language, texts.iter().map(|texts| texts.iter().map(String::as_str).collect()));
    let builder = Index::builder().schema(fields.schema.clone()).tokenizers(tokenizers(language, forms));
    let mut writer = builder.single_segment_index_writer(directory, WRITER_MEMORY)?;
    for document in documents {
        writer.add_document(native_document(document, &fields))?;
    }
    Ok(writer.finalize()?)
}

fn check(documents: &[Document]) -> Result<(), BuildError> {
    let mut ids = BTreeSet::new();
    for (index, document) in documents.iter().enumerate() {
        let id = document.id.clone();
        if id.trim().is_empty() {
            return Err(BuildError::NoId { document: index });
        }
        if document.url.is_empty() {
            return Err(BuildError::NoUrl { id });
        }
        if !ids.insert(document.id.to_ascii_lowercase()) {
            return Err(BuildError::SameId { id });
        }
    }
    Ok(())
}

fn native_document(document: &Document, fields: &Fields) -> TantivyDocument {
    let mut native = TantivyDocument::new();
    for field in Field::ALL {
        native.add_text(fields.searched(field), searched_text(document, field));
    }
    for facet in FacetKind::ALL {
        for value in facet.values(document) {
            native.add_text(fields.facets[facet as usize], value);
        }
    }
    native.add_text(fields.url, &document.url);
    native.add_text(fields.document_kind, document.document_kind.name());
    native
}

/// The text of a field. Lists have one entry a line, so that phrases do not cross entries.
pub(super) fn searched_text(document: &Document, field: Field) -> String {
    match field {
        Field::Id => document.id.clone(),
        Field::Title => document.title.clone(),
        Field::Terms => document.terms.join("\n"),
        Field::Text => document.text.clone(),
        Field::Summary => document.summary.clone(),
        Field::References => {
            let line = |of: &Reference| [&of.framework, &of.provision, &of.url].map(|part| part.replace(['\t', '\n'], " ")).join("\t");
            document.references.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Field::Topic => document.topic_title.clone(),
        Field::Rationale => document.rationale.clone(),
        Field::Asked => document.asked.join("\n"),
        Field::Headings => document.headings.join("\n"),
    }
}
