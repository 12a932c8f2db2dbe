//! Why documents did not become an index.

use std::fmt;

/// Why an index could not be built.
#[derive(Debug)]
pub enum BuildError {
    /// A document has no id.
    NoId {
        /// Its place among the documents, from 0.
        document: usize,
    },
    /// A document has no address.
    NoUrl {
        /// Its id.
        id: String,
    },
    /// Two documents have the same id.
    SameId {
        /// The id.
        id: String,
    },
    /// Tantivy failed.
    Tantivy(tantivy::TantivyError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoId { document } => write!(formatter, "document {document} has no id"),
            Self::NoUrl { id } => write!(formatter, "document {id} has no address"),
            Self::SameId { id } => write!(formatter, "two documents have the id {id}"),
            Self::Tantivy(error) => write!(formatter, "cannot build the search index: {error}"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Tantivy(error) => Some(error),
            Self::NoId { .. } | Self::NoUrl { .. } | Self::SameId { .. } => None,
        }
    }
}

impl From<tantivy::TantivyError> for BuildError {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Tantivy(error)
    }
}

impl From<std::io::Error> for BuildError {
    fn from(error: std::io::Error) -> Self {
        Self::Tantivy(error.into())
    }
}

/// Why a native index could not be written, opened or asked.
#[derive(Debug)]
pub enum NativeError {
    /// The documents did not become an index.
    Build(BuildError),
    /// The folder cannot be used.
    Folder(std::io::Error),
    /// The folder has files already, and is left alone.
    NotEmpty,
}

impl fmt::Display for NativeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(error) => error.fmt(formatter),
            Self::Folder(error) => write!(formatter, "cannot use the folder: {error}"),
            Self::NotEmpty => formatter.write_str("the folder is not empty"),
        }
    }
}

impl std::error::Error for NativeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Build(error) => Some(error),
            Self::Folder(error) => Some(error),
            Self::NotEmpty => None,
        }
    }
}

impl<E: Into<BuildError>> From<E> for NativeError {
    fn from(error: E) -> Self {
        Self::Build(error.into())
    }
}
