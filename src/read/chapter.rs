//! The rules of text that mdBook renders: chapters and introductions, with what they include.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::corpus::ClauseId;
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic};

use super::extensions;
use super::link_address::{self, Allowed};
use super::markdown;
use super::parser;
use super::paths::join;
use super::span_base::SpanBase;
use super::summary::Entry;
use super::with_span::WithSpan;

/// What a chapter names and what can be named in it.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Clauses, as written.
    pub(super) brackets: Vec<WithSpan<String>>,
    /// The ids that its headings have on the page.
    pub(super) anchors: Vec<WithSpan<String>>,
    /// Where links other than those lead, as written.
    pub(super) links: Vec<WithSpan<String>>,
    /// Where pictures lie, as written.
    pub(super) pictures: Vec<WithSpan<String>>,
}

/// Finds clause links in text that mdBook renders, and reports what such text may not contain.
pub(super) fn scan_chapter(text: &str, base: SpanBase<'_>, from: &str, entries: &[Entry], diagnostics: &mut Vec<Diagnostic>) -> Found {
    let parser = parser::chapter_events(text);
    for (label, definition) in parser.reference_definitions().iter() {
        if ClauseId::parse(&folded(label)).is_ok() {
            let message = format!("this definition hides the clause `{}`", folded(label));
            diagnostics.push(
                Diagnostic::new(Code::LinkDefinition, base.span(definition.span.clone()), message)
                    .help("remove it: `[PAT-2]` leads to the clause by itself"),
            );
        }
    }
    let mut found = Found::default();
    let mut heading: Option<(String, Range<usize>)> = None;
    let mut generated = HashMap::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { id, attrs, .. }) => {
                if let Some((name, _)) = attrs.first() {
                    let whole = range.start..range.start + text[range.clone()].trim_end().len();
                    diagnostics.push(
                        Diagnostic::new(Code::HeadingAttribute, base.span(whole), format!("a heading cannot have the attribute `{name}`"))
                            .help("a heading can have an id and classes, `{#name .class}`, and nothing else"),
                    );
                }
                match id {
                    Some(id) => found.anchors.push(WithSpan::new(id.to_string(), base.span(range))),
                    None => heading = Some((String::new(), range)),
                }
            }
            Event::Start(Tag::DefinitionListTitle) => heading = Some((String::new(), range)),
            Event::End(TagEnd::Heading(_) | TagEnd::DefinitionListTitle) => {
                if let Some((words, range)) = heading.take() {
                    let id = unique_id(heading_id(&words), &mut generated);
                    found.anchors.push(WithSpan::new(id, base.span(range)));
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((heading, _)) = &mut heading {
                    heading.push(' ');
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((heading, _)) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) if parser::is_bracket(link_type) => {
                found.brackets.push(parser::target(text, &range, &dest_url, base));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let span = base.span(range);
                let is_address = link_type != LinkType::Email;
                if is_address && link_address::check(&dest_url, span, Allowed::Anywhere, diagnostics) {
                    check_chapter_link(&dest_url, from, entries, span, diagnostics);
                    found.links.push(WithSpan::new(dest_url.to_string(), span));
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let span = base.span(range);
                if link_address::check(&dest_url, span, Allowed::Inside, diagnostics) {
                    found.pictures.push(WithSpan::new(dest_url.to_string(), span));
                }
            }
            Event::Start(Tag::HtmlBlock) => {
                markdown::report_html(base.span(range.start..range.start + text[range.clone()].trim_end().len()), diagnostics);
            }
            Event::InlineHtml(_) => markdown::report_html(base.span(range), diagnostics),
            _ => {}
        }
    }
    check_anchors(&found.anchors, diagnostics);
    check_end(text, base, diagnostics);
    extensions::check_chapter(text, base, diagnostics);
    found
}

/// Labels of link definitions are the same in any case and with any white space.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().to_uppercase()
}

/// The id that mdBook gives to a heading without one.
fn heading_id(words: &str) -> String {
    let kept = |c: char| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    };
    words.trim().to_lowercase().chars().filter_map(kept).collect()
}

