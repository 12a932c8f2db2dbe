//! Turns brackets, defined terms and parameters of a text into links.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::corpus::{Block, Clause, ClauseId, Inline, Located, Parameter, Retired, Term, markdown};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::nearest;

use super::edition::Target;
use super::terms::TermIndex;

/// Names offered for a mistyped one.
const OFFERED: usize = 3;

/// Everything that text can lead to.
pub(super) struct Resolver {
    pub(super) targets: HashMap<ClauseId, Target>,
    retired: Vec<Withdrawn>,
    unread: BTreeSet<ClauseId>,
    terms: Vec<String>,
    pub(super) term_index: TermIndex,
}

/// What is said of a withdrawn clause where a text names it.
struct Withdrawn {
    reason: String,
    successors: Vec<ClauseId>,
}

/// What is gathered while one section, or one text, is resolved.
pub(super) struct Scope<'a, 'd> {
    parameters: &'a [Parameter],
    own_term: Option<usize>,
    linked_terms: HashSet<usize>,
    /// Parameters used.
    pub(super) parameters_used: HashSet<usize>,
    /// Clauses named, in order, each once.
    pub(super) clauses: Vec<usize>,
    /// Terms used, in order of first use.
    pub(super) terms: Vec<usize>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a, 'd> Scope<'a, 'd> {
    pub(super) fn new(parameters: &'a [Parameter], diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        Self {
            parameters,
            own_term: None,
            linked_terms: HashSet::new(),
            parameters_used: HashSet::new(),
            clauses: Vec::new(),
            terms: Vec::new(),
            diagnostics,
        }
    }

    /// A definition does not link to itself.
    pub(super) fn without_term(mut self, term: usize) -> Self {
        self.own_term = Some(term);
        self
    }
}

impl Resolver {
    /// A clause wins over a retired entry of the same id, which `permanence` has reported.
    pub(super) fn new(clauses: &[Clause], retired: &[Retired], terms: &[Term], unread: BTreeSet<ClauseId>) -> Self {
        let withdrawn = retired.iter().enumerate().map(|(index, entry)| (entry.id.value.clone(), Target::Retired(index)));
        let current = clauses.iter().enumerate().map(|(index, clause)| (clause.id.value.clone(), Target::Clause(index)));
        Self {
            targets: withdrawn.chain(current).collect(),
            retired: retired
                .iter()
                .map(|entry| Withdrawn {
                    reason: entry.reason.clone(),
                    successors: entry.successors.iter().map(|id| id.value.clone()).collect(),
                })
                .collect(),
            unread,
            terms: terms.iter().map(|term| term.term.value.clone()).collect(),
            term_index: TermIndex::new(terms),
        }
    }

    /// Resolves a text of its own, such as a note.
    pub(super) fn section(&self, blocks: Vec<Block>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
        self.blocks(blocks, &mut Scope::new(&[], diagnostics))
    }

    /// Resolves blocks; terms are linked at their first use in the scope.
    pub(super) fn blocks(&self, blocks: Vec<Block>, scope: &mut Scope<'_, '_>) -> Vec<Block> {
        blocks
            .into_iter()
            .map(|block| match block {
                Block::Paragraph(inlines) => Block::Paragraph(self.inlines(inlines, true, scope)),
                Block::Item { letter, span, blocks } => Block::Item { letter, span, blocks: self.blocks(blocks, scope) },
                Block::List { start, entries } => {
                    Block::List { start, entries: entries.into_iter().map(|entry| self.blocks(entry, scope)).collect() }
                }
                Block::Quote(blocks) => Block::Quote(self.blocks(blocks, scope)),
                Block::Table { head, rows } => Block::Table {
                    // A head cell names its column; a link there would be taken for the column's own.
                    head: head.into_iter().map(|cell| self.inlines(cell, false, scope)).collect(),
                    rows: rows.into_iter().map(|row| row.into_iter().map(|cell| self.inlines(cell, true, scope)).collect()).collect(),
                },
                Block::Code(_) | Block::Rule => block,
            })
            .collect()
    }

