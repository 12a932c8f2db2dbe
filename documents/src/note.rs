//! What is told about an input that was read in part: a stored schedule, an address, a returned sheet.

use serde::Serialize;

/// Something that a reader has to know of an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What it is.
    pub code: NoteCode,
    /// The clause that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// One sentence without a full stop.
    pub message: String,
}

/// Kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteCode {
    /// A part cannot be read.
    Corrupt,
    /// A newer version wrote it.
    Newer,
    /// The end is missing.
    Cut,
    /// The same clause twice.
    Twice,
    /// A clause that the corpus does not have.
    Unknown,
    /// A clause that was withdrawn.
    Withdrawn,
    /// A parameter that the clause does not have.
    UnknownValue,
    /// A column that is missing or has another name.
    Column,
    /// A formula instead of a text.
    Formula,
    /// More than is read.
    TooMuch,
    /// Changes that are not accepted yet.
    TrackedChanges,
    /// Macros, which are not run.
    Macros,
}

impl Note {
    /// A note on the whole input.
    pub fn new(code: NoteCode, message: impl Into<String>) -> Self {
        Self { code, clause: None, message: message.into() }
    }

    /// A note on a clause.
    pub fn of(code: NoteCode, clause: &str, message: impl Into<String>) -> Self {
        Self { code, clause: Some(clause.to_owned()), message: message.into() }
    }
}
