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
    /// Whether the id goes on where one before it ends, as `AC-2(3)` does: a special case. Made from `ids`.
    pub(crate) special: Vec<bool>,
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
    /// All terms of the index.
    pub(crate) dictionary: Dictionary,
}

/// A property by which clauses are filtered.
#[derive(Debug, Default)]
pub(crate) struct Facet {
    /// Ids of the values: `mdm`.
    pub(crate) ids: Column,
    /// For each document, the places of its values, in order.
    pub(crate) values: Lists,
}

impl Catalog {
    /// How many documents there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether a document is a special case of one before it.
    pub(crate) fn is_special(&self, document: usize) -> bool {
        self.special.get(document).copied().unwrap_or(false)
    }

    /// Makes the keys from the ids.
    pub(crate) fn make_keys(&mut self) {
        let mut rule = String::from("\0");
        for id in self.ids.iter() {
            let key = key(id);
            let special = key.strip_prefix(rule.as_str()).is_some_and(|rest| rest.as_bytes().first() == Some(&b'.'));
            self.special.push(special);
            self.keys.push(&key);
            if !special {
                rule = key;
            }
        }
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
