//! mdBook's plug-in protocols: JSON on stdin, and on stdout nothing but the book.
//!
//! The version is read before anything else: mdBook 0.4 writes another form, and a message about a
//! missing field would help nobody.

use std::fmt;

use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::Book;
use mdbook_renderer::RenderContext;
use serde_json::Value;

/// Why mdBook's input cannot be used.
#[derive(Debug)]
pub enum ProtocolError {
    /// It is not JSON, or not of the form.
    Form(serde_json::Error),
    /// It says no version.
    NoVersion,
    /// It comes from a version that we cannot read.
    Version(String),
}

impl fmt::Display for ProtocolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(_) => f.write_str(
                "cannot read mdBook's input. This command is called by mdBook; to build a book yourself, run `mdbook-clauses build`",
            ),
            Self::NoVersion => write!(
                f,
                "mdBook did not send its version. This command is called by mdBook; to build a book yourself, run `mdbook-clauses build`"
            ),
            Self::Version(found) if is_older(found) => {
                write!(
                    f,
                    "mdBook {found} is too old for mdbook-clauses {}: upgrade mdBook to 0.5 (`cargo install mdbook --version ^0.5`)",
                    env!("CARGO_PKG_VERSION")
                )
            }
            Self::Version(found) => {
                write!(
                    f,
                    "mdBook {found} is newer than mdbook-clauses {} supports: upgrade mdbook-clauses, or use mdBook 0.5",
                    env!("CARGO_PKG_VERSION")
                )
            }
        }
    }
}

impl std::error::Error for ProtocolError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Form(error) => Some(error),
            Self::NoVersion | Self::Version(_) => None,
        }
    }
}

/// Whether a version is before 0.5.
fn is_older(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) < (0, 5)
}

fn check_version(version: Option<&Value>) -> Result<(), ProtocolError> {
    let version = version.and_then(Value::as_str).ok_or(ProtocolError::NoVersion)?;
    if version.starts_with("0.5.") || version == "0.5" { Ok(()) } else { Err(ProtocolError::Version(version.to_owned())) }
}

/// Reads what a preprocessor gets.
///
/// # Errors
///
/// If it is from another version than 0.5, or not of its form.
pub fn preprocessor_input(text: &str) -> Result<(PreprocessorContext, Book), ProtocolError> {
    let value: Value = serde_json::from_str(text).map_err(ProtocolError::Form)?;
    check_version(value.get(0).and_then(|context| context.get("mdbook_version")))?;
    serde_json::from_value(value).map_err(ProtocolError::Form)
}

/// Reads what a renderer gets.
///
/// # Errors
///
/// If it is from another version than 0.5, or not of its form.
pub fn renderer_input(text: &str) -> Result<RenderContext, ProtocolError> {
    let value: Value = serde_json::from_str(text).map_err(ProtocolError::Form)?;
    check_version(value.get("version"))?;
    serde_json::from_value(value).map_err(ProtocolError::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn message(text: &str) -> String {
        preprocessor_input(text).unwrap_err().to_string()
    }

    #[test]
    fn an_older_mdbook_is_named_before_its_form_is_looked_at() {
        let said =
            message(r#"[{"root":"/b","config":{},"renderer":"html","mdbook_version":"0.4.52"},{"sections":[],"__non_exhaustive":null}]"#);
        assert!(said.starts_with("mdBook 0.4.52 is too old"), "{said}");
    }

    #[test]
    fn a_newer_mdbook_asks_for_our_upgrade() {
        let said = message(r#"[{"mdbook_version":"0.6.0"},{}]"#);
        assert!(said.contains("upgrade mdbook-clauses"), "{said}");
        assert!(renderer_input(r#"{"version":"1.0.0"}"#).unwrap_err().to_string().contains("upgrade mdbook-clauses"));
    }

    #[test]
    fn other_input_says_who_calls_this_command() {
        for text in ["", "{}", "[]", "null", "[1,2]"] {
            assert!(message(text).contains("called by mdBook"), "{text}");
        }
    }
}
