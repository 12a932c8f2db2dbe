//! From text to the terms of the index: one analysis for building, for both engines and for what people type.
//!
//! `chain` cuts text into runs that belong together (`PAT-2`, `164.308(a)(1)`, `multi-factor`, `patch`), `tokenizer`
//! turns runs into terms with positions, `stem` reduces words, `fold` takes case and accents away. No stop words are
//! left out: "shall", "not" and "after" carry meaning in a contract.

mod chain;
mod fold;
pub(crate) mod initialisms;
mod stem;
mod tokenizer;

pub(crate) use chain::{Chain, chains, char_at, read_chain};
pub(crate) use fold::{fold, is_word};
pub(crate) use stem::stem;
#[cfg(feature = "build")]
pub(crate) use tokenizer::{Style, tokenize};
pub(crate) use tokenizer::{Token, add_tokens, parts, term_of};

/// Whether a word with this term for its stem may stand at the beginning of a text: stemming changes the last letter of
/// what it keeps, and in `dying` and `realisation` the `y` or `s` before. What is no plain letter in the text, such as one
/// with an accent or a hyphen, may turn out to be right.
pub(crate) fn may_be(text: &[u8], term: &str) -> bool {
    let kept = if term.len() > 2 { term.len() - 1 } else { term.len() };
    for (place, letter) in term.bytes().take(kept).enumerate() {
        let other = text.get(place).unwrap_or(&b' ').to_ascii_lowercase();
        if other != letter {
            let changes = place > 0 && place + 3 >= term.len() && matches!(other, b'y' | b's');
            return changes || !other.is_ascii_lowercase() && other != b' ';
        }
    }
    true
}

/// Longer words are not terms: they are hashes and accidents, and nobody types them.
pub(crate) const LONGEST_WORD: usize = 40;
