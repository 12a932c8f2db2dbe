//! Pages of outside documents: which clauses cite which provisions, and which provisions none.

use mdbook_clauses::render::Mode;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use super::ORCHARD;
use super::support::releases::released;
use super::support::{Book, rendering};

/// The rows of the table of a page: whether it is said to be cited, its anchor and its words.
fn rows(page: &str) -> Vec<(String, Option<String>, String)> {
    let document = Html::parse_document(page);
    let rows = Selector::parse("table.places tbody > tr").expect("a selector");
    let words = |row: scraper::ElementRef<'_>| row.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    let attribute = |row: scraper::ElementRef<'_>, name| row.attr(name).map(str::to_owned);
    document.select(&rows).map(|row| (attribute(row, "data-cited").unwrap_or_default(), attribute(row, "id"), words(row))).collect()
}

#[test]
fn one_table_has_the_provisions_that_clauses_cite_and_the_others() {
    let page = ORCHARD.site.page("r/grades/");
    let rows = rows(page);
    let row = |cited: &str, id: Option<&str>, text: &str| (cited.to_owned(), id.map(str::to_owned), text.to_owned());
    assert_eq!(
        rows,
        [
            row("yes", Some("2-1"), "2.1 Official text of 2.1 Size of an apple DEL-1 Time of delivery Seller"),
            row("no", None, "2.2 Official text of 2.2 no clause"),
            row("yes", Some("3-a"), "3(a) Official text of 3(a) Bruises DEL-2 Cold storage Buyer Seller"),
        ]
    );
    assert!(page.contains("Clauses cite 2 of its 3 provisions."), "{page}");
    assert!(page.contains("name=\"cited\"") && page.contains("data-filter"), "the table can be narrowed");
    assert!(ORCHARD.site.page("r/").contains("2 of 3"), "the list says it, too");
}

#[test]
fn a_document_of_questions_shows_what_to_ask_for() {
    let page = ORCHARD.site.page("r/grades-annex/");
    assert!(page.contains("<h2 class=\"asks\">What to ask for if the store is warm</h2>"), "{page}");
    let rows = rows(page);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[0].2, "A Who writes the temperature down. no clause");
    let summary = "The Seller delivers in time and says so before.";
    assert!(rows[1].2.starts_with("B How cold the store is. DEL-1") && rows[1].2.contains(summary), "{rows:?}");
    assert!(page.contains("in our own words"));
    assert!(page.contains("data-schedule=\"DEL-1\""), "what is asked for goes into the schedule");
    assert!(!ORCHARD.site.page("r/grades/").contains(summary), "other documents have no summaries");
}

#[test]
fn every_page_of_an_outside_document_says_what_a_citation_is() {
    for page in ["r/", "r/grades/", "r/grades-annex/"] {
        assert!(ORCHARD.site.page(page).contains("never says that a clause satisfies a rule"), "{page}");
    }
}

#[test]
fn a_document_that_no_clause_cites_says_so() {
    let book = Book::orchard().edit("src/delivery/del-1.md", "\"GRADES ANNEX B\", ", "");
    let site = rendering::site(&book.check(), Mode::Site);
    let file = |path: &str| String::from_utf8_lossy(&site.iter().find(|file| file.path == path).expect("it is there").bytes).into_owned();
    let page = file("r/grades-annex/index.html");
    assert!(page.contains("No clause cites this document yet."), "{page}");
    assert!(!page.contains("name=\"cited\""), "where none is cited there is nothing to choose");
    let rules: Value = serde_json::from_str(&file("schedule/rules.json")).expect("JSON");
    assert!(!rules.to_string().contains("GRADES ANNEX"), "{rules}");
}

/// A release keeps what clauses cite, and not what a script does with it.
#[test]
fn a_release_has_the_table_without_filters() {
    let book = released(Book::orchard(), "2026-11", "2026-11-20");
    let site = rendering::site(&book.check(), Mode::Site);
    let page = site.iter().find(|file| file.path == "v/2026-11/r/grades/index.html").expect("it is there");
    let page = String::from_utf8_lossy(&page.bytes);
    let rows = rows(&page);
    assert_eq!(rows.iter().map(|row| row.0.as_str()).collect::<Vec<_>>(), ["yes", "yes"], "{rows:?}");
    assert!(!page.contains("data-filter-count") && !page.contains("data-schedule"), "{page}");
}

#[test]
fn the_schedule_is_told_which_provisions_clauses_cite() {
    let rules: Value = serde_json::from_str(ORCHARD.site.page("schedule/rules.json")).expect("JSON");
    assert_eq!(
        rules,
        json!([
            { "key": "GRADES", "title": "Grades of Table Apples", "page": "r/grades/", "known": 3, "provisions": [
                { "name": "2.1", "title": "Size of an apple", "anchor": "2-1", "clauses": ["DEL-1"] },
                { "name": "3(a)", "title": "Bruises", "anchor": "3-a", "clauses": ["DEL-2"] },
            ] },
            { "key": "GRADES ANNEX", "title": "Grades of Table Apples, annex on storage", "page": "r/grades-annex/", "provisions": [
                { "name": "B", "title": "How cold the store is.", "anchor": "b", "clauses": ["DEL-1"] },
            ] },
            { "key": "KEEPING", "title": "On the Keeping of Fruit", "page": "r/keeping/", "provisions": [
                { "name": "", "anchor": "whole", "clauses": ["DEL-1"] },
            ] },
        ])
    );
    let page = ORCHARD.site.page("schedule/");
    assert!(page.contains("data-rules=\"../schedule/rules.json\"") && page.contains("data-root=\"../\""), "{page}");
}
