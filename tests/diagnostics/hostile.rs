//! Nothing panics, whatever the files say: `check`, the three printers and, where nothing is wrong,
//! every page.

use std::sync::Arc;

use mdbook_clauses::Checked;
use mdbook_clauses::assembly::File;
use mdbook_clauses::diagnostics::{github, json, text};
use mdbook_clauses::render::Mode;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;

use super::Book;
use super::support::{is_usable, rendering};

/// Every page that the generator makes of a book without errors, the parts of chapters included.
pub(super) fn site(checked: &Checked) -> Vec<File> {
    [Mode::Site, Mode::ChaptersOnly].into_iter().flat_map(|mode| rendering::site(checked, mode)).collect()
}

/// Does everything with a book that a run does. Gives whether the book has no errors.
fn survives(book: &Book) -> bool {
    let checked = book.check();
    for diagnostic in &checked.diagnostics {
        assert!(!text::draw(diagnostic, &checked.sources, false).is_empty());
        assert!(json::line(diagnostic, &checked.sources).starts_with('{'));
        assert!(github::line(diagnostic, &checked.sources, "book").starts_with("::"));
        for span in diagnostic.span.iter().chain(diagnostic.labels.iter().map(|label| &label.span)) {
            let text = checked.sources.text(span.file);
            assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{diagnostic:?} lies outside its file");
        }
    }
    let usable = is_usable(&checked);
    if usable {
        assert!(!site(&checked).is_empty());
    }
    usable
}

/// What is put into files: marks of every syntax that a book has, and characters that break things.
const SNIPPETS: [&str; 64] = [
    "+++",
    "+++\n",
    "\n+++\n+++\n",
    "## Rationale\n",
    "## Notes\n",
    "# x\n",
    "###### \n",
    "x\n===\n",
    "---\n",
    "\n\n",
    "\n",
    " ",
    "    ",
    "\t",
    "(a) ",
    "(b) ",
    "\n\n(c) ",
    "\n\n(i) ",
    "(ii) ",
    "[DEL-1]",
    "[DEL-2]",
    "[PAY-1][]",
    "[x][DEL-1]",
    "[x][Crate]",
    "[[DEL-1]]",
    "[DEL-1](x)",
    "\n\n[DEL-1]: x\n",
    "![x][DEL-1]",
    "[^1]",
    "\n[^1]: x\n",
    "{pay_days}",
    "{delivery_days}",
    "{",
    "}",
    "{{#include /etc/passwd}}",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "<b>",
    "<!--",
    "&#0;",
    "&nbsp;",
    "\\",
    "\n> ",
    "\n- ",
    "\n1. ",
    "| a | b |\n|---|---|\n| c | d |\n",
    "\"",
    "'''",
    "\"\"\"",
    "= ",
    "[",
    "]",
    "[[term]]\n",
    "[parameters.x]\n",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "e\u{301}",
    "\u{1f468}\u{200d}\u{1f33e}",
    "İ",
];

/// One change of a text. Places are given as a share of its length.
#[derive(Debug, Clone)]
enum Change {
    Insert(Index, String),
    Delete(Index, usize),
    Repeat(Index, usize, usize),
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    InsertLine(Index, String),
}

fn inserted() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(&SNIPPETS[..]).prop_map(str::to_owned),
        2 => (select(&SNIPPETS[..]), 2..40_usize).prop_map(|(snippet, times)| snippet.repeat(times)),
        1 => ".{1,12}",
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        4 => (at(), inserted()).prop_map(|(at, words)| Change::Insert(at, words)),
        2 => (at(), 1..60_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        1 => (at(), 1..60_usize, 1..5_usize).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        2 => at().prop_map(Change::DeleteLine),
        2 => at().prop_map(Change::RepeatLine),
        1 => (at(), at()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        3 => (at(), inserted()).prop_map(|(at, words)| Change::InsertLine(at, words)),
    ]
}

fn apply(text: &str, change: &Change) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let mut lines: Vec<&str> = text.split('\n').collect();
    match change {
        Change::Insert(at, words) => {
            let at = at.index(characters.len() + 1);
            characters.splice(at..at, words.chars());
        }
        Change::Delete(at, length) => {
            let at = at.index(characters.len() + 1);
            characters.drain(at..(at + length).min(characters.len()));
        }
        Change::Repeat(at, length, times) => {
            let at = at.index(characters.len() + 1);
            let part: Vec<char> = characters[at..(at + length).min(characters.len())].to_vec();
            characters.splice(at..at, part.repeat(*times));
        }
        Change::DeleteLine(at) => {
            lines.remove(at.index(lines.len()));
            return lines.join("\n");
        }
        Change::RepeatLine(at) => {
            let at = at.index(lines.len());
            lines.insert(at, lines[at]);
            return lines.join("\n");
        }
        Change::SwapLines(a, b) => {
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            lines.swap(a, b);
            return lines.join("\n");
        }
        Change::InsertLine(at, words) => {
            lines.insert(at.index(lines.len() + 1), words);
            return lines.join("\n");
        }
    }
    characters.into_iter().collect()
}

