//! What stands instead of `index` in a program without the feature `search`: a site without a search.

use std::convert::Infallible;

use super::File;
use crate::diagnostics::Diagnostic;
use crate::link::Edition;

/// No index is built, so nothing can fail.
pub type IndexError = Infallible;

/// No file.
#[expect(clippy::unnecessary_wraps, reason = "the same signature as with the search")]
pub(super) fn files(_: &Edition) -> Result<Vec<File>, IndexError> {
    Ok(Vec::new())
}

/// Without a search, no synonym is used at all.
pub fn check_synonyms(_: &Edition) -> Vec<Diagnostic> {
    Vec::new()
}
