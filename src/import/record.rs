//! What the last import of a topic wrote, kept beside the book: without it nobody could tell what was changed by hand.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::identity::Earlier;
use crate::corpus::ClauseId;

/// Version of the form.
const VERSION: u32 = 1;

/// The folder of the records, beside `book.toml`.
pub const FOLDER: &str = "imports";

/// Values by their keys: `title`, `text`, `parameters.days.default`.
pub(super) type Fields = BTreeMap<String, String>;

/// The record of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    version: u32,
    /// What it is for, said to whoever opens the file.
    about: String,
    /// The clauses that were imported.
    pub clauses: Vec<RecordedClause>,
    /// The terms that were imported, with their definitions.
    pub terms: BTreeMap<String, String>,
}

/// A clause that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedClause {
    /// The clause that it became.
    pub id: ClauseId,
    /// The name of the file that it came from.
    pub source: String,
    /// Its number there.
    pub number: String,
    /// Its heading there.
    pub heading: String,
    /// Its words there, by which it is known again.
    pub words: String,
    /// What was written into the clause file.
    pub fields: BTreeMap<String, String>,
}

impl RecordedClause {
    /// What its provision was.
    pub(super) fn earlier(&self) -> Earlier<'_> {
        Earlier { number: &self.number, heading: &self.heading, words: &self.words }
    }
}

impl Default for Record {
    fn default() -> Self {
        let about =
            "What `mdbook-clauses import` wrote, so that the next import keeps what was changed by hand. Commit this file; do not edit it.";
        Self { version: VERSION, about: about.to_owned(), clauses: Vec::new(), terms: BTreeMap::new() }
    }
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        from_text(text, VERSION, |record: &Self| record.version)
    }

    /// The text of the record.
    pub fn text(&self) -> String {
        to_text(self)
    }

    /// The path of the record of a topic, relative to the book.
    pub fn path(folder: &str) -> String {
        format!("{FOLDER}/{folder}.json")
    }
}

/// Reads a record of a form, which says its version.
///
/// # Errors
///
/// What is wrong with it, as a sentence.
pub(super) fn from_text<T: DeserializeOwned>(text: &str, known: u32, version: fn(&T) -> u32) -> Result<T, String> {
    let record: T = serde_json::from_str(text).map_err(|error| format!("it is damaged: {error}"))?;
    if version(&record) != known {
        return Err(format!("its form is {}, and this program knows form {known}", version(&record)));
    }
    Ok(record)
}

/// The text of a record: a line for each value, so that a difference can be read.
pub(super) fn to_text<T: Serialize>(record: &T) -> String {
    serde_json::to_string_pretty(record).expect("records always become JSON") + "\n"
}
