//! From a chain of letters and digits to query words.
//!
//! `multi-factor` is the word `multifactor`, or `multi` and `factor` together; `164.308(a)(9)` gives the longest beginning that
//! the corpus has, `164.308.a`; `thirty-six` is 36.

use super::correction::has_digit;
use super::word::{QueryWord, boost};
use crate::analysis::{Chain, needs_accents, stem};
use crate::index::{Catalog, TermId};
use crate::text::{concat, split_ascii};

/// Adds the words of a chain: a citation as a whole if the corpus has it, else as much of it as the corpus has.
pub(super) fn add_chain(chain: &Chain, position: usize, catalog: &Catalog, words: &mut Vec<QueryWord>) {
    let length = chain.segments.len();
    let find = |term: &str| catalog.dictionary.find(term);
    let stem = |word: &str| stem(catalog.language, word);
    let numbers = catalog.language.vocabulary().numbers;
    let mut add = |typed: &str, term: &str, offset: usize| add_word(typed, term, position + offset, catalog, words);
    let mut done = 0;
    let is_citation = chain.is_citation();
    if is_citation {
        let known = |start: usize, count: usize| find(&chain.compound(start, count)).is_some();
        // Leading letters may be the reader's: `sp800-53` where the corpus says `800-53`.
        if !known(0, length) && length > 2 && !chain.segments[0].digits && known(1, length - 1) {
            add(&chain.segments[0].text, &stem(chain.segments[0].spelling()), 0);
            let rest = chain.compound(1, length - 1);
            add(&rest, &rest, 1);
            return;
        }
        done = length;
        while done > 1 && !known(0, done) {
            done -= 1;
        }
        if done < 2 {
            done = 0;
        }
        // Numbers alone are kept whole: a provision may have them.
        if done > 0 || chain.segments[0].digits {
            let count = if done > 0 { done } else { length };
            let whole = chain.compound(0, count);
            add(&whole, &whole, 0);
        }
    }
    if let Some(joined) = chain.joined() {
        if length == 2
            && let Some(sum) = sum_of(numbers, &chain.segments[0].text, &chain.segments[1].text)
            && find(&sum).is_some()
        {
            // The number stands before its unit, where the second of its words does.
            add(&sum, &sum, 1);
            if let (Some(id), Some(word)) = (find(&stem(&joined)), words.last_mut()) {
                word.add(&[id], boost::TYPED);
            }
            return;
        }
        let term = stem(&joined);
        if find(&term).is_some() || chain.segments.iter().any(|segment| segment.joint == '&') {
            add(&joined, &term, 0);
            let mut ids: Vec<TermId> = Vec::new();
            for segment in &chain.segments {
                ids.extend(find(&stem(segment.spelling())));
            }
            if ids.len() == length
                && let Some(word) = words.last_mut()
            {
                word.add(&ids, boost::PARTS / length as f32);
            }
            return;
        }
    }
    for (offset, segment) in chain.segments.iter().enumerate().skip(done) {
        // Numbers and single letters of a citation mean nothing by themselves.
        if !is_citation || !segment.digits && segment.text.len() > 1 {
            // Digits are their own stem.
            add(&segment.text, &stem(segment.spelling()), offset);
        }
    }
}

/// Adds a word with its term as the only meaning, if the corpus has it.
#[inline(never)]
fn add_word(typed: &str, term: &str, position: usize, catalog: &Catalog, words: &mut Vec<QueryWord>) {
    let mut word = QueryWord { typed: typed.to_owned(), term: term.to_owned(), position, ..QueryWord::default() };
    if let Some(id) = catalog.dictionary.find(term) {
        word.add(&[id], boost::TYPED);
    }
    for id in as_plain(typed, catalog) {
        word.add(&[id], boost::TYPED);
    }
    words.push(word);
}

/// The terms of words that are the same without accents, in a language whose stemmer needs them: `securite` is `sécurité`.
fn as_plain(typed: &str, catalog: &Catalog) -> Vec<TermId> {
    let mut found = Vec::new();
    if needs_accents(catalog.language) {
        let plain = stem(catalog.language, typed);
        for id in catalog.dictionary.starting_with(typed) {
            if catalog.dictionary.forms(id).any(|form| stem(catalog.language, form) == plain) {
                found.push(id);
            }
        }
    }
    found
}

/// The digits of the number that a word is.
fn digits_of(numbers: &'static str, word: &str) -> Option<&'static str> {
    let mut pairs = split_ascii(numbers, b' ');
    while let (Some(name), Some(digits)) = (pairs.next(), pairs.next()) {
        if name == word {
            return Some(digits);
        }
    }
    None
}

/// The digits of `forty` and `two` together.
fn sum_of(numbers: &'static str, tens: &str, ones: &str) -> Option<String> {
    let (tens, ones) = (digits_of(numbers, tens)?.strip_suffix('0')?, digits_of(numbers, ones)?);
    (ones.len() == 1).then(|| concat(&[tens, ones]))
}

/// `thirty` may be `30`, and `2` may be `two`.
pub(super) fn add_numbers(word: &mut QueryWord, catalog: &Catalog) {
    let mut pairs = split_ascii(catalog.language.vocabulary().numbers, b' ');
    while let (Some(name), Some(digits)) = (pairs.next(), pairs.next()) {
        let other = if name == word.typed { digits } else { name };
        if (name == word.typed || digits == word.typed)
            && let Some(id) = catalog.dictionary.find(&stem(catalog.language, other))
        {
            word.add(&[id], boost::TYPED);
            // A contract has digits.
            if name == word.typed {
                word.alternatives.reverse();
            }
        }
    }
}

/// `pat 2`, `sp 800 53` and `third party`: neighbors that the index knows as one citation or word.
pub(super) fn join_neighbors(words: &mut [QueryWord], catalog: &Catalog) {
    for second in 1..words.len() {
        let (one, other) = (&words[second - 1].typed, &words[second].typed);
        let sum = sum_of(catalog.language.vocabulary().numbers, one, other).and_then(|sum| catalog.dictionary.find(&sum));
        if let Some(id) = sum {
            for word in &mut words[second - 1..=second] {
                // The number stands before its unit, where the second of its words does.
                word.alternatives.clear();
                word.add(&[id], boost::TYPED);
            }
            continue;
        }
        let joined = if has_digit(one) || has_digit(other) {
            concat(&[one, ".", other])
        } else if one.len() + other.len() > 5 {
            stem(catalog.language, &concat(&[one, other]))
        } else {
            continue;
        };
        if let Some(id) = catalog.dictionary.find(&joined) {
            words[second - 1].add(&[id], boost::COMPOUND);
            words[second].add(&[id], boost::COMPOUND);
        }
    }
}
