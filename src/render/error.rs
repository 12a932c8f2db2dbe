//! Why a page cannot be made.

use std::fmt;

/// A template that does not fit its view: a fault of the theme or of this program, never of the corpus.
#[derive(Debug)]
pub struct RenderError {
    template: String,
    cause: minijinja::Error,
}

impl RenderError {
    pub(super) fn new(template: &str, cause: minijinja::Error) -> Self {
        Self { template: template.to_owned(), cause }
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot render the template `{}`: {}", self.template, self.cause)
    }
}

impl std::error::Error for RenderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.cause)
    }
}
