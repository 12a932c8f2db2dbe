//! Corrections of words that the corpus does not have: `vaildated` becomes `validated`.
//!
//! A bounded edit distance over some thousand words takes well under a millisecond and half a kilobyte of program. The
//! automata that do the same for millions of words were a fifth of the engine; a test holds this distance against them.

use crate::analysis::{PROVISION, stem};
use crate::index::{Catalog, Dictionary, TermId};
use crate::text::split_ascii;

/// Longer words are not corrected.
const MAX_WORD_LEN: usize = 24;

/// How many errors a word of this many letters may have: none up to 3, one up to 7, then two.
const fn max_errors(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The terms of which a form is nearest to a folded word, with that form, best first, at most three, all at the same distance.
/// An incomplete word is compared with the beginnings of words, if no whole word is near.
pub(super) fn nearest(catalog: &Catalog, word: &str, incomplete: bool) -> Vec<(TermId, String)> {
    let max = max_errors(word.chars().count());
    if max == 0 || word.len() > MAX_WORD_LEN || has_digit(word) {
        return Vec::new();
    }
    let mut near = near_words(catalog, word, max, false);
    if near.is_empty() && incomplete {
        near = near_words(catalog, word, max, true);
    }
    let mut best = Vec::new();
    for &order in &near {
        if best.len() < 3 && order >> 56 == near[0] >> 56 {
            let form = nearest_form(&catalog.dictionary, order as TermId, word, max);
            best.push((order as TermId, form));
        }
    }
    best
}

/// The form of a term that is nearest to a word.
fn nearest_form(dictionary: &Dictionary, id: TermId, word: &str, max: u8) -> String {
    let mut best = (u8::MAX, dictionary.surface_form(id));
    for form in dictionary.forms(id) {
        let distance = distance(word, form, max, false).unwrap_or(u8::MAX);
        if distance < best.0 {
            best = (distance, form);
        }
    }
    best.1.to_owned()
}

/// Whether one of two words is the other with a beginning that makes it mean the opposite, typing errors aside.
fn is_opposite(negations: &str, one: &str, other: &str) -> bool {
    let negates = |long: &str, short: &str| {
        split_ascii(negations, b' ').any(|negation| {
            let rest = long.strip_prefix(negation).unwrap_or_default();
            rest.get(..2).is_some_and(|letters| short.starts_with(letters)) && !short.starts_with(negation)
        })
    };
    negates(one, other) || negates(other, one)
}

/// The longest known word in which an unknown one ends, of at least half its letters: `antivirus` is about a virus.
pub(super) fn known_suffix(catalog: &Catalog, word: &str) -> Option<(TermId, String)> {
    if has_digit(word) {
        return None;
    }
    for start in 1..=word.len() / 2 {
        if let Some(suffix) = word.get(start..)
            && max_errors(suffix.len()) > 0
            && let Some(id) = catalog.dictionary.find(&stem(catalog.language, suffix))
        {
            return if is_opposite(catalog.language.vocabulary().negations, word, suffix) { None } else { Some((id, suffix.to_owned())) };
        }
    }
    None
}

pub(super) fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Rows of a keyboard, between which no key is beside another.
const KEYS: &[u8] = b"qwertyuiop asdfghjkl zxcvbnm";

/// Whether a word differs from another by what a hand does easily: a letter is missing, typed twice, exchanged with the next
/// one, or replaced by that of a key beside it.
fn is_slip(word: &str, other: &str) -> bool {
    let (word, other) = (word.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < word.len() && word.get(at) == other.get(at) {
        at += 1;
    }
    let letter = word.get(at);
    if word.len() != other.len() {
        return word.len() < other.len() || at > 0 && letter == word.get(at - 1);
    }
    let key = |letter: Option<&u8>| KEYS.iter().position(|key| Some(key) == letter).unwrap_or(KEYS.len() + 9);
    letter == other.get(at + 1) || key(letter).abs_diff(key(other.get(at))) == 1
}

/// Words near a folded one as packed sort keys: distance (6 bits), how unlikely the error is (2), rarity (24), term (32).
pub(crate) fn near_words(catalog: &Catalog, word: &str, max: u8, beginnings: bool) -> Vec<u64> {
    let dictionary = &catalog.dictionary;
    let negations = catalog.language.vocabulary().negations;
    let mut near: Vec<u64> = Vec::new();
    for id in 0..dictionary.len() {
        let mut best: Option<u64> = None;
        for form in dictionary.forms(id) {
            if let Some(distance) = distance(word, form, max, beginnings)
                && !has_digit(form)
                && !form.starts_with(PROVISION)
                && !is_opposite(negations, word, form)
            {
                let elsewhere = u64::from(word.as_bytes().first() != form.as_bytes().first());
                let unlikely = elsewhere << 1 | u64::from(!is_slip(word, form));
                let rare = u64::from(0x00FF_FFFF - dictionary.documents(id).min(0x00FF_FFFF));
                let order = u64::from(distance) << 58 | unlikely << 56 | rare << 32 | u64::from(id);
                best = Some(best.map_or(order, |best| best.min(order)));
            }
        }
        near.extend(best);
    }
    near.sort_unstable();
    near
}

/// How many letters must be added, dropped, changed or swapped with their neighbor to make one word of the other, if
/// that is at most `max`. With `beginnings`, to make the beginning of the other.
pub(crate) fn distance(word: &str, other: &str, max: u8, beginnings: bool) -> Option<u8> {
    // Bytes stand for letters: folded words are ASCII but for rare ones, and those may need an error more.
    let (word, other) = (word.as_bytes(), other.as_bytes());
    let width = word.len() + 1;
    let too_long = !beginnings && other.len() > word.len() + usize::from(max);
    if width > MAX_WORD_LEN + 1 || too_long || other.len() + usize::from(max) < word.len() {
        return None;
    }
    let mut rows = [[0_u8; MAX_WORD_LEN + 1]; 3];
    for (index, cell) in rows[1][..width].iter_mut().enumerate() {
        *cell = index as u8;
    }
    let mut best = if beginnings || other.is_empty() { rows[1][width - 1] } else { u8::MAX };
    for (line, &letter) in other.iter().enumerate() {
        let (before, last, row) = (line % 3, (line + 1) % 3, (line + 2) % 3);
        let mut least = line.min(200) as u8 + 1;
        rows[row][0] = least;
        for column in 1..width {
            let same = word[column - 1] == letter;
            let mut cost = (rows[last][column - 1] + u8::from(!same)).min(rows[last][column] + 1).min(rows[row][column - 1] + 1);
            let swapped = column > 1 && line > 0 && word[column - 2] == letter && word[column - 1] == other[line - 1];
            if swapped {
                cost = cost.min(rows[before][column - 2] + 1);
            }
            rows[row][column] = cost;
            least = least.min(cost);
        }
        if beginnings || line + 1 == other.len() {
            best = best.min(rows[row][width - 1]);
        }
        if least > max {
            break;
        }
    }
    (best <= max).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn distances_are_those_of_the_automata(word in "[a-d]{0,9}", other in "[a-d]{0,9}", most in 1_u8..=2) {
            let builder = LevenshteinAutomatonBuilder::new(most, true);
            let exact = |automaton: levenshtein_automata::DFA| match automaton.eval(&other) {
                Distance::Exact(distance) => Some(distance),
                Distance::AtLeast(_) => None,
            };
            prop_assert_eq!(distance(&word, &other, most, false), exact(builder.build_dfa(&word)));
            let beginnings = (0..=other.len()).filter_map(|end| distance(&word, &other[..end], most, false));
            prop_assert_eq!(distance(&word, &other, most, true), beginnings.min());
        }
    }

    #[test]
    fn long_words_have_no_distance() {
        let long = "a".repeat(300);
        assert_eq!(distance(&long, &long, 2, false), None);
        assert_eq!(distance("abc", &long, 2, true), Some(2));
    }
}
