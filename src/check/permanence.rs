//! An id that was given out once keeps its meaning, or leaves a note.
//!
//! `ids.lock` has every id ever given with its title. A gone id is an error until it is in
//! `retired.toml`; a title that has become a different one is an error until somebody has changed
//! the line in `ids.lock` by hand, which a reviewer sees.

use std::collections::{HashMap, HashSet};

use crate::corpus::{Clause, ClauseId, Corpus};
use crate::diagnostics::{Code, Diagnostic, Span};

/// Titles less alike than this (0 to 1) are taken for different clauses.
const MIN_TITLE_SIMILARITY: f64 = 0.4;

/// Checks the ids of a corpus against its lock and its retired entries.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let clauses: HashMap<&ClauseId, &Clause> = corpus.clauses.iter().map(|clause| (&clause.id.value, clause)).collect();
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
    }
    for locked in &corpus.locked {
        let id = &locked.id.value;
        match clauses.get(id) {
            None if corpus.unreadable_ids.contains(id) || corpus.retired.iter().any(|entry| entry.id.value == *id) => {}
            None => diagnostics.push(
                Diagnostic::at(Code::IdLost, locked.id.span, format!("the clause `{id}` is missing"))
                    .help("restore the file, or add `[[retired]]` with a reason to retired.toml: contracts may link to the clause"),
            ),
            Some(clause) => check_title(clause, &locked.title, locked.id.span, diagnostics),
        }
    }
    unrecorded(corpus, diagnostics);
}

fn check_title(clause: &Clause, recorded: &str, lock: Option<Span>, diagnostics: &mut Vec<Diagnostic>) {
    let (id, title) = (&clause.id.value, &clause.title.value);
    if recorded == title {
        return;
    }
    let mut diagnostic = if same_clause(recorded, title) {
        Diagnostic::at(Code::IdUnrecorded, clause.title.span, format!("ids.lock has another title for `{id}`"))
            .help("if it is the same clause, run `mdbook-clauses check --update-ids`")
    } else {
        Diagnostic::at(Code::IdReused, clause.title.span, format!("`{id}` is recorded as \"{recorded}\" but is now \"{title}\"")).help(
            "give this clause a new id and retire the old one, because an id keeps its meaning; if only the title is new, edit it in ids.lock by hand",
        )
    };
    if let Some(span) = lock {
        diagnostic = diagnostic.label(span, "it is recorded here");
    }
    diagnostics.push(diagnostic);
}

fn unrecorded(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    const HELP: &str = "run `mdbook-clauses check --update-ids` and commit ids.lock: from then on the id is permanent";
    let locked: HashSet<&ClauseId> = corpus.locked.iter().map(|locked| &locked.id.value).collect();
    let missing: Vec<&Clause> = corpus.clauses.iter().filter(|clause| !locked.contains(&clause.id.value)).collect();
    if corpus.locked.is_empty() && !missing.is_empty() {
        let message = match missing.len() {
            1 => "ids.lock does not exist or is empty: 1 id is not recorded".to_owned(),
            number => format!("ids.lock does not exist or is empty: {number} ids are not recorded"),
        };
        diagnostics.push(Diagnostic::without_place(Code::IdUnrecorded, message).help(HELP));
        return;
    }
    for clause in missing {
        diagnostics
            .push(Diagnostic::at(Code::IdUnrecorded, clause.id.span, format!("`{}` is not in ids.lock", clause.id.value)).help(HELP));
    }
}

/// Whether two titles can be of the same clause.
fn same_clause(recorded: &str, title: &str) -> bool {
    strsim::normalized_damerau_levenshtein(&recorded.to_lowercase(), &title.to_lowercase()) >= MIN_TITLE_SIMILARITY
}

/// The new text of `ids.lock`: every id that it had and every clause, with titles as they are now.
/// A title that has become a different one is kept as recorded, so that `id-reused` stays.
pub fn updated_lock(corpus: &Corpus) -> String {
    let mut titles: HashMap<&ClauseId, &str> = corpus.locked.iter().map(|locked| (&locked.id.value, locked.title.as_str())).collect();
    for clause in &corpus.clauses {
        let title = clause.title.value.as_str();
        titles
            .entry(&clause.id.value)
            .and_modify(|recorded| {
                if same_clause(recorded, title) {
                    *recorded = title;
                }
            })
            .or_insert(title);
    }
    let mut lines: Vec<(&ClauseId, &str)> = titles.into_iter().collect();
    lines.sort();
    let mut text = String::from(
        "# Every id that was ever given out, with its title. Kept by `mdbook-clauses check --update-ids`.\n\
         # Lines are never removed: an id that is missing needs an entry in retired.toml.\n\n[ids]\n",
    );
    for (id, title) in lines {
        text.push_str(&format!("{id} = {}\n", toml::Value::from(title)));
    }
    text
}
