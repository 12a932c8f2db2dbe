//! From offsets in a text that is read in pieces to spans.

use std::ops::Range;

use crate::diagnostics::{FileId, Span};

use super::expanded::Expanded;

/// What the spans of a text are computed from.
#[derive(Debug, Clone, Copy)]
pub(super) enum SpanBase<'a> {
    /// In a file, from this byte on.
    At(FileId, usize),
    /// Inside a TOML value, whose escapes hide the exact offsets.
    Value(Span),
    /// In a chapter with what it includes, from this byte on.
    Expanded(&'a Expanded, usize),
}

impl SpanBase<'_> {
    /// The base of what begins `bytes` later.
    pub(super) fn from(self, bytes: usize) -> Self {
        match self {
            Self::At(file, offset) => Self::At(file, offset + bytes),
            Self::Value(span) => Self::Value(span),
            Self::Expanded(text, offset) => Self::Expanded(text, offset + bytes),
        }
    }

    pub(super) fn span(self, range: Range<usize>) -> Span {
        match self {
            Self::At(file, offset) => Span::new(file, offset + range.start..offset + range.end),
            Self::Value(span) => span,
            Self::Expanded(text, offset) => text.span(offset + range.start..offset + range.end),
        }
    }
}
