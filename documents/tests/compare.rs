//! What a comparison says, and that it says so of any corpus and any text.

use clause_documents::compare::Comparer;
use clause_documents::corpus::Corpus;
use clause_documents::provisions::{self, Provision};
use clause_documents::words::Words;
use proptest::prelude::*;

/// A corpus of three clauses about apples, with nothing that the reference corpus has.
fn orchard() -> Corpus {
    Corpus::of_json(
        br#"{"topics": [{"id": "delivery", "title": "Delivery"}], "clauses": [
        {"id": "DEL-1", "title": "Delivery on time", "topic": "delivery", "summary": "The seller brings the apples in time.",
         "content": [{"type": "item", "letter": "a", "blocks": [{"type": "paragraph", "words": [
            {"type": "text", "text": "The seller shall deliver the apples within "}, {"type": "parameter", "name": "days"},
            {"type": "text", "text": " of the harvest."}]}]}],
         "parameters": [{"name": "days", "label": "Days to deliver", "default": "5 days"}],
         "brief": [{"label": "Days to deliver", "value": "5 days"}],
         "signals": ["the carrier hands over the fruit at the gate not later than the agreed number of days after picking"]},
        {"id": "PAY-1", "title": "Payment", "summary": "The buyer pays.", "asked": ["When is the money due?"],
         "content": [{"type": "paragraph", "words": [{"type": "text", "text": "The buyer shall pay within 30 days of the invoice."}]}]},
        {"id": "QLT-1", "title": "Ripe fruit", "summary": "Only ripe apples are sold.",
         "content": [{"type": "paragraph", "words": [{"type": "text", "text": "Apples shall be ripe, whole and free of worms."}]}]}]}"#,
    )
    .expect("the corpus is JSON")
}

fn provision(text: &str) -> Provision {
    Provision { text: text.to_owned(), ..Provision::default() }
}

#[test]
fn a_match_has_the_words_and_the_numbers_of_both_sides() {
    let draft = [
        provision("The carrier hands over the fruit at the gate not later than the agreed seven (7) days after picking."),
        provision("The parties may record the dance with cameras, and guests bring umbrellas, chairs and candles."),
    ];
    let comparison = Comparer::new(&orchard()).compare(&draft, None);
    let [picked, dance] = &comparison.provisions[..] else { panic!("two provisions were compared") };
    assert!(picked.found);
    let best = &picked.nearest[0];
    assert_eq!((best.clause.as_str(), best.found), ("DEL-1", true));
    assert_eq!(best.words, ["carrier hands", "gate", "later", "agreed", "picking", "days", "fruit"]);
    let text: Vec<u16> = draft[0].text.encode_utf16().collect();
    let marked: Vec<String> = best.marks.iter().map(|&(from, to)| String::from_utf16_lossy(&text[from..to])).collect();
    assert_eq!(marked, ["carrier hands", "fruit", "gate", "later", "agreed", "days", "picking"]);
    assert_eq!(best.theirs.iter().map(|amount| amount.amount.as_str()).collect::<Vec<_>>(), ["7 days"]);
    assert_eq!(best.ours.iter().map(|value| value.value.as_str()).collect::<Vec<_>>(), ["5 days"]);
    assert!(!dance.found && dance.nearest.iter().all(|near| !near.found));

    let found: Vec<_> = comparison.clauses.iter().map(|clause| (clause.clause.as_str(), clause.found)).collect();
    assert_eq!(found, [("DEL-1", true), ("PAY-1", false), ("QLT-1", false)]);
    assert_eq!(comparison.clauses[0].nearest[0].provision, 0);
}

#[test]
fn only_the_clauses_that_were_asked_for_are_listed_and_all_are_compared() {
    let draft = [provision("The carrier hands over the fruit at the gate not later than the agreed seven (7) days after picking.")];
    let comparison = Comparer::new(&orchard()).compare(&draft, Some(&["QLT-1".to_owned()]));
    assert_eq!(comparison.clauses.iter().map(|clause| clause.clause.as_str()).collect::<Vec<_>>(), ["QLT-1"]);
    assert_eq!(comparison.provisions[0].nearest[0].clause, "DEL-1");
}

/// A reader decides what a match is worth: no word of the result does.
#[test]
fn no_word_of_a_result_judges() {
    let draft = [provision("The carrier hands over the fruit at the gate not later than the agreed seven (7) days after picking.")];
    let json = serde_json::to_string(&Comparer::new(&orchard()).compare(&draft, None)).expect("results become JSON").to_lowercase();
    for word in ["cover", "complian", "weak", "strong", "missing", "satisf", "meets"] {
        assert!(!json.replace("\"strength\"", "").contains(word), "{word}: {json}");
    }
}

#[test]
fn a_comparison_can_be_stopped() {
    let comparer = Comparer::new(&orchard());
    let draft = vec![provision("Apples shall be ripe, whole and free of worms."); 3];
    let mut run = comparer.start();
    assert!(comparer.step(&mut run, &draft));
    let part = comparer.finish(&run, &draft, None);
    assert_eq!((part.provisions.len(), part.clauses[2].found), (1, true));
}

#[test]
fn without_clauses_or_words_nothing_is_found() {
    let draft = [provision("The carrier hands over the fruit."), provision("1 2 3"), provision("")];
    let none = Comparer::new(&Corpus::default()).compare(&draft, None);
    assert!(none.clauses.is_empty() && none.provisions.iter().all(|provision| !provision.found && provision.nearest.is_empty()));
    let some = Comparer::new(&orchard()).compare(&draft, None);
    assert!(some.provisions.iter().all(|provision| !provision.found));
}

proptest! {
    #[test]
    fn any_text_is_cut_and_compared(text in "(?s)[A-Za-z(). \n\u{e9}\u{1F600}\u{301}0-9%$,;:-]{0,400}", markdown in any::<bool>()) {
        let name = if markdown { "draft.md" } else { "draft.txt" };
        if let Ok(draft) = provisions::read(name, text.as_bytes(), &Words::default()) {
            let comparison = Comparer::new(&orchard()).compare(&draft.provisions, None);
            prop_assert_eq!(comparison.provisions.len(), draft.provisions.len());
            for near in comparison.provisions.iter().flat_map(|provision| &provision.nearest) {
                let units = draft.provisions[near.provision].text.encode_utf16().count();
                prop_assert!(near.marks.iter().all(|&(from, to)| from < to && to <= units));
                prop_assert!(near.marks.windows(2).all(|pair| pair[0].1 <= pair[1].0));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), archive in any::<bool>()) {
        let bytes = if archive { [b"PK\x03\x04", &bytes[..]].concat() } else { bytes };
        let _ = provisions::read("draft.docx", &bytes, &Words::default());
    }
}
