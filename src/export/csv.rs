//! `clauses.csv`: one clause a line, the withdrawn ones last, safe to open in a spreadsheet.

use clause_documents::escape::cell as guarded;
use csv::{Terminator, WriterBuilder};

use super::error::ExportError;
use super::record::{ClauseRecord, CorpusRecord, RetiredRecord, SectionRecord, WordRecord};
use crate::corpus::clause::VIEW_HEADING;

/// The table up to its first clause: UTF-8 with a byte-order mark, which spreadsheets need to tell it from older encodings.
pub(super) fn begin(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    add([head(&record.parties)], &mut bytes)?;
    Ok(bytes)
}

/// Adds the line of a clause. `record` needs no clauses.
pub(super) fn add_clause(record: &CorpusRecord, clause: &ClauseRecord, table: &mut Vec<u8>) -> Result<(), ExportError> {
    add([row(record, clause)], table)
}

/// The lines of the withdrawn clauses.
pub(super) fn end(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let mut table = Vec::new();
    add(record.retired.iter().map(|clause| withdrawn_row(record, clause)), &mut table)?;
    Ok(table)
}

/// Adds lines. Names of parties are in the first line, so cells are guarded there too.
fn add(rows: impl IntoIterator<Item = Vec<String>>, table: &mut Vec<u8>) -> Result<(), ExportError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(table);
    let write = || {
        rows.into_iter().try_for_each(|row| writer.write_record(row.into_iter().map(guarded)))?;
        writer.flush().map_err(csv::Error::from)
    };
    write().map_err(|cause| ExportError::new("clauses.csv", cause))
}

fn head(parties: &[WordRecord]) -> Vec<String> {
    let first = ["id", "title", "topic", "parties", "kind", "phases", "summary", "text", "rationale"].map(str::to_owned);
    let views = parties.iter().map(|party| format!("{}{VIEW_HEADING}", party.name));
    let last = [
        "fallback",
        "evidence",
        "values",
        "references",
        "mentions",
        "see also",
        "origin",
        "reviewed",
        "address",
        "citation",
        "status",
        "clause status",
        "withdrawn since",
        "reason",
        "replaced by",
    ];
    first.into_iter().chain(views).chain(last.map(str::to_owned)).collect()
}

fn row(record: &CorpusRecord, clause: &ClauseRecord) -> Vec<String> {
    let view = |party: &WordRecord| {
        let view = clause.views.iter().find(|view| view.party == party.id);
        view.map(|view| view.section.text.text.clone()).unwrap_or_default()
    };
    let values = clause.parameters.iter().map(|parameter| {
        let of_parties: String = parameter.party_values.iter().map(|of| format!("; {} {}", of.party, of.value)).collect();
        format!("{}: {}{of_parties}", parameter.label, parameter.default)
    });
    let references =
        clause.references.iter().map(|reference| format!("{} {}", reference.framework, reference.provision).trim_end().to_owned());
    let origin = clause.origin.iter().map(|origin| {
        format!("v{} clause {} ({}, ours: {})", origin.version, origin.clause, origin.confidence.name(), origin.comparison.name())
    });
    let reviewed = clause.reviewed.iter().map(|review| format!("{} {}", review.role, review.date));
    let mut row = vec![
        clause.id.to_string(),
        clause.title.clone(),
        clause.topic_title.clone(),
        clause.parties.join("; "),
        clause.kind.clone(),
        clause.phases.join("; "),
        clause.summary.clone(),
        clause.text.clone(),
        text(clause.rationale.as_ref()),
    ];
    row.extend(record.parties.iter().map(view));
    row.extend([
        text(clause.fallback.as_ref().map(|fallback| &fallback.section)),
        text(clause.evidence.as_ref()),
        values.collect::<Vec<_>>().join("\n"),
        references.collect::<Vec<_>>().join("; "),
        joined(&clause.mentions),
        joined(&clause.see_also),
        origin.collect::<Vec<_>>().join("; "),
        reviewed.collect::<Vec<_>>().join("; "),
        clause.address.clone(),
        clause.citation.clone(),
        record.corpus.status.clone().unwrap_or_default(),
        clause.status.name().to_owned(),
    ]);
    row.resize(row.len() + 3, String::new());
    row
}

/// The line of a withdrawn clause, which has its last text and nothing that belongs to a clause in force.
fn withdrawn_row(record: &CorpusRecord, clause: &RetiredRecord) -> Vec<String> {
    let topic = record.topics.iter().find(|topic| Some(&topic.id) == clause.topic.as_ref());
    let cell = |column: &str| match column {
        "id" => clause.id.to_string(),
        "title" => clause.title.clone(),
        "topic" => topic.map(|topic| topic.title.clone()).unwrap_or_default(),
        "text" => clause.text.text.clone(),
        "address" => clause.address.clone(),
        "citation" => clause.citation.clone(),
        "status" => record.corpus.status.clone().unwrap_or_default(),
        "clause status" => clause.status.name().to_owned(),
        "withdrawn since" => clause.since.clone(),
        "reason" => clause.reason.clone(),
        "replaced by" => joined(&clause.replaced_by),
        _ => String::new(),
    };
    head(&record.parties).iter().map(|column| cell(column)).collect()
}

fn text(section: Option<&SectionRecord>) -> String {
    section.map(|section| section.text.text.clone()).unwrap_or_default()
}

fn joined(ids: &[impl ToString]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
