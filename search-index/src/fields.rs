//! The searched fields, and the version of the format that holds them.

/// Version of the packed format. A reader opens its own version and no other.
pub(crate) const FORMAT_VERSION: u32 = 7;

/// A part of a document that is searched.
///
/// The order is the order in the packed postings and in the Tantivy schema: sets of the first seven fields are one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The title.
    Title,
    /// Clause text; what is written in documents of other kinds.
    Text,
    /// The one-sentence summary.
    Summary,
    /// Everything that explains the clause text.
    Rationale,
    /// Defined terms that a clause uses; other names of a document of another kind.
    Terms,
    /// Citations of outside rules.
    References,
    /// Questions of readers that a clause answers.
    Asked,
    /// The clause's id.
    Id,
    /// The topic's title.
    Topic,
    /// The headings of a chapter.
    Headings,
}

impl Field {
    /// How many fields there are.
    pub(crate) const COUNT: usize = 10;

    /// All fields, in order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Title,
        Self::Text,
        Self::Summary,
        Self::Rationale,
        Self::Terms,
        Self::References,
        Self::Asked,
        Self::Id,
        Self::Topic,
        Self::Headings,
    ];

    /// The field's name in the Tantivy schema.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
            Self::Summary => "summary",
            Self::Rationale => "rationale",
            Self::Terms => "terms",
            Self::References => "references",
            Self::Asked => "asked",
            Self::Id => "id",
            Self::Topic => "topic_title",
            Self::Headings => "headings",
        }
    }

    /// The field's index in `ALL`.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// The field's bit in a set of fields.
    pub(crate) const fn bit(self) -> u16 {
        1 << self as u16
    }
}
