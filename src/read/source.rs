//! Bytes to text: UTF-8 or a message that says where it is not.

use crate::diagnostics::{Code, Diagnostic, FileId, Sources, Span};

use super::span_base::SpanBase;
use super::{characters, front_matter, max_bytes};

/// Takes a file into `sources`, without byte-order mark and with `\n` line ends.
pub(super) fn decode(path: &str, bytes: &[u8], sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<FileId> {
    let most = max_bytes(path);
    if bytes.len() > most {
        let file = sources.add(path, "");
        let message = format!("the file is larger than {} MB ({most} bytes)", most >> 20);
        diagnostics.push(
            Diagnostic::new(Code::FileTooLarge, Span::new(file, 0..0), message)
                .help("check that this is the right file: a clause is about a page of text"),
        );
        return None;
    }
    let bytes = without_mark(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let file = sources.add(path, normalise(text));
            check_characters(file, path, sources.text(file), diagnostics);
            Some(file)
        }
        Err(error) => {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            let at = good.len();
            let shown = good + "\u{fffd}";
            let file = sources.add(path, shown);
            diagnostics.push(
                Diagnostic::new(
                    Code::NotUtf8,
                    Span::new(file, at..at + '\u{fffd}'.len_utf8()),
                    format!("byte {} (0x{:02x}) is not UTF-8", at, bytes[error.valid_up_to()]),
                )
                .help("save the file as UTF-8; in older editors: \"Save with encoding\""),
            );
            None
        }
    }
}

/// The text of bytes that are UTF-8, without byte-order mark and with `\n` line ends.
pub(super) fn plain_text(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(without_mark(bytes)).ok().map(normalise)
}

/// The bytes behind a byte-order mark.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Here, where every text of a book comes through, so that no reader can forget it.
fn check_characters(file: FileId, path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    characters::check_file(file, text, diagnostics);
    if path.ends_with(".md") {
        let body = front_matter::without(text);
        characters::check_entities(body, SpanBase::At(file, text.len() - body.len()), diagnostics);
    }
}

fn normalise(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}
