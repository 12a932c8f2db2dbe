//! Provisions of drafts, and the clauses that come nearest to them.
//!
//! `drafts/exhibit.json` is the promise: an invented exhibit with labels, whose text is also there as Word document and as
//! Markdown. The development sets were written before anything was tuned, in the styles of other contracts; weights and the
//! limit of a find come from them alone. Nobody who writes `asked` or `signals` reads any of these.

use std::collections::BTreeMap;

use clause_documents::compare::{Comparer, NearestClauses};
use clause_documents::provisions::{self, Provision};
use clause_documents::words::Words;
use mdbook_clauses::assembly::desk;
use serde::Deserialize;

use crate::corpus::Corpus;
use crate::score::Score;

const EXHIBIT: &str = include_str!("drafts/exhibit.json");

/// The sets with the names of their kinds.
const SETS: [(&str, &str); 3] = [
    ("drafts, an exhibit", EXHIBIT),
    ("drafts, short provisions", include_str!("drafts/development.json")),
    ("drafts, long provisions", include_str!("drafts/development-long.json")),
];

/// A provision with the clauses of which any is right; none where no clause treats it.
#[derive(Debug, Deserialize)]
struct Case {
    text: String,
    expected: Vec<String>,
}

/// What became of a set.
struct Judged {
    /// The place of the first right clause, from 1.
    places: Vec<Option<u32>>,
    /// For each provision that a clause treats, whether one was shown as found.
    found: Vec<bool>,
    /// For each that none treats, whether one was shown all the same.
    shown: Vec<bool>,
}

impl Judged {
    fn of(comparer: &Comparer, set: &str, show_misses: bool) -> Self {
        let cases: Vec<Case> = serde_json::from_str(set).expect("sets are JSON");
        let provisions: Vec<Provision> = cases.iter().map(|case| Provision { text: case.text.clone(), ..Provision::default() }).collect();
        let comparison = comparer.compare(&provisions, None);
        let mut judged = Self { places: Vec::new(), found: Vec::new(), shown: Vec::new() };
        for (case, nearest) in cases.iter().zip(&comparison.provisions) {
            let place = nearest.nearest.iter().position(|near| case.expected.contains(&near.clause));
            if case.expected.is_empty() {
                judged.shown.push(nearest.found);
            } else {
                judged.found.push(nearest.found);
                judged.places.push(place.map(|place| u32::try_from(place + 1).expect("three are kept")));
            }
            if show_misses && (nearest.found == case.expected.is_empty() || place != Some(0) && !case.expected.is_empty()) {
                println!("{}", missed(case, nearest));
            }
        }
        judged
    }
}

fn missed(case: &Case, nearest: &NearestClauses) -> String {
    let near: Vec<String> = nearest.nearest.iter().map(|near| format!("{} {:.2}", near.clause, near.strength)).collect();
    let start: String = case.text.chars().take(70).collect();
    format!("draft: {start} | expected {} | {}", case.expected.join(" "), near.join(", "))
}

/// A share as a score, for the record.
fn share(right: impl Iterator<Item = bool>) -> Score {
    Score::of_places(&right.map(|right| right.then_some(1)).collect::<Vec<_>>())
}

/// The scores of all sets, by kind: ranks, finds, and where nothing is to be found.
pub(crate) fn judge(corpus: &Corpus, show_misses: bool) -> BTreeMap<String, Score> {
    let comparer = Comparer::new(&desk::corpus(&corpus.edition).expect("the book has a record"));
    let judged = SETS.map(|(kind, set)| (kind, Judged::of(&comparer, set, show_misses)));
    let mut scores: BTreeMap<String, Score> =
        judged.iter().map(|(kind, set)| ((*kind).to_owned(), Score::of_places(&set.places))).collect();
    let all = |pick: fn(&Judged) -> &[bool]| judged.iter().flat_map(move |(_, set)| pick(set)).copied();
    scores.insert("drafts, something is found".to_owned(), share(all(|set| &set.found)));
    scores.insert("drafts, nothing is found".to_owned(), share(all(|set| &set.shown).map(|shown| !shown)));
    scores
}

/// What was promised of the exhibit, whatever the record says.
#[test]
fn the_exhibit_is_compared_as_promised() {
    let corpus = Corpus::of_the_book();
    let judged = Judged::of(&Comparer::new(&desk::corpus(&corpus.edition).expect("the book has a record")), EXHIBIT, true);
    let score = Score::of_places(&judged.places);
    assert!(score.among_three() >= 0.92 && score.first() >= 0.80, "{:.3} among three, {:.3} first", score.among_three(), score.first());
    let shown = judged.shown.iter().filter(|shown| **shown).count();
    assert!(judged.shown.len() == 9 && shown <= 1, "{shown} of {} that no clause treats are shown", judged.shown.len());
}

/// The cut of the two files gives the provisions that people have labelled; a table of figures follows one of them.
#[test]
fn the_exhibit_is_cut_into_its_provisions() {
    let cases: Vec<Case> = serde_json::from_str(EXHIBIT).expect("sets are JSON");
    let files: [(&str, &[u8]); 2] =
        [("exhibit.docx", include_bytes!("drafts/exhibit.docx")), ("exhibit.md", include_bytes!("drafts/exhibit.md"))];
    for (name, bytes) in files {
        let draft = provisions::read(name, bytes, &Words::default()).expect("the exhibit can be read");
        let texts: Vec<&str> = draft.provisions.iter().map(|provision| provision.text.as_str()).collect();
        let lost: Vec<&str> =
            cases.iter().map(|case| case.text.as_str()).filter(|text| !texts.iter().any(|found| found.starts_with(text))).collect();
        assert!(lost.is_empty(), "{name} has not: {lost:#?}");
        assert!(draft.provisions.len() <= cases.len() + 6, "{name} has {} provisions", draft.provisions.len());
    }
}

/// Whoever wrote the signals had not read what judges them.
#[test]
fn no_signal_is_a_sentence_of_a_set() {
    let corpus = Corpus::of_the_book();
    let plain =
        |text: &str| text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = SETS
        .iter()
        .flat_map(|(_, set)| serde_json::from_str::<Vec<Case>>(set).expect("sets are JSON"))
        .map(|case| plain(&case.text))
        .collect();
    for clause in &corpus.edition.corpus.clauses {
        for phrase in clause.signals.iter().chain(&clause.asked) {
            let phrase = plain(&phrase.value);
            assert!(!texts.iter().any(|text| text.contains(&phrase)), "{}: {phrase}", clause.id.value);
        }
    }
}
