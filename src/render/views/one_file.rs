//! The whole corpus as one HTML file: for readers without a network, where addresses of folders do
//! not open.
//!
//! Styles and the script stand in the file. Its policy names their hashes, so nothing else runs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::super::context::Context;
use super::super::{Theme, address};
use super::clause::{self, ClauseView};
use super::framework::{self, FrameworkView};
use super::term::{self, TermRow};
use super::{ClauseLink, Head, Html};

/// Style sheets of the theme that go into the file, in this order.
const STYLES: [&str; 3] = ["tokens.css", "site.css", "one-file.css"];
/// The script that goes into the file.
const SCRIPT: &str = "one-file.js";

/// Everything.
#[derive(Debug, Serialize)]
pub struct OneFileView {
    /// All style sheets as one text.
    pub style: Html,
    /// Its hash, in the form of a policy.
    pub style_hash: String,
    /// The script.
    pub script: Html,
    /// Its hash, in the form of a policy.
    pub script_hash: String,
    /// Topics with their clauses.
    pub topics: Vec<TopicPart>,
    /// The glossary.
    pub terms: Vec<TermRow>,
    /// The frameworks that clauses cite.
    pub frameworks: Vec<FrameworkView>,
    /// Number of clauses.
    pub clauses: usize,
}

/// One topic.
#[derive(Debug, Serialize)]
pub struct TopicPart {
    /// `PAT`.
    pub prefix: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Its introduction.
    pub introduction: Html,
    /// Its clauses, for the contents.
    pub clauses: Vec<ClauseLink>,
    /// Its clauses in full.
    pub sheets: Html,
}

/// A clause in full, with anchors that begin with its slug.
#[derive(Debug, Serialize)]
pub struct SheetPart {
    clause: ClauseView,
}

/// One clause; `context` writes links as anchors.
pub fn sheet(context: &Context<'_>, index: usize) -> SheetPart {
    SheetPart { clause: clause::sheet(context, index, address::ONE_FILE) }
}

/// The file, from the rendered sheets of all clauses; `context` writes links as anchors.
pub fn page(context: &Context<'_>, theme: &Theme, sheets: &[Html]) -> (Head, OneFileView) {
    let edition = context.edition;
    let corpus = &edition.corpus;
    let path = address::ONE_FILE;
    let topics = corpus.topics.iter().enumerate().map(|(index, topic)| TopicPart {
        prefix: topic.prefix.value.clone(),
        anchor: format!("topic-{}", topic.folder),
        title: topic.title.clone(),
        summary: topic.summary.clone(),
        introduction: context.html(&topic.blocks, "./"),
        clauses: context.clause_links(&edition.topic_clauses[index], "./"),
        sheets: edition.topic_clauses[index].iter().map(|&clause| sheets[clause].as_str()).collect::<Vec<_>>().join("\n"),
    });
    let terms = term::list(context).1.terms.into_iter().enumerate().map(|(index, mut row)| {
        row.anchor = address::term_anchor(&corpus.terms[index]);
        row
    });
    let frameworks = (0..corpus.frameworks.len()).map(|index| framework::page(context, index).1);
    let style: String = STYLES.iter().map(|name| text(theme, name)).collect::<Vec<_>>().join("\n");
    let script = text(theme, SCRIPT);
    let description =
        format!("All {} clauses of {} in one file, to read without a network.", corpus.clauses.len(), context.site.full_title);
    let mut head = context.head(path, "Everything in one file", &description, "", "one-file");
    head.noindex = true;
    let view = OneFileView {
        style_hash: hash(&style),
        script_hash: hash(&script),
        style,
        script,
        topics: topics.collect(),
        terms: terms.collect(),
        frameworks: frameworks.filter(|framework| framework.row.clauses > 0).collect(),
        clauses: corpus.clauses.len(),
    };
    (head, view)
}

/// A file of the theme as text; empty where the theme has none.
fn text(theme: &Theme, name: &str) -> String {
    theme.files.get(name).map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned()).unwrap_or_default()
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
