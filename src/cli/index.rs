//! `mdbook-clauses index`: the native Tantivy index, for other Tantivy programs.

use anyhow::Result;
use clause_search::Document;

use crate::assembly::search;
use crate::text::plural;

use super::progress::status;
use super::{IndexArguments, load_valid};

pub(super) fn run(arguments: &IndexArguments) -> Result<bool> {
    let Some(checked) = load_valid(&arguments.book)? else { return Ok(false) };
    let documents: Vec<Document> = search::documents(&checked.edition).collect();
    clause_search::write_native(&documents, search::language(&checked.edition.corpus), &arguments.dest)?;
    status(&format!("wrote the index of {} into {}", plural(documents.len(), "clause"), arguments.dest.display()));
    Ok(true)
}
