//! `clause.md`: one clause as text that can be pasted anywhere, read as it is or rendered as Markdown.

use clause_documents::escape::markdown as escape;

use super::commonmark;
use super::record::{AnyClauseRecord, ClauseDocument, ClauseRecord, Header, ParameterRecord, RetiredRecord, SectionRecord, WordRecord};
use crate::corpus::ClauseId;
use crate::text::{capitalised, one_line};

/// A clause as Markdown: in force with its three layers apart, withdrawn with what became of it.
pub fn clause(document: &ClauseDocument<'_>) -> String {
    match &document.clause {
        AnyClauseRecord::InForce(clause) => in_force(document.corpus, document.parties, clause),
        AnyClauseRecord::Withdrawn(clause) => withdrawn(document.corpus, clause),
    }
}

/// A withdrawn clause.
pub(super) fn withdrawn(corpus: &Header, clause: &RetiredRecord) -> String {
    let mut parts = vec![format!("# {} {} (withdrawn)", clause.id, escape(&clause.title))];
    parts.extend(notice(corpus).map(|notice| escape(&notice)));
    let ids: Vec<&str> = clause.replaced_by.iter().map(ClauseId::as_str).collect();
    let instead = if ids.is_empty() { "No clause takes its place.".to_owned() } else { format!("Use instead: {}.", ids.join(", ")) };
    parts.push(format!("**Withdrawn** since {}. {} {instead}", escape(&clause.since), escape(&one_line(&clause.reason))));
    parts.push("## Final wording, kept for existing contracts".to_owned());
    parts.push(commonmark::text(&clause.text.content, &|_| String::new()));
    parts.push("---".to_owned());
    parts.push(escape(&clause.citation));
    parts.join("\n\n") + "\n"
}

/// A clause in force.
pub(super) fn in_force(corpus: &Header, parties: &[WordRecord], clause: &ClauseRecord) -> String {
    let value = |name: &str| {
        let parameter = clause.parameters.iter().find(|parameter| parameter.name == name);
        parameter.map(|parameter| parameter.default.clone()).unwrap_or_default()
    };
    let mut parts = vec![format!("# {} {}", clause.id, escape(&clause.title))];
    parts.extend(notice(corpus).map(|notice| escape(&notice)));
    parts.push(commonmark::text(&clause.content, &value));
    if !clause.parameters.is_empty() {
        parts.push("## Negotiable values".to_owned());
        parts.push(clause.parameters.iter().map(|parameter| values(parameter, parties)).collect::<Vec<_>>().join("\n"));
    }
    let views = clause.views.iter().map(|view| (&view.section, view.note.as_deref()));
    let fallback = clause.fallback.as_ref().map(|fallback| &fallback.section);
    let further = [fallback, clause.evidence.as_ref(), clause.notes.as_ref()].into_iter().flatten().map(|section| (section, None));
    for (SectionRecord { heading, text }, note) in clause.rationale.iter().map(|section| (section, None)).chain(views).chain(further) {
        parts.push(format!("## {}", escape(heading)));
        parts.extend(note.map(|note| format!("({})", escape(note))));
        parts.push(commonmark::text(&text.content, &value));
    }
    parts.push("---".to_owned());
    parts.push(escape(&clause.citation));
    parts.join("\n\n") + "\n"
}

/// A negotiable value, with what each party would prefer, as one line.
fn values(parameter: &ParameterRecord, parties: &[WordRecord]) -> String {
    let of_parties = parameter.party_values.iter().filter_map(|of| {
        let party = parties.iter().find(|party| party.id == of.party)?;
        Some(format!("{}-leaning {}", escape(&party.name), escape(&of.value)))
    });
    let values = std::iter::once(format!("default {}", escape(&parameter.default))).chain(of_parties).collect::<Vec<_>>().join("; ");
    format!("- {}: {values}. {}", escape(&parameter.label), escape(&one_line(&parameter.basis.text)))
}

/// The notice as one line, where the corpus has one.
pub fn notice(header: &Header) -> Option<String> {
    let line = header.notice_line.as_ref()?;
    let mark = header.status.as_ref().map(|mark| capitalised(mark) + ". ").unwrap_or_default();
    let official =
        header.official.as_ref().map(|official| format!(" Official {}: {}", official.name, official.address)).unwrap_or_default();
    Some(format!("{mark}{line}{official}"))
}
