//! A document as an index has it: a text for each field.

use std::borrow::Borrow;

use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, SegmentReader, TantivyDocument};

use super::error::BuildError;
use super::schema::Fields;
use crate::document::{Document, DocumentKind, FacetKind, Reference};
use crate::fields::Field;

/// One document.
pub(super) struct StoredDocument {
    pub(super) searched: [String; Field::COUNT],
    pub(super) facets: [Vec<String>; 4],
    pub(super) url: String,
    pub(super) document_kind: DocumentKind,
}

impl StoredDocument {
    /// What is stored of a document.
    pub(super) fn of(document: &Document) -> Self {
        let values = |facet: FacetKind| facet.values(document).into_iter().map(str::to_owned).collect();
        Self {
            searched: Field::ALL.map(|field| searched_text(document, field)),
            facets: FacetKind::ALL.map(values),
            url: document.url.clone(),
            document_kind: document.document_kind,
        }
    }

    /// What is stored of each of them.
    pub(super) fn all(documents: impl IntoIterator<Item: Borrow<Document>>) -> Vec<Self> {
        documents.into_iter().map(|document| Self::of(document.borrow())).collect()
    }

    /// All documents of an index that stores them.
    pub(super) fn read(searcher: &Searcher, fields: &Fields) -> Result<Vec<Self>, BuildError> {
        let count = searcher.segment_readers().first().map_or(0, SegmentReader::max_doc);
        (0..count)
            .map(|document| {
                let stored: TantivyDocument = searcher.doc(DocAddress::new(0, document))?;
                let texts = |field| stored.get_all(field).filter_map(|value| value.as_str().map(str::to_owned)).collect::<Vec<_>>();
                Ok(Self {
                    searched: fields.searched.map(|field| texts(field).concat()),
                    facets: fields.facets.map(texts),
                    url: texts(fields.url).concat(),
                    document_kind: kind_named(&texts(fields.document_kind).concat()),
                })
            })
            .collect()
    }

    pub(super) fn texts(&self) -> &[String] {
        &self.searched
    }

    pub(super) fn text(&self, field: Field) -> &str {
        &self.searched[field.index()]
    }

    /// As Tantivy takes it.
    pub(super) fn native(&self, fields: &Fields) -> TantivyDocument {
        let mut native = TantivyDocument::new();
        for field in Field::ALL {
            native.add_text(fields.searched(field), self.text(field));
        }
        for (facet, values) in fields.facets.iter().zip(&self.facets) {
            for value in values {
                native.add_text(*facet, value);
            }
        }
        native.add_text(fields.url, &self.url);
        native.add_text(fields.document_kind, self.document_kind.name());
        native
    }
}

fn kind_named(name: &str) -> DocumentKind {
    DocumentKind::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or_default()
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
