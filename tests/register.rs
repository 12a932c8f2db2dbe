//! What was published stays reachable, whoever renames, exchanges or deletes it: the record `addresses.lock` says so,
//! and where the record itself has suffered, the newest release does.

mod support;

use std::collections::BTreeSet;

use mdbook_clauses::addresses::{existing, moved_pages};
use mdbook_clauses::check::{check, recorded};
use mdbook_clauses::corpus::{Register, ReleaseName};
use mdbook_clauses::diagnostics::{Code, Diagnostic, Severity};
use mdbook_clauses::link::Edition;
use mdbook_clauses::read::END_OF_REGISTER;
use mdbook_clauses::release::Release;
use support::{Book, assert_clean, drawn};

const LOCK: &str = "addresses.lock";

/// The example corpus as a release.
fn release() -> Release {
    Release::new(
        ReleaseName::parse("2026-11").expect("a name"),
        "first draft".to_owned(),
        "2026-11-30".to_owned(),
        Book::orchard().check().edition,
        Vec::new(),
    )
}

/// The codes of the errors that `check` finds by itself, with and without a release.
fn errors(edition: &Edition, release: Option<&Release>) -> BTreeSet<&'static str> {
    // Whether changes.toml explains what differs from the release is not asked here.
    let of_changes = [Code::UnrecordedChange, Code::UnusedChange, Code::ChangeKind];
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error && !of_changes.contains(&diagnostic.code);
    check(edition, release.map(std::slice::from_ref).unwrap_or_default())
        .into_iter()
        .filter(is_error)
        .map(|diagnostic| diagnostic.code.name())
        .collect()
}

/// The example corpus without the lines of its record that contain some words.
fn without_lines(book: Book, words: &[&str]) -> Book {
    let text = book.text(LOCK);
    let stays = |line: &&str| !words.iter().any(|word| line.contains(word));
    let kept: Vec<&str> = text.lines().filter(stays).collect();
    assert!(kept.len() < text.lines().count(), "{words:?} stand in the record");
    book.with(LOCK, kept.join("\n") + "\n")
}

/// Two clauses with each other's ids, files and all.
fn exchanged() -> Book {
    let book = Book::orchard();
    let (one, two) = (book.text("src/delivery/del-1.md"), book.text("src/delivery/del-2.md"));
    book.with("src/delivery/del-2.md", one.replace("id = \"DEL-1\"", "id = \"DEL-2\""))
        .with("src/delivery/del-1.md", two.replace("id = \"DEL-2\"", "id = \"DEL-1\""))
}

fn renamed_topic() -> Book {
    let book = Book::orchard();
    let (chapter, clause) = (book.text("src/payment/index.md"), book.text("src/payment/pay-1.md"));
    book.without("src/payment/index.md")
        .without("src/payment/pay-1.md")
        .with("src/money/index.md", chapter)
        .with("src/money/pay-1.md", clause)
        .edit("src/SUMMARY.md", "payment/index.md", "money/index.md")
}

fn renamed_chapter() -> Book {
    Book::orchard().rename("src/about/index.md", "src/why/index.md").edit("src/SUMMARY.md", "about/index.md", "why/index.md").edit(
        "corpus.toml",
        "about/index.md",
        "why/index.md",
    )
}

fn everywhere(mut book: Book, from: &str, to: &str) -> Book {
    let paths: Vec<String> = book.files().keys().filter(|path| !path.ends_with(".lock")).cloned().collect();
    for path in paths {
        let text = book.text(&path).replace(from, to);
        book = book.with(&path, text);
    }
    book
}

