//! Reads `words/<language>.ftl`: what a book says differently from the program, or in a language that the program lacks.

use std::collections::BTreeMap;

use fluent_syntax::parser;

use crate::diagnostics::{Code, Diagnostic, FileId, Span, suggest};
use crate::words::{self, MAX_FORMS, Shape, nests_too_deep, shapes};

/// The folder of word files, beside `book.toml`.
pub const FOLDER: &str = "words";

/// The path of the word file of a language.
pub(super) fn path(language: &str) -> String {
    format!("{FOLDER}/{language}.ftl")
}

/// Whether a path is that of a word file, of whatever language.
pub(super) fn is_word_file(path: &str) -> bool {
    path.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/') && rest.ends_with(".ftl"))
}

/// Checks the words of a book in its language against those of the program.
pub(super) fn check(file: FileId, text: &str, language: &str, diagnostics: &mut Vec<Diagnostic>) {
    if nests_too_deep(text) {
        diagnostics.push(
            Diagnostic::new(Code::WordSyntax, Span::new(file, 0..0), "braces stand in each other too deep to be read")
                .help("close each brace: a value is { $count }"),
        );
        return;
    }
    if let Err((_, errors)) = parser::parse(text) {
        for error in errors {
            let end = error.pos.end.clamp(error.pos.start, text.len());
            let span = Span::new(file, error.pos.start.min(end)..end);
            diagnostics.push(
                Diagnostic::new(Code::WordSyntax, span, format!("this is not a word file: {}", error.kind))
                    .help("write each word as `key = words`, with further lines of it indented; values stand in braces: { $count }"),
            );
        }
    }
    let english = shapes(words::english());
    let known = known(language);
    let own = shapes(text);
    for (key, shape) in &own {
        let span = span(file, text, key);
        let Some(model) = known.get(key) else {
            let near = suggest::closest(key, known.keys().map(String::as_str));
            let help = near.map_or_else(
                || "remove it; the program's file of words lists all keys".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            diagnostics.push(Diagnostic::new(Code::UnknownWord, span, format!("the program writes no word `{key}`")).help(help));
            continue;
        };
        if let Some((fault, help)) =
            fault(shape, english.get(key).unwrap_or(model), |term| term.starts_with('-') && known.contains_key(term))
        {
            diagnostics.push(Diagnostic::new(Code::WordParts, span, format!("`{key}` {fault}")).help(help));
        }
    }
}

/// How many words neither the program nor the book has in a language.
pub(super) fn missing(language: &str, own: &str) -> usize {
    if words::built_in(language).is_some() {
        return 0;
    }
    let own = if nests_too_deep(own) { BTreeMap::new() } else { shapes(own) };
    shapes(words::english()).keys().filter(|key| !key.starts_with('-') && !own.contains_key(*key)).count()
}

/// The keys that a file of a language may have: a language can have terms that English does not need.
fn known(language: &str) -> BTreeMap<String, Shape> {
    let mut known = words::built_in(language).map(shapes).unwrap_or_default();
    known.extend(shapes(words::english()));
    known
}

/// What is wrong with a word, and what to write instead. `model` is the same word in English.
fn fault(shape: &Shape, model: &Shape, is_term: impl Fn(&str) -> bool) -> Option<(String, String)> {
    if shape.has_escape {
        return Some(("has a character by its number".to_owned(), "write the character itself".to_owned()));
    }
    if shape.has_too_many_forms {
        return Some((format!("has more than {MAX_FORMS} forms"), "choose a form once for each value".to_owned()));
    }
    if let Some(value) = shape.values.difference(&model.values).next() {
        return Some((format!("has no value `${value}`"), values(model)));
    }
    if let Some(value) = model.values.difference(&shape.values).next() {
        return Some((format!("lacks the value `${value}`"), format!("write {{ ${value} }} where it belongs in the sentence")));
    }
    if !shape.is_balanced || shape.elements != model.elements {
        let expected: Vec<String> = model.elements.iter().map(|name| format!("<{name}>…</{name}>")).collect();
        if expected.is_empty() {
            return Some(("contains an element".to_owned(), "write it without markup: this word is text only".to_owned()));
        }
        let help = format!("put {} around words of the sentence, one after the other", suggest::join_and(&expected));
        return Some(("does not have each of its elements once".to_owned(), help));
    }
    let other = shape.references.iter().find(|name| !is_term(name))?;
    Some((format!("refers to `{other}`"), "refer to terms of the program only, such as { -clause }".to_owned()))
}

fn values(model: &Shape) -> String {
    let names: Vec<String> = model.values.iter().map(|name| format!("${name}")).collect();
    if names.is_empty() { "write it without a value".to_owned() } else { format!("it has {}", suggest::join_and(&names)) }
}

/// Where a key is written.
fn span(file: FileId, text: &str, key: &str) -> Span {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Span::new(file, start..start + key.len());
        }
        start += line.len();
    }
    Span::new(file, 0..0)
}
