//! Links what the files say: brackets, defined terms and parameters of every text, references, and
//! all of that turned around.
//!
//! Takes a [`Corpus`], gives an [`Edition`], and never fails: what leads nowhere stays as it was
//! written, and `check` says so. Nothing here judges, so that a text which was published once can be
//! linked again without being held to the rules of today.

mod citations;
mod closure;
mod edition;
mod facets;
mod fallback;
mod terms;
mod text;
mod uses;

use rayon::prelude::*;

use crate::corpus::{Clause, Corpus, SectionKind};

pub use citations::FrameworkKeys;
pub use closure::missing_from;
pub use edition::{Citation, Edition, Links, Succession};
pub use facets::{Facet, FacetValue, facets};
pub use fallback::{Alternative, Step, alternatives};
pub use terms::TermIndex;
pub use text::braces;
use text::{Linker, Scope};
pub use uses::{Value, ValueUse};

/// Links a corpus.
pub fn link(mut corpus: Corpus) -> Edition {
    let linker = Linker::new(&corpus);
    for term in &mut corpus.terms {
        let own = term.slug();
        linker.blocks(&mut term.definition, &mut Scope::of_term(&own));
        linker.section(&mut term.source);
    }
    corpus.retired.iter_mut().for_each(|entry| linker.blocks(&mut entry.text, &mut Scope::of_withdrawn()));
    corpus.profiles.iter_mut().flat_map(|profile| &mut profile.left_out).for_each(|entry| linker.section(&mut entry.what));
    corpus.frameworks.iter_mut().for_each(|framework| linker.section(&mut framework.note));
    corpus.chapters.iter_mut().for_each(|chapter| linker.section(&mut chapter.blocks));
    corpus.topics.iter_mut().for_each(|topic| linker.section(&mut topic.blocks));
    corpus.clauses.par_iter_mut().for_each(|clause| link_clause(&linker, clause));
    Edition::of(corpus)
}

fn link_clause(linker: &Linker, clause: &mut Clause) {
    linker.blocks(&mut clause.text.blocks, &mut Scope::of_clause(&clause.parameters));
    for (_, section) in &mut clause.sections {
        linker.blocks(&mut section.blocks, &mut Scope::of_clause(&clause.parameters));
    }
    // Pages show sections in one order, whatever the order of the file.
    clause.sections.sort_by(|(a, _), (b, _)| SectionKind::cmp(a, b));
    for parameter in &mut clause.parameters {
        linker.section(&mut parameter.basis);
    }
}
