//! A clause as JSON. Version 1; fields are only ever added. `api/schema.json` is made from these types.

use schemars::JsonSchema;
use serde::Serialize;

use crate::corpus::SectionKind;
use crate::render::context::Context;
use crate::render::{address, plain};

/// Version of the form.
const VERSION: u32 = 1;

/// All clauses.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CorpusDocument {
    /// What the corpus is.
    pub(super) corpus: Header,
    /// Its clauses, in the order of the book.
    pub(super) clauses: Vec<ClauseRecord>,
}

/// One clause.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ClauseDocument {
    /// What the corpus is.
    pub(super) corpus: Header,
    /// The clause.
    pub(super) clause: ClauseRecord,
}

/// What every document says of itself.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Header {
    /// Version of this form.
    version: u32,
    /// Name of the corpus, with its mark.
    title: String,
    /// `unofficial`, where the corpus says so.
    status: Option<String>,
    /// What this edition is called.
    edition: String,
    /// The whole notice.
    notice: Vec<String>,
    /// Licence of clause text.
    licence_of_clauses: String,
    /// Licence of everything else.
    licence_of_other_text: String,
}

/// A clause.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ClauseRecord {
    /// Its permanent id.
    id: String,
    /// Its title.
    title: String,
    /// Its address: absolute, or from the root of the server.
    address: String,
    /// One plain sentence.
    summary: String,
    /// Folder of its topic.
    topic: String,
    /// Ids of the parties that it binds.
    parties: Vec<String>,
    /// Id of its kind.
    kind: String,
    /// Ids of the phases in which it applies.
    phases: Vec<String>,
    /// Clause text, values filled in, paragraphs apart by a blank line.
    text: String,
    /// Why it is there; a paragraph that begins `(b)` is on that item.
    rationale: String,
    /// The parties' views.
    views: Vec<ViewRecord>,
    /// A concrete alternative.
    fallback: Option<String>,
    /// What a reviewer asks to see.
    evidence: Option<String>,
    /// Further notes.
    notes: Option<String>,
    /// Values to agree on.
    parameters: Vec<ParameterRecord>,
    /// Ids of the clauses that the text names.
    names: Vec<String>,
    /// Ids of related clauses.
    see: Vec<String>,
    /// Ids of the clauses that name or see this one.
    named_by: Vec<String>,
    /// Defined terms in the text.
    terms: Vec<String>,
    /// Places in outside documents.
    references: Vec<ReferenceRecord>,
    /// Matches with the official text.
    origin: Vec<OriginRecord>,
    /// Reviews; empty until there are some.
    reviewed: Vec<ReviewRecord>,
    /// The citation.
    citation: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ViewRecord {
    party: String,
    text: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ParameterRecord {
    name: String,
    label: String,
    default: String,
    leanings: Vec<LeaningRecord>,
    basis: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct LeaningRecord {
    party: String,
    value: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ReferenceRecord {
    framework: String,
    place: String,
    confidence: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct OriginRecord {
    version: String,
    clause: String,
    confidence: String,
    ours: String,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ReviewRecord {
    role: String,
    date: String,
}

/// What the corpus says of itself.
pub(super) fn header(context: &Context<'_>) -> Header {
    let site = &context.site;
    Header {
        version: VERSION,
        title: site.full_title.clone(),
        status: site.mark.clone(),
        edition: site.edition.clone(),
        notice: site.notice_full.clone(),
        licence_of_clauses: site.licence.clauses.clone(),
        licence_of_other_text: site.licence.text.clone(),
    }
}

/// A clause as a record.
pub(super) fn clause(context: &Context<'_>, index: usize) -> ClauseRecord {
    let edition = context.edition;
    let corpus = &edition.corpus;
    let (clause, links) = (&corpus.clauses[index], &edition.links[index]);
    let path = address::clause(&clause.id.value);
    let id = clause.id.value.to_string();
    let text = |kind: &SectionKind| clause.section(kind).map(|section| plain::text(&section.blocks, &clause.parameters));
    let ids = |indices: &[usize]| indices.iter().map(|&other| corpus.clauses[other].id.value.to_string()).collect();
    let values = |words: &[crate::corpus::Located<String>]| words.iter().map(|word| word.value.clone()).collect();
    ClauseRecord {
        title: clause.title.value.clone(),
        address: context.shown(&path),
        summary: clause.summary.value.clone(),
        topic: corpus.topics[clause.topic].folder.clone(),
        parties: values(&clause.parties),
        kind: clause.kind.value.clone(),
        phases: values(&clause.phases),
        text: plain::text(&clause.text.blocks, &clause.parameters),
        rationale: text(&SectionKind::Rationale).unwrap_or_default(),
        views: clause
            .sections
            .iter()
            .filter_map(|(kind, section)| {
                let SectionKind::View(party) = kind else { return None };
                Some(ViewRecord { party: party.clone(), text: plain::text(&section.blocks, &clause.parameters) })
            })
            .collect(),
        fallback: text(&SectionKind::Fallback),
        evidence: text(&SectionKind::Evidence),
        notes: text(&SectionKind::Notes),
        parameters: clause
            .parameters
            .iter()
            .map(|parameter| ParameterRecord {
                name: parameter.name.value.clone(),
                label: parameter.label.clone(),
                default: parameter.default.clone(),
                leanings: parameter
                    .leanings
                    .iter()
                    .map(|(party, value)| LeaningRecord { party: party.clone(), value: value.clone() })
                    .collect(),
                basis: plain::text(&parameter.basis, &[]),
            })
            .collect(),
        names: ids(&links.names),
        see: ids(&links.see),
        named_by: ids(&links.named_by),
        terms: links.terms.iter().map(|&term| corpus.terms[term].term.value.clone()).collect(),
        references: links
            .citations
            .iter()
            .map(|citation| {
                let framework = &corpus.frameworks[citation.framework];
                ReferenceRecord {
                    framework: framework.key.value.clone(),
                    place: citation.place.clone(),
                    confidence: framework.confidence.name().to_owned(),
                }
            })
            .collect(),
        origin: clause
            .origin
            .iter()
            .map(|origin| OriginRecord {
                version: origin.version.clone(),
                clause: origin.clause.clone(),
                confidence: origin.confidence.name().to_owned(),
                ours: origin.ours.name().to_owned(),
            })
            .collect(),
        reviewed: clause.reviewed.iter().map(|review| ReviewRecord { role: review.role.clone(), date: review.date.clone() }).collect(),
        citation: context.citation(&id, &path),
        id,
    }
}
