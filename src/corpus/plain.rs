//! Corpus text as plain text: for `clause.md`, JSON, CSV, mails and the search index.
//!
//! Contract text keeps its characters: values stand where parameters are, ids without brackets.

use super::clause::value_of;
use super::{Block, Inline, Parameter, content};

/// Plain text of blocks: paragraphs apart by a blank line, items with their letters.
pub fn text(blocks: &[Block], parameters: &[Parameter]) -> String {
    let mut paragraphs = Vec::new();
    push(blocks, parameters, None, &mut paragraphs);
    paragraphs.join("\n\n")
}

/// Plain words of blocks on one line.
pub fn line(blocks: &[Block], parameters: &[Parameter]) -> String {
    text(blocks, parameters).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line_of(inlines: &[Inline], parameters: &[Parameter]) -> String {
    content::plain(inlines, &|name| value_of(parameters, name).to_owned())
}

fn push(blocks: &[Block], parameters: &[Parameter], mut marker: Option<String>, paragraphs: &mut Vec<String>) {
    let lead = |marker: &mut Option<String>| marker.take().map(|marker| format!("{marker} ")).unwrap_or_default();
    for block in blocks {
        match block {
            Block::Paragraph { words } => paragraphs.push(lead(&mut marker) + &line_of(words, parameters)),
            Block::Item { letter, blocks, .. } => push(blocks, parameters, Some(format!("({letter})")), paragraphs),
            Block::List { start, entries } => {
                for (index, entry) in entries.iter().enumerate() {
                    let sign = start.map_or_else(|| "-".to_owned(), |start| format!("{}.", start + index as u64));
                    push(entry, parameters, Some(sign), paragraphs);
                }
            }
            Block::Quote { blocks } => push(blocks, parameters, None, paragraphs),
            Block::Code { text } => paragraphs.push(text.trim_end().to_owned()),
            Block::Table { head, rows } => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| line_of(cell, parameters)).collect();
                    paragraphs.push(cells.join(" | "));
                }
            }
            Block::Rule => {}
        }
    }
}