/// What can happen to a book, with the errors that stop it.
fn cases() -> Vec<(&'static str, Book, &'static [&'static str])> {
    let orchard = Book::orchard;
    let deleted = || everywhere(orchard().without("src/payment/pay-1.md"), "PAY-1", "DEL-2");
    vec![
        ("the ids of two clauses are exchanged", exchanged(), &["id-reused"]),
        (
            "the titles of two clauses are exchanged",
            orchard().edit("src/delivery/del-1.md", "title = \"Time of delivery\"", "title = \"Cold storage\"").edit(
                "src/delivery/del-2.md",
                "title = \"Cold storage\"",
                "title = \"Time of delivery\"",
            ),
            &["id-reused"],
        ),
        (
            "a clause has the title that was recorded for another",
            orchard().edit("src/payment/pay-1.md", "title = \"Time of payment\"", "title = \"Time of delivery\""),
            &["id-reused"],
        ),
        (
            "a clause has a title between its own and that of another",
            orchard().edit("src/payment/pay-1.md", "title = \"Time of payment\"", "title = \"Time of delivery.\""),
            &["id-reused"],
        ),
        (
            "an id names a different clause",
            orchard().edit("src/delivery/del-2.md", "title = \"Cold storage\"", "title = \"Bees in the orchard\""),
            &["id-reused"],
        ),
        (
            "the title in the entry of a withdrawn clause is another's",
            orchard().edit("retired.toml", "title = \"Delivery by river\"", "title = \"Cold storage\""),
            &["id-reused"],
        ),
        ("a clause is deleted", deleted(), &["id-lost"]),
        (
            "a clause gets another id",
            everywhere(orchard().rename("src/payment/pay-1.md", "src/payment/pay-2.md"), "PAY-1", "PAY-2"),
            &["id-lost"],
        ),
        ("a withdrawn clause loses its entry", orchard().with("retired.toml", ""), &["id-lost"]),
        ("a term is renamed", everywhere(orchard(), "Cold Store", "Cool Room"), &["address-lost"]),
        (
            "a term is deleted",
            orchard().edit(
                "glossary.toml",
                "[[term]]\nterm = \"ripeness\"\ncase = \"any\"\ndefinition = \"How far an apple is from being eaten.\"\n",
                "",
            ),
            &["address-lost"],
        ),
        ("the key of a framework is renamed", everywhere(orchard(), "KEEPING", "KEEP"), &["address-lost"]),
        ("the folder of a topic is renamed", renamed_topic(), &["address-lost"]),
        ("the folder of a chapter is renamed", renamed_chapter(), &["address-lost"]),
        ("the id of a phase is renamed", everywhere(orchard(), "\"order\"", "\"ordering\""), &["address-lost"]),
        ("the id of a kind is renamed", everywhere(orchard(), "\"right\"", "\"option\""), &["address-lost"]),
        (
            "the id of a party is renamed",
            everywhere(everywhere(orchard(), "\"buyer\"", "\"client\""), "\nbuyer = ", "\nclient = "),
            &["address-lost"],
        ),
        ("a parameter is renamed", everywhere(orchard(), "delivery_days", "days_to_deliver"), &["address-lost"]),
        (
            "two parties exchange their names",
            orchard()
                .edit("corpus.toml", "name = \"Buyer\"", "name = \"Sel\"")
                .edit("corpus.toml", "name = \"Seller\"", "name = \"Buyer\"")
                .edit("corpus.toml", "name = \"Sel\"", "name = \"Seller\""),
            &["address-reused"],
        ),
        (
            "the address of a framework leads to another",
            orchard().edit("frameworks.toml", "title = \"On the Keeping of Fruit\"", "title = \"Rules of the River\""),
            &["address-reused"],
        ),
        (
            "the address of a topic leads to another",
            orchard()
                .rename("src/payment/pay-1.md", "src/payment/cost-1.md")
                .edit("src/payment/index.md", "prefix = \"PAY\"", "prefix = \"COST\"")
                .edit("src/payment/cost-1.md", "id = \"PAY-1\"", "id = \"COST-1\""),
            &["address-reused", "id-lost"],
        ),
    ]
}

#[test]
fn the_example_corpus_fits_its_record_and_its_release() {
    let checked = Book::orchard().check();
    assert_clean(&checked);
    assert!(errors(&checked.edition, Some(&release())).is_empty());
}

#[test]
fn whatever_is_renamed_exchanged_or_deleted_is_stopped() {
    let release = release();
    for (what, book, expected) in cases() {
        let edition = book.check().edition;
        for (source, release) in [("the record", None), ("the record and the release", Some(&release))] {
            let found = errors(&edition, release);
            let missing: Vec<_> = expected.iter().filter(|code| !found.contains(*code)).collect();
            assert!(missing.is_empty(), "{what}: {source} should give {expected:?}, and gives {found:?}");
        }
    }
}

/// Who deletes a line together with what it protects is stopped by the release.
#[test]
fn a_line_that_goes_with_what_it_protects_is_missed_by_the_release() {
    let release = release();
    let line = |book: Book, words: &[&str]| without_lines(book, words).check().edition;
    for (what, edition, expected) in vec![
        ("clause", line(everywhere(Book::orchard().without("src/payment/pay-1.md"), "PAY-1", "DEL-2"), &["PAY-1 ="]), "id-lost"),
        ("other clause", line(exchanged(), &["DEL-1 =", "DEL-2 ="]), "id-reused"),
        ("term", line(everywhere(Book::orchard(), "Cold Store", "Cool Room"), &["cold-store ="]), "address-lost"),
        ("framework", line(everywhere(Book::orchard(), "KEEPING", "KEEP"), &["keeping ="]), "address-lost"),
        ("topic", line(renamed_topic(), &["payment ="]), "address-lost"),
        ("chapter", line(renamed_chapter(), &["about/"]), "address-lost"),
        ("phase", line(everywhere(Book::orchard(), "\"order\"", "\"ordering\""), &["order ="]), "address-lost"),
        ("kind", line(everywhere(Book::orchard(), "\"right\"", "\"option\""), &["right ="]), "address-lost"),
        ("parameter", line(everywhere(Book::orchard(), "pay_days", "days_to_pay"), &["PAY-1 ="]), "address-lost"),
    ] {
        let found = errors(&edition, Some(&release));
        assert!(found.contains(expected) && found.contains("record-lost"), "{what}: {found:?}");
    }
}

#[test]
fn a_record_that_is_missing_or_cut_is_an_error() {
    let release = release();
    let without = Book::orchard().without(LOCK).check().edition;
    assert_eq!(errors(&without, Some(&release)), BTreeSet::from(["record-lost"]));
    assert!(errors(&without, None).is_empty(), "a book without a release may begin its record");
    let text = Book::orchard().text(LOCK);
    for end in text.match_indices('\n').map(|(at, _)| at + 1).filter(|end| *end < text.len()) {
        let checked = Book::orchard().with(LOCK, &text[..end]).check();
        let stops = checked.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert!(stops, "cut after {:?}:\n{}", text[..end].lines().last(), drawn(&checked));
    }
}

/// The record after `check --record`, and what is still wrong with the book then.
fn record(book: Book, release: Option<&Release>) -> (Book, String, BTreeSet<&'static str>) {
    let text = recorded(&book.check().edition.corpus, release, END_OF_REGISTER);
    let book = book.with(LOCK, text.as_str());
    let found = errors(&book.check().edition, release);
    (book, text, found)
}

/// Recording heals nothing that a person has to decide, takes nothing out, and does nothing the second time.
#[test]
fn recording_takes_nothing_out_and_heals_no_error() {
    let release = release();
    for (what, book, expected) in cases() {
        for release in [None, Some(&release)] {
            let before = Register::clone(&book.check().edition.corpus.register);
            let (book, text, found) = record(book.clone(), release);
            assert!(expected.iter().all(|code| found.contains(code)), "{what}: {found:?} are left of {expected:?}");
            let after = book.check().edition.corpus.register;
            for (key, entry) in &before.entries {
                let now = after.entries.get(key).unwrap_or_else(|| panic!("{what}: {key:?} is gone"));
                assert!(now.items.is_superset(&entry.items), "{what}: {key:?}");
                assert!(entry.parameters.keys().all(|name| now.parameters.contains_key(name)), "{what}: {key:?}");
            }
            assert_eq!(record(book, release).1, text, "{what}: a second run changes nothing");
        }
    }
}

#[test]
fn a_lost_record_is_written_again_from_the_release() {
    let release = release();
    let (_, text, found) = record(Book::orchard().without(LOCK), Some(&release));
    assert_eq!(text, Book::orchard().text(LOCK), "the record of the example corpus is what the program writes");
    assert!(found.is_empty(), "{found:?}");
    // What is gone from the book is recorded all the same, and so stays an error.
    let gone = everywhere(Book::orchard().without("src/payment/pay-1.md").without(LOCK), "PAY-1", "DEL-2");
    let (_, text, found) = record(gone, Some(&release));
    assert!(text.contains("PAY-1 = "), "{text}");
    assert_eq!(found, BTreeSet::from(["id-lost"]));
}

/// An entry by hand for each thing that was renamed; then recording makes the book clean.
#[test]
fn an_entry_by_hand_leads_every_old_address_on() {
    let moved = |entries: &[(&str, &str)]| {
        let lines: String = entries.iter().map(|(from, to)| format!("\"{from}\" = \"{to}\"\n")).collect();
        format!("[moved]\n{lines}")
    };
    for (book, entries) in [
        (everywhere(Book::orchard(), "Cold Store", "Cool Room"), vec![("t/cold-store/", "t/cool-room/")]),
        (everywhere(Book::orchard(), "KEEPING", "KEEP"), vec![("r/keeping/", "r/keep/")]),
        (renamed_topic(), vec![("payment/", "money/")]),
        (renamed_chapter(), vec![("about/", "why/")]),
        (everywhere(Book::orchard(), "\"order\"", "\"ordering\""), vec![("clauses/phase/order/", "clauses/phase/ordering/")]),
        (everywhere(Book::orchard(), "\"right\"", "\"option\""), vec![("clauses/kind/right/", "clauses/")]),
        (everywhere(Book::orchard(), "delivery_days", "days_to_deliver"), vec![("c/del-1/#delivery-days", "c/del-1/#days-to-deliver")]),
        (
            everywhere(everywhere(Book::orchard(), "Cold Store", "Cool Room"), "Cool Rooms", "Cool Rooms"),
            vec![("t/cold-store/", "t/cool-room/")],
        ),
    ] {
        let end = Book::orchard().text(LOCK).replace(END_OF_REGISTER, "");
        let book = book.with(LOCK, format!("{end}{}\n{END_OF_REGISTER}\n", moved(&entries)));
        let release = release();
        let (book, text, found) = record(book, Some(&release));
        assert!(found.is_empty(), "{entries:?}: {found:?}");
        let checked = book.check();
        assert_clean(&checked);
        let register = &checked.edition.corpus.register;
        let today = Register::of(&checked.edition.corpus);
        for (from, to) in entries {
            assert!(text.contains(&format!("\"{from}\" = \"{to}\"\n")), "{text}");
            let pages = moved_pages(register, &today);
            assert!(from.contains('#') || pages[from] == to, "{pages:?}");
            assert!(pages.values().all(|to| existing(&today).contains(to)), "{pages:?}");
        }
    }
}
