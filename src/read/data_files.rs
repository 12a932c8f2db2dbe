//! What the readers of data files have in common.

use crate::corpus::Block;
use crate::diagnostics::{Diagnostic, FileId};

use super::markdown;
use super::table::{Table, Toml};
use super::with_span::WithSpan;

/// Parses `text`, hands each `[[name]]` table to `read`, and reports other keys. What `read` wants to
/// say about Markdown inside values goes into the list that it gets.
pub(super) fn each<T>(
    file: FileId,
    text: &str,
    name: &'static str,
    diagnostics: &mut Vec<Diagnostic>,
    read: impl Fn(Table<'_, '_>, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<T> {
    let mut about_values = Vec::new();
    let (toml, root) = Toml::parse(file, text, 0, diagnostics);
    let table = Table::root(&toml, &root);
    let entries = table.tables(name).into_iter().filter_map(|entry| read(entry, &mut about_values)).collect();
    table.finish();
    diagnostics.append(&mut about_values);
    entries
}

/// The Markdown of a value that may be left out.
pub(super) fn blocks(text: Option<WithSpan<String>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    text.map(|text| markdown::value(&text, diagnostics)).unwrap_or_default()
}
