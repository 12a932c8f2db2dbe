//! Diagnostics as JSON, one object a line: `{"code","severity","file","line","column","message","help","repeated"}`.
//!
//! Version 1 of the form, described in the manual. Fields are only ever added.

use serde::Serialize;

use super::{Diagnostic, Sources, Span, is_masked};

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
    repeated: Vec<Place<'a>>,
}

/// Another position of the same mistake.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
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
        repeated: diagnostic.repeated.iter().map(|&span| place(span, sources)).collect(),
    };
    escaped(&serde_json::to_string(&line).expect("strings and numbers always become JSON"))
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let position = sources.position(span.file, span.start);
    Place { file: sources.path(span.file), line: position.line, column: position.column }
}

/// JSON's own writer escapes only what JSON must: a name of a file could still turn a terminal's text around.
/// Outside of strings JSON has no such characters.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if is_masked(c) && c != '\u{fffd}' {
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}
