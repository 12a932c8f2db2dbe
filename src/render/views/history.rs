//! What releases did to a clause, as the pages of clauses show it.

use serde::Serialize;

use super::super::context::Context;
use super::super::page::PageContext;
use crate::addresses;
use crate::corpus::{ChangeKind, ClauseId};
use crate::difference::{Event, EventKind, UNRELEASED};
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

/// The day of the release that changed a clause last, by the history of the clause; none while a change of it is not
/// released.
pub(super) fn last_changed<'c>(context: &'c Context<'_>, history: &[Event<'_>]) -> Option<&'c str> {
    history.first()?.release.map(|release| context.releases[release].date.as_str())
}

/// The history of a clause, of today or withdrawn, as its page shows it.
pub(super) fn rows(page: &PageContext<'_, '_>, id: &ClauseId, history: &[Event<'_>]) -> Vec<HistoryRow> {
    let releases = page.context.releases;
    let name = |index: usize| releases[index].name.as_str();
    let row = |event: &Event<'_>| {
        // What changed is found from the release before on; before the first there is none.
        let before = event.release.map_or(0, |release| release + 1);
        let after = event.release.map_or(UNRELEASED, name);
        let path = match releases.get(before) {
            Some(_) => format!("{}#{}", addresses::difference(name(before), after), addresses::difference_anchor(id)),
            None => format!("{}#{after}", addresses::CHANGES),
        };
        HistoryRow {
            release: event.release.map(|release| name(release).to_owned()),
            kind: capitalised(&page.words().get(event_key(event.kind))),
            reason: event.reason.to_owned(),
            difference: page.link(&path),
        }
    };
    history.iter().map(row).collect()
}

/// The key of the words for what happened to a clause.
fn event_key(kind: EventKind) -> &'static str {
    match kind {
        EventKind::First => "event-first",
        EventKind::Change(ChangeKind::Added) => "event-added",
        EventKind::Change(ChangeKind::Withdrawn) => "event-withdrawn",
        EventKind::Change(ChangeKind::Substantive) => "event-substantive",
        EventKind::Change(ChangeKind::Editorial) => "event-editorial",
    }
}
