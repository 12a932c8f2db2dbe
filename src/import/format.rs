//! Which format a document has, by its content and its name.

use clause_documents::{provisions, workbook};

use super::language::Language;
use super::outline;
use super::refused::Refused;
use super::tree::{Document, Note};
use super::{markdown, oscal, pdf, plain, records, sheet, word};

/// No larger document is read.
pub const MAX_BYTES: usize = 50_000_000;

/// A document of more provisions is no contract: it would be as many clause files.
const MAX_PROVISIONS: usize = 5_000;

/// A clause file can have a megabyte; a provision of half of that leaves room for its marks.
const MAX_PROVISION_BYTES: usize = 500_000;

/// So far from its beginning a PDF may say what it is.
const PDF_MARK_WITHIN: usize = 1024;

/// The text of a document that has one.
pub(super) struct Text {
    /// Its characters, with one kind of line end.
    pub(super) characters: String,
    /// What is added to the name of the file where a message points into a text that the file does not have as such.
    pub(super) suffix: &'static str,
    /// What has to be told of it.
    notes: Vec<Note>,
}

/// The text of a document; none where it is no text and nothing that a text is taken out of.
pub(super) fn text(bytes: &[u8]) -> Result<Option<Text>, Refused> {
    let text = |text: &str, suffix, notes| {
        let characters = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        Some(Text { characters, suffix, notes })
    };
    if let Ok(plain) = std::str::from_utf8(bytes)
        && is_text(plain)
    {
        return Ok(text(plain, "", Vec::new()));
    }
    let begin = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if begin.windows(5).any(|window| window == b"%PDF-") {
        let (characters, notes) = pdf::text(bytes)?;
        return Ok(text(&characters, " (its text)", notes));
    }
    let Ok((characters, told)) = provisions::decoded(bytes) else { return Ok(None) };
    let notes = told.into_iter().map(|note| Note { is_left_out: false, message: note.message, place: None }).collect();
    Ok(if is_text(&characters) { text(&characters, "", notes) } else { None })
}

/// Whether characters are a text: a small archive or PDF may have nothing but them.
fn is_text(text: &str) -> bool {
    !text.is_empty() && !text.contains('\0') && !["PK\u{3}\u{4}", "%PDF-", "{\\rtf"].iter().any(|begin| text.starts_with(begin))
}

/// Reads a document. `text` is its text, where it has one.
pub(super) fn read(name: &str, bytes: &[u8], text: Option<&Text>, language: &Language) -> Result<Document, Refused> {
    let document = match text {
        Some(Text { characters, notes, .. }) => with_notes(of_text(name, characters, language)?, notes.clone()),
        None if workbook::is_workbook(bytes) || has_ending(name, &[".xlsx", ".xlsm", ".xlsb", ".xls"]) => {
            sheet::of_workbook(bytes, language)?
        }
        None => {
            let (lines, notes) = word::lines(bytes)?;
            with_notes(outline::document(&lines, language), notes)
        }
    };
    if document.provisions.is_empty() {
        return Err(Refused::new(
            "the document has no provision: no paragraph begins with a number, and no heading stands above a text",
            "number its provisions (`4.2 Passwords`), or give them headings",
        ));
    }
    if document.provisions.len() > MAX_PROVISIONS {
        let message = format!("the document has {} provisions (limit {MAX_PROVISIONS})", document.provisions.len());
        return Err(Refused::new(message, "import it in parts, each into its topic"));
    }
    if let Some(long) = document.provisions.iter().find(|provision| provision.plain().len() > MAX_PROVISION_BYTES) {
        let message = format!("the provision {} has {} bytes (limit {MAX_PROVISION_BYTES})", long.number, long.plain().len());
        return Err(Refused::new(message, "give its parts numbers or headings, so that each becomes a clause"));
    }
    Ok(document)
}

fn of_text(name: &str, text: &str, language: &Language) -> Result<Document, Refused> {
    if let Some(rows) = records::rows(text) {
        return sheet::of_rows(&rows, language);
    }
    if oscal::is_json(text) {
        return oscal::document(text);
    }
    if has_ending(name, &[".csv"]) {
        return sheet::of_csv(text, language);
    }
    let (lines, notes) =
        if has_ending(name, &[".md", ".markdown", ".mdown"]) { markdown::lines(text) } else { plain::lines(text, language) };
    Ok(with_notes(outline::document(&lines, language), notes))
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

fn with_notes(mut document: Document, mut notes: Vec<Note>) -> Document {
    notes.append(&mut document.notes);
    document.notes = notes;
    document
}
