//! Completions of the word that is being typed.

use crate::analysis::stem;
use crate::column::{glue, pieces};
use crate::packed::{Dictionary, TermId};

/// More completions than this add noise and time, not answers.
const MOST: usize = 16;

/// Endings that people have yet to type when a stem was cut shorter than what stands there already.
const ENDINGS: &str = "e s y d g n t ed es ng on ty ly ity ing ion ies ment tion ation ions ility ilities ization";

/// The terms that a folded word may be the beginning of, the most frequent first.
pub(crate) fn completions(dictionary: &Dictionary, word: &str) -> Vec<TermId> {
    // Frequency and place in one number.
    let mut found: Vec<u64> = Vec::new();
    let mut add = |id: TermId| found.push(u64::from(u32::MAX - dictionary.documents(id)) << 32 | u64::from(id));
    for id in dictionary.beginning_as(word) {
        if dictionary.term(id).starts_with(word) || dictionary.word(id).starts_with(word) {
            add(id);
        }
    }
    if word.len() > 3 {
        for ending in pieces(ENDINGS, b' ') {
            if let Some(id) = dictionary.find(&stem(&glue(&[word, ending]))) {
                add(id);
            }
        }
    }
    found.sort_unstable();
    let mut ids = Vec::new();
    for order in found {
        let id = order as TermId;
        if ids.last() != Some(&id) && ids.len() < MOST {
            ids.push(id);
        }
    }
    ids
}
