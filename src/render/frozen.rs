//! The texts of clauses in releases, each written once for all releases that have the same.
//!
//! A site with 40 releases has some 6,000 pages of clauses in them, and most differ in nothing but the name of the
//! release, which stands in the frame. What is inside the frame is the same where the clause is, and everything that its
//! page shows of other clauses and of the corpus.

use std::sync::Arc;

use super::parts::Html;
use crate::corpus::{Clause, Settings};
use crate::difference::Once;
use crate::link::Edition;
use crate::release::Release;

/// The texts of all releases.
#[derive(Debug)]
pub struct FrozenTexts {
    /// The oldest release that has the same text, by release and clause.
    since: Vec<Vec<usize>>,
    written: Once<(usize, usize), Arc<Html>>,
}

impl FrozenTexts {
    /// Finds out which releases have the same texts; nothing is written yet.
    pub fn new(releases: &[Release]) -> Self {
        let mut since: Vec<Vec<usize>> = Vec::with_capacity(releases.len());
        // From the oldest one on.
        for (index, release) in releases.iter().enumerate().rev() {
            let edition = &release.edition;
            let before = releases.get(index + 1).map(|release| &release.edition).filter(|before| has_same_surroundings(before, edition));
            let of_clause = |at: usize| {
                let is_same = before
                    .is_some_and(|before| before.corpus.clauses[at] == edition.corpus.clauses[at] && before.links[at] == edition.links[at]);
                since.last().filter(|_| is_same).map_or(index, |since| since[at])
            };
            let of_release = (0..edition.corpus.clauses.len()).map(of_clause).collect();
            since.push(of_release);
        }
        since.reverse();
        Self { since, written: Once::default() }
    }

    /// The text of a clause in a release, both by their indices; `write` makes it where it is not known.
    ///
    /// # Errors
    ///
    /// What `write` fails with.
    pub(super) fn get<E>(&self, release: usize, clause: usize, write: impl FnOnce() -> Result<Html, E>) -> Result<Arc<Html>, E> {
        self.written.get_or_try((clause, self.since[release][clause]), || write().map(Arc::new))
    }
}

/// Whether two editions have the same in everything that the page of a clause can show beside the clause itself: the
/// heads of other clauses, terms, documents, settings. The clauses then have the same indices.
fn has_same_surroundings(a: &Edition, b: &Edition) -> bool {
    let (a, b) = (&a.corpus, &b.corpus);
    // What the edition is called stands in the frame.
    let settings = |settings: &Settings| Settings { edition: String::new(), ..settings.clone() };
    settings(&a.settings) == settings(&b.settings)
        && a.topics == b.topics
        && a.terms == b.terms
        && a.frameworks == b.frameworks
        && a.retired == b.retired
        && a.clauses.len() == b.clauses.len()
        && a.clauses.iter().zip(&b.clauses).all(|(a, b)| has_same_head(a, b))
}

/// Whether two clauses are the same where another one names them.
fn has_same_head(a: &Clause, b: &Clause) -> bool {
    a.id == b.id
        && a.title == b.title
        && a.summary == b.summary
        && a.topic == b.topic
        && a.parties == b.parties
        && a.kind == b.kind
        && a.phases == b.phases
}
