//! The page of a withdrawn clause.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Link, Page};
use super::super::preview;
use super::former::{Former, FormerAnchor};
use super::history::{self, HistoryRow};
use crate::addresses;
use crate::corpus::ClauseId;
use crate::difference;

/// A withdrawn clause: why it went, what replaces it, and its last text.
#[derive(Debug, Serialize)]
pub struct RetiredView {
    /// `PAT-2`.
    pub id: String,
    /// `pat-2`.
    pub slug: String,
    /// Its last title.
    pub title: String,
    /// Relative link to this page.
    pub href: String,
    /// The permanent address in visible text, where there is one.
    pub address: Option<String>,
    /// The topic that it was in; none where the topic is gone too.
    pub topic: Option<Link>,
    /// Its last text, with anchors of its items.
    pub text: Html,
    /// Why it was withdrawn.
    pub reason: String,
    /// Since which date or release.
    pub since: String,
    /// What releases did to it, the newest first.
    pub history: Vec<HistoryRow>,
    /// The clauses in force that replace it.
    pub successors: Vec<ClauseLink>,
    /// The clauses that replaced it and were withdrawn too.
    pub between: Vec<Link>,
    /// Anchors of items and values that its last text does not have.
    pub former: Vec<FormerAnchor>,
    /// The newest release with its text in force, relative; none where no release has it.
    pub last: Option<Link>,
    /// The citation as one line.
    pub citation: String,
    /// The same clause as data, relative.
    pub json: &'static str,
}

/// The page of a clause in the newest release in which it was in force. It has what this page does not: values,
/// rationale, references.
fn last_text(page: &PageContext<'_, '_>, id: &ClauseId) -> Option<Link> {
    let release = page.context.releases.iter().find(|release| release.edition.clause(id).is_some())?;
    let path = page.context.addresses.of_release(release.name.as_str()).clause(id);
    Some(Link { name: release.name.to_string(), href: page.link(&path) })
}

/// `/c/<id>/` of a withdrawn clause.
pub fn page<'c>(context: &'c Context<'_>, index: usize) -> Page<'c, RetiredView> {
    let edition = context.edition;
    let entry = &edition.corpus.retired[index];
    let page = PageContext::new(context, context.addresses.clause(&entry.id.value));
    let id = entry.id.value.to_string();
    let words = page.words();
    let name = format!("{id} {}", entry.title.value);
    let description = words.with("retired-description", &[("id", id.as_str().into()), ("reason", entry.reason.as_str().into())]);
    let title = words.with("title-withdrawn", &[("title", name.as_str().into())]);
    let mut head = page.head(PageKind::Retired, &title, &description);
    head.noindex = true;
    let says = words.with("retired-says", &[("name", name.into())]);
    head.preview.image = preview::picture(context, &addresses::clause_card(&entry.id.value), preview::marked(&context.site, ": ", &says));
    head.markdown = Some(addresses::CLAUSE_MARKDOWN.to_owned());
    let succession = edition.succession(index);
    let topic = edition.topic_of_withdrawn(&entry.id.value).map(|topic| &edition.corpus.topics[topic]);
    let between = succession.withdrawn.iter().filter_map(|&index| page.withdrawn_link(&edition.corpus.retired[index]));
    let view = RetiredView {
        slug: entry.id.value.slug(),
        title: entry.title.value.clone(),
        href: page.link(page.path()),
        address: page.permanent_address(),
        topic: topic.map(|topic| Link { name: topic.title.clone(), href: page.topic_href(&topic.folder) }),
        text: markdown::blocks(&page, &entry.text),
        reason: entry.reason.clone(),
        history: history::rows(&page, &entry.id.value, &difference::history(context.releases, context.edition, &entry.id.value)),
        since: entry.since.value.clone(),
        successors: page.clause_links(succession.in_force),
        between: between.collect(),
        former: Former::of(context, &entry.id.value).others(&page),
        last: last_text(&page, &entry.id.value),
        citation: page.citation(&words.with("title-withdrawn", &[("title", id.as_str().into())])),
        json: addresses::CLAUSE_JSON,
        id,
    };
    page.finish(head, view)
}
