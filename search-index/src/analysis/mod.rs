//! From text to the terms of the index: one analysis for building, for both engines and for what people type.
//!
//! `chain` cuts text into runs that belong together (`PAT-2`, `164.308(a)(1)`, `multi-factor`, `patch`), `tokenizer`
//! turns runs into terms with positions, `stem` reduces words, `fold` removes case and accents. There are no stop words:
//! "shall", "not" and "after" carry meaning in a contract. `Patches within 30 days` becomes `patch`, `within`, `30`, `day`.

mod chain;
mod fold;
mod id;
pub(crate) mod initialisms;
mod stem;
mod tokenizer;

pub(crate) use chain::{Chain, chains, char_at, read_chain};
pub(crate) use fold::{fold, is_word};
pub(crate) use id::{id_key, name_key, word_key};
#[cfg(feature = "build")]
pub(crate) use stem::is_form;
pub(crate) use stem::{form_term, may_start_with_term, stem};
pub(crate) use tokenizer::{HEADING_END, PROVISION, Token, add_prose, add_tokens, parts, term_of};
#[cfg(feature = "build")]
pub(crate) use tokenizer::{Style, tokenize};
