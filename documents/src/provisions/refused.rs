//! Files that are no draft, and what a reader can do.

use std::fmt;

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
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the file is empty",
            Self::TooLarge => "the file is larger than 50 MB; save the part that you want to compare as a file of its own",
            Self::UnpacksTooLarge => {
                "the file unpacks to more than 64 MB of text, so it was not read to the end; it may be made to do harm"
            }
            Self::Password => "the document is protected by a password; open it in Word, remove the password and save it",
            Self::OldWord => "this is a Word document of the old kind (.doc); open it in Word or LibreOffice and save it as .docx",
            Self::Pdf => "this is a PDF; open it, select the text and paste it, or ask for the Word document",
            Self::RichText => "this is rich text (.rtf); open it in Word or LibreOffice and save it as .docx",
            Self::OtherArchive => "this is no Word document; save the draft as .docx, as text or as Markdown",
            Self::Damaged => "the Word document is damaged and cannot be read; open it in Word, which may repair it, and save it again",
            Self::NotHere => "Word documents cannot be read in this browser; open it in Word, select the text and paste it",
            Self::Binary => "this is neither a Word document nor a text; save the draft as .docx, as text or as Markdown",
            Self::NoText => {
                "there are no sentences in the draft that could be compared; a scanned page has to be read by a text recognition first"
            }
        })
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
