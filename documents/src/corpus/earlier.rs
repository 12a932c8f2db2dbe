//! Earlier releases of a corpus: a schedule that was made from one may keep its texts.

use serde::Serialize;

use super::{Clause, Corpus, Term};
use crate::json::object;

/// An earlier release: what a schedule that was made from it may keep. Annexes are always of today.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// The clauses that have another text today, or none.
    pub clauses: Vec<Clause>,
    /// The terms that the corpus does not have any more.
    pub terms: Vec<Term>,
}

impl Corpus {
    /// The clause of an id as it was in an earlier release, where it has another text today.
    pub fn earlier(&self, release: &str, id: &str) -> Option<&Clause> {
        self.releases.get(release)?.clauses.iter().find(|clause| clause.id == id)
    }

    /// Adds an earlier release; its terms are known from then on.
    pub fn add_release(&mut self, name: &str, earlier: Earlier) {
        let known: Vec<Term> = earlier.terms.iter().filter(|term| self.term(&term.id).is_none()).cloned().collect();
        self.terms.extend(known);
        self.releases.insert(name, earlier);
    }
}

object!(Earlier { clauses, terms });
