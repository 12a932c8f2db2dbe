//! What both engines know of a corpus beside its postings and texts: records, filters, dictionary, synonyms.

use super::column::{Column, Lists};
use super::dictionary::Dictionary;
use crate::analysis::{id_key, name_key};
use crate::document::DocumentKind;
use crate::fields::Field;
use crate::text::split_ascii;

/// A corpus without its postings and texts. Columns have one entry for each document, in clause order.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    pub(crate) kinds: Vec<DocumentKind>,
    /// `PAT-2`; the address of what is no clause.
    pub(crate) ids: Column,
    /// The ids of clauses as keys: `pat.2`. Derived from `ids`.
    pub(crate) keys: Column,
    /// The title and the other names of what is no clause, as keys, one a line. Derived from `titles` and `names`.
    pub(crate) name_keys: Column,
    /// Whether the id extends one before it, as `AC-2(3)` extends `AC-2`: a special case. Derived from `ids`.
    pub(crate) enhancements: Vec<bool>,
    pub(crate) titles: Column,
    pub(crate) urls: Column,
    /// Empty texts where the summaries are kept with the texts.
    pub(crate) summaries: Column,
    /// In the order of [`FacetKind::ALL`](crate::FacetKind::ALL).
    pub(crate) facets: [Facet; 4],
    /// Other names of defined terms and frameworks, one a line.
    pub(crate) names: Column,
    /// Groups of words of one meaning, one word a line.
    pub(crate) synonyms: Column,
    /// All terms of the index.
    pub(crate) dictionary: Dictionary,
    pub(crate) relevance: Relevance,
}

/// What makes an answer relevant, in hundredths. It is stored in an index, so that it can be set without a new engine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Relevance {
    /// How much two words side by side count, against their rarity, in a query of two words.
    pub(crate) nearness: u32,
    /// How much of a question its best answer must cover, or nothing treats it.
    pub(crate) least_share: u32,
    /// What share of the score of the best answer others must have.
    pub(crate) least_score: u32,
}

impl Relevance {
    /// Found on judged questions, where neighbors are equal or worse.
    #[cfg(feature = "build")]
    pub(crate) const TUNED: Self = Self { nearness: 400, least_share: 42, least_score: 25 };
}

/// A property by which clauses are filtered.
#[derive(Debug, Default)]
pub(crate) struct Facet {
    /// Ids of the values: `mdm`.
    pub(crate) ids: Column,
    /// For each document, the indices of its values, in order.
    pub(crate) values: Lists,
}

impl Catalog {
    /// How many documents there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// What a document is.
    pub(crate) fn kind(&self, document: usize) -> DocumentKind {
        self.kinds.get(document).copied().unwrap_or_default()
    }

    /// Whether a document is a special case of one before it.
    pub(crate) fn is_enhancement(&self, document: usize) -> bool {
        self.enhancements.get(document).copied().unwrap_or(false)
    }

    /// Whether a key is that of the whole name of what is no clause.
    pub(crate) fn has_name(&self, document: usize, key: &str) -> bool {
        !key.is_empty() && split_ascii(self.name_keys.get(document), b'\n').any(|name| name == key)
    }

    /// Derives the keys, and which documents are special cases, from the ids.
    pub(crate) fn derive_keys(&mut self) {
        let mut rule = String::from("\0");
        for (document, id) in self.ids.iter().enumerate() {
            let key = if self.kind(document).has_id() { id_key(id) } else { String::new() };
            let is_enhancement = key.strip_prefix(rule.as_str()).is_some_and(|rest| rest.as_bytes().first() == Some(&b'.'));
            self.enhancements.push(is_enhancement);
            let mut names = String::new();
            if !self.kind(document).has_id() {
                names = name_key(self.titles.get(document));
                for name in split_ascii(self.names.get(document), b'\n') {
                    names.push('\n');
                    names.push_str(&name_key(name));
                }
            }
            self.name_keys.push(&names);
            self.keys.push(&key);
            if !is_enhancement {
                rule = key;
            }
        }
    }
}

/// What BM25 needs to know of the fields: their length in each document, and in all together.
#[derive(Debug, Default)]
pub(crate) struct FieldNorms {
    /// For each field, Tantivy's one-byte field norm of each document.
    pub(crate) norms: [Vec<u8>; Field::COUNT],
    /// For each field, the number of tokens in all documents.
    pub(crate) tokens: [u64; Field::COUNT],
}