    fn inlines(&self, inlines: Vec<Inline>, link_terms: bool, scope: &mut Scope<'_, '_>) -> Vec<Inline> {
        let mut resolved = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Text { text, span } => self.text(&text, span, link_terms, scope, &mut resolved),
                Inline::Emphasis(words) => resolved.push(Inline::Emphasis(self.inlines(words, link_terms, scope))),
                Inline::Strong(words) => resolved.push(Inline::Strong(self.inlines(words, link_terms, scope))),
                Inline::Link { to, words } => resolved.push(Inline::Link { to, words: self.inlines(words, false, scope) }),
                Inline::Bracket { target, words } => {
                    let words = self.inlines(words, false, scope);
                    self.bracket(&target, words, scope, &mut resolved);
                }
                other => resolved.push(other),
            }
        }
        resolved
    }

    fn bracket(&self, target: &Located<String>, words: Vec<Inline>, scope: &mut Scope<'_, '_>, resolved: &mut Vec<Inline>) {
        let Ok(id) = ClauseId::parse(&target.value) else {
            if let Some(term) = self.term_index.named(&target.value) {
                note_term(term, scope);
                scope.linked_terms.insert(term);
                resolved.push(Inline::Term { term, words: markdown::plain(&words, &|_| String::new()) });
            } else {
                self.report_unknown_word(target, scope.diagnostics);
                resolved.push(Inline::Bracket { target: target.clone(), words });
            }
            return;
        };
        match self.clause(&id, target.span, scope.diagnostics) {
            Some(clause) => {
                if !scope.clauses.contains(&clause) {
                    scope.clauses.push(clause);
                }
                resolved.push(Inline::Clause { clause, words });
            }
            // What leads nowhere stays a bracket, so that nothing takes its words for text.
            None => resolved.push(Inline::Bracket { target: target.clone(), words }),
        }
    }

    /// Splits text at parameters, then at defined terms.
    fn text(&self, text: &str, span: Option<Span>, link_terms: bool, scope: &mut Scope<'_, '_>, resolved: &mut Vec<Inline>) {
        let mut at = 0;
        for (start, end) in braces(text) {
            let name = &text[start + 1..end - 1];
            let place = part(span, text, start, end);
            match scope.parameters.iter().position(|parameter| parameter.name.value == name) {
                Some(index) => {
                    self.terms_of(text, at..start, span, link_terms, scope, resolved);
                    scope.parameters_used.insert(index);
                    resolved.push(Inline::Parameter(index));
                    at = end;
                }
                None => report_unknown_parameter(name, place, scope),
            }
        }
        self.terms_of(text, at..text.len(), span, link_terms, scope, resolved);
    }

    fn terms_of(
        &self,
        text: &str,
        range: std::ops::Range<usize>,
        span: Option<Span>,
        link_terms: bool,
        scope: &mut Scope<'_, '_>,
        resolved: &mut Vec<Inline>,
    ) {
        let push_text = |start: usize, end: usize, resolved: &mut Vec<Inline>| {
            if start < end {
                resolved.push(Inline::Text { text: text[start..end].to_owned(), span: part(span, text, start, end) });
            }
        };
        let mut at = range.start;
        let found = if link_terms { self.term_index.find(&text[range.clone()]) } else { Vec::new() };
        for found in found {
            if Some(found.term) == scope.own_term {
                continue;
            }
            note_term(found.term, scope);
            if scope.linked_terms.insert(found.term) {
                let (start, end) = (range.start + found.start, range.start + found.end);
                push_text(at, start, resolved);
                resolved.push(Inline::Term { term: found.term, words: text[start..end].to_owned() });
                at = end;
            }
        }
        push_text(at, range.end, resolved);
    }

    /// The clause of an id, or a message that offers what was meant.
    fn clause(&self, id: &ClauseId, span: Option<Span>, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
        match self.targets.get(id) {
            Some(Target::Clause(index)) => Some(*index),
            Some(Target::Retired(index)) => {
                let entry = &self.retired[*index];
                let help = if entry.successors.is_empty() {
                    format!("it was withdrawn: {}", entry.reason)
                } else {
                    let names: Vec<&str> = entry.successors.iter().map(ClauseId::as_str).collect();
                    format!("name {} instead", nearest::list(&names))
                };
                report(Code::RetiredClause, span, format!("`{id}` was withdrawn"), help, diagnostics);
                None
            }
            None if self.unread.contains(id) => None,
            None => {
                let current = self.targets.iter().filter(|(_, target)| matches!(target, Target::Clause(_)));
                let near = nearest::several(id.as_str(), current.map(|(id, _)| id.as_str()), OFFERED);
                let help = if near.is_empty() {
                    "no id is near to this one; for brackets in plain text, put a backslash before `[`".to_owned()
                } else {
                    format!("did you mean {}?", nearest::choice(&near))
                };
                report(Code::UnknownClause, span, format!("there is no clause `{id}`"), help, diagnostics);
                None
            }
        }
    }

    fn report_unknown_word(&self, target: &Located<String>, diagnostics: &mut Vec<Diagnostic>) {
        let help = match nearest::name(&target.value, self.terms.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "a second bracket holds a clause's id or a defined term, as in `[the patch clause][PAT-2]`".to_owned(),
        };
        let message = format!("there is neither a clause nor a term `{}`", target.value);
        report(Code::UnknownTerm, target.span, message, help, diagnostics);
    }

    /// Checks ids that stand in lists; gives the clauses that exist, each once.
    pub(super) fn check_ids(&self, ids: &[Located<ClauseId>], diagnostics: &mut Vec<Diagnostic>) -> Vec<usize> {
        let mut found = Vec::new();
        for id in ids {
            if let Some(clause) = self.clause(&id.value, id.span, diagnostics)
                && !found.contains(&clause)
            {
                found.push(clause);
            }
        }
        found
    }

    /// Checks brackets of chapters that mdBook renders.
    pub(super) fn check_brackets(&self, brackets: &[Located<String>], diagnostics: &mut Vec<Diagnostic>) {
        for bracket in brackets {
            if let Ok(id) = ClauseId::parse(&bracket.value) {
                self.clause(&id, bracket.span, diagnostics);
            }
        }
    }
}

