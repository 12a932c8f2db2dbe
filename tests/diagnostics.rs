//! Every diagnostic, as its reader sees it.
//!
//! A case is a book with one mistake, or one kind of mistake. What `check` says of it is kept in
//! `tests/diagnostics/expected/<code>.<case>.snap`, what the printers make of one run in
//! `tests/diagnostics/printers/`. After a wanted change of words run
//! `INSTA_UPDATE=always cargo test --test diagnostics` and read the difference.

mod support;

#[path = "diagnostics/addresses.rs"]
mod addresses;
#[path = "diagnostics/book.rs"]
mod book;
#[path = "diagnostics/chapters.rs"]
mod chapters;
#[path = "diagnostics/characters.rs"]
mod characters;
#[path = "diagnostics/files.rs"]
mod files;
#[path = "diagnostics/hostile.rs"]
mod hostile;
#[path = "diagnostics/ids.rs"]
mod ids;
#[path = "diagnostics/markdown.rs"]
mod markdown;
#[path = "diagnostics/official.rs"]
mod official;
#[path = "diagnostics/releases.rs"]
mod releases;
#[path = "diagnostics/rules.rs"]
mod rules;
#[path = "diagnostics/sections.rs"]
mod sections;
#[path = "diagnostics/spans.rs"]
mod spans;
#[path = "diagnostics/toml.rs"]
mod toml;
#[path = "diagnostics/words.rs"]
mod words;

use std::collections::BTreeSet;

use mdbook_clauses::corpus::ItemStyle;
use mdbook_clauses::diagnostics::{Code, Diagnostic, Sources, github, json, text};

use support::expected::Expected;
use support::{Book, assert_clean, drawn};

/// A book with a mistake.
struct Case {
    /// What must be said of it, perhaps among other things.
    code: Code,
    /// What is special about this case, for the name of its file.
    name: &'static str,
    book: Book,
}

fn case(code: Code, name: &'static str, book: Book) -> Case {
    Case { code, name, book }
}

