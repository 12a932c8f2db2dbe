//! A corpus of more clauses than are written at once, or listed on a page that is sent with every miss.

use mdbook_clauses::Checked;
use mdbook_clauses::addresses::{Addresses, NOT_FOUND};
use mdbook_clauses::assembly::File;
use mdbook_clauses::corpus::{ClauseId, Corpus};
use mdbook_clauses::export::{self, RecordBuilder};
use mdbook_clauses::link::Edition;
use mdbook_clauses::render::Mode;
use serde_json::Value;

use super::support::{Book, rendering};

/// The orchard with copies of its first clause, so that it has so many, those that were withdrawn among them.
fn orchard_of(count: usize) -> Checked {
    let checked = Book::orchard().check();
    let mut corpus: Corpus = checked.edition.corpus;
    let first = corpus.clauses[0].clone();
    let copies = (1_000..).take(count - corpus.clauses.len() - corpus.retired.len()).map(|number| {
        let mut clause = first.clone();
        clause.id.value = ClauseId::parse(&format!("{}-{number}", first.id.value.prefix())).expect("it is an id");
        clause
    });
    corpus.clauses.extend(copies.collect::<Vec<_>>());
    corpus.clauses.sort_by(|a, b| (a.topic, &a.id.value).cmp(&(b.topic, &b.id.value)));
    Checked { edition: Edition::of(corpus), ..checked }
}

fn text<'f>(files: &'f [File], path: &str) -> &'f str {
    let mut found = files.iter().filter(|file| file.path == path);
    let (Some(file), None) = (found.next(), found.next()) else { panic!("`{path}` is there once") };
    std::str::from_utf8(&file.bytes).expect("it is text")
}

#[test]
fn the_page_for_misses_lists_clauses_while_they_are_few_and_then_topics() {
    for (count, lists_clauses) in [(500, true), (501, false)] {
        let checked = orchard_of(count);
        let files = rendering::site(&checked, Mode::Site);
        let page = text(&files, NOT_FOUND);
        let corpus = &checked.edition.corpus;
        let addresses = Addresses::current(corpus.settings.address.clone());
        let clauses = corpus.clauses.iter().map(|clause| addresses.clause(&clause.id.value));
        let topics = corpus.topics.iter().map(|topic| addresses.topic(&topic.folder));
        let (_, list) = page.split_once("id=\"part-all\"").expect("the page has a list");
        let (list, _) = list.split_once("</section>").expect("the list ends");
        let has = |path: String| list.contains(&format!("{path}\""));
        assert_eq!(clauses.map(has).filter(|has| *has).count(), if lists_clauses { corpus.clauses.len() } else { 0 }, "{count}");
        assert_eq!(topics.map(has).filter(|has| *has).count(), if lists_clauses { 0 } else { corpus.topics.len() }, "{count}");
    }
}

#[test]
fn what_is_written_piece_by_piece_is_what_one_record_says() {
    let checked = orchard_of(300);
    let files = rendering::site(&checked, Mode::Site);
    let edition = &checked.edition;
    let clauses = &edition.corpus.clauses;
    let addresses = Addresses::current(edition.corpus.settings.address.clone());
    let records = RecordBuilder::new(edition, &addresses);
    let mut record = records.without_clauses();
    record.clauses = (0..clauses.len()).map(|index| records.record(index)).collect();
    let whole = serde_json::to_string(&record).expect("the record can be written");
    assert!(text(&files, "api/clauses.json") == whole, "the exported record is not that of the corpus");

    let lines = text(&files, "api/clauses.ndjson").lines().filter(|line| line.starts_with("{\"is\":\"clause\","));
    let mut table = csv::Reader::from_reader(text(&files, "clauses.csv").as_bytes());
    let rows: Vec<String> = table.records().map(|row| row.expect("the table can be read")[0].to_owned()).collect();
    let mut texts = text(&files, "llms-full.txt");
    assert_eq!(lines.clone().count(), clauses.len());
    for (index, line) in lines.enumerate() {
        let id = &clauses[index].id.value;
        let of_clause = serde_json::to_string(&record.clauses[index]).expect("the record can be written");
        assert_eq!(line["{\"is\":\"clause\",".len()..], of_clause[1..], "{id}");
        let document = export::clause_json(&records.clause(index)).expect("the record can be written");
        assert_eq!(text(&files, &addresses.clause_json(id)).as_bytes(), document, "{id}");
        assert_eq!(rows[index], id.as_str());
        let markdown = text(&files, &addresses.clause_markdown(id));
        let (_, behind) = texts.split_once(markdown).unwrap_or_else(|| panic!("the text of {id} is in its place"));
        texts = behind;
    }

    let catalog: Value = serde_json::from_str(text(&files, "api/oscal-catalog.json")).expect("the catalog is JSON");
    let groups = catalog["catalog"]["groups"].as_array().expect("the catalog has groups").iter();
    let controls = groups.flat_map(|group| group["controls"].as_array().into_iter().flatten());
    let in_force = controls.filter(|control| control["class"].is_string()).map(|control| control["id"].as_str().expect("it is text"));
    assert!(in_force.eq(clauses.iter().map(|clause| clause.id.value.slug())), "the catalog has each clause in its place");

    let sheets = text(&files, "reference.html").lines().filter_map(|line| line.strip_prefix("<article class=\"whole\" id=\""));
    let sheets = sheets.map(|rest| rest.split('"').next().unwrap_or_default());
    assert!(sheets.eq(clauses.iter().map(|clause| clause.id.value.slug())), "the file for readers has each clause in its place");
}
