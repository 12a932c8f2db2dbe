//! Checked reading of bytes, and the writing that mirrors it.
//!
//! A reader never trusts a length: it compares with what is left before it takes or allocates.

use super::{Damage, OpenError};
use crate::column::{Column, Lists};

/// First bytes of every file.
pub(crate) const MAGIC: &[u8; 4] = b"CLSX";

/// Ends a text of a column. Texts hold no such sign; it compresses better than lengths in a list of their own.
const END: u8 = 0;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// Everything that a first answer needs, or, in a split index, all but postings and texts.
    Main,
    /// The postings of a range of terms.
    Postings,
    /// The texts of a range of documents.
    Texts,
}

impl FileKind {
    const fn code(self) -> u64 {
        match self {
            Self::Main => 0,
            Self::Postings => 1,
            Self::Texts => 2,
        }
    }
}

/// A larger file is refused before it is decompressed or copied: a gzip file of 64 kB can hold 64 MiB of zeros.
///
/// The largest files are main files. That of a corpus of 1,200 controls has 300 kB, and a clause file at most 1 MiB.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// The name of a file with this content: its 64-bit FNV-1a hash in hexadecimal digits and `.bin`.
///
/// The engine compares it with the name under which a file was asked for, so that a file that is cut, mixed up or of
/// another build is refused. It is no guard against somebody who can write to the host: that person can change the engine.
pub fn file_name(content: &[u8]) -> String {
    let mut name = String::new();
    let hash = fnv(FNV_START, content);
    for shift in (0..16).rev() {
        let digit = (hash >> (shift * 4) & 15) as u8;
        name.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
    }
    name.push_str(".bin");
    name
}

/// The hash of no bytes.
pub(crate) const FNV_START: u64 = 0xCBF2_9CE4_8422_2325;

/// The hash of what was hashed before and more bytes: the same on every machine, unlike the standard library's.
pub(crate) fn fnv(before: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(before, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Reads forward through bytes.
///
/// A reader that meets an error remembers the first and gives zeros and empty texts from then on, so that code which
/// reads is straight and asks once, at the end.
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
        if reader.number() != u64::from(crate::fields::FORMAT_VERSION) {
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

    /// Notes an error. Nothing more is read.
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
        let Ok(text) = str::from_utf8(self.section().rest) else {
            self.fail(OpenError::Corrupt(Damage::NotUtf8));
            return "";
        };
        text
    }

    /// Many texts in one, each with [`END`] behind it.
    pub(crate) fn column(&mut self) -> Column {
        let text = self.text();
        let mut column = Column::default();
        let mut start = 0;
        for (end, &byte) in text.as_bytes().iter().enumerate() {
            if byte == END {
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

/// Writes what a [`Reader`] reads.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    cuts: Vec<usize>,
}

/// A file before compression.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Default)]
pub(crate) struct PlainFile {
    pub(crate) bytes: Vec<u8>,
    /// Where one kind of data ends and another begins.
    pub(crate) cuts: Vec<usize>,
}

/// Shorter runs of one kind are not worth codes of their own.
#[cfg(feature = "build")]
const SHORTEST_RUN: usize = 400;

#[cfg(feature = "build")]
impl Writer {
    pub(crate) fn number(&mut self, value: impl TryInto<u64>) {
        let mut value = value.try_into().unwrap_or(0);
        while value >= 0x80 {
            self.bytes.push(0x80 | (value & 0x7F) as u8);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    pub(crate) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Notes that another kind of data begins, if the one before is long enough for codes of its own.
    pub(crate) fn cut(&mut self) {
        if self.bytes.len() - self.cuts.last().copied().unwrap_or(0) >= SHORTEST_RUN {
            self.cuts.push(self.bytes.len());
        }
    }

    pub(crate) fn section(&mut self, section: &Self) {
        self.number(section.bytes.len());
        let start = self.bytes.len();
        self.bytes.extend_from_slice(&section.bytes);
        if section.bytes.len() >= SHORTEST_RUN {
            self.cuts.push(start);
            self.cuts.extend(section.cuts.iter().map(|cut| start + cut));
            self.cuts.push(self.bytes.len());
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.section(&Self { bytes: text.as_bytes().to_vec(), cuts: Vec::new() });
    }

    pub(crate) fn column(&mut self, column: &Column) {
        let mut texts = String::new();
        for text in column.iter() {
            texts.push_str(&text.replace(char::from(END), " "));
            texts.push(char::from(END));
        }
        self.text(&texts);
    }

    pub(crate) fn lists(&mut self, lists: &Lists, count: usize) {
        for place in 0..count {
            let list = lists.get(place);
            self.number(list.len());
            list.iter().for_each(|&item| self.number(item));
        }
    }

    /// The whole file, with its beginning.
    pub(crate) fn file(self, kind: FileKind) -> PlainFile {
        let mut head = Self { bytes: MAGIC.to_vec(), cuts: Vec::new() };
        head.number(crate::fields::FORMAT_VERSION);
        head.number(kind.code());
        let before = head.bytes.len();
        head.bytes.extend_from_slice(&self.bytes);
        PlainFile { bytes: head.bytes, cuts: self.cuts.iter().map(|cut| cut + before).collect() }
    }
}