fn note_term(term: usize, scope: &mut Scope<'_, '_>) {
    if !scope.terms.contains(&term) {
        scope.terms.push(term);
    }
}

fn report(code: Code, span: Option<Span>, message: String, help: String, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::at(code, span, message).help(help));
}

fn report_unknown_parameter(name: &str, place: Option<Span>, scope: &mut Scope<'_, '_>) {
    let help = match nearest::name(name, scope.parameters.iter().map(|parameter| parameter.name.value.as_str())) {
        Some(near) => format!("did you mean `{{{near}}}`?"),
        None => format!("declare it: `[parameters.{name}]` with label, default and basis"),
    };
    report(Code::UnknownParameter, place, format!("there is no parameter `{name}`"), help, scope.diagnostics);
}

/// Reports parameters that the text does not use.
pub(super) fn report_unused(parameters: &[Parameter], used: &HashSet<usize>, diagnostics: &mut Vec<Diagnostic>) {
    for (index, parameter) in parameters.iter().enumerate() {
        if !used.contains(&index) {
            let name = &parameter.name.value;
            let message = format!("the clause text does not use the parameter `{name}`");
            let help = format!("write `{{{name}}}` where the value stands, or take the table out");
            report(Code::UnusedParameter, parameter.name.span, message, help, diagnostics);
        }
    }
}

/// Byte ranges of `{name}` with a name of letters, digits, `_` or `-`.
fn braces(text: &str) -> Vec<(usize, usize)> {
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

/// The place of a part of a text; the whole place where escapes make the two lengths differ.
fn part(span: Option<Span>, text: &str, start: usize, end: usize) -> Option<Span> {
    span.map(|span| if span.end - span.start == text.len() { span.part(start..end) } else { span })
}
