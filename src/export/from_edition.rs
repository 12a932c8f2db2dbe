//! An edition as records.

use clause_search::FacetKind;
use serde::Serialize;

use super::error::ExportError;
use super::from_clause::{clause, clause_ids, text_record};
use super::json::open_object;
use super::record::{
    AnyClauseRecord, ChapterRecord, ChosenRecord, ClauseDocument, ClauseRecord, CorpusRecord, FrameworkRecord, Header, LeftOutRecord,
    OfficialRecord, ProfileRecord, ProvisionRecord, RetiredRecord, Status, TermRecord, TopicRecord, VERSION, WordRecord,
};
use crate::addresses::{self, Addresses};
use crate::corpus::{Case, ClauseId, Settings, VocabularyEntry, content};
use crate::link::{Edition, missing_from};

/// Makes the records of an edition, with what its clauses share made once. The records of all clauses of a large corpus are
/// larger than the corpus, so each is made when it is written.
#[derive(Debug)]
pub struct RecordBuilder<'e> {
    pub(super) edition: &'e Edition,
    pub(super) addresses: &'e Addresses,
    header: Header,
    parties: Vec<WordRecord>,
}

impl<'e> RecordBuilder<'e> {
    /// A builder for the clauses of an edition.
    pub fn new(edition: &'e Edition, addresses: &'e Addresses) -> Self {
        let settings = &edition.corpus.settings;
        let list = |word: &VocabularyEntry| addresses.in_data(&addresses.clauses_of(FacetKind::Party, &word.id.value));
        let parties = settings.parties.iter().map(|word| word_record(word, Some(list(word)))).collect();
        Self { edition, addresses, header: header(settings), parties }
    }

    /// What the corpus is.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The whole corpus without its clauses.
    pub fn without_clauses(&self) -> CorpusRecord {
        let (corpus, addresses) = (&self.edition.corpus, self.addresses);
        let settings = &corpus.settings;
        let listed = |facet: FacetKind| {
            move |word: &VocabularyEntry| word_record(word, Some(addresses.in_data(&addresses.clauses_of(facet, &word.id.value))))
        };
        let chapters = corpus.chapters.iter().filter(|chapter| !chapter.is_landing());
        CorpusRecord {
            corpus: self.header.clone(),
            parties: self.parties.clone(),
            kinds: settings.kinds.iter().map(listed(FacetKind::Kind)).collect(),
            phases: settings.phases.iter().map(listed(FacetKind::Phase)).collect(),
            pillars: settings.pillars.iter().map(|word| word_record(word, None)).collect(),
            topics: self.topics(),
            terms: (0..corpus.terms.len()).map(|index| self.term(index)).collect(),
            frameworks: self.frameworks(),
            clauses: Vec::new(),
            profiles: self.profiles(),
            retired: self.retired(),
            chapters: chapters
                .map(|chapter| ChapterRecord { name: chapter.name.clone(), address: addresses.in_data(&addresses::chapter(&chapter.path)) })
                .collect(),
        }
    }

    /// The record of one clause.
    pub fn record(&self, index: usize) -> ClauseRecord {
        clause(self.edition, self.addresses, index)
    }

