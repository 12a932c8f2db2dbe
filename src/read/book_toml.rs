//! What several readers ask of `book.toml`.

use std::path::{Component, Path};
use std::str::FromStr;

use mdbook_preprocessor::config::Config;
use toml::de::DeTable;

use crate::diagnostics::{FileId, Span};

use super::Files;

/// The book's source folder, `src` unless book.toml says otherwise; perhaps one that is refused.
pub fn source_folder(files: &Files) -> String {
    files
        .get("book.toml")
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .and_then(|text| Config::from_str(text).ok())
        .map_or_else(|| "src".to_owned(), |config| tidy(&config.book.src))
}

/// Where a key stands.
pub(super) fn key_span(file: FileId, table: &DeTable<'_>, path: &[&str]) -> Option<Span> {
    let (last, first) = path.split_last()?;
    let mut table = table;
    for name in first {
        table = table.get(*name)?.get_ref().as_table()?;
    }
    table.get_key_value(*last).map(|(key, _)| Span::new(file, key.span()))
}

/// A path as `book.toml` writes it, with `/` on every system and without `.` as a part.
pub(super) fn tidy(path: &Path) -> String {
    let parts = path.components().map(|part| match part {
        Component::CurDir => None,
        Component::ParentDir => Some(Some("..".to_owned())),
        Component::Normal(name) => Some(Some(name.to_string_lossy().into_owned())),
        // The path is refused as it was written.
        Component::Prefix(_) | Component::RootDir => Some(None),
    });
    let parts: Option<Vec<String>> = parts.flatten().collect();
    parts.map_or_else(|| path.to_string_lossy().replace('\\', "/"), |parts| parts.join("/"))
}
