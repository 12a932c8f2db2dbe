//! The ways to divide clauses (who is bound, kind, phase, topic), with the clauses of each value.
//!
//! Gathered once for a build: lists, filters, counts and the sitemap all read from here.

use crate::corpus::{Clause, Named};
use crate::link::Edition;

/// A way to divide clauses.
#[derive(Debug)]
pub(super) struct Facet {
    /// `party`: its part of an address.
    pub(super) id: &'static str,
    /// `Who is bound`.
    pub(super) title: &'static str,
    /// Its values, in the order in which the corpus declares them.
    pub(super) values: Vec<Value>,
}

/// One value, and its clauses.
#[derive(Debug)]
pub(super) struct Value {
    /// `mdm`.
    pub(super) id: String,
    /// `MDM`.
    pub(super) name: String,
    /// `Medical device manufacturer`.
    pub(super) title: String,
    /// What it means.
    pub(super) help: String,
    /// Its clauses, in the order of the book.
    pub(super) clauses: Vec<usize>,
}

/// All facets of an edition.
pub(super) fn of(edition: &Edition) -> Vec<Facet> {
    let corpus = &edition.corpus;
    let settings = &corpus.settings;
    let clauses = |has: &dyn Fn(&Clause) -> bool| -> Vec<usize> {
        corpus.clauses.iter().enumerate().filter(|(_, clause)| has(clause)).map(|(index, _)| index).collect()
    };
    let declared = |words: &[Named], has: &dyn Fn(&Clause, &str) -> bool| -> Vec<Value> {
        let value = |word: &Named| Value {
            id: word.id.value.clone(),
            name: word.name.clone(),
            title: word.title.clone(),
            help: word.help.clone(),
            clauses: clauses(&|clause| has(clause, &word.id.value)),
        };
        words.iter().map(value).collect()
    };
    let topics = corpus.topics.iter().zip(&edition.topic_clauses).map(|(topic, clauses)| Value {
        id: topic.folder.clone(),
        name: topic.title.clone(),
        title: topic.title.clone(),
        help: topic.summary.clone(),
        clauses: clauses.clone(),
    });
    let parties = declared(&settings.parties, &|clause, id| clause.parties.iter().any(|party| party.value == id));
    let kinds = declared(&settings.kinds, &|clause, id| clause.kind.value == id);
    let phases = declared(&settings.phases, &|clause, id| clause.phases.iter().any(|phase| phase.value == id));
    vec![
        Facet { id: "party", title: "Who is bound", values: parties },
        Facet { id: "kind", title: "Kind", values: kinds },
        Facet { id: "phase", title: "Phase", values: phases },
        Facet { id: "topic", title: "Topic", values: topics.collect() },
    ]
}
