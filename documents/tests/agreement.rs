//! What a schedule says of the small corpus: values, references, definitions, fallbacks and loose ends.

mod common;

use clause_documents::agreement::{Change, ClauseState, Kind, Piece, ReferenceState, Side, Solution, resolve};
use clause_documents::corpus::Corpus;
use clause_documents::json::from_slice;
use clause_documents::schedule::{Choice, Decision, Schedule};
use common::{agreement, corpus, ends, lines, pieces, schedule};

fn ids(agreement: &clause_documents::agreement::Agreement) -> Vec<&str> {
    agreement.entries.iter().map(|article| article.clause.as_str()).collect()
}

#[test]
fn values_come_from_the_column_or_from_the_reader() {
    let text = |json: &str| lines(&agreement(json), "DEL-1", Side::Chosen)[0].clone();
    assert_eq!(text(r#"{"entries":[{"clause":"DEL-1"}]}"#), "The Seller shall deliver each Crate within 10 days.");
    assert_eq!(text(r#"{"entries":[{"clause":"DEL-1"}],"column":"buyer"}"#), "The Seller shall deliver each Crate within 5 days.");
    assert_eq!(
        text(r#"{"entries":[{"clause":"DEL-1","values":{"days":{"column":"seller"}}}],"column":"buyer"}"#),
        "The Seller shall deliver each Crate within 20 days."
    );
    let own = agreement(r#"{"entries":[{"clause":"DEL-1","values":{"days":{"own":"7 Business Days"}}}],"column":"buyer"}"#);
    assert_eq!(lines(&own, "DEL-1", Side::Chosen)[0], "The Seller shall deliver each Crate within 7 Business Days.");
    assert_eq!(lines(&own, "DEL-1", Side::Published)[0], "The Seller shall deliver each Crate within 10 days.");
    // The buyer has no value for the gap, so the default counts and is told.
    let gap = &own.entries[0].parameters[1];
    assert_eq!((gap.value.as_str(), gap.from.as_str()), ("2 days", "default"));
    assert_eq!(own.counts.changed_values, 1);
}

#[test]
fn a_value_that_cannot_stand_in_a_text_is_kept_told_and_not_used() {
    for bad in ["<b>7</b>", "7\\u202edays", "7 עד days"] {
        let found = agreement(&format!(r#"{{"entries":[{{"clause":"DEL-1","values":{{"days":{{"own":"{bad}"}}}}}}],"column":"buyer"}}"#));
        let days = &found.entries[0].parameters[0];
        assert_eq!((days.value.as_str(), days.from.as_str()), ("5 days", "buyer"), "{bad}");
        assert!(days.problem.is_some() && matches!(days.choice, Some(Choice::Own(_))), "{bad}");
        assert_eq!(ends(&found, Kind::Value).len(), 1, "{bad}");
    }
    let long = format!(r#"{{"entries":[{{"clause":"DEL-1","values":{{"days":{{"own":"{}"}}}}}}]}}"#, "x".repeat(10_000));
    assert_eq!(ends(&agreement(&long), Kind::Value).len(), 1);
}

#[test]
fn a_blank_is_a_loose_end_with_each_column_as_a_way_out() {
    let found = agreement(r#"{"entries":[{"clause":"DEL-1","values":{"days":{"own":" "}}}]}"#);
    assert_eq!(lines(&found, "DEL-1", Side::Chosen)[0], "The Seller shall deliver each Crate within [blank].");
    let blank = ends(&found, Kind::Blank);
    assert_eq!(blank[0].solutions.len(), 3);
}

#[test]
fn each_reference_to_a_clause_that_is_not_chosen_is_told_once_with_its_items() {
    let found = agreement(r#"{"entries":[{"clause":"DEL-1"},{"clause":"PAY-1"}]}"#);
    let from_del: Vec<_> = ends(&found, Kind::Reference).into_iter().filter(|end| end.clause.as_deref() == Some("DEL-1")).collect();
    assert_eq!(from_del.len(), 1, "{from_del:#?}");
    assert_eq!((from_del[0].target.as_deref(), from_del[0].target_title.as_str()), (Some("DEL-2"), "Cold store"));
    assert_eq!(from_del[0].items, ["(a)"]);
    assert_eq!(from_del[0].words, "See DEL-2.");
    // The definition of a crate refers to it too.
    let of_term = ends(&found, Kind::Reference).into_iter().find(|end| end.term.is_some()).expect("a definition refers to it");
    assert_eq!((of_term.clause.as_deref(), of_term.term.as_deref()), (None, Some("crate")));
    assert_eq!(found.counts.open, found.loose_ends.len());
}

#[test]
fn every_solution_solves_its_loose_end() {
    let start = schedule(
        r#"{"entries":[{"clause":"DEL-1","values":{"days":{"own":"7 days"}}},{"clause":"OLD-1"},{"clause":"OLD-2"},{"clause":"NEW-1"},{"clause":"DEL-2","use":{"fallback":3},"values":{"days":{"own":""}}}]}"#,
    );
    let found = resolve(&corpus(), &start);
    let kinds: std::collections::BTreeSet<Kind> = found.loose_ends.iter().map(|end| end.kind).collect();
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        [Kind::Unknown, Kind::Withdrawn, Kind::Requires, Kind::Reference, Kind::Tie, Kind::Blank, Kind::Fallback]
    );
    for end in &found.loose_ends {
        assert!(!end.solved && !end.solutions.is_empty(), "{end:#?}");
        for solution in &end.solutions {
            // As it comes back from the page.
            let json = serde_json::to_string(solution).expect("solutions become JSON");
            let solution: Solution = from_slice(json.as_bytes()).expect("and come back");
            let mut changed = start.clone();
            solution.clone().apply(&mut changed);
            let after = resolve(&corpus(), &changed);
            assert!(after.loose_ends.iter().all(|other| other.id != end.id || other.solved), "{solution:?} does not solve {end:#?}");
        }
    }
}

#[test]
fn a_struck_reference_leaves_a_mark_and_a_kept_one_its_words() {
    let found = agreement(
        r#"{"entries":[{"clause":"DEL-1","references":{"DEL-2":"strike","PAY-1":"keep"}}],"definitions":{"crate":{"DEL-2":"keep"}}}"#,
    );
    assert_eq!(
        lines(&found, "DEL-1", Side::Chosen)[1],
        "(a) Time runs from the order under PAY-1. A late crate counts as lost. See [struck: DEL-2]."
    );
    assert_eq!(
        lines(&found, "DEL-1", Side::Published)[1],
        "(a) Time runs from the order under PAY-1. A late crate counts as lost. See DEL-2."
    );
    assert_eq!((found.counts.open, found.counts.solved), (1, 4), "{:#?}", found.loose_ends);
    assert!(found.loose_ends.iter().any(|end| end.decision == Some(Decision::Strike)));
    // What is kept is kept under a rule, which has to be there.
    let rule = found.loose_ends.iter().find(|end| !end.solved).expect("the rule is not chosen");
    assert_eq!((rule.target.as_deref(), rule.clause.as_deref()), (Some("PAY-2"), None));
}

#[test]
fn definitions_are_closed_and_sorted_and_no_other_is_there() {
    let found = agreement(r#"{"entries":[{"clause":"DEL-1"}]}"#);
    let terms: Vec<&str> = found.definitions.iter().map(|definition| definition.term.as_str()).collect();
    assert_eq!(terms, ["Apple", "Crate", "Orchard", "Seller"]);
    let apple = &found.definitions[0];
    assert_eq!((apple.used_by.as_slice(), apple.used_in.as_slice()), ([].as_slice(), ["crate".to_owned()].as_slice()));
    assert_eq!(found.definitions[1].used_by, ["DEL-1"]);
    // A value of the reader's own brings its terms along.
    let own = agreement(r#"{"entries":[{"clause":"DEL-1","values":{"days":{"own":"7 Business Days"}}}]}"#);
    let day = own.definitions.iter().find(|definition| definition.id == "business-day").expect("the value needs it");
    assert_eq!(day.change, Some(Change::Inserted));
    assert!(own.dropped_definitions.is_empty());
}

#[test]
fn ties_are_told_where_both_clauses_are_chosen() {
    let with = |json: &str| agreement(json).loose_ends.into_iter().filter(|end| end.kind == Kind::Tie).collect::<Vec<_>>();
    assert!(with(r#"{"entries":[{"clause":"DEL-1"},{"clause":"DEL-2"}],"column":"buyer"}"#).is_empty());
    assert!(with(r#"{"entries":[{"clause":"DEL-2","values":{"days":{"own":"7 days"}}}]}"#).is_empty());
    let found = with(r#"{"entries":[{"clause":"DEL-1"},{"clause":"DEL-2","values":{"days":{"own":"7 days"}}}]}"#);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "“Longest wait” in DEL-2 is 7 days, but it should be the same as in DEL-1, where it is 10 days");
}

#[test]
fn withdrawn_and_unknown_clauses_are_kept_with_their_successors() {
    let found = agreement(r#"{"entries":[{"clause":"OLD-1"},{"clause":"NEW-1"},{"clause":"DEL-1"}]}"#);
    assert_eq!(ids(&found), ["DEL-1", "OLD-1", "NEW-1"]);
    assert_eq!(found.entries[1].state, ClauseState::Withdrawn);
    assert_eq!(found.entries[1].successors, ["DEL-2"]);
    assert_eq!(lines(&found, "OLD-1", Side::Chosen), ["Old words, see DEL-1."]);
    assert_eq!((found.entries[2].state, found.entries[2].blocks.len()), (ClauseState::Unknown, 0));
}

#[test]
fn a_fallback_is_applied_and_both_texts_remain() {
    let rain = agreement(r#"{"entries":[{"clause":"DEL-1","use":{"fallback":0}}]}"#);
    let text = lines(&agreement(r#"{"entries":[{"clause":"DEL-1"}]}"#), "DEL-1", Side::Chosen);
    assert_eq!(lines(&rain, "DEL-1", Side::Published), text);
    assert_eq!(lines(&rain, "DEL-1", Side::Chosen)[4..], ["(b) Rain stops time for 2 days and one Business Day."]);
    let snow = agreement(r#"{"entries":[{"clause":"DEL-1","use":{"fallback":1}}]}"#);
    assert_eq!(lines(&snow, "DEL-1", Side::Published), text);
    let chosen = lines(&snow, "DEL-1", Side::Chosen);
    assert_eq!(chosen[1], "(a) Time runs from the order under PAY-1. A late crate counts as found. See DEL-2.");
    assert_eq!(chosen.last().map(String::as_str), Some("(c) Nothing else counts. Snow counts."));
    let pour = agreement(r#"{"entries":[{"clause":"DEL-1","use":{"fallback":3}}]}"#);
    assert_eq!(lines(&pour, "DEL-1", Side::Published), text);
    let chosen = lines(&pour, "DEL-1", Side::Chosen);
    assert_eq!(chosen[1], "(a) Time runs from the order under PAY-1. A late crate counts as lost. Look at PAY-2.");
    assert_eq!(chosen[4], "(a) (iii) at noon.");
    assert_eq!(chosen[5], "(b) A third order counts after 2 days.");
    // What only the new words refer to is told, what only the old ones do is not.
    let targets: Vec<_> =
        ends(&pour, Kind::Reference).iter().filter(|end| end.term.is_none()).map(|end| end.target.clone().unwrap()).collect();
    assert_eq!(targets, ["PAY-1", "PAY-2"]);
}

#[test]
fn a_fallback_without_a_place_leaves_the_text_and_is_told() {
    for index in [2, 9] {
        let found = agreement(&format!(r#"{{"entries":[{{"clause":"DEL-1","use":{{"fallback":{index}}}}}]}}"#));
        assert_eq!(ends(&found, Kind::Fallback).len(), 1, "{index}");
        assert_eq!(lines(&found, "DEL-1", Side::Chosen), lines(&found, "DEL-1", Side::Published));
    }
}

#[test]
fn fallbacks_are_offered_with_what_is_only_prose() {
    let found = agreement(r#"{"entries":[{"clause":"DEL-1"}]}"#);
    let offered: Vec<_> = found.entries[0].fallbacks.iter().map(|one| (one.index, one.text.as_str())).collect();
    assert_eq!(offered, [(Some(0), "If it rains"), (Some(1), "If it snows"), (Some(3), "If it pours"), (None, "Walk-away: none.")]);
}

#[test]
fn numbers_take_the_place_of_ids() {
    let json = r#"{"entries":[{"clause":"PAY-1"},{"clause":"DEL-2"},{"clause":"DEL-1"}],"numbering":"numbers"}"#;
    let found = agreement(json);
    let numbers: Vec<_> = found.entries.iter().map(|article| (article.clause.as_str(), article.number.as_str())).collect();
    assert_eq!(numbers, [("DEL-1", "1.1"), ("DEL-2", "1.2"), ("PAY-1", "2.1")]);
    let text = lines(&found, "PAY-1", Side::Chosen);
    assert_eq!(text[1], "(b) Clause 1.1, or that clause (that clause), follows. PAY-2 applies.");
    let hand = agreement(&json.replace("\"numbering\"", "\"order\":\"hand\",\"numbering\""));
    let numbers: Vec<_> = hand.entries.iter().map(|article| article.number.as_str()).collect();
    assert_eq!((ids(&hand), numbers), (vec!["PAY-1", "DEL-2", "DEL-1"], vec!["1", "2", "3"]));
    assert!(pieces(&hand, "PAY-1").iter().any(|piece| matches!(piece, Piece::Reference { state: ReferenceState::Chosen, .. })));
}

#[test]
fn any_corpus_will_do() {
    let empty = resolve(&Corpus::default(), &Schedule::of(["A-1"]));
    assert_eq!((empty.entries.len(), empty.counts.open), (1, 1));
    assert_eq!(resolve(&corpus(), &Schedule::default()).counts.open, 0);
    assert!(Corpus::of_json(b"{}").is_ok() && Corpus::of_json(b"[").is_err());
    let (desk, annexes) = corpus().split_annexes();
    assert!(desk.clauses.iter().all(|clause| clause.rationale.is_none() && clause.views.is_empty()));
    let mut whole = desk;
    whole.add_annexes(annexes);
    assert_eq!(whole, corpus());
}
