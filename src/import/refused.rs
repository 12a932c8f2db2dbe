//! Documents that are not read, and what to do.

/// Why a document is not read: what is wrong, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Lower case, no full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Refused {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}
