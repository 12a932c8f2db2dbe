//! `clauses.csv`: one clause a line, safe to open in a spreadsheet.

use crate::corpus::{Located, SectionKind};
use crate::render::context::Context;
use crate::render::{RenderError, address, plain};

/// All clauses: UTF-8 with a byte-order mark, which spreadsheets need to tell it from older encodings.
pub(super) fn clauses(context: &Context<'_>) -> Result<Vec<u8>, RenderError> {
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
    writer.write_record(&head).map_err(|error| fail(&error))?;
    for index in 0..corpus.clauses.len() {
        let row: Vec<String> = row(context, index).into_iter().map(guarded).collect();
        writer.write_record(&row).map_err(|error| fail(&error))?;
    }
    writer.flush().map_err(|error| fail(&error))?;
    drop(writer);
    Ok(bytes)
}

fn row(context: &Context<'_>, index: usize) -> Vec<String> {
    let edition = context.edition;
    let corpus = &edition.corpus;
    let (clause, links) = (&corpus.clauses[index], &edition.links[index]);
    let path = address::clause(&clause.id.value);
    let join = |words: &[Located<String>]| words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join("; ");
    let ids = |indices: &[usize]| indices.iter().map(|&other| corpus.clauses[other].id.value.as_str()).collect::<Vec<_>>().join("; ");
    let text =
        |kind: &SectionKind| clause.section(kind).map(|section| plain::text(&section.blocks, &clause.parameters)).unwrap_or_default();
    let mut row = vec![
        clause.id.value.to_string(),
        clause.title.value.clone(),
        corpus.topics[clause.topic].title.clone(),
        join(&clause.parties),
        clause.kind.value.clone(),
        join(&clause.phases),
        clause.summary.value.clone(),
        plain::text(&clause.text.blocks, &clause.parameters),
        text(&SectionKind::Rationale),
    ];
    row.extend(corpus.settings.parties.iter().map(|party| text(&SectionKind::View(party.id.value.clone()))));
    let values = clause.parameters.iter().map(|parameter| {
        let leanings: String = parameter.leanings.iter().map(|(party, value)| format!("; {party} {value}")).collect();
        format!("{}: {}{leanings}", parameter.label, parameter.default)
    });
    let origin = clause
        .origin
        .iter()
        .map(|origin| format!("v{} clause {} ({}, ours: {})", origin.version, origin.clause, origin.confidence.name(), origin.ours.name()));
    let reviewed = clause.reviewed.iter().map(|review| format!("{} {}", review.role, review.date));
    row.extend([
        text(&SectionKind::Fallback),
        text(&SectionKind::Evidence),
        values.collect::<Vec<_>>().join("\n"),
        join(&clause.references),
        ids(&links.names),
        ids(&links.see),
        origin.collect::<Vec<_>>().join("; "),
        reviewed.collect::<Vec<_>>().join("; "),
        context.shown(&path),
        context.citation(clause.id.value.as_str(), &path),
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
