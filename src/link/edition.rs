//! A linked corpus: everything that a page needs to know.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use rayon::prelude::*;

use crate::corpus::content::{self, Node};
use crate::corpus::{Block, Clause, ClauseId, Corpus, Inline, Parameter, Profile, Slug, Term};

use super::citations::FrameworkKeys;
use super::terms::TermIndex;
use super::uses::{self, SetTerms, Uses, Value, ValueUse};

/// A reference, split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Index in [`Corpus::frameworks`].
    pub framework: usize,
    /// The provision, or empty for the whole.
    pub provision: String,
}

/// What a clause is linked with. Numbers are indices into the corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Clauses without which this one has no meaning, in the order of the file.
    pub requires: Vec<usize>,
    /// Clauses that have no meaning without this one, in the order of the book.
    pub required_by: Vec<usize>,
    /// Clauses that the text mentions, in order of the text.
    pub mentions: Vec<usize>,
    /// Related clauses that it does not mention.
    pub see_also: Vec<usize>,
    /// Clauses that mention this one or list it as related, in the order of the book.
    pub mentioned_by: Vec<usize>,
    /// Defined terms that stand in the text, in order of first use. Each term counts wherever it stands:
    /// in the value of a parameter, in the words of a link and in the head of a table too, where a page
    /// shows no link to it.
    pub terms: Vec<usize>,
    /// Provisions of outside documents, in the order of the file.
    pub citations: Vec<Citation>,
    /// The values that the text has, in the order of the text.
    pub values: Vec<ValueUse>,
}

/// What became of a withdrawn clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Succession {
    /// The clauses that took its place and are in force: indices in [`Corpus::clauses`].
    pub in_force: Vec<usize>,
    /// The clauses that took its place and were withdrawn too: indices in [`Corpus::retired`].
    pub withdrawn: Vec<usize>,
}

/// A linked corpus.
#[derive(Debug)]
pub struct Edition {
    /// What the files say, its texts linked; without errors none has a bracket that leads nowhere.
    pub corpus: Corpus,
    /// Links by clause.
    pub links: Vec<Links>,
    /// Clauses whose text uses a term, by term.
    pub clauses_using_term: Vec<Vec<usize>>,
    /// Other terms whose definition uses a term, by term.
    pub terms_using_term: Vec<Vec<usize>>,
    /// Other terms that the definition of a term uses, by term, in order of first use.
    pub terms_in_definition: Vec<Vec<usize>>,
    /// Clauses by topic.
    pub topic_clauses: Vec<Vec<usize>>,
    /// Clauses by provision, by framework; the framework as a whole has an empty provision.
    pub framework_provisions: Vec<BTreeMap<String, Vec<usize>>>,
    set_terms: SetTerms,
    clauses: HashMap<ClauseId, usize>,
    withdrawn: HashMap<ClauseId, usize>,
    names: TermIndex,
}

impl Edition {
    /// Gathers the links of a corpus whose texts are linked already, and turns them around: what a
    /// clause mentions becomes what it is mentioned by.
    pub fn of(corpus: Corpus) -> Self {
        let mut edition = Self {
            links: Vec::new(),
            clauses_using_term: vec![Vec::new(); corpus.terms.len()],
            terms_using_term: vec![Vec::new(); corpus.terms.len()],
            terms_in_definition: Vec::new(),
            topic_clauses: vec![Vec::new(); corpus.topics.len()],
            framework_provisions: vec![BTreeMap::new(); corpus.frameworks.len()],
            set_terms: uses::set_terms(&corpus),
            clauses: corpus.clauses.iter().enumerate().map(|(index, clause)| (clause.id.value.clone(), index)).collect(),
            withdrawn: corpus.retired.iter().enumerate().map(|(index, entry)| (entry.id.value.clone(), index)).collect(),
            names: TermIndex::new(&corpus.terms),
            corpus,
        };
        let keys = FrameworkKeys::new(&edition.corpus.frameworks);
        let links: Vec<Links> =
            edition.corpus.clauses.par_iter().enumerate().map(|(index, clause)| edition.links_of(index, clause, &keys)).collect();
        edition.links = links;
        edition.terms_in_definition = edition.corpus.terms.iter().map(|term| edition.terms_of_definition(term)).collect();
        edition.turn_around();
        edition
    }

    /// What a clause leads to.
    fn links_of(&self, index: usize, clause: &Clause, keys: &FrameworkKeys<'_>) -> Links {
        let mut requires = Vec::new();
        for id in &clause.requires {
            requires.extend(self.clause(&id.value).filter(|required| *required != index && !requires.contains(required)));
        }
        let mentions = self.clauses_in(&clause.text.blocks);
        let mut see_also = Vec::new();
        for id in &clause.see {
            see_also.extend(self.clause(&id.value).filter(|index| !mentions.contains(index) && !see_also.contains(index)));
        }
        let mut citations = Vec::new();
        for reference in &clause.references {
            let Some((framework, provision)) = keys.split(&reference.value) else { continue };
            let citation = Citation { framework, provision: provision.to_owned() };
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        }
        let Uses { terms, values } = uses::of_clause(clause, index, &self.set_terms, &self.names);
        Links { requires, mentions, see_also, terms, citations, values, ..Links::default() }
    }

