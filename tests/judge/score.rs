//! Questions are put to the engine, and the ranks of the right answers are added up.

use std::collections::BTreeMap;

use clause_search::{DocumentKind, Filters, Results};
use rayon::prelude::*;

use crate::corpus::Corpus;
use crate::question::{Question, Right};

/// How many answers are looked at.
const DEPTH: usize = 10;

/// The sums of one kind of question.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    /// How many questions there were.
    pub(crate) questions: u32,
    first: u32,
    among_three: u32,
    reciprocal: f64,
}

impl Score {
    /// The mean reciprocal rank among ten answers, 0 to 1.
    pub(crate) fn mrr(&self) -> f64 {
        self.reciprocal / f64::from(self.questions)
    }

    /// The share of questions whose first answer is right, 0 to 1.
    pub(crate) fn first(&self) -> f64 {
        f64::from(self.first) / f64::from(self.questions)
    }

    /// The share of questions that have a right answer among the first three, 0 to 1.
    pub(crate) fn among_three(&self) -> f64 {
        f64::from(self.among_three) / f64::from(self.questions)
    }

    /// The score of questions whose right answers have these places.
    pub(crate) fn of_places(places: &[Option<u32>]) -> Self {
        let mut score = Self::default();
        for place in places {
            score.add(*place);
        }
        score
    }

    /// Adds a question, by the place of its first right answer, counted from 1.
    fn add(&mut self, place: Option<u32>) {
        self.questions += 1;
        let Some(place) = place else { return };
        self.first += u32::from(place == 1);
        self.among_three += u32::from(place <= 3);
        self.reciprocal += 1.0 / f64::from(place);
    }
}

/// The scores of all questions, by kind.
pub(crate) fn judge(corpus: &Corpus, questions: &[Question], show_misses: bool) -> BTreeMap<String, Score> {
    let answer = |question: &Question| {
        let results = corpus.engine.search(&question.text, &Filters::default(), DEPTH);
        let place = place(&question.right, &results);
        let is_missed = place.is_none_or(|place| place > 3);
        (place, (show_misses && is_missed).then(|| miss(question, place, &results)))
    };
    let answers: Vec<(Option<u32>, Option<String>)> = questions.par_iter().map(answer).collect();
    let mut places: BTreeMap<&str, Vec<Option<u32>>> = BTreeMap::new();
    for (question, (place, miss)) in questions.iter().zip(answers) {
        places.entry(&question.kind).or_default().push(place);
        if let Some(miss) = miss {
            println!("{miss}");
        }
    }
    places.into_iter().map(|(kind, places)| (kind.to_owned(), Score::of_places(&places))).collect()
}

/// The place of the first right answer, counted from 1.
fn place(right: &Right, results: &Results) -> Option<u32> {
    let clauses = || results.hits.iter().filter(|hit| hit.document_kind == DocumentKind::Clause);
    let index = match right {
        Right::Clauses(ids) => clauses().position(|hit| ids.contains(&hit.id)),
        Right::Documents(ids) => results.hits.iter().position(|hit| ids.contains(&hit.id)),
        Right::Nothing => clauses().next().is_none().then_some(0),
    };
    index.map(|index| u32::try_from(index + 1).expect("there are ten answers"))
}

/// A line about a question that was answered badly.
fn miss(question: &Question, place: Option<u32>, results: &Results) -> String {
    let text: String = question.text.chars().take(90).collect();
    let right: Vec<&str> = match &question.right {
        Right::Clauses(ids) | Right::Documents(ids) => ids.iter().take(3).map(String::as_str).collect(),
        Right::Nothing => Vec::new(),
    };
    let found: Vec<&str> = results.hits.iter().take(3).map(|hit| hit.id.as_str()).collect();
    let corrected = results.correction.as_ref().map(|correction| format!(", read as {:?}", correction.query)).unwrap_or_default();
    let place = place.map_or("none".to_owned(), |place| place.to_string());
    format!("{}: {text:?} wants {right:?}, place {place}, got {found:?} of {}{corrected}", question.kind, results.total)
}

#[test]
fn places_are_added_up() {
    let score = Score::of_places(&[Some(1), Some(2), Some(4), None]);
    assert!((score.mrr() - 1.75 / 4.0).abs() < 1e-9);
    assert!((score.first() - 0.25).abs() < 1e-9 && (score.among_three() - 0.5).abs() < 1e-9);
}
