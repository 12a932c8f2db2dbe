//! What the typed words mean as they are typed: this form of a word, and each of two words.

mod common;

use clause_search::{Document, DocumentKind, Filters, Settings, build};
use common::open_all;

fn clause(id: &str, title: &str, text: &str) -> Document {
    Document { id: id.to_owned(), title: title.to_owned(), url: format!("c/{id}/"), text: text.to_owned(), ..Document::default() }
}

/// The ids of the answers over these documents.
fn answers(documents: &[Document], query: &str) -> Vec<String> {
    let engine = open_all(&build(documents, &Settings::default()).unwrap());
    engine.search(query, &Filters::default(), 10).hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn a_form_that_few_clauses_have_comes_before_other_words_of_its_stem() {
    let mut all: Vec<Document> =
        (1..6).map(|number| clause(&format!("AAA-{number}"), "What is owed", "What customers get, each customer gets.")).collect();
    all.push(clause("AAA-6", "Versions of a library", "One of many that somebody has customized for a purpose of his own."));
    for query in ["customized", "customised", "custmoized", "customised library"] {
        let found = answers(&all, query);
        assert_eq!(found[0], "AAA-6", "{query}");
    }
    assert_eq!(answers(&all, "customised").len(), 6, "the others are there too");
    assert_eq!(answers(&all, "customer")[0], "AAA-1");
    let doubled: Vec<Document> =
        (1..6).map(|number| clause(&format!("AAA-{number}"), "What is on it", "A label, and one more label.")).collect();
    let with_form = [&doubled[..], &[clause("AAA-6", "Manuals", "The labeling of what is sold, with all that belongs to it.")]].concat();
    assert_eq!(answers(&with_form, "labelling")[0], "AAA-6");
}

#[test]
fn of_two_words_each_is_meant() {
    let apart = clause("AAA-1", "Our house", "Of products we say that they are products.");
    let together = clause("AAA-2", "What is sold", "It is what our products do, and nothing else that anybody would name.");
    let other = clause("AAA-3", "Another", "Nothing of this kind.");
    assert_eq!(answers(&[apart.clone(), together, other.clone()], "our products")[0], "AAA-2");
    assert_eq!(answers(&[apart, other], "the products"), ["AAA-1"], "a word that all have decides nothing");
}

#[test]
fn a_chapter_with_all_words_in_its_title_stands_with_clauses_that_have_them_there() {
    let reports = clause("AAA-1", "Reports that a hospital makes to the regulator and to others", "They are made in time.");
    let duties = Document { document_kind: DocumentKind::Topic, ..clause("hospital/", "Hospital duties", "What a hospital has to do.") };
    let other = clause("AAA-2", "Another", "A hospital is named here only.");
    assert_eq!(answers(&[reports, other, duties], "what the hospital has to do"), ["hospital/", "AAA-1", "AAA-2"]);
}
