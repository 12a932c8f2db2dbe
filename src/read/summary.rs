//! Reads SUMMARY.md: which chapters there are, in which order.
//!
//! mdBook reads the same file for itself; this is for spans in messages and for the order of topics.

use std::collections::HashMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::with_span::WithSpan;
use super::{markdown, own_addresses};

/// A line of SUMMARY.
pub(super) struct Entry {
    /// Its words.
    pub(super) name: String,
    /// Where it leads, relative to the source folder, `./` taken off.
    pub(super) path: WithSpan<String>,
}

/// All links of SUMMARY in order; drafts, which lead nowhere, are left out.
pub(super) fn entries(file: FileId, text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut open: Option<Entry> = None;
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.is_empty() => {
                let path = percent_encoding::percent_decode_str(&dest_url).decode_utf8_lossy().into_owned();
                let path = path.strip_prefix("./").unwrap_or(&path).to_owned();
                open = Some(Entry { name: String::new(), path: WithSpan::new(path, Span::new(file, range)) });
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(entry) = &mut open {
                    entry.name.push_str(&words);
                }
            }
            Event::End(TagEnd::Link) => entries.extend(open.take()),
            _ => {}
        }
    }
    entries
}

/// HTML in SUMMARY is not part of a chapter's name, and mdBook would print it as text.
pub(super) fn check_titles(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        let end = range.start + text[range.clone()].trim_end().len();
        let span = Span::new(file, range.start..end);
        match event {
            // A note to oneself never reaches a page.
            Event::Html(html) | Event::InlineHtml(html) if html.trim_start().starts_with("<!--") && html.trim_end().ends_with("-->") => {}
            Event::Start(Tag::HtmlBlock)
                if text[range.clone()].trim_start().starts_with("<!--") && text[range].trim_end().ends_with("-->") => {}
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => markdown::report_html(span, diagnostics),
            Event::Start(Tag::Image { .. }) => diagnostics.push(
                Diagnostic::new(Code::SummaryEntry, span, "SUMMARY.md cannot contain a picture")
                    .help("write the name of the chapter in words"),
            ),
            _ => {}
        }
    }
}

/// Chapters have addresses that the site does not use itself, that every system can write, and each its own.
pub(super) fn check_addresses(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, &Entry> = HashMap::new();
    for entry in entries {
        let path = entry.path.value.as_str();
        let span = entry.path.span;
        let mut report = |message: String, help: String| diagnostics.push(Diagnostic::new(Code::ChapterAddress, span, message).help(help));
        if let Some(rule) = own_addresses::path_fault(path) {
            report(format!("`{path}` cannot be the path of a chapter"), format!("the path of a chapter {rule}"));
        } else if path != "index.md" && own_addresses::is_own(path) {
            let first = path.split('/').next().unwrap_or(path);
            report(
                format!("`{path}` would have an address that the site uses itself"),
                format!("rename `{first}`, here and in the source folder"),
            );
        } else if let Some(before) = seen.insert(own_addresses::of_chapter(path), entry)
            && before.path.value != path
        {
            diagnostics.push(
                Diagnostic::new(Code::ChapterAddress, span, format!("`{path}` has the address of `{}`", before.path.value))
                    .label(before.path.span, "the other chapter is here")
                    .help("rename one of them: addresses ignore capitals, and treat `index.md` and `README.md` alike"),
            );
        }
    }
}

/// No chapter lies in the folder in which our pages lie beside the book.
pub(super) fn check_folder(entries: &[Entry], ours: &str, diagnostics: &mut Vec<Diagnostic>) {
    for Entry { path, .. } in entries {
        let address = own_addresses::of_chapter(&path.value);
        if address.split('/').next() == Some(ours) {
            diagnostics.push(
                Diagnostic::new(Code::ChapterAddress, path.span, format!("`{}` would lie in the folder of the clause pages", path.value))
                    .help("rename the chapter, or name another folder with `folder` in `[output.reference]` of book.toml"),
            );
        }
    }
}

/// What mdBook's own parser says: a build would stop there.
pub(super) fn check_form(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Err(error) = mdbook_summary::parse_summary(text) else { return };
    let cause = error.root_cause().to_string();
    // Chapters that are named twice are reported with both spans, by `check_order`.
    if cause.starts_with("Duplicate file") {
        return;
    }
    // The position is given only in words: "failed to parse SUMMARY.md line 5, column 3: The link items ...".
    let position = cause.split_once(" line ").and_then(|(_, rest)| rest.split_once(", column "));
    let line = position.and_then(|(line, _)| line.parse::<usize>().ok()).unwrap_or(1);
    let words = position.and_then(|(_, rest)| rest.split_once(": ")).map_or(cause.as_str(), |(_, words)| words);
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    diagnostics.push(
        Diagnostic::new(Code::SummaryEntry, Span::new(file, start..end), format!("mdBook cannot read SUMMARY.md: {words}")).help(
            "write each line as a link to a chapter, `- [Title](name/index.md)`, a heading or a rule; see mdBook's manual, \"SUMMARY.md\"",
        ),
    );
}

/// The first chapter is `index.md`.
pub(super) fn check_start(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    if let Some(first) = entries.first()
        && first.path.value != "index.md"
    {
        diagnostics.push(
            Diagnostic::new(Code::SummaryEntry, first.path.span, "the first chapter is not `index.md`")
                .help("begin SUMMARY.md with `[Title](index.md)`: mdBook copies its first chapter to `/`, where the landing page is"),
        );
    }
}

/// No chapter appears twice.
pub(super) fn check_order(entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<&str, &Entry> = HashMap::new();
    for entry in entries {
        let Some(before) = seen.get(entry.path.value.as_str()) else {
            seen.insert(&entry.path.value, entry);
            continue;
        };
        diagnostics.push(
            Diagnostic::new(Code::SummaryEntry, entry.path.span, format!("`{}` is listed twice", entry.path.value))
                .label(before.path.span, "the first entry is here")
                .help("remove one of them"),
        );
    }
}
