//! Withdrawn clauses: none is in use, and what replaces them leads to an end.

use std::collections::{HashMap, HashSet};

use crate::corpus::{Clause, ClauseId, Corpus, ReleaseName, Retired};
use crate::diagnostics::{Code, Diagnostic, suggest};
use crate::release::Release;

/// Reports withdrawn ids that clauses have, and successors that lead nowhere or back.
pub(super) fn check(corpus: &Corpus, newest: Option<&Release>, diagnostics: &mut Vec<Diagnostic>) {
    let clauses: HashMap<&ClauseId, &Clause> = corpus.clauses.iter().map(|clause| (&clause.id.value, clause)).collect();
    let withdrawn: HashMap<&ClauseId, &Retired> = corpus.retired.iter().map(|entry| (&entry.id.value, entry)).collect();
    for entry in &corpus.retired {
        if let Some(clause) = clauses.get(&entry.id.value) {
            let mut diagnostic =
                Diagnostic::at(Code::RetiredInUse, clause.id.span, format!("`{}` is retired and cannot be used again", entry.id.value))
                    .help("give this clause the next free number of its topic");
            if let Some(span) = entry.id.span {
                diagnostic = diagnostic.label(span, "it is retired here");
            }
            diagnostics.push(diagnostic);
        }
        check_successors(entry, &withdrawn, diagnostics);
        diagnostics.extend(newest.and_then(|release| too_early(entry, release)).or_else(|| too_late(entry, corpus)));
    }
}

/// A clause that a release still has in force was withdrawn later.
fn too_early(entry: &Retired, release: &Release) -> Option<Diagnostic> {
    let id = &entry.id.value;
    release.edition.clause(id)?;
    let since = ReleaseName::parse(&entry.since.value).ok().filter(|since| *since <= release.name)?;
    let message = format!("`{id}` is withdrawn since {since}, but the release {} still has it", release.name);
    let help = format!("write the first release without the clause, which is later than {}", release.name);
    Some(Diagnostic::at(Code::BadDate, entry.since.span, message).help(help))
}

/// A clause that is no longer in the book is not part of the next release either.
fn too_late(entry: &Retired, corpus: &Corpus) -> Option<Diagnostic> {
    let id = &entry.id.value;
    let next = &corpus.next_release.as_ref()?.value;
    // A day of the month that names the release may be written too.
    let is_later = |since: &ReleaseName| since > next && !since.as_str().starts_with(next.as_str());
    let since = ReleaseName::parse(&entry.since.value).ok().filter(is_later)?;
    let message = format!("`{id}` is withdrawn since {since}, but the next release is {next}, and the book no longer has the clause");
    let help = format!("write \"{next}\", or the release that was the first without the clause");
    Some(Diagnostic::at(Code::BadDate, entry.since.span, message).help(help))
}

fn check_successors(entry: &Retired, withdrawn: &HashMap<&ClauseId, &Retired>, diagnostics: &mut Vec<Diagnostic>) {
    let id = &entry.id.value;
    let mut seen = HashSet::new();
    for successor in &entry.successors {
        let other = &successor.value;
        if !seen.insert(other) {
            let message = format!("`{other}` is named twice as a successor of `{id}`");
            diagnostics.push(Diagnostic::at(Code::BadValue, successor.span, message).help("remove one of them"));
        } else if other == id {
            let message = format!("`{id}` is its own successor");
            let help = "name the clauses that took its place; if there is none, leave `successors` out";
            diagnostics.push(Diagnostic::at(Code::SuccessorLoop, successor.span, message).help(help));
        } else if let Some(circle) = circle(id, other, withdrawn) {
            let names: Vec<&str> = circle.iter().map(|id| id.as_str()).collect();
            let message = format!("the successors of `{id}` lead back to it, by {}", suggest::join_and(&names));
            let help =
                "take this id out of `successors` in the entry of the clause that was withdrawn last, or name a clause that is in force";
            diagnostics.push(Diagnostic::at(Code::SuccessorLoop, successor.span, message).help(help));
        }
    }
}

/// The withdrawn clauses by which a successor leads back to where it came from.
fn circle<'e>(start: &ClauseId, first: &'e ClauseId, withdrawn: &HashMap<&ClauseId, &'e Retired>) -> Option<Vec<&'e ClauseId>> {
    let mut seen = HashSet::from([first]);
    let mut open = vec![vec![first]];
    while let Some(path) = open.pop() {
        let entry = path.last().and_then(|id| withdrawn.get(*id));
        for next in entry.into_iter().flat_map(|entry| &entry.successors) {
            if next.value == *start {
                return Some(path);
            }
            if seen.insert(&next.value) {
                open.push(path.iter().copied().chain([&next.value]).collect());
            }
        }
    }
    None
}
