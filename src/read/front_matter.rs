//! Splits `+++` front matter from the body.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

const FENCE: &str = "+++";

/// Whether a text begins with front matter.
pub(super) fn begins(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.trim_end() == FENCE)
}

/// Like `begins`, for undecoded bytes; a byte-order mark is allowed.
pub(super) fn begins_bytes(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(FENCE.as_bytes())
}

/// A chapter's text without its front matter.
pub fn without(text: &str) -> &str {
    if !begins(text) {
        return text;
    }
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if index > 0 && line.trim_end() == FENCE {
            return &text[at..];
        }
    }
    text
}

/// Byte ranges of front matter and body.
pub(super) fn split(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<(Range<usize>, Range<usize>)> {
    if !begins(text) {
        let end = text.find('\n').unwrap_or(text.len());
        diagnostics.push(
            Diagnostic::new(Code::FrontMatterMissing, Span::new(file, 0..end), "the file does not begin with front matter")
                .help("write `+++` on the first line, then the keys, then `+++` again"),
        );
        return None;
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((start..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    diagnostics.push(
        Diagnostic::new(Code::FrontMatterUnclosed, Span::new(file, 0..FENCE.len()), "front matter begins here, but is never closed")
            .help("write a line `+++` after the last key"),
    );
    None
}
