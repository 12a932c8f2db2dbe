//! Brackets and braces that lead nowhere, ids in lists that no clause has, parameters that no text uses.

use std::collections::{HashMap, HashSet};

use crate::corpus::content::{self, Node};
use crate::corpus::{Block, Clause, ClauseId, Corpus, Inline, Parameter, Retired, Spanned};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::link::{Edition, braces};

/// Names offered for a mistyped one.
const MAX_SUGGESTIONS: usize = 3;

/// Everything that links can lead to, by name.
pub(super) struct Names<'e> {
    edition: &'e Edition,
    corpus: &'e Corpus,
    clauses: HashSet<&'e ClauseId>,
    retired: HashMap<&'e ClauseId, &'e Retired>,
}

impl<'e> Names<'e> {
    pub(super) fn new(edition: &'e Edition) -> Self {
        let corpus = &edition.corpus;
        Self {
            edition,
            corpus,
            clauses: corpus.clauses.iter().map(|clause| &clause.id.value).collect(),
            retired: corpus.retired.iter().map(|entry| (&entry.id.value, entry)).collect(),
        }
    }

    /// Checks every text and every list of ids that belongs to no clause.
    pub(super) fn check_texts(&self, diagnostics: &mut Vec<Diagnostic>) {
        let corpus = self.corpus;
        for term in &corpus.terms {
            self.check_text(&term.definition, &[], diagnostics);
            self.check_text(&term.source, &[], diagnostics);
        }
        for framework in &corpus.frameworks {
            self.check_text(&framework.note, &[], diagnostics);
        }
        for profile in &corpus.profiles {
            self.check_ids(profile.clauses.iter().map(|chosen| &chosen.id), diagnostics);
            for left_out in &profile.left_out {
                self.check_text(&left_out.what, &[], diagnostics);
            }
        }
        for entry in &corpus.retired {
            self.check_text(&entry.text, &[], diagnostics);
            // A successor may have been withdrawn later.
            let successors = entry.successors.iter().filter(|id| !self.retired.contains_key(&id.value));
            successors.for_each(|id| self.check_id(&id.value, id.span, diagnostics));
        }
        // mdBook renders chapters: only the ids that they name are links of ours.
        let in_chapters = corpus.chapters.iter().flat_map(|chapter| &chapter.clause_links);
        let in_ordinary_chapters = corpus.ordinary_chapters.iter().flat_map(|chapter| &chapter.clause_links);
        for link in in_chapters.chain(in_ordinary_chapters).chain(corpus.topics.iter().flat_map(|topic| &topic.clause_links)) {
            if let Ok(id) = ClauseId::parse(&link.value) {
                self.check_id(&id, link.span, diagnostics);
            }
        }
        self.check_ids(corpus.settings.example_clause.as_slice(), diagnostics);
    }

    /// Checks the texts and the lists of ids of a clause.
    pub(super) fn check_clause(&self, clause: &Clause, diagnostics: &mut Vec<Diagnostic>) {
        self.check_text(&clause.text.blocks, &clause.parameters, diagnostics);
        for (_, section) in &clause.sections {
            self.check_text(&section.blocks, &clause.parameters, diagnostics);
        }
        for parameter in &clause.parameters {
            self.check_text(&parameter.basis, &[], diagnostics);
        }
        self.check_ids(&clause.see, diagnostics);
        self.check_ids(&clause.requires, diagnostics);
        report_unused(clause, diagnostics);
    }

    /// Checks what linking has left as it was written.
    fn check_text(&self, blocks: &[Block], parameters: &[Parameter], diagnostics: &mut Vec<Diagnostic>) {
        content::visit(blocks, &mut |node| match node {
            Node::Inline(Inline::Bracket { target, span, .. }) => match ClauseId::parse(target) {
                Ok(id) => self.check_id(&id, span.0, diagnostics),
                Err(_) => self.report_unknown_word(target, span.0, diagnostics),
            },
            Node::Inline(Inline::Text { text, span }) => {
                for (start, end) in braces(text) {
                    let name = &text[start + 1..end - 1];
                    // Where escapes make the lengths differ, the span is the whole text's.
                    let exact = |span: Span| span.end - span.start == text.len();
                    let span = span.0.map(|span| if exact(span) { span.part(start..end) } else { span });
                    report_unknown_parameter(name, span, parameters, diagnostics);
                }
            }
            _ => {}
        });
    }

