//! An edition to the bytes of a release file.

use super::form::{
    ChangeRecord, ChapterRecord, ClauseRecord, FrameworkRecord, LicenceRecord, OfficialRecord, OriginRecord, ParameterRecord, READ_SINCE,
    ReleaseRecord, RetiredRecord, ReviewRecord, SCHEMA, SectionName, SectionRecord, SettingsRecord, TermRecord, TopicRecord, ValueRecord,
    WordRecord,
};
use super::{ReleaseName, checksum, layout};
use crate::corpus::{
    Case, Change, Clause, ClauseId, Corpus, Framework, Origin, Parameter, Retired, SectionKind, Settings, Spanned, Term, Topic,
    VocabularyEntry,
};
use crate::link::Edition;

/// What a release is called, and since when it holds.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'a> {
    /// Its name.
    pub name: &'a ReleaseName,
    /// What it is called beside its name; may be empty.
    pub title: &'a str,
    /// The day, `2026-11-30`.
    pub date: &'a str,
}

/// The bytes of the file that keeps an edition as a release. The same edition, heading and changes give the same bytes.
pub fn freeze(edition: &Edition, heading: Heading<'_>) -> String {
    let corpus = &edition.corpus;
    let mut changes: Vec<&Change> = corpus.changes.iter().collect();
    changes.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    let mut retired: Vec<&Retired> = corpus.retired.iter().collect();
    retired.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    let mut record = ReleaseRecord {
        schema: SCHEMA,
        read_since: READ_SINCE.to_owned(),
        corpus: corpus.settings.title.clone(),
        name: heading.name.clone(),
        title: heading.title.to_owned(),
        date: heading.date.to_owned(),
        checksum: String::new(),
        changes: changes.into_iter().map(change).collect(),
        settings: settings(&corpus.settings),
        chapters: corpus.chapters.iter().map(|chapter| ChapterRecord { path: chapter.path.clone(), name: chapter.name.clone() }).collect(),
        topics: corpus.topics.iter().map(|one| topic(one, corpus.words.language())).collect(),
        clauses: corpus.clauses.iter().map(|entry| clause(corpus, entry)).collect(),
        terms: corpus.terms.iter().map(term).collect(),
        frameworks: corpus.frameworks.iter().map(framework).collect(),
        retired: retired.into_iter().map(withdrawn).collect(),
    };
    for clause in &mut record.clauses {
        clause.checksum = checksum::of_json(&json(&*clause)).expect(IS_JSON);
    }
    record.checksum = checksum::of_json(&json(&record)).expect(IS_JSON);
    layout::lay_out(&json(&record))
}

const IS_JSON: &str = "records have texts as their keys, so that they can be written as JSON";

fn json(record: &impl serde::Serialize) -> String {
    serde_json::to_string(record).expect(IS_JSON)
}

fn values<T: Clone>(list: &[Spanned<T>]) -> Vec<T> {
    list.iter().map(|entry| entry.value.clone()).collect()
}

fn change(change: &Change) -> ChangeRecord {
    ChangeRecord { id: change.id.value.clone(), kind: change.kind, reason: change.reason.clone() }
}

fn settings(settings: &Settings) -> SettingsRecord {
    let words = |words: &[VocabularyEntry]| words.iter().map(word).collect();
    SettingsRecord {
        tagline: settings.tagline.clone(),
        status: settings.status.clone(),
        jurisdiction: settings.jurisdiction.clone(),
        licence: LicenceRecord {
            clauses: settings.licence.clauses.clone(),
            text: settings.licence.text.clone(),
            code: settings.licence.code.clone(),
        },
        official: settings.official.as_ref().map(|official| OfficialRecord {
            name: official.name.clone(),
            title: official.title.clone(),
            publisher: official.publisher.clone(),
            address: official.address.clone(),
        }),
        notice_line: settings.notice_line.clone(),
        notice_full: settings.notice_full.clone(),
        items: settings.items,
        view_note: settings.view_note.clone(),
        reviewed_none: settings.reviewed_none.clone(),
        parties: words(&settings.parties),
        kinds: words(&settings.kinds),
        phases: words(&settings.phases),
        pillars: words(&settings.pillars),
    }
}

