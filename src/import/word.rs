//! Word documents, read by `clause-documents`, which knows their numbering, styles and tracked changes.

use clause_documents::note::NoteCode;
use clause_documents::provisions::{self, WordLines};

use super::line::Line;
use super::refused::Refused;
use super::tree::Note;
use crate::text::one_line;

/// The paragraphs of a document, and what was left out of it.
pub(super) fn lines(bytes: &[u8]) -> Result<(Vec<Line>, Vec<Note>), Refused> {
    let read = provisions::word_lines(bytes).map_err(|refused| {
        let (what, help) = advice(refused);
        Refused::new(what, help)
    })?;
    Ok((gathered(&read), notes(&read)))
}

/// What is wrong with a file that is no text, and what to do.
fn advice(refused: provisions::Refused) -> (String, &'static str) {
    let said = refused.to_string();
    let what = said.split_once("; ").map_or(said.as_str(), |(what, _)| what).to_owned();
    let help = match refused {
        provisions::Refused::Password => "open it in Word, remove the password and save it",
        provisions::Refused::OldWord | provisions::Refused::RichText => "open it in Word or LibreOffice and save it as .docx",
        provisions::Refused::Damaged => "open it in Word, which may repair it, and save it again",
        provisions::Refused::UnpacksTooLarge => "open it in Word and save the part that you want as a file of its own",
        _ => {
            "import a Word document (.docx), a PDF with text, Markdown (.md), plain text (.txt), a table (.csv, .xlsx), or an OSCAL catalog (.json)"
        }
    };
    (what, help)
}

/// The lines, rows of one table together.
fn gathered(read: &WordLines) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut table = None;
    for line in &read.lines {
        if !line.row {
            table = None;
            let text = one_line(&line.text);
            lines.push(Line { text, number: line.number.clone(), heading: line.heading, depth: line.depth, ..Line::default() });
            continue;
        }
        let row = line.cells.iter().map(|cell| one_line(cell)).collect();
        match lines.last_mut().filter(|_| table == Some(line.table)) {
            Some(open) => open.table.push(row),
            None => lines.push(Line { table: vec![row], ..Line::default() }),
        }
        table = Some(line.table);
    }
    lines
}

fn notes(read: &WordLines) -> Vec<Note> {
    let mut notes: Vec<Note> = read
        .notes
        .iter()
        .map(|note| {
            let is_left_out = note.code != NoteCode::TrackedChanges;
            Note { is_left_out, message: note.message.clone(), place: None }
        })
        .collect();
    let counted = [
        (read.pictures, "pictures and drawings are left out, with the words in them that are no text"),
        (read.nested_tables, "tables stand inside cells of others; their words are part of the outer cell"),
    ];
    notes.extend(
        counted.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| Note::left_out(format!("{what}: {number}"), None)),
    );
    notes
}
