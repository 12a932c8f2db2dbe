//! What releases changed, as Atom feeds (RFC 4287): one of everything and one for each topic.
//!
//! Nothing in a feed is of today: its dates are those of releases, and the ids of its entries are `tag:` URIs (RFC 4151)
//! of the day of the release and of the frozen page, so that a reader sees no entry twice.

use std::io;

use quick_xml::Writer;

use super::error::ExportError;
use super::xml::{self, text};
use crate::addresses::{self, Addresses};
use crate::corpus::{ClauseId, Corpus};
use crate::link::Edition;
use crate::release::{Change, ChangeKind, Release};
use crate::words::{self, Words};

/// Most entries of a feed; a release is in it whole or not at all, and the newest always.
const MAX_ENTRIES: usize = 300;

/// A feed of the changes in all clauses, or in those of a topic.
struct Feed {
    path: String,
    title: String,
    /// The page that it follows, as a path.
    page: String,
    entries: Vec<Entry>,
}

struct Entry {
    /// What the entry is about, as a path: the end of its id.
    about: String,
    title: String,
    /// ISO date.
    date: String,
    /// Path of the page that it is about.
    page: String,
    summary: String,
    kind: Option<ChangeKind>,
}

/// All feeds with their paths; none where absolute addresses are left out, and none before the first release.
///
/// # Errors
///
/// If a feed cannot be written.
pub fn feeds(edition: &Edition, releases: &[Release], addresses: &Addresses) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    let (Some(site), Some(newest), Some(first)) = (addresses.absolute(""), releases.first(), releases.last()) else {
        return Ok(Vec::new());
    };
    let (settings, words) = (&edition.corpus.settings, &edition.corpus.words);
    let everything = Feed {
        path: addresses::FEED.to_owned(),
        title: words.with("feed-title", &[("name", settings.full_title().into())]),
        page: addresses::CHANGES.to_owned(),
        entries: entries(releases, None, words),
    };
    let topics = edition.corpus.topics.iter().map(|topic| Feed {
        path: addresses.topic_feed(&topic.folder),
        title: words.with("feed-title", &[("name", format!("{}, {}", topic.title, settings.full_title()).into())]),
        page: addresses.topic(&topic.folder),
        entries: entries(releases, Some(&topic.folder), words),
    });
    let about = About { site: &site, author: settings.full_title(), since: &first.date, updated: &newest.date };
    std::iter::once(everything)
        .chain(topics)
        .map(|feed| Ok((feed.path.clone(), write(&feed, &about).map_err(|cause| ExportError::new(addresses::FEED, cause))?)))
        .collect()
}

/// The entries of all clauses, or of those in the folder of a topic, the newest release first.
fn entries(releases: &[Release], folder: Option<&str>, words: &Words) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for (index, release) in releases.iter().enumerate() {
        let before = releases.get(index + 1);
        let of_release = entries_of(release, before, folder, words);
        if !all.is_empty() && all.len() + of_release.len() > MAX_ENTRIES {
            break;
        }
        all.extend(of_release);
    }
    all
}

fn entries_of(release: &Release, before: Option<&Release>, folder: Option<&str>, words: &Words) -> Vec<Entry> {
    let clauses = release.changes().iter().filter_map(|change| entry(change, release, before, folder, words));
    let clauses: Vec<Entry> = clauses.collect();
    // The first release changes nothing, and is news.
    let is_news = folder.is_none() || before.is_none() || !clauses.is_empty();
    let announcement = is_news.then(|| announcement(release, folder, clauses.len(), words));
    announcement.into_iter().chain(clauses).collect()
}

