//! A paragraph of clause text as house rules look at it: one line of plain text that still knows where each part was
//! written and whether it is a value or a link.

use crate::corpus::{Clause, Inline};
use crate::diagnostics::Span;

/// A paragraph as plain text, with the span and the kind of each part.
pub(super) struct Line {
    pub(super) text: String,
    parts: Vec<Part>,
}

struct Part {
    start: usize,
    span: Option<Span>,
    kind: PartKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PartKind {
    Words,
    Clause,
    Link,
    Value,
}

impl Line {
    pub(super) fn of(inlines: &[Inline], clause: &Clause) -> Self {
        let mut line = Self { text: String::new(), parts: Vec::new() };
        line.push(inlines, clause, PartKind::Words);
        line
    }

    fn push(&mut self, inlines: &[Inline], clause: &Clause, kind: PartKind) {
        for inline in inlines {
            match inline {
                Inline::Text { text, span } => self.add(text, span.0, kind),
                Inline::Code { text } => self.add(text, None, PartKind::Link),
                Inline::Break => self.add(" ", None, kind),
                Inline::Parameter { name } => self.add(clause.value_of(name), None, PartKind::Value),
                Inline::Emphasis { words } | Inline::Strong { words } | Inline::Term { words, .. } => self.push(words, clause, kind),
                Inline::Clause { words, .. } => self.push(words, clause, PartKind::Clause),
                Inline::Link { words, .. } | Inline::Bracket { words, .. } => self.push(words, clause, PartKind::Link),
            }
        }
    }

    fn add(&mut self, text: &str, span: Option<Span>, kind: PartKind) {
        self.parts.push(Part { start: self.text.len(), span, kind });
        self.text.push_str(text);
    }

    fn part(&self, at: usize) -> Option<&Part> {
        self.parts[..self.parts.partition_point(|part| part.start <= at)].last()
    }

    pub(super) fn is_link(&self, at: usize) -> bool {
        self.part(at).is_some_and(|part| part.kind != PartKind::Words)
    }

    /// Whether a link to a clause begins here.
    pub(super) fn is_clause_link(&self, at: usize) -> bool {
        self.part(at).is_some_and(|part| part.kind == PartKind::Clause && part.start == at)
    }

    pub(super) fn is_value(&self, at: usize) -> bool {
        self.part(at).is_some_and(|part| part.kind == PartKind::Value)
    }

    /// The span of a range: exact where its first part knows it, else the nearest part that does.
    pub(super) fn span_of(&self, start: usize, end: usize) -> Option<Span> {
        let before = |at: usize| self.parts[..self.parts.partition_point(|part| part.start <= at)].iter().rev();
        let part = before(start).find(|part| part.span.is_some()).or_else(|| self.parts.iter().find(|part| part.span.is_some()))?;
        let span = part.span?;
        let from = (span.start + start.saturating_sub(part.start)).min(span.end);
        let last = before(end.saturating_sub(1)).find(|part| part.span.is_some()).unwrap_or(part);
        let last_span = last.span?;
        let to = (last_span.start + end.saturating_sub(last.start)).min(last_span.end).max(from);
        Some(Span { start: from, end: to, ..span })
    }

    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''))
            .filter(|word| !word.is_empty())
            .map(|word| (word.as_ptr() as usize - self.text.as_ptr() as usize, word))
    }

    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches([' ', '(', '"', '\'']);
        before.is_empty() || before.ends_with(['.', ':', ';', '?', '!', '\n'])
    }

    /// Sentences, a colon or semicolon counted as an end: that is where a reader breathes.
    pub(super) fn sentences(&self) -> Vec<(usize, usize)> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, c) in self.text.char_indices() {
            if matches!(c, '.' | ';' | ':' | '?' | '!') && self.text[at + 1..].starts_with(' ') {
                sentences.push((start, at + 1));
                start = at + 2;
            }
        }
        if start < self.text.len() {
            sentences.push((start, self.text.len()));
        }
        sentences
    }
}
