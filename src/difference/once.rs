//! Differences of many pairs, each two texts compared once.
//!
//! Most clauses are the same in most releases, so that the pages of a site ask again and again for the difference of the
//! same two texts of a clause: with 40 releases some ten times on average.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::clauses::{self, Difference, Outcome};
use super::history::Pair;
use crate::corpus::{Clause, ClauseId, Corpus};
use crate::link::Edition;
use crate::release::Release;

/// A text of a clause in several releases, and the text of today. It is known by the oldest release that has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TwoTexts {
    id: ClauseId,
    from: usize,
}

/// The differences between the states of a book.
#[derive(Debug)]
pub struct Differences<'a> {
    releases: &'a [Release],
    today: &'a Edition,
    /// The oldest release that has the same text of a clause, by release.
    since: Vec<HashMap<&'a ClauseId, usize>>,
    clauses: Once<TwoTexts, Outcome>,
}

impl<'a> Differences<'a> {
    /// Finds out which releases have the same texts; nothing is compared word by word yet.
    pub fn new(releases: &'a [Release], today: &'a Edition) -> Self {
        let mut since: Vec<HashMap<&ClauseId, usize>> = Vec::with_capacity(releases.len());
        // From the oldest one on.
        for (index, release) in releases.iter().enumerate().rev() {
            let (corpus, before) = (&release.edition.corpus, releases.get(index + 1).map(|release| &release.edition));
            let of_clause = |clause: &'a Clause| {
                let id = &clause.id.value;
                let earlier = before.and_then(|before| Some((&before.corpus.clauses[before.clause(id)?], &before.corpus)));
                let is_same = earlier.is_some_and(|(earlier, of)| is_same(earlier, of, clause, corpus));
                let known = since.last().and_then(|since| since.get(id)).copied().filter(|_| is_same);
                (id, known.unwrap_or(index))
            };
            let of_release = corpus.clauses.iter().map(of_clause).collect();
            since.push(of_release);
        }
        since.reverse();
        Self { releases, today, since, clauses: Once::default() }
    }

    /// What changed between two states.
    pub fn of(&self, pair: Pair) -> Difference {
        let (old, new) = pair.corpora(self.releases, self.today);
        clauses::between_by(old, new, |before, after| {
            let id = &after.id.value;
            if pair.to.is_some_and(|to| self.since[pair.from].get(id) == self.since[to].get(id)) {
                return Outcome::Same;
            }
            match self.shared_texts(pair, id) {
                Some(texts) => self.clauses.get(texts, || clauses::changed_clause(before, old, after, new)),
                None => clauses::changed_clause(before, old, after, new),
            }
        })
    }

    /// The two texts of a clause in two states, where other pairs have the same two: those of several releases with the
    /// text of today. What one pair has alone is not worth remembering.
    pub fn shared_texts(&self, pair: Pair, id: &ClauseId) -> Option<TwoTexts> {
        let from = self.since[pair.from].get(id).copied()?;
        let has_later = || from.checked_sub(1).is_some_and(|later| self.since[later].get(id) == Some(&from));
        let is_shared = pair.to.is_none() && self.today.clause(id).is_some() && (pair.from != from || has_later());
        is_shared.then(|| TwoTexts { id: id.clone(), from })
    }
}

/// Whether a clause is the same in two releases in everything that a difference can show of it.
fn is_same(a: &Clause, of_a: &Corpus, b: &Clause, of_b: &Corpus) -> bool {
    let folder = |clause: &Clause, corpus: &'_ Corpus| corpus.topics.get(clause.topic).map(|topic| topic.folder.clone());
    a == b
        && folder(a, of_a) == folder(b, of_b)
        && of_a.settings.parties == of_b.settings.parties
        && of_a.settings.kinds == of_b.settings.kinds
}

/// What was worked out, by what it was worked out from. Who asks while another works it out waits for it.
pub struct Once<K, V>(Mutex<HashMap<K, Arc<OnceLock<V>>>>);

impl<K: Eq + Hash, V: Clone> Once<K, V> {
    /// What is known, or what `make` gives. `make` asks for nothing that waits for this thread.
    pub fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        self.place(key).get_or_init(make).clone()
    }

    /// The same, where `make` may fail: then the next one tries again.
    ///
    /// # Errors
    ///
    /// What `make` fails with.
    pub fn get_or_try<E>(&self, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<V, E> {
        let place = self.place(key);
        match place.get() {
            Some(known) => Ok(known.clone()),
            None => make().map(|made| place.get_or_init(|| made).clone()),
        }
    }

    fn place(&self, key: K) -> Arc<OnceLock<V>> {
        Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default())
    }
}

impl<K, V> Default for Once<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K, V> fmt::Debug for Once<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}
