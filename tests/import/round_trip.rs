//! The tables that the site of this repository's book exports, imported into another book.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use clause_documents::agreement::resolve;
use clause_documents::schedule::Schedule;
use clause_documents::workbook;
use mdbook_clauses::addresses::Addresses;
use mdbook_clauses::assembly::desk;
use mdbook_clauses::corpus::{Block, Clause, plain};
use mdbook_clauses::export::{RecordBuilder, Released, Whole};
use mdbook_clauses::site::files;

use super::support::drawn;
use super::{empty_book, import, request, written};

/// The items of a text by their levels, each with its words: `1 (ii) words`.
fn shape(blocks: &[Block], clause: &Clause, level: usize, found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Item { letter, blocks, .. } => {
                found.push(format!("{level} ({letter})"));
                shape(blocks, clause, level + 1, found);
            }
            block => found.push(plain::text(std::slice::from_ref(block), &clause.parameters).trim().to_owned()),
        }
    }
}

fn shape_of(clause: &Clause, renamed: &HashMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    shape(&clause.text.blocks, clause, 0, &mut found);
    // The ids of the other book.
    let word = |word: &str| {
        let id = word.trim_matches(|c: char| !c.is_alphanumeric());
        renamed.get(id).map_or_else(|| word.to_owned(), |new| word.replacen(id, new, 1))
    };
    found.iter().map(|line| line.split_inclusive([' ', '\n']).map(word).collect()).collect()
}

#[test]
fn our_own_exports_give_the_same_clauses_again() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("book");
    let ours = mdbook_clauses::check(&files::load(&root).expect("the book can be read")).edition;
    let corpus = desk::corpus(&ours).expect("the corpus can be written");
    let schedule = Schedule::of(corpus.clauses.iter().map(|clause| clause.id.clone()));
    let addresses = Addresses::current(None);
    let records = RecordBuilder::new(&ours, &addresses);
    let record = records.without_clauses();
    let whole = Whole::new(&records, &record).expect("the corpus can be written");
    let mut csv = whole.begin(Released::default()).expect("a table").table;
    for (topic, clauses) in ours.topic_clauses.iter().enumerate() {
        csv.extend(whole.clauses(topic, clauses).expect("a table").0.table);
    }
    csv.extend(whole.end().expect("a table").table);
    for (name, bytes) in [("clauses.csv", csv), ("all.xlsx", workbook::write(&resolve(&corpus, &schedule)))] {
        let empty = empty_book("en", [("hdo", "HDO"), ("mdm", "MDM")]);
        let imported = import(&empty, &request(name, &bytes)).expect("a table");
        let book = written(empty, &imported);
        let checked = book.check();
        assert_eq!(imported.counts.added, ours.corpus.clauses.len(), "{name}");
        assert_eq!(checked.edition.corpus.clauses.len(), ours.corpus.clauses.len(), "{name}: {}", drawn(&checked));
        let pairs = || ours.corpus.clauses.iter().zip(&checked.edition.corpus.clauses);
        let renamed: HashMap<String, String> =
            pairs().map(|(before, after)| (before.id.value.to_string(), after.id.value.to_string())).collect();
        let mut parameters = (0, 0);
        for (before, after) in pairs() {
            let id = &before.id.value;
            assert_eq!(before.title.value, after.title.value, "{name} {id}");
            assert_eq!(shape_of(before, &renamed), shape_of(after, &HashMap::new()), "{name} {id}");
            let of = |clause: &Clause| {
                clause.parameters.iter().map(|parameter| (parameter.label.clone(), parameter.default.clone())).collect::<Vec<_>>()
            };
            parameters.0 += before.parameters.len();
            parameters.1 += of(before).iter().filter(|one| of(after).contains(one)).count();
            if name.ends_with(".csv") {
                let of = |clause: &Clause| clause.parties.iter().map(|party| party.value.clone()).collect::<BTreeSet<_>>();
                assert_eq!(of(before), of(after), "{name} {id}");
            }
        }
        assert_eq!(parameters.0, parameters.1, "{name}");
    }
}
