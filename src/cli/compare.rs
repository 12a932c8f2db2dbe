//! `mdbook-clauses compare`: which clauses come near to which provisions of a draft.
//!
//! It says what was found and never what that means: whether a draft says as much as a clause is for a reader.

use std::fs;

use anyhow::{Context as _, Result, bail};
use clause_documents::compare::{Comparer, Comparison, Match, NearestProvisions};
use clause_documents::note::Note;
use clause_documents::provisions::{self, Draft, Provision};
use clause_documents::words::Words;
use serde::Serialize;

use crate::assembly::desk;
use crate::corpus::Corpus;
use crate::text::plural;

use super::progress::{output, status};
use super::{CompareArguments, CompareFormat, load_valid};

/// Version of the form of the JSON.
const VERSION: u32 = 1;

/// So much of a provision is shown.
const MAX_EXCERPT: usize = 90;

const NOTICE: &str = "Words were compared and nothing else. Whether a provision says what a clause says is for a reader.";

pub(super) fn run(arguments: &CompareArguments) -> Result<bool> {
    let bytes = fs::read(&arguments.draft).with_context(|| format!("cannot read {}", arguments.draft.display()))?;
    let name = arguments.draft.to_string_lossy();
    let draft = provisions::read(&name, &bytes, &Words::default()).with_context(|| format!("cannot compare {name}"))?;
    let Some(checked) = load_valid(&arguments.book)? else { return Ok(false) };
    let ids = arguments.profile.as_deref().map(|profile| clauses_of(&checked.edition.corpus, profile)).transpose()?;
    let comparison = Comparer::new(&desk::corpus(&checked.edition)?).compare(&draft.provisions, ids.as_deref());
    for note in &draft.notes {
        status(&format!("note: {}", note.message));
    }
    let lines = match arguments.format {
        CompareFormat::Json => vec![json(&draft, &comparison)],
        CompareFormat::Text => text(&draft.provisions, &comparison),
    };
    for line in lines {
        if !output(&line) {
            break;
        }
    }
    Ok(true)
}

/// The ids of the clauses of a profile.
fn clauses_of(corpus: &Corpus, id: &str) -> Result<Vec<String>> {
    let Some(profile) = corpus.profiles.iter().find(|profile| profile.id.value == id) else {
        let known: Vec<&str> = corpus.profiles.iter().map(|profile| profile.id.value.as_str()).collect();
        bail!("there is no profile `{id}`; use one of: {}", known.join(", "));
    };
    Ok(profile.clauses.iter().map(|chosen| chosen.id.value.to_string()).collect())
}

/// The comparison with what was compared.
#[derive(Debug, Serialize)]
struct Document<'a> {
    version: u32,
    notice: &'static str,
    notes: &'a [Note],
    provisions: &'a [Provision],
    comparison: &'a Comparison,
}

fn json(draft: &Draft, comparison: &Comparison) -> String {
    let document = Document { version: VERSION, notice: NOTICE, notes: &draft.notes, provisions: &draft.provisions, comparison };
    serde_json::to_string(&document).expect("comparisons always become JSON")
}

fn text(provisions: &[Provision], comparison: &Comparison) -> Vec<String> {
    let (found, not): (Vec<_>, Vec<_>) = comparison.clauses.iter().partition(|clause| clause.found);
    let alone: Vec<usize> = (0..provisions.len()).filter(|&index| !comparison.provisions[index].found).collect();
    let mut lines = vec![
        format!("{} and {} compared", plural(provisions.len(), "provision"), plural(comparison.clauses.len(), "clause")),
        NOTICE.to_owned(),
        String::new(),
        format!("FOUND, NOT CONFIRMED ({})", found.len()),
    ];
    for clause in found {
        near(clause, provisions, &mut lines);
    }
    lines.extend([String::new(), format!("NOTHING LIKE IT WAS FOUND ({})", not.len())]);
    lines.extend(not.into_iter().map(|clause| format!("{}  {}", clause.clause, clause.title)));
    lines.extend([String::new(), format!("PROVISIONS TO WHICH NO CLAUSE COMES NEAR ({})", alone.len())]);
    lines.extend(alone.into_iter().map(|index| excerpt(&provisions[index])));
    lines
}

/// A clause with the provisions that were found for it.
fn near(clause: &NearestProvisions, provisions: &[Provision], lines: &mut Vec<String>) {
    lines.push(format!("{}  {}", clause.clause, clause.title));
    let found = || clause.nearest.iter().filter(|near| near.found);
    for near in found() {
        lines.push(format!("    {}", excerpt(&provisions[near.provision])));
        lines.push(format!("        both have: {}", near.words.join(", ")));
    }
    let theirs: Vec<&str> = found().flat_map(|near| &near.theirs).map(|amount| amount.amount.as_str()).collect();
    if !theirs.is_empty() {
        lines.push(format!("        theirs: {}", theirs.join(" / ")));
    }
    lines.extend(found().next().and_then(ours));
}

/// The values that a clause sets.
fn ours(near: &Match) -> Option<String> {
    let values: Vec<String> = near.ours.iter().map(|set| format!("{} ({})", set.value, set.label)).collect();
    (!values.is_empty()).then(|| format!("        ours: {}", values.join(" / ")))
}

fn excerpt(provision: &Provision) -> String {
    let words = provision.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(MAX_EXCERPT).collect();
    let dots = if short.len() < words.len() { "…" } else { "" };
    let number = if provision.number.is_empty() { String::new() } else { format!("{}  ", provision.number) };
    format!("{number}{short}{dots}")
}
