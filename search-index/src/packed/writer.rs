//! Writing the bytes that a [`Reader`](super::bytes::Reader) reads: the text `abc` becomes `03 61 62 63`.

use super::bytes::{FileKind, MAGIC, TEXT_END};
use crate::fields::FORMAT_VERSION;
use crate::index::{Column, Lists};

/// Writes forward.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits a byte, lowest first.
    pub(super) fn number(&mut self, value: impl TryInto<u64>) {
        let mut value = value.try_into().unwrap_or(0);
        while value >= 0x80 {
            self.bytes.push(0x80 | (value & 0x7F) as u8);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// The length of a section, and the section.
    pub(super) fn section(&mut self, section: &Self) {
        self.number(section.bytes.len());
        self.bytes.extend_from_slice(&section.bytes);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub(super) fn column(&mut self, column: &Column) {
        let mut texts = String::new();
        for text in column.iter() {
            texts.push_str(&text.replace(char::from(TEXT_END), " "));
            texts.push(char::from(TEXT_END));
        }
        self.text(&texts);
    }

    pub(super) fn lists(&mut self, lists: &Lists, count: usize) {
        for document in 0..count {
            let list = lists.get(document);
            self.number(list.len());
            for &item in list {
                self.number(item);
            }
        }
    }

    /// The whole file: magic bytes, version, kind and what was written.
    pub(super) fn file(self, kind: FileKind) -> Vec<u8> {
        let mut file = Self { bytes: MAGIC.to_vec() };
        file.number(FORMAT_VERSION);
        file.number(kind.code());
        file.bytes.extend_from_slice(&self.bytes);
        file.bytes
    }
}
