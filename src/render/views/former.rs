//! Anchors that the page of a clause once had: links to them still arrive at the clause, and say what became of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::context::Context;
use super::super::page::PageContext;
use crate::addresses;
use crate::corpus::ClauseId;

/// An anchor of something that a clause no longer has.
#[derive(Debug, Serialize)]
pub struct FormerAnchor {
    /// The anchor, with the prefix of the page.
    pub anchor: String,
    /// What was there: `(b)(ii)`, `patch cycle`.
    pub words: String,
    /// Where it leads now, relative; none where nothing took its place.
    pub href: Option<String>,
}

/// The anchors of a clause that are gone, each with the address that it leads to.
pub(super) struct Former {
    page: String,
    anchors: BTreeMap<String, Option<String>>,
    items: Vec<String>,
}

impl Former {
    /// Those of a clause, in force or withdrawn.
    pub(super) fn of(context: &Context<'_>, id: &ClauseId) -> Self {
        let register = &context.edition.corpus.register;
        Self {
            page: context.addresses.clause(id),
            anchors: addresses::former_anchors(register, &context.published, id),
            items: register.clause(id).map(|entry| entry.items.iter().cloned().collect()).unwrap_or_default(),
        }
    }

    /// The anchors that lead to another one of the same page.
    pub(super) fn aliases_of(&self, anchor: &str, prefix: &str) -> Vec<String> {
        let here = format!("{}#{anchor}", self.page);
        let aliases = self.anchors.iter().filter(|(_, to)| to.as_deref() == Some(&here));
        aliases.map(|(anchor, _)| format!("{prefix}{anchor}")).collect()
    }

    /// All others: those of items, and of values that are gone or stand elsewhere.
    pub(super) fn others(&self, page: &PageContext<'_, '_>) -> Vec<FormerAnchor> {
        let own = format!("{}#", self.page);
        let is_alias =
            |to: &Option<String>| to.as_ref().is_some_and(|to| to.strip_prefix(&own).is_some_and(|anchor| !self.is_item(anchor)));
        let others = self.anchors.iter().filter(|(_, to)| !is_alias(to));
        others
            .map(|(anchor, to)| FormerAnchor {
                anchor: format!("{}{anchor}", page.prefix()),
                words: if self.is_item(anchor) {
                    page.context.edition.corpus.settings.items.label(anchor)
                } else {
                    anchor.replace('-', " ")
                },
                href: to.as_ref().filter(|to| **to != self.page).map(|to| page.link(to)),
            })
            .collect()
    }

    fn is_item(&self, anchor: &str) -> bool {
        self.items.iter().any(|item| item == anchor)
    }
}
