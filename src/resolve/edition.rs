//! A linked corpus: everything that a page needs to know.

use std::collections::{BTreeMap, HashMap};

use crate::corpus::{ClauseId, Corpus};

/// What an id leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A clause: index in [`Corpus::clauses`].
    Clause(usize),
    /// A withdrawn clause: index in [`Corpus::retired`].
    Retired(usize),
}

/// A reference, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Index in [`Corpus::frameworks`].
    pub framework: usize,
    /// The place in it, or empty for the whole.
    pub place: String,
}

/// What a clause is linked with. Numbers are indices into the corpus.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Clauses that the text names, in order of the text.
    pub names: Vec<usize>,
    /// Related clauses that it does not name.
    pub see: Vec<usize>,
    /// Clauses that name or see this one, in the order of the book.
    pub named_by: Vec<usize>,
    /// Defined terms in the text, in order of first use.
    pub terms: Vec<usize>,
    /// Places in outside documents, in the order of the file.
    pub citations: Vec<Citation>,
}

/// A linked corpus.
#[derive(Debug)]
pub struct Edition {
    /// What the files say; without errors no block has an unresolved bracket.
    pub corpus: Corpus,
    /// Links by clause.
    pub links: Vec<Links>,
    /// Clauses whose text uses a term, by term.
    pub term_clauses: Vec<Vec<usize>>,
    /// Terms whose definition uses a term, by term.
    pub term_terms: Vec<Vec<usize>>,
    /// Clauses by topic.
    pub topic_clauses: Vec<Vec<usize>>,
    /// Clauses by place, by framework; the framework as a whole has an empty place.
    pub framework_places: Vec<BTreeMap<String, Vec<usize>>>,
    targets: HashMap<ClauseId, Target>,
}

impl Edition {
    /// Turns links around: who names whom becomes who is named by whom.
    pub(super) fn new(corpus: Corpus, targets: HashMap<ClauseId, Target>, mut links: Vec<Links>, terms_in_terms: &[Vec<usize>]) -> Self {
        let mut term_clauses = vec![Vec::new(); corpus.terms.len()];
        let mut topic_clauses = vec![Vec::new(); corpus.topics.len()];
        for (index, clause) in corpus.clauses.iter().enumerate() {
            topic_clauses[clause.topic].push(index);
        }
        let mut framework_places = vec![BTreeMap::<String, Vec<usize>>::new(); corpus.frameworks.len()];
        for index in 0..links.len() {
            for citation in &links[index].citations {
                framework_places[citation.framework].entry(citation.place.clone()).or_default().push(index);
            }
            for &term in &links[index].terms {
                term_clauses[term].push(index);
            }
            let out: Vec<usize> = links[index].names.iter().chain(&links[index].see).copied().collect();
            for target in out {
                let named_by = &mut links[target].named_by;
                // Clauses come in order, so a repetition is always the last entry.
                if target != index && named_by.last() != Some(&index) {
                    named_by.push(index);
                }
            }
        }
        let mut term_terms = vec![Vec::new(); corpus.terms.len()];
        for (index, used) in terms_in_terms.iter().enumerate() {
            for &term in used {
                term_terms[term].push(index);
            }
        }
        Self { corpus, links, term_clauses, term_terms, topic_clauses, framework_places, targets }
    }

    /// What an id leads to.
    pub fn target(&self, id: &ClauseId) -> Option<Target> {
        self.targets.get(id).copied()
    }

    /// The index of a clause.
    pub fn clause(&self, id: &ClauseId) -> Option<usize> {
        match self.target(id) {
            Some(Target::Clause(index)) => Some(index),
            _ => None,
        }
    }
}
