//! Reads retired.toml.

use std::collections::HashMap;

use crate::corpus::{Block, ItemStyle, ReleaseName, Retired};
use crate::diagnostics::{Code, Diagnostic, FileId};

use super::data_files::each;
use super::span_base::SpanBase;
use super::table::Table;
use super::with_span::{WithSpan, spanned};
use super::{characters, items, markdown};

/// Reads the withdrawn clauses.
pub(super) fn read(file: FileId, text: &str, style: ItemStyle, diagnostics: &mut Vec<Diagnostic>) -> Vec<Retired> {
    let mut retired = each(file, text, "retired", diagnostics, |table, about_values| {
        let id = table.required("id").and_then(|id| table.id(&id));
        let title = table.required("title");
        let reason = table.required("reason");
        let successors = table.ids("successors");
        let since = since(&table);
        let text = table.prose("text");
        table.finish();
        Some(Retired {
            id: id?.into(),
            title: title?.into(),
            reason: reason?.value,
            successors: spanned(successors),
            since: since?.into(),
            text: last_text(text, style, about_values),
        })
    });
    let mut first = HashMap::new();
    retired.retain(|entry| {
        let span = entry.id.span;
        let Some(before) = first.get(&entry.id.value) else {
            first.insert(entry.id.value.clone(), span);
            return true;
        };
        diagnostics.push(
            Diagnostic::at(Code::DuplicateId, span, format!("`{}` is retired twice", entry.id.value))
                .label(*before, "the first one is here")
                .help("keep one entry"),
        );
        false
    });
    retired
}

/// The last text of a clause; it may be left out.
fn last_text(text: Option<WithSpan<String>>, style: ItemStyle, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let Some(text) = text else { return Vec::new() };
    let base = SpanBase::Value(text.span);
    characters::check_entities(&text.value, base, diagnostics);
    let blocks = markdown::clause_text(&text.value, base, style, diagnostics);
    items::group(blocks, style, diagnostics)
}

/// When a clause was withdrawn: the release that was the first without it, or a day.
fn since(table: &Table<'_, '_>) -> Option<WithSpan<String>> {
    let since = table.required("since")?;
    if ReleaseName::parse(&since.value).is_err() {
        table.report(
            Diagnostic::new(Code::BadDate, since.span, format!("`{}` is neither a release nor a date", since.value))
                .help("write the first release without the clause, such as \"2026-12\", or year, month and day: \"2026-12-01\""),
        );
    }
    Some(since)
}
