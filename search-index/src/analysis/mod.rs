//! From text to the terms of the index: one analysis for building, for both engines and for what people type.
//!
//! `chain` cuts text into runs that belong together (`PAT-2`, `164.308(a)(1)`, `multi-factor`, `patch`), `tokenizer`
//! turns runs into terms with positions, `stem` reduces words, `fold` removes case and accents, and `languages` has
//! what is done in another way than in English. There are no stop words:
//! "shall", "not" and "after" carry meaning in a contract. `Patches within 30 days` becomes `patch`, `within`, `30`, `day`.

mod chain;
mod fold;
mod id;
pub(crate) mod initialisms;
#[cfg(feature = "languages")]
mod languages;
#[cfg(not(feature = "languages"))]
#[path = "without_languages.rs"]
mod languages;
mod stem;
mod tokenizer;

pub(crate) use chain::{Chain, chains, char_at, fold, read_chain};
pub(crate) use fold::is_word;
pub(crate) use id::{id_key, name_key, word_key};
pub(crate) use languages::{completes, may_begin_anywhere, needs_accents};
#[cfg(feature = "build")]
pub(crate) use stem::is_form;
pub(crate) use stem::{form_term, may_start_with_term, stem};
pub(crate) use tokenizer::{HEADING_END, PROVISION, Token, add_prose, add_tokens, parts, term_of};
#[cfg(feature = "build")]
pub(crate) use tokenizer::{Style, tokenize};
