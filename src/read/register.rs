//! Reads addresses.lock.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Slug;
use crate::corpus::register::{Category, Entry, Key, Moved, Register};
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::own_addresses;
use super::table::{Table, Toml};
use super::with_span::WithSpan;

/// The name of the file, beside `book.toml`.
pub(super) const FILE: &str = "addresses.lock";

/// What held the ids before there was a register of all addresses.
pub const FORMER_FILE: &str = "ids.lock";

/// The last line of the file. A file without it was cut off, or written by hand.
pub const END: &str = "# End of the register.";

/// Reads the register.
pub(super) fn read(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Register {
    let (toml, root) = Toml::parse(file, text, 0, diagnostics);
    let table = Table::root(&toml, &root);
    let mut register = Register::default();
    for category in Category::ALL {
        let Some(entries) = table.table(category.table()) else { continue };
        for written in entries.keys() {
            let Some(key) = key(category, &written, &entries) else {
                // What is behind a key that cannot be read is not reported again.
                entries.skip(written.value);
                continue;
            };
            let entry = if category == Category::Clause { clause(&entries, &written) } else { named(&entries, &written) };
            if let Some(entry) = entry {
                register.entries.insert(key, entry);
            }
        }
        entries.finish();
    }
    register.moved = table.table("moved").map(moved).unwrap_or_default();
    if text.trim_end().lines().last() != Some(END) && !toml.broken {
        let end = text.trim_end().len();
        table.report(
            Diagnostic::new(
                Code::RecordLost,
                Span::new(file, end..end),
                "the register ends before its last line: it may have lost entries",
            )
            .help(format!("restore {FILE} from the repository; if nothing is missing from it, end it with the line `{END}`")),
        );
    }
    table.finish();
    register
}

/// What an address is made from; what no address can be made from is reported.
fn key(category: Category, written: &WithSpan<&str>, table: &Table<'_, '_>) -> Option<Key> {
    let text = WithSpan::new(written.value.to_owned(), written.span);
    let path = |key: fn(String) -> Key| {
        let is_fit = own_addresses::path_fault(written.value.trim_end_matches('/')).is_none() && !own_addresses::is_own(written.value);
        is_fit.then(|| key(text.value.clone()))
    };
    let slug = |key: fn(Slug) -> Key| Slug::try_from(text.value.clone()).ok().filter(|slug| !slug.as_str().is_empty()).map(key);
    let key = match category {
        Category::Clause => return table.id(&text).map(|id| Key::Clause(id.value)),
        Category::Term => slug(Key::Term),
        Category::Framework => slug(Key::Framework),
        Category::Topic => path(Key::Topic),
        Category::Chapter => path(Key::Chapter),
        Category::Party => slug(Key::Party),
        Category::Kind => slug(Key::Kind),
        Category::Phase => slug(Key::Phase),
        Category::Profile => slug(Key::Profile),
    };
    if key.is_none() {
        let message = format!("`{}` cannot be part of the address of a {}", written.value, category.noun());
        table.report(
            Diagnostic::new(Code::BadValue, written.span, message)
                .help(format!("restore the line from the repository: `check --record` writes the keys of {FILE}")),
        );
    }
    key
}

/// `PAT-2 = { title = "…", items = ["a"], parameters = ["patch_cycle"] }`
fn clause<'a>(entries: &Table<'a, '_>, written: &WithSpan<&'a str>) -> Option<Entry> {
    let table = entries.table(written.value)?;
    let title = table.required("title");
    let items: BTreeSet<String> = table.strings("items").into_iter().map(|item| item.value).collect();
    let parameters: BTreeMap<String, Option<Span>> =
        table.strings("parameters").into_iter().map(|parameter| (parameter.value, Some(parameter.span))).collect();
    table.finish();
    Some(Entry { items, parameters, ..Entry::named(title?.into(), Some(written.span)) })
}

/// `traffic-light-protocol = "Traffic Light Protocol"`
fn named<'a>(entries: &Table<'a, '_>, written: &WithSpan<&'a str>) -> Option<Entry> {
    Some(Entry::named(entries.string(written.value)?.into(), Some(written.span)))
}

/// `"t/tlp/" = "t/traffic-light-protocol/"`, in the order of the file.
fn moved(table: Table<'_, '_>) -> Vec<Moved> {
    let mut keys = table.keys();
    keys.sort_by_key(|key| key.span.start);
    let entries = keys.iter().filter_map(|from| {
        let to = table.string(from.value)?;
        Some(Moved { from: WithSpan::new(from.value.to_owned(), from.span).into(), to: to.into() })
    });
    let entries = entries.collect();
    table.finish();
    entries
}
