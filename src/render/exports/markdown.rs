//! `clause.md`: one clause as text that can be pasted anywhere and read without rendering.

use crate::corpus::SectionKind;
use crate::corpus::plain;
use crate::render::context::Context;
use crate::render::views::clause::ClauseView;

/// A clause as Markdown, its three layers apart.
pub(super) fn clause(context: &Context<'_>, index: usize, view: &ClauseView) -> String {
    let clause = &context.edition.corpus.clauses[index];
    let mut parts = vec![format!("# {} {}", view.id, view.title)];
    if let Some(notice) = notice(context) {
        parts.push(notice);
    }
    parts.push(plain::text(&clause.text.blocks, &clause.parameters));
    if !clause.parameters.is_empty() {
        parts.push("## Values to agree on".to_owned());
        let lines = clause.parameters.iter().map(|parameter| {
            let leanings: Vec<String> = parameter
                .leanings
                .iter()
                .filter_map(|(party, value)| Some(format!("{}-leaning {value}", context.party(party)?.name)))
                .collect();
            let values = std::iter::once(format!("default {}", parameter.default)).chain(leanings).collect::<Vec<_>>().join("; ");
            format!("- {}: {values}. {}", parameter.label, plain::line(&parameter.basis, &[]))
        });
        parts.push(lines.collect::<Vec<_>>().join("\n"));
    }
    for (kind, section) in &clause.sections {
        let heading = match kind {
            SectionKind::Rationale => "Rationale".to_owned(),
            SectionKind::View(party) => format!("{} view", context.party(party).map_or_else(|| party.clone(), |party| party.name)),
            SectionKind::Fallback => "Fallback".to_owned(),
            SectionKind::Evidence => "Evidence".to_owned(),
            SectionKind::Notes => "Notes".to_owned(),
        };
        parts.push(format!("## {heading}"));
        parts.push(plain::text(&section.blocks, &clause.parameters));
    }
    parts.push("---".to_owned());
    parts.push(view.citation.clone());
    parts.join("\n\n") + "\n"
}

/// The notice as one line, where the corpus has one.
fn notice(context: &Context<'_>) -> Option<String> {
    let site = &context.site;
    let line = site.notice_line.as_ref()?;
    let mark = site.mark.as_ref().map(|mark| capitalised(mark) + ". ").unwrap_or_default();
    let official = site.official.as_ref().map(|official| format!(" Official {}: {}", official.name, official.address)).unwrap_or_default();
    Some(format!("{mark}{line}{official}"))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
