//! Word documents (ECMA-376): the words of the main part with their numbers, as a reader sees them once all tracked changes
//! are accepted. Pictures, fields, comments, headers and notes are no provisions.

mod body;
mod numbering;
mod parts;
mod styles;
mod xml;

use super::WordLines;
use super::refused::Refused;
use crate::note::{Note, NoteCode};
use crate::words::Words;
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

/// The paragraphs of a document, and what a reader has to know of it.
pub(super) fn read(bytes: &[u8], words: &Words) -> Result<WordLines, Refused> {
    let parts = Parts::read(bytes)?;
    let styles = parts.styles.map(|part| Styles::read(&part)).unwrap_or_default();
    let numbering = parts.numbering.map(|part| Numbering::read(&part)).unwrap_or_default();
    let body = body::read(&parts.document, &styles, numbering);

    let mut notes = Vec::new();
    if body.tracked > 0 {
        notes.push(Note::new(NoteCode::TrackedChanges, words.get("draft-tracked")));
    }
    if parts.has_macros {
        notes.push(Note::new(NoteCode::Macros, words.get("draft-macros")));
    }
    if body.damaged {
        notes.push(Note::new(NoteCode::Corrupt, words.get("draft-partly-damaged")));
    }
    Ok(WordLines { lines: body.lines, notes, pictures: body.pictures, nested_tables: body.nested_tables })
}
