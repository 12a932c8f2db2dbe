//! Diagnostics as text for people: the line, a caret, and what to write instead.
//!
//! `annotate-snippets` draws. It gets only the lines around a span, each clipped: drawing a line of
//! ten megabytes would take seconds.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::source::floor_char_boundary;
use super::{Diagnostic, Severity, Sources, Span, visible, visible_path};

/// Lines shown before and after the marked one.
const CONTEXT_LINES: usize = 1;
/// Bytes kept of a line on either side of the mark.
const CLIP: usize = 160;

/// One diagnostic, drawn, without a line end.
pub fn draw(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code.name()));
    let marks = diagnostic
        .span
        .iter()
        .map(|&span| (span, AnnotationKind::Primary, ""))
        .chain(diagnostic.labels.iter().map(|label| (label.span, AnnotationKind::Context, label.text.as_str())));
    for (span, kind, words) in marks {
        let excerpt = Excerpt::around(span, sources);
        let mut annotation = kind.span(excerpt.mark);
        if !words.is_empty() {
            annotation = annotation.label(words.to_owned());
        }
        group = group.element(
            Snippet::source(excerpt.text).path(visible_path(sources, span.file)).line_start(excerpt.first_line).annotation(annotation),
        );
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// A few clipped lines and where the mark lies in them.
struct Excerpt {
    text: String,
    first_line: usize,
    mark: std::ops::Range<usize>,
}

impl Excerpt {
    fn around(span: Span, sources: &Sources) -> Self {
        let text = sources.text(span.file);
        let start = floor_char_boundary(text, span.start);
        let marked = sources.line_of(span.file, start);
        let first = marked.saturating_sub(CONTEXT_LINES);

        let mut excerpt = Self { text: String::new(), first_line: first + 1, mark: 0..0 };
        for index in first..=marked + CONTEXT_LINES {
            let Some(range) = sources.line(span.file, index) else { break };
            let line = &text[range.clone()];
            if index == marked {
                // A mark ends with its first line: what follows is seen in the file.
                let end = floor_char_boundary(text, span.end).clamp(start, range.end);
                excerpt.push_marked(line, start - range.start, end - range.start);
            } else {
                excerpt.push(&line[..floor_char_boundary(line, CLIP)]);
            }
            excerpt.text.push('\n');
        }
        excerpt.text.pop();
        excerpt
    }

    fn push_marked(&mut self, line: &str, start: usize, end: usize) {
        let from = floor_char_boundary(line, start.saturating_sub(CLIP));
        let end = floor_char_boundary(line, end.min(start + CLIP));
        let to = floor_char_boundary(line, end + CLIP);
        if from > 0 {
            self.text.push('…');
        }
        self.push(&line[from..start]);
        let marked = self.text.len();
        self.push(&line[start..end.max(start)]);
        self.mark = marked..self.text.len();
        self.push(&line[end.max(start)..to.max(end).max(start)]);
    }

    /// Adds a part of a line; what a terminal would obey is shown as U+FFFD. Tabs are drawn as spaces.
    fn push(&mut self, part: &str) {
        let shown: Vec<String> = part.split('\t').map(|words| visible(words.to_owned())).collect();
        self.text.push_str(&shown.join("\t"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Diagnostic, Sources, Span};
    use super::*;

    #[test]
    fn a_line_of_megabytes_is_clipped() {
        let mut sources = Sources::default();
        let long = "x".repeat(10_000_000);
        let file = sources.add("a.md", format!("first\n{long}[PAT-99]{long}\nlast"));
        let start = 6 + long.len();
        let drawn =
            draw(&Diagnostic::new(Code::UnknownClause, Span::new(file, start..start + 8), "there is no clause `PAT-99`"), &sources, false);
        assert!(drawn.len() < 2_000, "drawn text has {} bytes", drawn.len());
        assert!(drawn.contains("^^^^^^^^"), "{drawn}");
    }
}
