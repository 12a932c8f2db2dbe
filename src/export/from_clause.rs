//! A clause as a record.

use super::record::{
    AlternativeRecord, BriefRecord, ClauseRecord, FallbackRecord, OriginRecord, ParameterRecord, PartyValueRecord, ReferenceRecord,
    ReviewRecord, SectionRecord, Status, StepRecord, TextRecord, ViewRecord,
};
use crate::addresses::Addresses;
use crate::corpus::{Block, Clause, ClauseId, Corpus, ItemStyle, Parameter, SectionKind, Spanned, plain};
use crate::link::{Alternative, Edition, Links, Step, ValueUse, alternatives};

/// The record of one clause.
pub(super) fn clause(edition: &Edition, addresses: &Addresses, index: usize) -> ClauseRecord {
    let corpus = &edition.corpus;
    let (clause, links, settings) = (&corpus.clauses[index], &edition.links[index], &corpus.settings);
    let topic = &corpus.topics[clause.topic];
    let id = &clause.id.value;
    let address = addresses.in_data(&addresses.clause(id));
    let TextRecord { text, content } = text_record(&clause.text.blocks, &clause.parameters);
    let section = |kind: &SectionKind| section(clause, corpus, kind);
    ClauseRecord {
        id: id.clone(),
        status: if clause.unfinished.is_some() { Status::Unfinished } else { Status::InForce },
        title: clause.title.value.clone(),
        citation: settings.citation(id.as_str(), addresses.absolute(&addresses.clause(id)).as_deref()),
        address,
        summary: clause.summary.value.clone(),
        topic: topic.folder.clone(),
        topic_title: topic.title.clone(),
        parties: values(&clause.parties),
        kind: clause.kind.value.clone(),
        phases: values(&clause.phases),
        text,
        content,
        rationale: section(&SectionKind::Rationale),
        views: views(clause, corpus),
        fallback: section(&SectionKind::Fallback).map(|section| fallback(clause, settings.items, section)),
        evidence: section(&SectionKind::Evidence),
        notes: section(&SectionKind::Notes),
        parameters: clause.parameters.iter().map(parameter).collect(),
        brief: links.values.iter().map(|used| brief(edition, index, used)).collect(),
        mentions: clause_ids(edition, &links.mentions),
        see_also: clause_ids(edition, &links.see_also),
        requires: clause.requires.iter().map(|id| id.value.clone()).collect(),
        asked: values(&clause.asked),
        signals: values(&clause.signals),
        mentioned_by: clause_ids(edition, &links.mentioned_by),
        replaces: edition.replaced_by(index).into_iter().map(|index| corpus.retired[index].id.value.clone()).collect(),
        terms: links.terms.iter().map(|&term| corpus.terms[term].slug()).collect(),
        references: references(edition, links),
        origin: clause
            .origin
            .iter()
            .map(|origin| OriginRecord {
                version: origin.version.clone(),
                clause: origin.clause.clone(),
                confidence: origin.confidence,
                comparison: origin.ours,
            })
            .collect(),
        reviewed: clause.reviewed.iter().map(|review| ReviewRecord { role: review.role.clone(), date: review.date.clone() }).collect(),
    }
}

fn values(words: &[Spanned<String>]) -> Vec<String> {
    words.iter().map(|word| word.value.clone()).collect()
}

fn section(clause: &Clause, corpus: &Corpus, kind: &SectionKind) -> Option<SectionRecord> {
    let section = clause.section(kind)?;
    Some(SectionRecord {
        heading: kind.heading_in(&corpus.words, &corpus.settings),
        text: text_record(&section.blocks, &clause.parameters),
    })
}

fn fallback(clause: &Clause, style: ItemStyle, section: SectionRecord) -> FallbackRecord {
    let step = |step| match step {
        Step::Replace { from, to, content } => StepRecord::Replace { from, to, content },
        Step::ReplaceSentences { item, first, last, content } => StepRecord::ReplaceSentences { item, first, last, content },
        Step::ReplaceWords { item, words, content } => StepRecord::ReplaceWords { item, words, content },
        Step::Add { item, content } => StepRecord::Add { item, content },
    };
    let alternatives = alternatives(clause, style).into_iter().map(|Alternative { paragraph, when, steps, note }| AlternativeRecord {
        paragraph,
        when,
        steps: steps.into_iter().map(step).collect(),
        note,
    });
    FallbackRecord { section, alternatives: alternatives.collect() }
}

fn views(clause: &Clause, corpus: &Corpus) -> Vec<ViewRecord> {
    let kinds = clause.sections.iter().map(|(kind, _)| kind);
    kinds
        .filter_map(|kind| {
            let SectionKind::View(party) = kind else { return None };
            Some(ViewRecord { party: party.clone(), note: corpus.settings.view_note.clone(), section: section(clause, corpus, kind)? })
        })
        .collect()
}

fn brief(edition: &Edition, index: usize, used: &ValueUse) -> BriefRecord {
    let (clause, parameter) = edition.parameter(index, used.value);
    BriefRecord {
        parameter: format!("{}.{}", clause.id.value, parameter.name.value),
        label: parameter.label.clone(),
        value: parameter.default.clone(),
        items: used.items.iter().map(|anchor| edition.corpus.settings.items.label(anchor)).collect(),
    }
}

fn parameter(parameter: &Parameter) -> ParameterRecord {
    ParameterRecord {
        name: parameter.name.value.clone(),
        same_as: parameter.same_as.as_ref().map(|path| path.value.to_string()),
        term: parameter.term.as_ref().map(|term| term.value.clone()),
        label: parameter.label.clone(),
        default: parameter.default.clone(),
        party_values: parameter
            .party_values
            .iter()
            .map(|(party, value)| PartyValueRecord { party: party.clone(), value: value.clone() })
            .collect(),
        basis: text_record(&parameter.basis, &[]),
    }
}

fn references(edition: &Edition, links: &Links) -> Vec<ReferenceRecord> {
    links
        .citations
        .iter()
        .map(|citation| {
            let framework = &edition.corpus.frameworks[citation.framework];
            ReferenceRecord {
                framework: framework.key.value.clone(),
                provision: citation.provision.clone(),
                confidence: framework.confidence,
            }
        })
        .collect()
}

/// The ids of clauses.
pub(super) fn clause_ids(edition: &Edition, indices: &[usize]) -> Vec<ClauseId> {
    indices.iter().map(|&index| edition.corpus.clauses[index].id.value.clone()).collect()
}

/// A text, plain and as a tree.
pub(super) fn text_record(blocks: &[Block], parameters: &[Parameter]) -> TextRecord {
    TextRecord { text: plain::text(blocks, parameters), content: blocks.to_vec() }
}
