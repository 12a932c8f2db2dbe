//! Where a text stands that is read in pieces.

use std::ops::Range;

use crate::diagnostics::{FileId, Span};

use super::expanded::Expanded;

/// Where the text stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'a> {
    /// In a file, from this byte on.
    At(FileId, usize),
    /// Inside a TOML value, whose escapes hide the exact place.
    Value(Span),
    /// In a chapter with what it includes, from this byte on.
    Expanded(&'a Expanded, usize),
}

impl Place<'_> {
    /// The place of what begins `bytes` later.
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
