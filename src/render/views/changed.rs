//! What changed in one clause or one term, with the words that came and went.

use serde::Serialize;

use super::super::page::PageContext;
use super::super::parts::Html;
use super::super::redline;
use crate::addresses;
use crate::difference::{self, ClauseDifference, DifferenceKind, ParameterDifference, Part, TermDifference, is_same};
use crate::text::capitalised;

/// What changed in a clause, whatever page shows it.
#[derive(Debug, Serialize)]
pub struct ChangedClause {
    /// `PAT-2`.
    pub id: String,
    /// Facts that changed.
    pub facts: Vec<Fact>,
    /// Its text, with what changed in it; empty where nothing did.
    pub text: Html,
    /// Whether all of the text came or went, so that nothing in it is marked.
    pub is_whole: bool,
    /// Values that changed.
    pub values: Vec<Value>,
    /// Names of parts that explain the clause and have changed, as one list of words.
    pub explanation: String,
}

/// A fact that changed.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// `Binds`.
    pub name: &'static str,
    /// What it says, with what changed in it.
    pub html: Html,
}

/// A value that changed.
#[derive(Debug, Serialize)]
pub struct Value {
    /// What it is.
    pub label: Html,
    /// `Added` or `Withdrawn`, or empty.
    pub kind: String,
    /// The default and the parties' values that changed.
    pub values: Vec<NamedValue>,
}

/// A value with its name.
#[derive(Debug, Serialize)]
pub struct NamedValue {
    /// `Default`, or whose.
    pub name: String,
    /// The value, with what changed in it.
    pub html: Html,
}

/// What changed in a term.
#[derive(Debug, Serialize)]
pub struct TermPart {
    /// Its anchor.
    pub anchor: String,
    /// Its page, relative; none where it has none.
    pub href: Option<String>,
    /// The term, with what changed in it.
    pub term: Html,
    /// `Added`, `Changed`, `Renamed` or `Withdrawn`.
    pub kind: String,
    /// What it means, with what changed in it.
    pub definition: Html,
    /// Other forms, where they changed.
    pub aliases: Html,
}

/// Whether all of a clause or a term came or went.
fn is_whole(kind: DifferenceKind) -> bool {
    matches!(kind, DifferenceKind::Added | DifferenceKind::Withdrawn)
}

/// The title of a clause, with what changed in it.
pub(super) fn title(clause: &ClauseDifference) -> Html {
    if is_whole(clause.kind) { redline::whole_line(&clause.title) } else { redline::line(&clause.title) }
}

/// What changed in a clause.
pub(super) fn clause(clause: &ClauseDifference) -> ChangedClause {
    let is_whole = is_whole(clause.kind);
    let text = match is_whole {
        true => redline::whole(&clause.text),
        false if clause.text.iter().all(Part::is_same) => Html::new(),
        false => redline::text(&clause.text),
    };
    let fact = |fact: &difference::FactDifference| Fact { name: fact.name, html: redline::line(&fact.words) };
    ChangedClause {
        id: clause.id.to_string(),
        // Of a clause that came or went, its text says it all; values stand in it.
        facts: if is_whole { Vec::new() } else { clause.facts.iter().map(fact).collect() },
        values: if is_whole { Vec::new() } else { clause.parameters.iter().map(value).collect() },
        explanation: clause.explanation.join(", "),
        text,
        is_whole,
    }
}

/// What changed in a term, on a page.
pub(super) fn term(page: &PageContext<'_, '_>, term: &TermDifference) -> TermPart {
    let is_whole = is_whole(term.kind);
    TermPart {
        anchor: addresses::term_difference_anchor(&term.slug),
        href: page.href_of_term(&term.slug),
        term: if is_whole { redline::whole_line(&term.term) } else { redline::line(&term.term) },
        kind: capitalised(term.kind.name()),
        definition: if is_whole { redline::whole(&term.definition) } else { redline::text(&term.definition) },
        aliases: if is_whole { Html::new() } else { redline::line(&term.aliases) },
    }
}

fn value(parameter: &ParameterDifference) -> Value {
    let kind = match parameter.mark {
        difference::Mark::Kept => "",
        difference::Mark::Deleted => "Withdrawn",
        difference::Mark::Inserted => "Added",
    };
    let is_whole = !kind.is_empty();
    let line = |runs: &[difference::Run]| if is_whole { redline::whole_line(runs) } else { redline::line(runs) };
    let mut values = Vec::new();
    if is_whole || !is_same(&parameter.default) {
        values.push(NamedValue { name: "Default".to_owned(), html: line(&parameter.default) });
    }
    let sides = parameter.party_values.iter();
    values.extend(sides.map(|side| NamedValue { name: format!("{}-leaning", side.party), html: line(&side.value) }));
    Value { label: line(&parameter.label), kind: kind.to_owned(), values }
}
