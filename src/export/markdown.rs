//! `clause.md`: one clause as text that can be pasted anywhere and read without rendering.

use super::record::{ClauseDocument, Header, ParameterRecord, SectionRecord, WordRecord};
use crate::text::{capitalised, one_line};

/// A clause as Markdown, its three layers apart.
pub fn clause(document: &ClauseDocument<'_>) -> String {
    let clause = &document.clause;
    let mut parts = vec![format!("# {} {}", clause.id, clause.title)];
    parts.extend(notice(document.corpus));
    parts.push(clause.text.clone());
    if !clause.parameters.is_empty() {
        parts.push("## Values to agree on".to_owned());
        parts.push(clause.parameters.iter().map(|parameter| values(parameter, document.parties)).collect::<Vec<_>>().join("\n"));
    }
    let further = [&clause.fallback, &clause.evidence, &clause.notes].into_iter().flatten();
    for SectionRecord { heading, text } in clause.rationale.iter().chain(clause.views.iter().map(|view| &view.section)).chain(further) {
        parts.push(format!("## {heading}"));
        parts.push(text.text.clone());
    }
    parts.push("---".to_owned());
    parts.push(clause.citation.clone());
    parts.join("\n\n") + "\n"
}

/// A value to agree on, with what each party would prefer, as one line.
fn values(parameter: &ParameterRecord, parties: &[WordRecord]) -> String {
    let of_parties = parameter.party_values.iter().filter_map(|of| {
        let party = parties.iter().find(|party| party.id == of.party)?;
        Some(format!("{}-leaning {}", party.name, of.value))
    });
    let values = std::iter::once(format!("default {}", parameter.default)).chain(of_parties).collect::<Vec<_>>().join("; ");
    format!("- {}: {values}. {}", parameter.label, one_line(&parameter.basis.text))
}

/// The notice as one line, where the corpus has one.
fn notice(header: &Header) -> Option<String> {
    let line = header.notice_line.as_ref()?;
    let mark = header.status.as_ref().map(|mark| capitalised(mark) + ". ").unwrap_or_default();
    let official =
        header.official.as_ref().map(|official| format!(" Official {}: {}", official.name, official.address)).unwrap_or_default();
    Some(format!("{mark}{line}{official}"))
}
