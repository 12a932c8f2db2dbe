//! Reads changes.toml.

use std::collections::HashMap;

use crate::corpus::{Change, ChangeKind, ClauseId, ReleaseName, Spanned};
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::table::{Table, Toml};
use super::with_span::WithSpan;

pub(super) const FILE: &str = "changes.toml";

/// Reads the name of the next release, where there is one, and what it changes, in the order of the file.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> (Option<Spanned<ReleaseName>>, Vec<Change>) {
    let (toml, root) = Toml::parse(file, text, 0, diagnostics);
    let table = Table::root(&toml, &root);
    let name = table.string("release").and_then(|name| release_name(&table, &name));
    let mut first: HashMap<ClauseId, Span> = HashMap::new();
    let mut changes = Vec::new();
    for entry in table.tables("change") {
        let id = entry.required("id").and_then(|id| entry.id(&id));
        if !entry.has("kind") {
            entry.required("kind");
        }
        let kind = entry.word("kind", ChangeKind::NAMES, ChangeKind::from_name);
        let reason = entry.required("reason");
        if let (Some(id), Some(kind), Some(reason)) = (id, kind, reason) {
            let span = id.span;
            if let Some(before) = first.get(&id.value) {
                entry.report(
                    Diagnostic::new(Code::DuplicateId, span, format!("`{}` has two entries", id.value))
                        .label(*before, "the first one is here")
                        .help("merge them: a clause has one entry, with all reasons in it"),
                );
            } else {
                first.insert(id.value.clone(), span);
                changes.push(Change { id: id.into(), kind, reason: reason.value });
            }
        }
        entry.finish();
    }
    table.finish();
    (name, changes)
}

fn release_name(table: &Table<'_, '_>, text: &WithSpan<String>) -> Option<Spanned<ReleaseName>> {
    match ReleaseName::parse(&text.value) {
        Ok(name) => Some(Spanned::new(name, text.span)),
        Err(reason) => {
            let message = format!("`{}` is not the name of a release", text.value);
            table.report(Diagnostic::new(Code::ReleaseName, text.span, message).help(format!("the name of a release {reason}")));
            None
        }
    }
}
