//! The native index is one that plain Tantivy opens, and our engine gives from it what it gives from memory.

mod common;

use clause_search::{Filters, Language, TantivyEngine, write_native};
use common::{corpus, settings};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{Index, TantivyDocument, Term};

#[test]
fn plain_tantivy_finds_and_reads_clauses() {
    let documents = corpus();
    let folder = tempfile::tempdir().unwrap();
    write_native(&documents, Language::English, folder.path()).unwrap();

    let index = Index::open_in_dir(folder.path()).unwrap();
    let searcher = index.reader().unwrap().searcher();
    assert_eq!(usize::try_from(searcher.num_docs()).unwrap(), documents.len());
    assert_eq!(searcher.segment_readers().len(), 1);
    let schema = index.schema();
    let [id, text, party] = ["id", "text", "party"].map(|name| schema.get_field(name).unwrap());
    let query = TermQuery::new(Term::from_field_text(id, "pat.2"), IndexRecordOption::Basic);
    let found = searcher.search(&query, &TopDocs::with_limit(2).order_by_score()).unwrap();
    assert_eq!(found.len(), 1);
    let document: TantivyDocument = searcher.doc(found[0].1).unwrap();
    assert_eq!(document.get_first(id).and_then(|value| value.as_str()), Some("PAT-2"));
    for (field, term) in [(text, "patch"), (party, "mdm")] {
        let query = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::Basic);
        assert!(searcher.search(&query, &Count).unwrap() > 1, "{term}");
    }
}

#[test]
fn the_engine_opens_what_was_written() {
    let documents = corpus();
    let folder = tempfile::tempdir().unwrap();
    write_native(&documents, Language::English, folder.path()).unwrap();
    let written = TantivyEngine::open(folder.path(), &settings()).unwrap();
    let in_memory = TantivyEngine::new(&documents, &settings()).unwrap();
    for query in ["patch deadline", "\"end of support\"", "pat 2"] {
        let answer = |engine: &TantivyEngine| engine.search(query, &Filters::default(), 10).unwrap();
        assert_eq!(answer(&written), answer(&in_memory), "{query}");
    }
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    assert!(write_native(&[], Language::English, folder.path()).is_err());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
