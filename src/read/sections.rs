//! Splits the body of a clause file at its headings.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::corpus::clause::VIEW_HEADING;
use crate::corpus::{SectionKind, Settings};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic, FileId, Span};
use crate::words::Words;

/// A part of the body: what it is, where its heading stands, where its text lies (in the body).
pub(super) struct Part {
    /// `None` for the clause text.
    pub(super) kind: Option<SectionKind>,
    /// Span of the heading; the first line of the body for the clause text.
    pub(super) heading: Span,
    /// Its text.
    pub(super) range: Range<usize>,
}

/// The headings that clause files may have: in the words of the book's pages, and in English, so that a book can change its
/// language and a file can move between books.
pub(super) fn headings(settings: &Settings, words: &Words) -> Vec<(String, SectionKind)> {
    // Where texts run from right to left, marks keep the directions apart; nobody can write those in a clause file.
    let shown = |kind: &SectionKind| kind.heading_in(words, settings).replace(['\u{2068}', '\u{2069}'], "");
    let kinds = SectionKind::all(settings);
    let mut headings: Vec<(String, SectionKind)> = kinds.iter().map(|kind| (shown(kind), kind.clone())).collect();
    for kind in kinds {
        let english = kind.heading(settings);
        if !headings.iter().any(|(heading, _)| *heading == english) {
            headings.push((english, kind));
        }
    }
    headings
}

/// Splits `body`, which begins at byte `offset` of the file.
pub(super) fn split(
    file: FileId,
    offset: usize,
    body: &str,
    headings: &[(String, SectionKind)],
    settings: &Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Part> {
    let known = headings;
    let mut parts =
        vec![Part { kind: None, heading: Span::new(file, offset..offset + body.find('\n').unwrap_or(body.len())), range: 0..body.len() }];
    // Parts whose heading is not known are read for nothing; they still end the part before.
    let mut ignored = false;
    for (level, words, range) in top_headings(body) {
        let span = Span::new(file, offset + range.start..offset + range.start + body[range.clone()].trim_end().len());
        if let Some(last) = parts.last_mut()
            && !ignored
        {
            last.range.end = range.start;
        }
        ignored = true;
        let Some((name, kind)) = known.iter().find(|(name, _)| *name == words) else {
            // Where the parties are wrong corpus.toml was reported; to say so of each view teaches nothing.
            if !settings.knows_parties() && words.ends_with(VIEW_HEADING) {
                continue;
            }
            let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
            let help = match suggest::closest(&words, names.iter().copied()) {
                Some(near) => format!("did you mean `## {near}`?"),
                None => format!("use one of {}", suggest::join_and(&names)),
            };
            diagnostics.push(Diagnostic::new(Code::UnknownSection, span, format!("clause files have no heading `{words}`")).help(help));
            continue;
        };
        if level != HeadingLevel::H2 {
            diagnostics.push(
                Diagnostic::new(Code::UnknownSection, span, format!("`{words}` is a heading at the wrong level"))
                    .help(format!("write `## {name}`")),
            );
        }
        if let Some(before) = parts.iter().find(|part| part.kind.as_ref() == Some(kind)) {
            diagnostics.push(
                Diagnostic::new(Code::DuplicateSection, span, format!("there are two sections `{name}`"))
                    .label(before.heading, "the first one is here")
                    .help("put their text under one heading"),
            );
            continue;
        }
        parts.push(Part { kind: Some(kind.clone()), heading: span, range: range.end..body.len() });
        ignored = false;
    }
    parts
}

/// Headings that are not inside another block: level, words, range.
fn top_headings(body: &str) -> Vec<(HeadingLevel, String, Range<usize>)> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut open: Option<(HeadingLevel, String, Range<usize>)> = None;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                open = Some((level, String::new(), range));
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(TagEnd::Heading(_)) if depth == 1 => {
                found.extend(open.take());
                depth = 0;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, words, _)) = &mut open {
                    words.push_str(&text);
                }
            }
            _ => {}
        }
    }
    found
}
