//! The line that a copied clause ends with: which text it is, and where it stands.

use super::super::page::PageContext;
use crate::addresses::Addresses;
use crate::corpus::{Clause, plain};
use crate::link::Edition;
use crate::release::says_the_same;

/// The line for a clause that is copied with the definitions of `terms`, which may be none. Where the newest release has
/// the same text, the line names the release and leads to the page that stays as it is; otherwise it names the edition
/// and leads to the clause.
pub(super) fn line(page: &PageContext<'_, '_>, index: usize, terms: &[usize]) -> String {
    let context = page.context;
    let (edition, settings) = (context.edition, &context.edition.corpus.settings);
    let clause = &edition.corpus.clauses[index];
    let id = &clause.id.value;
    let released = context.releases.first().filter(|release| is_same(edition, clause, terms, &release.edition));
    let (name, path) = match released {
        Some(release) => (release.name.as_str(), Addresses::release(None, release.name.as_str()).clause(id)),
        None => (settings.edition.as_str(), context.addresses.clause(id)),
    };
    settings.source_line(id.as_str(), name, context.addresses.absolute(&path).as_deref())
}

/// Whether a reader finds what is copied in a release: the clause, by the rule that its page goes by too, and the same
/// definitions.
fn is_same(edition: &Edition, clause: &Clause, terms: &[usize], release: &Edition) -> bool {
    let is_same_term = |&term: &usize| {
        let own = &edition.corpus.terms[term];
        let other = release.term(&own.slug()).map(|index| &release.corpus.terms[index]);
        other.is_some_and(|other| {
            own.term.value == other.term.value && plain::text(&own.definition, &[]) == plain::text(&other.definition, &[])
        })
    };
    let other = release.clause(&clause.id.value).map(|index| &release.corpus.clauses[index]);
    other.is_some_and(|other| says_the_same(other, clause)) && terms.iter().all(is_same_term)
}
