//! Compresses the search index of a finished site once more, with the patience of a site that is published.
//!
//! The files keep their names, which are hashes of what is inside.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use crate::addresses::SEARCH;

use super::files::write;

/// Writes the packed files of `site` anew; gives how many bytes that has saved.
///
/// # Errors
///
/// If a file cannot be read or written, or is none of ours.
pub fn recompress_index(site: &Path) -> Result<usize> {
    let folder = site.join(SEARCH);
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read `{}`", folder.display()))?;
    let files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let packed: Vec<PathBuf> = files.into_iter().filter(|file| file.extension().is_some_and(|end| end == "bin")).collect();
    let recompressed = packed.par_iter().map(|file| {
        let before = fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?;
        let after = clause_search::recompress(&before).with_context(|| format!("`{}` is not a search index file", file.display()))?;
        write(file, &after)?;
        Ok(before.len() - after.len())
    });
    recompressed.sum()
}
