//! When two states of a clause say the same.

use crate::corpus::{Block, Clause, Inline, Parameter, content};

/// Whether a clause says the same as it did: its title, whom it binds, its kind, its text and its values. What explains
/// a clause may change without a change of the clause. This is the one rule: by it a change needs a reason, a page says
/// which release has its text, and a copy names that release.
pub fn says_the_same(a: &Clause, b: &Clause) -> bool {
    a.title == b.title
        && a.parties == b.parties
        && a.kind == b.kind
        && a.parameters.len() == b.parameters.len()
        && a.parameters.iter().zip(&b.parameters).all(|(a, b)| is_same_value(a, b))
        // Most clauses stay as they are, and a comparison as they stand costs nothing.
        && (a.text.blocks == b.text.blocks || without_links(&a.text.blocks) == without_links(&b.text.blocks))
}

fn is_same_value(a: &Parameter, b: &Parameter) -> bool {
    a.name == b.name && a.same_as == b.same_as && a.label == b.label && a.default == b.default && a.party_values == b.party_values
}

/// A text without the links of ours in it, so that it stays the same when another clause or a term comes or goes:
/// words where clauses and terms are named, as they are written. Words such as "that clause" mean the clause that they
/// lead to, so this stays a part of the text.
fn without_links(blocks: &[Block]) -> Vec<Block> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph { words } => Block::Paragraph { words: plain_words(words) },
            Block::Item { letter, signs, span, blocks } => {
                Block::Item { letter: letter.clone(), signs: *signs, span: *span, blocks: without_links(blocks) }
            }
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

/// Words that lead to what they may name themselves.
fn push_named(target: &str, words: &[Inline], out: &mut Vec<Inline>) {
    if content::plain(words, &str::to_owned) == target {
        push_words(words, out);
    } else {
        out.push(Inline::Link { to: target.to_owned(), words: plain_words(words) });
    }
}

fn push_words(words: &[Inline], out: &mut Vec<Inline>) {
    for inline in words {
        match inline {
            Inline::Term { words, .. } => push_words(words, out),
            Inline::Clause { clause, words } => push_named(clause.as_str(), words, out),
            Inline::Bracket { target, words, .. } => push_named(target, words, out),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{ClauseId, Slug};

    fn text(words: Vec<Inline>) -> Vec<Block> {
        without_links(&[Block::Paragraph { words }])
    }

    fn to(id: &str, words: &str) -> Inline {
        Inline::Clause { clause: ClauseId::parse(id).expect("an id"), words: vec![Inline::text(words, None)] }
    }

    #[test]
    fn a_link_that_the_words_name_is_no_part_of_the_text() {
        let plain = text(vec![Inline::text("as PAT-2 says of a Crate", None)]);
        let term = Inline::Term { term: Slug::of("Crate"), words: vec![Inline::text("Crate", None)] };
        assert_eq!(plain, text(vec![Inline::text("as ", None), to("PAT-2", "PAT-2"), Inline::text(" says of a ", None), term]));
    }

    #[test]
    fn what_other_words_lead_to_is_a_part_of_the_text() {
        let that_clause = |id: &str| text(vec![Inline::text("as ", None), to(id, "that clause"), Inline::text(" says", None)]);
        assert_eq!(that_clause("PAT-2"), that_clause("PAT-2"));
        assert_ne!(that_clause("PAT-2"), that_clause("PAT-3"));
        assert_ne!(that_clause("PAT-2"), text(vec![Inline::text("as that clause says", None)]));
    }
}
