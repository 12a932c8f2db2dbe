//! The landing page.

use serde::Serialize;

use super::super::address;
use super::super::context::Context;
use super::clause::ClauseView;
use super::{ClauseLink, Head, Html};
use crate::corpus::Topic;

/// `/`.
#[derive(Debug, Serialize)]
pub struct LandingView {
    /// Heading of the introduction (first heading of the first chapter).
    pub heading: String,
    /// The introduction: what this is.
    pub introduction: Html,
    /// A clause shown as an example, whole.
    pub specimen: Option<ClauseView>,
    /// Topics by pillar.
    pub pillars: Vec<Pillar>,
    /// The starter set.
    pub starter: Vec<ClauseLink>,
    /// Number of clauses, terms, frameworks.
    pub clauses: usize,
    /// See `clauses`.
    pub terms: usize,
    /// See `clauses`.
    pub frameworks: usize,
    /// The whole corpus as one file, relative, where it is built.
    pub one_file: Option<String>,
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
pub fn view(context: &Context<'_>) -> (Head, LandingView) {
    let corpus = &context.edition.corpus;
    let settings = &corpus.settings;
    let root = address::root_of("");
    let first = corpus.chapters.iter().find(|chapter| chapter.path == "index.md");
    let starter: Vec<usize> = settings.starter.iter().filter_map(|id| context.edition.clause(&id.value)).collect();
    let specimen = settings.specimen.as_ref().and_then(|id| context.edition.clause(&id.value));
    let head = context.head("", "", &context.site.tagline, "", "landing-page");
    let view = LandingView {
        heading: first.and_then(|chapter| chapter.heading.clone()).unwrap_or_else(|| context.site.title.clone()),
        introduction: first.map(|chapter| context.html(&chapter.blocks, &root)).unwrap_or_default(),
        specimen: specimen.map(|index| ClauseView { text: context.text_alone(index, &root), ..super::clause::sheet(context, index, "") }),
        pillars: pillars(context, &root),
        starter: context.clause_links(&starter, &root),
        clauses: corpus.clauses.len(),
        terms: corpus.terms.len(),
        frameworks: corpus.frameworks.len(),
        one_file: Some(format!("{root}{}", address::ONE_FILE)),
    };
    (head, view)
}

/// Topics by pillar; those without one come last, under no name.
fn pillars(context: &Context<'_>, root: &str) -> Vec<Pillar> {
    let corpus = &context.edition.corpus;
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
                href: format!("{root}{}", address::topic(topic)),
                clauses: context.edition.topic_clauses[index].len(),
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
