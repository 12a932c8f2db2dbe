//! A text of the corpus with the reader's values, and with what becomes of its references.

use super::{ParameterChoice, Part, Piece, ReferenceState};
use crate::items::ItemStyle;
use crate::schedule::Decision;
use crate::sorted::Sorted;
use crate::text::{Block, Inline};
use crate::words::Words;

/// What a text is resolved with.
pub(super) struct Scope<'a> {
    /// The values of the clause.
    pub(super) parameters: &'a [ParameterChoice],
    /// What becomes of clauses that are not chosen.
    pub(super) decisions: Option<&'a Sorted<Decision>>,
    /// What the document calls the chosen clauses, by their ids.
    pub(super) numbers: &'a Sorted<String>,
    /// Whether clauses are called by numbers.
    pub(super) by_number: bool,
    /// How items are numbered.
    pub(super) items: ItemStyle,
    /// What is written instead of an id.
    pub(super) words: &'a Words,
}

impl Scope<'_> {
    /// The blocks of a text.
    pub(super) fn blocks(&self, blocks: &[Block]) -> Vec<Part> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Part {
        match block {
            Block::Paragraph { words } => Part::Paragraph { words: self.line(words), change: None },
            Block::Item { letter, signs, blocks } => {
                Part::Item { letter: letter.clone(), signs: *signs, blocks: self.blocks(blocks), change: None }
            }
            Block::List { start, entries } => {
                Part::List { start: *start, entries: entries.iter().map(|entry| self.blocks(entry)).collect() }
            }
            Block::Quote { blocks } => Part::Quote { blocks: self.blocks(blocks) },
            Block::Code { text } => Part::Code { text: text.clone() },
            Block::Table { head, rows } => {
                let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| self.line(cell)).collect();
                Part::Table { head: row(head), rows: rows.iter().map(row).collect() }
            }
            Block::Rule => Part::Rule,
        }
    }

    /// The words of a line.
    pub(super) fn line(&self, words: &[Inline]) -> Vec<Piece> {
        let mut line = Vec::with_capacity(words.len());
        for inline in words {
            let starts_sentence = self.by_number && is_start(&line);
            self.inline(inline, starts_sentence, &mut line);
        }
        line
    }

    fn inline(&self, inline: &Inline, starts_sentence: bool, line: &mut Vec<Piece>) {
        line.push(match inline {
            Inline::Text { text } => Piece::Text { text: text.clone() },
            Inline::Code { text } => Piece::Code { text: text.clone() },
            Inline::Emphasis { words } => Piece::Emphasis { words: self.line(words) },
            Inline::Strong { words } => Piece::Strong { words: self.line(words) },
            Inline::Break => Piece::Break,
            Inline::Link { to, words } => Piece::Link { to: to.clone(), words: self.line(words) },
            // It leads nowhere, so it is no more than its words.
            Inline::Bracket { words, .. } => return line.extend(self.line(words)),
            Inline::Clause { clause, words } => self.reference(clause, &plain(words), starts_sentence),
            Inline::Term { term, words } => Piece::Term { term: term.clone(), text: plain(words) },
            Inline::Parameter { name } => match self.parameters.iter().find(|parameter| parameter.name == *name) {
                Some(parameter) => {
                    Piece::Value { parameter: name.clone(), text: parameter.value.clone(), default: parameter.default.clone() }
                }
                None => Piece::Text { text: String::new() },
            },
        });
    }

    fn reference(&self, clause: &str, published: &str, starts_sentence: bool) -> Piece {
        let number = self.numbers.get(clause);
        let state = match (number, self.decisions.and_then(|decisions| decisions.get(clause))) {
            (Some(_), _) => ReferenceState::Chosen,
            (None, None) => ReferenceState::Open,
            (None, Some(Decision::Keep)) => ReferenceState::Kept,
            (None, Some(Decision::Strike)) => ReferenceState::Struck,
        };
        // In place of a struck reference its words stay visible, because only a reader can put the sentence right.
        if state == ReferenceState::Struck {
            let text = self.words.with("document-struck", &[("words", published)]);
            return Piece::Reference { clause: clause.to_owned(), published: published.to_owned(), text, state };
        }
        // Other words than the id, such as "that clause", are true under any numbering.
        let text = match number {
            Some(number) if self.by_number && published == clause => {
                let key = if starts_sentence { "reference-begin" } else { "reference-inside" };
                self.words.with(key, &[("number", number)])
            }
            _ => published.to_owned(),
        };
        Piece::Reference { clause: clause.to_owned(), published: published.to_owned(), text, state }
    }
}

/// Whether the next word begins a sentence.
fn is_start(line: &[Piece]) -> bool {
    match line.last() {
        None => true,
        Some(Piece::Text { text }) => {
            let before = text.trim_end();
            before.is_empty() && line.len() == 1 || before.ends_with(['.', '?', '!'])
        }
        Some(_) => false,
    }
}

/// The plain words of inlines that have no values.
pub(super) fn plain(words: &[Inline]) -> String {
    words
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } | Inline::Code { text } => text.clone(),
            Inline::Emphasis { words }
            | Inline::Strong { words }
            | Inline::Link { words, .. }
            | Inline::Bracket { words, .. }
            | Inline::Clause { words, .. }
            | Inline::Term { words, .. } => plain(words),
            Inline::Break => " ".to_owned(),
            Inline::Parameter { .. } => String::new(),
        })
        .collect()
}
