//! Anchors in the chapter of a topic: a clause and an item of another one may not share one.

use crate::addresses::anchor_prefix;
use crate::corpus::ClauseId;
use crate::corpus::clause::item_anchors;
use crate::diagnostics::{Code, Diagnostic};
use crate::link::Edition;

/// Reports each clause whose id reads as an item of another clause: `PAT-2-1` beside item 1 of `PAT-2`.
pub(super) fn check(edition: &Edition, diagnostics: &mut Vec<Diagnostic>) {
    let corpus = &edition.corpus;
    for clause in &corpus.clauses {
        let id = &clause.id.value;
        for item in item_anchors(&clause.text.blocks) {
            let anchor = format!("{}{item}", anchor_prefix(id));
            let other = ClauseId::parse(&anchor.to_ascii_uppercase()).ok().and_then(|other| edition.clause(&other));
            let Some(other) = other.map(|index| &corpus.clauses[index].id) else { continue };
            let label = corpus.settings.items.label(&item);
            let message = format!("`{}` and item {label} of `{id}` have one anchor in their chapter, `#{anchor}`", other.value);
            diagnostics
                .push(Diagnostic::at(Code::DuplicateName, other.span, message).help("give this clause the next free number of its topic"));
        }
    }
}
