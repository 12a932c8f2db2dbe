//! A clause as JSON. Version 1; fields are only ever added. `api/schema.json` is made from these types.

use schemars::JsonSchema;
use serde::Serialize;

use crate::corpus::SectionKind;
use crate::corpus::plain;
use crate::render::address;
use crate::render::context::Context;

/// Version of the form.
const VERSION: u32 = 1;

/// All clauses.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct CorpusDocument<'a> {
    /// What the corpus is.
    pub(super) corpus: &'a Header,
    /// Its clauses, in the order of the book.
    pub(super) clauses: &'a [ClauseRecord],
}

/// One clause.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ClauseDocument<'a> {
    /// What the corpus is.
    pub(super) corpus: &'a Header,
    /// The clause.
    pub(super) clause: &'a ClauseRecord,
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
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// Its address: absolute, or from the root of the server.
    pub(super) address: String,
    /// One plain sentence.
    pub(super) summary: String,
    /// Folder of its topic.
    topic: String,
    /// Ids of the parties that it binds.
    pub(super) parties: Vec<String>,
    /// Id of its kind.
    pub(super) kind: String,
    /// Ids of the phases in which it applies.
    pub(super) phases: Vec<String>,
    /// Clause text, values filled in, paragraphs apart by a blank line.
    pub(super) text: String,
    /// Why it is there; a paragraph that begins `(b)` is on that item.
    pub(super) rationale: String,
    /// The parties' views.
    pub(super) views: Vec<ViewRecord>,
    /// A concrete alternative.
    pub(super) fallback: Option<String>,
    /// What a reviewer asks to see.
    pub(super) evidence: Option<String>,
    /// Further notes.
    notes: Option<String>,
    /// Values to agree on.
    pub(super) parameters: Vec<ParameterRecord>,
    /// Ids of the clauses that the text names.
    pub(super) names: Vec<String>,
    /// Ids of related clauses.
    pub(super) see: Vec<String>,
    /// Ids of the clauses that name or see this one.
    named_by: Vec<String>,
    /// Defined terms in the text.
    terms: Vec<String>,
    /// Places in outside documents.
    pub(super) references: Vec<ReferenceRecord>,
    /// Matches with the official text.
    pub(super) origin: Vec<OriginRecord>,
    /// Reviews; empty until there are some.
    pub(super) reviewed: Vec<ReviewRecord>,
    /// The citation.
    pub(super) citation: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ViewRecord {
    pub(super) party: String,
    pub(super) text: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ParameterRecord {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) default: String,
    pub(super) leanings: Vec<LeaningRecord>,
    pub(super) basis: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct LeaningRecord {
    pub(super) party: String,
    pub(super) value: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ReferenceRecord {
    framework: String,
    place: String,
    confidence: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct OriginRecord {
    pub(super) version: String,
    pub(super) clause: String,
    pub(super) confidence: String,
    pub(super) ours: String,
}

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct ReviewRecord {
    pub(super) role: String,
    pub(super) date: String,
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
        names: ids(&links.mentions),
        see: ids(&links.see_also),
        named_by: ids(&links.mentioned_by),
        terms: links.terms.iter().map(|&term| corpus.terms[term].term.value.clone()).collect(),
        references: links
            .citations
            .iter()
            .map(|citation| {
                let framework = &corpus.frameworks[citation.framework];
                ReferenceRecord {
                    framework: framework.key.value.clone(),
                    place: citation.provision.clone(),
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
