//! Values that were read from a file.

use crate::corpus::Spanned;
use crate::diagnostics::Span;

/// A value and where it was written. A [`Spanned`] value of a corpus may also come from no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WithSpan<T> {
    pub(super) value: T,
    pub(super) span: Span,
}

impl<T> WithSpan<T> {
    /// A value that is written at `span`.
    pub(super) fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> From<WithSpan<T>> for Spanned<T> {
    fn from(read: WithSpan<T>) -> Self {
        Self::new(read.value, read.span)
    }
}

/// A list of values as a corpus has them.
pub(super) fn spanned<T>(values: Vec<WithSpan<T>>) -> Vec<Spanned<T>> {
    values.into_iter().map(Spanned::from).collect()
}
