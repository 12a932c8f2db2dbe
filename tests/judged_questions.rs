//! The quality of answers, on questions that people who know the corpus have judged, over what the generator really
//! indexes.

use std::path::Path;

use anyhow::Error;
use clause_search::{DocumentKind, Engine, Filters, build, decompress};
use mdbook_clauses::assembly::search;
use mdbook_clauses::site::files;
use serde::Deserialize;

/// Answers must not become worse than this mean reciprocal rank within ten hits.
const MIN_MRR: f64 = 0.93;

/// One judged question: any of the expected ids is right.
#[derive(Deserialize)]
struct Question {
    q: String,
    expected: Vec<String>,
}

#[test]
fn judged_questions_are_answered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edition = mdbook_clauses::check(&files::load(&root.join("book")).expect("the book can be read")).edition;
    let packed = build(&search::documents(&edition), &search::settings(&edition)).expect("the book can be indexed");
    let main = decompress(&packed.main.bytes).expect("the index can be opened");
    let mut engine = Engine::open(&packed.main.name, &main).expect("the index can be opened");
    let part = |name: &str| {
        let part = packed.parts.iter().find(|part| part.name == name).expect("the index has its parts");
        Ok::<_, Error>(decompress(&part.bytes)?)
    };

    let questions = include_str!("../search-index/tests/data/queries.json");
    let questions: Vec<Question> = serde_json::from_str(questions).expect("the questions are JSON");
    let mut ranks = Vec::new();
    for Question { q, expected } in &questions {
        for id in expected {
            let is_there = edition.corpus.clauses.iter().any(|clause| clause.id.value.as_str() == id);
            assert!(is_there, "{q:?} expects {id}, which no clause has");
        }
        let results = engine.search_with(q, &Filters::default(), 10, part).expect("questions are answered");
        // A term or a chapter that comes first is no wrong answer: questions here are about clauses.
        let clauses: Vec<_> = results.hits.iter().filter(|hit| hit.document_kind == DocumentKind::Clause).collect();
        let rank = clauses.iter().position(|hit| expected.contains(&hit.id));
        if rank != Some(0) {
            let found: Vec<&str> = clauses.iter().take(4).map(|hit| hit.id.as_str()).collect();
            println!("{:?} {q} {expected:?} got {found:?}", rank.map(|rank| rank + 1));
        }
        ranks.push(rank);
    }
    let number = f64::from(u32::try_from(questions.len()).expect("there are a few dozen questions"));
    let reciprocal = |rank: &Option<usize>| rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank + 1).expect("ten hits")));
    let mrr = ranks.iter().map(reciprocal).sum::<f64>() / number;
    let among_three = ranks.iter().filter(|rank| rank.is_some_and(|rank| rank < 3)).count();
    println!("{} questions, MRR@10 {mrr:.3}, {among_three} right among three", questions.len());
    assert!(mrr >= MIN_MRR, "MRR@10 {mrr:.3}");
}
