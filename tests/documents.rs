//! Schedules of the book of this repository: what holds for the small corpora holds for 149 clauses too.

use std::collections::BTreeMap;
use std::path::Path;

use clause_documents::agreement::{Agreement, Kind, Part, Piece, Side, line, resolve};
use clause_documents::corpus::Corpus;
use clause_documents::schedule::{Choice, Schedule, Use};
use clause_documents::words::Words;
use clause_documents::{plain, share, value};
use mdbook_clauses::assembly::desk;
use mdbook_clauses::site::files;

fn corpus() -> Corpus {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = mdbook_clauses::check(&files::load(&root.join("book")).expect("the book can be read"));
    desk::corpus(&checked.edition).expect("the record can be written")
}

fn all(corpus: &Corpus) -> Schedule {
    Schedule::of(corpus.clauses.iter().map(|clause| clause.id.clone()))
}

fn lines(parts: &[Part], side: Side, found: &mut Vec<String>) {
    for part in parts {
        match part {
            Part::Paragraph { words, change } if side.has(*change) => found.push(line(words, side)),
            Part::Item { blocks, change, .. } if side.has(*change) => lines(blocks, side, found),
            _ => {}
        }
    }
}

fn text(agreement: &Agreement, side: Side) -> Vec<String> {
    let mut found = Vec::new();
    agreement.entries.iter().for_each(|article| lines(&article.blocks, side, &mut found));
    found
}

#[test]
fn a_schedule_of_all_clauses_has_no_loose_end_in_any_column() {
    let corpus = corpus();
    for column in std::iter::once("default").chain(corpus.parties.iter().map(|party| party.id.as_str())) {
        let found = resolve(&corpus, &Schedule { column: column.to_owned(), ..all(&corpus) });
        assert_eq!(found.loose_ends, [], "{column}");
        assert_eq!(found.counts.clauses, corpus.clauses.len());
    }
}

#[test]
fn most_fallbacks_can_be_applied_and_both_texts_remain() {
    let corpus = corpus();
    let published = text(&resolve(&corpus, &all(&corpus)), Side::Published);
    let most = corpus.clauses.iter().filter_map(|clause| clause.fallback.as_ref()).map(|fallback| fallback.alternatives.len()).max();
    let (mut applied, mut failed) = (0, Vec::new());
    for index in 0..most.expect("there are fallbacks") {
        let mut schedule = all(&corpus);
        for entry in &mut schedule.entries {
            let fallback = corpus.clause(&entry.clause).and_then(|clause| clause.fallback.as_ref());
            if fallback.is_some_and(|fallback| fallback.alternatives.len() > index) {
                entry.uses = Use::Fallback(index);
                applied += 1;
            }
        }
        let found = resolve(&corpus, &schedule);
        assert_eq!(text(&found, Side::Published), published, "{index}");
        failed.extend(found.loose_ends.iter().filter(|end| end.kind == Kind::Fallback).map(|end| end.message.clone()));
    }
    let paragraphs: usize = corpus
        .clauses
        .iter()
        .filter_map(|clause| clause.fallback.as_ref())
        .map(|fallback| fallback.content.iter().filter(|block| !format!("{block:?}").contains("Walk-away, ")).count())
        .sum();
    println!("{applied} alternatives of {paragraphs} paragraphs, {} without a place: {failed:#?}", failed.len());
    assert!(applied * 100 >= paragraphs * 85, "{applied} of {paragraphs}");
    assert!(failed.len() <= 6, "{failed:#?}");
}

#[test]
fn an_address_with_all_clauses_and_own_values_is_short() {
    let corpus = corpus();
    let mut schedule = all(&corpus);
    let mut number = 11;
    for entry in &mut schedule.entries {
        for parameter in &corpus.clause(&entry.clause).expect("it is of the corpus").parameters {
            number = (number * 7 + 3) % 97;
            let own = Choice::Own(format!("{number} {}", ["days", "Business Days", "hours", "months"][number % 4]));
            entry.values.insert(parameter.name.clone(), own);
        }
    }
    let fragment = share::share(&schedule);
    println!("{} characters", fragment.len());
    assert!(fragment.len() < 2_000, "{}", fragment.len());
    assert_eq!(share::from_share(&fragment, &corpus), (schedule, Vec::new()));
}

#[test]
fn every_value_of_the_book_is_one_that_a_reader_could_type() {
    for clause in &corpus().clauses {
        for parameter in &clause.parameters {
            for text in std::iter::once(&parameter.default).chain(parameter.party_values.iter().map(|value| &value.value)) {
                assert_eq!(value::problem(text, &Words::default()), None, "{} {}: {text}", clause.id, parameter.name);
            }
        }
    }
}

#[test]
fn the_text_of_a_clause_is_the_one_of_the_public_data() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = mdbook_clauses::check(&files::load(&root.join("book")).expect("the book can be read")).edition;
    let corpus = desk::corpus(&edition).expect("the record can be written");
    let found = resolve(&corpus, &all(&corpus));
    let texts: BTreeMap<&str, String> =
        found.entries.iter().map(|article| (article.clause.as_str(), plain::text(&article.blocks))).collect();
    for clause in &edition.corpus.clauses {
        let expected = mdbook_clauses::corpus::plain::text(&clause.text.blocks, &clause.parameters);
        assert_eq!(texts[clause.id.value.as_str()], expected, "{}", clause.id.value);
    }
    let references = found.entries.iter().flat_map(|article| article.blocks.iter()).filter(|part| matches!(part, Part::Item { blocks, .. } if blocks.iter().any(|block| matches!(block, Part::Paragraph { words, .. } if words.iter().any(|piece| matches!(piece, Piece::Reference { .. }))))));
    assert!(references.count() > 100);
}
