//! `clause.md`: one clause as text that can be pasted anywhere, read as it is or rendered as Markdown.

use clause_documents::escape::markdown as escape;

use super::commonmark;
use super::record::{AnyClauseRecord, ClauseDocument, ClauseRecord, Header, ParameterRecord, RetiredRecord, SectionRecord, WordRecord};
use crate::corpus::ClauseId;
use crate::text::{capitalised, one_line};
use crate::words::{self, Words};

/// A clause as Markdown: in force with its three layers apart, withdrawn with what became of it.
pub fn clause(document: &ClauseDocument<'_>, words: &Words) -> String {
    match &document.clause {
        AnyClauseRecord::InForce(clause) => in_force(document.corpus, document.parties, clause, words),
        AnyClauseRecord::Withdrawn(clause) => withdrawn(document.corpus, clause, words),
    }
}

/// A withdrawn clause.
pub(super) fn withdrawn(corpus: &Header, clause: &RetiredRecord, words: &Words) -> String {
    let mut parts = vec![format!("# {} {}", clause.id, escape(&words.with("title-withdrawn", &[("title", clause.title.as_str().into())])))];
    parts.extend(notice(corpus, words).map(|notice| escape(&notice)));
    let since = words.with("retired-since", &[("release", clause.since.as_str().into())]);
    let ids: Vec<&str> = clause.replaced_by.iter().map(ClauseId::as_str).collect();
    let instead = if ids.is_empty() { words.get("retired-none") } else { format!("{}: {}.", words.get("retired-instead"), ids.join(", ")) };
    parts.push(format!("**{}** {} {}", escape(&since), escape(&one_line(&clause.reason)), escape(&instead)));
    parts.push(format!("## {}", escape(&words.get("retired-wording"))));
    parts.push(commonmark::text(&clause.text.content, &|_| String::new()));
    parts.push("---".to_owned());
    parts.push(escape(&clause.citation));
    parts.join("\n\n") + "\n"
}

/// A clause in force.
pub(super) fn in_force(corpus: &Header, parties: &[WordRecord], clause: &ClauseRecord, words: &Words) -> String {
    let value = |name: &str| {
        let parameter = clause.parameters.iter().find(|parameter| parameter.name == name);
        parameter.map(|parameter| parameter.default.clone()).unwrap_or_default()
    };
    let mut parts = vec![format!("# {} {}", clause.id, escape(&clause.title))];
    parts.extend(notice(corpus, words).map(|notice| escape(&notice)));
    parts.push(commonmark::text(&clause.content, &value));
    if !clause.parameters.is_empty() {
        parts.push(format!("## {}", escape(&words.get("clause-values"))));
        parts.push(clause.parameters.iter().map(|parameter| values(parameter, parties, words)).collect::<Vec<_>>().join("\n"));
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
fn values(parameter: &ParameterRecord, parties: &[WordRecord], words: &Words) -> String {
    let of_parties = parameter.party_values.iter().filter_map(|of| {
        let party = parties.iter().find(|party| party.id == of.party)?;
        Some(escape(&words.with("markdown-leaning", &[("party", party.name.as_str().into()), ("value", of.value.as_str().into())])))
    });
    let values = std::iter::once(escape(&words.with("markdown-default", &[("value", parameter.default.as_str().into())])))
        .chain(of_parties)
        .collect::<Vec<_>>()
        .join("; ");
    format!("- {}: {values}. {}", escape(&parameter.label), escape(&one_line(&parameter.basis.text)))
}

/// The notice as one line, where the corpus has one.
pub fn notice(header: &Header, words: &Words) -> Option<String> {
    let line = header.notice_line.as_ref()?;
    let mark = header.status.as_ref().map(|mark| capitalised(mark) + ". ").unwrap_or_default();
    let official = header.official.as_ref().map(|official| {
        let values = [("name", words::Value::from(official.name.as_str())), ("address", official.address.as_str().into())];
        format!(" {}", words.with("official-at", &values))
    });
    Some(format!("{mark}{line}{}", official.unwrap_or_default()))
}
