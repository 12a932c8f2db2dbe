//! Splits `+++` front matter from the body.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

const FENCE: &str = "+++";
const YAML_FENCE: &[u8] = b"---";

/// Whether a text begins with front matter.
pub(super) fn begins(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.trim_end() == FENCE)
}

/// Like `begins`, for undecoded bytes; a byte-order mark is allowed.
pub(super) fn begins_bytes(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(FENCE.as_bytes())
}

/// Whether a text begins with front matter in YAML, which other tools read: a rule and then keys. A rule that
/// stands before anything else is one in a chapter.
pub(super) fn begins_as_yaml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let mut lines = bytes.split(|&byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    lines.next() == Some(YAML_FENCE) && lines.next().is_some_and(|line| line == YAML_FENCE || line.starts_with(b"#") || is_yaml_key(line))
}

/// Whether a line is `key: value` or begins a list under a key.
fn is_yaml_key(line: &[u8]) -> bool {
    let Some(colon) = line.iter().position(|&byte| byte == b':') else { return false };
    let (key, rest) = (line[..colon].trim_ascii(), &line[colon + 1..]);
    let is_key = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'"' | b'\'');
    !key.is_empty() && key.iter().all(is_key) && (rest.is_empty() || rest.starts_with(b" "))
}

/// Reports front matter in YAML.
pub(super) fn report_yaml(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let start = text.len() - text.trim_start().len();
    diagnostics.push(
        Diagnostic::new(
            Code::FrontMatterMissing,
            Span::new(file, start..start + YAML_FENCE.len()),
            "the file begins with front matter in YAML, between lines of `---`",
        )
        .help("write TOML between two lines of `+++`, for example `title = \"Patching\"` instead of `title: Patching`"),
    );
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

#[cfg(test)]
mod tests {
    use super::begins_as_yaml;

    #[test]
    fn yaml_is_told_from_a_rule() {
        for text in [
            "---\ntitle: x\n---\n",
            "\u{feff}---\r\nid: DEL-1\r\n",
            "\n---\n\ntitle:\n  - x\n",
            "---\n---\n",
            "--- \n# a comment\n",
            "---\n\"key\": x",
        ] {
            assert!(begins_as_yaml(text.as_bytes()), "{text:?}");
        }
        for text in
            ["", "---", "---\n\nWords.\n", "----\ntitle: x\n", "+++\ntitle: x\n", "---\nNote that: we wait\n", "---\nhttps://x.example\n"]
        {
            assert!(!begins_as_yaml(text.as_bytes()), "{text:?}");
        }
    }
}
