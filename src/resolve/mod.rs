//! Links what the files say: clause links, backlinks, defined terms, parameters, references,
//! permanence. Takes a [`Corpus`], gives an [`Edition`] and diagnostics. Pure.

mod citations;
mod edition;
mod links;
mod lints;
mod permanence;
mod terms;
mod vocabulary;

use rayon::prelude::*;

use crate::corpus::{Clause, Corpus, SectionKind};
use crate::diagnostics::Diagnostic;

pub use edition::{Citation, Edition, Links, Target};
use links::{Resolver, Scope};
pub use permanence::updated_lock;

/// Links a corpus.
pub fn resolve(mut corpus: Corpus) -> (Edition, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    vocabulary::check(&corpus, &mut diagnostics);
    permanence::check(&corpus, &mut diagnostics);

    let clauses = std::mem::take(&mut corpus.clauses);
    let mut terms = std::mem::take(&mut corpus.terms);
    let mut retired = std::mem::take(&mut corpus.retired);
    let mut frameworks = std::mem::take(&mut corpus.frameworks);
    let resolver = Resolver::new(&clauses, &retired, &terms, std::mem::take(&mut corpus.unread));

    // Everything that has text, each in its own scope.
    let mut term_terms = Vec::with_capacity(terms.len());
    for (index, term) in terms.iter_mut().enumerate() {
        let mut scope = Scope::new(&[], &mut diagnostics).without_term(index);
        term.definition = resolver.blocks(std::mem::take(&mut term.definition), &mut scope);
        term_terms.push(scope.terms);
        term.source = resolver.section(std::mem::take(&mut term.source), &mut diagnostics);
    }
    for entry in &mut retired {
        entry.text = resolver.section(std::mem::take(&mut entry.text), &mut diagnostics);
    }
    for framework in &mut frameworks {
        framework.note = resolver.section(std::mem::take(&mut framework.note), &mut diagnostics);
    }
    for chapter in &mut corpus.chapters {
        chapter.blocks = resolver.section(std::mem::take(&mut chapter.blocks), &mut Vec::new());
        resolver.check_brackets(&chapter.brackets, &mut diagnostics);
    }
    for topic in &mut corpus.topics {
        topic.blocks = resolver.section(std::mem::take(&mut topic.blocks), &mut Vec::new());
        resolver.check_brackets(&topic.brackets, &mut diagnostics);
    }
    for entry in &retired {
        resolver.check_ids(&entry.successors, &mut diagnostics);
    }
    resolver.check_ids(&corpus.settings.starter, &mut diagnostics);
    resolver.check_ids(corpus.settings.specimen.as_slice(), &mut diagnostics);

    let keys = citations::Keys::new(&frameworks);
    let settings = &corpus.settings;
    let resolved: Vec<_> = clauses
        .into_par_iter()
        .map(|clause| {
            let mut found = Vec::new();
            let (clause, mut links) = resolve_clause(&resolver, clause, &mut found);
            links.citations = citations::resolve(&clause, &keys, &frameworks, &mut found);
            lints::check(&clause, settings, &resolver, &mut found);
            (clause, links, found)
        })
        .collect();
    let mut links = Vec::with_capacity(resolved.len());
    for (clause, its_links, found) in resolved {
        corpus.clauses.push(clause);
        links.push(its_links);
        diagnostics.extend(found);
    }

    corpus.terms = terms;
    corpus.retired = retired;
    corpus.frameworks = frameworks;
    (Edition::new(corpus, resolver.targets, links, &term_terms), diagnostics)
}

fn resolve_clause(resolver: &Resolver, mut clause: Clause, diagnostics: &mut Vec<Diagnostic>) -> (Clause, Links) {
    let parameters = std::mem::take(&mut clause.parameters);
    let mut scope = Scope::new(&parameters, diagnostics);
    clause.text.blocks = resolver.blocks(std::mem::take(&mut clause.text.blocks), &mut scope);
    let (used, names, terms) = (scope.parameters_used, scope.clauses, scope.terms);

    for (_, section) in &mut clause.sections {
        let mut scope = Scope::new(&parameters, diagnostics);
        section.blocks = resolver.blocks(std::mem::take(&mut section.blocks), &mut scope);
    }
    // Pages show sections in one order, whatever the order of the file.
    clause.sections.sort_by(|(a, _), (b, _)| SectionKind::cmp(a, b));
    links::report_unused(&parameters, &used, diagnostics);

    clause.parameters = parameters;
    for parameter in &mut clause.parameters {
        parameter.basis = resolver.section(std::mem::take(&mut parameter.basis), diagnostics);
    }
    let mut see = resolver.check_ids(&clause.see, diagnostics);
    see.retain(|seen| !names.contains(seen));
    let links = Links { names, see, terms, ..Links::default() };
    (clause, links)
}
