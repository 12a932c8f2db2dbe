//! A draft that somebody else wrote, cut into the provisions that a reader would cite.
//!
//! Whatever people have is read: a Word document, Markdown, plain text. A file is data here: macros are not run, nothing that
//! it names is fetched, and what it unpacks to has a limit. Of what cannot be read it is said what it is and what to do.

mod cut;
#[cfg(feature = "office")]
mod docx;
mod furniture;
mod line;
mod markdown;
mod plain;
mod refused;

use serde::Serialize;

use crate::json::object;
use crate::note::{Note, NoteCode};
use crate::words::Words;

pub use furniture::Furniture;
pub use line::Line;
pub use refused::Refused;

/// No larger file is read.
const MAX_FILE_BYTES: usize = 50_000_000;

/// So many provisions are kept: a draft of 500 pages has some 3,000.
const MAX_PROVISIONS: usize = 10_000;

/// A draft, cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Its provisions, in order.
    pub provisions: Vec<Provision>,
    /// What a reader has to know of the file.
    pub notes: Vec<Note>,
}

/// A part of a draft that a reader would cite: a numbered paragraph with its short items, or a row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Provision {
    /// Its number as the draft has it, such as `4.2` or `4.2(b)`; may be empty.
    pub number: String,
    /// The headings above it, the outermost first.
    pub headings: Vec<String>,
    /// Its words, a line for each paragraph.
    pub text: String,
}

object!(Provision { number, headings, text });

/// Reads a file. What a reader has to know of it is said in the words of a corpus.
///
/// # Errors
///
/// If it is something else than a draft, or nothing can be read of it.
pub fn read(name: &str, bytes: &[u8], words: &Words) -> Result<Draft, Refused> {
    refuse(bytes)?;
    if bytes.starts_with(b"PK") {
        return from_word(bytes, words);
    }
    let (text, notes) = plain::decode(bytes, words)?;
    let name = name.to_ascii_lowercase();
    let markdown = [".md", ".markdown", ".mdown"].iter().any(|ending| name.ends_with(ending));
    draft(if markdown { markdown::lines(&text) } else { plain::lines(&text) }, notes, words)
}

/// Refuses what is known by its size or its first bytes.
fn refuse(bytes: &[u8]) -> Result<(), Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Refused::TooLarge);
    }
    refused::by_content(bytes).map_or(Ok(()), Err)
}

#[cfg(feature = "office")]
fn from_word(bytes: &[u8], words: &Words) -> Result<Draft, Refused> {
    let WordLines { lines, notes, .. } = docx::read(bytes, words)?;
    draft(lines, notes, words)
}

#[cfg(not(feature = "office"))]
fn from_word(_: &[u8], _: &Words) -> Result<Draft, Refused> {
    Err(Refused::NotHere)
}

/// What a Word document has that its paragraphs do not say.
#[cfg(feature = "office")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordLines {
    /// Its paragraphs and the rows of its tables, in order.
    pub lines: Vec<Line>,
    /// What a reader has to know of it.
    pub notes: Vec<Note>,
    /// How many pictures and drawings it has, which have no words.
    pub pictures: usize,
    /// How many tables stand inside others, whose cells are read as paragraphs of the outer cell.
    pub nested_tables: usize,
}

/// Reads the paragraphs of a Word document, for programs that need more of it than its provisions.
///
/// # Errors
///
/// If it is something else than a Word document, or nothing can be read of it.
#[cfg(feature = "office")]
pub fn word_lines(bytes: &[u8]) -> Result<WordLines, Refused> {
    refuse(bytes)?;
    if bytes.starts_with(b"PK") { docx::read(bytes, &Words::default()) } else { Err(Refused::Binary) }
}

/// The characters of a text file, and what a reader has to know of it, for programs that read its paragraphs themselves.
///
/// # Errors
///
/// If it is something else than a text.
pub fn decoded(bytes: &[u8]) -> Result<(String, Vec<Note>), Refused> {
    refuse(bytes)?;
    plain::decode(bytes, &Words::default())
}

/// Reads a text that was pasted.
///
/// # Errors
///
/// If there is nothing in it.
pub fn from_text(text: &str, words: &Words) -> Result<Draft, Refused> {
    if text.len() > MAX_FILE_BYTES {
        return Err(Refused::TooLarge);
    }
    draft(plain::lines(text), Vec::new(), words)
}

fn draft(lines: Vec<Line>, mut notes: Vec<Note>, words: &Words) -> Result<Draft, Refused> {
    let mut provisions = cut::provisions(lines);
    if provisions.is_empty() {
        return Err(Refused::NoText);
    }
    if provisions.len() > MAX_PROVISIONS {
        let (count, limit) = (provisions.len().to_string(), MAX_PROVISIONS.to_string());
        let message = words.with("draft-many", &[("count", &count), ("limit", &limit)]);
        notes.push(Note::new(NoteCode::TooMuch, message));
        provisions.truncate(MAX_PROVISIONS);
    }
    Ok(Draft { provisions, notes })
}
