//! Why an export cannot be written.

use std::error::Error;
use std::fmt;

/// A writer that has refused: a fault of this program, never of the corpus.
#[derive(Debug)]
pub struct ExportError {
    name: &'static str,
    cause: Box<dyn Error + Send + Sync>,
}

impl ExportError {
    pub(super) fn new(name: &'static str, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { name, cause: cause.into() }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write the export `{}`", self.name)
    }
}

impl Error for ExportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.cause.as_ref())
    }
}
