//! Word documents (ECMA-376): the words of the main part with their numbers, as a reader sees them once all tracked changes
//! are accepted. Pictures, fields, comments, headers and notes are no provisions.

mod body;
mod numbering;
mod package;
mod styles;
mod xml;

use super::line::Line;
use super::refused::Refused;
use crate::note::{Note, NoteCode};
use numbering::Numbering;
use package::Package;
use styles::Styles;

/// The paragraphs of a document, and what a reader has to know of it.
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Line>, Vec<Note>), Refused> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let text = package.part(&main)?.ok_or(Refused::Damaged)?;
    let beside = |name: &str| main.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"));
    let styles = package.part(&beside("styles.xml"))?.map(|part| Styles::read(&part)).unwrap_or_default();
    let numbering = package.part(&beside("numbering.xml"))?.map(|part| Numbering::read(&part)).unwrap_or_default();
    let body = body::read(&text, &styles, numbering);

    let mut notes = Vec::new();
    if body.tracked > 0 {
        let message = "the document has tracked changes; they are read as accepted: inserted words count, deleted words do not";
        notes.push(Note::new(NoteCode::TrackedChanges, message));
    }
    if package.has_macros() {
        notes.push(Note::new(NoteCode::Macros, "the document has macros; they were not run, and only its words were read"));
    }
    if body.damaged {
        let message = "the document is damaged: it was read up to the damage, and what follows is missing";
        notes.push(Note::new(NoteCode::Corrupt, message));
    }
    Ok((body.lines, notes))
}
