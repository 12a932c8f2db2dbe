//! The figures that answers have reached, in a file of the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::score::Score;

/// A kind may fall by so much: a few questions of a kind always change places when a text changes.
const MAX_FALL: f64 = 0.02;

/// What to do when answers have become worse.
pub(crate) const ADVICE: &str = "`cargo xtask judge --misses --kind <name>` shows the questions. If a change of the corpus explains the fall, or an \
     improvement elsewhere is worth it, write the new figures by `cargo xtask judge --renew` and say why in the commit.";

/// For each kind of question, what was reached.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub(crate) struct Record(BTreeMap<String, Reached>);

#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
struct Reached {
    mrr: f64,
    first: f64,
    among_three: f64,
}

impl Reached {
    fn of(score: &Score) -> Self {
        let short = |share: f64| (share * 1000.0).round() / 1000.0;
        Self { mrr: short(score.mrr()), first: short(score.first()), among_three: short(score.among_three()) }
    }
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/judge/record.json")
}

impl Record {
    pub(crate) fn read() -> Self {
        let text = fs::read_to_string(path()).expect("the repository has a record");
        serde_json::from_str(&text).expect("the record is JSON, written by `cargo xtask judge --renew`")
    }

    pub(crate) fn write(&self) {
        let text = serde_json::to_string_pretty(self).expect("figures can be written as JSON");
        fs::write(path(), text + "\n").expect("the record can be written");
    }

    /// The record with new figures; where all kinds were judged, kinds that are no more leave it.
    pub(crate) fn with(self, scores: &BTreeMap<String, Score>, all: bool) -> Self {
        let mut kinds = if all { BTreeMap::new() } else { self.0 };
        kinds.extend(scores.iter().map(|(kind, score)| (kind.clone(), Reached::of(score))));
        Self(kinds)
    }

    /// What is worse than recorded, a line each. Where all kinds were judged, also kinds that are missing.
    pub(crate) fn complaints(&self, scores: &BTreeMap<String, Score>, all: bool) -> Vec<String> {
        let mut complaints = Vec::new();
        for (kind, score) in scores {
            let Some(before) = self.0.get(kind) else {
                complaints.push(format!("{kind}: the record has no figures for this kind"));
                continue;
            };
            let now = Reached::of(score);
            for (name, now, before) in [("MRR@10", now.mrr, before.mrr), ("right among three", now.among_three, before.among_three)] {
                if now < before - MAX_FALL - 1e-9 {
                    complaints.push(format!("{kind}: {name} is {now:.3}, the record says {before:.3}"));
                }
            }
        }
        let gone = self.0.keys().filter(|kind| all && !scores.contains_key(*kind));
        complaints.extend(gone.map(|kind| format!("{kind}: the record has this kind, and no question is of it")));
        complaints
    }
}

/// All kinds with their figures and with what changed since the record.
pub(crate) fn table(scores: &BTreeMap<String, Score>, before: &Record) -> String {
    let width = scores.keys().map(|kind| kind.chars().count()).max().unwrap_or_default();
    let mut table = format!("{:<width$}  questions  MRR@10  first  among 3  record  change\n", "kind");
    for (kind, score) in scores {
        let (mrr, first, among_three) = (score.mrr(), score.first(), score.among_three());
        let (record, change) = before.0.get(kind).map_or(("none".to_owned(), String::new()), |before| {
            let change = Reached::of(score).mrr - before.mrr;
            let change = if change.abs() < 0.0005 { String::new() } else { format!("{change:+.3}") };
            (format!("{:.3}", before.mrr), change)
        });
        table += &format!("{kind:<width$}  {:>9}  {mrr:>6.3}  {first:>5.3}  {among_three:>7.3}  {record:>6}  {change:>6}", score.questions);
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    let questions: u32 = scores.values().map(|score| score.questions).sum();
    table + &format!("{questions} questions of {} kinds", scores.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(mrr: f64, among_three: f64) -> Record {
        Record([("ids".to_owned(), Reached { mrr, first: mrr, among_three })].into())
    }

    fn perfect(kind: &str) -> BTreeMap<String, Score> {
        [(kind.to_owned(), Score::of_places(&[Some(1), Some(1)]))].into()
    }

    #[test]
    fn a_fall_in_the_order_or_among_three_is_a_complaint() {
        let scores: BTreeMap<String, Score> = [("ids".to_owned(), Score::of_places(&[Some(1), Some(4)]))].into();
        assert_eq!(record(0.64, 0.52).complaints(&scores, true), Vec::<String>::new());
        assert_eq!(record(0.66, 0.5).complaints(&scores, true), ["ids: MRR@10 is 0.625, the record says 0.660"]);
        assert_eq!(record(0.6, 0.6).complaints(&scores, true), ["ids: right among three is 0.500, the record says 0.600"]);
    }

    #[test]
    fn kinds_must_be_those_of_the_record() {
        let complaints = record(1.0, 1.0).complaints(&perfect("terms"), true);
        assert_eq!(complaints.len(), 2, "{complaints:?}");
        assert_eq!(record(1.0, 1.0).complaints(&perfect("ids"), false), Vec::<String>::new());
        assert_eq!(record(1.0, 1.0).with(&perfect("terms"), false).0.len(), 2);
        assert_eq!(record(1.0, 1.0).with(&perfect("terms"), true).0.len(), 1);
    }
}
