//! `mdbook-clauses diff`: what changed between two releases, or since one of them.

use anyhow::{Result, bail};
use serde::Serialize;

use crate::Checked;
use crate::corpus::{ClauseId, Corpus};
use crate::diagnostics::{Code, Severity};
use crate::difference::{
    self, ClauseDifference, Content, Difference, Mark, Pair, ParameterDifference, Part, Run, TermDifference, UNRELEASED, is_same,
};
use crate::site::files;
use crate::text::capitalised;

use super::progress::{colour_on_stdout, output, status};
use super::{DiffArguments, DiffFormat, report};

/// Errors of `changes.toml`: to write it, people ask what has changed.
const RECORDS: [Code; 3] = [Code::UnrecordedChange, Code::UnusedChange, Code::ChangeKind];

/// Version of the form of the JSON.
const VERSION: u32 = 1;

pub(super) fn run(arguments: &DiffArguments) -> Result<bool> {
    let checked = crate::check(&files::load(&arguments.book)?);
    if checked.diagnostics.iter().any(|problem| problem.severity == Severity::Error && !RECORDS.contains(&problem.code)) {
        report(&checked, false);
        return Ok(false);
    }
    let (from, to) = (state(&checked, &arguments.from)?, state(&checked, &arguments.to)?);
    let mut difference = difference::between(corpus(&checked, from), corpus(&checked, to));
    if let Some(id) = &arguments.clause {
        difference.clauses.retain(|clause| clause.id == *id);
        difference.terms.clear();
    }
    let reasons = Reasons { checked: &checked, pair: from.filter(|&from| to.is_none_or(|to| to < from)).map(|from| Pair { from, to }) };
    let lines = match arguments.format {
        DiffFormat::Json => json(&difference, &reasons),
        DiffFormat::Text => Drawing { colour: colour_on_stdout() }.lines(&difference, &reasons),
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

/// The index of a release by its name; none for the text of today.
fn state(checked: &Checked, name: &str) -> Result<Option<usize>> {
    if name == UNRELEASED {
        return Ok(None);
    }
    let found = checked.releases.iter().position(|release| release.name.as_str() == name);
    if found.is_none() {
        let known: Vec<&str> = checked.releases.iter().map(|release| release.name.as_str()).chain([UNRELEASED]).collect();
        bail!("there is no release `{name}`; use one of: {}", known.join(", "));
    }
    Ok(found)
}

fn corpus(checked: &Checked, state: Option<usize>) -> &Corpus {
    &state.map_or(&checked.edition, |index| &checked.releases[index].edition).corpus
}

/// What releases say of the changes between two states, where the second is the newer one.
struct Reasons<'a> {
    checked: &'a Checked,
    pair: Option<Pair>,
}

/// What a release says of a clause.
#[derive(Debug, Serialize)]
struct Reason<'a> {
    kind: &'static str,
    reason: &'a str,
}

impl Reasons<'_> {
    fn of(&self, id: &ClauseId) -> Vec<Reason<'_>> {
        let entries = self.pair.map(|pair| pair.entries(&self.checked.releases, &self.checked.edition, id)).unwrap_or_default();
        entries.into_iter().map(|change| Reason { kind: change.kind.name(), reason: &change.reason }).collect()
    }
}

/// A line of JSON.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Line<'a> {
    /// A clause that differs.
    Clause {
        version: u32,
        #[serde(flatten)]
        difference: &'a ClauseDifference,
        reasons: Vec<Reason<'a>>,
    },
    /// A term that differs.
    Term {
        version: u32,
        #[serde(flatten)]
        difference: &'a TermDifference,
    },
}

fn json(difference: &Difference, reasons: &Reasons<'_>) -> Vec<String> {
    let clauses = difference.clauses.iter();
    let clauses = clauses.map(|clause| Line::Clause { version: VERSION, difference: clause, reasons: reasons.of(&clause.id) });
    let terms = difference.terms.iter().map(|term| Line::Term { version: VERSION, difference: term });
    clauses.chain(terms).map(|line| serde_json::to_string(&line).expect("differences always become JSON")).collect()
}

/// Differences as lines of text.
struct Drawing {
    colour: bool,
}

