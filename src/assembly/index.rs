//! The files of the search index.

use clause_search::BuildError;

use super::{File, search};
use crate::addresses;
use crate::link::Edition;

/// Why there is no index.
pub type IndexError = BuildError;

/// The index as files of the site: the main file, then its parts.
pub(super) fn files(edition: &Edition) -> Result<Vec<File>, IndexError> {
    let packed = clause_search::build(&search::documents(edition), &search::settings(edition))?;
    let files = std::iter::once(packed.main).chain(packed.parts);
    Ok(files.map(|file| File { path: addresses::index_file(&file.name), bytes: file.bytes }).collect())
}
