//! A corpus and a schedule with their clauses by id: a schedule of a whole library asks for each of them a few times.

use crate::corpus::{Clause, Corpus};
use crate::schedule::{Entry, Schedule};
use crate::sorted::Sorted;

/// What a document is made from.
pub(super) struct Known<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) schedule: &'a Schedule,
    clauses: Sorted<usize>,
    entries: Sorted<usize>,
}

impl<'a> Known<'a> {
    pub(super) fn new(corpus: &'a Corpus, schedule: &'a Schedule) -> Self {
        let clauses = by_id(&corpus.clauses, |clause| &clause.id);
        Self { corpus, schedule, clauses, entries: by_id(&schedule.entries, |entry| &entry.clause) }
    }

    /// The clause of an id.
    pub(super) fn clause(&self, id: &str) -> Option<&'a Clause> {
        self.clauses.get(id).map(|&index| &self.corpus.clauses[index])
    }

    /// The place of a clause among those of the corpus.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.clauses.get(id).copied()
    }

    /// The entry of a clause.
    pub(super) fn entry(&self, clause: &str) -> Option<&'a Entry> {
        self.entries.get(clause).map(|&index| &self.schedule.entries[index])
    }
}

/// The places of things by id; of two with one id, the first counts.
fn by_id<T>(all: &[T], id: fn(&T) -> &String) -> Sorted<usize> {
    all.iter().enumerate().rev().map(|(index, one)| (id(one).clone(), index)).collect()
}
