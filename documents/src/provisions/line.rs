//! A paragraph of a draft, as every reader gives it.

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its words; a line break where the paragraph has one.
    pub text: String,
    /// The number that the file keeps apart from the words, such as `4.2` or `(a)`.
    pub number: String,
    /// Level of a heading, from 1.
    pub heading: Option<usize>,
    /// How deep it stands in a list without numbers of its own; 0 outside.
    pub depth: usize,
    /// Whether it is a row of a table, which stands for itself.
    pub row: bool,
    /// The cells of the row, empty ones too, where the file keeps them apart.
    pub cells: Vec<String>,
    /// The number of the table that the row belongs to.
    pub table: usize,
}

impl Line {
    /// A paragraph with nothing but words.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}
