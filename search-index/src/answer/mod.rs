//! From a plan to an answer, over either engine.
//!
//! `search` answers `mfa patch` by way of `rank` (which clauses, in which order), `nearness` (which words of the query stand
//! together in a clause), `relevance` (which clauses are answers), `filter` (which of them the reader wants) and `excerpt` (the
//! words around the matches).

mod excerpt;
mod filter;
mod nearness;
mod rank;
mod relevance;
mod search;

#[cfg(feature = "build")]
pub(crate) use rank::{FIELD_WEIGHTS, tantivy_equivalent_scores};
pub(crate) use search::search;
