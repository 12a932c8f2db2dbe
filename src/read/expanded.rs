//! A text that was put together from several files, which knows where each part of it was written.

use std::ops::Range;

use crate::diagnostics::{FileId, Span};

/// A text as mdBook parses it, and where its parts were written.
#[derive(Debug)]
pub(super) struct Expanded {
    /// What mdBook parses.
    pub(super) text: String,
    pieces: Vec<Piece>,
    /// The span of an empty text.
    pub(super) whole: Span,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    origin: Origin,
}

/// Where a part of a text comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin {
    /// These very bytes, from this one of a file on.
    Written(FileId, usize),
    /// Made by a directive, which stands here.
    Made(Span),
}

impl Expanded {
    /// Nothing yet.
    pub(super) fn new(whole: Span) -> Self {
        Self { text: String::new(), pieces: Vec::new(), whole }
    }

    /// Where a part of the text was written.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let after = self.pieces.partition_point(|piece| piece.start <= range.start);
        let Some(piece) = after.checked_sub(1).map(|index| self.pieces[index]) else { return self.whole };
        let end = self.pieces.get(after).map_or(range.end, |next| range.end.min(next.start));
        match piece.origin {
            Origin::Written(file, from) => Span::new(file, from + range.start - piece.start..from + end - piece.start),
            Origin::Made(span) => span,
        }
    }

    /// Appends text.
    pub(super) fn push(&mut self, text: &str, origin: Origin) {
        if !text.is_empty() {
            self.pieces.push(Piece { start: self.text.len(), origin });
            self.text.push_str(text);
        }
    }

    /// Appends a part of another text with its spans.
    pub(super) fn push_part(&mut self, other: &Self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let after = other.pieces.partition_point(|piece| piece.start <= at);
            let piece = other.pieces[after - 1];
            let end = other.pieces.get(after).map_or(range.end, |next| range.end.min(next.start));
            let origin = match piece.origin {
                Origin::Written(file, from) => Origin::Written(file, from + at - piece.start),
                made @ Origin::Made(_) => made,
            };
            self.push(&other.text[at..end], origin);
            at = end;
        }
    }
}