    /// The clauses that a text leads to, each once, in the order of the text.
    fn clauses_in(&self, blocks: &[Block]) -> Vec<usize> {
        let (mut clauses, mut seen) = (Vec::new(), HashSet::new());
        content::visit(blocks, &mut |node| {
            if let Node::Inline(Inline::Clause { clause, .. }) = node {
                clauses.extend(self.clause(clause).filter(|index| seen.insert(*index)));
            }
        });
        clauses
    }

    /// The other terms that a definition uses.
    fn terms_of_definition(&self, term: &Term) -> Vec<usize> {
        let own = self.term(&term.slug());
        let mut terms = uses::of_definition(&term.definition, &self.names);
        terms.retain(|&used| Some(used) != own);
        terms
    }

    /// The frameworks that some clause cites: indices in [`Corpus::frameworks`].
    pub fn cited_frameworks(&self) -> impl Iterator<Item = usize> + '_ {
        self.framework_provisions.iter().enumerate().filter(|(_, provisions)| !provisions.is_empty()).map(|(index, _)| index)
    }

    fn turn_around(&mut self) {
        for (index, clause) in self.corpus.clauses.iter().enumerate() {
            self.topic_clauses[clause.topic].push(index);
        }
        for index in 0..self.links.len() {
            for citation in &self.links[index].citations {
                self.framework_provisions[citation.framework].entry(citation.provision.clone()).or_default().push(index);
            }
            for &term in &self.links[index].terms {
                self.clauses_using_term[term].push(index);
            }
            for position in 0..self.links[index].requires.len() {
                let required = self.links[index].requires[position];
                self.links[required].required_by.push(index);
            }
            let out: Vec<usize> = self.links[index].mentions.iter().chain(&self.links[index].see_also).copied().collect();
            for target in out {
                let mentioned_by = &mut self.links[target].mentioned_by;
                // Clauses come in order, so a repetition is always the last entry.
                if target != index && mentioned_by.last() != Some(&index) {
                    mentioned_by.push(index);
                }
            }
        }
        for index in 0..self.terms_in_definition.len() {
            for &used in &self.terms_in_definition[index] {
                self.terms_using_term[used].push(index);
            }
        }
    }

    /// The index of a clause in [`Corpus::clauses`].
    pub fn clause(&self, id: &ClauseId) -> Option<usize> {
        self.clauses.get(id).copied()
    }

    /// The clauses of a profile that there are, in the order of its file: indices in [`Corpus::clauses`].
    pub fn clauses_of(&self, profile: &Profile) -> Vec<usize> {
        profile.clauses.iter().filter_map(|chosen| self.clause(&chosen.id.value)).collect()
    }

    /// The index of a withdrawn clause in [`Corpus::retired`].
    pub fn withdrawn(&self, id: &ClauseId) -> Option<usize> {
        self.withdrawn.get(id).copied()
    }

    /// What became of a withdrawn clause, by its index in [`Corpus::retired`].
    pub fn succession(&self, index: usize) -> Succession {
        let mut succession = Succession::default();
        let mut seen = HashSet::from([index]);
        let mut open: VecDeque<usize> = VecDeque::from([index]);
        while let Some(next) = open.pop_front() {
            for successor in &self.corpus.retired[next].successors {
                if let Some(clause) = self.clause(&successor.value) {
                    if !succession.in_force.contains(&clause) {
                        succession.in_force.push(clause);
                    }
                } else if let Some(withdrawn) = self.withdrawn(&successor.value).filter(|withdrawn| seen.insert(*withdrawn)) {
                    succession.withdrawn.push(withdrawn);
                    open.push_back(withdrawn);
                }
            }
        }
        succession
    }

    /// The withdrawn clauses that a clause has replaced in the end, in the order of their file: indices in
    /// [`Corpus::retired`].
    pub fn replaced_by(&self, clause: usize) -> Vec<usize> {
        (0..self.corpus.retired.len()).filter(|&index| self.succession(index).in_force.contains(&clause)).collect()
    }

    /// The topic of a withdrawn clause, which its prefix names; none where that topic is gone too.
    pub fn topic_of_withdrawn(&self, id: &ClauseId) -> Option<usize> {
        self.corpus.topics.iter().position(|topic| topic.prefix.value == id.prefix())
    }

    /// The parameter behind a value of a clause, and the clause that declares it.
    pub fn parameter(&self, clause: usize, value: Value) -> (&Clause, &Parameter) {
        let (clause, parameter) = match value {
            Value::Parameter(index) => (clause, index),
            Value::Term(term) => self.set_terms[&term],
        };
        let clause = &self.corpus.clauses[clause];
        (clause, &clause.parameters[parameter])
    }

    /// The index of a term in [`Corpus::terms`].
    pub fn term(&self, slug: &Slug) -> Option<usize> {
        self.names.with_slug(slug)
    }

    /// Finds the defined terms of the corpus in a text.
    pub fn term_index(&self) -> &TermIndex {
        &self.names
    }
}
