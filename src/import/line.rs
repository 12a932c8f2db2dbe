//! A paragraph of a document, as every reader gives it.

use std::ops::Range;

/// A paragraph, or a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words on one line.
    pub(super) text: String,
    /// The number that the file keeps apart from the words, such as `4.2` or `(a)`.
    pub(super) number: String,
    /// Level of a heading, from 1.
    pub(super) heading: Option<usize>,
    /// How deep it stands in lists that the file marks as such; 0 outside.
    pub(super) depth: usize,
    /// Whether it belongs to a provision that is known, so that a number in it begins no other.
    pub(super) is_part: bool,
    /// The rows of a table; empty for everything else.
    pub(super) table: Vec<Vec<String>>,
    /// Where it stands, where the file is a text.
    pub(super) place: Option<Range<usize>>,
}
