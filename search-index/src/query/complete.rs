//! Completions of the word that is being typed.

use crate::analysis::stem;
use crate::packed::{Dictionary, TermId};

/// More completions than this add noise and time, not answers.
const MOST: usize = 32;

/// Endings that people have yet to type when a stem was cut shorter than what stands there already.
const ENDINGS: [&str; 24] = [
    "e", "s", "y", "d", "g", "n", "t", "ed", "es", "ng", "on", "ty", "ly", "ity", "ing", "ion", "ies", "ment", "tion", "ation",
    "ions", "ility", "ilities", "ization",
];

/// The terms that a folded word may be the beginning of, the most frequent first.
pub(crate) fn completions(dictionary: &Dictionary, word: &str) -> Vec<TermId> {
    let begins = |text: &str| text.starts_with(word);
    let found = dictionary.entries().filter(|(_, entry)| begins(&entry.term) || begins(&entry.word));
    let mut ids: Vec<TermId> = found.map(|(id, _)| id).collect();
    if word.chars().count() > 3 {
        ids.extend(ENDINGS.iter().filter_map(|ending| dictionary.find(&stem(&[word, ending].concat()))));
    }
    ids.sort_unstable_by_key(|&id| (u32::MAX - dictionary.entry(id).documents, id));
    ids.dedup();
    ids.truncate(MOST);
    ids
}
