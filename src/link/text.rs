//! Turns brackets, defined terms and parameters of a text into links.

use std::collections::HashSet;
use std::ops::Range;

use crate::corpus::{Block, ClauseId, Corpus, Inline, Parameter, Slug, SourceSpan};
use crate::diagnostics::Span;

use super::terms::TermIndex;

/// Everything that text can lead to.
pub(super) struct Linker {
    clauses: HashSet<ClauseId>,
    withdrawn: HashSet<ClauseId>,
    terms: TermIndex,
}

/// What one section, or one text, is linked with.
#[derive(Default)]
pub(super) struct Scope<'a> {
    parameters: &'a [Parameter],
    /// A definition does not link to itself.
    own_term: Option<&'a Slug>,
    /// The last text of a withdrawn clause may lead to others that were withdrawn.
    leads_to_withdrawn: bool,
    /// A term is linked at its first use only.
    linked_terms: HashSet<Slug>,
}

impl<'a> Scope<'a> {
    /// A text of a clause with these parameters.
    pub(super) fn of_clause(parameters: &'a [Parameter]) -> Self {
        Self { parameters, ..Self::default() }
    }

    /// The last text of a withdrawn clause.
    pub(super) fn of_withdrawn() -> Self {
        Self { leads_to_withdrawn: true, ..Self::default() }
    }

    /// The definition of a term.
    pub(super) fn of_term(own: &'a Slug) -> Self {
        Self { own_term: Some(own), ..Self::default() }
    }
}

impl Linker {
    pub(super) fn new(corpus: &Corpus) -> Self {
        Self {
            clauses: corpus.clauses.iter().map(|clause| clause.id.value.clone()).collect(),
            withdrawn: corpus.retired.iter().map(|entry| entry.id.value.clone()).collect(),
            terms: TermIndex::new(&corpus.terms),
        }
    }

    /// Links a text of its own, such as a note.
    pub(super) fn section(&self, blocks: &mut [Block]) {
        self.blocks(blocks, &mut Scope::default());
    }

    /// Links blocks.
    pub(super) fn blocks(&self, blocks: &mut [Block], scope: &mut Scope<'_>) {
        for block in blocks {
            match block {
                Block::Paragraph { words } => self.words(words, true, scope),
                Block::Item { blocks, .. } | Block::Quote { blocks } => self.blocks(blocks, scope),
                Block::List { entries, .. } => entries.iter_mut().for_each(|entry| self.blocks(entry, scope)),
                Block::Table { head, rows } => {
                    // A head cell names its column; a link there would be taken for the column's own.
                    for cell in head {
                        self.words(cell, false, scope);
                    }
                    for cell in rows.iter_mut().flatten() {
                        self.words(cell, true, scope);
                    }
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    fn words(&self, words: &mut Vec<Inline>, link_terms: bool, scope: &mut Scope<'_>) {
        let mut linked = Vec::with_capacity(words.len());
        for mut inline in std::mem::take(words) {
            match inline {
                Inline::Text { text, span } => {
                    self.text(&Written { text: &text, span: span.0 }, link_terms, scope, &mut linked);
                    continue;
                }
                Inline::Bracket { target, span, mut words } => {
                    self.words(&mut words, false, scope);
                    linked.push(self.bracket(target, span, words, scope));
                    continue;
                }
                Inline::Emphasis { ref mut words } | Inline::Strong { ref mut words } => self.words(words, link_terms, scope),
                Inline::Link { ref mut words, .. } => self.words(words, false, scope),
                Inline::Code { .. } | Inline::Break | Inline::Clause { .. } | Inline::Term { .. } | Inline::Parameter { .. } => {}
            }
            linked.push(inline);
        }
        *words = linked;
    }

    fn bracket(&self, target: String, span: SourceSpan, words: Vec<Inline>, scope: &mut Scope<'_>) -> Inline {
        match ClauseId::parse(&target) {
            Ok(clause) if self.clauses.contains(&clause) => Inline::Clause { clause, words },
            Ok(clause) if scope.leads_to_withdrawn && self.withdrawn.contains(&clause) => Inline::Clause { clause, words },
            // Unresolved links stay `Bracket`, so later stages cannot mistake them for text.
            Ok(_) => Inline::Bracket { target, span, words },
            Err(_) => match self.terms.named(&target) {
                Some(term) => {
                    let term = self.terms.slug(term).clone();
                    scope.linked_terms.insert(term.clone());
                    Inline::Term { term, words }
                }
                None => Inline::Bracket { target, span, words },
            },
        }
    }

    /// Splits text at names in braces, then at defined terms.
    fn text(&self, written: &Written<'_>, link_terms: bool, scope: &mut Scope<'_>, linked: &mut Vec<Inline>) {
        let mut at = 0;
        for (start, end) in braces(written.text) {
            self.terms_of(written, at..start, link_terms, scope, linked);
            let name = &written.text[start + 1..end - 1];
            if scope.parameters.iter().any(|parameter| parameter.name.value == name) {
                linked.push(Inline::Parameter { name: name.to_owned() });
            } else {
                linked.extend(written.part(start..end));
            }
            at = end;
        }
        self.terms_of(written, at..written.text.len(), link_terms, scope, linked);
    }

    fn terms_of(&self, written: &Written<'_>, range: Range<usize>, link_terms: bool, scope: &mut Scope<'_>, linked: &mut Vec<Inline>) {
        let mut at = range.start;
        let found = if link_terms { self.terms.find(&written.text[range.clone()]) } else { Vec::new() };
        for found in found {
            let term = self.terms.slug(found.term);
            if Some(term) == scope.own_term || !scope.linked_terms.insert(term.clone()) {
                continue;
            }
            let (start, end) = (range.start + found.start, range.start + found.end);
            linked.extend(written.part(at..start));
            linked.push(Inline::Term { term: term.clone(), words: written.part(start..end).into_iter().collect() });
            at = end;
        }
        linked.extend(written.part(at..range.end));
    }
}

/// Text, and where it was written.
struct Written<'a> {
    text: &'a str,
    span: Option<Span>,
}

impl Written<'_> {
    /// A part of the text, unless it is empty. Where escapes make the lengths of text and span differ,
    /// its span is the whole span.
    fn part(&self, range: Range<usize>) -> Option<Inline> {
        let exact = |span: Span| span.end - span.start == self.text.len();
        let span = self.span.map(|span| if exact(span) { span.part(range.clone()) } else { span });
        (!range.is_empty()).then(|| Inline::text(&self.text[range], span))
    }
}

/// Byte ranges of `{name}` with a name of letters, digits, `_` or `-`.
pub fn braces(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        let inner = text[open + 1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
        let close = open + 1 + inner;
        if inner > 0 && text.as_bytes().get(close) == Some(&b'}') {
            found.push((open, close + 1));
            at = close + 1;
        } else {
            at = open + 1;
        }
    }
    found
}
