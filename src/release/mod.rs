//! Releases: what a reader could see of the corpus on a day, frozen for good.
//!
//! A release is a linked corpus read from a file of its own. It is never linked anew and never judged by the rules of
//! today, so its pages stay as they were whatever becomes of the book.

mod checksum;
mod compare;
mod form;
mod freeze;
mod layout;
mod read;
mod thaw;
mod tree;

use crate::corpus::ClauseId;
use crate::link::Edition;

pub use crate::corpus::{Change, ChangeKind, ReleaseName};
pub use compare::says_the_same;
pub use freeze::{Heading, freeze};
pub use read::{FOLDER, MAX_BYTES, path_of, read_all, read_back};

/// A frozen state of the corpus.
#[derive(Debug)]
pub struct Release {
    /// Its name, which is part of its addresses.
    pub name: ReleaseName,
    /// What it is called, such as "first draft for comment"; empty where it has its name only.
    pub title: String,
    /// The day on which it was frozen, `2026-11-30`.
    pub date: String,
    /// The text as it was. Nothing in it has a place in a file.
    pub edition: Edition,
    /// What it changed against the release before.
    changes: Vec<Change>,
}

impl Release {
    /// A release of an edition; `changes` are in any order.
    pub fn new(name: ReleaseName, title: String, date: String, edition: Edition, mut changes: Vec<Change>) -> Self {
        changes.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        Self { name, title, date, edition, changes }
    }

    /// What it changed against the release before, in the order of ids.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What it says of a clause; none where it has not changed it.
    pub fn change(&self, id: &ClauseId) -> Option<&Change> {
        self.changes.binary_search_by(|change| change.id.value.cmp(id)).ok().map(|at| &self.changes[at])
    }
}
