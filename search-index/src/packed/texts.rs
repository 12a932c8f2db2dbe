//! The texts of a range of documents, from which excerpts are cut and phrases are verified.
//!
//! One column has all of them: of a range that begins with document 7, the clause text of document 8 is the text 6, because
//! each document has six and clause text is the second.

use std::ops::Range;

use super::bytes::Reader;
use super::error::{Damage, OpenError};
#[cfg(feature = "build")]
use super::writer::Writer;
use crate::fields::Field;
use crate::index::Column;

/// The fields that are kept with the texts, in order.
const KEPT: [Field; 6] = [Field::Summary, Field::Text, Field::Rationale, Field::Terms, Field::References, Field::Asked];

/// What is not needed to find clauses, but to show them and to verify phrases.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    first: u32,
    texts: Column,
}

impl Texts {
    /// The text of a field of a document; empty for fields and documents that are not here.
    pub(crate) fn get(&self, document: u32, field: Field) -> &str {
        let Some(kept) = KEPT.iter().position(|&kept| kept == field) else { return "" };
        let index = document.checked_sub(self.first).map_or(usize::MAX / 8, |index| index as usize);
        self.texts.get(index * KEPT.len() + kept)
    }

    /// Reads the texts of a range of documents.
    pub(super) fn read(reader: &mut Reader<'_>, documents: &Range<u32>) -> Self {
        let texts = reader.column();
        if texts.len() != documents.len() * KEPT.len() {
            reader.fail(OpenError::Corrupt(Damage::OtherTexts));
        }
        Self { first: documents.start, texts }
    }
}

#[cfg(feature = "build")]
impl Texts {
    /// Adds the next document.
    pub(crate) fn push(&mut self, text: impl Fn(Field) -> String) {
        for field in KEPT {
            self.texts.push(&text(field));
        }
    }

    /// How many bytes a document has.
    pub(super) fn size(&self, document: u32) -> usize {
        KEPT.iter().map(|&field| self.get(document, field).len()).sum()
    }

    /// Writes what [`Texts::read`] reads.
    pub(super) fn write(&self, writer: &mut Writer, documents: Range<u32>) {
        let texts: Column = documents.flat_map(|document| KEPT.map(|field| self.get(document, field))).collect();
        writer.column(&texts);
    }
}
