//! What follows the clauses: why they are there, what the parties think, what a reviewer asks to see.

use super::known::Known;
use super::text::Scope;
use super::{AnnexText, Article};
use crate::corpus::Clause;
use crate::schedule::Annex;
use crate::text::Block;

/// The texts of the chosen annexes, each annex in the order of the clauses.
pub(super) fn of(known: &Known<'_>, articles: &[Article], scope: &Scope<'_>) -> Vec<AnnexText> {
    let mut annexes = known.schedule.annexes.clone();
    annexes.sort_unstable();
    annexes.dedup();
    let mut texts = Vec::new();
    for annex in annexes {
        for article in articles {
            let Some(clause) = known.clause(&article.clause) else { continue };
            let scope = Scope { parameters: &article.parameters, ..*scope };
            texts.extend(sections(annex, clause).into_iter().map(|(heading, note, content)| AnnexText {
                annex,
                clause: clause.id.clone(),
                heading: heading.to_owned(),
                note: note.map(str::to_owned),
                blocks: scope.blocks(content),
            }));
        }
    }
    texts
}

type Section<'a> = (&'a str, Option<&'a str>, &'a [Block]);

fn sections(annex: Annex, clause: &Clause) -> Vec<Section<'_>> {
    match annex {
        Annex::Rationale => section(clause.rationale.as_ref()),
        Annex::Evidence => section(clause.evidence.as_ref()),
        Annex::Views => clause.views.iter().map(|view| (view.heading.as_str(), view.note.as_deref(), view.content.as_slice())).collect(),
    }
}

fn section(section: Option<&crate::corpus::Section>) -> Vec<Section<'_>> {
    section.map(|section| (section.heading.as_str(), None, section.content.as_slice())).into_iter().collect()
}
