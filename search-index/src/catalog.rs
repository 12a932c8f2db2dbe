//! What both engines know of a corpus beside its postings: records, filters, dictionary, synonyms.

use crate::analysis::chains;
use crate::document::FacetKind;
use crate::fields::Field;
use crate::packed::Dictionary;

/// A corpus without its postings and texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Catalog {
    /// One for each document, in clause order.
    pub(crate) records: Vec<Record>,
    /// In the order of [`FacetKind::ALL`].
    pub(crate) facets: [Vec<FacetValue>; 4],
    /// The defined terms of the corpus, each once.
    pub(crate) terms: Vec<String>,
    /// Groups of words of one meaning.
    pub(crate) synonyms: Vec<Vec<String>>,
    /// All terms of the index.
    pub(crate) dictionary: Dictionary,
}

/// What is known of one document without loading its texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// `PAT-2`.
    pub(crate) id: String,
    /// Title.
    pub(crate) title: String,
    /// Address.
    pub(crate) url: String,
    /// One sentence; empty where it is kept with the texts.
    pub(crate) summary: String,
    /// For each facet, the numbers of the document's values, sorted.
    pub(crate) values: [Vec<u32>; 4],
}

/// One value of a facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FacetValue {
    /// `mdm`.
    pub(crate) id: String,
    /// Name as people read it.
    pub(crate) name: String,
}

impl Catalog {
    /// The title of the document's topic, which is searched with the document.
    pub(crate) fn topic_title(&self, record: &Record) -> &str {
        let [_, topics, ..] = &self.facets;
        let [_, of_record, ..] = &record.values;
        let topic = of_record.first().and_then(|&value| topics.get(value as usize));
        topic.map_or("", |value| &value.name)
    }

    /// Values of a facet.
    pub(crate) fn facet(&self, facet: FacetKind) -> &[FacetValue] {
        &self.facets[facet as usize]
    }
}

impl Record {
    /// The id as a citation, one text a part: `["pat", "2"]`.
    pub(crate) fn id_parts(&self) -> Vec<String> {
        parts(&self.id)
    }

    /// Numbers of the values of a facet.
    pub(crate) fn values(&self, facet: FacetKind) -> &[u32] {
        &self.values[facet as usize]
    }
}

/// A typed or stored id in parts, whatever its spelling: `PAT-2`, `pat 2` and `pat2` are the same.
pub(crate) fn parts(id: &str) -> Vec<String> {
    chains(id).flat_map(|chain| chain.segments).map(|segment| segment.text).collect()
}

/// What BM25 needs to know of the fields: lengths of each document, and their average.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lengths {
    /// For each field, Tantivy's one-byte field norm of each document.
    pub(crate) norms: [Vec<u8>; Field::COUNT],
    /// For each field, the number of tokens in all documents.
    pub(crate) tokens: [u64; Field::COUNT],
}
