//! Why a PDF is refused before a library without limits reads it.

use super::super::refused::Refused;
use super::SAVE_TEXT;

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    TooLarge,
    TooManyObjects,
    PackedTwice,
    SaysElsewhere,
    Encrypted,
    Damaged,
}

impl From<Harm> for Refused {
    fn from(harm: Harm) -> Self {
        let printed = "open it, print it into a PDF without protection, and import that";
        match harm {
            Harm::TooLarge => Self::new("the PDF unpacks to more than 256 MB; it may be malicious", SAVE_TEXT),
            Harm::TooManyObjects => Self::new("the PDF has more than a million objects; it may be malicious", SAVE_TEXT),
            Harm::PackedTwice => Self::new("a part of the PDF is packed more than once; it may be malicious", SAVE_TEXT),
            Harm::SaysElsewhere => {
                Self::new("the PDF does not say clearly how one of its parts is compressed, so its size is not known", SAVE_TEXT)
            }
            Harm::Encrypted => Self::new("the PDF is encrypted and has a part of more than 1 MB, whose size is not known", printed),
            Harm::Damaged => Self::new("the PDF is damaged and cannot be read", SAVE_TEXT),
        }
    }
}
