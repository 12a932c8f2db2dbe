//! What releases did to a clause, as the pages of clauses show it.

use serde::Serialize;

use super::super::context::Context;
use super::super::page::PageContext;
use crate::addresses;
use crate::corpus::ClauseId;
use crate::difference::{self, Event, UNRELEASED};
use crate::text::capitalised;

/// What a release did to a clause.
#[derive(Debug, Serialize)]
pub struct HistoryRow {
    /// Its name; none for what is not released.
    pub release: Option<String>,
    /// What happened: `Substantive`.
    pub kind: String,
    /// Why; empty for the first release.
    pub reason: String,
    /// What changed, word by word, relative.
    pub difference: String,
}

/// The day of the release that changed a clause last; none while a change of it is not released.
pub(super) fn last_changed<'c>(context: &'c Context<'_>, id: &ClauseId) -> Option<&'c str> {
    let newest = difference::history(context.releases, context.edition, id).into_iter().next()?;
    newest.release.map(|release| context.releases[release].date.as_str())
}

/// The history of a clause, of today or withdrawn.
pub(super) fn rows(page: &PageContext<'_, '_>, id: &ClauseId) -> Vec<HistoryRow> {
    let releases = page.context.releases;
    let name = |index: usize| releases[index].name.as_str();
    let row = |event: Event<'_>| {
        // What changed is found from the release before on; before the first there is none.
        let before = event.release.map_or(0, |release| release + 1);
        let after = event.release.map_or(UNRELEASED, name);
        let path = match releases.get(before) {
            Some(_) => format!("{}#{}", addresses::difference(name(before), after), addresses::difference_anchor(id)),
            None => format!("{}#{after}", addresses::CHANGES),
        };
        HistoryRow {
            release: event.release.map(|release| name(release).to_owned()),
            kind: capitalised(event.kind.name()),
            reason: event.reason.to_owned(),
            difference: page.link(&path),
        }
    };
    difference::history(releases, page.context.edition, id).into_iter().map(row).collect()
}
