//! What is judged does not depend on where it was written.

use mdbook_clauses::corpus::content::{Block, Inline};
use mdbook_clauses::corpus::{Corpus, SourceSpan, Spanned};
use mdbook_clauses::diagnostics::{Code, Diagnostic};
use mdbook_clauses::{Checked, check, link, read};

use super::{Book, hostile};

#[test]
fn a_comment_in_the_front_matter_leaves_the_text_equal() {
    let plain = Book::orchard();
    let commented = plain.clone().edit("src/delivery/del-1.md", "kind = \"duty\"", "# a comment\nkind = \"duty\"");
    let changed = plain.clone().edit("src/delivery/del-1.md", "the gate.", "the gate!");
    let clause = |book: &Book| link::link(read::read(book.files()).corpus).corpus.clauses[0].clone();
    assert!(clause(&plain) == clause(&commented), "only places differ");
    assert!(clause(&plain).text != clause(&changed).text, "words differ");
}

/// A corpus as a release would hold it: nothing says where it was written.
fn without_spans(mut corpus: Corpus) -> Corpus {
    for clause in &mut corpus.clauses {
        forget(&mut clause.id);
        forget(&mut clause.title);
        forget(&mut clause.kind);
        forget(&mut clause.summary);
        clause.parties.iter_mut().for_each(forget);
        clause.phases.iter_mut().for_each(forget);
        clause.see.iter_mut().for_each(forget);
        clause.references.iter_mut().for_each(forget);
        clause.accept.iter_mut().for_each(|accept| forget(&mut accept.lint));
        for parameter in &mut clause.parameters {
            forget(&mut parameter.name);
            forget_in(&mut parameter.basis);
        }
        for section in std::iter::once(&mut clause.text).chain(clause.sections.iter_mut().map(|(_, section)| section)) {
            section.heading_span = SourceSpan::default();
            forget_in(&mut section.blocks);
        }
    }
    corpus
}

fn forget<T>(value: &mut Spanned<T>) {
    value.span = None;
}

fn forget_in(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph { words } => forget_words(words),
            Block::Item { blocks, span, .. } => {
                *span = SourceSpan::default();
                forget_in(blocks);
            }
            Block::Quote { blocks } => forget_in(blocks),
            Block::List { entries, .. } => entries.iter_mut().for_each(|entry| forget_in(entry)),
            Block::Table { head, rows } => head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| forget_words(cell)),
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn forget_words(words: &mut [Inline]) {
    for inline in words {
        match inline {
            Inline::Text { span, .. } => *span = SourceSpan::default(),
            Inline::Bracket { span, words, .. } => {
                *span = SourceSpan::default();
                forget_words(words);
            }
            Inline::Emphasis { words }
            | Inline::Strong { words }
            | Inline::Link { words, .. }
            | Inline::Clause { words, .. }
            | Inline::Term { words, .. } => forget_words(words),
            Inline::Code { .. } | Inline::Break | Inline::Parameter { .. } => {}
        }
    }
}

/// A release keeps texts as they were linked. Read back, they need no linking: links and pages are the same.
#[test]
fn a_text_that_was_stored_makes_the_same_pages() {
    let stored = |blocks: &mut Vec<Block>| {
        let json = serde_json::to_string(blocks).expect("trees become JSON");
        *blocks = serde_json::from_str(&json).expect("and come back");
    };
    let checked = Book::orchard().check();
    let mut corpus = without_spans(checked.edition.corpus.clone());
    for clause in &mut corpus.clauses {
        stored(&mut clause.text.blocks);
        clause.sections.iter_mut().for_each(|(_, section)| stored(&mut section.blocks));
        clause.parameters.iter_mut().for_each(|parameter| stored(&mut parameter.basis));
    }
    corpus.terms.iter_mut().for_each(|term| stored(&mut term.definition));
    corpus.frameworks.iter_mut().for_each(|framework| stored(&mut framework.note));
    let thawed = Checked { edition: link::Edition::of(corpus), ..Book::orchard().check() };
    assert_eq!(thawed.edition.links, checked.edition.links);
    let sorted = |checked: &Checked| {
        let mut files = hostile::site(checked);
        files.sort_by(|a, b| (&a.path, &a.bytes).cmp(&(&b.path, &b.bytes)));
        files
    };
    assert!(sorted(&thawed) == sorted(&checked), "every page has the same bytes");
}

/// What is said, without the places.
fn said(diagnostics: &[Diagnostic]) -> Vec<(Code, String, Option<String>)> {
    let mut said: Vec<_> = diagnostics.iter().map(|found| (found.code, found.message.clone(), found.help.clone())).collect();
    said.sort();
    said
}

#[test]
fn the_same_is_found_where_nothing_says_where_it_was_written() {
    let faults = "The Seller should wait 7 days for the Moon, [DEL-9], [x][Moon] and {moon_days}.";
    let book = Book::orchard()
        .edit("src/delivery/del-2.md", "The Seller shall keep", &format!("{faults} The Seller shall keep"))
        .edit(
            "src/delivery/del-2.md",
            "summary = ",
            "accept = [{ lint = \"party-mismatch\", reason = \"none\" }]\nsee = [\"DEL-3\"]\nsummary = ",
        )
        .edit("src/delivery/del-2.md", "kind = \"duty\"", "kind = \"dutty\"")
        .edit("src/payment/pay-1.md", "summary = ", "accept = [{ lint = \"should-in-clause\", reason = \"meant\" }]\nsummary = ")
        .edit("src/payment/pay-1.md", "[DEL-1]", "[DEL-1], and the Buyer should not wait");
    let corpus = read::read(book.files()).corpus;
    let with = check::check(&link::link(corpus.clone()), &[]);
    let without = check::check(&link::link(without_spans(corpus)), &[]);
    let codes: Vec<&str> = with.iter().map(|found| found.code.name()).collect();
    for code in ["should-in-clause", "bare-number", "undefined-capitalised-term", "unknown-clause", "unknown-term", "unknown-parameter"] {
        assert!(codes.contains(&code), "{code} is found: {codes:?}");
    }
    assert!(codes.contains(&"unused-acceptance") && codes.contains(&"retired-clause") && codes.contains(&"unknown-kind"), "{codes:?}");
    assert_eq!(said(&with), said(&without));
}
