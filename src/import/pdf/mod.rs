//! PDF files with a text layer. A PDF has characters at places and neither lines nor paragraphs: `page` puts characters
//! together to rows, `rows` rows to a text.
//!
//! `hayro-interpret` runs the pages. It has no limit of time or memory, so it works on a thread that is waited for, and a
//! file that unpacks to too much is refused before (`unpacked`).

mod dictionary;
mod harm;
mod objects;
mod page;
mod rows;
mod unpacked;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{InterpreterCache, InterpreterSettings};

use self::page::{Counts, Row};
use super::refused::Refused;
use super::tree::Note;
use crate::text::plural;

/// A document of more pages is no contract.
const MAX_PAGES: usize = 2_000;

/// Whoever waits longer gets the advice to save the text. Parts of a page can use each other without end.
const MAX_TIME: Duration = Duration::from_mins(1);

/// Parts of a page that stand in each other need some stack.
const STACK_BYTES: usize = 64 << 20;

/// So many pages are named.
const MAX_NAMED_PAGES: usize = 8;

const SAVE_TEXT: &str = "save its text as .txt, for example with `pdftotext -layout`, and import that";

/// The text of a PDF, and what has to be told of it.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Vec<Note>), Refused> {
    unpacked::check(bytes)?;
    let (send, receive) = channel();
    let bytes = bytes.to_vec();
    // The sender may find that nobody waits any more.
    let work = move || drop(send.send(catch_unwind(AssertUnwindSafe(|| read(bytes)))));
    thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(work)
        .map_err(|error| Refused::new(format!("the PDF cannot be read: {error}"), SAVE_TEXT))?;
    match receive.recv_timeout(MAX_TIME) {
        Ok(Ok(read)) => read,
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => {
            Err(Refused::new("the PDF is damaged, or has something that this program does not know", SAVE_TEXT))
        }
        Err(RecvTimeoutError::Timeout) => Err(Refused::new("the PDF takes longer than a minute to read", SAVE_TEXT)),
    }
}

fn read(bytes: Vec<u8>) -> Result<(String, Vec<Note>), Refused> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Refused::new("the PDF is protected by a password", "open it, print it into a PDF without a password, and import that")
        }
        LoadPdfError::Decryption(_) => Refused::new("the PDF is encrypted in a way that this program does not know", SAVE_TEXT),
        LoadPdfError::Invalid => Refused::new("the PDF is damaged and cannot be read", SAVE_TEXT),
    })?;
    let pages = pdf.pages();
    if pages.len() > MAX_PAGES {
        let message = format!("the PDF has {} pages (limit {MAX_PAGES})", pages.len());
        return Err(Refused::new(message, "save the pages that you want as a file of its own"));
    }
    let (cache, settings) = (InterpreterCache::new(), InterpreterSettings::default());
    let (mut found, mut counts, mut empty) = (Vec::<Row>::new(), Counts::default(), Vec::new());
    for (index, page) in pages.iter().enumerate() {
        let before = found.len();
        page::read(page, index, pdf.xref(), (&cache, &settings), &mut found, &mut counts);
        if found.len() == before {
            empty.push(index + 1);
        }
        if counts.is_too_much {
            return Err(Refused::new("the PDF has more text than any document", "save the pages that you want as a file of its own"));
        }
    }
    if !found.iter().any(|row| row.text.contains(char::is_alphabetic)) {
        return Err(Refused::new(
            "the PDF has no text that can be read: its pages are pictures, as of a scan",
            "have a text recognition read it first, for example `ocrmypdf`, or ask for the document that it was made from",
        ));
    }
    if counts.unknown * 4 > counts.characters {
        return Err(Refused::new("the PDF does not say which letters its characters are", "ask for the document that it was made from"));
    }
    let (text, mut notes) = rows::text(found);
    notes.splice(0..0, told(&counts, &empty));
    Ok((text, notes))
}

/// What has to be told of a PDF as a whole.
fn told(counts: &Counts, empty: &[usize]) -> Vec<Note> {
    let unsure = |message: String| Note { is_left_out: false, message, place: None };
    let mut notes = vec![unsure("a PDF has no paragraphs, headings and tables: they are guessed from where its lines stand".to_owned())];
    if !empty.is_empty() {
        let named = empty.iter().take(MAX_NAMED_PAGES).map(usize::to_string).collect::<Vec<_>>().join(", ");
        let more = if empty.len() > MAX_NAMED_PAGES { " and others" } else { "" };
        notes.push(Note::left_out(format!("pages without text, which may be pictures of pages, are left out: {named}{more}"), None));
    }
    if counts.turned > 0 {
        notes.push(Note::left_out(format!("text that does not run from left to right is left out: {}", characters(counts.turned)), None));
    }
    if counts.unknown > 0 {
        let message = format!("the PDF does not say which letters some of its characters are, so they are left out: {}", counts.unknown);
        notes.push(Note::left_out(message, None));
    }
    if counts.hidden > 0 {
        let message = "the PDF has text that cannot be seen, as a text recognition writes it behind the picture of a page; it is read too";
        notes.push(unsure(format!("{message}: {}", characters(counts.hidden))));
    }
    notes
}

fn characters(count: usize) -> String {
    plural(count, "character")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_any_kind_are_refused_and_stop_nothing() {
        for bytes in [&b"%PDF-1.7"[..], b"%PDF-1.7\ntrailer << /Root 1 0 R >>", b"%PDF-", &[0xFF; 5_000]] {
            assert!(text(bytes).is_err());
        }
    }
}
