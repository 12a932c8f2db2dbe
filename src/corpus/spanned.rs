//! Values and texts with their spans.

use crate::diagnostics::Span;

/// A value with its span; `None` where it comes from no file of the book. Two
/// of them are equal where their values are, wherever they were written.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    /// What was written, as a typed value.
    pub value: T,
    /// Where it was written.
    pub span: Option<Span>,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T> Spanned<T> {
    /// A value that is written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span: Some(span) }
    }

    /// Another value with the same span.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

/// Where in a file a part of a text was written; nothing where it comes from no file of the book. It
/// takes no part in equality and is not stored: the same words are the same text wherever they stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct SourceSpan(pub Option<Span>);

impl PartialEq for SourceSpan {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for SourceSpan {}

impl From<Span> for SourceSpan {
    fn from(span: Span) -> Self {
        Self(Some(span))
    }
}

impl From<Option<Span>> for SourceSpan {
    fn from(span: Option<Span>) -> Self {
        Self(span)
    }
}
