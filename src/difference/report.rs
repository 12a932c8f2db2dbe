//! A difference with what releases say of it, for people who ask at a terminal and for programs: as lines of JSON, and
//! as lines of text.

use serde::Serialize;

use super::{ClauseDifference, Content, Difference, Mark, Pair, ParameterDifference, Part, Run, TermDifference, UNRELEASED, is_same};
use crate::corpus::{ClauseId, Corpus};
use crate::link::Edition;
use crate::release::Release;
use crate::text::capitalised;

/// Version of the form of a line of JSON.
const VERSION: u32 = 1;

/// Two states of a corpus, each an index into the list of releases, or none for the text of today.
#[derive(Debug, Clone, Copy)]
pub struct States<'a> {
    releases: &'a [Release],
    today: &'a Edition,
    from: Option<usize>,
    to: Option<usize>,
}

impl<'a> States<'a> {
    /// The states of two names: of releases, or `unreleased`.
    ///
    /// # Errors
    ///
    /// Says which names there are.
    pub fn of(releases: &'a [Release], today: &'a Edition, from: &str, to: &str) -> Result<Self, String> {
        Ok(Self { releases, today, from: state(releases, from)?, to: state(releases, to)? })
    }

    /// The two texts.
    pub fn corpora(&self) -> (&'a Corpus, &'a Corpus) {
        let corpus = |state: Option<usize>| &state.map_or(self.today, |index| &self.releases[index].edition).corpus;
        (corpus(self.from), corpus(self.to))
    }

    /// What releases say of the changes of a clause on the way; nothing where the second state is the older one.
    pub fn reasons(&self, id: &ClauseId) -> Vec<Reason<'a>> {
        let pair = self.from.filter(|&from| self.to.is_none_or(|to| to < from)).map(|from| Pair { from, to: self.to });
        let entries = pair.map(|pair| pair.entries(self.releases, self.today, id)).unwrap_or_default();
        entries.into_iter().map(|change| Reason { kind: change.kind.name(), reason: &change.reason }).collect()
    }

    /// A difference between the two as lines of JSON, still as values.
    pub fn lines<'d>(&self, difference: &'d Difference) -> Vec<Line<'d>>
    where
        'a: 'd,
    {
        let clauses = difference.clauses.iter();
        let clauses = clauses.map(|clause| Line::Clause { version: VERSION, difference: clause, reasons: self.reasons(&clause.id) });
        let terms = difference.terms.iter().map(|term| Line::Term { version: VERSION, difference: term });
        clauses.chain(terms).collect()
    }
}

/// The index of a release by its name; none for the text of today.
fn state(releases: &[Release], name: &str) -> Result<Option<usize>, String> {
    if name == UNRELEASED {
        return Ok(None);
    }
    let found = releases.iter().position(|release| release.name.as_str() == name);
    found.map(Some).ok_or_else(|| {
        let known: Vec<&str> = releases.iter().map(|release| release.name.as_str()).chain([UNRELEASED]).collect();
        format!("there is no release `{name}`; use one of: {}", known.join(", "))
    })
}

/// What a release says of a clause.
#[derive(Debug, Serialize)]
pub struct Reason<'a> {
    /// What the change is: `substantive`, `editorial`, …
    pub kind: &'static str,
    /// Why.
    pub reason: &'a str,
}

/// A line of JSON.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Line<'a> {
    /// A clause that differs.
    Clause {
        /// Version of this form.
        version: u32,
        /// What differs.
        #[serde(flatten)]
        difference: &'a ClauseDifference,
        /// What releases say of it.
        reasons: Vec<Reason<'a>>,
    },
    /// A term that differs.
    Term {
        /// Version of this form.
        version: u32,
        /// What differs.
        #[serde(flatten)]
        difference: &'a TermDifference,
    },
}

/// Differences as lines of text, with the signs of `wdiff`, which are read without colour.
#[derive(Debug)]
pub struct Drawing {
    /// Whether a terminal shows them in colour.
    pub colour: bool,
}

impl Drawing {
    /// A clause: its id, what became of it, the reasons, and the words that differ.
    pub fn clause(&self, clause: &ClauseDifference, reasons: &[Reason<'_>]) -> Vec<String> {
        let mut lines = vec![format!("{}  {}  ({})", self.bold(clause.id.as_str()), self.title(&clause.title), clause.kind.name())];
        lines.extend(reasons.iter().map(|reason| format!("    {}. {}", capitalised(reason.kind), reason.reason)));
        lines.extend(clause.facts.iter().map(|fact| format!("    {}: {}", fact.name, self.runs(&fact.words))));
        self.blocks(&clause.text, 1, &mut lines);
        for parameter in &clause.parameters {
            self.parameter(parameter, &mut lines);
        }
        lines
    }

    /// A term.
    pub fn term(&self, term: &TermDifference) -> Vec<String> {
        let mut lines = vec![format!("{}  ({})", self.bold(&self.title(&term.term)), term.kind.name())];
        if !is_same(&term.aliases) {
            lines.push(format!("    Also: {}", self.runs(&term.aliases)));
        }
        self.blocks(&term.definition, 1, &mut lines);
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
            Content::Item { letter, signs, blocks } => {
                let first = lines.len();
                self.blocks(blocks, depth + 1, lines);
                let marker: String = letter.iter().map(|run| self.marked(run.mark, &signs.around(&run.text()))).collect();
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
