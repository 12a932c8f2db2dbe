//! Reads retired.toml.

use std::collections::HashMap;

use crate::corpus::Retired;
use crate::diagnostics::{Code, Diagnostic, FileId};

use super::data_files::{blocks, each};
use super::with_span::spanned;

/// Reads the withdrawn clauses.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Retired> {
    let mut retired = each(file, text, "retired", diagnostics, |table, about_values| {
        let id = table.required("id").and_then(|id| table.id(&id));
        let title = table.required("title");
        let reason = table.required("reason");
        let successors = table.ids("successors");
        let since = table.required("since");
        let text = table.prose("text");
        table.finish();
        Some(Retired {
            id: id?.into(),
            title: title?.value,
            reason: reason?.value,
            successors: spanned(successors),
            since: since.map(|since| since.value).unwrap_or_default(),
            text: blocks(text, about_values),
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
