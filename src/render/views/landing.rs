//! The landing page.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Link, Page};
use super::clause::{self, ClauseView};
use super::profile::{self, ProfileRow};
use crate::addresses;
use crate::corpus::settings::Reader;
use crate::corpus::{Profile, Topic};

/// `/`.
#[derive(Debug, Serialize)]
pub struct LandingView {
    /// Heading of the introduction (first heading of the first chapter).
    pub heading: String,
    /// The introduction: what this is.
    pub introduction: Html,
    /// A clause shown as an example, whole.
    pub example_clause: Option<ClauseView>,
    /// Words that show what the search can do, each with the page of its answer.
    pub searches: Vec<Link>,
    /// Who reads it, each with a way in.
    pub readers: Vec<ReaderRow>,
    /// Topics by pillar.
    pub pillars: Vec<Pillar>,
    /// The profile that the corpus names for a start.
    pub starter: Option<Starter>,
}

/// A kind of reader.
#[derive(Debug, Serialize)]
pub struct ReaderRow {
    /// `Contract manager at a hospital`.
    pub name: String,
    /// What such a reader wants.
    pub help: String,
    /// The chapter to begin with.
    pub chapter: Option<String>,
    /// The profile to begin with.
    pub profile: Option<Link>,
}

/// The profile to start with.
#[derive(Debug, Serialize)]
pub struct Starter {
    /// The profile.
    #[serde(flatten)]
    pub profile: ProfileRow,
    /// Its clauses.
    pub links: Vec<ClauseLink>,
}

/// A pillar with its topics.
#[derive(Debug, Serialize)]
pub struct Pillar {
    /// Its name.
    pub name: String,
    /// The question that it answers.
    pub title: String,
    /// One sentence.
    pub help: String,
    /// Its topics.
    pub topics: Vec<TopicRow>,
}

/// A topic in the list.
#[derive(Debug, Serialize)]
pub struct TopicRow {
    /// `PAT`.
    pub prefix: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Its chapter, relative.
    pub href: String,
    /// Number of clauses.
    pub clauses: usize,
}

/// The landing page.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, LandingView> {
    let corpus = &context.edition.corpus;
    let settings = &corpus.settings;
    let page = PageContext::new(context, context.addresses.home());
    let first = corpus.chapters.iter().find(|chapter| chapter.is_landing());
    let starter = settings.starter.as_ref().and_then(|id| corpus.profiles.iter().position(|profile| profile.id.value == id.value));
    let example = settings.example_clause.as_ref().and_then(|id| context.edition.clause(&id.value));
    let view = LandingView {
        heading: first.and_then(|chapter| chapter.heading.clone()).unwrap_or_else(|| context.site.title.clone()),
        introduction: first.map(|chapter| markdown::blocks(&page, &chapter.blocks)).unwrap_or_default(),
        example_clause: example.map(|index| ClauseView { text: markdown::standalone_text(&page, index), ..clause::sheet(&page, index) }),
        searches: settings
            .searches
            .iter()
            .map(|words| Link { name: words.clone(), href: page.link(&addresses::search_for(words)) })
            .collect(),
        readers: settings.readers.iter().map(|reader| reader_row(&page, reader)).collect(),
        pillars: pillars(&page),
        starter: starter.map(|index| Starter {
            profile: profile::row(&page, index),
            links: page.clause_links(context.edition.clauses_of(&corpus.profiles[index])),
        }),
    };
    page.finish(page.head(PageKind::Landing, "", &context.site.tagline), view)
}

fn reader_row(page: &PageContext<'_, '_>, reader: &Reader) -> ReaderRow {
    let profiles = &page.context.edition.corpus.profiles;
    let profile = reader.profile.as_ref().and_then(|id| profiles.iter().find(|profile| profile.id.value == id.value));
    let chapter = |path: &str| {
        let (path, anchor) = path.split_once('#').map_or((path, String::new()), |(path, anchor)| (path, format!("#{anchor}")));
        let corpus = &page.context.edition.corpus;
        // A page of the book lies above the folder of the site.
        let above = if corpus.ordinary_chapters.iter().any(|chapter| chapter.path == path) { "../" } else { "" };
        corpus.has_chapter(path).then(|| page.link(&format!("{above}{}", addresses::chapter(path))) + &anchor)
    };
    let profile_link =
        |profile: &Profile| Link { name: profile.title.clone(), href: page.link(&page.context.addresses.profile(&profile.id.value)) };
    ReaderRow {
        name: reader.name.clone(),
        help: reader.help.clone(),
        chapter: reader.chapter.as_ref().and_then(|path| chapter(&path.value)),
        profile: profile.map(profile_link),
    }
}

/// Topics by pillar; those without one come last, under no name.
fn pillars(page: &PageContext<'_, '_>) -> Vec<Pillar> {
    let corpus = &page.context.edition.corpus;
    let topics = |belongs: &dyn Fn(&Topic) -> bool| -> Vec<TopicRow> {
        corpus
            .topics
            .iter()
            .enumerate()
            .filter(|(_, topic)| belongs(topic))
            .map(|(index, topic)| TopicRow {
                prefix: topic.prefix.value.clone(),
                title: topic.title.clone(),
                summary: topic.summary.clone(),
                href: page.topic_href(&topic.folder),
                clauses: page.context.edition.topic_clauses[index].len(),
            })
            .collect()
    };
    let declared = &corpus.settings.pillars;
    let is = |topic: &Topic, id: &str| topic.pillar.as_ref().is_some_and(|pillar| pillar.value == id);
    let mut pillars: Vec<Pillar> = declared
        .iter()
        .map(|pillar| Pillar {
            name: pillar.name.clone(),
            title: pillar.title.clone(),
            help: pillar.help.clone(),
            topics: topics(&|topic| is(topic, &pillar.id.value)),
        })
        .collect();
    pillars.push(Pillar {
        name: String::new(),
        title: String::new(),
        help: String::new(),
        topics: topics(&|topic| !declared.iter().any(|pillar| is(topic, &pillar.id.value))),
    });
    pillars.retain(|pillar| !pillar.topics.is_empty());
    pillars
}
