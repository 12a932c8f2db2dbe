//! Completions of the word that is being typed: `vulnerabili` may become `vulnerability`, whose stem is `vulner`.

use crate::index::{Dictionary, TermId};

/// More completions than this add noise and time, not answers.
const MAX_COMPLETIONS: usize = 16;

/// The terms that a folded word may be the beginning of, the most frequent first.
pub(crate) fn completions(dictionary: &Dictionary, word: &str) -> Vec<TermId> {
    // Frequency and term in one number.
    let mut found: Vec<u64> = Vec::new();
    let mut add = |id: TermId| found.push(u64::from(u32::MAX - dictionary.documents(id)) << 32 | u64::from(id));
    for id in dictionary.starting_with(word) {
        if dictionary.term(id).starts_with(word) || dictionary.forms(id).any(|form| form.starts_with(word)) {
            add(id);
        }
    }
    found.sort_unstable();
    let mut ids = Vec::new();
    for order in found {
        let id = order as TermId;
        if ids.last() != Some(&id) && ids.len() < MAX_COMPLETIONS {
            ids.push(id);
        }
    }
    ids
}
