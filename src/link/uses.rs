//! What a text uses: its defined terms, and its values with the items in which they stand.
//!
//! A value is a parameter of the clause, or a defined term that stands for a parameter of another clause, such as a
//! standard time. Terms and values are gathered in one walk, so that each text is searched for terms once.

use std::collections::{HashMap, HashSet};

use clause_documents::items::anchor_part;

use super::terms::TermIndex;
use crate::corpus::clause::value_of;
use crate::corpus::{Block, Clause, Corpus, Inline, Parameter, Slug};

/// What a text uses, each thing once.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Indices in [`Corpus::terms`], in the order of the text; terms in the values of parameters count.
    pub terms: Vec<usize>,
    /// In the order of the text.
    pub values: Vec<ValueUse>,
}

/// A value that a clause text has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueUse {
    /// Which value.
    pub value: Value,
    /// The anchors of the items in which it stands, in the order of the text: `b`, `b-ii`. Empty where it stands before
    /// the first item, or the text has none.
    pub items: Vec<String>,
}

/// A parameter of the clause, or a term that stands for one of another clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Index in [`Clause::parameters`].
    Parameter(usize),
    /// Index in [`Corpus::terms`].
    Term(usize),
}

/// The parameters for which terms stand: index of the clause, and of the parameter there, by index of the term.
pub(super) type SetTerms = HashMap<usize, (usize, usize)>;

/// Gathers the terms for which parameters stand. Of two that name one term the first counts; `check` reports the other.
pub(super) fn set_terms(corpus: &Corpus) -> SetTerms {
    let by_name: HashMap<&str, usize> = corpus.terms.iter().enumerate().map(|(index, term)| (term.term.value.as_str(), index)).collect();
    let mut set = SetTerms::new();
    for (clause, of) in corpus.clauses.iter().enumerate() {
        for (index, parameter) in of.parameters.iter().enumerate() {
            if let Some(term) = parameter.term.as_ref().and_then(|term| by_name.get(term.value.as_str())) {
                set.entry(*term).or_insert((clause, index));
            }
        }
    }
    set
}

/// What the text of a clause uses. `own` is its index.
pub(super) fn of_clause(clause: &Clause, own: usize, set: &SetTerms, names: &TermIndex) -> Uses {
    let is_value = |term: usize| set.get(&term).is_some_and(|(clause, _)| *clause != own);
    walk(&clause.text.blocks, &clause.parameters, &is_value, names)
}

/// The terms that a definition uses. No value counts there, because nothing in it is negotiated.
pub(super) fn of_definition(blocks: &[Block], names: &TermIndex) -> Vec<usize> {
    walk(blocks, &[], &|_| false, names).terms
}

/// `is_value` says whether a term stands for a value. The clause that sets such a term has its parameter in the text.
fn walk(blocks: &[Block], parameters: &[Parameter], is_value: &dyn Fn(usize) -> bool, names: &TermIndex) -> Uses {
    let mut walk = Walk { parameters, is_value, names, seen: HashSet::new(), uses: Uses::default() };
    walk.blocks(blocks, "");
    walk.uses
}

struct Walk<'a> {
    parameters: &'a [Parameter],
    is_value: &'a dyn Fn(usize) -> bool,
    names: &'a TermIndex,
    seen: HashSet<usize>,
    uses: Uses,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block], item: &str) {
        for block in blocks {
            match block {
                Block::Item { letter, blocks, .. } => {
                    let own = anchor_part(letter);
                    let anchor = if item.is_empty() { own } else { format!("{item}-{own}") };
                    self.blocks(blocks, &anchor);
                }
                Block::Paragraph { words } => self.words(words, item),
                Block::List { entries, .. } => entries.iter().for_each(|entry| self.blocks(entry, item)),
                Block::Quote { blocks } => self.blocks(blocks, item),
                Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).for_each(|cell| self.words(cell, item)),
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    fn words(&mut self, words: &[Inline], item: &str) {
        for word in words {
            match word {
                Inline::Parameter { name } => self.parameter(name, item),
                Inline::Text { text, .. } => self.names.find(text).iter().for_each(|found| self.term(found.term, item)),
                // The words of a link to a term may be other words than the term's.
                Inline::Term { term, words } => {
                    self.linked_term(term, item);
                    self.words(words, item);
                }
                Inline::Emphasis { words }
                | Inline::Strong { words }
                | Inline::Link { words, .. }
                | Inline::Bracket { words, .. }
                | Inline::Clause { words, .. } => self.words(words, item),
                Inline::Code { .. } | Inline::Break => {}
            }
        }
    }

    fn parameter(&mut self, name: &str, item: &str) {
        if let Some(index) = self.parameters.iter().position(|parameter| parameter.name.value == name) {
            self.value(Value::Parameter(index), item);
        }
        // A term in a value is used, and stands for no value itself.
        self.names.find(value_of(self.parameters, name)).iter().for_each(|found| self.used(found.term));
    }

    fn linked_term(&mut self, term: &Slug, item: &str) {
        if let Some(term) = self.names.with_slug(term) {
            self.term(term, item);
        }
    }

    fn term(&mut self, term: usize, item: &str) {
        self.used(term);
        if (self.is_value)(term) {
            self.value(Value::Term(term), item);
        }
    }

    fn used(&mut self, term: usize) {
        if self.seen.insert(term) {
            self.uses.terms.push(term);
        }
    }

    fn value(&mut self, value: Value, item: &str) {
        let known = self.uses.values.iter().position(|one| one.value == value);
        let index = known.unwrap_or_else(|| {
            self.uses.values.push(ValueUse { value, items: Vec::new() });
            self.uses.values.len() - 1
        });
        let items = &mut self.uses.values[index].items;
        if !item.is_empty() && !items.iter().any(|one| one == item) {
            items.push(item.to_owned());
        }
    }
}
