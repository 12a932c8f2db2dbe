//! What the files of a book say, as typed values.
//!
//! A [`Corpus`] is what has been written down, nothing derived: which clause names which is found
//! by `link`. Values that a later stage may complain about carry their place ([`Located`]).

pub mod clause;
pub mod content;
pub mod framework;
pub mod id;
pub mod plain;
pub mod retired;
pub mod settings;
pub mod term;
pub mod topic;

use std::collections::BTreeSet;

use crate::diagnostics::Span;

pub use clause::{Acceptance, Clause, Confidence, Origin, Ours, Parameter, Review, Section, SectionKind};
pub use content::{Block, Inline};
pub use framework::Framework;
pub use id::{ClauseId, Slug};
pub use retired::{LockedId, Retired};
pub use settings::{Includes, Level, Named, Settings};
pub use term::{Case, Term};
pub use topic::{Chapter, Topic};

/// A value with the place where it was written; `None` where it comes from no file of the book. Two
/// of them are equal where their values are, wherever they were written.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Option<Span>,
}

impl<T: PartialEq> PartialEq for Located<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Located<T> {}

impl<T> Located<T> {
    /// A value that stands at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span: Some(span) }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), span: self.span }
    }
}

/// Where in a file a part of a text was written; nothing where it comes from no file of the book. It
/// takes no part in equality and is not stored: the same words are the same text wherever they stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct SourceSpan(pub Option<Span>);

impl PartialEq for SourceSpan {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for SourceSpan {}

impl From<Span> for SourceSpan {
    fn from(span: Span) -> Self {
        Self(Some(span))
    }
}

impl From<Option<Span>> for SourceSpan {
    fn from(span: Option<Span>) -> Self {
        Self(span)
    }
}

/// Everything that a book's files say.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// `corpus.toml`.
    pub settings: Settings,
    /// Topics in the order of SUMMARY.
    pub topics: Vec<Topic>,
    /// Clauses in the order of topics, then of their numbers.
    pub clauses: Vec<Clause>,
    /// `glossary.toml`, by name.
    pub terms: Vec<Term>,
    /// `frameworks.toml`, in its order.
    pub frameworks: Vec<Framework>,
    /// `retired.toml`.
    pub retired: Vec<Retired>,
    /// `ids.lock`.
    pub locked: Vec<LockedId>,
    /// `synonyms.toml`: groups of words that mean the same in a search.
    pub synonyms: Vec<Vec<String>>,
    /// Chapters that are not topics, in the order of SUMMARY.
    pub chapters: Vec<Chapter>,
    /// Ids of clauses whose files are there and could not be read, which was reported: nobody is to be
    /// told that they do not exist.
    pub unread: BTreeSet<ClauseId>,
}
