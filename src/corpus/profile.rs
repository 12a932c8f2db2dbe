//! Profiles: sets of clauses for an occasion, each with the reasons for its choice.

use super::{Block, ClauseId, Spanned};

/// A set of clauses that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its id, which is its address part: `stand-alone`.
    pub id: Spanned<String>,
    /// Title.
    pub title: String,
    /// One sentence: for which occasion it is.
    pub summary: String,
    /// Its clauses, in the order of the file.
    pub clauses: Vec<Chosen>,
    /// What it leaves out, and why.
    pub left_out: Vec<LeftOut>,
}

/// A clause of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub id: Spanned<ClauseId>,
    /// Why it is in the profile.
    pub reason: String,
}

/// Clauses that a profile does not have, although a reader might look for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Which (Markdown): `[DAT-5] and [BCR-4]`.
    pub what: Vec<Block>,
    /// Why.
    pub reason: String,
}
