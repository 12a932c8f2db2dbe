//! `/changes/`: all releases, and what each of them changed.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::Page;
use crate::addresses::{self, Addresses};
use crate::difference::{Pair, UNRELEASED};
use crate::release::{Change, ChangeKind, Release};
use crate::words::Words;

/// The list of releases.
#[derive(Debug, Serialize)]
pub struct ChangesView {
    /// What the next release is going to change; none where nothing has changed yet.
    pub unreleased: Option<UnreleasedRow>,
    /// Releases, the newest first.
    pub releases: Vec<ReleaseRow>,
    /// The feed of all changes, relative; none where the site has none.
    pub feed: Option<String>,
}

/// What is not released yet.
#[derive(Debug, Serialize)]
pub struct UnreleasedRow {
    /// What the next release is called, where that is known.
    pub name: Option<String>,
    /// What it changes in how many clauses, as words.
    pub counts: String,
    /// The difference from the last release, relative.
    pub difference: String,
}

/// One release.
#[derive(Debug, Serialize)]
pub struct ReleaseRow {
    /// Its name, which is its anchor too.
    pub name: String,
    /// What it is called; may be empty.
    pub title: String,
    /// ISO date.
    pub date: String,
    /// Its own pages, relative.
    pub frozen: String,
    /// The number of its clauses.
    pub clauses: usize,
    /// What it changed in how many clauses, as words; empty where it is the first.
    pub counts: String,
    /// The name of the release before, and the difference from it, relative.
    pub before: Option<Before>,
    /// The difference between it and the text of today, relative.
    pub since: String,
}

/// A release and its predecessor.
#[derive(Debug, Serialize)]
pub struct Before {
    /// The name of the release before.
    pub name: String,
    /// What has changed since, relative.
    pub difference: String,
}

/// `/changes/`.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, ChangesView> {
    let page = PageContext::new(context, addresses::CHANGES);
    let (releases, corpus) = (context.releases, &context.edition.corpus);
    let unreleased = releases.first().filter(|_| !corpus.changes.is_empty()).map(|last| UnreleasedRow {
        name: corpus.next_release.as_ref().map(|name| name.value.to_string()),
        counts: counts(page.words(), &corpus.changes),
        difference: page.link(&addresses::difference(last.name.as_str(), UNRELEASED)),
    });
    let view = ChangesView {
        unreleased,
        releases: (0..releases.len()).map(|index| row(&page, releases, index)).collect(),
        feed: context.has_feeds().then(|| page.link(addresses::FEED)),
    };
    let words = page.words();
    page.finish(page.head(PageKind::Changes, &words.get("frame-changes"), &words.get("changes-description")), view)
}

fn row(page: &PageContext<'_, '_>, releases: &[Release], index: usize) -> ReleaseRow {
    let release = &releases[index];
    let difference = |pair: Pair| {
        let (from, to) = pair.names(releases);
        page.link(&addresses::difference(from, to))
    };
    let before = releases
        .get(index + 1)
        .map(|before| Before { name: before.name.to_string(), difference: difference(Pair { from: index + 1, to: Some(index) }) });
    ReleaseRow {
        name: release.name.to_string(),
        title: release.title.clone(),
        date: release.date.clone(),
        frozen: page.link(&Addresses::release(None, release.name.as_str()).home()),
        clauses: release.edition.corpus.clauses.len(),
        counts: counts(page.words(), release.changes()),
        before,
        since: difference(Pair { from: index, to: None }),
    }
}

/// `2 clauses added, 3 changed in substance`: what entries say, counted by kind.
fn counts(words: &Words, changes: &[Change]) -> String {
    let kinds = [ChangeKind::Added, ChangeKind::Substantive, ChangeKind::Editorial, ChangeKind::Withdrawn].into_iter();
    let counted = kinds.map(|kind| (kind, changes.iter().filter(|change| change.kind == kind).count())).filter(|(_, count)| *count > 0);
    let parts = counted.enumerate().map(|(at, (kind, count))| {
        let key = if at == 0 { "changes-count" } else { "changes-count-next" };
        words.with(key, &[("count", count.into()), ("change", words.get(&format!("change-{}", kind.name())).into())])
    });
    parts.collect::<Vec<_>>().join(", ")
}
