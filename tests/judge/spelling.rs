//! One word in several spellings: ids, words with hyphens, British words.

use std::collections::BTreeSet;

use crate::corpus::{Corpus, Layer};
use crate::question::{Question, sample};

/// A word that more clauses have than this says too little about which clause is meant.
const MOST_CLAUSES: usize = 5;

/// Every id in the spellings that people type, paste and read out.
pub(crate) fn ids(corpus: &Corpus) -> Vec<Question> {
    let spellings = |prefix: &str, number: &str| {
        let lower = prefix.to_lowercase();
        [
            format!("{prefix}-{number}"),
            format!("{lower}-{number}"),
            format!("{prefix} {number}"),
            format!("{prefix}{number}"),
            format!("{lower}{number}"),
            format!("{prefix}-{number:0>2}"),
            format!("{prefix}_{number}"),
            format!("{prefix}.{number}"),
            format!("{prefix} - {number}"),
            format!("{prefix}\u{2011}{number}"),
            format!("{prefix}–{number}"),
            format!("[{prefix}-{number}]"),
            format!("\"{prefix}-{number}\""),
            format!("clause {prefix}-{number}"),
            format!("{prefix}-{number}(a)"),
            format!("{prefix}-{number} (a)"),
            format!("  {lower}-{number}. "),
        ]
    };
    let questions = corpus.clauses().flat_map(|clause| {
        let (prefix, number) = clause.id.split_once('-').expect("an id has a hyphen");
        spellings(prefix, number).map(|text| Question::of_clauses("ids", text, [clause.id.clone()]))
    });
    questions.collect()
}

/// Words with hyphens as they are written, and joined. Where others write them apart or in one word, that is right too.
pub(crate) fn hyphenated_words(corpus: &Corpus) -> Vec<Question> {
    let words = corpus.words();
    let apart = [2, 3].map(|count| [Layer::Sheet, Layer::Explanation].map(|layer| corpus.runs_of(count, layer)));
    let mut questions = Vec::new();
    for (word, clauses) in &words {
        let parts: Vec<&str> = word.split('-').collect();
        if parts.len() < 2 || clauses.len() > MOST_CLAUSES || !parts.iter().all(|part| part.chars().all(char::is_alphabetic)) {
            continue;
        }
        let joined = parts.concat();
        let elsewhere = apart.iter().flatten().filter_map(|runs| runs.get(&parts.join(" "))).chain(words.get(&joined)).flatten();
        let right: BTreeSet<String> = clauses.iter().chain(elsewhere).cloned().collect();
        questions.push(Question::of_clauses("hyphenated words", word.clone(), right.clone()));
        questions.push(Question::of_clauses("hyphenated words, joined", joined, right));
    }
    questions
}

/// Words of the corpus in British spelling, alone and in the title of a clause.
pub(crate) fn british_words(corpus: &Corpus) -> Vec<Question> {
    let words = corpus.words();
    let alone = words.keys().filter_map(|word| {
        let british = british(word)?;
        // Other forms of the word are right too: they begin alike, up to the letters that Britain writes otherwise.
        let shared = word.bytes().zip(british.bytes()).take_while(|(american, british)| american == british).count();
        let stem = word.get(..shared + 1).unwrap_or(word);
        let right: BTreeSet<String> =
            words.iter().filter(|(other, _)| other.starts_with(stem)).flat_map(|(_, clauses)| clauses.clone()).collect();
        (right.len() <= 4 * MOST_CLAUSES).then(|| Question::of_clauses("British spelling", british, right))
    });
    let titles = corpus.clauses().filter_map(|clause| {
        let title = clause.title.to_lowercase();
        let changed: Vec<String> = title.split(' ').map(|word| british(word).unwrap_or_else(|| word.to_owned())).collect();
        let changed = changed.join(" ");
        (changed != title).then(|| Question::of_clauses("British spelling", changed, [clause.id.clone()]))
    });
    sample(alone.chain(titles).collect(), 200)
}

/// The British spelling of a lower-case American word, where it differs.
fn british(word: &str) -> Option<String> {
    /// Beginnings of words that are spelt otherwise, whatever follows.
    const BEGINNINGS: &[(&str, &str)] = &[
        ("analyz", "analys"),
        ("behavior", "behaviour"),
        ("color", "colour"),
        ("favor", "favour"),
        ("labor", "labour"),
        ("neighbor", "neighbour"),
    ];
    /// Nouns that are spelt otherwise.
    const NOUNS: &[(&str, &str)] = &[
        ("artifact", "artefact"),
        ("catalog", "catalogue"),
        ("center", "centre"),
        ("defense", "defence"),
        ("judgment", "judgement"),
        ("license", "licence"),
        ("program", "programme"),
    ];
    /// Words in which a British hand doubles the last letter.
    const DOUBLED: &[&str] = &["cancel", "channel", "label", "level", "model", "signal", "total", "travel"];
    /// Words in which these letters are no ending.
    const NO_ENDING: &[&str] = &["prize", "resize", "seize", "size", "sized", "sizes", "sizing", "laboratory", "laboratories"];

    if NO_ENDING.contains(&word) || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let singular = word.strip_suffix('s').unwrap_or(word);
    if let Some((american, british)) = NOUNS.iter().find(|(american, _)| *american == singular) {
        return Some(word.replacen(american, british, 1));
    }
    if let Some((american, british)) = BEGINNINGS.iter().find(|(american, _)| word.starts_with(american)) {
        return Some(word.replacen(american, british, 1));
    }
    let doubled = |stem: &&&str| word.strip_prefix(**stem).is_some_and(|ending| ["ed", "ing", "er", "ers"].contains(&ending));
    if let Some(stem) = DOUBLED.iter().find(doubled) {
        let last = stem.chars().last()?;
        return Some(format!("{stem}{last}{}", &word[stem.len()..]));
    }
    let at = word.rfind("iz").filter(|at| *at > 2)?;
    let is_ending = ["ize", "izes", "ized", "izer", "izers", "izing", "ization", "izations"].contains(&&word[at..]);
    is_ending.then(|| format!("{}is{}", &word[..at], &word[at + 2..]))
}

#[test]
fn british_words_are_spelt_as_in_britain() {
    let pairs = [
        ("authorized", Some("authorised")),
        ("organizations", Some("organisations")),
        ("labeled", Some("labelled")),
        ("modeling", Some("modelling")),
        ("analyze", Some("analyse")),
        ("licenses", Some("licences")),
        ("program", Some("programme")),
        ("programming", None),
        ("licensed", None),
        ("size", None),
        ("label", None),
    ];
    for (american, expected) in pairs {
        assert_eq!(british(american).as_deref(), expected, "{american}");
    }
}
