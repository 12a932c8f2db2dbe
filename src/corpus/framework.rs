//! Outside documents that clauses refer to.

use std::collections::BTreeSet;

use super::{Block, Confidence, Slug, Spanned};

/// An outside document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// The short key of references, e.g. `SP800-53`; it may contain spaces.
    pub key: Spanned<String>,
    /// The full title of the document.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Which edition is meant, as the publisher writes it.
    pub edition: Option<String>,
    /// Date of that edition, as exact as known.
    pub date: Option<String>,
    /// `in-force`, `guidance`, ...
    pub status: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// How sure the identifiers are that clauses cite.
    pub confidence: Confidence,
    /// When the entry was last checked.
    pub checked: Option<String>,
    /// What it is and what is uncertain (Markdown).
    pub note: Vec<Block>,
    /// Valid provisions; none where no list exists.
    pub ids: Option<BTreeSet<String>>,
}

impl Framework {
    /// Its address part, `sp800-53`.
    pub fn slug(&self) -> Slug {
        Slug::of(&self.key.value)
    }
}
