//! Files that are no draft, and what a reader can do.

use std::fmt;

use crate::english::english;
use crate::words::Words;

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It has no bytes.
    Empty,
    /// It is larger than anything that is read.
    TooLarge,
    /// It unpacks to more than is read.
    UnpacksTooLarge,
    /// It is encrypted.
    Password,
    /// It is a Word document of before 2007.
    OldWord,
    /// It is a PDF.
    Pdf,
    /// It is rich text.
    RichText,
    /// It is another document in an archive: a sheet, slides, `OpenDocument`.
    OtherArchive,
    /// It is a Word document of which nothing can be read.
    Damaged,
    /// It is a Word document, and this program reads none: a browser that blocks WebAssembly.
    NotHere,
    /// It is neither a document nor a text.
    Binary,
    /// There are no words in it.
    NoText,
}

impl Refused {
    /// The name of the reason, for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::UnpacksTooLarge => "unpacks-too-large",
            Self::Password => "password",
            Self::OldWord => "old-word",
            Self::Pdf => "pdf",
            Self::RichText => "rich-text",
            Self::OtherArchive => "other-archive",
            Self::Damaged => "damaged",
            Self::NotHere => "not-here",
            Self::Binary => "binary",
            Self::NoText => "no-text",
        }
    }

    /// Why it was not read and what a reader can do, in the words of a corpus.
    pub fn reason(self, words: &Words) -> String {
        words.get(self.key())
    }

    /// The key of the reason.
    const fn key(self) -> &'static str {
        match self {
            Self::Empty => "draft-empty",
            Self::TooLarge => "draft-too-large",
            Self::UnpacksTooLarge => "draft-unpacks-too-large",
            Self::Password => "draft-password",
            Self::OldWord => "draft-old-word",
            Self::Pdf => "draft-pdf",
            Self::RichText => "draft-rich-text",
            Self::OtherArchive => "draft-other-archive",
            Self::Damaged => "draft-damaged",
            Self::NotHere => "draft-not-here",
            Self::Binary => "draft-binary",
            Self::NoText => "draft-no-text",
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(english(self.key()))
    }
}

impl std::error::Error for Refused {}

/// The beginning of a compound file: Word before 2007, and everything that Office encrypts.
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Files that are known by their first bytes and that are not read.
pub(super) fn by_content(bytes: &[u8]) -> Option<Refused> {
    if bytes.starts_with(&COMPOUND_FILE) {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let password = bytes.windows(encrypted.len()).any(|window| window == encrypted);
        return Some(if password { Refused::Password } else { Refused::OldWord });
    }
    let start = bytes.get(..1024).unwrap_or(bytes);
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Some(Refused::Pdf);
    }
    bytes.starts_with(b"{\\rtf").then_some(Refused::RichText)
}
