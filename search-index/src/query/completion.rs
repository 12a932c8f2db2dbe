//! Completions of the word that is being typed: `vulnerabili` may become `vulnerability`, whose stem is `vulner`.

use crate::analysis::completes;
use crate::index::{Catalog, TermId};

/// More completions than this add noise and time, not answers.
const MAX_COMPLETIONS: usize = 16;

/// The terms that a folded word may be the beginning of, the most frequent first.
pub(crate) fn completions(catalog: &Catalog, word: &str) -> Vec<TermId> {
    let dictionary = &catalog.dictionary;
    // Frequency and term in one number.
    let mut found: Vec<u64> = Vec::new();
    for id in catalog.terms_like(word) {
        if dictionary.forms(id).any(|form| completes(catalog.language, form, word)) {
            found.push(u64::from(u32::MAX - dictionary.documents(id)) << 32 | u64::from(id));
        }
    }
    found.sort_unstable();
    found.iter().take(MAX_COMPLETIONS).map(|&order| order as TermId).collect()
}
