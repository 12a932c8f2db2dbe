//! What the site has, as the scripts need it that answer addresses which it does not have.

use std::collections::BTreeMap;

use serde::Serialize;

use super::error::ExportError;
use super::json::json;
use crate::addresses::{self, Addresses};
use crate::corpus::{Corpus, Slug};
use crate::link::{Edition, facets};
use crate::release::Release;

/// The list. Addresses are seen from the root of the site; ids and names are in lower case.
#[derive(Debug, Serialize)]
struct Known {
    /// The address of a clause, with `{id}` in the place of its id.
    clause: String,
    /// The address of a release, with `{release}` in the place of its name.
    release: String,
    /// The address of a clause in a release.
    release_clause: String,
    /// The page for every address that does not exist.
    miss: &'static str,
    /// Files that lie beside the page of a clause.
    beside: [&'static str; 2],
    /// The words of the site's title.
    words: Vec<String>,
    /// Clauses, withdrawn ones included.
    clauses: Vec<String>,
    /// The clauses of each release.
    releases: BTreeMap<String, Vec<String>>,
    /// The terms and outside documents of each release, as paths from its root.
    release_pages: BTreeMap<String, Vec<String>>,
    /// Terms by their names and other forms.
    terms: BTreeMap<Slug, String>,
    /// How names in addresses write the letters of the corpus that are not plain ones: `ü` as `ue`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    letters: BTreeMap<char, Slug>,
    /// Outside documents. What follows their addresses is a provision and no id of this site.
    outside: Vec<String>,
    /// All other pages, and the files that people link to.
    pages: Vec<String>,
}

/// The list as JSON. `further` are addresses of pages and files that neither the edition nor the text of a release has.
///
/// # Errors
///
/// If it cannot be written as JSON.
pub fn known(
    edition: &Edition,
    releases: &[Release],
    addresses: &Addresses,
    further: impl Iterator<Item = String>,
) -> Result<Vec<u8>, ExportError> {
    let corpus = &edition.corpus;
    let ids = |edition: &Edition| -> Vec<String> {
        let (clauses, retired) = (&edition.corpus.clauses, &edition.corpus.retired);
        clauses.iter().map(|clause| &clause.id).chain(retired.iter().map(|entry| &entry.id)).map(|id| id.value.slug()).collect()
    };
    let mut terms = BTreeMap::new();
    for term in &corpus.terms {
        for form in std::iter::once(&term.term).chain(&term.aliases) {
            terms.entry(Slug::of(&form.value)).or_insert_with(|| addresses.term(&term.slug()));
        }
    }
    let mut pages = pages(edition, addresses);
    pages.extend(further);
    pages.extend(addresses.folders(&pages).into_keys());
    pages.extend(releases.iter().map(|release| Addresses::release(None, release.name.as_str()).home()));
    pages.extend([addresses.one_file(), addresses.clauses_csv(), addresses.clauses_json(), addresses.clauses_ndjson()]);
    pages.extend([addresses::SCHEMA, addresses::CLAUSE_SCHEMA, addresses::LINE_SCHEMA].map(str::to_owned));
    pages.extend([addresses::OSCAL_CATALOG, addresses::LLMS, addresses::LLMS_FULL, addresses::SITEMAP].map(str::to_owned));
    let known = Known {
        clause: addresses.clause_pattern("{id}"),
        release: Addresses::release(None, "{release}").home(),
        release_clause: Addresses::release(None, "{release}").clause_pattern("{id}"),
        miss: addresses::NOT_FOUND,
        beside: [addresses::CLAUSE_MARKDOWN, addresses::CLAUSE_JSON],
        words: Slug::of(&corpus.settings.title).to_string().split('-').map(str::to_owned).collect(),
        clauses: ids(edition),
        releases: releases.iter().map(|release| (release.name.to_string(), ids(&release.edition))).collect(),
        release_pages: releases.iter().map(|release| (release.name.to_string(), pages_of_release(&release.edition, addresses))).collect(),
        terms,
        letters: letters(corpus),
        outside: outside(edition, addresses),
        pages,
    };
    json(addresses::KNOWN, &known)
}

/// The letters of the names from which addresses are made, so that an address with the name itself is understood.
fn letters(corpus: &Corpus) -> BTreeMap<char, Slug> {
    let terms = corpus.terms.iter().flat_map(|term| std::iter::once(&term.term).chain(&term.aliases)).map(|form| &form.value);
    let titles = corpus.topics.iter().map(|topic| &topic.title).chain(corpus.profiles.iter().map(|profile| &profile.title));
    let names = terms.chain(titles).chain(corpus.chapters.iter().map(|chapter| &chapter.name));
    names
        .flat_map(|name| name.chars().flat_map(char::to_lowercase))
        .filter(|letter| !letter.is_ascii() && letter.is_alphabetic())
        .map(|letter| (letter, Slug::of(letter.encode_utf8(&mut [0; 4]))))
        .filter(|(_, written)| !written.as_str().is_empty())
        .collect()
}

/// The pages of a release that are no clauses. They lie in it as those of today lie in the site.
fn pages_of_release(release: &Edition, today: &Addresses) -> Vec<String> {
    let terms: Vec<String> = release.corpus.terms.iter().map(|term| today.term(&term.slug())).collect();
    let cited: Vec<String> = release.cited_frameworks().map(|index| today.framework(&release.corpus.frameworks[index].slug())).collect();
    let lists = [(&terms, today.terms()), (&cited, today.frameworks())].into_iter();
    let lists: Vec<String> = lists.filter(|(pages, _)| !pages.is_empty()).map(|(_, list)| list).collect();
    [lists, terms, cited].concat()
}

/// The pages that are no clause and no term.
fn pages(edition: &Edition, addresses: &Addresses) -> Vec<String> {
    let corpus = &edition.corpus;
    let mut pages = vec![addresses.clauses()];
    pages.extend(cfg!(feature = "search").then(|| addresses::SEARCH.to_owned()));
    pages.extend([addresses::MATRIX, addresses::SCHEDULE, addresses::COMPARE].map(str::to_owned));
    pages.extend((!corpus.terms.is_empty()).then(|| addresses.terms()));
    pages.extend((!corpus.frameworks.is_empty()).then(|| addresses.frameworks()));
    pages.extend((!corpus.profiles.is_empty()).then(|| addresses.profiles()));
    pages.extend(corpus.profiles.iter().map(|profile| addresses.profile(&profile.id.value)));
    pages.extend(corpus.chapters.iter().filter(|chapter| !chapter.is_landing()).map(|chapter| addresses::chapter(&chapter.path)));
    pages.extend(corpus.topics.iter().map(|topic| addresses.topic(&topic.folder)));
    for facet in facets(edition) {
        pages.extend(facet.values.iter().map(|value| addresses.clauses_of(facet.kind, &value.id)));
    }
    pages.extend(outside(edition, addresses));
    pages
}

fn outside(edition: &Edition, addresses: &Addresses) -> Vec<String> {
    edition.corpus.frameworks.iter().map(|framework| addresses.framework(&framework.slug())).collect()
}

/// The pages of folders that have none of their own, each with the page that it leads to: people cut the end off an
/// address to see what lies above it.
pub fn folders(edition: &Edition, addresses: &Addresses) -> BTreeMap<String, String> {
    addresses.folders(&pages(edition, addresses))
}
