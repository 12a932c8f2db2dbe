//! The quality of answers, on the questions that people who know the corpus have judged.

mod common;

use clause_search::{Filters, build};
use common::{Quality, corpus, open_all, questions, settings};

/// Answers must not become worse than this.
const MIN_MRR: f64 = 0.93;

#[test]
fn judged_questions_are_answered() {
    let documents = corpus();
    let packed = build(&documents, &settings()).unwrap();
    let engine = open_all(&packed);
    let mut quality = Quality::default();
    for question in questions() {
        if !question.expected.iter().any(|id| documents.iter().any(|document| document.id == *id)) {
            continue;
        }
        let results = engine.search(&question.q, &Filters::default(), 10);
        let rank = results.hits.iter().position(|hit| question.expected.contains(&hit.id));
        if rank != Some(0) {
            let found: Vec<&str> = results.hits.iter().take(4).map(|hit| hit.id.as_str()).collect();
            println!("{:?} {} {:?} got {found:?}", rank.map(|rank| rank + 1), question.q, question.expected);
        }
        quality.add(rank);
    }
    println!("{} clauses, {quality:.3?}", documents.len());
    assert!(quality.mrr >= MIN_MRR, "{quality:?}");
}
