//! Checked reading of bytes.
//!
//! A reader never trusts a length: it compares with what is left before it takes or allocates. Of the bytes `03 61 62 63`
//! [`Reader::text`] gives `abc`; of `03 61 62` it gives an empty text, and [`Reader::end`] says `Truncated`.

use super::error::{Damage, OpenError};
use super::name::file_name;
use crate::fields::FORMAT_VERSION;
use crate::index::{Column, Lists};
use crate::language::Language;
use crate::text::valid_text;

/// First bytes of every file.
pub(super) const MAGIC: &[u8; 4] = b"CLSX";

/// Ends a text of a column. Texts hold no such byte; it compresses better than lengths in a list of their own.
pub(super) const TEXT_END: u8 = 0;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// Everything that a first answer needs, or, in a split index, all but postings and texts. Of an index in this language.
    Main(Language),
    /// The postings of a range of terms.
    Postings,
    /// The texts of a range of documents.
    Texts,
}

impl FileKind {
    /// The number that stands for it in a file.
    pub(super) const fn code(self) -> u64 {
        match self {
            Self::Main(Language::English) => 0,
            Self::Postings => 1,
            Self::Texts => 2,
            #[cfg(feature = "languages")]
            Self::Main(language) => 2 + language as u64,
        }
    }
}

/// The language that the beginning of a main file names; English where it names none, which the kind then tells.
pub(super) fn language_of(file: &[u8]) -> Language {
    // Behind the magic bytes and the version, which is one byte.
    let kind = file.get(MAGIC.len() + 1);
    let is_named = |language: &&Language| kind.is_some_and(|&kind| u64::from(kind) == FileKind::Main(**language).code());
    Language::ALL.iter().find(is_named).copied().unwrap_or_default()
}

/// Reads forward through bytes.
///
/// After its first error a reader returns zeros and empty texts, so callers check for errors once, at the end.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    error: Option<OpenError>,
}

impl<'a> Reader<'a> {
    /// A reader of the content of a file of some kind, which was asked for under a name.
    pub(crate) fn open(name: &str, file: &'a [u8], kind: FileKind) -> Self {
        let mut reader = Self { rest: file, error: None };
        if reader.bytes(MAGIC.len()) != MAGIC {
            reader.fail(OpenError::NotAnIndex);
        }
        if reader.number() != u64::from(FORMAT_VERSION) {
            reader.fail(OpenError::OtherVersion);
        }
        if reader.number() != kind.code() {
            reader.fail(OpenError::Corrupt(Damage::Kind));
        }
        if file_name(file) != name {
            reader.fail(OpenError::OtherContent);
        }
        reader
    }

    /// Records an error. Nothing more is read.
    #[cold]
    #[inline(never)]
    pub(crate) fn fail(&mut self, error: OpenError) {
        self.rest = &[];
        if self.error.is_none() {
            self.error = Some(error);
        }
    }

    /// Whether everything was read without an error and to the end.
    pub(crate) fn end(mut self) -> Result<(), OpenError> {
        if !self.rest.is_empty() {
            self.fail(OpenError::Corrupt(Damage::LeftOver));
        }
        self.error.map_or(Ok(()), Err)
    }

    /// Ends a section: its errors become those of the whole.
    pub(crate) fn close(&mut self, section: Reader<'_>) {
        if let Err(error) = section.end() {
            self.fail(error);
        }
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or(0)
    }

    /// The next `count` bytes, or none.
    pub(crate) fn bytes(&mut self, count: usize) -> &'a [u8] {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            self.fail(OpenError::Truncated);
            return &[];
        };
        self.rest = rest;
        taken
    }

    /// A number in the variable-byte form, seven bits a byte, lowest first.
    pub(crate) fn number(&mut self) -> u64 {
        let mut value = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            value |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return value;
            }
            if shift > 56 {
                self.fail(OpenError::Corrupt(Damage::LongNumber));
                return 0;
            }
        }
    }

    /// A number that must be below `limit`; 0 if it is not.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let value = usize::try_from(self.number()).unwrap_or(usize::MAX);
        if value < limit {
            return value;
        }
        self.fail(OpenError::Corrupt(Damage::NumberRange));
        0
    }

    /// A length and as many bytes, with a reader of their own.
    pub(crate) fn section(&mut self) -> Reader<'a> {
        let count = self.below(self.rest.len() + 1);
        Reader { rest: self.bytes(count), error: None }
    }

    /// A text with its length.
    pub(crate) fn text(&mut self) -> &'a str {
        let bytes = self.section().rest;
        let text = valid_text(bytes);
        if text.len() < bytes.len() {
            self.fail(OpenError::Corrupt(Damage::NotUtf8));
        }
        text
    }

    /// Many texts in one, each with [`TEXT_END`] behind it.
    pub(crate) fn column(&mut self) -> Column {
        let text = self.text();
        let mut column = Column::default();
        let mut start = 0;
        for (end, &byte) in text.as_bytes().iter().enumerate() {
            if byte == TEXT_END {
                column.push(slice(text, start, end, self));
                start = end + 1;
            }
        }
        if start < text.len() {
            self.fail(OpenError::Corrupt(Damage::OpenText));
        }
        column
    }

    /// One list of numbers below `limit` for each of `count` documents.
    pub(crate) fn lists(&mut self, count: usize, limit: usize) -> Lists {
        let mut lists = Lists::default();
        for _ in 0..count {
            for _ in 0..self.below(self.rest.len() + 1) {
                lists.add(self.below(limit) as u32);
            }
            lists.end();
        }
        lists
    }

    /// How many bytes are left.
    pub(crate) const fn left(&self) -> usize {
        self.rest.len()
    }
}

/// A part of a text; an error if a letter is cut.
pub(crate) fn slice<'t>(text: &'t str, start: usize, end: usize, reader: &mut Reader<'_>) -> &'t str {
    text.get(start..end).unwrap_or_else(|| {
        reader.fail(OpenError::Corrupt(Damage::CutLetter));
        ""
    })
}
