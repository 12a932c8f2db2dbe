//! `mdbook-clauses diff`: what changed between two releases, or since one of them.

use anyhow::{Error, Result};

use crate::corpus::ClauseId;
use crate::diagnostics::{Code, Severity};
use crate::difference::{self, Difference, Drawing, States};
use crate::site::files;

use super::progress::{colour_on_stdout, output, status};
use super::{DiffArguments, DiffFormat, report};

/// Errors of `changes.toml`: to write it, people ask what has changed.
const RECORDS: [Code; 3] = [Code::UnrecordedChange, Code::UnusedChange, Code::ChangeKind];

pub(super) fn run(arguments: &DiffArguments) -> Result<bool> {
    let checked = crate::check(&files::load(&arguments.book)?);
    if checked.diagnostics.iter().any(|problem| problem.severity == Severity::Error && !RECORDS.contains(&problem.code)) {
        report(&checked, false);
        return Ok(false);
    }
    let states = States::of(&checked.releases, &checked.edition, &arguments.from, &arguments.to).map_err(Error::msg)?;
    let (from, to) = states.corpora();
    let mut difference = difference::between(from, to);
    if let Some(id) = &arguments.clause {
        difference.clauses.retain(|clause| clause.id == *id);
        difference.terms.clear();
    }
    let lines = match arguments.format {
        DiffFormat::Json => {
            let lines = states.lines(&difference);
            lines.iter().map(|line| serde_json::to_string(line).expect("differences always become JSON")).collect()
        }
        DiffFormat::Text => text(&difference, &states),
    };
    if lines.is_empty() && arguments.format == DiffFormat::Text {
        status("no difference found");
    }
    for line in lines {
        if !output(&line) {
            break;
        }
    }
    Ok(true)
}

/// Reads the id of a clause; what it says of a wrong one is wrong usage.
pub(super) fn clause(text: &str) -> Result<ClauseId, String> {
    ClauseId::parse(&text.to_ascii_uppercase()).map_err(|reason| format!("an id {reason}"))
}

fn text(difference: &Difference, states: &States<'_>) -> Vec<String> {
    let drawing = Drawing { colour: colour_on_stdout() };
    let clauses = difference.clauses.iter().flat_map(|clause| drawing.clause(clause, &states.reasons(&clause.id)));
    clauses.chain(difference.terms.iter().flat_map(|term| drawing.term(term))).collect()
}
