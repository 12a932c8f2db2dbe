//! What changed between two states of a corpus, word by word and with its structure.
//!
//! Takes two linked corpora, of today or of releases, and never fails. A difference holds both texts: without what was
//! inserted the old one remains, without what was deleted the new one. It knows nothing of pages; it is JSON as it is.

mod align;
mod blocks;
mod clauses;
mod history;
mod once;
mod parts;
mod report;
mod words;

use serde::Serialize;

pub use blocks::{Text, compare, single};
pub use clauses::{
    ClauseDifference, Difference, DifferenceKind, FactDifference, ParameterDifference, PartyValueDifference, TermDifference, between,
};
pub use history::{Event, EventKind, Pair, UNRELEASED, history, pairs};
pub use once::{Differences, Once, TwoTexts};
pub use parts::{Content, Entry, Part, Row};
pub use report::{Drawing, Line, Reason, States};
pub use words::{Look, Piece, Run};

/// What became of words, or of a block as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Both texts have them.
    Kept,
    /// Only the old text has them.
    Deleted,
    /// Only the new text has them.
    Inserted,
}

/// Whether a line is the same in both texts.
pub fn is_same(runs: &[Run]) -> bool {
    runs.iter().all(|run| run.mark == Mark::Kept)
}