fn cases() -> Vec<Case> {
    [
        files::cases(),
        characters::cases(),
        toml::cases(),
        ids::cases(),
        addresses::cases(),
        sections::cases(),
        words::cases(),
        markdown::cases(),
        chapters::cases(),
        book::cases(),
        official::cases(),
        rules::cases(),
        releases::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn the_example_corpus_is_clean() {
    assert_clean(&Book::orchard().check());
}

#[test]
fn the_example_corpus_is_clean_in_each_style_of_items() {
    for style in ItemStyle::ALL {
        assert_clean(&Book::orchard_in(style).check());
    }
}

#[test]
fn every_mistake_is_told_as_expected() {
    let mut expected = Expected::in_folder("diagnostics/expected");
    for case in cases() {
        let name = format!("{}.{}", case.code.name(), case.name);
        let checked = case.book.check();
        if !checked.diagnostics.iter().any(|diagnostic| diagnostic.code == case.code) {
            expected.fail(format!("{name} is not told"));
        }
        expected.check(&name, &drawn(&checked));
    }
    expected.finish();
}

/// Codes that no check of a book gives: `tests/import.rs` shows them, and `tests/manual.rs` looks there.
const OF_IMPORT: [Code; 3] = [Code::ImportUnsure, Code::ImportLeftOut, Code::ImportConflict];

#[test]
fn every_code_has_a_case() {
    let covered: BTreeSet<Code> = cases().iter().map(|case| case.code).chain(OF_IMPORT).collect();
    let missing: Vec<&str> = Code::ALL.iter().filter(|code| !covered.contains(code)).map(|code| code.name()).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

/// What a terminal would obey comes through no printer, wherever it stands: in the name of a file, in the line that
/// is shown and those around it, in a label. Programs get the name of the file back whole.
#[test]
fn printers_mask_what_a_terminal_obeys() {
    let name = "src/delivery/a\u{202e}b\u{9b}31m\nc.md";
    let hostile = "x\u{202e}\u{9b}2J\u{2066}\u{7f}\u{200b}\u{feff}\u{2028}y";
    let book = Book::orchard().with(name, format!("{hostile}\n{hostile} z\n")).edit(
        "glossary.toml",
        "aliases = [\"Crates\"]",
        &format!("aliases = [\"Crates\", \"{hostile}\", \"{hostile}\"]"),
    );
    let checked = book.check();
    let mut paths = BTreeSet::new();
    for diagnostic in &checked.diagnostics {
        let drawn = text::draw(diagnostic, &checked.sources, false);
        let json = json::line(diagnostic, &checked.sources);
        let github = github::line(diagnostic, &checked.sources, "book");
        for (lines, printed) in [(true, &drawn), (false, &json), (false, &github)] {
            let obeyed = |c: char| (c.is_control() && !(lines && c == '\n')) || "\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}".contains(c);
            assert!(!printed.contains(obeyed), "{printed:?}");
        }
        assert!(!drawn.contains("\nc.md"), "{drawn}");
        let value: serde_json::Value = serde_json::from_str(&json).expect("a line is JSON");
        paths.extend(value["file"].as_str().map(str::to_owned));
    }
    assert!(paths.contains(name), "{paths:?}");
}

/// Mistakes in many files, several in some.
fn many() -> Book {
    Book::orchard()
        .edit("corpus.toml", "status = ", "state = ")
        .edit("corpus.toml", "mailto:terms@orchard.example", "javascript:alert(1)")
        .edit("glossary.toml", "aliases = [\"Crates\"]", "aliases = [\"Crates\", \"Cold Stores\"]")
        .edit("src/payment/pay-1.md", "title = \"Time of payment\"", "title = 5")
        .edit("src/payment/pay-1.md", "[DEL-1]", "[DEL-9], 100% sure, <b>now</b>")
        .edit("src/delivery/del-2.md", "kind = \"duty\"", "kind = \"dutty\"")
        .edit("src/delivery/del-2.md", "The Buyer shall", "The Buyer should")
        .without("src/about/index.md")
}

#[test]
fn all_mistakes_of_a_run_are_told_at_once_sorted_by_place() {
    let checked = many().check();
    let places: Vec<(&str, usize)> = checked
        .diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.span)
        .map(|span| (checked.sources.path(span.file), span.start))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    let files: BTreeSet<&str> = places.iter().map(|(path, _)| *path).collect();
    assert!(files.len() >= 5, "mistakes of all files are told: {files:?}");
}

/// Every diagnostic of a book without files and of [`many`], as one printer writes it.
fn printed(print: impl Fn(&Diagnostic, &Sources) -> String) -> Vec<String> {
    let books = [Book::empty(), many()];
    let checked = books.iter().map(Book::check);
    checked
        .flat_map(|checked| checked.diagnostics.iter().map(|diagnostic| print(diagnostic, &checked.sources)).collect::<Vec<_>>())
        .collect()
}

#[test]
fn the_three_printers_tell_the_same() {
    let mut expected = Expected::in_folder("diagnostics/printers");
    let lines = [
        ("text", printed(|diagnostic, sources| text::draw(diagnostic, sources, false) + "\n")),
        ("json", printed(json::line)),
        ("github", printed(|diagnostic, sources| github::line(diagnostic, sources, "terms/book"))),
    ];
    let count = lines[0].1.len();
    for (name, lines) in &lines {
        assert_eq!(lines.len(), count);
        assert!(*name == "text" || lines.iter().all(|line| !line.contains('\n')), "for programs, one diagnostic is one line");
        expected.check(name, &lines.join("\n"));
    }
    expected.finish();
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let plain = Book::orchard();
    for line_end in ["\r\n", "\r"] {
        let mut other = Book::orchard();
        for path in plain.files().keys() {
            let text = "\u{feff}".to_owned() + &plain.text(path).replace('\n', line_end);
            // TOML knows no line end of a lone carriage return; editors of today write none.
            if !(line_end == "\r" && path.as_str() == "book.toml") {
                other = other.with(path, text);
            }
        }
        let checked = other.check();
        assert_clean(&checked);
        let words = |book: &Book| format!("{:?}", hostile::site(&book.check()));
        assert!(words(&other) == words(&plain), "the pages differ with the line end {line_end:?}");
    }
}
