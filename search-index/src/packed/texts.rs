//! The texts of a range of documents, from which excerpts are cut and phrases are verified.

use std::ops::Range;

use super::bytes::Reader;
use super::{Damage, OpenError};
use crate::column::Column;
use crate::fields::Field;

/// The fields that are kept with the texts, in order.
const KEPT: [Field; 5] = [Field::Summary, Field::Text, Field::Rationale, Field::Terms, Field::References];

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
        let place = document.checked_sub(self.first).map_or(usize::MAX / 8, |place| place as usize);
        self.texts.get(place * KEPT.len() + kept)
    }

    /// Reads the texts of a range of documents.
    pub(crate) fn read(reader: &mut Reader<'_>, documents: &Range<u32>) -> Self {
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
        KEPT.iter().for_each(|&field| self.texts.push(&text(field)));
    }

    /// How many bytes a document has.
    pub(crate) fn size(&self, document: u32) -> usize {
        KEPT.iter().map(|&field| self.get(document, field).len()).sum()
    }

    /// Writes what [`Texts::read`] reads.
    pub(crate) fn write(&self, writer: &mut super::bytes::Writer, documents: Range<u32>) {
        let texts: Column = documents.flat_map(|document| KEPT.map(|field| self.get(document, field))).collect();
        writer.column(&texts);
    }
}
