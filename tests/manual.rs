//! The manual says what the program does: every code, every key, every command, and its examples work.

mod support;

#[path = "manual/beginning.rs"]
mod beginning;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use mdbook_clauses::diagnostics::{Code, json};
use mdbook_clauses::site::starter;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use support::{Book, assert_clean, drawn};

fn chapter(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("book/src/manual").join(name).join("index.md");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A heading with what stands under it, up to the next heading of any level.
struct Part {
    level: HeadingLevel,
    heading: String,
    /// The heading's words in code, if that is all of it.
    code: Option<String>,
    text: String,
    /// Blocks of code, with their language.
    blocks: Vec<(String, String)>,
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut in_heading, mut in_block) = (false, false);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                in_heading = true;
                parts.push(Part { level, heading: String::new(), code: None, text: String::new(), blocks: Vec::new() });
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::CodeBlock(kind)) => {
                in_block = true;
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                if let Some(part) = parts.last_mut() {
                    part.blocks.push((language, String::new()));
                }
            }
            Event::End(TagEnd::CodeBlock) => in_block = false,
            Event::Text(words) | Event::Code(words) if in_heading && parts.last().is_some_and(|part| part.heading.is_empty()) => {
                let part = parts.last_mut().expect("a heading was pushed");
                part.code = text.contains(&format!("# `{words}`\n")).then(|| words.to_string());
                part.heading = words.to_string();
            }
            Event::Text(words) if in_block => {
                if let Some((_, block)) = parts.last_mut().and_then(|part| part.blocks.last_mut()) {
                    block.push_str(&words);
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(part) = parts.last_mut() {
                    let all = if in_heading { &mut part.heading } else { &mut part.text };
                    all.push_str(&words);
                }
            }
            Event::SoftBreak => {
                if let Some(part) = parts.last_mut() {
                    part.text.push(' ');
                }
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn the_manual_has_a_section_for_every_code_and_for_no_other() {
    let parts = parts(&chapter("diagnostics"));
    let told: Vec<&str> = parts.iter().filter_map(|part| part.code.as_deref()).collect();
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(told, known, "sections of the manual, and codes in their order");
    for part in parts.iter().filter(|part| part.code.is_some()) {
        assert!(part.text.split_whitespace().count() >= 12, "`{}` says too little: {}", part.heading, part.text);
        assert_eq!(part.blocks.len(), 1, "`{}` has one example", part.heading);
    }
}

/// The messages of the expected files, by code.
fn messages() -> BTreeMap<String, BTreeSet<String>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folders = ["diagnostics/expected", "import/expected", "import/conflicts"].map(|folder| tests.join(folder));
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in folders.iter().flat_map(|folder| fs::read_dir(folder).expect("the folder of expected files exists")) {
        let text = fs::read_to_string(entry.expect("the folder can be read").path()).expect("expected files are text");
        for line in text.lines() {
            let code = line.split_once('[').and_then(|(_, rest)| rest.split_once("]:")).map(|(code, _)| code);
            if let Some(code) = code.filter(|_| line.starts_with("error[") || line.starts_with("warning[")) {
                messages.entry(code.to_owned()).or_default().insert(line.trim().to_owned());
            }
        }
    }
    messages
}

#[test]
fn examples_of_messages_are_messages() {
    let messages = messages();
    for part in parts(&chapter("diagnostics")).iter().filter(|part| part.code.is_some()) {
        let example = part.blocks[0].1.lines().next().unwrap_or_default().trim();
        assert!(messages[&part.heading].contains(example), "no case says `{example}`; cases say {:#?}", messages[&part.heading]);
    }
}

/// The files that the manual shows: blocks of code under headings that are paths.
fn example() -> BTreeMap<String, String> {
    let parts = parts(&chapter("corpus-format"));
    let files =
        parts.iter().filter(|part| part.level == HeadingLevel::H3).filter_map(|part| Some((part.code.clone()?, part.blocks.first()?)));
    files.map(|(path, (_, text))| (path, text.clone())).collect()
}

#[test]
fn the_example_of_the_manual_is_the_book_of_init() {
    let written: BTreeMap<String, String> = starter::files(false).into_iter().filter(|(path, _)| path.starts_with("book/")).collect();
    assert!(written.len() >= 15, "{:?}", written.keys());
    for (path, text) in &written {
        assert_eq!(example().get(path), Some(text), "the manual shows `{path}` as `init` writes it");
    }
    assert_eq!(example().keys().collect::<Vec<_>>(), written.keys().collect::<Vec<_>>());
}

#[test]
fn the_book_of_init_has_no_mistake_and_all_that_it_promises() {
    let files = starter::files(false).into_iter();
    let book = files.fold(Book::empty(), |book, (path, text)| match path.strip_prefix("book/") {
        Some(path) => book.with(path, text),
        None => book,
    });
    let checked = book.check();
    assert_clean(&checked);
    let corpus = &checked.edition.corpus;
    assert_eq!((corpus.topics.len(), corpus.settings.parties.len(), corpus.clauses.len(), corpus.profiles.len()), (2, 2, 6, 1));
    assert!(corpus.terms.len() >= 5 && !corpus.frameworks.is_empty() && corpus.clauses.iter().any(|clause| !clause.parameters.is_empty()));
    assert_eq!(corpus.settings.address, None, "nobody knows yet where the site will be");
}

/// The example corpus with a key in every table that no table knows: what is known there is then told.
fn with_unknown_keys() -> Book {
    const KEY: &str = "zzzzzzzzzzzz = 1\n";
    let mut book =
        Book::orchard().edit("corpus.toml", "bare-number = \"warning\"", "bare-number = { level = \"warning\", zzzzzzzzzzzz = 1 }");
    book = book.edit("corpus.toml", "words = 40 }", "words = 40, zzzzzzzzzzzz = 1 }");
    book = book.edit("corpus.toml", "allow = [\"Monday\"] }", "allow = [\"Monday\"], zzzzzzzzzzzz = 1 }");
    book = book.edit("src/delivery/del-1.md", "ours = \"softer\" }", "ours = \"softer\", zzzzzzzzzzzz = 1 }");
    book = book.edit(
        "src/delivery/del-1.md",
        "date = \"2026-10-01\" }]",
        "date = \"2026-10-01\", zzzzzzzzzzzz = 1 }]\naccept = [{ zzzzzzzzzzzz = 1 }]",
    );
    for path in [
        "corpus.toml",
        "glossary.toml",
        "frameworks.toml",
        "retired.toml",
        "synonyms.toml",
        "addresses.lock",
        "changes.toml",
        "src/delivery/index.md",
        "src/delivery/del-1.md",
    ] {
        let text = book.text(path);
        let (front, body) = match text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n")) {
            Some((front, body)) => (front.to_owned(), format!("+++\n{body}")),
            None => (text.clone(), String::new()),
        };
        let mut changed = KEY.to_owned();
        for line in front.lines() {
            changed.push_str(line);
            changed.push('\n');
            if line.starts_with('[') && line.ends_with(']') {
                changed.push_str(KEY);
            }
        }
        book = book.with(path, if body.is_empty() { changed } else { format!("+++\n{changed}{body}") });
    }
    book
}

