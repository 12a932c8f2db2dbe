//! The pages of releases.

use crate::addresses::Addresses;
use crate::release::Release;
use crate::render::pages::Frozen;

/// The pages of a release: its lists, and everything that they lead to. Frameworks that no clause cites have none.
pub(super) fn pages(release: &Release) -> impl Iterator<Item = Frozen> {
    let edition = &release.edition;
    let corpus = &edition.corpus;
    let cited: Vec<usize> = edition.cited_frameworks().collect();
    // Of what there is none, there is no list.
    let terms = (!corpus.terms.is_empty()).then_some(Frozen::Terms);
    let frameworks = (!cited.is_empty()).then_some(Frozen::Frameworks);
    std::iter::once(Frozen::Contents)
        .chain(terms)
        .chain(frameworks)
        .chain((0..corpus.clauses.len()).map(Frozen::Clause))
        .chain((0..corpus.retired.len()).map(Frozen::Retired))
        .chain((0..corpus.terms.len()).map(Frozen::Term))
        .chain(cited.into_iter().map(Frozen::Framework))
}

/// The paths of all of them in the site of `today`.
pub(super) fn paths<'r>(release: &'r Release, today: &Addresses) -> impl Iterator<Item = String> + 'r {
    let addresses = today.of_release(release.name.as_str());
    let corpus = &release.edition.corpus;
    pages(release).map(move |page| match page {
        Frozen::Contents => addresses.home(),
        Frozen::Terms => addresses.terms(),
        Frozen::Frameworks => addresses.frameworks(),
        Frozen::Clause(index) => addresses.clause(&corpus.clauses[index].id.value),
        Frozen::Retired(index) => addresses.clause(&corpus.retired[index].id.value),
        Frozen::Term(index) => addresses.term(&corpus.terms[index].slug()),
        Frozen::Framework(index) => addresses.framework(&corpus.frameworks[index].slug()),
    })
}
