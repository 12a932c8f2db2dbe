//! What changed in one clause or one term, with the words that came and went.

use serde::Serialize;

use super::super::page::PageContext;
use super::super::parts::Html;
use super::super::redline;
use crate::addresses;
use crate::corpus::clause::VIEW_HEADING;
use crate::difference::{self, ClauseDifference, DifferenceKind, ParameterDifference, Part, TermDifference, is_same};
use crate::text::capitalised;
use crate::words::Words;

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
    pub name: String,
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
pub(super) fn title(words: &Words, clause: &ClauseDifference) -> Html {
    if is_whole(clause.kind) { redline::whole_line(words, &clause.title) } else { redline::line(words, &clause.title) }
}

/// What changed in a clause.
pub(super) fn clause(words: &Words, clause: &ClauseDifference) -> ChangedClause {
    let is_whole = is_whole(clause.kind);
    let text = match is_whole {
        true => redline::whole(words, &clause.text),
        false if clause.text.iter().all(Part::is_same) => Html::new(),
        false => redline::text(words, &clause.text),
    };
    let fact = |fact: &difference::FactDifference| Fact { name: part(words, fact.name), html: redline::line(words, &fact.words) };
    ChangedClause {
        id: clause.id.to_string(),
        // Of a clause that came or went, its text says it all; values stand in it.
        facts: if is_whole { Vec::new() } else { clause.facts.iter().map(fact).collect() },
        values: if is_whole { Vec::new() } else { clause.parameters.iter().map(|parameter| value(words, parameter)).collect() },
        explanation: clause.explanation.iter().map(|name| part(words, name)).collect::<Vec<_>>().join(", "),
        text,
        is_whole,
    }
}

/// What changed in a term, on a page.
pub(super) fn term(page: &PageContext<'_, '_>, term: &TermDifference) -> TermPart {
    let is_whole = is_whole(term.kind);
    let words = page.words();
    TermPart {
        anchor: addresses::term_difference_anchor(&term.slug),
        href: page.href_of_term(&term.slug),
        term: if is_whole { redline::whole_line(words, &term.term) } else { redline::line(words, &term.term) },
        kind: kind(words, term.kind),
        definition: if is_whole { redline::whole(words, &term.definition) } else { redline::text(words, &term.definition) },
        aliases: if is_whole { Html::new() } else { redline::line(words, &term.aliases) },
    }
}

/// What happened to a clause, a term or a value, as a heading.
pub(super) fn kind(words: &Words, kind: DifferenceKind) -> String {
    capitalised(&words.get(&format!("kind-{}", kind.name())))
}

/// What a part of a clause is called, which a difference names in English.
fn part(words: &Words, name: &str) -> String {
    let key = match name {
        "Binds" => "table-binds",
        "Kind" => "facet-kind",
        "Summary" => "part-summary",
        "Basis of the values" => "part-basis",
        "Phases" => "part-phases",
        "References" => "frame-references",
        "Rationale" => "section-rationale",
        "Fallback" => "section-fallback",
        "Evidence" => "section-evidence",
        "Notes" => "section-notes",
        other => return words.with("section-view", &[("party", other.strip_suffix(VIEW_HEADING).unwrap_or(other).into())]),
    };
    words.get(key)
}

fn value(words: &Words, parameter: &ParameterDifference) -> Value {
    let kind = match parameter.mark {
        difference::Mark::Kept => String::new(),
        difference::Mark::Deleted => self::kind(words, DifferenceKind::Withdrawn),
        difference::Mark::Inserted => self::kind(words, DifferenceKind::Added),
    };
    let is_whole = !kind.is_empty();
    let line = |runs: &[difference::Run]| if is_whole { redline::whole_line(words, runs) } else { redline::line(words, runs) };
    let mut values = Vec::new();
    if is_whole || !is_same(&parameter.default) {
        values.push(NamedValue { name: words.get("difference-default"), html: line(&parameter.default) });
    }
    let sides = parameter.party_values.iter();
    values.extend(
        sides.map(|side| NamedValue {
            name: words.with("values-leaning", &[("party", side.party.as_str().into())]),
            html: line(&side.value),
        }),
    );
    Value { label: line(&parameter.label), kind, values }
}
