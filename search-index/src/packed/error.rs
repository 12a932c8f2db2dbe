//! Why bytes are not an index that can be opened.

use std::fmt;

/// Why an index or a part of it was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as this format does.
    NotAnIndex,
    /// The bytes are an index of another format version.
    OtherVersion(u32),
    /// The bytes end before their content does.
    Truncated,
    /// The content contradicts itself.
    Corrupt(&'static str),
    /// The index names no part with this name.
    UnknownPart(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnIndex => formatter.write_str("not a search index"),
            Self::OtherVersion(found) => write!(formatter, "search index of format {found}, which this engine cannot read"),
            Self::Truncated => formatter.write_str("search index is cut short"),
            Self::Corrupt(what) => write!(formatter, "search index is damaged: {what}"),
            Self::UnknownPart(name) => write!(formatter, "part {name} does not belong to this search index"),
        }
    }
}

impl std::error::Error for OpenError {}