impl Drawing {
    fn lines(&self, difference: &Difference, reasons: &Reasons<'_>) -> Vec<String> {
        let mut lines = Vec::new();
        for clause in &difference.clauses {
            lines.push(format!("{}  {}  ({})", self.bold(clause.id.as_str()), self.title(&clause.title), clause.kind.name()));
            lines.extend(reasons.of(&clause.id).iter().map(|reason| format!("    {}. {}", capitalised(reason.kind), reason.reason)));
            lines.extend(clause.facts.iter().map(|fact| format!("    {}: {}", fact.name, self.runs(&fact.words))));
            self.blocks(&clause.text, 1, &mut lines);
            for parameter in &clause.parameters {
                self.parameter(parameter, &mut lines);
            }
        }
        for term in &difference.terms {
            lines.push(format!("{}  ({})", self.bold(&self.title(&term.term)), term.kind.name()));
            if !is_same(&term.aliases) {
                lines.push(format!("    Also: {}", self.runs(&term.aliases)));
            }
            self.blocks(&term.definition, 1, &mut lines);
        }
        lines
    }

    /// A title that came or went as a whole is not marked: the line says it.
    fn title(&self, runs: &[Run]) -> String {
        if let [run] = runs { run.text() } else { self.runs(runs) }
    }

    fn parameter(&self, parameter: &ParameterDifference, lines: &mut Vec<String>) {
        let label = self.title(&parameter.label);
        if !is_same(&parameter.default) {
            lines.push(format!("    {label}: {}", self.runs(&parameter.default)));
        }
        for value in &parameter.party_values {
            lines.push(format!("    {label}, {}-leaning: {}", value.party, self.runs(&value.value)));
        }
    }

    /// The blocks that differ.
    fn blocks(&self, parts: &[Part], depth: usize, lines: &mut Vec<String>) {
        for part in parts.iter().filter(|part| !part.is_same()) {
            self.block(part, &"    ".repeat(depth), depth, lines);
        }
    }

    fn block(&self, part: &Part, step: &str, depth: usize, lines: &mut Vec<String>) {
        match &part.content {
            Content::Paragraph { words } | Content::Code { words } => lines.push(format!("{step}{}", self.runs(words))),
            Content::Item { letter, blocks } => {
                let first = lines.len();
                self.blocks(blocks, depth + 1, lines);
                let marker: String = letter.iter().map(|run| self.marked(run.mark, &format!("({})", run.text()))).collect();
                match lines.get_mut(first) {
                    Some(line) => line.replace_range(..step.len() + 4, &format!("{step}{marker} ")),
                    None => lines.push(format!("{step}{marker} …")),
                }
            }
            Content::List { entries, .. } => {
                for entry in entries {
                    let first = lines.len();
                    self.blocks(&entry.blocks, depth + 1, lines);
                    let sign = entry.number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
                    if let Some(line) = lines.get_mut(first) {
                        line.replace_range(..step.len() + 4, &format!("{step}{sign}"));
                    }
                }
            }
            Content::Quote { blocks } => self.blocks(blocks, depth + 1, lines),
            Content::Table { head, rows } => {
                let row = |cells: &[Vec<Run>]| cells.iter().map(|cell| self.runs(cell)).collect::<Vec<_>>().join(" | ");
                let is_changed = |cells: &[Vec<Run>]| cells.iter().any(|cell| !is_same(cell));
                let all = std::iter::once(head.as_slice()).chain(rows.iter().map(|row| row.cells.as_slice()));
                lines.extend(all.filter(|cells| is_changed(cells)).map(|cells| format!("{step}{}", row(cells))));
            }
            Content::Rule => lines.push(format!("{step}{}", self.marked(part.mark, "---"))),
        }
    }

    fn runs(&self, runs: &[Run]) -> String {
        runs.iter().map(|run| self.marked(run.mark, &run.text())).collect()
    }

    /// The signs of `wdiff`, which are read without colour.
    fn marked(&self, mark: Mark, text: &str) -> String {
        match (mark, self.colour) {
            (Mark::Kept, _) => text.to_owned(),
            (Mark::Deleted, false) => format!("[-{text}-]"),
            (Mark::Inserted, false) => format!("{{+{text}+}}"),
            (Mark::Deleted, true) => format!("\x1b[31m[-{text}-]\x1b[0m"),
            (Mark::Inserted, true) => format!("\x1b[32m{{+{text}+}}\x1b[0m"),
        }
    }

    fn bold(&self, text: &str) -> String {
        if self.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }
}
