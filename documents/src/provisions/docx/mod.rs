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
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

/// The paragraphs of a document, and what a reader has to know of it.
pub(super) fn read(bytes: &[u8]) -> Result<WordLines, Refused> {
    let parts = Parts::read(bytes)?;
    let styles = parts.styles.map(|part| Styles::read(&part)).unwrap_or_default();
    let numbering = parts.numbering.map(|part| Numbering::read(&part)).unwrap_or_default();
    let body = body::read(&parts.document, &styles, numbering);

    let mut notes = Vec::new();
    if body.tracked > 0 {
        let message = "the document has tracked changes; they are read as accepted: inserted words count, deleted words do not";
        notes.push(Note::new(NoteCode::TrackedChanges, message));
    }
    if parts.has_macros {
        notes.push(Note::new(NoteCode::Macros, "the document has macros; they were not run, and only its words were read"));
    }
    if body.damaged {
        let message = "the document is damaged: it was read up to the damage, and what follows is missing";
        notes.push(Note::new(NoteCode::Corrupt, message));
    }
    Ok(WordLines { lines: body.lines, notes, pictures: body.pictures, nested_tables: body.nested_tables })
}
