//! `mdbook-clauses index`: the native Tantivy index, for other Tantivy programs.

use anyhow::Result;

use crate::search;
use crate::site::files;

use super::progress::say;
use super::{IndexArguments, report};

pub(super) fn run(arguments: &IndexArguments) -> Result<bool> {
    let checked = crate::check(&files::load(&arguments.book)?);
    let (errors, _) = crate::diagnostics::count(&checked.diagnostics);
    if errors > 0 {
        return Ok(report(&checked, false));
    }
    let documents = search::documents(&checked.edition);
    clause_search::write_native(&documents, &arguments.dest)?;
    say(&format!("wrote the index of {} clauses into {}", documents.len(), arguments.dest.display()));
    Ok(true)
}
