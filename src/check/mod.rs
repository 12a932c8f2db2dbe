//! Judges an edition by the rules of today: words that are declared, links that lead somewhere, ids
//! that keep their meaning, house rules of clause text.
//!
//! Changes nothing. What is found is reported with the span where it was written, or without one
//! where a text comes from no file.

mod anchors;
mod changes;
mod citations;
mod fallbacks;
mod house_rules;
mod line;
mod links;
mod official;
mod prefixes;
mod profiles;
mod questions;
mod register;
mod ties;
mod unfinished;
mod vocabulary;
mod withdrawn;

use rayon::prelude::*;

use crate::corpus::Clause;
use crate::diagnostics::Diagnostic;
use crate::link::{Edition, FrameworkKeys};
use crate::release::Release;
use crate::words::is_english;

pub use official::official;
pub use register::recorded;

/// Everything that is wrong with an edition, unsorted. `releases` are those that it follows, newest first.
pub fn check(edition: &Edition, releases: &[Release]) -> Vec<Diagnostic> {
    let corpus = &edition.corpus;
    let mut diagnostics = Vec::new();
    vocabulary::check(corpus, &mut diagnostics);
    vocabulary::check_omitted_clauses(corpus, &mut diagnostics);
    prefixes::check(corpus, &mut diagnostics);
    anchors::check(edition, &mut diagnostics);
    register::check(corpus, releases.first(), &mut diagnostics);
    withdrawn::check(corpus, releases.first(), &mut diagnostics);
    changes::check(corpus, releases.first(), &mut diagnostics);
    unfinished::check(corpus, &mut diagnostics);
    questions::check(corpus, &mut diagnostics);
    ties::check(corpus, &mut diagnostics);
    profiles::check(edition, &mut diagnostics);
    let names = links::Names::new(edition);
    names.check_texts(&mut diagnostics);
    let (keys, terms) = (FrameworkKeys::new(&corpus.frameworks), edition.term_index());
    citations::check_anchors(edition, &keys, &mut diagnostics);
    citations::check_descriptions(&corpus.frameworks, &mut diagnostics);
    let check_clause = |clause: &Clause| {
        let mut found = Vec::new();
        names.check_clause(clause, &mut found);
        fallbacks::check(clause, edition.corpus.settings.items, &mut found);
        citations::check(clause, &keys, &corpus.frameworks, &mut found);
        // What was imported has the words of others; its author keeps the house rules by the time that it is finished.
        // They are rules for English.
        let language = corpus.topics[clause.topic].language.as_deref().unwrap_or(corpus.words.language());
        if clause.unfinished.is_none() && is_english(language) {
            house_rules::check(clause, &corpus.settings, terms, &mut found);
        }
        found
    };
    diagnostics.par_extend(corpus.clauses.par_iter().flat_map_iter(check_clause));
    house_rules::apply_budgets(&corpus.settings, &mut diagnostics);
    diagnostics
}
