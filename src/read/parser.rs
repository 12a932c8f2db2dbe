//! The parsers of corpus text and of chapters. pulldown-cmark's broken-link callback finds clause links,
//! so code, fences and escapes are right by construction.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options, Parser};

use crate::corpus::ClauseId;

use super::span_base::SpanBase;
use super::with_span::WithSpan;

/// What is asked about brackets that no definition explains.
pub(super) type Callback<'a> = fn(BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)>;

/// `[PAT-2]` and every second bracket are links of ours; other brackets stay text.
fn clause_link(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    let ours = match link.link_type {
        LinkType::Reference | LinkType::ReferenceUnknown => true,
        _ => ClauseId::parse(&link.reference).is_ok(),
    };
    ours.then_some((link.reference, CowStr::Borrowed("")))
}

/// Whether a link type came from [`clause_link`].
pub(super) fn is_bracket(link_type: LinkType) -> bool {
    matches!(link_type, LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown)
}

/// The parser of corpus text, with our callback.
pub(super) fn corpus_events(text: &str) -> Parser<'_, Callback<'_>> {
    Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES, Some(clause_link as Callback<'_>))
}

/// The parser that mdBook uses for chapters, with our callback.
pub(super) fn chapter_events(text: &str) -> Parser<'_, Callback<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_with_broken_link_callback(text, options, Some(chapter_link as Callback<'_>))
}

/// In chapters mdBook decides what a bracket is; only ids are ours.
fn chapter_link(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    ClauseId::parse(&link.reference).is_ok().then_some((link.reference, CowStr::Borrowed("")))
}

/// A bracket's target with its span: the content of its last pair of brackets.
pub(super) fn target(text: &str, range: &Range<usize>, destination: &str, base: SpanBase<'_>) -> WithSpan<String> {
    let slice = text.get(range.clone()).unwrap_or("");
    let end = slice.strip_suffix("[]").unwrap_or(slice).rfind(']').unwrap_or(slice.len());
    let start = slice[..end].rfind('[').map_or(0, |at| at + 1);
    WithSpan::new(destination.to_owned(), base.span(range.start + start..range.start + end))
}
