//! What both engines know of a corpus beside its postings and texts: records, filters, dictionary, synonyms.

use crate::analysis::chains;
use crate::column::{Column, Lists};
use crate::fields::Field;
use crate::packed::Dictionary;

/// A corpus without its postings and texts. Columns have one entry for each document, in clause order.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    /// `PAT-2`.
    pub(crate) ids: Column,
    /// The ids as keys: `pat.2`. Made from `ids`.
    pub(crate) keys: Column,
    pub(crate) titles: Column,
    pub(crate) urls: Column,
    /// Empty texts where the summaries are kept with the texts.
    pub(crate) summaries: Column,
    /// In the order of [`FacetKind::ALL`](crate::FacetKind::ALL).
    pub(crate) facets: [Facet; 4],
    /// The defined terms of the corpus, each once.
    pub(crate) terms: Column,
    /// Groups of words of one meaning, one word a line.
    pub(crate) synonyms: Column,
    pub(crate) has_parent: Vec<bool>,
    /// All terms of the index.
    pub(crate) dictionary: Dictionary,
}

/// A property by which clauses are filtered.
#[derive(Debug, Default)]
pub(crate) struct Facet {
    /// Ids of the values: `mdm`.
    pub(crate) ids: Column,
    /// Names of the values, as people read them.
    pub(crate) names: Column,
    /// For each document, the places of its values, in order.
    pub(crate) values: Lists,
}

impl Catalog {
    /// How many documents there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Makes the keys from the ids.
    pub(crate) fn make_keys(&mut self) {
        for id in self.ids.iter() {
            self.keys.push(&key(id));
        }
        let all: std::collections::HashSet<String> = self.keys.iter().map(str::to_owned).collect();
        self.has_parent = self.keys.iter().map(|k| k.rsplit_once('.').is_some_and(|(p, _)| all.contains(p))).collect();
    }
}

/// A typed or stored id in its parts, whatever the spelling: `PAT-2`, `pat 2` and `pat2` are `pat.2`.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::new();
    for chain in chains(text) {
        for segment in &chain.segments {
            if !key.is_empty() {
                key.push('.');
            }
            key.push_str(&segment.text);
        }
    }
    key
}

/// What BM25 needs to know of the fields: the length of each document, and of all.
#[derive(Debug, Default)]
pub(crate) struct Lengths {
    /// For each field, Tantivy's one-byte field norm of each document.
    pub(crate) norms: [Vec<u8>; Field::COUNT],
    /// For each field, the number of tokens in all documents.
    pub(crate) tokens: [u64; Field::COUNT],
}
