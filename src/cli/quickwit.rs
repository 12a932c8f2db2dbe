//! `mdbook-clauses export quickwit`: the whole corpus for an index of Quickwit.

use std::path::Path;

use anyhow::Result;

use crate::assembly::quickwit;
use crate::site::new_folder::write_new;

use super::load_valid;
use super::progress::status;

/// Names of the two files.
const CONFIGURATION: &str = "index-config.json";
const DOCUMENTS: &str = "documents.ndjson";

/// Writes both files into a new or empty folder.
pub(super) fn write(book: &Path, folder: &Path) -> Result<bool> {
    let Some(checked) = load_valid(book)? else { return Ok(false) };
    let (configuration, documents) = (quickwit::configuration(&checked.edition)?, quickwit::documents(&checked.edition)?);
    write_new(folder, "--out", [(CONFIGURATION, configuration.as_slice()), (DOCUMENTS, documents.as_slice())])?;
    let count = documents.split_inclusive(|&byte| byte == b'\n').count();
    status(&format!("wrote {CONFIGURATION} and {count} documents into {}", folder.display()));
    Ok(true)
}
