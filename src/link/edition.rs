//! A linked corpus: everything that a page needs to know.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::corpus::content::{self, Node};
use crate::corpus::{Block, Clause, ClauseId, Corpus, Inline, Slug};

use super::citations::FrameworkKeys;

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
    /// Clauses that the text mentions, in order of the text.
    pub mentions: Vec<usize>,
    /// Related clauses that it does not mention.
    pub see_also: Vec<usize>,
    /// Clauses that mention this one or list it as related, in the order of the book.
    pub mentioned_by: Vec<usize>,
    /// Defined terms in the text, in order of first use.
    pub terms: Vec<usize>,
    /// Provisions of outside documents, in the order of the file.
    pub citations: Vec<Citation>,
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
    /// Terms whose definition uses a term, by term.
    pub terms_using_term: Vec<Vec<usize>>,
    /// Clauses by topic.
    pub topic_clauses: Vec<Vec<usize>>,
    /// Clauses by provision, by framework; the framework as a whole has an empty provision.
    pub framework_provisions: Vec<BTreeMap<String, Vec<usize>>>,
    clauses: HashMap<ClauseId, usize>,
    terms: HashMap<Slug, usize>,
}

impl Edition {
    /// Gathers the links of a corpus whose texts are linked already, and turns them around: what a
    /// clause mentions becomes what it is mentioned by.
    pub fn of(corpus: Corpus) -> Self {
        let mut edition = Self {
            links: Vec::new(),
            clauses_using_term: vec![Vec::new(); corpus.terms.len()],
            terms_using_term: vec![Vec::new(); corpus.terms.len()],
            topic_clauses: vec![Vec::new(); corpus.topics.len()],
            framework_provisions: vec![BTreeMap::new(); corpus.frameworks.len()],
            clauses: corpus.clauses.iter().enumerate().map(|(index, clause)| (clause.id.value.clone(), index)).collect(),
            terms: corpus.terms.iter().enumerate().map(|(index, term)| (term.slug(), index)).collect(),
            corpus,
        };
        let keys = FrameworkKeys::new(&edition.corpus.frameworks);
        let links: Vec<Links> = edition.corpus.clauses.iter().map(|clause| edition.links_of(clause, &keys)).collect();
        edition.links = links;
        edition.turn_around();
        edition
    }

    /// What a clause leads to.
    fn links_of(&self, clause: &Clause, keys: &FrameworkKeys<'_>) -> Links {
        let (mentions, terms) = self.links_in(&clause.text.blocks);
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
        Links { mentions, see_also, mentioned_by: Vec::new(), terms, citations }
    }

    /// The clauses and the terms that a text leads to, each once, in the order of the text.
    fn links_in(&self, blocks: &[Block]) -> (Vec<usize>, Vec<usize>) {
        let (mut clauses, mut terms) = (Vec::new(), Vec::new());
        let (mut seen_clauses, mut seen_terms) = (HashSet::new(), HashSet::new());
        content::visit(blocks, &mut |node| match node {
            Node::Inline(Inline::Clause { clause, .. }) => clauses.extend(self.clause(clause).filter(|index| seen_clauses.insert(*index))),
            Node::Inline(Inline::Term { term, .. }) => terms.extend(self.term(term).filter(|index| seen_terms.insert(*index))),
            _ => {}
        });
        (clauses, terms)
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
            let out: Vec<usize> = self.links[index].mentions.iter().chain(&self.links[index].see_also).copied().collect();
            for target in out {
                let mentioned_by = &mut self.links[target].mentioned_by;
                // Clauses come in order, so a repetition is always the last entry.
                if target != index && mentioned_by.last() != Some(&index) {
                    mentioned_by.push(index);
                }
            }
        }
        for index in 0..self.corpus.terms.len() {
            for used in self.links_in(&self.corpus.terms[index].definition).1 {
                self.terms_using_term[used].push(index);
            }
        }
    }

    /// The index of a clause in [`Corpus::clauses`].
    pub fn clause(&self, id: &ClauseId) -> Option<usize> {
        self.clauses.get(id).copied()
    }

    /// The index of a term in [`Corpus::terms`].
    pub fn term(&self, slug: &Slug) -> Option<usize> {
        self.terms.get(slug).copied()
    }
}