/// Anchors on the page of a chapter that are not its own: those of the frame and of mdBook's parts.
const FRAME: [&str; 3] = ["part-main", "part-appearance", "part-parties"];

/// Reports anchors that a page would have twice: a link would lead to the first.
fn check_anchors(anchors: &[WithSpan<String>], diagnostics: &mut Vec<Diagnostic>) {
    const HELP: &str = "give the heading a different id: `## Words {#name}`";
    let mut first: HashMap<&str, &WithSpan<String>> = HashMap::new();
    for anchor in anchors {
        if FRAME.contains(&anchor.value.as_str()) || anchor.value.starts_with("mdbook-") {
            let message = format!("the page already has the anchor `{}`", anchor.value);
            diagnostics.push(Diagnostic::new(Code::HeadingAttribute, anchor.span, message).help(HELP));
        } else if let Some(before) = first.get(anchor.value.as_str()) {
            let message = format!("two headings of the page have the anchor `{}`", anchor.value);
            diagnostics
                .push(Diagnostic::new(Code::HeadingAttribute, anchor.span, message).label(before.span, "the first one is here").help(HELP));
        } else {
            first.insert(&anchor.value, anchor);
        }
    }
}

/// What mdBook makes of an id that it has given already. It knows only those that it gave itself.
fn unique_id(id: String, given: &mut HashMap<String, u32>) -> String {
    if !given.contains_key(&id) {
        given.insert(id.clone(), 0);
        return id;
    }
    loop {
        let count = given.get_mut(&id).expect("it was given");
        *count += 1;
        let candidate = format!("{id}-{count}");
        if !given.contains_key(&candidate) {
            given.insert(candidate.clone(), 0);
            return candidate;
        }
    }
}

/// A block of HTML as it is put behind an introduction.
const PROBE: &str = "<section>\n</section>";

/// Reports a block that would swallow what is put behind a chapter: clauses, or where brackets lead.
fn check_end(text: &str, base: SpanBase<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some((range, event)) = open_block(text) else { return };
    // The first line says which block it is.
    let line = range.start..range.start + text[range].lines().next().unwrap_or_default().len();
    let (what, help) = match event {
        // HTML is reported as such, closed or not.
        Event::Start(Tag::HtmlBlock) => return,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
            ("this block of code is never closed", "close it: repeat the fence, alone on a line, after the last line of code")
        }
        _ => ("this block is still open at the end of the chapter", "end the chapter with a paragraph that begins at the left margin"),
    };
    diagnostics.push(Diagnostic::new(Code::OpenBlock, base.span(line), what).help(help));
}

/// The block of a text, with where it lies, that what follows after a blank line would be part of.
fn open_block(text: &str) -> Option<(Range<usize>, Event<'static>)> {
    let whole = format!("{text}\n\n{PROBE}\n");
    let at = text.len() + 2;
    let mut depth = 0_usize;
    let mut last = None;
    for (event, range) in parser::chapter_events(&whole).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    if range.start == at && matches!(tag, Tag::HtmlBlock) {
                        return None;
                    }
                    if range.start < text.len() {
                        last = Some((range.start..range.end.min(text.len()), Event::Start(tag.into_static())));
                    }
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    last
}

/// Whether a text has blocks that arrive on the page as they are: each one block of HTML at the outermost level.
///
/// # Errors
///
/// Gives the first that does not.
pub fn sheets_are_whole<'s>(text: &str, sheets: &'s [String]) -> Result<(), &'s str> {
    let mut wanted = sheets.iter();
    let mut next = wanted.next();
    let mut depth = 0_usize;
    let mut html: Option<String> = None;
    for event in parser::chapter_events(text) {
        match event {
            Event::Start(tag) => {
                if depth == 0 && matches!(tag, Tag::HtmlBlock) {
                    html = Some(String::new());
                }
                depth += 1;
            }
            Event::Html(part) | Event::Text(part) => {
                if let Some(html) = &mut html {
                    html.push_str(&part);
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some(html) = html.take()
                    && next.is_some_and(|sheet| html.trim_end() == sheet.as_str())
                {
                    next = wanted.next();
                }
            }
            _ => {}
        }
    }
    next.map_or(Ok(()), |missing| Err(missing))
}