#[test]
fn every_key_that_the_reader_knows_is_in_the_manual() {
    let manual = chapter("corpus-format");
    let checked = with_unknown_keys().check();
    let told: Vec<&str> = checked
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == Code::UnknownKey)
        .filter_map(|diagnostic| diagnostic.help.as_deref()?.strip_prefix("known keys: "))
        .collect();
    assert!(told.len() >= 18, "{} tables were reached: {told:#?}\n{}", told.len(), drawn(&checked));
    let parties = ["buyer", "seller"];
    let keys: BTreeSet<&str> =
        told.iter().flat_map(|list| list.split('`').skip(1).step_by(2)).filter(|key| !parties.contains(key)).collect();
    assert!(keys.len() > 50, "{keys:?}");
    let missing: Vec<&&str> = keys
        .iter()
        .filter(|key| {
            !manual.contains(&format!("`{key}`")) && !manual.contains(&format!("`[{key}]`")) && !manual.contains(&format!("`[[{key}]]`"))
        })
        .collect();
    assert!(missing.is_empty(), "the manual does not name {missing:?}");
}

#[test]
fn the_example_of_json_is_what_check_prints() {
    let checked = Book::orchard().edit("src/payment/pay-1.md", "[DEL-1]", "[DEL-11]").check();
    let line = json::line(&checked.diagnostics[0], &checked.sources);
    assert!(chapter("command-line").contains(&format!("```json\n{line}\n```")), "the manual does not show {line}");
}

fn help(arguments: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_mdbook-clauses")).args(arguments).arg("--help").output().expect("the program can be started");
    String::from_utf8(output.stdout).expect("help is UTF-8")
}

#[test]
fn every_command_and_option_is_in_the_manual() {
    let manual = chapter("command-line");
    let listed = help(&[]);
    let commands: Vec<&str> = listed
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.len() >= 5, "{listed}");
    for command in commands {
        assert!(manual.contains(&format!("\n## `{command}`\n")), "the manual has no section on `{command}`");
        let section = manual.split(&format!("\n## `{command}`\n")).nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
        for option in help(&[command]).split_whitespace().filter_map(|word| word.strip_prefix("--")) {
            let option = option.trim_end_matches([',', '.', ':']);
            assert!(option == "help" || section.contains(&format!("`--{option}")), "the section on `{command}` does not name `--{option}`");
        }
    }
}
