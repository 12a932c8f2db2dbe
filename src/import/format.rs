//! Which format a document has, by its content and its name.

use super::outline;
use super::refused::Refused;
use super::tree::{Document, Note};
use super::{markdown, oscal, plain, sheet, word};

/// No larger document is read.
pub const MAX_BYTES: usize = 50_000_000;

/// A document of more provisions is no contract: it would be as many clause files.
const MAX_PROVISIONS: usize = 5_000;

/// A clause file can have a megabyte; a provision of half of that leaves room for its marks.
const MAX_PROVISION_BYTES: usize = 500_000;

/// Whether characters are a text: a small archive or PDF may have nothing but them.
pub(super) fn is_text(text: &str) -> bool {
    !text.is_empty() && !text.contains('\0') && !["PK\u{3}\u{4}", "%PDF-", "{\\rtf"].iter().any(|begin| text.starts_with(begin))
}

/// Reads a document. `text` is its text, where it is one.
pub(super) fn read(name: &str, bytes: &[u8], text: Option<&str>) -> Result<Document, Refused> {
    let document = match text {
        Some(text) if oscal::is_json(text) => oscal::document(text)?,
        Some(text) if has_ending(name, &[".csv"]) => sheet::document(&sheet::rows(text)?)?,
        Some(text) => of_text(name, text),
        None => {
            let (lines, notes) = word::lines(bytes)?;
            with_notes(outline::document(&lines), notes)
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

fn of_text(name: &str, text: &str) -> Document {
    let (lines, notes) = if has_ending(name, &[".md", ".markdown", ".mdown"]) { markdown::lines(text) } else { plain::lines(text) };
    with_notes(outline::document(&lines), notes)
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
