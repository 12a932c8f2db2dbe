//! Why bytes are not an index that can be opened.

use std::fmt;

/// Why an index or a part of it was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as this format does.
    NotAnIndex,
    /// The bytes are an index of another format version.
    OtherVersion,
    /// The bytes end before their content does.
    Truncated,
    /// The content contradicts itself.
    Corrupt(Damage),
    /// The index names no part with this name.
    UnknownPart,
    /// The content has another name: the file was mixed up with another one, cut, or changed.
    OtherContent,
}

/// What contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The file is a part and should be the main file, or the other way round.
    Kind,
    /// Bytes are left over at the end.
    LeftOver,
    /// A number has more than 57 bits.
    LongNumber,
    /// A number is larger than what it counts or points into.
    NumberRange,
    /// A text is not UTF-8.
    NotUtf8,
    /// The last text of a column has no end.
    OpenText,
    /// A text begins or ends inside a letter.
    CutLetter,
    /// A file of texts has more or fewer texts than its documents.
    OtherTexts,
    /// Lists of records differ in length.
    Records,
    /// Terms are not in order.
    Order,
    /// Lists of the dictionary differ in length.
    Dictionary,
    /// The parts do not cover the index.
    Parts,
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotAnIndex => "the file is not a search index",
            Self::OtherVersion => "the search index has another version of the format: build the site anew",
            Self::Truncated => "the search index ends before its content does",
            Self::Corrupt(_) => "the search index contradicts itself",
            Self::UnknownPart => "the search index names no part with this name",
            Self::OtherContent => "the content of the search file does not belong to its name",
        })
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Kind => "the file is of another kind: a part in place of the main file, or the other way round",
            Self::LeftOver => "bytes are left over at the end",
            Self::LongNumber => "a number has more than 57 bits",
            Self::NumberRange => "a number is larger than what it counts or points into",
            Self::NotUtf8 => "a text is not UTF-8",
            Self::OpenText => "the last text of a column has no end",
            Self::CutLetter => "a text begins or ends inside a letter",
            Self::OtherTexts => "a file of texts has more or fewer texts than its documents",
            Self::Records => "lists of records differ in length",
            Self::Order => "the terms are not in order",
            Self::Dictionary => "lists of the dictionary differ in length",
            Self::Parts => "the parts do not cover the index",
        })
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::Corrupt(damage) = self { Some(damage) } else { None }
    }
}

impl std::error::Error for Damage {}