    /// The document of one clause.
    pub fn clause(&self, index: usize) -> ClauseDocument<'_> {
        self.document(AnyClauseRecord::InForce(Box::new(self.record(index))))
    }

    /// What stands in the document of a clause before the clause, as JSON.
    pub(super) fn beginning_of_document(&self) -> Result<Vec<u8>, ExportError> {
        #[derive(Serialize)]
        struct Beginning<'r> {
            corpus: &'r Header,
            parties: &'r [WordRecord],
        }
        let mut json = open_object("clause.json", &Beginning { corpus: &self.header, parties: &self.parties })?;
        json.extend_from_slice(b",\"clause\":");
        Ok(json)
    }

    /// The document of one withdrawn clause.
    pub fn withdrawn(&self, index: usize) -> ClauseDocument<'_> {
        self.document(AnyClauseRecord::Withdrawn(Box::new(self.withdrawn_record(index))))
    }

    fn document(&self, clause: AnyClauseRecord) -> ClauseDocument<'_> {
        ClauseDocument { corpus: &self.header, parties: &self.parties, clause }
    }

    fn ids(&self, indices: &[usize]) -> Vec<ClauseId> {
        clause_ids(self.edition, indices)
    }

    fn topics(&self) -> Vec<TopicRecord> {
        let topics = self.edition.corpus.topics.iter().zip(&self.edition.topic_clauses);
        topics
            .map(|(topic, clauses)| TopicRecord {
                id: topic.folder.clone(),
                prefix: topic.prefix.value.clone(),
                title: topic.title.clone(),
                pillar: topic.pillar.as_ref().map(|pillar| pillar.value.clone()),
                summary: topic.summary.clone(),
                address: self.addresses.in_data(&self.addresses.topic(&topic.folder)),
                list_address: self.addresses.in_data(&self.addresses.clauses_of(FacetKind::Topic, &topic.folder)),
                clauses: self.ids(clauses),
            })
            .collect()
    }

    /// The record of one term.
    pub fn term(&self, index: usize) -> TermRecord {
        let term = &self.edition.corpus.terms[index];
        TermRecord {
            id: term.slug(),
            term: term.term.value.clone(),
            aliases: term.aliases.iter().map(|alias| alias.value.clone()).collect(),
            case_sensitive: term.case == Case::Exact,
            address: self.addresses.in_data(&self.addresses.term(&term.slug())),
            definition: text_record(&term.definition, &[]),
            source: text_record(&term.source, &[]),
            used_by: self.ids(&self.edition.clauses_using_term[index]),
        }
    }

    fn frameworks(&self) -> Vec<FrameworkRecord> {
        let frameworks = self.edition.corpus.frameworks.iter().zip(&self.edition.framework_provisions);
        frameworks
            .map(|(framework, provisions)| FrameworkRecord {
                id: framework.slug(),
                key: framework.key.value.clone(),
                title: framework.title.clone(),
                publisher: framework.publisher.clone(),
                edition: framework.edition.clone(),
                date: framework.date.clone(),
                status: framework.status.clone(),
                source: framework.address.clone(),
                confidence: framework.confidence,
                checked: framework.checked.clone(),
                note: text_record(&framework.note, &[]),
                address: self.addresses.in_data(&self.addresses.framework(&framework.slug())),
                provisions: provisions
                    .iter()
                    .map(|(provision, clauses)| ProvisionRecord { provision: provision.clone(), clauses: self.ids(clauses) })
                    .collect(),
            })
            .collect()
    }

    fn profiles(&self) -> Vec<ProfileRecord> {
        let profiles = self.edition.corpus.profiles.iter();
        profiles
            .map(|profile| {
                let set = self.edition.clauses_of(profile);
                ProfileRecord {
                    id: profile.id.value.clone(),
                    title: profile.title.clone(),
                    summary: profile.summary.clone(),
                    address: self.addresses.in_data(&self.addresses.profile(&profile.id.value)),
                    clauses: profile
                        .clauses
                        .iter()
                        .map(|chosen| ChosenRecord { id: chosen.id.value.clone(), reason: chosen.reason.clone() })
                        .collect(),
                    also_required: self.ids(&missing_from(self.edition, &set)),
                    left_out: profile
                        .left_out
                        .iter()
                        .map(|entry| LeftOutRecord { what: text_record(&entry.what, &[]), reason: entry.reason.clone() })
                        .collect(),
                }
            })
            .collect()
    }

    fn retired(&self) -> Vec<RetiredRecord> {
        (0..self.edition.corpus.retired.len()).map(|index| self.withdrawn_record(index)).collect()
    }

    fn withdrawn_record(&self, index: usize) -> RetiredRecord {
        let corpus = &self.edition.corpus;
        let entry = &corpus.retired[index];
        let id = &entry.id.value;
        let address = self.addresses.clause(id);
        let topic = self.edition.topic_of_withdrawn(id);
        RetiredRecord {
            id: id.clone(),
            status: Status::Withdrawn,
            title: entry.title.value.clone(),
            reason: entry.reason.clone(),
            since: entry.since.value.clone(),
            topic: topic.map(|topic| corpus.topics[topic].folder.clone()),
            successors: entry.successors.iter().map(|id| id.value.clone()).collect(),
            replaced_by: self.ids(&self.edition.succession(index).in_force),
            citation: corpus.settings.citation(
                &corpus.words.with("title-withdrawn", &[("title", id.as_str().into())]),
                self.addresses.absolute(&address).as_deref(),
            ),
            address: self.addresses.in_data(&address),
            text: text_record(&entry.text, &[]),
        }
    }
}

/// What the corpus says of itself.
fn header(settings: &Settings) -> Header {
    Header {
        version: VERSION,
        content_version: content::VERSION,
        title: settings.full_title(),
        status: settings.status.clone(),
        edition: settings.edition.clone(),
        notice_line: settings.notice_line.clone(),
        notice: settings.notice_full.clone(),
        official: settings.official.as_ref().map(|official| OfficialRecord {
            name: official.name.clone(),
            title: official.title.clone(),
            publisher: official.publisher.clone(),
            address: official.address.clone(),
        }),
        omitted_clauses: settings.omitted_clauses.as_ref().map(|id| id.value.clone()),
        items: (!settings.items.is_default()).then(|| settings.items.name()),
        licence_of_clauses: settings.licence.clauses.clone(),
        licence_of_other_text: settings.licence.text.clone(),
    }
}

fn word_record(word: &VocabularyEntry, address: Option<String>) -> WordRecord {
    WordRecord { id: word.id.value.clone(), name: word.name.clone(), title: word.title.clone(), help: word.help.clone(), address }
}
