//! Reads topic chapters, and looks through the other chapters for clause links.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::corpus::{Block, Chapter, ClauseId, Located, Topic};
use crate::diagnostics::{Code, Diagnostic, FileId, Span};
use crate::nearest;

use super::front_matter;
use super::markdown::{self, Place};
use super::summary::Entry;
use super::table::{Table, Toml};

/// Reads a topic chapter.
pub(super) fn read(entry: &Entry, file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Topic> {
    let folder = entry.path.value.strip_suffix("/index.md").filter(|folder| !folder.contains('/'));
    let Some(folder) = folder else {
        let name = entry.path.value.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
        let (message, help) = if ClauseId::parse(&name.to_ascii_uppercase()).is_ok() {
            (
                format!("`{}` is a clause and no chapter", entry.path.value),
                "take the entry out: clauses follow the introduction of their topic by themselves",
            )
        } else {
            (
                format!("a topic cannot be at `{}`", entry.path.value),
                "a topic chapter is `<folder>/index.md`, one folder deep: the folder is its address",
            )
        };
        diagnostics.push(Diagnostic::new(Code::SummaryEntry, entry.path.span?, message).help(help));
        return None;
    };
    let (front, body) = front_matter::split(file, text, diagnostics)?;
    let (toml, root) = Toml::parse(file, &text[front.clone()], front.start, diagnostics);
    let table = Table::root(&toml, &root);
    let prefix = table.required("prefix");
    let title = table.required("title");
    let pillar = table.string("pillar");
    let summary = table.required("summary");
    if let Some(prefix) = &prefix
        && ClauseId::parse(&format!("{}-1", prefix.value)).is_err()
    {
        let span = prefix.span.expect("read from a file");
        table.report(
            Diagnostic::new(Code::BadId, span, format!("`{}` cannot be the prefix of ids", prefix.value))
                .help("a prefix is capital letters and digits, such as `PAT`"),
        );
    }
    table.finish();

    let introduction = text[body.clone()].to_owned();
    let brackets = look_through(&introduction, file, body.start, None, diagnostics);
    let blocks = introduction_blocks(&introduction, Place::At(file, body.start)).1;
    let prefix = prefix?;
    Some(Topic {
        folder: folder.to_owned(),
        title: title.map_or_else(|| prefix.value.clone(), |title| title.value),
        prefix,
        pillar,
        summary: summary.map(|summary| summary.value).unwrap_or_default(),
        introduction,
        blocks,
        file: Some(file),
        brackets,
    })
}

/// Reads a chapter that is not a topic. `first` is the landing page's chapter.
pub(super) fn read_chapter(
    entry: &Entry,
    file: FileId,
    text: &str,
    first: bool,
    entries: &[Entry],
    diagnostics: &mut Vec<Diagnostic>,
) -> Chapter {
    let brackets = look_through(text, file, 0, Some((&entry.path.value, entries)), diagnostics);
    let (heading, blocks) = if first { introduction_blocks(text, Place::At(file, 0)) } else { (None, Vec::new()) };
    Chapter { name: entry.name.clone(), path: entry.path.value.clone(), brackets, blocks, heading }
}

/// The first heading of a chapter, and the text between it and the next as blocks.
fn introduction_blocks(text: &str, place: Place) -> (Option<String>, Vec<Block>) {
    let (heading, range) = introduction(text);
    // Problems of this text were reported by `look_through` already.
    (heading, markdown::blocks(&text[range.clone()], place.from(range.start), &mut Vec::new()))
}

/// The first heading and where the text between it and the next lies.
fn introduction(text: &str) -> (Option<String>, std::ops::Range<usize>) {
    let mut heading: Option<String> = None;
    let mut start = 0;
    let mut open = false;
    for (event, range) in markdown::chapter_events(text).into_offset_iter() {
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
    markdown::chapter_events(text)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) if markdown::is_bracket(link_type) => ClauseId::parse(&dest_url).ok(),
            _ => None,
        })
        .collect()
}

/// Finds clause links in text that mdBook renders, and reports what such text may not contain.
fn look_through(
    text: &str,
    file: FileId,
    offset: usize,
    links: Option<(&str, &[Entry])>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Located<String>> {
    let place = Place::At(file, offset);
    let span = |range: &std::ops::Range<usize>| Span::new(file, offset + range.start..offset + range.end);
    let parser = markdown::chapter_events(text);
    for (label, definition) in parser.reference_definitions().iter() {
        if ClauseId::parse(label).is_ok() {
            diagnostics.push(
                Diagnostic::new(Code::LinkDefinition, span(&definition.span), format!("this definition hides the clause `{label}`"))
                    .help("take it out: `[PAT-2]` leads to the clause by itself"),
            );
        }
    }
    let mut brackets = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) if markdown::is_bracket(link_type) => {
                brackets.push(markdown::target(text, &range, &dest_url, place));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != pulldown_cmark::LinkType::Email => {
                if markdown::check_scheme(&dest_url, span(&range), true, diagnostics)
                    && let Some((from, entries)) = links
                {
                    check_chapter_link(&dest_url, from, entries, span(&range), diagnostics);
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                markdown::check_scheme(&dest_url, span(&range), true, diagnostics);
            }
            Event::Start(Tag::HtmlBlock) => {
                markdown::report_html(span(&(range.start..range.start + text[range.clone()].trim_end().len())), diagnostics);
            }
            Event::InlineHtml(_) => markdown::report_html(span(&range), diagnostics),
            _ => {}
        }
    }
    brackets
}

/// A relative link to a `.md` file leads to a chapter.
fn check_chapter_link(to: &str, from: &str, entries: &[Entry], span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let path = to.split(['#', '?']).next().unwrap_or(to);
    if path.contains(':') || !path.ends_with(".md") {
        return;
    }
    let target = join(from, path);
    if entries.iter().any(|entry| Some(&entry.path.value) == target.as_ref()) {
        return;
    }
    let near = target.as_deref().and_then(|target| nearest::name(target, entries.iter().map(|entry| entry.path.value.as_str())));
    let help = match near {
        Some(near) => format!("did you mean the chapter `{near}`?"),
        None => "chapters are the files that SUMMARY.md names".to_owned(),
    };
    diagnostics.push(Diagnostic::new(Code::SummaryEntry, span, format!("`{to}` leads to no chapter")).help(help));
}

/// `to` as seen from the file `from`; `None` if it leaves the source folder.
fn join(from: &str, to: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
