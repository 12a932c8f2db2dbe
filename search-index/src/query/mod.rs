//! From typed words to terms to look up.
//!
//! `parse` cuts `mfa patch -legacy` into words and exclusions, `plan` turns these into [`QueryWord`]s with the terms that
//! each may mean, by way of `chain_words`, `initials`, `synonyms`, `completion` and `correction`.

mod chain_words;
mod completion;
mod correction;
mod initials;
mod parse;
mod plan;
mod provisions;
mod synonyms;
mod word;

pub(crate) use correction::{distance, near_words};
pub(crate) use parse::{ParsedQuery, parse};
pub(crate) use plan::{Plan, plan};
pub(crate) use synonyms::SynonymTable;
#[cfg(feature = "build")]
pub(crate) use synonyms::{MAX_SYNONYM_WORDS, terms_of};
pub(crate) use word::{QueryWord, boost};
