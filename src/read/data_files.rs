//! Reads glossary.toml, frameworks.toml, retired.toml, synonyms.toml and ids.lock.

use std::collections::HashMap;

use crate::corpus::{Block, Case, Confidence, Framework, LockedId, Retired, Slug, Spanned, Term};
use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::table::{Table, Toml};
use super::{address, markdown, scripts};

/// Parses `text`, hands each `[[name]]` table to `read`, and reports other keys. What `read` wants to
/// say about Markdown inside values goes into the list that it gets.
fn each<T>(
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

fn blocks(text: Option<Spanned<String>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    text.map(|text| markdown::value(&text, diagnostics)).unwrap_or_default()
}

/// Reads the glossary, sorted by term.
pub(super) fn terms(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Term> {
    let mut terms = each(file, text, "term", diagnostics, |table, about_values| {
        let term = table.required("term");
        let aliases = table.strings("aliases");
        let case = table.word("case", &["exact", "any"], |word| match word {
            "exact" => Some(Case::Exact),
            "any" => Some(Case::Any),
            _ => None,
        });
        let definition = table.required_prose("definition");
        let source = table.prose("source");
        table.finish();
        Some(Term {
            term: term?,
            aliases,
            case: case.unwrap_or(Case::Exact),
            definition: blocks(definition, about_values),
            source: blocks(source, about_values),
        })
    });
    for name in terms.iter().flat_map(|term| std::iter::once(&term.term).chain(&term.aliases)) {
        scripts::check_name(name, diagnostics);
    }
    unique_terms(&mut terms, diagnostics);
    terms.sort_by_cached_key(|term| (term.term.value.to_lowercase(), term.term.value.clone()));
    terms
}

/// A term has one meaning, and an alias belongs to one term.
fn unique_terms(terms: &mut Vec<Term>, diagnostics: &mut Vec<Diagnostic>) {
    let mut by_slug: HashMap<Slug, Span> = HashMap::new();
    terms.retain(|term| {
        let span = term.term.span.expect("read from a file");
        if term.slug().as_str().is_empty() {
            diagnostics.push(
                Diagnostic::new(Code::BadValue, span, format!("the term `{}` has no letter or digit for its address", term.term.value))
                    .help("use at least one letter from a to z or one digit, because these become the address of the term"),
            );
            return false;
        }
        diagnostics.extend(address::too_long(&term.term.value, span));
        let Some(first) = by_slug.get(&term.slug()) else {
            by_slug.insert(term.slug(), span);
            return true;
        };
        diagnostics.push(
            Diagnostic::new(Code::DuplicateTerm, span, format!("the term `{}` has two meanings", term.term.value))
                .label(*first, "the first definition is here")
                .help("merge the two entries, or rename one of them: a term has one meaning"),
        );
        false
    });
    let mut claimed: HashMap<String, (Span, String)> =
        terms.iter().map(|term| (term.term.value.clone(), (term.term.span.expect("read from a file"), term.term.value.clone()))).collect();
    for term in terms.iter_mut() {
        let name = term.term.value.clone();
        term.aliases.retain(|alias| {
            let span = alias.span.expect("read from a file");
            match claimed.get(&alias.value) {
                None => {
                    claimed.insert(alias.value.clone(), (span, name.clone()));
                    true
                }
                Some((first, owner)) => {
                    let (message, label, help) = if *owner == alias.value {
                        (format!("`{}` is already a term", alias.value), "the term is defined here", "remove the alias")
                    } else if *owner == name {
                        (format!("`{}` is listed twice", alias.value), "the first one is here", "remove one of them")
                    } else {
                        let help = "remove it from one of the two terms: an alias belongs to one term";
                        (format!("`{}` already means `{owner}`", alias.value), "the other term lists it here", help)
                    };
                    diagnostics.push(Diagnostic::new(Code::DuplicateAlias, span, message).label(*first, label).help(help));
                    false
                }
            }
        });
    }
}

/// Reads the frameworks, in the order of the file.
pub(super) fn frameworks(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Framework> {
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
        let optional = |text: Option<Spanned<String>>| text.map(|text| text.value);
        table.finish();
        let key = key?;
        Some(Framework {
            title: title.map_or_else(|| key.value.clone(), |title| title.value),
            key,
            publisher: optional(publisher).unwrap_or_default(),
            edition: optional(edition),
            date: optional(date),
            status: optional(status),
            address,
            confidence: confidence.unwrap_or(Confidence::Unconfirmed),
            checked,
            note: blocks(note, about_values),
            ids,
        })
    });
    let mut first: HashMap<Slug, Span> = HashMap::new();
    frameworks.retain(|framework| {
        let span = framework.key.span.expect("read from a file");
        let key = &framework.key.value;
        if !key.starts_with(|c: char| c.is_ascii_alphabetic()) || key.trim() != key {
            diagnostics.push(
                Diagnostic::new(Code::BadValue, span, format!("`{key}` cannot be the key of a framework"))
                    .help("begin the key with a letter, so that it cannot be mistaken for a provision: `SP800-53`, `IEC62443-4-1`"),
            );
            return false;
        }
        if let Some(first) = first.get(&framework.slug()) {
            diagnostics.push(
                Diagnostic::new(Code::DuplicateName, span, format!("the framework `{key}` is listed twice"))
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

/// Reads the withdrawn clauses.
pub(super) fn retired(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Retired> {
    let mut retired = each(file, text, "retired", diagnostics, |table, about_values| {
        let id = table.required("id").and_then(|id| table.id(&id));
        let title = table.required("title");
        let reason = table.required("reason");
        let successors = table.ids("successors");
        let since = table.required("since");
        let text = table.prose("text");
        table.finish();
        Some(Retired {
            id: id?,
            title: title?.value,
            reason: reason?.value,
            successors,
            since: since.map(|since| since.value).unwrap_or_default(),
            text: blocks(text, about_values),
        })
    });
    let mut first = HashMap::new();
    retired.retain(|entry| {
        let span = entry.id.span.expect("read from a file");
        let Some(before) = first.get(&entry.id.value) else {
            first.insert(entry.id.value.clone(), span);
            return true;
        };
        diagnostics.push(
            Diagnostic::new(Code::DuplicateId, span, format!("`{}` is retired twice", entry.id.value))
                .label(*before, "the first one is here")
                .help("keep one entry"),
        );
        false
    });
    retired
}

/// Reads the groups of words that mean the same in a search.
pub(super) fn synonyms(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<String>> {
    each(file, text, "synonym", diagnostics, |table, _| {
        let words = table.required_strings("words");
        let span = table.span;
        if words.len() == 1 {
            table.report(
                Diagnostic::new(Code::BadValue, words[0].span.unwrap_or(span), "a synonym needs at least two words")
                    .help("write `words = [\"vendor\", \"supplier\"]`"),
            );
        }
        table.finish();
        Some(words.into_iter().map(|word| word.value).collect::<Vec<_>>()).filter(|words| words.len() > 1)
    })
}

/// Reads the lock.
pub(super) fn locked(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<LockedId> {
    let (toml, root) = Toml::parse(file, text, 0, diagnostics);
    let table = Table::root(&toml, &root);
    let mut locked = Vec::new();
    if let Some(ids) = table.table("ids") {
        for key in ids.keys() {
            let text = Spanned { value: key.value.to_owned(), span: key.span };
            let (Some(id), Some(title)) = (ids.id(&text), ids.string(key.value)) else { continue };
            locked.push(LockedId { id, title: title.value });
        }
        ids.finish();
    }
    table.finish();
    locked.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    locked
}
