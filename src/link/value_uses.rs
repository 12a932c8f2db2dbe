//! Which values a clause text has, and in which items: what a clause sets in brief.
//!
//! A value is a parameter of the clause, or a defined term that stands for a parameter of another clause, such as a
//! standard time.

use std::collections::HashMap;

use super::terms::TermIndex;
use crate::corpus::{Block, Clause, Corpus, Inline, Parameter};

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

/// The values that a clause text has, in the order of the text.
pub(super) fn of(clause: &Clause, own: usize, set: &SetTerms, names: &TermIndex) -> Vec<ValueUse> {
    let mut search = Search { parameters: &clause.parameters, own, set, names, uses: Vec::new() };
    search.blocks(&clause.text.blocks, "");
    search.uses
}

struct Search<'a> {
    parameters: &'a [Parameter],
    own: usize,
    set: &'a SetTerms,
    names: &'a TermIndex,
    uses: Vec<ValueUse>,
}

impl Search<'_> {
    fn blocks(&mut self, blocks: &[Block], item: &str) {
        for block in blocks {
            match block {
                Block::Item { letter, blocks, .. } => {
                    let anchor = if item.is_empty() { letter.clone() } else { format!("{item}-{letter}") };
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
                Inline::Parameter { name } => {
                    let index = self.parameters.iter().position(|parameter| parameter.name.value == *name);
                    if let Some(index) = index {
                        self.add(Value::Parameter(index), item);
                    }
                }
                Inline::Text { text, .. } => {
                    for found in self.names.find(text) {
                        // The clause that sets a term has its parameter in the text.
                        if self.set.get(&found.term).is_some_and(|(clause, _)| *clause != self.own) {
                            self.add(Value::Term(found.term), item);
                        }
                    }
                }
                // The words of a link to a term may be other words than the term's.
                Inline::Term { term, .. } => {
                    let set = self.set.iter().find(|(index, _)| self.names.slug(**index) == term);
                    if let Some((&index, &(clause, _))) = set
                        && clause != self.own
                    {
                        self.add(Value::Term(index), item);
                    }
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

    fn add(&mut self, value: Value, item: &str) {
        let known = self.uses.iter().position(|one| one.value == value);
        let place = known.unwrap_or_else(|| {
            self.uses.push(ValueUse { value, items: Vec::new() });
            self.uses.len() - 1
        });
        let items = &mut self.uses[place].items;
        if !item.is_empty() && !items.iter().any(|one| one == item) {
            items.push(item.to_owned());
        }
    }
}
