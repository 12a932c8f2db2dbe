//! `/r/` and `/r/<framework>/`: which clauses serve which part of an outside framework.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::address;
use super::super::context::{Context, confidence_help};
use super::{ClauseLink, Head, Html};
use crate::corpus::id::natural_order;

/// All frameworks.
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
    /// Its title.
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
    /// Number of places cited.
    pub places: usize,
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
    /// Whether the entry carries the list of valid places (then citations were checked against it).
    pub has_list: bool,
    /// The places cited, in natural order; the framework as a whole first, with an empty name.
    pub cited: Vec<Place>,
}

/// One place in a framework.
#[derive(Debug, Serialize)]
pub struct Place {
    /// `164.308(a)(1)`, or empty for the whole document.
    pub name: String,
    /// Anchor on this page.
    pub anchor: String,
    /// The clauses that serve it.
    pub clauses: Vec<ClauseLink>,
}

/// `/r/`.
pub fn list(context: &Context<'_>) -> (Head, FrameworkListView) {
    let root = address::root_of(address::FRAMEWORKS);
    let frameworks = (0..context.edition.corpus.frameworks.len()).map(|index| row(context, index, &root)).collect();
    let description = "Outside rules, standards and guidance that the clauses serve, and which clauses serve them.";
    (context.head(address::FRAMEWORKS, "Outside references", description, "references", "list-page"), FrameworkListView { frameworks })
}

/// `/r/<framework>/`.
pub fn page(context: &Context<'_>, index: usize) -> (Head, FrameworkView) {
    let framework = &context.edition.corpus.frameworks[index];
    let path = address::framework(framework);
    let root = address::root_of(&path);
    let row = row(context, index, &root);
    let mut cited: Vec<Place> = context.edition.framework_provisions[index]
        .iter()
        .map(|(name, clauses)| Place {
            anchor: address::place_anchor(name),
            clauses: context.clause_links(clauses, &root),
            name: name.clone(),
        })
        .collect();
    cited.sort_by(|a, b| natural_order(&a.name, &b.name));
    let description = format!("{}: {} clauses serve {} places in it.", framework.title, row.clauses, row.places);
    let head = context.head(&path, &framework.title, &description, "references", "framework-page");
    let view = FrameworkView {
        anchor: address::framework_anchor(framework),
        address: framework.address.clone(),
        checked: framework.checked.clone(),
        note: context.inline_html(&framework.note, &root),
        confidence_help: confidence_help(framework.confidence).to_owned(),
        has_list: framework.ids.is_some(),
        cited,
        row,
    };
    (head, view)
}

/// A framework's line.
fn row(context: &Context<'_>, index: usize, root: &str) -> FrameworkRow {
    let framework = &context.edition.corpus.frameworks[index];
    let places = &context.edition.framework_provisions[index];
    let clauses: BTreeSet<usize> = places.values().flatten().copied().collect();
    let edition = [framework.edition.clone(), framework.date.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    FrameworkRow {
        key: framework.key.value.clone(),
        title: framework.title.clone(),
        publisher: framework.publisher.clone(),
        edition,
        status: framework.status.clone().unwrap_or_default(),
        confidence: framework.confidence.name().to_owned(),
        href: format!("{root}{}", address::framework(framework)),
        clauses: clauses.len(),
        places: places.keys().filter(|place| !place.is_empty()).count(),
    }
}
