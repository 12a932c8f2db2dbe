//! The searched fields, and the version of the format that holds them.

/// Version of the packed format. A reader opens its own version and no other.
pub(crate) const FORMAT_VERSION: u32 = 4;

/// A part of a document that is searched.
///
/// The order is the order in the packed postings and in the Tantivy schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The clause's id.
    Id,
    /// The title.
    Title,
    /// Defined terms.
    Terms,
    /// Clause text.
    Text,
    /// The one-sentence summary.
    Summary,
    /// Citations of outside rules.
    References,
    /// The topic's title.
    Topic,
    /// Everything that explains the clause text.
    Rationale,
}

impl Field {
    /// How many fields there are.
    pub(crate) const COUNT: usize = 8;

    /// All fields, in order.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Id, Self::Title, Self::Terms, Self::Text, Self::Summary, Self::References, Self::Topic, Self::Rationale];

    /// The field's name in the Tantivy schema.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Terms => "terms",
            Self::Text => "text",
            Self::Summary => "summary",
            Self::References => "references",
            Self::Topic => "topic_title",
            Self::Rationale => "rationale",
        }
    }

    /// The field's index in `ALL`.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// The field's bit in a set of fields.
    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}
