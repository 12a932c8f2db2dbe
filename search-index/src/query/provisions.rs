//! Provisions of outside documents as people write them: "45 CFR § 164.308(a)(1)", "NIST SP 800-53 Rev. 5 CM-8", "MC2 clause 31".
//!
//! What stands around a provision only names its document again.

use super::word::{QueryWord, TypedChain, boost};
use crate::analysis::PROVISION;
use crate::index::{Catalog, TermId};
use crate::text::{has_word, split_ascii};

/// The most chains that name a document and a provision.
const MAX_CHAINS: usize = 7;

/// The shortest beginning of a provision that is taken for one.
const MIN_BEGINNING: usize = 5;

fn has_parts(chain: &TypedChain) -> bool {
    chain.id.bytes().any(|byte| byte == b'.')
}

/// Whether something beside a provision of one part says that it is one, as in "section 803" and "NEMA HN 1 PAUT".
fn names_its_document(typed: &[TypedChain], provision: usize, catalog: &Catalog) -> bool {
    for (index, chain) in typed.iter().enumerate() {
        // `C.F.R.` is `CFR`.
        let mut initials = String::new();
        for letter in split_ascii(&chain.id, b'.') {
            initials.push_str(letter);
        }
        let word = if initials.len() * 2 == chain.id.len() + 1 { &initials } else { &chain.id };
        if index != provision && has_word(&catalog.derived.designations, word) {
            return true;
        }
    }
    false
}

/// Finds whole provisions and beginnings of provisions. Their words mean these; all other words count little then.
pub(super) fn find(typed: &[TypedChain], words: &mut [QueryWord], catalog: &Catalog) -> Vec<TermId> {
    let mut provisions = Vec::new();
    let mut named = Vec::new();
    let between = |chain: &TypedChain| has_word(catalog.language.vocabulary().around_provisions, &chain.id);
    let mut start = 0;
    while start < typed.len() {
        // The last chain of the longest run that is a provision, and the term.
        let mut best: Option<(usize, TermId)> = None;
        let mut key = String::from(PROVISION);
        for (end, chain) in typed.iter().enumerate().skip(start).take(MAX_CHAINS) {
            if end > start && between(chain) {
                continue;
            }
            key.push_str(&chain.id);
            if key.len() >= PROVISION.len_utf8() + MIN_BEGINNING
                && best.is_none()
                && let Some(id) = catalog.dictionary.find(&key)
            {
                named.push((start, end, id));
            }
            key.push('.');
            if let Some(id) = catalog.dictionary.find(&key)
                && (end > start || has_parts(chain) || names_its_document(typed, start, catalog))
            {
                best = Some((end, id));
            }
        }
        if let Some((end, id)) = best {
            provisions.push(id);
            named.push((start, end, id));
            start = end;
        }
        start += 1;
    }
    if !named.is_empty() {
        for word in &mut *words {
            word.boost = boost::AROUND_PROVISION;
        }
        for (start, end, id) in named {
            for word in &mut words[typed[start].words.start..typed[end].words.end] {
                word.add(&[id], boost::TYPED);
                word.boost = boost::TYPED;
            }
        }
    }
    provisions
}
