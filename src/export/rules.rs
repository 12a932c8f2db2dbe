//! Which provisions of outside documents the clauses cite, as the page of the schedule loads it when a reader asks.
//!
//! It says what is cited and nothing of what a clause is worth under a rule.

use serde::Serialize;

use super::error::ExportError;
use super::json::json;
use crate::addresses::{self, Addresses};
use crate::corpus::ClauseId;
use crate::corpus::id::natural_order;
use crate::link::Edition;

/// A document that clauses cite.
#[derive(Debug, Serialize)]
struct Rules<'e> {
    key: &'e str,
    title: &'e str,
    /// Its page, from the root of the site.
    page: String,
    /// How many provisions it has, where the corpus lists them.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<usize>,
    /// In natural order; the document as a whole first, with an empty name.
    provisions: Vec<Provision<'e>>,
}

/// A provision that clauses cite.
#[derive(Debug, Serialize)]
struct Provision<'e> {
    name: &'e str,
    /// What the document calls it, or what the corpus says that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'e str>,
    /// Its anchor on the page of the document.
    anchor: String,
    clauses: Vec<&'e ClauseId>,
}

/// The documents that clauses cite, in the order of their file, as JSON.
///
/// # Errors
///
/// If they cannot be written as JSON.
pub fn rules(edition: &Edition, addresses: &Addresses) -> Result<Vec<u8>, ExportError> {
    let corpus = &edition.corpus;
    let cited = edition.cited_frameworks().map(|index| (&corpus.frameworks[index], &edition.framework_provisions[index]));
    let rules: Vec<Rules<'_>> = cited
        .map(|(framework, cited)| {
            let mut provisions: Vec<Provision<'_>> = cited
                .iter()
                .map(|(name, clauses)| Provision {
                    name,
                    title: framework.name_of(name).or_else(|| framework.about(name)),
                    anchor: addresses::provision_anchor(name),
                    clauses: clauses.iter().map(|&clause| &corpus.clauses[clause].id.value).collect(),
                })
                .collect();
            provisions.sort_by(|a, b| natural_order(a.name, b.name));
            Rules {
                key: &framework.key.value,
                title: &framework.title,
                page: addresses.framework(&framework.slug()),
                known: framework.provision_count(),
                provisions,
            }
        })
        .collect();
    json(addresses::SCHEDULE_RULES, &rules)
}
