//! From a plan to an answer, over either engine.
//!
//! `search` answers `mfa patch` by way of `rank` (which clauses, in which order), `filter` (which of them the reader wants)
//! and `excerpt` (the words around the matches).

mod excerpt;
mod filter;
mod rank;
mod search;

#[cfg(feature = "build")]
pub(crate) use rank::{FIELD_WEIGHTS, tantivy_equivalent_scores};
pub(crate) use search::search;
