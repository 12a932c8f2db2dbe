//! Diagnostics as JSON, one object a line: `{"code","severity","file","line","column","message","help"}`.
//!
//! Version 1 of the form, described in the manual. Fields are only ever added.

use serde::Serialize;

use super::{Diagnostic, Sources};

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
}

/// One diagnostic as one line, without the line end.
pub fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let position = diagnostic.span.map(|span| sources.position(span.file, span.start));
    let line = Line {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        file: diagnostic.span.map(|span| sources.path(span.file)),
        line: position.map(|p| p.line),
        column: position.map(|p| p.column),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
    };
    serde_json::to_string(&line).expect("strings and numbers always become JSON")
}
