//! The defined terms of a corpus, ready to be found in text. How they are found is the rule of [`clause_documents::terms`],
//! which the desk in a browser has too.

use clause_documents::terms::{self, Found};

use crate::corpus::{Case, Slug, Term};

/// All forms of all terms, and their slugs.
pub struct TermIndex {
    forms: terms::TermIndex,
    slugs: Vec<Slug>,
}

impl TermIndex {
    /// The index of a list of terms.
    pub fn new(terms: &[Term]) -> Self {
        let forms = terms.iter().enumerate().flat_map(|(index, term)| {
            let words = std::iter::once(&term.term).chain(&term.aliases);
            words.map(move |words| (words.value.as_str(), index, term.case == Case::Exact))
        });
        Self { forms: terms::TermIndex::new(forms), slugs: terms.iter().map(Term::slug).collect() }
    }

    /// Whether there is no term at all.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The slug of a term.
    pub(super) fn slug(&self, term: usize) -> &Slug {
        &self.slugs[term]
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
