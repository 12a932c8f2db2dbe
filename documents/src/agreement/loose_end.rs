//! What is open in a schedule, and the ways to solve it.

use serde::Serialize;
use serde_json::Value;

use crate::json::{Fields, FromJson, NotOfForm};
use crate::schedule::{Choice, Decision, Entry, Schedule, Use};

/// Something that a reader has to decide, or has decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LooseEnd {
    /// A name of its own, the same as long as the loose end is there.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The chosen clause in which it is; none for a definition.
    pub clause: Option<String>,
    /// The term in whose definition it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// The items in which it is, as `(b)(ii)`.
    pub items: Vec<String>,
    /// The words around it: the sentence of the first place.
    pub words: String,
    /// The clause that is missing, or contradicts.
    pub target: Option<String>,
    /// Its title.
    pub target_title: String,
    /// One sentence without a full stop.
    pub message: String,
    /// The ways to solve it.
    pub solutions: Vec<Solution>,
    /// Whether it is solved; if so, by which decision where there is one.
    pub solved: bool,
    /// The decision that solves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// Kinds of loose ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A clause that the corpus does not have.
    Unknown,
    /// A clause that was withdrawn.
    Withdrawn,
    /// A clause without which another has no meaning is not chosen.
    Requires,
    /// A text refers to a clause that is not chosen.
    Reference,
    /// Two values that should be the same differ.
    Tie,
    /// A value of the reader's own cannot be used.
    Value,
    /// A value is left blank.
    Blank,
    /// An alternative that does not exist or cannot be applied was chosen.
    Fallback,
    /// A clause has another text today than in the release that the schedule was made from.
    Release,
}

/// A way to solve a loose end: a change of the schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Solution {
    /// Choose the clause too.
    Add {
        /// Its id.
        clause: String,
    },
    /// Decide what becomes of a reference.
    Decide {
        /// The clause with the reference; none for a definition.
        clause: Option<String>,
        /// The term whose definition has the reference.
        #[serde(skip_serializing_if = "Option::is_none")]
        term: Option<String>,
        /// The clause that it refers to.
        reference: String,
        /// What becomes of it.
        decision: Decision,
    },
    /// Choose another value.
    Value {
        /// The clause.
        clause: String,
        /// The name of its parameter.
        parameter: String,
        /// The value.
        choice: Choice,
    },
    /// Choose other clauses in its place.
    Replace {
        /// Its id.
        clause: String,
        /// Their ids.
        with: Vec<String>,
    },
    /// Do without the clause.
    Remove {
        /// Its id.
        clause: String,
    },
    /// Take the text as published.
    UseText {
        /// The clause.
        clause: String,
    },
    /// Take the text of a release.
    Release {
        /// The clause.
        clause: String,
        /// The name of the release; empty for the text of today.
        release: String,
    },
}

impl Solution {
    /// Changes a schedule so. What the schedule does not have is left alone.
    pub fn apply(self, schedule: &mut Schedule) {
        match self {
            Self::Add { clause } => add(schedule, clause, schedule.entries.len()),
            Self::Decide { clause: Some(clause), reference, decision, .. } => {
                if let Some(entry) = schedule.entry_mut(&clause) {
                    entry.references.insert(reference, decision);
                }
            }
            Self::Decide { term: Some(term), reference, decision, .. } => {
                schedule.definitions.entry(&term).insert(reference, decision);
            }
            Self::Decide { .. } => {}
            Self::Value { clause, parameter, choice } => {
                if let Some(entry) = schedule.entry_mut(&clause) {
                    entry.values.insert(parameter, choice);
                }
            }
            Self::Replace { clause, with } => {
                if let Some(at) = schedule.entries.iter().position(|entry| entry.clause == clause) {
                    schedule.entries.remove(at);
                    with.into_iter().enumerate().for_each(|(index, id)| add(schedule, id, at + index));
                }
            }
            Self::Remove { clause } => schedule.entries.retain(|entry| entry.clause != clause),
            Self::UseText { clause } => {
                if let Some(entry) = schedule.entry_mut(&clause) {
                    entry.uses = Use::Text;
                }
            }
            Self::Release { clause, release } => {
                if let Some(entry) = schedule.entry_mut(&clause) {
                    // Alternatives are counted in the text that they belong to.
                    entry.uses = Use::Text;
                    entry.release = Some(release);
                }
            }
        }
    }
}

/// Adds a clause unless it is there.
fn add(schedule: &mut Schedule, clause: String, at: usize) {
    if schedule.entry(&clause).is_none() {
        schedule.entries.insert(at.min(schedule.entries.len()), Entry { clause, ..Entry::default() });
    }
}

impl FromJson for Solution {
    fn from_json(value: Value) -> Result<Self, NotOfForm> {
        let mut solution = Fields::of(value)?;
        Ok(match solution.get::<String>("do")?.as_str() {
            "add" => Self::Add { clause: solution.get("clause")? },
            "decide" => Self::Decide {
                clause: solution.get("clause")?,
                term: solution.get("term")?,
                reference: solution.get("reference")?,
                decision: solution.get("decision")?,
            },
            "value" => {
                Self::Value { clause: solution.get("clause")?, parameter: solution.get("parameter")?, choice: solution.get("choice")? }
            }
            "replace" => Self::Replace { clause: solution.get("clause")?, with: solution.get("with")? },
            "remove" => Self::Remove { clause: solution.get("clause")? },
            "use-text" => Self::UseText { clause: solution.get("clause")? },
            "release" => Self::Release { clause: solution.get("clause")?, release: solution.get("release")? },
            _ => return Err(NotOfForm),
        })
    }
}
