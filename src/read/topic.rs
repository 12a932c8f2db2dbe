//! Reads topic chapters and the other chapters of the book.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::corpus::{Block, Chapter, ClauseId, Spanned, Topic};
use crate::diagnostics::{Code, Diagnostic, FileId, Severity};

use super::chapter::{Found, scan_chapter};
use super::expanded::Expanded;
use super::front_matter;
use super::markdown;
use super::parser;
use super::span_base::SpanBase;
use super::summary::Entry;
use super::table::{Table, Toml};
use super::with_span::spanned;

/// Reads a topic chapter. `expanded` is what mdBook makes of its introduction.
pub(super) fn read(
    entry: &Entry,
    file: FileId,
    text: &str,
    expanded: &Expanded,
    entries: &[Entry],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Topic, Found)> {
    let folder = entry.path.value.strip_suffix("/index.md").filter(|folder| !folder.contains('/'));
    let Some(folder) = folder else {
        let name = entry.path.value.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
        let (message, help) = if ClauseId::parse(&name.to_ascii_uppercase()).is_ok() {
            (
                format!("`{}` is a clause, not a chapter", entry.path.value),
                "remove the entry: the site adds the clauses of a topic after its introduction",
            )
        } else {
            (
                format!("no topic can have the path `{}`", entry.path.value),
                "write a topic chapter as `<folder>/index.md`, one folder deep: the name of the folder becomes its address",
            )
        };
        diagnostics.push(Diagnostic::new(Code::SummaryEntry, entry.path.span, message).help(help));
        return None;
    };
    let (front, _) = front_matter::split(file, text, diagnostics)?;
    let (toml, root) = Toml::parse(file, &text[front.clone()], front.start, diagnostics);
    let table = Table::root(&toml, &root);
    let prefix = table.required("prefix");
    let title = table.required("title");
    let pillar = table.string("pillar");
    let summary = table.required("summary");
    if let Some(prefix) = &prefix
        && ClauseId::parse(&format!("{}-1", prefix.value)).is_err()
    {
        table.report(
            Diagnostic::new(Code::BadId, prefix.span, format!("`{}` cannot be the prefix of ids", prefix.value))
                .help("write a prefix in capital letters and digits, such as `PAT`"),
        );
    }
    table.finish();

    let found = scan_chapter(&expanded.text, SpanBase::Expanded(expanded, 0), &entry.path.value, entries, diagnostics);
    let blocks = introduction_blocks(&expanded.text, SpanBase::Expanded(expanded, 0), &mut Vec::new()).1;
    let prefix = prefix?;
    let topic = Topic {
        folder: folder.to_owned(),
        title: title.map_or_else(|| prefix.value.clone(), |title| title.value),
        prefix: prefix.into(),
        pillar: pillar.map(Spanned::from),
        summary: summary.map(|summary| summary.value).unwrap_or_default(),
        blocks,
        clause_links: spanned(found.brackets.clone()),
        anchors: spanned(found.anchors.clone()),
    };
    Some((topic, found))
}

/// Reads a chapter that is not a topic. `first` is the landing page's chapter.
pub(super) fn read_chapter(
    entry: &Entry,
    expanded: &Expanded,
    first: bool,
    entries: &[Entry],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Chapter, Found) {
    let base = SpanBase::Expanded(expanded, 0);
    let found = scan_chapter(&expanded.text, base, &entry.path.value, entries, diagnostics);
    let (heading, blocks) = if first { introduction_blocks(&expanded.text, base, diagnostics) } else { (None, Vec::new()) };
    let clause_links = spanned(found.brackets.clone());
    (Chapter { name: entry.name.clone(), path: entry.path.value.clone(), clause_links, blocks, heading }, found)
}

/// The first heading of a chapter, and the text between it and the next as blocks.
/// Reports what mdBook shows and our own pages cannot.
fn introduction_blocks(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Option<String>, Vec<Block>) {
    let (heading, range) = introduction(text);
    let mut found = Vec::new();
    let blocks = markdown::blocks(&text[range.clone()], base.from(range.start), &mut found);
    // Other problems of this text were reported by `scan_chapter` already.
    let lost = found.into_iter().filter(|diagnostic| diagnostic.code == Code::UnsupportedMarkdown);
    diagnostics.extend(lost.map(|diagnostic| diagnostic.severity(Severity::Warning)));
    (heading, blocks)
}

/// The first heading and where the text between it and the next lies.
fn introduction(text: &str) -> (Option<String>, std::ops::Range<usize>) {
    let mut heading: Option<String> = None;
    let mut start = 0;
    let mut open = false;
    for (event, range) in parser::chapter_events(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) if heading.is_some() => return (heading, start..range.start),
            Event::Start(Tag::Heading { .. }) => {
                heading = Some(String::new());
                open = true;
            }
            Event::End(TagEnd::Heading(_)) => {
                open = false;
                start = range.end;
            }
            Event::Text(words) | Event::Code(words) if open => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    (heading, start..text.len())
}

/// The ids of clauses that a chapter names, in order.
pub fn brackets(text: &str) -> Vec<ClauseId> {
    parser::chapter_events(text)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) if parser::is_bracket(link_type) => ClauseId::parse(&dest_url).ok(),
            _ => None,
        })
        .collect()
}
