//! Schedules as addresses: everything but names comes back, however long ago and however badly the address was copied.

mod common;

use clause_documents::note::NoteCode;
use clause_documents::schedule::{Choice, Entry, Schedule};
use clause_documents::share::{from_share, share};
use clause_documents::words::Words;
use common::{corpus, schedule};
use proptest::prelude::*;

const FULL: &str = r#"{"release":"2026-12","entries":[{"clause":"DEL-2","use":{"fallback":2},"values":{"days":{"own":"7: \"days\" = ü"},"gap":{"column":"seller"}},"references":{"PAY-1":"keep","X-1":"strike"}},{"clause":"DEL-1"},{"clause":"A-B-7"},{"clause":"OLD-1"},{"clause":"NEW-1","release":"2026-11"}],"definitions":{"crate":{"DEL-2":"strike"}},"order":"hand","numbering":"numbers","column":"buyer","names":{"contract":"Secret","date":"","parties":{"buyer":"Secret too"}},"annexes":["views","evidence"]}"#;

#[test]
fn a_schedule_comes_back_without_its_names() {
    let mut sent = schedule(FULL);
    let fragment = share(&sent);
    let (received, notes) = from_share(&format!("#{fragment}"), &corpus());
    sent.names = clause_documents::schedule::Names::default();
    assert_eq!(received, sent);
    let told: Vec<_> = notes.iter().map(|note| (note.code, note.clause.as_deref().unwrap_or_default())).collect();
    assert_eq!(told, [(NoteCode::Unknown, "A-B-7"), (NoteCode::Withdrawn, "OLD-1"), (NoteCode::Unknown, "NEW-1")]);
    assert!(notes[1].message.contains("DEL-2"), "{}", notes[1].message);
}

#[test]
fn punctuation_around_an_address_does_no_harm() {
    let fragment = share(&schedule(FULL));
    for copied in [format!("{fragment}."), format!(" #{fragment}) "), format!("{fragment}>")] {
        assert!(from_share(&copied, &corpus()).1.iter().all(|note| note.code != NoteCode::Cut), "{copied}");
    }
}

#[test]
fn what_a_cut_address_still_has_is_read_and_told() {
    let ids: Vec<String> = (1..=60).map(|number| format!("DEL-{number}")).collect();
    let fragment = share(&Schedule::of(ids.clone()));
    let mut most = 0;
    for length in 0..fragment.len() {
        let (schedule, notes) = from_share(&fragment[..length], &corpus());
        assert!(notes.iter().any(|note| matches!(note.code, NoteCode::Cut | NoteCode::Corrupt)), "{length}");
        assert!(schedule.entries.iter().zip(&ids).all(|(entry, id)| entry.clause == *id), "{length}: {schedule:?}");
        most = most.max(schedule.entries.len());
    }
    assert!(most >= 55, "{most}");
}

#[test]
fn an_address_of_a_newer_page_and_one_of_nothing_are_told_apart() {
    let code = |text: &str| from_share(text, &corpus()).1[0].code;
    assert_eq!(code("2abc"), NoteCode::Newer);
    assert_eq!((code(""), code("#pat-2"), code("1")), (NoteCode::Corrupt, NoteCode::Corrupt, NoteCode::Cut));
}

#[test]
fn a_fragment_that_unpacks_to_a_gigabyte_is_refused() {
    let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b'a'; 64 << 20], 9);
    let fragment = format!("1{}", base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bomb));
    let (schedule, notes) = from_share(&fragment, &corpus());
    assert_eq!((schedule, notes[0].code), (Schedule::default(), NoteCode::Cut));
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let value = prop_oneof!["[a-z]{1,6}".prop_map(Choice::Column), "[ -~äß]{0,30}".prop_map(Choice::Own)];
    let values = proptest::collection::btree_map("[a-z_]{1,12}", value, 0..4).prop_map(|values| values.into_iter().collect());
    let entry = ("[A-Z]{1,4}-[0-9]{1,3}", values).prop_map(|(clause, values)| Entry { clause, values, ..Entry::default() });
    proptest::collection::vec(entry, 0..30).prop_map(|mut entries| {
        let mut seen = std::collections::BTreeSet::new();
        entries.retain(|entry| seen.insert(entry.clause.clone()));
        entries
    })
}

proptest! {
    #[test]
    fn any_schedule_comes_back(entries in entries()) {
        let sent = Schedule { entries, ..Schedule::default() };
        prop_assert_eq!(from_share(&share(&sent), &corpus()).0, sent);
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,80}") {
        let _ = from_share(&text, &corpus());
        let _ = from_share(&format!("1{text}"), &corpus());
        let _ = Schedule::read(&text, &Words::default());
    }
}
