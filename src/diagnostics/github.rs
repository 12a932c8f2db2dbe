//! Diagnostics as GitHub workflow commands, which GitHub shows beside the changed line.
//!
//! Form and escapes: GitHub's documentation of workflow commands, "Setting an error message".

use super::{Diagnostic, Sources, visible};

/// One diagnostic as one line, without the line end. `prefix` is the book's folder in the repository.
pub fn line(diagnostic: &Diagnostic, sources: &Sources, prefix: &str) -> String {
    let mut properties = vec![format!("title={}", property(diagnostic.code.name()))];
    if let Some(span) = diagnostic.span {
        let position = sources.position(span.file, span.start);
        let path = if prefix.is_empty() {
            sources.path(span.file).to_owned()
        } else {
            format!("{}/{}", prefix.trim_end_matches('/'), sources.path(span.file))
        };
        properties.insert(0, format!("file={},line={},col={}", property(&visible(path)), position.line, position.column));
    }
    let mut message = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        message.push_str("\nhelp: ");
        message.push_str(help);
    }
    for span in &diagnostic.repeated {
        message.push_str(&format!(
            "\nalso: {}:{}",
            visible(sources.path(span.file).to_owned()),
            sources.position(span.file, span.start).line
        ));
    }
    format!("::{} {}::{}", diagnostic.severity.name(), properties.join(","), data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
