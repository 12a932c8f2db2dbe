//! From typed words to terms to look up.

mod complete;
mod parse;
mod plan;
mod typo;

pub(crate) use parse::parse;
pub(crate) use parse::Typed;
pub(crate) use plan::{Group, Lexicon, Plan, folded, plan};
pub(crate) use typo::distance;
