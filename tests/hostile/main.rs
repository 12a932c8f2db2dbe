//! Hostile texts through every field of a book.
//!
//! Each vector of `vectors.rs` is put into each field that `fields.rs` finds in the example corpus, and the book is
//! checked. Where it passes, its pages and exports are rendered and their structure is compared with that of a
//! harmless twin, which has letters where the vector has signs: no element, attribute or address may be new. In
//! Markdown fields Markdown may make what Markdown makes, and nothing else.
//!
//! `the_hostile_book_is_written` makes a book with a vector in each field that takes one, and writes it into
//! `target/hostile-book/`, the folder beside [`CARGO_TARGET_TMPDIR`]. `mdbook-clauses check` passes it; the browser
//! ring builds and opens it. Scripts in it set `window.hostile`, requests go to `hostile.example`.
//!
//! [`CARGO_TARGET_TMPDIR`]: https://doc.rust-lang.org/cargo/reference/environment-variables.html

mod fields;
mod structure;
#[path = "../support/mod.rs"]
mod support;
mod vectors;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

use mdbook_clauses::Checked;
use mdbook_clauses::assembly::File;
use mdbook_clauses::diagnostics::{Code, Severity};
use mdbook_clauses::release::{self, Heading};
use mdbook_clauses::render::Mode;
use rayon::prelude::*;

use fields::Field;
use structure::{Addresses, Structure};
use support::releases::name;
use support::{Book, drawn, is_usable, rendering};

/// Everything that the generator makes, the sheets of topic chapters included.
fn site(checked: &Checked) -> Vec<File> {
    rendering::site(checked, Mode::Site)
}

/// As long as the vector, and nothing to obey: its letters are other letters, its signs are dots in the middle of a line.
fn twin(vector: &str) -> String {
    // Letters decide how long an address becomes, so that signs stay signs.
    let harmless = |c: char| {
        if c.is_whitespace() {
            c
        } else if c.is_alphanumeric() {
            'x'
        } else {
            '·'
        }
    };
    vector.chars().map(harmless).collect()
}

/// Those of `fields` that take `text`. A field in whose place an error stands does not; what else keeps a book from
/// passing is found by halving.
fn accepting<'f>(book: &Book, fields: &[&'f Field], text: &str) -> Vec<&'f Field> {
    let mut open = fields.to_vec();
    while !open.is_empty() {
        let changed = fields::put_all(book, &open, text);
        let checked = changed.check();
        if is_usable(&checked) {
            return open;
        }
        let errors: Vec<(&str, usize, usize)> = checked
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .filter_map(|diagnostic| diagnostic.span)
            .map(|span| (checked.sources.path(span.file), span.start, span.end))
            .collect();
        let before = open.len();
        open.retain(|field| {
            let Some((file, place)) = fields::place(&changed, field) else { return true };
            !errors.iter().any(|(path, start, end)| *path == file && *start < place.end && place.start < (*end).max(start + 1))
        });
        if open.len() == before {
            return halved(book, &open, text);
        }
    }
    open
}

fn halved<'f>(book: &Book, fields: &[&'f Field], text: &str) -> Vec<&'f Field> {
    let mut kept: Vec<&Field> = Vec::new();
    let mut open = vec![fields.to_vec()];
    while let Some(some) = open.pop() {
        let all: Vec<&Field> = kept.iter().chain(&some).copied().collect();
        if is_usable(&fields::put_all(book, &all, text).check()) {
            kept = all;
        } else if some.len() > 1 {
            let (first, second) = some.split_at(some.len() / 2);
            open.push(second.to_vec());
            open.push(first.to_vec());
        }
    }
    kept
}

/// Elements that Markdown makes, and links to what it names.
fn is_of_markdown(what: &str) -> bool {
    const TAGS: [&str; 24] = [
        "p",
        "em",
        "strong",
        "code",
        "pre",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "div",
        "span",
        "h2",
        "section",
        "b",
        "small",
    ];
    const ATTRIBUTES: [&str; 8] = ["class", "href", "id", "start", "scope", "rel", "title", "tabindex"];
    let element = what.split_once(": ").map_or(what, |(_, element)| element);
    let mut words = element.split(' ');
    words.next().is_some_and(|tag| TAGS.contains(&tag))
        && words.filter(|word| word.contains('=')).all(|word| ATTRIBUTES.contains(&word.split('=').next().unwrap_or_default()))
        || [".md: ", "llms-full.txt: "].iter().any(|file| what.contains(file)) && !what.ends_with("html")
}

/// The fields, length and lines of the text. Names of fields would not do: those of two parameters are the same.
type TwinKey = (Vec<String>, usize, usize);

/// Fields by what they take.
struct Groups<'f> {
    /// Structures of harmless twins, by what decides them: the fields, and how long the text is.
    twins: Mutex<BTreeMap<TwinKey, Option<Structure>>>,
    /// Plain words, Markdown, and values with a form of their own, such as addresses. Words inside paragraphs and
    /// new paragraphs stand in one place, so they are apart. A value that has the words of a term is a use of it, so
    /// parameters are apart too.
    groups: Vec<(&'static str, Vec<&'f Field>)>,
}

