//! Alternatives of a fallback that name an item which the clause does not have: nobody could apply them.

use crate::corpus::clause::item_anchors;
use crate::corpus::{Block, Clause, Inline, ItemStyle, SectionKind};
use crate::diagnostics::{Code, Diagnostic, Span, suggest};
use crate::link::alternatives;

/// Reports each such item once for each alternative.
pub(super) fn check(clause: &Clause, style: ItemStyle, diagnostics: &mut Vec<Diagnostic>) {
    let anchors = item_anchors(&clause.text.blocks);
    for alternative in alternatives(clause, style) {
        let mut missing: Vec<&str> = alternative.steps.iter().flat_map(|step| step.items()).collect();
        missing.retain(|item| !item.is_empty() && !anchors.iter().any(|anchor| anchor == item));
        missing.dedup();
        for item in missing {
            let labels: Vec<String> = anchors.iter().filter(|anchor| !anchor.contains('-')).map(|anchor| style.label(anchor)).collect();
            let help = if labels.is_empty() {
                "the clause has no items: say which sentence is replaced, or write the whole text".to_owned()
            } else {
                format!("the clause has {}", suggest::join_and(&labels))
            };
            let message = format!("the fallback names {}, which the clause does not have", style.label(item));
            diagnostics.push(Diagnostic::at(Code::FallbackTarget, span(clause, alternative.paragraph), message).help(help));
        }
    }
}

/// Where a paragraph of the fallback was written.
fn span(clause: &Clause, paragraph: usize) -> Option<Span> {
    let section = clause.section(&SectionKind::Fallback)?;
    let Block::Paragraph { words } = section.blocks.get(paragraph)? else { return section.heading_span.0 };
    let first = words.iter().find_map(|inline| if let Inline::Text { span, .. } = inline { span.0 } else { None });
    first.or(section.heading_span.0)
}
