//! From a chain of letters and digits to query words.
//!
//! `multi-factor` gives `multi` and `factor`, each of which may also be `multifactor`; `164.308(a)(9)` gives the longest
//! beginning that the corpus has, `164.308.a`, and `9`.

use super::correction::has_digit;
use super::word::{QueryWord, boost};
use crate::analysis::{Chain, stem};
use crate::index::Catalog;
use crate::text::concat;

/// Adds the words of a chain: a citation as a whole if the corpus has it, else as much of it as the corpus has.
pub(super) fn add_chain(chain: &Chain, catalog: &Catalog, words: &mut Vec<QueryWord>) {
    let length = chain.segments.len();
    let mut done = 0;
    if chain.is_citation() {
        let known = |start: usize, count: usize| catalog.dictionary.find(&chain.compound(start, count)).is_some();
        let mut count = length;
        // Leading letters may be the reader's: `sp800-53` where the corpus says `800-53`.
        if !known(0, length) && length > 2 && !chain.segments[0].digits && known(1, length - 1) {
            add_word(chain.segments[0].text.clone(), &chain.segments[0].text, catalog, words);
            add_word(chain.compound(1, length - 1), "", catalog, words);
            return;
        }
        while count > 1 && !known(0, count) {
            count -= 1;
        }
        if count > 1 {
            add_word(chain.compound(0, count), "", catalog, words);
            done = count;
        }
    }
    let joined = chain.joined();
    if let Some(joined) = &joined
        && chain.segments.iter().any(|segment| segment.joint == '&')
    {
        add_word(joined.clone(), joined, catalog, words);
        return;
    }
    let first = words.len();
    let unknown_id = chain.is_citation() && done == 0 && !chain.segments[0].digits;
    for segment in &chain.segments[done..] {
        // The number of an id that does not exist means nothing by itself.
        if unknown_id && segment.digits {
            continue;
        }
        let word = if segment.digits { "" } else { &segment.text };
        add_word(segment.text.clone(), word, catalog, words);
    }
    if let Some(id) = joined.and_then(|joined| catalog.dictionary.find(&stem(&joined))) {
        for word in &mut words[first..] {
            word.add(&[id], boost::TYPED);
        }
    }
}

/// Adds what was typed as a query word; the term is the stem of `word`, or what was typed when there is no word.
fn add_word(typed: String, word: &str, catalog: &Catalog, words: &mut Vec<QueryWord>) {
    let term = if word.is_empty() { typed.clone() } else { stem(word) };
    let mut word = QueryWord { typed, term, ..QueryWord::default() };
    if let Some(id) = catalog.dictionary.find(&word.term) {
        word.add(&[id], boost::TYPED);
    }
    words.push(word);
}

/// `pat 2` and `sp 800 53`: neighbors that the index knows as one citation.
pub(super) fn join_neighbors(words: &mut [QueryWord], catalog: &Catalog) {
    for second in 1..words.len() {
        let (one, other) = (&words[second - 1].typed, &words[second].typed);
        if !has_digit(one) && !has_digit(other) {
            continue;
        }
        if let Some(id) = catalog.dictionary.find(&concat(&[one, ".", other])) {
            words[second - 1].add(&[id], boost::COMPOUND);
            words[second].add(&[id], boost::COMPOUND);
        }
    }
}
