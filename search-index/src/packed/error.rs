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
    Corrupt(&'static str),
    /// The index names no part with this name.
    UnknownPart,
}

impl OpenError {
    /// What happened, in one line.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NotAnIndex => "not a search index",
            Self::OtherVersion => "search index of another format version",
            Self::Truncated => "search index is cut short",
            Self::Corrupt(what) => what,
            Self::UnknownPart => "the search index names no such part",
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Corrupt(what) => write!(formatter, "search index is damaged: {what}"),
            _ => formatter.write_str(self.message()),
        }
    }
}

impl std::error::Error for OpenError {}
