//! The landing page.

use serde::Serialize;

use super::clause::ClauseView;
use super::{ClauseLink, Html};

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
