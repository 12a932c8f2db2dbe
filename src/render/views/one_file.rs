//! The whole corpus as one HTML file: for readers without a network, where addresses of folders do
//! not open.
//!
//! Styles and the script stand in the file. Its policy names their hashes, so nothing else runs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::super::kind::PageKind;
use super::super::markdown;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Html, Page};
use super::super::theme::Theme;
use super::clause::{self, ClauseView};
use super::framework::{self, FrameworkView};
use super::term::{self, TermRow};
use crate::addresses;
use crate::fingerprint::policy_source;

/// Style sheets of the theme that go into the file, in this order.
const STYLES: [&str; 3] = ["site.css", "lists.css", "one-file.css"];
/// The script that goes into the file.
const SCRIPT: &str = "one-file.js";

/// The icon that goes into the file.
const ICON: &str = "favicon.svg";

/// Everything.
#[derive(Debug, Serialize)]
pub struct OneFileView {
    /// All style sheets as one text.
    pub style: Html,
    /// Its hash, in the form of a policy.
    pub style_hash: String,
    /// The icon of the site, as an address that holds it.
    pub icon: String,
    /// The script of the file as one text.
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

/// A topic with its clauses in full.
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
    /// What its chapter says before the second heading.
    pub introduction: Html,
    /// Its clauses, for the contents.
    pub clauses: Vec<ClauseLink>,
    /// What stands for its clauses in full.
    pub sheets: Html,
}

/// A clause in full, with anchors that begin with its slug.
#[derive(Debug, Serialize)]
pub struct SheetPart {
    clause: ClauseView,
}

/// One clause; the page's context writes links as anchors.
pub fn sheet(page: &PageContext<'_, '_>, index: usize) -> SheetPart {
    SheetPart { clause: clause::sheet(page, index) }
}

/// The file, from what stands for the sheets of each topic; the page's context writes links as anchors.
pub fn page<'c>(page: &PageContext<'c, '_>, theme: &Theme, sheets: Vec<Html>) -> Page<'c, OneFileView> {
    let edition = page.context.edition;
    let corpus = &edition.corpus;
    let topics = corpus.topics.iter().zip(sheets).enumerate().map(|(index, (topic, sheets))| TopicPart {
        prefix: topic.prefix.value.clone(),
        anchor: addresses::one_file::topic(&topic.folder),
        title: topic.title.clone(),
        summary: topic.summary.clone(),
        introduction: markdown::blocks(page, &topic.blocks),
        clauses: page.clause_links(edition.topic_clauses[index].iter().copied()),
        sheets,
    });
    let terms = corpus.terms.iter().enumerate();
    let terms = terms.map(|(index, term)| TermRow { anchor: addresses::one_file::term(&term.slug()), ..term::row(page, index) });
    let frameworks = (0..corpus.frameworks.len()).map(|index| framework::view(page, index));
    let style = without_reading_flow(&STYLES.iter().map(|name| theme.text(name)).collect::<Vec<_>>().join("\n"));
    let script = theme.text(SCRIPT);
    let words = page.words();
    let site = page.context.site.full_title.as_str();
    let description = words.with("one-file-description", &[("count", corpus.clauses.len().into()), ("site", site.into())]);
    let mut head = page.head(PageKind::OneFile, &words.get("one-file-title"), &description);
    head.noindex = true;
    let view = OneFileView {
        style_hash: policy_source(&style),
        script_hash: policy_source(&script),
        icon: format!("data:image/svg+xml;base64,{}", STANDARD.encode(theme.text(ICON))),
        style,
        script,
        topics: topics.collect(),
        terms: terms.collect(),
        frameworks: frameworks.filter(|framework| framework.row.clauses > 0).collect(),
        clauses: corpus.clauses.len(),
    };
    page.finish(head, view)
}

/// A style sheet without the property `reading-flow`, which orders the head of a site for the tab key. This file has no such
/// head, and the Nu checker, which reads styles inside a page, does not know the property.
fn without_reading_flow(style: &str) -> String {
    const PROPERTY: &str = "reading-flow:";
    let mut parts = style.split(PROPERTY);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        let end = part.find(';').map_or(part.len(), |at| at + 1);
        // The last declaration of a rule may have no semicolon.
        let end = part.find('}').map_or(end, |brace| end.min(brace));
        kept + &part[end..]
    })
}

#[cfg(test)]
mod tests {
    use super::without_reading_flow;

    #[test]
    fn reading_flow_is_left_out_wherever_it_stands() {
        assert_eq!(
            without_reading_flow("a{reading-flow:flex-visual;gap:1em}b{color:red;reading-flow:grid-rows}c{}"),
            "a{gap:1em}b{color:red;}c{}"
        );
        assert_eq!(without_reading_flow("a{gap:1em}"), "a{gap:1em}");
    }
}
