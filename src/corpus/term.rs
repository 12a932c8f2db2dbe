//! Defined terms.

use super::{Block, Slug, Spanned};

/// How a term is distinguished from an ordinary word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Only as it is written in the glossary: `Product`, not `product`.
    Exact,
    /// In any case.
    Any,
}

/// A defined term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The defined term in the form that its address is made of.
    pub term: Spanned<String>,
    /// Other forms that mean the same, plurals included.
    pub aliases: Vec<Spanned<String>>,
    /// How its uses are found.
    pub case: Case,
    /// What it means (Markdown).
    pub definition: Vec<Block>,
    /// Where it comes from (Markdown).
    pub source: Vec<Block>,
}

impl Term {
    /// Its address part.
    pub fn slug(&self) -> Slug {
        Slug::of(&self.term.value)
    }
}
