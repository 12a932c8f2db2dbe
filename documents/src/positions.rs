//! The table in which the parties write their positions: its columns and rows, whatever file they go into.

use crate::agreement::{Agreement, Article, ParameterChoice};
use crate::outline::{source, written};
use crate::plain;
use crate::words::Words;

/// The keys of the names of the first columns, and of the last one.
pub(crate) const ID: &str = "table-id";
pub(crate) const TITLE: &str = "table-title";
pub(crate) const TEXT: &str = "entry-text";
pub(crate) const VALUES: &str = "jumps-values";
pub(crate) const SOURCE: &str = "framework-source";

/// The keys of what a party may answer; other words are kept as they are.
#[cfg(feature = "office")]
pub(crate) const POSITIONS: [&str; 4] = ["position-comply", "position-partly", "position-no", "position-alternative"];

/// The key of what a comparison found in a draft; only in sheets that are made from one.
const FOUND: &str = "document-found";

/// The keys of the columns of a party: `HDO position`.
pub(crate) const OF_PARTY: [&str; 3] = ["position-position", "position-text", "position-owner"];

/// The name of a column of a party.
pub(crate) fn column_of(party: &str, key: &str, words: &Words) -> String {
    words.with(key, &[("party", party)])
}

/// Most characters that a cell of a spreadsheet can have.
const MAX_CELL_LEN: usize = 32_767;

/// What the table is, in one line.
#[cfg(feature = "office")]
pub(crate) fn notice(agreement: &Agreement) -> String {
    let source = source(agreement);
    match agreement.cover.status.as_deref() {
        Some(status) => agreement.words.with("document-positions-status", &[("source", &source), ("status", status)]),
        None => agreement.words.with("document-positions", &[("source", &source)]),
    }
}

/// The words of the parties, as the columns name them.
fn parties(agreement: &Agreement) -> impl Iterator<Item = &str> {
    agreement.cover.parties.iter().map(|(word, _)| word.as_str())
}

/// The names of the columns.
pub(crate) fn head(agreement: &Agreement) -> Vec<String> {
    let words = &agreement.words;
    let mut head = [ID, TITLE, TEXT, VALUES].map(|key| words.get(key)).to_vec();
    head.extend(parties(agreement).map(|party| column_of(party, "values-leaning", words)));
    for party in parties(agreement) {
        head.extend(OF_PARTY.map(|key| column_of(party, key, words)));
    }
    head.extend(has_findings(agreement).then(|| words.get(FOUND)));
    head.push(words.get(SOURCE));
    head
}

/// A row for each clause. The columns of the parties' positions are empty, but for the text of a draft that was compared.
pub(crate) fn rows(agreement: &Agreement) -> impl Iterator<Item = Vec<String>> {
    written(agreement).map(|article| {
        let values = |value: &dyn Fn(&ParameterChoice) -> String| listed(&article.parameters, value);
        let mut row = vec![article.clause.clone(), article.title.clone(), plain::text(&article.blocks), values(&|one| one.value.clone())];
        row.extend(agreement.cover.party_ids.iter().map(|party| values(&|one| leaning(one, party))));
        let finding = agreement.findings.clauses.get(&article.clause);
        for party in &agreement.cover.party_ids {
            let text = finding.filter(|_| *party == agreement.findings.party).map(|finding| finding.text.clone());
            row.extend([String::new(), text.unwrap_or_default(), String::new()]);
        }
        row.extend(has_findings(agreement).then(|| finding.map(|finding| finding.state.clone()).unwrap_or_default()));
        row.push(citation(article, agreement));
        row.into_iter().map(fitting).collect()
    })
}

fn has_findings(agreement: &Agreement) -> bool {
    !agreement.findings.clauses.is_empty()
}

/// `Time of delivery: 10 days`, one on a line.
fn listed(parameters: &[ParameterChoice], value: &dyn Fn(&ParameterChoice) -> String) -> String {
    parameters.iter().map(|one| format!("{}: {}", one.label, value(one))).collect::<Vec<_>>().join("\n")
}

fn leaning(parameter: &ParameterChoice, party: &str) -> String {
    let found = parameter.leanings.iter().find(|leaning| leaning.party == party);
    found.map_or_else(|| parameter.default.clone(), |leaning| leaning.value.clone())
}

fn citation(article: &Article, agreement: &Agreement) -> String {
    if article.citation.is_empty() { format!("{}, {}", source(agreement), article.clause) } else { article.citation.clone() }
}

/// A text that a cell can have.
pub(crate) fn fitting(text: String) -> String {
    if text.encode_utf16().count() <= MAX_CELL_LEN {
        return text;
    }
    // A character has at most two units of UTF-16.
    let kept: String = text.chars().take(MAX_CELL_LEN / 2 - 1).collect();
    format!("{kept}…")
}
