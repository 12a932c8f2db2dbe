//! Schedules that were made from an earlier release: what has another text today is asked for, clause by clause.

mod common;

use clause_documents::agreement::{Kind, Side, Solution, resolve};
use clause_documents::corpus::{Corpus, Earlier};
use clause_documents::json::from_slice;
use clause_documents::schedule::Decision;
use common::{corpus, ends, lines, schedule};

const RELEASE: &str = "2025-01";

/// The orchard, with a release behind it in which a crate was delivered faster, a clause had another title, and a clause was
/// in force that is withdrawn today.
fn with_release() -> Corpus {
    let mut corpus = corpus();
    let mut clauses = corpus.clauses[..2].to_vec();
    "3 days".clone_into(&mut clauses[0].parameters[0].default);
    "Another title".clone_into(&mut clauses[1].title);
    let withdrawn = &corpus.retired[0];
    clauses.push(clause_documents::corpus::Clause {
        id: withdrawn.id.clone(),
        title: withdrawn.title.clone(),
        content: withdrawn.content.clone(),
        ..corpus.clauses[2].clone()
    });
    // As it travels: through the file that the site has.
    let earlier = Earlier { clauses, terms: Vec::new() };
    let earlier: Earlier = from_slice(&serde_json::to_vec(&earlier).expect("JSON")).expect("an earlier release");
    corpus.add_release(RELEASE, earlier);
    corpus
}

#[test]
fn a_release_has_only_the_texts_that_are_others_today() {
    let corpus = with_release();
    assert!(corpus.earlier(RELEASE, "DEL-1").is_some());
    assert!(corpus.earlier(RELEASE, "PAY-1").is_none() && corpus.earlier("2024-01", "DEL-1").is_none());
}

#[test]
fn a_clause_with_another_text_is_an_open_question_until_it_is_decided() {
    let corpus = with_release();
    let mut chosen = schedule(&format!(r#"{{"release":"{RELEASE}","entries":[{{"clause":"DEL-1"}},{{"clause":"PAY-1"}}]}}"#));
    let before = resolve(&corpus, &chosen);
    let [end] = ends(&before, Kind::Release)[..] else { panic!("one clause differs: {:#?}", before.loose_ends) };
    assert_eq!((end.clause.as_deref(), end.target.as_deref(), end.solved), (Some("DEL-1"), Some(RELEASE), false));
    assert!(!lines(&before, "DEL-1", Side::Chosen)[0].contains("3 days"), "until then it is the text of today");

    let [today, keep] = end.solutions.clone().try_into().expect("two ways");
    keep.apply(&mut chosen);
    let kept = resolve(&corpus, &chosen);
    assert!(lines(&kept, "DEL-1", Side::Chosen)[0].contains("3 days"));
    assert_eq!(kept.entries[0].release.as_deref(), Some(RELEASE));
    let [end] = ends(&kept, Kind::Release)[..] else { panic!("it can be decided anew") };
    assert!(end.solved && end.decision == Some(Decision::Keep));

    today.apply(&mut chosen);
    let updated = resolve(&corpus, &chosen);
    assert!(!lines(&updated, "DEL-1", Side::Chosen)[0].contains("3 days"));
    let [end] = ends(&updated, Kind::Release)[..] else { panic!("it can be decided anew") };
    assert!(end.solved && end.decision.is_none());
}

#[test]
fn a_schedule_of_today_asks_nothing_and_one_of_an_unknown_release_has_the_text_of_today() {
    let corpus = with_release();
    for release in ["null", r#""2024-01""#] {
        let found =
            resolve(&corpus, &schedule(&format!(r#"{{"release":{release},"entries":[{{"clause":"DEL-1","release":"2024-01"}}]}}"#)));
        assert!(ends(&found, Kind::Release).is_empty());
        assert!(!lines(&found, "DEL-1", Side::Chosen)[0].contains("3 days"));
    }
}

#[test]
fn a_clause_that_was_withdrawn_since_keeps_the_text_of_its_release() {
    let corpus = with_release();
    let mut chosen = schedule(&format!(r#"{{"release":"{RELEASE}","entries":[{{"clause":"OLD-1"}}]}}"#));
    Solution::Release { clause: "OLD-1".to_owned(), release: RELEASE.to_owned() }.apply(&mut chosen);
    let found = resolve(&corpus, &chosen);
    assert_eq!(found.entries[0].release.as_deref(), Some(RELEASE));
    assert!(lines(&found, "OLD-1", Side::Chosen)[0].starts_with("Old words"));
}
