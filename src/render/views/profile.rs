//! `/profiles/` and `/profiles/<id>/`: sets of clauses for an occasion.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Link, Page};
use crate::link::missing_from;

/// All profiles.
#[derive(Debug, Serialize)]
pub struct ProfileListView {
    /// In the order of their file.
    pub profiles: Vec<ProfileRow>,
}

/// One profile in the list.
#[derive(Debug, Serialize)]
pub struct ProfileRow {
    /// Its title.
    pub title: String,
    /// For which occasion it is.
    pub summary: String,
    /// Its page, relative.
    pub href: String,
    /// Number of its clauses.
    pub clauses: usize,
    /// The ids of its clauses, with blanks between them.
    pub all_ids: String,
}

/// One profile's page.
#[derive(Debug, Serialize)]
pub struct ProfileView {
    /// What the list shows of it.
    #[serde(flatten)]
    pub row: ProfileRow,
    /// Its clauses by topic, in the order of the book.
    pub groups: Vec<Group>,
    /// Clauses that its clauses require and that it does not have.
    pub required: Vec<ClauseLink>,
    /// What it leaves out, and why.
    pub left_out: Vec<LeftOut>,
    /// The citation as one line.
    pub citation: String,
    /// The permanent address in visible text, where there is one.
    pub address: Option<String>,
    /// Where to report a mistake.
    pub feedback: Option<String>,
    /// The profile before.
    pub previous: Option<Link>,
    /// The profile after.
    pub next: Option<Link>,
}

/// The clauses of one topic in a profile.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The topic.
    pub topic: Link,
    /// Its clauses with their reasons.
    pub rows: Vec<Row>,
}

/// A clause of a profile.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The clause.
    #[serde(flatten)]
    pub clause: ClauseLink,
    /// Why it is in the profile.
    pub reason: String,
}

/// What a profile leaves out.
#[derive(Debug, Serialize)]
pub struct LeftOut {
    /// Which clauses.
    pub what: Html,
    /// Why.
    pub reason: String,
}

/// `/profiles/`.
pub fn list<'c>(context: &'c Context<'_>) -> Page<'c, ProfileListView> {
    let page = PageContext::new(context, context.addresses.profiles());
    let profiles = rows(&page);
    let words = page.words();
    let head = page.head(PageKind::ProfileList, &words.get("profiles-title"), &words.get("profiles-description"));
    page.finish(head, ProfileListView { profiles })
}

/// `/profiles/<id>/`.
pub fn page<'c>(context: &'c Context<'_>, index: usize) -> Page<'c, ProfileView> {
    let profiles = &context.edition.corpus.profiles;
    let profile = &profiles[index];
    let page = PageContext::new(context, context.addresses.profile(&profile.id.value));
    let link =
        |index: usize| Link { name: profiles[index].title.clone(), href: page.link(&context.addresses.profile(&profiles[index].id.value)) };
    let left_out = profile.left_out.iter();
    let view = ProfileView {
        row: row(&page, index),
        groups: groups(&page, index),
        required: page.clause_links(missing_from(context.edition, &context.edition.clauses_of(profile))),
        left_out: left_out.map(|entry| LeftOut { what: markdown::inline(&page, &entry.what), reason: entry.reason.clone() }).collect(),
        citation: page.citation(&page.words().with("cite-profile", &[("name", profile.title.as_str().into())])),
        address: page.permanent_address(),
        feedback: page.feedback(&profile.title),
        previous: index.checked_sub(1).map(link),
        next: Some(index + 1).filter(|&next| next < profiles.len()).map(link),
    };
    page.finish(page.head(PageKind::Profile, &page.title_among(&profile.title, "title-profile"), &profile.summary), view)
}

/// The lines of all profiles.
pub(super) fn rows(page: &PageContext<'_, '_>) -> Vec<ProfileRow> {
    (0..page.context.edition.corpus.profiles.len()).map(|index| row(page, index)).collect()
}

/// A profile's line.
pub(super) fn row(page: &PageContext<'_, '_>, index: usize) -> ProfileRow {
    let profile = &page.context.edition.corpus.profiles[index];
    ProfileRow {
        title: profile.title.clone(),
        summary: profile.summary.clone(),
        href: page.link(&page.context.addresses.profile(&profile.id.value)),
        clauses: profile.clauses.len(),
        all_ids: profile.clauses.iter().map(|chosen| chosen.id.value.to_string()).collect::<Vec<_>>().join(" "),
    }
}

/// The clauses of a profile by topic, whatever the order of its file: that is the order of a schedule.
fn groups(page: &PageContext<'_, '_>, index: usize) -> Vec<Group> {
    let edition = page.context.edition;
    let corpus = &edition.corpus;
    let mut chosen: Vec<(usize, &str)> = corpus.profiles[index]
        .clauses
        .iter()
        .filter_map(|chosen| Some((edition.clause(&chosen.id.value)?, chosen.reason.as_str())))
        .collect();
    chosen.sort_unstable();
    chosen
        .chunk_by(|(a, _), (b, _)| corpus.clauses[*a].topic == corpus.clauses[*b].topic)
        .map(|chunk| {
            let topic = &corpus.topics[corpus.clauses[chunk[0].0].topic];
            Group {
                topic: Link { name: topic.title.clone(), href: page.topic_href(&topic.folder) },
                rows: chunk.iter().map(|&(index, reason)| Row { clause: page.clause_link(index), reason: reason.to_owned() }).collect(),
            }
        })
        .collect()
}
