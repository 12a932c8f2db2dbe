//! Our own book with many releases behind it: each changes some words of some clauses.

use std::path::Path;

use mdbook_clauses::corpus::{Block, Change, ChangeKind, Corpus, Inline, ReleaseName, Spanned};
use mdbook_clauses::link::Edition;
use mdbook_clauses::release::{self, Heading};
use mdbook_clauses::site::files;

use super::Picks;

/// Words of a clause that a release changes.
const WORDS: usize = 4;

/// Writes our book with `count` releases, each of which changes `changed` clauses of the one before. The newest release
/// is the text of today, so that the book has no errors.
pub(super) fn write_book(folder: &Path, count: usize, changed: usize) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("book");
    copy(&own, folder);
    let book = include_str!("../../book/book.toml").replace("../site", "out").replace(", \"../theme\"", "");
    write(&folder.join("book.toml"), &book);
    write(&folder.join("changes.toml"), "");
    let checked = mdbook_clauses::check(&files::load(&own).expect("the corpus can be read"));
    let mut corpus = checked.edition.corpus;
    let mut picks = Picks(7);
    for number in (0..count).rev() {
        let before = changed_back(&corpus, if number == 0 { 0 } else { changed }, &mut picks);
        corpus.changes = before.1;
        let name = format!("{}-{:02}", 2027 + number / 12, number % 12 + 1);
        let date = format!("{name}-01");
        let name = ReleaseName::parse(&name).expect("a month is a name");
        let edition = Edition::of(corpus);
        let text = release::freeze(&edition, Heading { name: &name, title: "Measured", date: &date });
        write(&folder.join(release::path_of(&name)), &text);
        corpus = before.0;
    }
}

/// A corpus as it was before a release, and what that release says of each clause that it changed.
fn changed_back(now: &Corpus, count: usize, picks: &mut Picks) -> (Corpus, Vec<Change>) {
    let mut before = now.clone();
    let mut left: Vec<usize> = (0..before.clauses.len()).collect();
    let mut changes = Vec::new();
    for _ in 0..count.min(before.clauses.len()) {
        let clause = &mut before.clauses[left.swap_remove(picks.next(left.len()))];
        let mut texts = Vec::new();
        gather(&mut clause.text.blocks, &mut texts);
        for _ in 0..WORDS {
            let at = picks.next(texts.len());
            change_a_word(texts[at], picks);
        }
        let id = Spanned { value: clause.id.value.clone(), span: None };
        changes.push(Change { id, kind: ChangeKind::Substantive, reason: "Some words were measured and found too long.".to_owned() });
    }
    (before, changes)
}

/// The texts of paragraphs, those of items included.
fn gather<'b>(blocks: &'b mut [Block], texts: &mut Vec<&'b mut String>) {
    for block in blocks {
        match block {
            Block::Paragraph { words } => texts.extend(words.iter_mut().filter_map(|inline| match inline {
                Inline::Text { text, .. } => Some(text),
                _ => None,
            })),
            Block::Item { blocks, .. } => gather(blocks, texts),
            _ => {}
        }
    }
}

/// Puts another word in the place of one of a text.
fn change_a_word(text: &mut String, picks: &mut Picks) {
    let words: Vec<&str> = text.split(' ').collect();
    let at = picks.next(words.len());
    let word = format!("word{}", picks.next(1_000));
    *text = words.iter().enumerate().map(|(index, old)| if index == at { word.as_str() } else { old }).collect::<Vec<_>>().join(" ");
}

/// Copies a book without its releases.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a temporary folder can be written");
    for entry in std::fs::read_dir(from).expect("the corpus can be read").map(|entry| entry.expect("the corpus can be read")) {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && name != release::FOLDER {
            copy(&path, &to.join(name));
        } else if path.is_file() {
            std::fs::copy(&path, to.join(name)).expect("a temporary folder can be written");
        }
    }
}

fn write(path: &Path, text: &str) {
    files::write(path, text.as_bytes()).expect("a temporary folder can be written");
}
