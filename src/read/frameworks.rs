//! Reads frameworks.toml.

use std::collections::HashMap;

use crate::corpus::{Confidence, Framework, Slug, Spanned};
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::address;
use super::data_files::{blocks, each};
use super::table::Table;
use super::with_span::WithSpan;

/// A table with a text for some provisions, such as their names.
fn texts<'a>(table: &Table<'a, '_>, key: &'a str) -> Vec<(Spanned<String>, String)> {
    let Some(texts) = table.table(key) else { return Vec::new() };
    let keys = texts.keys();
    let found = keys.into_iter().filter_map(|key| {
        let text = texts.string(key.value)?;
        Some((Spanned::from(WithSpan::new(key.value.to_owned(), key.span)), text.value))
    });
    let found = found.collect();
    texts.finish();
    found
}

/// Reads the frameworks, in the order of the file.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Framework> {
    let mut frameworks = each(file, text, "framework", diagnostics, |table, about_values| {
        let key = table.required("key");
        let title = table.required("title");
        let publisher = table.required("publisher");
        let edition = table.string("edition");
        let date = table.string("date");
        let status = table.string("status");
        let address = table.address("address", &["https://", "http://"]);
        let confidence = table.word("confidence", Confidence::NAMES, Confidence::from_name);
        let checked = table.date("checked");
        let note = table.prose("note");
        let ids = table.has("ids").then(|| table.strings("ids").into_iter().map(|id| id.value).collect());
        let names = texts(&table, "names");
        let about = texts(&table, "about");
        let asks = table.string("asks");
        let provision_address = table.pattern("provision_address", &[], &["{provision}", "{section}"]);
        let optional = |text: Option<WithSpan<String>>| text.map(|text| text.value);
        table.finish();
        let key = key?;
        Some(Framework {
            title: title.map_or_else(|| key.value.clone(), |title| title.value),
            key: key.into(),
            publisher: optional(publisher).unwrap_or_default(),
            edition: optional(edition),
            date: optional(date),
            status: optional(status),
            address,
            confidence: confidence.unwrap_or(Confidence::Unconfirmed),
            checked,
            note: blocks(note, about_values),
            ids,
            names,
            about,
            asks: optional(asks),
            provision_address,
        })
    });
    let mut first: HashMap<Slug, Option<Span>> = HashMap::new();
    frameworks.retain(|framework| {
        let span = framework.key.span;
        let key = &framework.key.value;
        if !key.starts_with(|c: char| c.is_ascii_alphabetic()) || key.trim() != key {
            diagnostics.push(
                Diagnostic::at(Code::BadValue, span, format!("`{key}` cannot be the key of a framework"))
                    .help("begin the key with a letter, so that it cannot be mistaken for a provision: `SP800-53`, `IEC62443-4-1`"),
            );
            return false;
        }
        if let Some(first) = first.get(&framework.slug()) {
            diagnostics.push(
                Diagnostic::at(Code::DuplicateName, span, format!("the framework `{key}` is listed twice"))
                    .label(*first, "the first one is here")
                    .help("keep one entry; put the edition into `edition`"),
            );
            return false;
        }
        first.insert(framework.slug(), span);
        diagnostics.extend(address::too_long(key, span));
        true
    });
    frameworks
}
