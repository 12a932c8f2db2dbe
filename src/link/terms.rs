//! The defined terms of a corpus, ready to be found in text. How they are found is the rule of [`clause_documents::terms`],
//! which the desk in a browser has too.

use std::collections::HashMap;

use clause_documents::terms::{self, Found};

use crate::corpus::{Case, Slug, Term};

/// All forms of all terms, and their slugs.
#[derive(Debug)]
pub struct TermIndex {
    forms: terms::TermIndex,
    slugs: Vec<Slug>,
    by_slug: HashMap<Slug, usize>,
}

impl TermIndex {
    /// The index of a list of terms.
    pub fn new(terms: &[Term]) -> Self {
        let forms = terms.iter().enumerate().flat_map(|(index, term)| {
            let words = std::iter::once(&term.term).chain(&term.aliases);
            words.map(move |words| (words.value.as_str(), index, term.case == Case::Exact))
        });
        let slugs: Vec<Slug> = terms.iter().map(Term::slug).collect();
        let by_slug = slugs.iter().cloned().enumerate().map(|(index, slug)| (slug, index)).collect();
        Self { forms: terms::TermIndex::new(forms), slugs, by_slug }
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The slug of a term.
    pub(super) fn slug(&self, term: usize) -> &Slug {
        &self.slugs[term]
    }

    /// The term with a slug.
    pub fn with_slug(&self, slug: &Slug) -> Option<usize> {
        self.by_slug.get(slug).copied()
    }

    /// The term of a name or an alias, as written.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.forms.named(name)
    }

    /// All uses in a text, left to right, without overlaps; each has the index of its term.
    pub fn find(&self, text: &str) -> Vec<Found> {
        self.forms.find(text)
    }
}
