//! Why bytes are not an index that can be opened.

use std::fmt;

/// Why an index or a part of it was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    UnknownPart(String),
}

impl OpenError {
    /// What happened, in one line.
    ///
    /// Put together without the formatting machinery, which would be a tenth of the engine.
    pub fn message(&self) -> String {
        match self {
            Self::NotAnIndex => "not a search index".to_owned(),
            Self::OtherVersion => "search index of another format version".to_owned(),
            Self::Truncated => "search index is cut short".to_owned(),
            Self::Corrupt(what) => ["search index is damaged: ", what].concat(),
            Self::UnknownPart(name) => ["part does not belong to this search index: ", name].concat(),
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message())
    }
}

impl std::error::Error for OpenError {}
