//! From typed words to terms to look up.

mod complete;
mod lexicon;
mod parse;
mod plan;
mod typo;

pub(crate) use lexicon::Lexicon;
pub(crate) use parse::{Typed, parse};
pub(crate) use plan::{Alternative, Group, Plan, plan};
pub(crate) use typo::{distance, near_words};
