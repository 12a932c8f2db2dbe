//! The ways to divide clauses (who is bound, kind, phase, topic), with the clauses of each value.

use clause_search::FacetKind;

use crate::corpus::{Clause, VocabularyEntry};

use super::edition::Edition;

/// A way to divide clauses.
#[derive(Debug)]
pub struct Facet {
    /// Which.
    pub kind: FacetKind,
    /// Its values, in the order in which the corpus declares them.
    pub values: Vec<FacetValue>,
}

/// One value, and its clauses.
#[derive(Debug)]
pub struct FacetValue {
    /// `mdm`.
    pub id: String,
    /// `MDM`.
    pub name: String,
    /// `Medical device manufacturer`.
    pub title: String,
    /// What it means.
    pub help: String,
    /// Its clauses, in the order of the book.
    pub clauses: Vec<usize>,
}

/// Facets in the order in which pages show them.
const ORDER: [FacetKind; 4] = [FacetKind::Party, FacetKind::Kind, FacetKind::Phase, FacetKind::Topic];

/// All facets of an edition, gathered once for a build.
pub fn facets(edition: &Edition) -> Vec<Facet> {
    ORDER.into_iter().map(|kind| Facet { kind, values: values(edition, kind) }).collect()
}

fn values(edition: &Edition, kind: FacetKind) -> Vec<FacetValue> {
    let corpus = &edition.corpus;
    let settings = &corpus.settings;
    match kind {
        FacetKind::Party => declared(edition, &settings.parties, |clause, id| clause.parties.iter().any(|party| party.value == id)),
        FacetKind::Kind => declared(edition, &settings.kinds, |clause, id| clause.kind.value == id),
        FacetKind::Phase => declared(edition, &settings.phases, |clause, id| clause.phases.iter().any(|phase| phase.value == id)),
        FacetKind::Topic => corpus
            .topics
            .iter()
            .zip(&edition.topic_clauses)
            .map(|(topic, clauses)| FacetValue {
                id: topic.folder.clone(),
                name: topic.title.clone(),
                title: topic.title.clone(),
                help: topic.summary.clone(),
                clauses: clauses.clone(),
            })
            .collect(),
    }
}

fn declared(edition: &Edition, words: &[VocabularyEntry], has: impl Fn(&Clause, &str) -> bool) -> Vec<FacetValue> {
    let clauses = |id: &str| {
        let all = edition.corpus.clauses.iter().enumerate();
        all.filter(|(_, clause)| has(clause, id)).map(|(index, _)| index).collect()
    };
    words
        .iter()
        .map(|word| FacetValue {
            id: word.id.value.clone(),
            name: word.name.clone(),
            title: word.title.clone(),
            help: word.help.clone(),
            clauses: clauses(&word.id.value),
        })
        .collect()
}
