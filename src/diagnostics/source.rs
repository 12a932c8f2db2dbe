//! The texts that diagnostics point into.
//!
//! A [`Span`] is a byte range of one text. Positions for people (line and column from 1, columns in
//! characters) are computed only when something is printed; where lines begin is kept, since a file
//! may have as many mistakes as it has characters.

use std::ops::Range;

/// Which of the run's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A byte range in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file that it lies in.
    pub file: FileId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// `range` in `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end }
    }

    /// A part of this span, given as a range relative to its start.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        Self { file: self.file, start: self.start + range.start, end: self.start + range.end }
    }
}

/// Line and column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

#[derive(Debug)]
struct Source {
    path: String,
    text: String,
    /// First byte of each line.
    lines: Vec<usize>,
    is_ascii: bool,
}

/// All texts of a run, by path relative to the book.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Takes a text in. Line ends are `\n` and there is no byte-order mark by now.
    ///
    /// # Panics
    ///
    /// If there are more than 2³² texts.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = u32::try_from(self.files.len()).expect("fewer than 2^32 files");
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.files.push(Source { path: path.into(), lines, is_ascii: text.is_ascii(), text });
        FileId(id)
    }

    /// The path as given to [`Sources::add`].
    pub fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].path
    }

    /// The text of a file as it was parsed: without a byte-order mark, with `\n` line ends.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// The text of a span, clipped to what exists.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.start..span.end).unwrap_or("")
    }

    /// The position of a byte; one past the end is allowed.
    pub fn position(&self, file: FileId, byte: usize) -> Position {
        let source = &self.files[file.0 as usize];
        let byte = floor_char_boundary(&source.text, byte);
        let line = self.line_of(file, byte);
        let before = &source.text[source.lines[line]..byte];
        let characters = if source.is_ascii { before.len() } else { before.chars().count() };
        Position { line: line + 1, column: characters + 1 }
    }

    /// Index of the line in which a byte lies.
    pub(super) fn line_of(&self, file: FileId, byte: usize) -> usize {
        self.files[file.0 as usize].lines.partition_point(|&start| start <= byte) - 1
    }

    /// The bytes of a line without its end; `None` behind the last line.
    pub(super) fn line(&self, file: FileId, index: usize) -> Option<Range<usize>> {
        let source = &self.files[file.0 as usize];
        let start = *source.lines.get(index)?;
        let end = source.lines.get(index + 1).map_or(source.text.len(), |next| next - 1);
        Some(start..end)
    }
}

/// The largest character boundary at or before `byte`.
pub(crate) fn floor_char_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "äb\ncd\n");
        let at = |byte| {
            let p = sources.position(file, byte);
            (p.line, p.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(2), (1, 2), "ä has two bytes and one column");
        assert_eq!(at(1), (1, 1), "inside a character counts as its start");
        assert_eq!(at(4), (2, 1));
        assert_eq!(at(99), (3, 1), "past the end is the end");
    }
}
