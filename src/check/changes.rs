//! What has changed since the newest release stands in changes.toml, and nothing else does.

use std::collections::HashMap;

use crate::corpus::{Change, ChangeKind, Clause, ClauseId, Corpus, Retired};
use crate::diagnostics::{Code, Diagnostic, Span};
use crate::release::{Release, says_the_same};

/// Compares a corpus and its `changes.toml` with the newest release.
pub(super) fn check(corpus: &Corpus, newest: Option<&Release>, diagnostics: &mut Vec<Diagnostic>) {
    let now: HashMap<&ClauseId, &Clause> = corpus.clauses.iter().map(|clause| (&clause.id.value, clause)).collect();
    let retired: HashMap<&ClauseId, &Retired> = corpus.retired.iter().map(|entry| (&entry.id.value, entry)).collect();
    for change in &corpus.changes {
        let id = &change.id.value;
        if !now.contains_key(id) && !retired.contains_key(id) && !corpus.unreadable_ids.contains(id) {
            diagnostics.push(
                Diagnostic::at(Code::UnknownClause, change.id.span, format!("there is no clause `{id}`"))
                    .help("correct the id, or remove the entry; a clause that was withdrawn is in retired.toml"),
            );
        }
    }
    let Some(newest) = newest else { return };
    check_name(corpus, newest, diagnostics);
    let state = State { now, retired, newest };
    diagnostics.extend(corpus.changes.iter().filter_map(|change| state.fault_of(change)));
    let entries: HashMap<&ClauseId, &Change> = corpus.changes.iter().map(|change| (&change.id.value, change)).collect();
    for clause in corpus.clauses.iter().filter(|clause| !entries.contains_key(&clause.id.value)) {
        let (id, span) = (&clause.id.value, clause.title.span);
        match state.before(id) {
            None => diagnostics.push(unrecorded(id, span, "is new", "`kind = \"added\"`")),
            Some(before) if !says_the_same(before, clause) => diagnostics.push(unrecorded(id, span, "has changed", CHANGED)),
            Some(_) => {}
        }
    }
    for entry in corpus.retired.iter().filter(|entry| !entries.contains_key(&entry.id.value)) {
        if state.before(&entry.id.value).is_some() {
            diagnostics.push(unrecorded(&entry.id.value, entry.id.span, "was withdrawn", "`kind = \"withdrawn\"`"));
        }
    }
}

const CHANGED: &str = "`kind = \"substantive\"` or `kind = \"editorial\"`";

/// The clauses now and in the newest release.
struct State<'a> {
    now: HashMap<&'a ClauseId, &'a Clause>,
    retired: HashMap<&'a ClauseId, &'a Retired>,
    newest: &'a Release,
}

impl State<'_> {
    fn before(&self, id: &ClauseId) -> Option<&Clause> {
        let edition = &self.newest.edition;
        edition.clause(id).map(|index| &edition.corpus.clauses[index])
    }

    /// What is wrong with an entry.
    fn fault_of(&self, change: &Change) -> Option<Diagnostic> {
        let (id, release) = (&change.id.value, &self.newest.name);
        let fault = |code, message: String, help: String| Some(Diagnostic::at(code, change.id.span, message).help(help));
        let write = |message: String, kind: &str| fault(Code::ChangeKind, message, format!("write {kind}"));
        let remove = |message: String, why: &str| fault(Code::UnusedChange, message, format!("remove the entry: {why}"));
        match (self.now.get(id), self.before(id), change.kind) {
            (Some(_), None, ChangeKind::Added) => None,
            (Some(_), None, _) => write(format!("`{id}` is new since {release}"), "`kind = \"added\"`"),
            (Some(now), Some(before), _) if says_the_same(before, now) => remove(
                format!("`{id}` says the same as in {release}"),
                "entries are for changes of the title, the parties, the kind, the text or the values",
            ),
            (Some(_), Some(_), ChangeKind::Added | ChangeKind::Withdrawn) => {
                write(format!("`{id}` was in {release} and is still in the book"), CHANGED)
            }
            (None, Some(_), kind) if kind != ChangeKind::Withdrawn && self.retired.contains_key(id) => {
                write(format!("`{id}` was withdrawn since {release}"), "`kind = \"withdrawn\"`")
            }
            (None, None, _) if self.retired.contains_key(id) => {
                remove(format!("`{id}` was withdrawn before {release}"), "the release has it as withdrawn")
            }
            _ => None,
        }
    }
}

fn unrecorded(id: &ClauseId, span: Option<Span>, happened: &str, kind: &str) -> Diagnostic {
    Diagnostic::at(Code::UnrecordedChange, span, format!("`{id}` {happened} since the newest release, and changes.toml does not say why"))
        .help(format!("add to changes.toml: `[[change]]`, `id = \"{id}\"`, {kind}, `reason = \"…\"`"))
}

/// The next release comes after the newest.
fn check_name(corpus: &Corpus, newest: &Release, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(next) = corpus.next_release.as_ref().filter(|next| next.value <= newest.name) {
        diagnostics.push(
            Diagnostic::at(
                Code::ReleaseName,
                next.span,
                format!("the next release is called `{}`, and the newest is `{}`", next.value, newest.name),
            )
            .help("give it a later name, or remove the line"),
        );
    }
}