/// A book in which files were changed as text, or one was changed as bytes.
fn mangled() -> impl Strategy<Value = Book> {
    let paths: Arc<[String]> = Book::orchard().files().keys().cloned().collect();
    let (of_text, of_bytes) = (Arc::clone(&paths), paths);
    let as_text = prop::collection::vec((any::<Index>(), change()), 1..6).prop_map(move |changes| {
        changes.iter().fold(Book::orchard(), |book, (file, change)| {
            let path = file.get(&of_text);
            let text = apply(&book.text(path), change);
            book.with(path, text)
        })
    });
    let as_bytes =
        (any::<Index>(), any::<Index>(), prop::collection::vec(any::<u8>(), 0..8), 0..8_usize).prop_map(move |(file, at, more, fewer)| {
            let path = file.get(&of_bytes);
            let mut bytes = Book::orchard().text(path).into_bytes();
            let at = at.index(bytes.len() + 1);
            let end = (at + fewer).min(bytes.len());
            bytes.splice(at..end, more);
            Book::orchard().with(path, bytes)
        });
    prop_oneof![5 => as_text, 1 => as_bytes]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/diagnostics/hostile.regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn mangled_books_never_cause_a_panic(book in mangled()) {
        survives(&book);
    }

    #[test]
    fn texts_of_nothing_but_marks_never_cause_a_panic(
        snippets in prop::collection::vec(select(&SNIPPETS[..]), 0..24),
        path in select(vec!["src/delivery/del-2.md", "src/about/index.md", "src/delivery/index.md", "src/SUMMARY.md", "glossary.toml"]),
    ) {
        let book = Book::orchard();
        let text = snippets.concat();
        let begin = if path.ends_with("del-2.md") { "Rot.\n\n" } else { "\n" };
        let whole = book.text(path) + begin + &text;
        survives(&book.with(path, whole));
    }
}

/// Marks that open something inside something, as deep as a hostile author likes.
const NESTING: [(&str, &str); 18] = [
    (">", ""),
    ("> ", ""),
    ("- ", ""),
    ("1. ", ""),
    ("> - ", ""),
    ("*", "*"),
    ("_", "_"),
    ("**", "**"),
    ("*_", "_*"),
    ("[", "]"),
    ("![", "](x)"),
    ("[", "](https://x.example)"),
    ("(", ")"),
    ("<b>", "</b>"),
    ("`", "`"),
    ("{", "}"),
    ("|", "|"),
    ("[DEL-1]", "[DEL-1]"),
];

#[test]
fn ten_thousand_levels_are_survived() {
    const LEVELS: usize = 10_000;
    let orchard = Book::orchard();
    for (open, close) in NESTING {
        let text = format!("\n\n{}deep{}\n", open.repeat(LEVELS), close.repeat(LEVELS));
        let value = format!("\n[[term]]\nterm = \"Deep\"\ndefinition = '''{text}'''\n");
        for book in [
            orchard.clone().append("src/delivery/del-2.md", &text),
            orchard.clone().append("src/about/index.md", &text),
            orchard.clone().append("src/SUMMARY.md", &text),
            orchard.clone().append("glossary.toml", &value),
        ] {
            survives(&book);
        }
    }
}

/// A place was cut after three bytes, in the middle of a character.
#[test]
fn a_topic_chapter_that_begins_with_wide_characters_is_survived() {
    assert!(!survives(&Book::orchard().with("src/delivery/index.md", "\u{202e}\u{1f468}")));
    assert!(!survives(&Book::orchard().with("src/delivery/index.md", "a\u{1f468}")));
}

#[test]
fn deep_toml_is_survived() {
    for (open, close) in [("[", "]"), ("{a=", "}"), ("a.", "a = 1")] {
        let value = open.repeat(10_000) + &close.repeat(if open == "a." { 1 } else { 10_000 });
        let line = if open == "a." { value } else { format!("deep = {value}") };
        assert!(!survives(&Book::orchard().edit("src/delivery/del-2.md", "kind = ", &format!("{line}\nkind = "))));
        assert!(!survives(&Book::orchard().with("corpus.toml", line)));
    }
}
