//! Provisions of an official document that lies beside a book. They are no part of a [`Corpus`](super::Corpus), so nothing
//! that is made of a corpus can have them: no export, no index, no release.

use super::{ClauseId, Spanned};

/// A provision of the official document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialText {
    /// The clause that corresponds to it, where there is one.
    pub clause: Option<Spanned<ClauseId>>,
    /// Its number there.
    pub number: Spanned<String>,
    /// What it is called there; may be empty.
    pub title: String,
    /// Why no clause corresponds to it, where somebody has said it.
    pub not_covered: Option<String>,
    /// Its paragraphs, each with its lines.
    pub paragraphs: Vec<Vec<String>>,
}
