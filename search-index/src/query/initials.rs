//! Initialisms and the words that they stand for, in both directions.
//!
//! `mfa` may mean `multi`, `factor` and `authent`, because a title or defined term has these initials; and who types
//! "software bill of materials" may mean `sbom`.

use super::word::{QueryWord, boost};
use crate::analysis::{initialisms, stem};
use crate::index::{Catalog, TermId};

/// `MFA` means the words of a title or term with these initials.
pub(super) fn expand_initials(word: &mut QueryWord, catalog: &Catalog) {
    let letters = (2..=6).contains(&word.typed.len()) && word.typed.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = catalog.dictionary.find(&word.term);
    if !letters || known.is_some_and(|id| !catalog.dictionary.is_initialism(id)) {
        return;
    }
    let before = word.alternatives.len();
    for with_small_word in [false, true] {
        for document in 0..catalog.len() * 2 {
            let texts = if document % 2 == 0 { &catalog.titles } else { &catalog.names };
            let text = texts.get(document / 2);
            for expansion in initialisms::expansions(catalog.language, &word.typed, text) {
                let mut ids: Vec<TermId> = Vec::new();
                for &(from, to) in &expansion.words {
                    ids.extend(catalog.dictionary.find(&stem(catalog.language, &text[from..to].to_ascii_lowercase())));
                }
                if ids.len() == expansion.words.len() && expansion.has_small_word == with_small_word && word.alternatives.len() < 6 {
                    word.add(&ids, boost::INITIALISM / ids.len() as f32);
                }
            }
        }
        if word.alternatives.len() > before {
            break;
        }
    }
}

/// At least three words with the initials of an initialism that the corpus uses mean that initialism.
pub(super) fn contract_to_initials(words: &mut [QueryWord], catalog: &Catalog) {
    for start in 0..words.len() {
        let mut initials = String::new();
        for end in start..words.len().min(start + 6) {
            initials.push_str(words[end].typed.get(..1).unwrap_or_default());
            if end < start + 2 {
                continue;
            }
            if let Some(id) = catalog.dictionary.find(&stem(catalog.language, &initials))
                && catalog.dictionary.is_initialism(id)
            {
                for word in &mut words[start..=end] {
                    word.add(&[id], boost::INITIALISM);
                }
            }
        }
    }
}
