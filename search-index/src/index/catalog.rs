//! What both engines know of a corpus beside its postings and texts: records, filters, dictionary, synonyms.

use std::ops::Range;

use super::column::{Column, Lists};
use super::dictionary::{Dictionary, TermId};
use crate::analysis::{chains, id_key, name_key};
use crate::document::DocumentKind;
use crate::language::Language;
use crate::text::split_ascii;

/// A corpus without its postings and texts. Columns have one entry for each document, in clause order.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    /// By which texts and queries are analyzed.
    pub(crate) language: Language,
    pub(crate) kinds: Vec<DocumentKind>,
    /// `PAT-2`; the address of what is no clause.
    pub(crate) ids: Column,
    pub(crate) titles: Column,
    pub(crate) urls: Column,
    /// Empty texts where the summaries are kept with the texts.
    pub(crate) summaries: Column,
    /// In the order of [`FacetKind::ALL`](crate::FacetKind::ALL).
    pub(crate) facets: Vec<Facet>,
    /// Other names of defined terms and frameworks, one a line.
    pub(crate) names: Column,
    /// Groups of words of one meaning, one word a line.
    pub(crate) synonyms: Column,
    /// All terms of the index.
    pub(crate) dictionary: Dictionary,
    pub(crate) relevance: Relevance,
    pub(crate) derived: Derived,
}

/// What follows from ids, titles and names.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    /// The ids of clauses as keys: `pat.2`.
    pub(crate) keys: Column,
    /// The title and the other names of what is no clause, as keys, one a line.
    name_keys: Column,
    /// Whether the id extends one before it, as `AC-2(3)` extends `AC-2`: a special case.
    enhancements: Vec<bool>,
    /// Words that name an outside document before a provision, each with a blank before it: those of its key, and of the number
    /// that stands before a comma in its title, as in `SP 800-53, Security …`.
    pub(crate) designations: String,
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
    pub(crate) const TUNED: Self = Self { nearness: 400, least_share: 60, least_score: 25 };
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
        self.derived.enhancements.get(document).copied().unwrap_or(false)
    }

    /// The terms among which those are whose forms begin with the first character of a word. A stemmer of another language may drop
    /// the beginning of a word.
    pub(crate) fn terms_like(&self, word: &str) -> Range<TermId> {
        if self.language.is_english() { self.dictionary.starting_with(word) } else { 0..self.dictionary.len() }
    }

    /// Whether a key is that of the whole name of what is no clause.
    pub(crate) fn has_name(&self, document: usize, key: &str) -> bool {
        !key.is_empty() && split_ascii(self.derived.name_keys.get(document), b'\n').any(|name| name == key)
    }
}

impl Derived {
    /// What follows from these columns.
    pub(crate) fn of(language: Language, kinds: &[DocumentKind], ids: &Column, titles: &Column, names: &Column) -> Self {
        let mut derived = Self { designations: String::from(language.vocabulary().designations), ..Self::default() };
        let mut rule = String::from("\0");
        for (document, kind) in kinds.iter().enumerate() {
            let mut key = String::new();
            let mut name_keys = String::new();
            if kind.has_id() {
                key = id_key(language, ids.get(document));
            } else {
                name_keys = name_key(language, titles.get(document));
                for name in split_ascii(names.get(document), b'\n') {
                    name_keys.push('\n');
                    name_keys.push_str(&name_key(language, name));
                }
            }
            if *kind == DocumentKind::Framework {
                let title = split_ascii(titles.get(document), b',').next().unwrap_or_default();
                for name in [names.get(document), if title.len() < 20 { title } else { "" }] {
                    for segment in chains(language, name).flat_map(|chain| chain.segments) {
                        if !segment.digits {
                            derived.designations.push(' ');
                            derived.designations.push_str(&segment.text);
                        }
                    }
                }
            }
            let is_enhancement = key.strip_prefix(rule.as_str()).is_some_and(|rest| rest.as_bytes().first() == Some(&b'.'));
            derived.enhancements.push(is_enhancement);
            derived.name_keys.push(&name_keys);
            derived.keys.push(&key);
            if !is_enhancement {
                rule = key;
            }
        }
        derived
    }
}

/// What BM25 needs to know of a field: its length in each document, and in all together.
#[derive(Debug, Default)]
pub(crate) struct FieldNorms {
    /// Tantivy's one-byte field norm of each document.
    pub(crate) norms: Vec<u8>,
    /// The number of tokens in all documents.
    pub(crate) tokens: u64,
}