/// Whether a chapter begins with a heading of the first level that says something.
pub fn begins_with_title(text: &str) -> bool {
    let mut is_open = false;
    for event in parser::chapter_events(text) {
        match event {
            Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. }) => is_open = true,
            Event::Text(words) | Event::Code(words) if is_open && !words.trim().is_empty() => return true,
            Event::End(TagEnd::Heading(_)) => return false,
            _ if is_open => {}
            _ => return false,
        }
    }
    false
}

/// A relative link to a `.md` file leads to a chapter.
fn check_chapter_link(to: &str, from: &str, entries: &[Entry], span: crate::diagnostics::Span, diagnostics: &mut Vec<Diagnostic>) {
    let path = to.split(['#', '?']).next().unwrap_or(to);
    if path.contains(':') || !path.ends_with(".md") {
        return;
    }
    let target = join(from, path);
    if entries.iter().any(|entry| Some(&entry.path.value) == target.as_ref()) {
        return;
    }
    let near = target.as_deref().and_then(|target| suggest::closest(target, entries.iter().map(|entry| entry.path.value.as_str())));
    let help = match near {
        Some(near) => format!("did you mean the chapter `{near}`?"),
        None => "link to a file that SUMMARY.md lists".to_owned(),
    };
    diagnostics.push(Diagnostic::new(Code::SummaryEntry, span, format!("`{to}` does not lead to a chapter")).help(help));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_recognised_in_every_form() {
        for text in ["# A", "A\n===", "#\tA", "# `a`", "[x]: y\n\n# A", "# A #", "A\nb\n=", "# *A*"] {
            assert!(begins_with_title(text), "{text:?}");
        }
        for text in
            ["", "A", "## A", "A\n---", "#A", "#", "\\# A", "    # A", "> # A", "A\n\n# B", "```\n# A\n```", "- # A", "# ![](x.png)"]
        {
            assert!(!begins_with_title(text), "{text:?}");
        }
    }

    #[test]
    fn blocks_that_would_swallow_what_follows_are_found() {
        for text in ["```\na", "a\n\n~~~ rust\nb\n\nc", "````\n```\n", "<!-- a", "a\n\n<script>\nb", "<?a", "<!A\n", "<![CDATA["] {
            assert!(open_block(text).is_some(), "{text:?}");
        }
        for text in [
            "",
            "a",
            "```\na\n```",
            "- a",
            "- ```\n  a",
            "> ```\n> a",
            "1. a\n\n   b",
            "a\n: b",
            "[^a]\n\n[^a]: b",
            "[^a]:",
            "| a |\n|---|\n| b",
            "[a]: b 'c",
            "[a]:",
            "    code",
            "\\",
            "# a",
            "a\n===",
            "<details>",
            "*a",
            "`a",
            "a  ",
        ] {
            assert_eq!(open_block(text), None, "{text:?}");
        }
    }

    #[test]
    fn sheets_have_to_arrive_in_one_piece() {
        let sheets = ["<section id=\"a\">\n*a*\n</section>".to_owned(), "<section id=\"b\">\n</section>".to_owned()];
        let with =
            |before: &str, between: &str| sheets_are_whole(&format!("{before}\n\n{}\n\n{between}{}\n", sheets[0], sheets[1]), &sheets);
        assert_eq!(with("a", ""), Ok(()));
        assert_eq!(with("- a", "b\n\n"), Ok(()));
        assert!(with("```", "").is_err());
        assert!(with("<!--", "").is_err());
        assert!(with("a", "- ").is_err());
        assert!(with("a", "> ").is_err());
        assert!(with("a", "    ").is_err());
    }

    #[test]
    fn labels_are_folded_as_markdown_folds_them() {
        for label in ["DEL-1", "del-1", " Del-1\n", "dEL-1"] {
            assert_eq!(folded(label), "DEL-1");
        }
        assert_eq!(folded("\u{17f}ec-\u{212a}"), "SEC-K");
    }
}
