//! What the files of a book say, as typed values.
//!
//! A [`Corpus`] is what has been written down, nothing derived: which clause names which is found
//! by `link`. Values that a later stage may complain about carry their spans ([`Spanned`]).

pub mod change;
pub mod clause;
pub mod content;
pub mod framework;
pub mod id;
pub mod official;
pub mod plain;
pub mod profile;
pub mod register;
pub mod retired;
pub mod settings;
pub mod spanned;
pub mod term;
pub mod topic;

use std::collections::BTreeSet;

pub use clause_documents::items::{ItemStyle, Signs};

pub use change::{Change, ChangeKind, ReleaseName};
pub use clause::{Clause, Comparison, Confidence, LintException, Origin, Parameter, ParameterPath, Review, Section, SectionKind};
pub use content::{Block, Inline};
pub use framework::Framework;
pub use id::{ClauseId, Slug};
pub use profile::Profile;
pub use register::Register;
pub use retired::Retired;
pub use settings::{Includes, Level, Settings, VocabularyEntry};
pub use spanned::{SourceSpan, Spanned};
pub use term::{Case, Term};
pub use topic::{Chapter, OrdinaryChapter, Topic};

use crate::words::Words;

/// Everything that a book's files say.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// `corpus.toml`.
    pub settings: Settings,
    /// What the program writes on pages, in the language of `book.toml`.
    pub words: Words,
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
    /// `addresses.lock`.
    pub register: Register,
    /// `changes.toml`: what the next release changes, in the order of the file.
    pub changes: Vec<Change>,
    /// The name of the next release, where `changes.toml` says it.
    pub next_release: Option<Spanned<ReleaseName>>,
    /// `synonyms.toml`: groups of words that mean the same in a search.
    pub synonyms: Vec<Vec<Spanned<String>>>,
    /// `profiles.toml`: sets of clauses for an occasion.
    pub profiles: Vec<Profile>,
    /// Chapters that are not topics, in the order of SUMMARY.
    pub chapters: Vec<Chapter>,
    /// Chapters that stay mdBook's own pages, in the order of SUMMARY.
    pub ordinary_chapters: Vec<OrdinaryChapter>,
    /// Ids whose clause files exist but could not be read (already reported), so that links to them are not reported
    /// as unknown.
    pub unreadable_ids: BTreeSet<ClauseId>,
    /// What may be incomplete because files could not be read as they are (already reported), so that nothing of it is
    /// reported as lost.
    pub incomplete: Incomplete,
}

impl Corpus {
    /// The paths of all chapters, as SUMMARY has them: `patching/index.md`.
    pub fn chapter_paths(&self) -> impl Iterator<Item = String> {
        let topics = self.topics.iter().map(|topic| format!("{}/index.md", topic.folder));
        let ordinary = self.ordinary_chapters.iter().map(|chapter| chapter.path.clone());
        self.chapters.iter().map(|chapter| chapter.path.clone()).chain(topics).chain(ordinary)
    }

    /// Whether SUMMARY has a chapter of this path.
    pub fn has_chapter(&self, path: &str) -> bool {
        self.chapter_paths().any(|known| known == path)
    }
}

/// What may lack something only because a file could not be read as it is.
#[derive(Debug, Clone, Default)]
pub struct Incomplete {
    /// Categories of which entries may be missing.
    pub categories: BTreeSet<register::Category>,
    /// Clauses that may lack parameters.
    pub clauses: BTreeSet<ClauseId>,
    /// Whether entries of the register may be missing.
    pub register: bool,
    /// Paths of chapters that SUMMARY names and that are missing here.
    pub chapters: BTreeSet<String>,
}
