//! `api/oscal-catalog.json`: the corpus as a catalog in NIST's Open Security Controls Assessment Language, for programs that
//! hold controls side by side.
//!
//! A topic is a group, a clause a control with its statement, items, sections and parameters; outside documents and defined
//! terms are resources. What OSCAL has no name for is named in [`names::NAMESPACE`]. Nothing in it is of today: its time
//! is that of the newest release.

mod control;
mod model;
mod names;
mod prose;
mod resources;

use std::collections::{BTreeMap, BTreeSet};

use self::model::{BackMatter, Catalog, Controls, Document, DocumentId, Group, Link, Metadata, Role};
use self::names::{Identities, line, own, standard, token};
use super::error::ExportError;
use super::record::{ClauseRecord, CorpusRecord, Header, RetiredRecord, TopicRecord, WordRecord};
use crate::addresses::Addresses;
use crate::corpus::ClauseId;
use crate::words::Words;

/// The version of OSCAL whose form this is.
const OSCAL_VERSION: &str = "1.1.3";

/// The time of a catalog that was never released: one has to stand there, and nobody can take this one for a real one.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// When the text was released.
#[derive(Debug, Clone, Copy, Default)]
pub struct Released<'r> {
    /// The day of the newest release, `2026-11-30`; none before the first.
    pub date: Option<&'r str>,
    /// Whether the text has changes since then that await the next release.
    pub is_changed: bool,
}

/// The catalog as JSON. `site` is the address of the corpus, from which its identities are made.
///
/// # Errors
///
/// If it cannot be written.
pub fn catalog(
    record: &CorpusRecord,
    addresses: &Addresses,
    site: Option<&str>,
    released: Released<'_>,
    words: &Words,
) -> Result<Vec<u8>, ExportError> {
    let identities = Identities::new(site.unwrap_or(&record.corpus.title));
    let metadata = metadata(record, addresses, site, released, words);
    let resources = resources::all(record, identities);
    let catalog = Catalog {
        uuid: identities.of("catalog", &metadata.version),
        metadata,
        groups: groups(record, identities, words),
        back_matter: (!resources.is_empty()).then_some(BackMatter { resources }),
    };
    serde_json::to_vec(&Document { catalog }).map_err(|cause| ExportError::new("oscal-catalog.json", cause))
}

fn metadata(record: &CorpusRecord, addresses: &Addresses, site: Option<&str>, released: Released<'_>, words: &Words) -> Metadata {
    let header = &record.corpus;
    let mut props = Vec::new();
    props.extend(header.status.as_deref().and_then(|status| own("status", status)));
    props.extend(own("licence-of-clauses", &header.licence_of_clauses));
    props.extend(own("licence-of-other-text", &header.licence_of_other_text));
    let page = |path: String, rel, key: &str| Link { href: addresses.in_data(&path), rel, text: words.get(key) };
    Metadata {
        title: line(&header.title),
        last_modified: released.date.map_or_else(|| NEVER.to_owned(), |date| format!("{date}T00:00:00Z")),
        version: Some(names::string(&header.edition)).filter(|edition| !edition.is_empty()).unwrap_or_else(|| "unreleased".to_owned()),
        oscal_version: OSCAL_VERSION,
        document_ids: site.map(|identifier| DocumentId { identifier: identifier.to_owned() }).into_iter().collect(),
        props,
        links: vec![page(addresses.landing(), "canonical", "oscal-site"), page(addresses.clauses_json(), "alternate", "oscal-json")],
        roles: record.parties.iter().map(role).collect(),
        remarks: remarks(header, released, words),
    }
}

/// The notice, and what the time of the catalog means.
fn remarks(header: &Header, released: Released<'_>, words: &Words) -> String {
    let mut paragraphs: Vec<String> = super::markdown::notice(header, words).iter().map(|notice| line(notice)).collect();
    paragraphs.extend(header.notice.iter().map(|paragraph| line(paragraph)));
    match released {
        Released { date: None, .. } => paragraphs.push(words.get("oscal-never-released")),
        Released { is_changed: true, .. } => paragraphs.push(words.get("oscal-changed")),
        Released { .. } => {}
    }
    paragraphs.join("\n\n")
}

fn role(party: &WordRecord) -> Role {
    let title = if party.title.is_empty() { &party.name } else { &party.title };
    Role { id: token(&party.id), title: line(title), short_name: names::string(&party.name), description: line(&party.help) }
}

/// A group for each topic; what was withdrawn from a topic that is gone comes last.
fn groups<'r>(record: &'r CorpusRecord, identities: Identities, words: &Words) -> Vec<Group<'r>> {
    let in_force: BTreeSet<&ClauseId> = record.clauses.iter().map(|clause| &clause.id).collect();
    let withdrawn = |topic: Option<&str>| -> Vec<&RetiredRecord> {
        let of_topic = record.retired.iter().filter(|clause| clause.topic.as_deref() == topic);
        of_topic.filter(|clause| !in_force.contains(&clause.id)).collect()
    };
    let mut clauses: BTreeMap<&str, Vec<&ClauseRecord>> = BTreeMap::new();
    for clause in &record.clauses {
        clauses.entry(&clause.topic).or_default().push(clause);
    }
    let topics = record.topics.iter().map(|entry| {
        let in_force = clauses.remove(entry.id.as_str()).unwrap_or_default();
        topic(entry, Controls { identities, in_force, withdrawn: withdrawn(Some(&entry.id)) })
    });
    let mut groups: Vec<Group<'_>> = topics.collect();
    let without_topic = withdrawn(None);
    if !without_topic.is_empty() {
        groups.push(Group {
            id: "_withdrawn".to_owned(),
            class: "withdrawn",
            title: line(&words.get("release-withdrawn")),
            props: Vec::new(),
            links: Vec::new(),
            parts: Vec::new(),
            controls: Controls { identities, in_force: Vec::new(), withdrawn: without_topic },
        });
    }
    groups
}

/// The group of a topic. Its id is the prefix of the ids of its clauses, which no other topic has.
fn topic<'r>(topic: &'r TopicRecord, controls: Controls<'r>) -> Group<'r> {
    let id = token(&topic.prefix.to_ascii_lowercase());
    let mut props: Vec<_> = standard("label", &topic.prefix).into_iter().collect();
    props.extend(topic.pillar.as_deref().and_then(|pillar| own("pillar", pillar)));
    let summary = prose::part(&id, "overview", None, &line(&topic.summary));
    Group {
        class: "topic",
        title: line(&topic.title),
        props,
        links: vec![Link { href: topic.address.clone(), rel: "canonical", text: String::new() }],
        parts: Some(summary).filter(|part| !part.prose.is_empty()).into_iter().collect(),
        controls,
        id,
    }
}