    fn check_ids<'i>(&self, ids: impl IntoIterator<Item = &'i Spanned<ClauseId>>, diagnostics: &mut Vec<Diagnostic>) {
        for id in ids {
            self.check_id(&id.value, id.span, diagnostics);
        }
    }

    /// Reports an id that no clause has, and offers what was meant.
    fn check_id(&self, id: &ClauseId, span: Option<Span>, diagnostics: &mut Vec<Diagnostic>) {
        if self.clauses.contains(id) {
            return;
        }
        if let Some(entry) = self.retired.get(id) {
            let in_force = self.edition.withdrawn(id).map(|index| self.edition.succession(index).in_force).unwrap_or_default();
            let names: Vec<&str> = in_force.iter().map(|&index| self.corpus.clauses[index].id.value.as_str()).collect();
            let help = match names.as_slice() {
                [] => format!("remove the link: no clause took its place; it was withdrawn: {}", entry.reason),
                names => format!("link to {} instead", suggest::join_and(names)),
            };
            diagnostics.push(Diagnostic::at(Code::RetiredClause, span, format!("`{id}` was withdrawn")).help(help));
        } else if !self.corpus.unreadable_ids.contains(id) {
            let near = suggest::closest_n(id.as_str(), self.clauses.iter().map(|id| id.as_str()), MAX_SUGGESTIONS);
            let help = if near.is_empty() {
                "no similar id exists; to write literal brackets, escape `[` with a backslash".to_owned()
            } else {
                format!("did you mean {}?", suggest::join_or(&near))
            };
            diagnostics.push(Diagnostic::at(Code::UnknownClause, span, format!("there is no clause `{id}`")).help(help));
        }
    }

    fn report_unknown_word(&self, target: &str, span: Option<Span>, diagnostics: &mut Vec<Diagnostic>) {
        let help = match suggest::closest(target, self.corpus.terms.iter().map(|term| term.term.value.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write a clause id or a defined term in the second bracket, as in `[the patch clause][PAT-2]`".to_owned(),
        };
        let message = format!("there is no clause or term `{target}`");
        diagnostics.push(Diagnostic::at(Code::UnknownTerm, span, message).help(help));
    }
}

fn report_unknown_parameter(name: &str, span: Option<Span>, parameters: &[Parameter], diagnostics: &mut Vec<Diagnostic>) {
    let help = match suggest::closest(name, parameters.iter().map(|parameter| parameter.name.value.as_str())) {
        Some(near) => format!("did you mean `{{{near}}}`?"),
        None => format!("declare it: `[parameters.{name}]` with label, default and basis"),
    };
    diagnostics.push(Diagnostic::at(Code::UnknownParameter, span, format!("there is no parameter `{name}`")).help(help));
}

/// Reports parameters that the clause text does not use.
fn report_unused(clause: &Clause, diagnostics: &mut Vec<Diagnostic>) {
    let mut used = HashSet::new();
    content::visit(&clause.text.blocks, &mut |node| {
        if let Node::Inline(Inline::Parameter { name }) = node {
            used.insert(name.as_str());
        }
    });
    for parameter in &clause.parameters {
        let name = &parameter.name.value;
        if !used.contains(name.as_str()) {
            let message = format!("the clause text does not use the parameter `{name}`");
            let help = format!("write `{{{name}}}` where the value belongs, or remove the table");
            diagnostics.push(Diagnostic::at(Code::UnusedParameter, parameter.name.span, message).help(help));
        }
    }
}
