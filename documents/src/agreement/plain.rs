//! The plain words of one of the two texts that a resolved text has.

use super::{Change, Part, Piece, ReferenceState};

/// Which of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The text with what the reader chose.
    Chosen,
    /// The text as published.
    Published,
}

impl Side {
    /// Whether a node with this change is in the text.
    pub fn has(self, change: Option<Change>) -> bool {
        match change {
            None => true,
            Some(Change::Inserted) => self == Self::Chosen,
            Some(Change::Deleted) => self == Self::Published,
        }
    }
}

/// The words of a reference in a text.
pub(crate) fn reference(published: &str, text: &str, state: ReferenceState, side: Side) -> String {
    match (state, side) {
        (ReferenceState::Struck, Side::Published) => published.to_owned(),
        _ => text.to_owned(),
    }
}

/// The words of a line.
pub fn line(words: &[Piece], side: Side) -> String {
    let mut out = String::new();
    push(words, side, &mut out);
    out
}

fn push(words: &[Piece], side: Side, out: &mut String) {
    for piece in words {
        match piece {
            Piece::Text { text } | Piece::Code { text } | Piece::Term { text, .. } => out.push_str(text),
            Piece::Break => out.push('\n'),
            Piece::Changed { change, words } if side.has(Some(*change)) => push(words, side, out),
            Piece::Changed { .. } => {}
            Piece::Emphasis { words } | Piece::Strong { words } | Piece::Link { words, .. } => push(words, side, out),
            Piece::Value { text, default, .. } => out.push_str(if side == Side::Chosen { text } else { default }),
            Piece::Reference { published, text, state, .. } => out.push_str(&reference(published, text, *state, side)),
        }
    }
}

/// Calls `see` with every line of a text: paragraphs, cells, preformatted text, in order.
pub(crate) fn lines(parts: &[Part], side: Side, see: &mut impl FnMut(String)) {
    for part in parts {
        match part {
            Part::Paragraph { change, words } if side.has(*change) => see(line(words, side)),
            Part::Item { change, blocks, .. } if side.has(*change) => lines(blocks, side, see),
            Part::Paragraph { .. } | Part::Item { .. } | Part::Rule => {}
            Part::List { entries, .. } => entries.iter().for_each(|entry| lines(entry, side, see)),
            Part::Quote { blocks } => lines(blocks, side, see),
            Part::Code { text } => see(text.clone()),
            Part::Table { head, rows } => head.iter().chain(rows.iter().flatten()).for_each(|cell| see(line(cell, side))),
        }
    }
}