impl<'f> Groups<'f> {
    fn of(book: &Book, fields: &'f [Field]) -> Self {
        let takes_letters: BTreeSet<String> =
            fields.par_iter().filter(|field| is_usable(&fields::put(book, field, "xx xx").check())).map(Field::name).collect();
        let pick = |filter: &dyn Fn(&Field) -> bool| fields.iter().filter(|field| filter(field)).collect::<Vec<_>>();
        let is_word = |field: &Field| field.is_free() && takes_letters.contains(&field.name()) && !field.is_markdown();
        let is_inside = |field: &Field| matches!(field, Field::Words(_) | Field::Entry);
        Self {
            twins: Mutex::default(),
            groups: vec![
                ("words", pick(&|field| is_word(field) && !field.is_of_parameter())),
                ("parameters", pick(&|field| is_word(field) && field.is_of_parameter())),
                ("markdown", pick(&|field| field.is_markdown() && !is_inside(field))),
                ("markdown inside", pick(&|field| field.is_markdown() && is_inside(field))),
                ("form", pick(&|field| !field.is_markdown() && !is_word(field) && field.is_free())),
            ],
        }
    }
}

/// What is wrong with the pages of a vector.
fn faults(book: &Book, plain: &Structure, groups: &Groups<'_>, vector: &str) -> Vec<String> {
    let harmless = twin(vector);
    let structure = |fields: &[&Field], text: &str, addresses| {
        let checked = fields::put_all(book, fields, text).check();
        is_usable(&checked).then(|| structure::of(&site(&checked), addresses))
    };
    let mut faults = Vec::new();
    for (kind, fields) in &groups.groups {
        let fields = accepting(book, fields, vector);
        if fields.is_empty() {
            continue;
        }
        let names = || fields.iter().map(|field| field.name()).collect::<Vec<_>>();
        let more = if *kind == "form" {
            let found = structure(&fields, vector, Addresses::Schemes).expect("these fields pass together");
            structure::more(&names_only(found), &names_only(plain.clone()))
        } else {
            let found = structure(&fields, vector, Addresses::Whole).expect("these fields pass together");
            // Words and lines decide where notes are laid out, lengths where a line may end: after 8, 12 and 18 characters
            // templates and the renderer of texts begin to break words.
            let length = harmless.len();
            let sizes = usize::from(length > 8) + usize::from(length > 12) + usize::from(length > 18);
            let exactly = fields.iter().map(|field| format!("{field:?}")).collect();
            let key = (exactly, 4 * length.max(1).ilog2() as usize + sizes, harmless.lines().count());
            let known = groups.twins.lock().expect("no thread panics with the lock").get(&key).cloned();
            let twin = known.unwrap_or_else(|| {
                let twin = structure(&fields, &harmless, Addresses::Whole);
                groups.twins.lock().expect("no thread panics with the lock").insert(key, twin.clone());
                twin
            });
            if let Some(twin) = twin {
                structure::more(&found, &twin)
            } else {
                // A twin has letters where its vector has none, and may so have a longer address: the two are compared
                // in the fields that take both.
                let both = accepting(book, &fields, &harmless);
                let pair = (structure(&both, vector, Addresses::Whole), structure(&both, &harmless, Addresses::Whole));
                let (Some(found), Some(twin)) = pair else {
                    faults.push(format!("the twin of {vector:?} is refused in {:?}", names()));
                    continue;
                };
                structure::more(&found, &twin)
            }
        };
        let more: Vec<String> = more.into_iter().filter(|what| !kind.starts_with("markdown") || !is_of_markdown(what)).collect();
        if !more.is_empty() {
            faults.push(format!("{vector:?} in {kind} makes {more:#?}; fields: {:?}", names()));
        }
    }
    faults
}

/// All pages as one: a field with a form of its own may change addresses of pages.
fn names_only(structure: Structure) -> Structure {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for what in structure.into_values().flat_map(BTreeMap::into_keys) {
        names.insert(what, 1);
    }
    Structure::from([("all pages".to_owned(), names)])
}

#[test]
fn every_key_of_every_file_is_a_field() {
    let missing = fields::unwalked_keys(&fields::full_book());
    assert!(missing.is_empty(), "add these keys to the example corpus or to `fields::full_book`: {missing:#?}");
}

#[test]
fn there_are_enough_vectors_of_each_kind() {
    let all = vectors::all();
    let kinds: BTreeSet<&str> = all.iter().map(|(kind, _)| *kind).collect();
    assert!(all.len() >= 150 && kinds.len() >= 12, "{} vectors of {kinds:?}", all.len());
    let different: BTreeSet<&String> = all.iter().map(|(_, vector)| vector).collect();
    assert_eq!(different.len(), all.len(), "each vector is another");
}

