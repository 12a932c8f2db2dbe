//! Which states of a corpus are compared, and what its releases say of a clause.

use serde::Serialize;

use crate::corpus::{ChangeKind, ClauseId, Corpus};
use crate::link::Edition;
use crate::release::{Change, Release};

/// The word for the text of today where it stands beside names of releases.
pub const UNRELEASED: &str = "unreleased";

/// Two states of a corpus, the older one first. Numbers are indices into the list of releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The older release.
    pub from: usize,
    /// The newer release; none for the text of today.
    pub to: Option<usize>,
}

/// The pairs that a site has pages of: each release with the one before it, and each with the text of today. Both
/// sets only grow, so the address of a page stays.
pub fn pairs(releases: &[Release]) -> Vec<Pair> {
    let with_today = (0..releases.len()).map(|from| Pair { from, to: None });
    let with_next = (1..releases.len()).map(|from| Pair { from, to: Some(from - 1) });
    with_today.chain(with_next).collect()
}

impl Pair {
    /// Names of the two, as in addresses and on the command line.
    pub fn names(self, releases: &[Release]) -> (&str, &str) {
        (releases[self.from].name.as_str(), self.to.map_or(UNRELEASED, |to| releases[to].name.as_str()))
    }

    /// The two texts.
    pub fn corpora<'a>(self, releases: &'a [Release], today: &'a Edition) -> (&'a Corpus, &'a Corpus) {
        (&releases[self.from].edition.corpus, &self.to.map_or(today, |to| &releases[to].edition).corpus)
    }

    /// What the releases on the way from one to the other say of a clause, the oldest first.
    pub fn entries<'a>(self, releases: &'a [Release], today: &'a Edition, id: &ClauseId) -> Vec<&'a Change> {
        let on_the_way = releases[self.to.unwrap_or(0)..self.from].iter().rev().filter_map(|release| release.change(id));
        on_the_way.chain(self.to.is_none().then(|| unreleased(today, id)).flatten()).collect()
    }
}

/// The entry of a clause in `changes.toml`, which is in the order of its author.
fn unreleased<'a>(today: &'a Edition, id: &ClauseId) -> Option<&'a Change> {
    today.corpus.changes.iter().find(|change| change.id.value == *id)
}

/// A line of the history of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<'a> {
    /// The release, as an index; none for what is not released.
    pub release: Option<usize>,
    /// What happened to the clause.
    pub kind: EventKind,
    /// Why; empty where nobody had to say it.
    pub reason: &'a str,
}

/// What a release did to a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// It is in the first release, which changes nothing.
    First,
    /// What the release says of it.
    Change(ChangeKind),
}

impl EventKind {
    /// The words.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first release",
            Self::Change(kind) => kind.name(),
        }
    }
}

/// What became of a clause, release by release, the newest first. Empty without a release.
pub fn history<'a>(releases: &'a [Release], today: &'a Edition, id: &ClauseId) -> Vec<Event<'a>> {
    let Some(first) = releases.last() else { return Vec::new() };
    let event =
        |release: Option<usize>, change: &'a Change| Event { release, kind: EventKind::Change(change.kind), reason: &change.reason };
    let mut events: Vec<Event<'_>> = unreleased(today, id).map(|change| event(None, change)).into_iter().collect();
    for (index, release) in releases.iter().enumerate() {
        events.extend(release.change(id).map(|change| event(Some(index), change)));
    }
    if first.edition.clause(id).is_some() && first.change(id).is_none() {
        events.push(Event { release: Some(releases.len() - 1), kind: EventKind::First, reason: "" });
    }
    events
}
