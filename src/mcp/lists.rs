//! The lists in answers: each entry names a thing and says where it stands.

use serde::Serialize;

use super::library::Library;
use crate::addresses::Addresses;
use crate::corpus::ClauseId;
use crate::link::Edition;

/// A clause in a list.
#[derive(Debug, Serialize)]
pub(super) struct ClauseEntry<'a> {
    id: &'a ClauseId,
    title: &'a str,
    address: String,
}

/// A defined term in a list.
#[derive(Debug, Serialize)]
pub(super) struct TermEntry<'a> {
    term: &'a str,
    address: String,
}

/// A provision that a clause cites.
#[derive(Debug, Serialize)]
pub(super) struct ReferenceEntry<'a> {
    framework: &'a str,
    title: &'a str,
    provision: &'a str,
    /// How sure the corpus is of the provision.
    confidence: &'static str,
    address: String,
}

impl Library {
    /// Clauses of the text of today, by their indices.
    pub(super) fn clauses(&self, indices: &[usize]) -> Vec<ClauseEntry<'_>> {
        let entry = |&index: &usize| {
            let clause = &self.edition.corpus.clauses[index];
            self.clause_entry(&clause.id.value, &clause.title.value)
        };
        indices.iter().map(entry).collect()
    }

    fn clause_entry<'a>(&'a self, id: &'a ClauseId, title: &'a str) -> ClauseEntry<'a> {
        ClauseEntry { id, title, address: self.addresses.in_data(&self.addresses.clause(id)) }
    }

    /// Withdrawn clauses, by their indices.
    pub(super) fn withdrawn(&self, indices: &[usize]) -> Vec<ClauseEntry<'_>> {
        let entry = |&index: &usize| {
            let clause = &self.edition.corpus.retired[index];
            self.clause_entry(&clause.id.value, &clause.title.value)
        };
        indices.iter().map(entry).collect()
    }

    /// Defined terms, by their indices.
    pub(super) fn terms(&self, indices: &[usize]) -> Vec<TermEntry<'_>> {
        indices.iter().map(|&index| term_entry(&self.edition, &self.addresses, index)).collect()
    }

    /// What a clause cites.
    pub(super) fn references(&self, clause: usize) -> Vec<ReferenceEntry<'_>> {
        let citations = self.edition.links[clause].citations.iter();
        citations
            .map(|citation| {
                let framework = &self.edition.corpus.frameworks[citation.framework];
                let path = self.addresses.provision(&framework.slug(), &citation.provision);
                ReferenceEntry {
                    framework: &framework.key.value,
                    title: &framework.title,
                    provision: &citation.provision,
                    confidence: framework.confidence.name(),
                    address: self.addresses.in_data(&path),
                }
            })
            .collect()
    }
}

fn term_entry<'a>(edition: &'a Edition, addresses: &Addresses, index: usize) -> TermEntry<'a> {
    let term = &edition.corpus.terms[index];
    TermEntry { term: &term.term.value, address: addresses.in_data(&addresses.term(&term.slug())) }
}
