//! The texts of a range of documents, from which excerpts are cut and phrases are verified.

use std::ops::Range;

use super::OpenError;
use super::bytes::Reader;

/// What is not needed to find a clause, but to show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    /// One sentence.
    pub(crate) summary: String,
    /// Clause text.
    pub(crate) text: String,
    /// Rationale and all that explains.
    pub(crate) rationale: String,
    /// Defined terms, one a line.
    pub(crate) terms: String,
    /// References, one a line.
    pub(crate) references: String,
}

impl Texts {
    /// Reads the texts of the documents in a range.
    pub(crate) fn read(reader: &mut Reader<'_>, documents: &Range<u32>) -> Result<Vec<Self>, OpenError> {
        let mut list = Vec::new();
        for _ in documents.clone() {
            let mut next = || reader.text().map(str::to_owned);
            let (summary, text, rationale) = (next()?, next()?, next()?);
            list.push(Self { summary, text, rationale, terms: next()?, references: next()? });
        }
        Ok(list)
    }

    /// Writes what [`Texts::read`] reads.
    #[cfg(feature = "build")]
    pub(crate) fn write(&self, writer: &mut super::bytes::Writer) {
        for text in [&self.summary, &self.text, &self.rationale, &self.terms, &self.references] {
            writer.text(text);
        }
    }
}
