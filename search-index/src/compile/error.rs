//! Why documents did not become an index, and files were not read back.

use std::fmt;

use crate::packed::MAX_FILE_BYTES;

/// Why an index could not be built.
#[derive(Debug)]
pub enum BuildError {
    /// A document has no id.
    NoId {
        /// Its index among the documents, from 0.
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
    /// Two parts of the index have the same name and not the same content.
    SameName {
        /// The name.
        name: String,
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
            Self::SameName { name } => write!(formatter, "two parts of the search index have the name {name}"),
            Self::Tantivy(_) => formatter.write_str("Tantivy failed"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Tantivy(error) => Some(error),
            Self::NoId { .. } | Self::NoUrl { .. } | Self::SameId { .. } | Self::SameName { .. } => None,
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
            Self::Build(_) => formatter.write_str("cannot build the native index"),
            Self::Folder(_) => formatter.write_str("cannot use the folder"),
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

/// Why a compressed file was refused.
#[derive(Debug)]
pub enum DecompressError {
    /// It is not a gzip file, or a damaged one.
    Gzip(std::io::Error),
    /// It says that its content is larger than [`MAX_FILE_BYTES`].
    TooLarge {
        /// How many bytes it says it has.
        declared: usize,
    },
    /// Its content goes on after the length that it declares.
    LongerThanDeclared {
        /// How many bytes it says it has.
        declared: usize,
    },
    /// Bytes follow the compressed content.
    LeftOver,
}

impl fmt::Display for DecompressError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gzip(_) => formatter.write_str("the search file is not a sound gzip file"),
            Self::TooLarge { declared } => {
                write!(formatter, "the search file declares {declared} bytes of content, more than the limit of {MAX_FILE_BYTES}")
            }
            Self::LongerThanDeclared { declared } => {
                write!(formatter, "the search file has more content than the {declared} bytes that it declares")
            }
            Self::LeftOver => formatter.write_str("bytes follow the compressed content of the search file"),
        }
    }
}

impl std::error::Error for DecompressError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Gzip(error) => Some(error),
            Self::TooLarge { .. } | Self::LongerThanDeclared { .. } | Self::LeftOver => None,
        }
    }
}
