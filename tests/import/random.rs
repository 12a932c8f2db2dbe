//! Random documents: the tree that was written into a text comes back from the clause files.

use mdbook_clauses::corpus::{Block, plain};
use proptest::collection::vec;
use proptest::prelude::*;

use super::support::Book;
use super::{after, assert_only_unfinished};

/// A provision: its heading, its paragraph, its items with those inside them, a table.
#[derive(Debug, Clone)]
struct Provision {
    heading: String,
    paragraph: String,
    items: Vec<(String, Vec<String>)>,
    closing: Option<String>,
}

/// Words that are no heading, no number and no mark by themselves.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z]{2,9}",
        1 => Just("*bold*".to_owned()),
        1 => Just("[sic]".to_owned()),
        1 => Just("{free}".to_owned()),
        1 => Just("a_b".to_owned()),
        1 => Just("<br>".to_owned()),
        1 => Just("C&amp;A".to_owned()),
        1 => Just("#sign".to_owned()),
    ];
    vec(word, 1..9).prop_map(|words| format!("It shall {}.", words.join(" ")))
}

fn provision() -> impl Strategy<Value = Provision> {
    let heading = vec("[a-z]{4,9}", 1..4).prop_map(|words| format!("Title {}", words.join(" ")));
    // A single `(i)` behind `(h)` may be either; nobody can tell.
    let inner = prop_oneof![Just(Vec::new()), vec(sentence(), 2..5)];
    let items = vec((sentence(), inner), 0..14);
    (heading, sentence(), items, proptest::option::of(sentence())).prop_map(|(heading, paragraph, items, closing)| Provision {
        heading,
        paragraph,
        items,
        closing,
    })
}

const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];

fn document(provisions: &[Provision]) -> String {
    let mut text = String::new();
    for (index, provision) in provisions.iter().enumerate() {
        text.push_str(&format!("{}. {}\n\n{}\n\n", index + 1, provision.heading, provision.paragraph));
        for (letter, (item, inner)) in ('a'..).zip(&provision.items) {
            text.push_str(&format!("({letter}) {item}\n\n"));
            for (numeral, inner) in ROMAN.iter().zip(inner) {
                text.push_str(&format!("({numeral}) {inner}\n\n"));
            }
        }
        if let Some(closing) = &provision.closing {
            text.push_str(&format!("{closing}\n\n"));
        }
    }
    text
}

/// The words of a provision in order, without marks.
fn words(provision: &Provision) -> Vec<String> {
    let items = provision.items.iter().flat_map(|(item, inner)| std::iter::once(item).chain(inner));
    std::iter::once(&provision.paragraph).chain(items).chain(&provision.closing).cloned().collect()
}

/// The words of clause text in order, without marks.
fn texts(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Item { blocks, .. } => texts(blocks, found),
            Block::List { entries, .. } => entries.iter().for_each(|entry| texts(entry, found)),
            block => {
                let text = plain::text(std::slice::from_ref(block), &[]).trim().to_owned();
                // Items that are written as a list keep their marks.
                let unmarked = ROMAN.iter().find_map(|mark| text.strip_prefix(&format!("({mark}) "))).unwrap_or(&text);
                found.push(unmarked.to_owned());
            }
        }
    }
}

fn items(blocks: &[Block]) -> usize {
    blocks.iter().filter(|block| matches!(block, Block::Item { .. })).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn a_tree_comes_back_from_its_text(provisions in vec(provision(), 1..5)) {
        let (book, _) = after(Book::orchard(), "random.txt", &document(&provisions));
        assert_only_unfinished(&book);
        let checked = book.check();
        let clauses: Vec<_> = checked.edition.corpus.clauses.iter().filter(|clause| clause.id.value.prefix() == "SUP").collect();
        prop_assert_eq!(clauses.len(), provisions.len());
        for (clause, provision) in clauses.iter().zip(&provisions) {
            prop_assert_eq!(&clause.title.value, &provision.heading);
            let mut found = Vec::new();
            texts(&clause.text.blocks, &mut found);
            prop_assert_eq!(found, words(provision));
            prop_assert_eq!(items(&clause.text.blocks), provision.items.len());
        }
        let (_, again) = after(book, "random.txt", &document(&provisions));
        prop_assert!(again.files.is_empty());
    }

    #[test]
    fn any_text_is_imported_or_refused(text in "(\\PC|[\n#|(){}*_-]|[0-9]{1,2}\\. |\\([a-z]\\) |Section 1|5 days|\u{202e}){0,120}", markdown in any::<bool>()) {
        let name = if markdown { "any.md" } else { "any.txt" };
        if let Ok(imported) = super::import(&Book::orchard(), &super::request(name, text.as_bytes())) {
            assert_only_unfinished(&super::written(Book::orchard(), &imported));
        }
    }
}
