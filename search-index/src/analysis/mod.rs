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
pub(crate) use tokenizer::{Token, add_tokens, parts};

/// Whether a folded word may have a term for its stem, by the letters that stemming keeps.
pub(crate) fn may_be(word: &str, term: &str) -> bool {
    let (word, term) = (word.as_bytes(), term.as_bytes());
    let letter = |place: usize| (word.get(place).copied(), term.get(place).copied());
    let (first, second) = (letter(0), letter(1));
    // The y of "dying" becomes the i of "die".
    first.0 == first.1 && (second.0 == second.1 || matches!(second, (Some(b'y'), _)))
}

/// Longer words are not terms: they are hashes and accidents, and nobody types them.
pub(crate) const LONGEST_WORD: usize = 40;
