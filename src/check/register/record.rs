//! The text of the register, with everything that may be recorded without a person's judgement.

use std::fmt::Write as _;

use super::Comparison;
use super::names::Verdict;
use crate::corpus::register::{Category, Entry, Key, Moved, Register};
use crate::corpus::{Corpus, Spanned};
use crate::release::Release;

/// The first lines of the file.
const HEAD: &str = "\
# Every address and every anchor that was ever published. `mdbook-clauses check --record` adds new ones.
# Nothing is removed from here. An address that was renamed leads on by a line under [moved], written by hand.
";

/// The new text of `addresses.lock`: everything that it had, what a release has published, and what the corpus
/// publishes. A name that has become a different one stays as recorded, and what has the name of something else is not
/// recorded, so that both stay errors until a person has decided. `end` is the last line.
pub fn recorded(corpus: &Corpus, newest: Option<&Release>, end: &str) -> String {
    let comparison = Comparison::new(corpus, newest);
    let mut register = comparison.recorded.clone();
    for (key, entry) in comparison.released.iter().flat_map(|released| &released.register.entries) {
        let recorded = register.entries.entry(key.clone()).or_insert_with(|| entry.clone());
        add_anchors(recorded, entry);
    }
    for (key, now) in &comparison.today.entries {
        let verdict = comparison.verdict(key, now);
        if matches!(verdict, Verdict::Other(..)) {
            continue;
        }
        let recorded = register.entries.entry(key.clone()).or_insert_with(|| now.clone());
        add_anchors(recorded, now);
        if matches!(verdict, Verdict::Respelled) {
            recorded.name = now.name.clone();
        }
    }
    text(&register, end)
}

fn add_anchors(recorded: &mut Entry, other: &Entry) {
    recorded.items.extend(other.items.iter().cloned());
    for name in other.parameters.keys() {
        recorded.parameters.entry(name.clone()).or_default();
    }
}

fn text(register: &Register, end: &str) -> String {
    let mut text = HEAD.to_owned();
    for category in Category::ALL {
        let entries: Vec<(&Key, &Entry)> = register.entries.iter().filter(|(key, _)| key.category() == category).collect();
        if entries.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n[{}]", category.table());
        for (key, entry) in entries {
            let _ = writeln!(text, "{} = {}", bare_or_quoted(key.as_str()), value(category, entry));
        }
    }
    if !register.moved.is_empty() {
        text.push_str("\n[moved]\n");
    }
    for Moved { from, to } in &register.moved {
        let _ = writeln!(text, "{} = {}", quoted(from), quoted(to));
    }
    let _ = writeln!(text, "\n{end}");
    text
}

fn value(category: Category, entry: &Entry) -> String {
    if category != Category::Clause {
        return quoted(&entry.name);
    }
    let list = |names: Vec<&str>| toml::Value::from(names).to_string();
    let mut value = format!("{{ title = {}", quoted(&entry.name));
    if !entry.items.is_empty() {
        let _ = write!(value, ", items = {}", list(entry.items.iter().map(String::as_str).collect()));
    }
    if !entry.parameters.is_empty() {
        let _ = write!(value, ", parameters = {}", list(entry.parameters.keys().map(String::as_str).collect()));
    }
    value + " }"
}

fn quoted(text: &Spanned<String>) -> String {
    toml::Value::from(text.value.as_str()).to_string()
}

/// A key of TOML, in quotation marks where it needs them.
fn bare_or_quoted(key: &str) -> String {
    let is_bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if is_bare { key.to_owned() } else { toml::Value::from(key).to_string() }
}
