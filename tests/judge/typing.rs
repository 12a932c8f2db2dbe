//! Typing errors: a letter that is missing, doubled, exchanged with its neighbour, or replaced by the next key.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::{Corpus, has_meaning};
use crate::question::{Question, choice, sample, seed};

/// Rows of a keyboard.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Words that begin with the same letters are forms of one word, as far as a question is concerned.
const SHARED: usize = 6;

/// Errors in titles, one each, and in words that few clauses have.
pub(crate) fn questions(corpus: &Corpus) -> Vec<Question> {
    let words = corpus.words();
    let mut questions = Vec::new();
    for clause in corpus.clauses() {
        let title = clause.title.to_lowercase();
        let long: Vec<&str> = title.split(' ').filter(|word| is_long(word)).collect();
        for variant in ["first", "second"] {
            let seed = seed(&format!("{title} {variant}"));
            let Some(word) = (!long.is_empty()).then(|| choice(&long, seed)) else { continue };
            let Some(wrong) = mistyped(word, seed, &words) else { continue };
            questions.push(Question::of_clauses("typing errors in titles", title.replacen(word, &wrong, 1), [clause.id.clone()]));
        }
    }
    let mut families: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (word, clauses) in words.iter().filter(|(word, _)| is_long(word)) {
        families.entry(&word[..SHARED]).or_default().extend(clauses.iter().cloned());
    }
    let rare = words.keys().filter(|word| is_long(word) && families[&word[..SHARED]].len() <= SHARED);
    let rare = rare.filter_map(|word| {
        let wrong = mistyped(word, seed(word), &words)?;
        Some(Question::of_clauses("typing errors in single words", wrong, families[&word[..SHARED]].clone()))
    });
    questions.extend(sample(rare.collect(), 300));
    questions
}

/// Whether an error leaves enough of the word to know it by.
fn is_long(word: &str) -> bool {
    word.len() >= SHARED && has_meaning(word) && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The word with one error behind its first letter; none where the result is a word of the corpus.
fn mistyped(word: &str, seed: u64, words: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (1..letters.len()).collect();
    let at = choice(&places, seed.rotate_left(17));
    match choice(&["missing", "doubled", "exchanged", "beside"], seed.rotate_left(31)) {
        "missing" => {
            letters.remove(at);
        }
        "doubled" => letters.insert(at, letters[at]),
        "exchanged" => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
        }
        _ => letters[at] = key_beside(letters[at], seed)?,
    }
    let wrong: String = letters.into_iter().collect();
    (wrong != word && !words.contains_key(&wrong)).then_some(wrong)
}

/// A key to the left or the right.
fn key_beside(letter: char, seed: u64) -> Option<char> {
    let row = KEYS.iter().find(|row| row.contains(letter))?;
    let keys: Vec<char> = row.chars().collect();
    let at = keys.iter().position(|key| *key == letter)?;
    let beside: Vec<char> = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| keys.get(at).copied()).collect();
    Some(choice(&beside, seed.rotate_left(43)))
}

#[test]
fn an_error_changes_a_letter_or_two_and_makes_no_other_word() {
    let words: BTreeMap<String, BTreeSet<String>> = [("encrypted".to_owned(), BTreeSet::new())].into();
    let mut kinds = BTreeSet::new();
    for number in 0..200 {
        let wrong = mistyped("encryption", seed(&number.to_string()), &words);
        let Some(wrong) = wrong else { continue };
        assert!(wrong.starts_with('e') && wrong != "encryption");
        kinds.insert(wrong.len());
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), [9, 10, 11]);
    let words = [("forms".to_owned(), BTreeSet::new()), ("form".to_owned(), BTreeSet::new())].into();
    assert!((0..200).all(|number| mistyped("forms", seed(&number.to_string()), &words).is_none_or(|wrong| wrong != "form")));
}
