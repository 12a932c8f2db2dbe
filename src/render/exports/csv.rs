//! `clauses.csv`: one clause a line, safe to open in a spreadsheet.

use super::record::ClauseRecord;
use crate::corpus::{Clause, Named};
use crate::render::RenderError;
use crate::render::context::Context;

/// All clauses: UTF-8 with a byte-order mark, which spreadsheets need to tell it from older encodings.
pub(super) fn clauses(context: &Context<'_>, records: &[ClauseRecord]) -> Result<Vec<u8>, RenderError> {
    let fail = |error: &dyn std::fmt::Display| RenderError::export("clauses.csv", error);
    let corpus = &context.edition.corpus;
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let mut head = vec!["id", "title", "topic", "parties", "kind", "phases", "summary", "text", "rationale"]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    head.extend(corpus.settings.parties.iter().map(|party| format!("{} view", party.name)));
    head.extend(
        ["fallback", "evidence", "values", "references", "names", "see", "origin", "reviewed", "address", "citation", "status"]
            .map(str::to_owned),
    );
    // Names of parties are in it.
    let head: Vec<String> = head.into_iter().map(guarded).collect();
    writer.write_record(&head).map_err(|error| fail(&error))?;
    for (clause, record) in corpus.clauses.iter().zip(records) {
        let row: Vec<String> = row(context, clause, record).into_iter().map(guarded).collect();
        writer.write_record(&row).map_err(|error| fail(&error))?;
    }
    writer.flush().map_err(|error| fail(&error))?;
    drop(writer);
    Ok(bytes)
}

fn row(context: &Context<'_>, clause: &Clause, record: &ClauseRecord) -> Vec<String> {
    let corpus = &context.edition.corpus;
    let view =
        |party: &Named| record.views.iter().find(|view| view.party == party.id.value).map(|view| view.text.clone()).unwrap_or_default();
    let values = record.parameters.iter().map(|parameter| {
        let leanings: String = parameter.leanings.iter().map(|leaning| format!("; {} {}", leaning.party, leaning.value)).collect();
        format!("{}: {}{leanings}", parameter.label, parameter.default)
    });
    let origin = record
        .origin
        .iter()
        .map(|origin| format!("v{} clause {} ({}, ours: {})", origin.version, origin.clause, origin.confidence, origin.ours));
    let reviewed = record.reviewed.iter().map(|review| format!("{} {}", review.role, review.date));
    let references = clause.references.iter().map(|reference| reference.value.as_str());
    let mut row = vec![
        record.id.clone(),
        record.title.clone(),
        corpus.topics[clause.topic].title.clone(),
        record.parties.join("; "),
        record.kind.clone(),
        record.phases.join("; "),
        record.summary.clone(),
        record.text.clone(),
        record.rationale.clone(),
    ];
    row.extend(corpus.settings.parties.iter().map(view));
    row.extend([
        record.fallback.clone().unwrap_or_default(),
        record.evidence.clone().unwrap_or_default(),
        values.collect::<Vec<_>>().join("\n"),
        references.collect::<Vec<_>>().join("; "),
        record.names.join("; "),
        record.see.join("; "),
        origin.collect::<Vec<_>>().join("; "),
        reviewed.collect::<Vec<_>>().join("; "),
        record.address.clone(),
        record.citation.clone(),
        context.site.mark.clone().unwrap_or_default(),
    ]);
    row
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
/// Source: OWASP, "CSV Injection".
fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn formulas_are_guarded() {
        for cell in ["=1+1", "+1", "-1", "@x", "\t=1"] {
            assert_eq!(guarded(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(guarded("a=1".to_owned()), "a=1");
        assert_eq!(guarded(String::new()), "");
    }
}