#[test]
fn no_text_of_any_field_becomes_more_than_text() {
    let book = fields::full_book().without("addresses.lock");
    let fields: Vec<Field> =
        fields::all(&fields::full_book()).into_iter().filter(|field| !field.name().starts_with("addresses.lock")).collect();
    assert!(fields.len() > 100, "{} fields", fields.len());
    let plain = structure::of(&site(&book.check()), Addresses::Schemes);
    let groups = Groups::of(&book, &fields);
    let count = |kind: &str| groups.groups.iter().filter(|(name, _)| *name == kind).map(|(_, fields)| fields.len()).sum::<usize>();
    assert!(
        count("words") > 30 && count("markdown") > 10 && count("form") > 20,
        "{}, {}, {}",
        count("words"),
        count("markdown"),
        count("form")
    );
    let found: Vec<String> = vectors::all()
        .par_iter()
        .flat_map_iter(|(kind, vector)| faults(&book, &plain, &groups, vector).into_iter().map(move |fault| format!("{kind}: {fault}")))
        .collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// Keys that the format knows have no other names.
#[test]
fn no_key_of_the_format_can_have_another_name() {
    let book = fields::full_book();
    let fields: Vec<Field> =
        fields::all(&book).into_iter().filter(|field| !field.is_free() && !field.name().starts_with("book.toml")).collect();
    assert!(fields.len() > 40, "{}", fields.len());
    let firsts: Vec<&str> = vectors::KINDS.iter().map(|(_, vectors)| vectors[0]).collect();
    let passed: Vec<String> = fields
        .par_iter()
        .enumerate()
        .map(|(at, field)| (field, firsts[at % firsts.len()]))
        .filter(|(field, vector)| is_usable(&fields::put(&book, field, vector).check()))
        .map(|(field, vector)| format!("{vector:?} as {}", field.name()))
        .collect();
    assert!(passed.is_empty(), "{passed:#?}");
}

/// Each field, values and names and paragraphs, with a few characters that must be told of, whatever else is said.
#[test]
fn what_cannot_be_seen_is_refused_in_every_field() {
    const UNSEEN: [&str; 4] = ["a\u{202e}b\u{200f}", "a\u{200b}\u{e0041}b", "a\u{9b}b\u{fdd0}", "a\u{2028}b\u{3164}"];
    let book = fields::full_book();
    let passed: Vec<String> = fields::all(&book)
        .par_iter()
        .enumerate()
        .filter(|(at, field)| {
            let text = UNSEEN[at % UNSEEN.len()];
            let checked = fields::put(&book, field, text).check();
            let told: BTreeSet<&str> = checked
                .diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.code == Code::BadCharacter)
                .map(|diagnostic| diagnostic.message.as_str())
                .collect();
            told.len() < 2
        })
        .map(|(_, field)| field.name())
        .collect();
    assert!(passed.is_empty(), "{passed:#?}");
}

/// A book with a vector in each field that takes one, and with all that paragraphs take. Its release has them too.
fn hostile_book() -> (Book, usize) {
    let plain = fields::full_book().without("addresses.lock");
    let all = fields::all(&fields::full_book());
    let usable = |field: &&Field| !field.name().starts_with("addresses.lock") && !field.name().starts_with("book.toml") && field.is_free();
    let (markdown, mut values): (Vec<&Field>, Vec<&Field>) = all
        .iter()
        .filter(usable)
        .filter(|field| **field != Field::Target)
        .partition(|field| matches!(field, Field::Paragraph(..) | Field::Words(_)));
    // A value is not found under a name that it no longer has.
    values.sort_by_key(|field| matches!(field, Field::Name(..)));
    let vectors: Vec<String> = vectors::all()
        .into_iter()
        .map(|(_, vector)| vector)
        .filter(|vector| vector.len() < 400 && vector.contains(|c: char| c.is_ascii_punctuation()))
        .collect();
    let mut book = plain;
    let mut filled = 0;
    // Values: the next vectors by turns, until one fits.
    for (at, field) in values.iter().enumerate() {
        for turn in 0..8 {
            let changed = fields::put(&book, field, &vectors[(at * 5 + turn * 23) % vectors.len()]);
            if is_usable(&changed.check()) {
                book = changed;
                filled += 1;
                break;
            }
        }
    }
    // Paragraphs: each vector in one of them.
    for (at, vector) in vectors.iter().enumerate() {
        let changed = fields::put(&book, markdown[at % markdown.len()], vector);
        if is_usable(&changed.check()) {
            book = changed;
            filled += 1;
        }
    }
    // What the entries of changes.toml say is in the release then, and nothing has changed since.
    let heading = Heading { name: &name("2026-11"), title: &vectors[0], date: "2026-11-30" };
    let release = release::freeze(&book.check().edition, heading);
    (book.with(&release::path_of(heading.name), release).with("changes.toml", "").recorded(), filled)
}

#[test]
fn the_hostile_book_is_written() {
    let (book, filled) = hostile_book();
    assert!(filled > 60, "only {filled} vectors are in the book");
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("hostile-book");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the book of the last run can be removed");
    }
    book.write(&folder);
}
