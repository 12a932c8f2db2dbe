//! Corpus text as plain text: for `clause.md`, JSON, CSV, mails and the search index.
//!
//! Contract text keeps its characters: values stand where parameters are, ids without brackets.

use clause_documents::escape::list_entry;

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
            Block::Item { letter, signs, blocks, .. } => push(blocks, parameters, Some(signs.around(letter)), paragraphs),
            Block::List { start, entries } => {
                let entries = entries.iter().enumerate();
                paragraphs.extend(entries.map(|(index, entry)| list_entry(*start, index, &text(entry, parameters))));
            }
            Block::Quote { blocks } => push(blocks, parameters, None, paragraphs),
            Block::Code { text } => paragraphs.push(text.trim_end().to_owned()),
            Block::Table { head, rows } => {
                let row = |cells: &Vec<Vec<Inline>>| {
                    let cells: Vec<String> = cells.iter().map(|cell| line_of(cell, parameters)).collect();
                    cells.join(" | ")
                };
                let lines: Vec<String> = std::iter::once(head).chain(rows).map(row).collect();
                paragraphs.push(lines.join("\n"));
            }
            Block::Rule => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Block {
        Block::Paragraph { words: vec![Inline::text(text, None)] }
    }

    fn cell(text: &str) -> Vec<Inline> {
        vec![Inline::text(text, None)]
    }

    #[test]
    fn lists_keep_their_numbers_and_their_depth() {
        let deepest = Block::List { start: Some(1), entries: vec![vec![words("d")]] };
        let inner = Block::List { start: None, entries: vec![vec![words("b"), deepest], vec![words("c")]] };
        let list = Block::List { start: Some(9), entries: vec![vec![words("a"), inner], vec![words("e"), words("f")], vec![]] };
        let expected = "9. a\n\n   - b\n\n     1. d\n\n   - c\n\n10. e\n\n    f\n\n11.";
        assert_eq!(text(&[list], &[]), expected);
    }

    #[test]
    fn an_entry_keeps_its_number_whatever_it_begins_with() {
        let quote = Block::Quote { blocks: vec![words("q")] };
        let code = Block::Code { text: "x\ny\n".to_owned() };
        let table = Block::Table { head: vec![cell("h"), cell("i")], rows: vec![vec![cell("1"), cell("2")]] };
        let list = Block::List { start: Some(1), entries: vec![vec![quote], vec![code], vec![table]] };
        assert_eq!(text(&[list], &[]), "1. q\n\n2. x\n   y\n\n3. h | i\n   1 | 2");
        assert_eq!(
            line(&[Block::List { start: Some(u64::MAX), entries: vec![vec![words("z")], vec![]] }], &[]),
            format!("{0}. z {0}.", u64::MAX)
        );
    }
}
