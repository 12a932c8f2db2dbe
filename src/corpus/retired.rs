//! Withdrawn clauses.

use super::{Block, ClauseId, Spanned};

/// A withdrawn clause; it keeps a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// Its id, never given again.
    pub id: Spanned<ClauseId>,
    /// Its last title.
    pub title: Spanned<String>,
    /// Why it was withdrawn.
    pub reason: String,
    /// What replaces it.
    pub successors: Vec<Spanned<ClauseId>>,
    /// The first release, or the day, without the clause: `2026-12`, `2026-12-24`.
    pub since: Spanned<String>,
    /// Its last text (Markdown), items grouped.
    pub text: Vec<Block>,
}
