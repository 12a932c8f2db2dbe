//! `/r/` and `/r/<framework>/`: which clauses cite which provisions of an outside document.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Page};
use crate::addresses;
use crate::corpus::Framework;
use crate::corpus::id::natural_order;
use crate::words::Words;

/// What the list of frameworks shows.
#[derive(Debug, Serialize)]
pub struct FrameworkListView {
    /// In the order of the file; those that no clause cites included.
    pub frameworks: Vec<FrameworkRow>,
}

/// One framework in the list.
#[derive(Debug, Serialize)]
pub struct FrameworkRow {
    /// `SP800-53`.
    pub key: String,
    /// The full title of the document.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Edition and date, as one string.
    pub edition: String,
    /// `guidance`, `standard`, `in-force`, ...
    pub status: String,
    /// `confirmed`, `reported` or `unconfirmed`.
    pub confidence: String,
    /// Its page, relative.
    pub href: String,
    /// Number of clauses that cite it.
    pub clauses: usize,
    /// Number of provisions cited.
    pub provisions: usize,
    /// Number of provisions that it has, where the corpus lists them.
    pub known: Option<usize>,
}

/// One framework's page.
#[derive(Debug, Serialize)]
pub struct FrameworkView {
    /// What the list shows of it.
    #[serde(flatten)]
    pub row: FrameworkRow,
    /// Its anchor in the one file.
    pub anchor: String,
    /// Its own address.
    pub address: Option<String>,
    /// When the entry was last checked, ISO date.
    pub checked: Option<String>,
    /// What it is and what is uncertain.
    pub note: Html,
    /// What its confidence word means, as a sentence.
    pub confidence_help: String,
    /// Whether the entry carries the list of valid provisions (then citations were checked against it).
    pub has_list: bool,
    /// What the clauses are to a reader of a document of questions, as a heading.
    pub asks: Option<String>,
    /// The provisions that clauses cite and the others that are known, in natural order; the framework as a whole first,
    /// with an empty name.
    pub places: Vec<Provision>,
    /// Whether some of these are cited by no clause.
    pub has_uncited: bool,
    /// Whether what some of these are about is said in the words of the corpus.
    pub has_own_words: bool,
}

/// One provision of a framework.
#[derive(Debug, Serialize)]
pub struct Provision {
    /// `164.308(a)(1)`, or empty for the whole document.
    pub name: String,
    /// What the document calls it, where that is known.
    pub title: Option<String>,
    /// What it is about in the words of the corpus, where it has some.
    pub about: Option<String>,
    /// Where it can be read in the document itself.
    pub source: Option<String>,
    /// Anchor on this page; none where no clause cites it, so that nothing leads there.
    pub anchor: Option<String>,
    /// The clauses that cite it.
    pub clauses: Vec<ClauseLink>,
}

/// `/r/`.
pub fn list<'c>(context: &'c Context<'_>) -> Page<'c, FrameworkListView> {
    let page = PageContext::new(context, context.addresses.frameworks());
    let frameworks = (0..context.edition.corpus.frameworks.len()).map(|index| row(&page, index)).collect();
    let words = page.words();
    let head = page.head(PageKind::FrameworkList, &words.get("frame-references"), &words.get("frameworks-description"));
    page.finish(head, FrameworkListView { frameworks })
}

/// `/r/<framework>/`.
pub fn page<'c>(context: &'c Context<'_>, index: usize) -> Page<'c, FrameworkView> {
    let framework = &context.edition.corpus.frameworks[index];
    let page = PageContext::new(context, context.addresses.framework(&framework.slug()));
    let view = view(&page, index);
    let description = support(page.words(), &view.row);
    page.finish(page.head(PageKind::Framework, &page.title_among(&framework.title, "title-document"), &description), view)
}

