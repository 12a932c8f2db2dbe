//! Ids that must not be lost: withdrawn clauses and the lock.

use super::{Block, ClauseId, Spanned};

/// A withdrawn clause; it keeps a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// Its id, never given again.
    pub id: Spanned<ClauseId>,
    /// Its last title.
    pub title: String,
    /// Why it was withdrawn.
    pub reason: String,
    /// What replaces it.
    pub successors: Vec<Spanned<ClauseId>>,
    /// Since which release or date.
    pub since: String,
    /// Its last text (Markdown).
    pub text: Vec<Block>,
}

/// A line of `ids.lock`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedId {
    /// The id.
    pub id: Spanned<ClauseId>,
    /// The title that it had when it was recorded.
    pub title: String,
}
