//! Reads topic chapters and the other chapters of the book.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::corpus::{Block, Chapter, ClauseId, Spanned, Topic};
use crate::diagnostics::{Code, Diagnostic, FileId, Severity};

use super::chapter::{Found, scan_chapter};
use super::chapter_words;
use super::expanded::Expanded;
use super::front_matter;
use super::markdown;
use super::parser;
use super::span_base::SpanBase;
use super::summary::Entry;
use super::table::{Table, Toml};
use super::with_span::spanned;
use crate::words;

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
    let language = table.string("language");
    if let Some(language) = language.as_ref().filter(|language| !words::is_language(&language.value)) {
        table.report(
            Diagnostic::new(Code::BadValue, language.span, format!("`{}` is not the tag of a language", language.value))
                .help("write a tag such as `de`, `fr` or `pt-BR`"),
        );
    }
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
    let blocks = introduction_of_topic(&expanded.text, SpanBase::Expanded(expanded, 0));
    let prefix = prefix?;
    let topic = Topic {
        folder: folder.to_owned(),
        title: title.map_or_else(|| prefix.value.clone(), |title| title.value),
        prefix: prefix.into(),
        pillar: pillar.map(Spanned::from),
        language: language.map(|language| language.value).filter(|language| words::is_language(language)),
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
    let words = chapter_words::words(&expanded.text);
    (Chapter { name: entry.name.clone(), path: entry.path.value.clone(), clause_links, words, blocks, heading }, found)
}

/// The text of a topic chapter between its first heading and the next as blocks, with the footnotes that it names. It was
/// checked as a chapter.
fn introduction_of_topic(text: &str, base: SpanBase<'_>) -> Vec<Block> {
    let (_, range) = introduction(text);
    let events: Vec<_> = parser::chapter_events(text).into_offset_iter().collect();
    let mut named = HashSet::new();
    for (event, at) in &events {
        if let Event::FootnoteReference(label) = event
            && range.contains(&at.start)
        {
            named.insert(label.to_string());
        }
    }
    let (mut words, mut notes) = (Vec::new(), Vec::new());
    let mut open_note = None;
    for (event, at) in events {
        if let Event::Start(Tag::FootnoteDefinition(label)) = &event {
            open_note = Some(named.contains(label.as_ref()));
        }
        let is_end_of_note = event == Event::End(TagEnd::FootnoteDefinition);
        match open_note {
            Some(true) => notes.push((event, at)),
            None if range.contains(&at.start) => words.push((event, at)),
            Some(false) | None => {}
        }
        if is_end_of_note {
            open_note = None;
        }
    }
    words.extend(notes);
    markdown::of_events(text, words, base, &mut Vec::new())
}

/// The first heading of a chapter, and the text between it and the next as blocks.
/// Reports what mdBook shows and our own pages cannot.
fn introduction_blocks(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Option<String>, Vec<Block>) {
    let (heading, range) = introduction(text);
    let mut found = Vec::new();
    let blocks = markdown::landing(&text[range.clone()], base.from(range.start), &mut found);
    // Other problems of this text were reported by `scan_chapter` already.
    let lost = found.into_iter().filter(|diagnostic| diagnostic.code == Code::UnsupportedMarkdown);
    diagnostics.extend(lost.map(|diagnostic| diagnostic.severity(Severity::Warning)));
    (heading, blocks)
}

/// The first heading and where the text between it and the next lies.
fn introduction(text: &str) -> (Option<String>, Range<usize>) {
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

/// The brackets of a chapter in which a clause could be named, in order, with where they stand.
fn bracket_links(text: &str) -> impl Iterator<Item = (CowStr<'_>, Range<usize>)> {
    parser::chapter_events(text).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) if parser::is_bracket(link_type) => Some((dest_url, range)),
        _ => None,
    })
}

/// The same with their spans in a file.
pub(super) fn clause_links(text: &str, file: FileId) -> Vec<Spanned<String>> {
    spanned(bracket_links(text).map(|(to, range)| parser::target(text, &range, &to, SpanBase::At(file, 0))).collect())
}

/// The ids of clauses that a chapter names, in order.
pub fn brackets(text: &str) -> Vec<ClauseId> {
    bracket_links(text).filter_map(|(to, _)| ClauseId::parse(&to).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::plain;
    use crate::diagnostics::Sources;

    #[test]
    fn an_introduction_has_no_marks_that_only_mdbook_understands() {
        let text = "# Title\n\n~~Old~~ New[^n], see [there].\n\n- [ ] Open\n- [x] Done\n\n> [!NOTE]\n> Words.\n\n\
                    Term\n: Meaning.\n\n## Next\n\nNot here[^m].\n\n[^n]: A note.\n\n[^m]: Another.\n\n[there]: https://x.example/\n";
        let file = Sources::default().add("index.md", text);
        let blocks = introduction_of_topic(text, SpanBase::At(file, 0));
        let expected = "New[n], see there.\n\n- ☐ Open\n\n- ☑ Done\n\nNote\n\nWords.\n\n- Term\n\n  Meaning.\n\n- [n] A note.";
        assert_eq!(plain::text(&blocks, &[]).trim(), expected);
    }
}
