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

use self::model::{BackMatter, Catalog, Control, DocumentId, Group, Link, Metadata, Role};
use self::names::{Identities, line, own, standard, token};
use super::error::ExportError;
use super::json::open_object;
use super::record::{ClauseRecord, CorpusRecord, Header, RetiredRecord, TopicRecord, WordRecord};
use crate::addresses::Addresses;
use crate::corpus::ClauseId;
use crate::words::Words;

const NAME: &str = "oscal-catalog.json";

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

/// A catalog in the making: it is written group by group and control by control.
#[derive(Debug)]
pub(super) struct Writer<'r> {
    record: &'r CorpusRecord,
    words: &'r Words,
    identities: Identities,
    /// Withdrawn clauses whose ids no clause in force has.
    withdrawn: Vec<&'r RetiredRecord>,
}

impl<'r> Writer<'r> {
    /// A writer for a corpus. `site` is its address, from which identities are made; `is_in_force` knows the ids of clauses.
    pub(super) fn new(record: &'r CorpusRecord, words: &'r Words, site: Option<&str>, is_in_force: impl Fn(&ClauseId) -> bool) -> Self {
        let identities = Identities::new(site.unwrap_or(&record.corpus.title));
        Self { record, words, identities, withdrawn: record.retired.iter().filter(|clause| !is_in_force(&clause.id)).collect() }
    }

    /// The catalog up to its first group.
    pub(super) fn begin(&self, addresses: &Addresses, site: Option<&str>, released: Released<'_>) -> Result<Vec<u8>, ExportError> {
        let metadata = metadata(self.record, addresses, site, released, self.words);
        let catalog = Catalog { uuid: self.identities.of("catalog", &metadata.version), metadata };
        let mut json = b"{\"catalog\":".to_vec();
        json.extend(open_object(NAME, &catalog)?);
        if self.has_groups() {
            json.extend_from_slice(b",\"groups\":[");
        }
        Ok(json)
    }

    /// The group of a topic up to its first control.
    pub(super) fn begin_topic(&self, index: usize) -> Result<Vec<u8>, ExportError> {
        let topic = &self.record.topics[index];
        let has_controls = !topic.clauses.is_empty() || self.withdrawn_of(Some(&topic.id)).next().is_some();
        begin_group(&group_of(topic), index == 0, has_controls)
    }

    /// Adds the control of a clause.
    pub(super) fn add_clause(&self, clause: &ClauseRecord, is_first: bool, json: &mut Vec<u8>) -> Result<(), ExportError> {
        add_control(&control::in_force(clause, self.identities), is_first, json)
    }

    /// The rest of the group of a topic: what was withdrawn from it.
    pub(super) fn end_topic(&self, index: usize) -> Result<Vec<u8>, ExportError> {
        let topic = &self.record.topics[index];
        end_group(self.withdrawn_of(Some(&topic.id)), topic.clauses.is_empty())
    }

    /// The rest of the catalog. What was withdrawn from a topic that is gone comes last.
    pub(super) fn end(&self) -> Result<Vec<u8>, ExportError> {
        let mut json = Vec::new();
        if self.withdrawn_of(None).next().is_some() {
            let group = Group {
                id: "_withdrawn".to_owned(),
                class: "withdrawn",
                title: line(&self.words.get("release-withdrawn")),
                props: Vec::new(),
                links: Vec::new(),
                parts: Vec::new(),
            };
            json.extend(begin_group(&group, self.record.topics.is_empty(), true)?);
            json.extend(end_group(self.withdrawn_of(None), true)?);
        }
        if self.has_groups() {
            json.push(b']');
        }
        let resources = resources::all(self.record, self.identities);
        if !resources.is_empty() {
            json.extend_from_slice(b",\"back-matter\":");
            serde_json::to_writer(&mut json, &BackMatter { resources }).map_err(|cause| ExportError::new(NAME, cause))?;
        }
        json.extend_from_slice(b"}}");
        Ok(json)
    }

    fn has_groups(&self) -> bool {
        !self.record.topics.is_empty() || self.withdrawn_of(None).next().is_some()
    }

    fn withdrawn_of(&self, topic: Option<&str>) -> impl Iterator<Item = &'r RetiredRecord> {
        self.withdrawn.iter().copied().filter(move |clause| clause.topic.as_deref() == topic)
    }
}

/// A group up to its first control.
fn begin_group(group: &Group, is_first: bool, has_controls: bool) -> Result<Vec<u8>, ExportError> {
    let mut json = if is_first { Vec::new() } else { vec![b','] };
    json.extend(open_object(NAME, group)?);
    // The schema has no empty lists.
    if has_controls {
        json.extend_from_slice(b",\"controls\":[");
    }
    Ok(json)
}

/// The rest of a group, whose first control is among these or was before them.
fn end_group<'r>(withdrawn: impl Iterator<Item = &'r RetiredRecord>, is_first: bool) -> Result<Vec<u8>, ExportError> {
    let (mut json, mut count) = (Vec::new(), 0);
    for clause in withdrawn {
        add_control(&control::withdrawn(clause), is_first && count == 0, &mut json)?;
        count += 1;
    }
    json.extend_from_slice(if is_first && count == 0 { b"}" } else { b"]}" });
    Ok(json)
}

fn add_control(control: &Control, is_first: bool, json: &mut Vec<u8>) -> Result<(), ExportError> {
    if !is_first {
        json.push(b',');
    }
    serde_json::to_writer(json, control).map_err(|cause| ExportError::new(NAME, cause))
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

/// The group of a topic. Its id is the prefix of the ids of its clauses, which no other topic has.
fn group_of(topic: &TopicRecord) -> Group {
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
        id,
    }
}
