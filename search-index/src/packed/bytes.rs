//! Checked reading of bytes, and the writing that mirrors it.
//!
//! A reader never trusts a length: it compares with what is left before it takes or allocates.

use super::OpenError;
use crate::column::{Column, Lists};

/// First bytes of every file.
pub(crate) const MAGIC: &[u8; 4] = b"CLSX";

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

/// Guards against cut and mixed-up files; names carry the real hash.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Reads forward through bytes.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Checks the beginning of a file and returns a reader of its content.
    pub(crate) fn open(file: &'a [u8], kind: FileKind) -> Result<Self, OpenError> {
        let rest = file.strip_prefix(MAGIC.as_slice()).ok_or(OpenError::NotAnIndex)?;
        let mut reader = Self { rest };
        let version = reader.number()?;
        if version != u64::from(crate::fields::FORMAT_VERSION) {
            return Err(OpenError::OtherVersion);
        }
        if reader.number()? != kind.code() {
            return Err(OpenError::Corrupt("file of another kind"));
        }
        let Some((&sum, content)) = reader.rest.split_first_chunk() else { return Err(OpenError::Truncated) };
        reader.rest = content;
        if u32::from_le_bytes(sum) != checksum(content) {
            return Err(OpenError::Corrupt("checksum"));
        }
        Ok(reader)
    }

    /// A number in the variable-byte form, seven bits a byte, lowest first.
    pub(crate) fn number(&mut self) -> Result<u64, OpenError> {
        let mut value = 0;
        let mut shift = 0;
        while shift < 63 {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
            shift += 7;
        }
        Err(OpenError::Corrupt("number too long"))
    }

    /// A number that must be below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> Result<usize, OpenError> {
        let value = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        if value < limit { Ok(value) } else { Err(OpenError::Corrupt("number out of range")) }
    }

    /// A count of things that take at least one byte each.
    pub(crate) fn count(&mut self) -> Result<usize, OpenError> {
        let value = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        if value <= self.rest.len() { Ok(value) } else { Err(OpenError::Truncated) }
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Result<u8, OpenError> {
        let Some((&byte, rest)) = self.rest.split_first() else { return Err(OpenError::Truncated) };
        self.rest = rest;
        Ok(byte)
    }

    /// The next `count` bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], OpenError> {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else { return Err(OpenError::Truncated) };
        self.rest = rest;
        Ok(taken)
    }

    /// A length and as many bytes.
    pub(crate) fn block(&mut self) -> Result<&'a [u8], OpenError> {
        let count = self.count()?;
        self.bytes(count)
    }

    /// A length and as many bytes, with a reader of their own.
    pub(crate) fn section(&mut self) -> Result<Reader<'a>, OpenError> {
        self.block().map(|rest| Reader { rest })
    }

    /// A text with its length.
    pub(crate) fn text(&mut self) -> Result<&'a str, OpenError> {
        std::str::from_utf8(self.block()?).map_err(|_| OpenError::Corrupt("text is not UTF-8"))
    }

    /// Many texts: their lengths, then all in one.
    pub(crate) fn column(&mut self) -> Result<Column, OpenError> {
        let mut lengths = self.section()?;
        let text = self.text()?;
        let mut column = Column::default();
        let mut start = 0;
        while lengths.left() > 0 {
            let end = start + lengths.below(text.len() - start + 1)?;
            column.push(text.get(start..end).ok_or(OpenError::Corrupt("text cut in a letter"))?);
            start = end;
        }
        Ok(column)
    }

    /// One list of numbers below `limit` for each of `count` documents.
    pub(crate) fn lists(&mut self, count: usize, limit: usize) -> Result<Lists, OpenError> {
        let mut lists = Lists::default();
        for _ in 0..count {
            for _ in 0..self.count()? {
                lists.add(self.below(limit)? as u32);
            }
            lists.end();
        }
        Ok(lists)
    }

    /// How many bytes are left.
    pub(crate) const fn left(&self) -> usize {
        self.rest.len()
    }

    /// Checks that nothing is left.
    pub(crate) const fn end(&self) -> Result<(), OpenError> {
        if self.rest.is_empty() { Ok(()) } else { Err(OpenError::Corrupt("bytes left over")) }
    }
}

/// Writes what a [`Reader`] reads.
#[cfg(feature = "build")]
#[derive(Debug, Clone, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

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

    pub(crate) fn block(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn section(&mut self, section: &Self) {
        self.block(&section.bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.block(text.as_bytes());
    }

    pub(crate) fn column(&mut self, column: &Column) {
        let mut lengths = Self::default();
        column.iter().for_each(|text| lengths.number(text.len()));
        self.section(&lengths);
        self.text(&column.iter().collect::<String>());
    }

    pub(crate) fn lists(&mut self, lists: &Lists, count: usize) {
        for place in 0..count {
            let list = lists.get(place);
            self.number(list.len());
            list.iter().for_each(|&item| self.number(item));
        }
    }

    pub(crate) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The whole file, with its beginning.
    pub(crate) fn file(self, kind: FileKind) -> Vec<u8> {
        let mut head = Self { bytes: MAGIC.to_vec() };
        head.number(crate::fields::FORMAT_VERSION);
        head.number(kind.code());
        head.bytes.extend_from_slice(&checksum(&self.bytes).to_le_bytes());
        head.bytes.extend_from_slice(&self.bytes);
        head.bytes
    }
}
