//! The definitions that texts need: of the terms in them, and of the terms in these definitions.

use super::plain::lines;
use super::text::Scope;
use super::{Article, Change, Definition, Part, Side};
use crate::corpus::Corpus;
use crate::schedule::Schedule;
use crate::sorted::Sorted;
use crate::terms::TermIndex;
use crate::text::{Block, Inline};

/// The terms of a corpus, ready to be found in texts.
pub(super) struct Glossary<'a> {
    corpus: &'a Corpus,
    index: TermIndex,
    by_id: Sorted<usize>,
}

/// Definitions of the chosen texts, and those that only the texts as published need.
pub(super) struct Definitions {
    pub(super) needed: Vec<Definition>,
    pub(super) dropped: Vec<Definition>,
}

impl<'a> Glossary<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        let forms = corpus.terms.iter().enumerate().flat_map(|(index, term)| {
            std::iter::once(&term.term).chain(&term.aliases).map(move |words| (words.as_str(), index, term.case_sensitive))
        });
        Self {
            corpus,
            index: TermIndex::new(forms),
            by_id: corpus.terms.iter().enumerate().map(|(index, term)| (term.id.clone(), index)).collect(),
        }
    }

    /// The definitions that articles need.
    pub(super) fn of(&self, articles: &[Article], schedule: &Schedule, scope: &Scope<'_>) -> Definitions {
        let chosen = self.closed(articles, Side::Chosen);
        let published = self.closed(articles, Side::Published);
        let has = |list: &[(usize, Uses<'_>)], wanted: usize| list.iter().any(|(index, _)| *index == wanted);
        let definition = |(index, uses): &(usize, Uses<'_>)| {
            let index = *index;
            let term = &self.corpus.terms[index];
            let scope = Scope { decisions: schedule.definitions.get(&term.id), ..*scope };
            Definition {
                id: term.id.clone(),
                term: term.term.clone(),
                blocks: scope.blocks(&term.definition.content),
                used_by: uses.articles.iter().map(|id| (*id).to_owned()).collect(),
                used_in: uses.definitions.iter().map(|&index| self.corpus.terms[index].id.clone()).collect(),
                change: (!has(&published, index)).then_some(Change::Inserted),
            }
        };
        let mut needed: Vec<Definition> = chosen.iter().map(definition).collect();
        let mut dropped: Vec<Definition> = published.iter().filter(|(index, _)| !has(&chosen, *index)).map(definition).collect();
        for definition in &mut dropped {
            definition.change = Some(Change::Deleted);
        }
        for list in [&mut needed, &mut dropped] {
            list.sort_by_key(|definition| (definition.term.to_lowercase(), definition.term.clone()));
        }
        Definitions { needed, dropped }
    }

    /// The terms of texts and of the definitions that these need, with what uses each.
    fn closed<'t>(&self, articles: &'t [Article], side: Side) -> Vec<(usize, Uses<'t>)> {
        let mut uses: Vec<Option<Uses<'t>>> = self.corpus.terms.iter().map(|_| None).collect();
        let mut open = Vec::new();
        for article in articles {
            for term in self.in_article(article, side) {
                if uses[term].is_none() {
                    open.push(term);
                }
                uses[term].get_or_insert_default().articles.push(&article.clause);
            }
        }
        while let Some(index) = open.pop() {
            for term in self.in_definition(index) {
                if uses[term].is_none() {
                    open.push(term);
                }
                uses[term].get_or_insert_default().definitions.push(index);
            }
        }
        uses.into_iter().enumerate().filter_map(|(index, uses)| Some((index, uses?))).collect()
    }

    /// The terms of a clause as a document shows it: its titles, its text, and what its values are.
    fn in_article(&self, article: &Article, side: Side) -> Vec<usize> {
        let mut terms = Vec::new();
        let mut add = |line: &str| terms.extend(self.index.find(line).into_iter().map(|found| found.term));
        add(&article.title);
        add(&article.topic_title);
        article.parameters.iter().for_each(|parameter| add(&parameter.label));
        lines(&article.blocks, side, &mut |line| add(&line));
        linked(&article.blocks, side, &mut |id| terms.extend(self.by_id.get(id)));
        once(terms)
    }

    fn in_definition(&self, index: usize) -> Vec<usize> {
        let mut terms = Vec::new();
        let words = |text: &str, terms: &mut Vec<usize>| {
            terms.extend(self.index.find(text).into_iter().map(|found| found.term));
        };
        for_lines(&self.corpus.terms[index].definition.content, &mut |line| {
            words(&super::text::plain(line), &mut terms);
            for inline in line {
                if let Inline::Term { term, .. } = inline {
                    terms.extend(self.by_id.get(term));
                }
            }
        });
        terms.retain(|term| *term != index);
        once(terms)
    }
}

/// Each number once.
fn once(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// What uses a term.
#[derive(Default)]
struct Uses<'t> {
    articles: Vec<&'t str>,
    definitions: Vec<usize>,
}

/// Calls `see` with the id of each term that a text names by a link.
fn linked(parts: &[Part], side: Side, see: &mut impl FnMut(&str)) {
    use super::Piece;
    fn words(pieces: &[Piece], side: Side, see: &mut impl FnMut(&str)) {
        for piece in pieces {
            match piece {
                Piece::Term { term, .. } => see(term),
                Piece::Changed { change, words: inner } if side.has(Some(*change)) => words(inner, side, see),
                Piece::Emphasis { words: inner } | Piece::Strong { words: inner } | Piece::Link { words: inner, .. } => {
                    words(inner, side, see);
                }
                _ => {}
            }
        }
    }
    for part in parts {
        match part {
            Part::Paragraph { words: line, change } if side.has(*change) => words(line, side, see),
            Part::Item { blocks, change, .. } if side.has(*change) => linked(blocks, side, see),
            Part::List { entries, .. } => entries.iter().for_each(|entry| linked(entry, side, see)),
            Part::Quote { blocks } => linked(blocks, side, see),
            Part::Table { head, rows } => head.iter().chain(rows.iter().flatten()).for_each(|cell| words(cell, side, see)),
            Part::Paragraph { .. } | Part::Item { .. } | Part::Code { .. } | Part::Rule => {}
        }
    }
}

/// Calls `see` with every line of a text of the corpus.
fn for_lines(blocks: &[Block], see: &mut impl FnMut(&[Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph { words } => see(words),
            Block::Item { blocks, .. } | Block::Quote { blocks } => for_lines(blocks, see),
            Block::List { entries, .. } => entries.iter().for_each(|entry| for_lines(entry, see)),
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).for_each(|cell| see(cell)),
            Block::Code { .. } | Block::Rule => {}
        }
    }
}