fn announcement(release: &Release, folder: Option<&str>, changed: usize, words: &Words) -> Entry {
    let frozen = Addresses::release(None, release.name.as_str());
    let corpus = &release.edition.corpus;
    let count = corpus.clauses.iter().filter(|clause| folder.is_none_or(|folder| corpus.topics[clause.topic].folder == folder)).count();
    let name = ("name", words::Value::from(release.name.as_str()));
    let title = if release.title.is_empty() {
        words.with("release-title", &[name])
    } else {
        words.with("release-title-named", &[name, ("title", release.title.as_str().into())])
    };
    let changes = (changed > 0).then(|| words.with("feed-changed", &[("count", changed.into())]));
    let summary = std::iter::once(words.with("feed-clauses", &[("count", count.into())])).chain(changes).collect::<Vec<_>>().join(" ");
    Entry {
        about: folder.map_or_else(|| frozen.home(), |folder| frozen.topic(folder)),
        title,
        date: release.date.clone(),
        page: format!("{}#{}", addresses::CHANGES, release.name),
        summary,
        kind: None,
    }
}

/// The entry of a changed clause; none where it is not of the topic, or neither release has it.
fn entry(change: &Change, release: &Release, before: Option<&Release>, folder: Option<&str>, words: &Words) -> Option<Entry> {
    let id = &change.id.value;
    let (title, topic) = find(&release.edition, id).or_else(|| find(&before?.edition, id))?;
    if folder.is_some_and(|folder| folder != topic) {
        return None;
    }
    let page = match before {
        Some(before) => {
            format!("{}#{}", addresses::difference(before.name.as_str(), release.name.as_str()), addresses::difference_anchor(id))
        }
        None => format!("{}#{}", addresses::CHANGES, release.name),
    };
    Some(Entry {
        about: Addresses::release(None, release.name.as_str()).clause(id),
        title: format!("{id} {title} ({})", words.get(&format!("event-{}", change.kind.name()))),
        date: release.date.clone(),
        page,
        summary: change.reason.clone(),
        kind: Some(change.kind),
    })
}

/// The title of a clause and the folder of its topic.
fn find<'e>(edition: &'e Edition, id: &ClauseId) -> Option<(&'e str, &'e str)> {
    let corpus: &Corpus = &edition.corpus;
    let clause = &corpus.clauses[edition.clause(id)?];
    Some((&clause.title.value, &corpus.topics.get(clause.topic)?.folder))
}

/// What is said of all feeds of a site.
struct About<'a> {
    site: &'a str,
    author: String,
    /// The day of the first release.
    since: &'a str,
    /// The day of the newest one.
    updated: &'a str,
}

impl About<'_> {
    /// The `tag:` URI of a thing of the site, by a day on which it was there.
    fn tag(&self, date: &str, about: &str) -> String {
        let host = addresses::host(self.site);
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        format!("tag:{host},{date}:{}{about}", addresses::path_of(self.site))
    }
}

fn write(feed: &Feed, about: &About<'_>) -> io::Result<Vec<u8>> {
    let writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml::document(writer, "feed", "http://www.w3.org/2005/Atom", |writer| {
        text(writer, "title", &feed.title)?;
        text(writer, "id", &about.tag(about.since, &feed.path))?;
        text(writer, "updated", &midnight(about.updated))?;
        link(writer, "self", &format!("{}{}", about.site, feed.path))?;
        link(writer, "alternate", &format!("{}{}", about.site, feed.page))?;
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &about.author))?;
        feed.entries.iter().try_for_each(|entry| write_entry(writer, entry, about))
    })
}

fn write_entry(writer: &mut Writer<Vec<u8>>, entry: &Entry, about: &About<'_>) -> io::Result<()> {
    writer.create_element("entry").write_inner_content(|writer| {
        text(writer, "title", &entry.title)?;
        text(writer, "id", &about.tag(&entry.date, &entry.about))?;
        text(writer, "updated", &midnight(&entry.date))?;
        link(writer, "alternate", &format!("{}{}", about.site, entry.page))?;
        if let Some(kind) = entry.kind {
            writer.create_element("category").with_attribute(("term", kind.name())).write_empty()?;
        }
        text(writer, "summary", &entry.summary)
    })?;
    Ok(())
}

fn link(writer: &mut Writer<Vec<u8>>, relation: &str, address: &str) -> io::Result<()> {
    writer.create_element("link").with_attributes([("rel", relation), ("href", address)]).write_empty().map(|_| ())
}

/// A date as a time; nobody knows the hour.
fn midnight(date: &str) -> String {
    format!("{date}T00:00:00Z")
}
