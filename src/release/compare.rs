//! When two states of a clause say the same.

use crate::corpus::{Block, Clause, Inline, Parameter};

/// Whether a clause says the same as it did: its title, whom it binds, its kind, its text and its values. What explains
/// a clause, and where its words lead, may change without a change of the clause.
pub fn says_the_same(a: &Clause, b: &Clause) -> bool {
    a.title == b.title
        && a.parties == b.parties
        && a.kind == b.kind
        && a.parameters.len() == b.parameters.len()
        && a.parameters.iter().zip(&b.parameters).all(|(a, b)| is_same_value(a, b))
        && without_links(&a.text.blocks) == without_links(&b.text.blocks)
}

fn is_same_value(a: &Parameter, b: &Parameter) -> bool {
    a.name == b.name && a.same_as == b.same_as && a.label == b.label && a.default == b.default && a.party_values == b.party_values
}

/// A text without the links of ours in it, so that it stays the same when another clause or a term comes or goes:
/// words where clauses and terms are named, as they are written.
pub fn without_links(blocks: &[Block]) -> Vec<Block> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph { words } => Block::Paragraph { words: plain_words(words) },
            Block::Item { letter, span, blocks } => Block::Item { letter: letter.clone(), span: *span, blocks: without_links(blocks) },
            Block::List { start, entries } => {
                Block::List { start: *start, entries: entries.iter().map(|entry| without_links(entry)).collect() }
            }
            Block::Quote { blocks } => Block::Quote { blocks: without_links(blocks) },
            Block::Table { head, rows } => Block::Table {
                head: head.iter().map(|cell| plain_words(cell)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| plain_words(cell)).collect()).collect(),
            },
            Block::Code { .. } | Block::Rule => block.clone(),
        })
        .collect()
}

fn plain_words(words: &[Inline]) -> Vec<Inline> {
    let mut out = Vec::with_capacity(words.len());
    push_words(words, &mut out);
    out
}

fn push_words(words: &[Inline], out: &mut Vec<Inline>) {
    for inline in words {
        match inline {
            Inline::Clause { words, .. } | Inline::Term { words, .. } | Inline::Bracket { words, .. } => push_words(words, out),
            // Text that a link had parted is one text again.
            Inline::Text { text, .. } => match out.last_mut() {
                Some(Inline::Text { text: before, .. }) => before.push_str(text),
                _ => out.push(inline.clone()),
            },
            Inline::Emphasis { words } => out.push(Inline::Emphasis { words: plain_words(words) }),
            Inline::Strong { words } => out.push(Inline::Strong { words: plain_words(words) }),
            Inline::Link { to, words } => out.push(Inline::Link { to: to.clone(), words: plain_words(words) }),
            Inline::Code { .. } | Inline::Break | Inline::Parameter { .. } => out.push(inline.clone()),
        }
    }
}
