//! Problems as values: a code, a severity, a span, and what to write instead.
//!
//! Every stage returns its diagnostics next to its value and goes on, so that one run shows all
//! of them. Nothing in here prints or exits; [`text`], [`json`] and [`github`] turn the same record
//! into three forms of output.

use crate::characters;

pub mod codes;
mod consequences;
pub mod github;
pub mod json;
pub mod source;
pub mod suggest;
pub mod text;

pub use codes::Code;
pub use consequences::suppress_follow_on_errors;
pub use source::{FileId, Position, Sources, Span};

/// How bad it is. An error stops a build, a warning only where the caller asks for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The corpus cannot be published like this.
    Error,
    /// The corpus can be published, but somebody will regret it.
    Warning,
}

impl Severity {
    /// `error` or `warning`, as printed in every form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A second span that explains the first, e.g. where an id was first used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where it is.
    pub span: Span,
    /// What is there.
    pub text: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which problem; it has a section in the manual.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where it is; none where there is no file to point into.
    pub span: Option<Span>,
    /// Further spans that explain it.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// Further spans of the same mistake.
    pub repeated: Vec<Span>,
}

impl Diagnostic {
    /// An error or a warning, as the code says by itself.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::at(code, Some(span), message)
    }

    /// A problem of the whole run, with no span.
    pub fn without_place(code: Code, message: impl Into<String>) -> Self {
        Self::at(code, None, message)
    }

    /// A problem with a value whose span is known where it was read from a file.
    pub fn at(code: Code, span: Option<Span>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: visible(message.into()),
            span,
            labels: Vec::new(),
            help: None,
            repeated: Vec::new(),
        }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(visible(help.into()));
        self
    }

    /// Adds a second span, where it is known.
    #[must_use]
    pub fn label(mut self, span: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        self.labels.extend(span.into().map(|span| Label { span, text: visible(text.into()) }));
        self
    }

    /// Sets the severity, for lints that the corpus tunes.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// Messages repeat what files say, and names of files. A terminal obeys control characters and those that turn
/// the direction of text, and a line end would make two lines of one.
pub(crate) fn visible(text: String) -> String {
    if text.contains(is_masked) { text.replace(is_masked, "\u{fffd}") } else { text }
}

/// The path of a file as it is printed.
pub(crate) fn visible_path(sources: &Sources, file: FileId) -> String {
    visible(sources.path(file).to_owned())
}

/// Whether printers show something else for a character.
pub(crate) fn is_masked(c: char) -> bool {
    c.is_control() || characters::is_unprintable(c)
}

/// Sorts by file path, then position, then code, so that output is the same in every run, and drops
/// exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.sort_by_cached_key(|diagnostic| {
        let position = diagnostic.span.map(|span| (sources.path(span.file).to_owned(), span.start, span.end));
        (position, diagnostic.code, diagnostic.message.clone())
    });
    diagnostics.dedup();
}

/// Number of errors and of warnings.
pub fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    (errors, diagnostics.len() - errors)
}
