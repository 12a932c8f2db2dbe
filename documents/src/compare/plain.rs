//! The plain words of a text, with the defaults of its parameters.

use crate::corpus::Clause;
use crate::text::{Block, Inline};

/// The text of a clause, a line for each paragraph.
pub(super) fn text(clause: &Clause) -> String {
    let mut out = String::new();
    blocks(clause, &clause.content, &mut out);
    out
}

fn blocks(clause: &Clause, content: &[Block], out: &mut String) {
    for block in content {
        match block {
            Block::Paragraph { words } => line(clause, words, out),
            Block::Item { blocks: inner, .. } | Block::Quote { blocks: inner } => blocks(clause, inner, out),
            Block::List { entries, .. } => entries.iter().for_each(|entry| blocks(clause, entry, out)),
            Block::Code { text } => {
                out.push_str(text);
                out.push('\n');
            }
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).for_each(|cell| line(clause, cell, out)),
            Block::Rule => {}
        }
    }
}

fn line(clause: &Clause, words: &[Inline], out: &mut String) {
    inlines(clause, words, out);
    out.push('\n');
}

fn inlines(clause: &Clause, words: &[Inline], out: &mut String) {
    for word in words {
        match word {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Emphasis { words }
            | Inline::Strong { words }
            | Inline::Link { words, .. }
            | Inline::Bracket { words, .. }
            | Inline::Clause { words, .. }
            | Inline::Term { words, .. } => inlines(clause, words, out),
            Inline::Break => out.push(' '),
            Inline::Parameter { name } => {
                let parameter = clause.parameters.iter().find(|parameter| parameter.name == *name);
                out.push_str(parameter.map_or("", |parameter| &parameter.default));
            }
        }
    }
}