/// How many clauses cite a framework, and how many of its provisions.
fn support(words: &Words, row: &FrameworkRow) -> String {
    let title = ("title", row.title.as_str().into());
    let counted = |key: &str, count: usize| words.with(key, &[("count", count.into())]);
    match (row.clauses, row.provisions) {
        (0, _) => words.with("framework-description-none", &[title]),
        (clauses, 0) => words.with("framework-description", &[title, ("count", clauses.into())]),
        (clauses, provisions) => {
            let clauses = ("clauses", counted("count-clauses", clauses).into());
            let provisions = ("provisions", counted("count-provisions", provisions).into());
            words.with("framework-description-provisions", &[title, clauses, provisions])
        }
    }
}

/// What is shown of a framework.
pub(super) fn view(page: &PageContext<'_, '_>, index: usize) -> FrameworkView {
    let framework = &page.context.edition.corpus.frameworks[index];
    let provisions = &page.context.edition.framework_provisions[index];
    let mut places: Vec<Provision> = provisions.iter().map(|(name, clauses)| provision(page, framework, name, clauses)).collect();
    let others = framework.known().into_iter().filter(|name| !provisions.contains_key(*name));
    places.extend(others.map(|name| provision(page, framework, name, &[])));
    places.sort_by(|a, b| natural_order(&a.name, &b.name));
    FrameworkView {
        anchor: addresses::one_file::framework(&framework.slug()),
        address: framework.address.clone(),
        checked: framework.checked.clone(),
        note: markdown::inline(page, &framework.note),
        confidence_help: page.words().get(&format!("confidence-{}-help", framework.confidence.name())),
        has_list: framework.ids.is_some(),
        asks: framework.asks.clone(),
        has_uncited: places.iter().any(|place| place.clauses.is_empty()),
        has_own_words: places.iter().any(|place| place.about.is_some()),
        places,
        row: row(page, index),
    }
}

fn provision(page: &PageContext<'_, '_>, framework: &Framework, name: &str, clauses: &[usize]) -> Provision {
    let pattern = framework.provision_address.as_deref().filter(|_| !name.is_empty());
    Provision {
        title: framework.name_of(name).map(str::to_owned),
        about: framework.about(name).map(str::to_owned),
        source: pattern.map(|pattern| addresses::provision_source(pattern, name)),
        anchor: (!clauses.is_empty()).then(|| addresses::provision_anchor(name)),
        clauses: page.clause_links(clauses.iter().copied()),
        name: name.to_owned(),
    }
}

/// Edition and date, as one string. An edition that names the year already says when it is from.
fn edition_and_date(edition: Option<&str>, date: Option<&str>) -> String {
    let adds_year = |date: &&str| edition.is_none_or(|edition| !date.get(..4).is_some_and(|year| edition.contains(year)));
    [edition, date.filter(adds_year)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A framework's line.
fn row(page: &PageContext<'_, '_>, index: usize) -> FrameworkRow {
    let edition = page.context.edition;
    let framework = &edition.corpus.frameworks[index];
    let provisions = &edition.framework_provisions[index];
    let clauses: BTreeSet<usize> = provisions.values().flatten().copied().collect();
    FrameworkRow {
        key: framework.key.value.clone(),
        title: framework.title.clone(),
        publisher: framework.publisher.clone(),
        edition: edition_and_date(framework.edition.as_deref(), framework.date.as_deref()),
        status: framework.status.clone().unwrap_or_default(),
        confidence: framework.confidence.name().to_owned(),
        href: page.link(&page.context.addresses.framework(&framework.slug())),
        clauses: clauses.len(),
        provisions: provisions.keys().filter(|provision| !provision.is_empty()).count(),
        known: framework.provision_count(),
    }
}

#[cfg(test)]
mod tests {
    use super::edition_and_date;

    #[test]
    fn a_date_that_the_edition_names_is_not_repeated() {
        assert_eq!(edition_and_date(Some("Guidance of 3 February 2026"), Some("2026-02-03")), "Guidance of 3 February 2026");
        assert_eq!(edition_and_date(Some("Version 2.0"), Some("2024-02-26")), "Version 2.0, 2024-02-26");
        assert_eq!(edition_and_date(None, Some("2024")), "2024");
        assert_eq!(edition_and_date(None, None), "");
    }
}
