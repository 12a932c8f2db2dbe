//! What the last import of an official document wrote. It lies in the folder of the texts and not with the other records,
//! because it has the words of the document, and a folder of records is committed.

use serde::{Deserialize, Serialize};

use super::super::record::{Fields, from_text, to_text};

/// Version of the form.
const VERSION: u32 = 1;

/// The name of its file.
const NAME: &str = "imported.json";

/// The record of a folder of official texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialRecord {
    version: u32,
    /// What it is for, said to whoever opens the file.
    about: String,
    /// The provisions that were imported.
    pub(super) provisions: Vec<RecordedText>,
}

/// A provision that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordedText {
    /// The path of its file in the book.
    pub(super) path: String,
    /// The name of the document's file.
    pub(super) source: String,
    /// Its number there.
    pub(super) number: String,
    /// Its heading there.
    pub(super) heading: String,
    /// Its words there, by which it is known again.
    pub(super) words: String,
    /// What was written.
    pub(super) fields: Fields,
}

impl Default for OfficialRecord {
    fn default() -> Self {
        let about = "What `mdbook-clauses import --official` wrote, so that the next import keeps what was changed by hand. It has the words of the official document, as the files beside it have.";
        Self { version: VERSION, about: about.to_owned(), provisions: Vec::new() }
    }
}

impl OfficialRecord {
    /// Reads a record.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        from_text(text, VERSION, |record: &Self| record.version)
    }

    /// The text of the record.
    pub(super) fn text(&self) -> String {
        to_text(self)
    }

    /// Whether a path is that of a record.
    pub(in crate::import) fn is_path(path: &str) -> bool {
        path.rsplit('/').next() == Some(NAME)
    }

    /// The path of the record of a folder of official texts, relative to the book.
    pub fn path(folder: &str) -> String {
        format!("{folder}/{NAME}")
    }
}
