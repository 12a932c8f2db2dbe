//! Markdown that some renderers know and a text of ours cannot have: its marks would be shown as they are written.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TextMergeWithOffset};

use crate::diagnostics::{Code, Diagnostic, Severity};

use super::parser;
use super::span_base::SpanBase;

/// What corpus text is looked through for.
fn beyond_corpus() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// What is said of it.
const REFUSAL: &str = "corpus text cannot contain";

/// Marks without which a text has none of it.
const CORPUS_MARKS: [&str; 7] = ["~", "^", "[ ]", "[x]", "[X]", "[!", "\n:"];

/// Reports what corpus text cannot contain and shows as it is written.
pub(super) fn check_corpus(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if CORPUS_MARKS.iter().any(|mark| text.contains(mark)) {
        report(text, base, diagnostics);
    }
}

/// Reports what mdBook does not know in a chapter either.
pub(super) fn check_chapter(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !text.contains('^') {
        return;
    }
    let parser = TextMergeWithOffset::new(parser::chapter_events(text).into_offset_iter());
    for (event, range) in parser {
        if matches!(event, Event::Text(_)) {
            report_marked(&text[range.clone()], "^", "mdBook cannot show", base.from(range.start), diagnostics);
        }
    }
}

/// Longest text between two marks that raise or lower it, in bytes.
const MAX_MARKED: usize = 8;

/// Reports letters and digits between two of `marks`: `m^2^`, `CO~2~`.
fn report_marked(source: &str, marks: &str, refusal: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in source.match_indices(|c: char| marks.contains(c)) {
        let mark = mark.chars().next().expect("a match is a character");
        let begun = open.replace((at, mark)).filter(|(_, begun)| *begun == mark);
        let Some((start, _)) = begun else { continue };
        let inner = &source[start + 1..at];
        let is_marked = (1..=MAX_MARKED).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_marked || source[..start].ends_with(['\\', mark]) || source[at + 1..].starts_with(mark) {
            continue;
        }
        let (what, help) = if mark == '^' {
            ("superscript", "write `m²`, or remove the marks `^`, which would be shown as they are")
        } else {
            ("subscript", "write `CO₂`, or remove the marks `~`, which would be shown as they are")
        };
        open = None;
        push(format!("{refusal} {what}"), help, start..at + 1, base, diagnostics);
    }
}

fn push(message: String, help: &str, range: Range<usize>, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(Diagnostic::new(Code::UnsupportedMarkdown, base.span(range), message).severity(Severity::Warning).help(help));
}

fn report(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(text, beyond_corpus()).into_offset_iter()) {
        let (what, help) = match event {
            Event::Start(Tag::Strikethrough) => ("strikethrough", "remove the words, or the marks `~~`, which would be shown as they are"),
            Event::Text(_) => {
                report_marked(&text[range.clone()], "^~", REFUSAL, base.from(range.start), diagnostics);
                continue;
            }
            Event::Start(Tag::FootnoteDefinition(_)) => {
                ("footnotes", "write the note as a sentence; the marks `[^…]` would be shown as they are")
            }
            Event::TaskListMarker(_) => ("task lists", "write a plain list; the boxes `[ ]` would be shown as they are"),
            Event::Start(Tag::BlockQuote(Some(_))) => {
                ("alerts", "write a paragraph or a plain quotation; the mark `[!…]` would be shown as it is")
            }
            Event::Start(Tag::DefinitionList) => {
                ("definition lists", "write paragraphs or a list, and define terms in glossary.toml; the colons would be shown as they are")
            }
            _ => continue,
        };
        let length = text.get(range.clone()).and_then(|slice| slice.lines().next()).map_or(0, |line| line.trim_end().len());
        push(format!("{REFUSAL} {what}"), help, range.start..range.start + length, base, diagnostics);
    }
}
