//! PDF files with a text layer. A PDF has characters at places and neither lines nor paragraphs: `page` puts characters
//! together to rows, `rows` rows to a text.
//!
//! `hayro-interpret` runs the pages. It has no limit of time or memory, so it works on a thread that is waited for, and a
//! file that unpacks to too much is refused before.

mod page;
mod rows;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{InterpreterCache, InterpreterSettings};

use self::page::{Counts, Row};
use super::refused::Refused;
use super::tree::Note;
use crate::text::plural;

/// A document of more pages is no contract.
const MAX_PAGES: usize = 2_000;

/// Whoever waits longer gets the advice to save the text. Parts of a page can use each other without end.
const MAX_TIME: Duration = Duration::from_secs(60);

/// Most bytes that all compressed parts of a file unpack to.
const MAX_UNPACKED: usize = 256 << 20;

/// Parts of a page that stand in each other need some stack.
const STACK_BYTES: usize = 64 << 20;

/// So many pages are named.
const MAX_NAMED_PAGES: usize = 8;

const SAVE_TEXT: &str = "save its text as .txt, for example with `pdftotext -layout`, and import that";

/// The text of a PDF, and what has to be told of it.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Vec<Note>), Refused> {
    if unpacks_too_large(bytes) {
        return Err(Refused::new("the PDF unpacks to more than 256 MB; it may be made to do harm", SAVE_TEXT));
    }
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

/// Whether the compressed parts of a file, each unpacked once, are too large together.
fn unpacks_too_large(bytes: &[u8]) -> bool {
    let mut total = 0;
    let mut rest = bytes;
    let mut out = vec![0; 64 << 10];
    while let Some(at) = rest.windows(6).position(|window| window == b"stream") {
        rest = &rest[at + 6..];
        let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        let mut stream = Decompress::new(true);
        // What is no compressed part ends at once with an error.
        loop {
            let (read, written) = (stream.total_in(), stream.total_out());
            let from = usize::try_from(read).ok().and_then(|read| data.get(read..)).unwrap_or_default();
            let status = stream.decompress(from, &mut out, FlushDecompress::None);
            total += usize::try_from(stream.total_out() - written).unwrap_or(MAX_UNPACKED);
            let goes_on = matches!(status, Ok(Status::Ok)) && (stream.total_in(), stream.total_out()) != (read, written);
            if total > MAX_UNPACKED {
                return true;
            }
            if !goes_on {
                break;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_that_unpacks_to_too_much_is_known_before_it_is_read() {
        let packed = |megabytes: usize| {
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
            let zeros = vec![0; 1 << 20];
            (0..megabytes).for_each(|_| encoder.write_all(&zeros).expect("memory takes all"));
            let content = encoder.finish().expect("memory takes all");
            [b"%PDF-1.7\n1 0 obj <<>> stream\n", &content[..], b"\nendstream"].concat()
        };
        assert!(unpacks_too_large(&packed(257)));
        assert!(!unpacks_too_large(&packed(1)));
        assert!(text(&packed(257)).expect_err("it is refused").message.contains("256 MB"));
    }

    #[test]
    fn bytes_of_any_kind_are_refused_and_stop_nothing() {
        for bytes in [&b"%PDF-1.7"[..], b"%PDF-1.7\ntrailer << /Root 1 0 R >>", b"%PDF-", &[0xFF; 5_000]] {
            assert!(text(bytes).is_err());
        }
    }
}