fn word(word: &VocabularyEntry) -> WordRecord {
    WordRecord { id: word.id.value.clone(), name: word.name.clone(), title: word.title.clone(), help: word.help.clone() }
}

fn topic(topic: &Topic, language_of_book: &str) -> TopicRecord {
    TopicRecord {
        folder: topic.folder.clone(),
        prefix: topic.prefix.value.clone(),
        title: topic.title.clone(),
        pillar: topic.pillar.as_ref().map(|pillar| pillar.value.clone()),
        language: topic.language.clone().filter(|language| language != language_of_book),
        summary: topic.summary.clone(),
        introduction: topic.blocks.clone(),
    }
}

fn clause(corpus: &Corpus, clause: &Clause) -> ClauseRecord {
    ClauseRecord {
        id: clause.id.value.clone(),
        checksum: String::new(),
        title: clause.title.value.clone(),
        topic: corpus.topics[clause.topic].folder.clone(),
        parties: values(&clause.parties),
        kind: clause.kind.value.clone(),
        phases: values(&clause.phases),
        summary: clause.summary.value.clone(),
        text: clause.text.blocks.clone(),
        parameters: clause.parameters.iter().map(parameter).collect(),
        sections: clause.sections.iter().map(|(kind, section)| named_section(kind, &section.blocks)).collect(),
        see: values::<ClauseId>(&clause.see),
        requires: values::<ClauseId>(&clause.requires),
        asked: values(&clause.asked),
        references: values(&clause.references),
        origin: clause.origin.iter().map(origin).collect(),
        reviewed: clause.reviewed.iter().map(|review| ReviewRecord { role: review.role.clone(), date: review.date.clone() }).collect(),
    }
}

fn parameter(parameter: &Parameter) -> ParameterRecord {
    let values = parameter.party_values.iter();
    ParameterRecord {
        name: parameter.name.value.clone(),
        label: parameter.label.clone(),
        default: parameter.default.clone(),
        values: values.map(|(party, value)| ValueRecord { party: party.clone(), value: value.clone() }).collect(),
        same_as: parameter.same_as.as_ref().map(|path| path.value.to_string()),
        basis: parameter.basis.clone(),
    }
}

fn named_section(kind: &SectionKind, text: &[crate::corpus::Block]) -> SectionRecord {
    let (section, party) = match kind {
        SectionKind::Rationale => (SectionName::Rationale, None),
        SectionKind::View(party) => (SectionName::View, Some(party.clone())),
        SectionKind::Fallback => (SectionName::Fallback, None),
        SectionKind::Evidence => (SectionName::Evidence, None),
        SectionKind::Notes => (SectionName::Notes, None),
    };
    SectionRecord { section, party, text: text.to_vec() }
}

fn origin(origin: &Origin) -> OriginRecord {
    OriginRecord { version: origin.version.clone(), clause: origin.clause.clone(), confidence: origin.confidence, ours: origin.ours }
}

fn term(term: &Term) -> TermRecord {
    TermRecord {
        term: term.term.value.clone(),
        aliases: values(&term.aliases),
        exact: term.case == Case::Exact,
        definition: term.definition.clone(),
        source: term.source.clone(),
    }
}

fn framework(framework: &Framework) -> FrameworkRecord {
    FrameworkRecord {
        key: framework.key.value.clone(),
        title: framework.title.clone(),
        publisher: framework.publisher.clone(),
        edition: framework.edition.clone(),
        date: framework.date.clone(),
        status: framework.status.clone(),
        address: framework.address.clone(),
        confidence: framework.confidence,
        checked: framework.checked.clone(),
        note: framework.note.clone(),
        has_list: framework.ids.is_some(),
    }
}

fn withdrawn(entry: &Retired) -> RetiredRecord {
    RetiredRecord {
        id: entry.id.value.clone(),
        title: entry.title.value.clone(),
        reason: entry.reason.clone(),
        successors: values::<ClauseId>(&entry.successors),
        since: entry.since.value.clone(),
        text: entry.text.clone(),
    }
}
