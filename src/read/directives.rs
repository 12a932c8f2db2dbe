//! mdBook's directives in double braces: where they are in a text, and what they take of a file.
//!
//! Both are as in mdBook 0.5, so that nothing is expanded that was not seen.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostics::{FileId, Span};

use super::expanded::{Expanded, Origin};

/// A directive with a backslash before it, which mdBook takes away; or a name with its arguments; or whatever else looks
/// like a directive of some preprocessor.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?<escaped>\\\{\{#.*\}\})|\{\{\s*#(?<name>[a-zA-Z0-9_]+)\s+(?<arguments>[^}]+)\}\}|(?<other>\{\{\s*#[^{}]*\}\})")
        .expect("the pattern is a constant")
});
static ANCHOR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"ANCHOR:\s*([\w_-]+)").expect("the pattern is a constant"));
static ANCHOR_END: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"ANCHOR_END:\s*([\w_-]+)").expect("the pattern is a constant"));

/// Which directive.
pub(super) enum Kind<'t> {
    /// Written with a backslash: stays as text, without it.
    Escaped,
    Include(&'t str, Option<&'t str>),
    RustdocInclude(&'t str, Option<&'t str>),
    Playground(&'t str, Vec<&'t str>),
    Title,
    /// Nothing that mdBook itself fills in.
    Other,
}

/// A directive in a text.
pub(super) struct Directive<'t> {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind<'t>,
}

/// Names alone, as texts about mdBook have them: nobody fills them in.
const NAMES_ALONE: [&str; 5] = ["{{#include}}", "{{#rustdoc_include}}", "{{#playground}}", "{{#playpen}}", "{{#title}}"];

/// The directives of a text, in order.
pub(super) fn directives<'t>(text: &'t str) -> impl Iterator<Item = Directive<'t>> {
    DIRECTIVE.captures_iter(text).filter(|found| !NAMES_ALONE.contains(&&found[0])).map(|found| {
        let range = found.get(0).expect("a match has a range").range();
        if found.name("escaped").is_some() {
            return Directive { range, kind: Kind::Escaped };
        }
        let (Some(name), Some(arguments)) = (found.name("name"), found.name("arguments")) else {
            return Directive { range, kind: Kind::Other };
        };
        let mut words = arguments.as_str().split_whitespace();
        let split = |file: &'t str| file.split_once(':').map_or((file, None), |(file, part)| (file, Some(part)));
        let kind = match (name.as_str(), words.next().map(split)) {
            ("title", _) => Kind::Title,
            ("include", Some((file, part))) => Kind::Include(file, part),
            ("rustdoc_include", Some((file, part))) => Kind::RustdocInclude(file, part),
            ("playground" | "playpen", Some(_)) => {
                let mut words = arguments.as_str().split_whitespace();
                Kind::Playground(words.next().unwrap_or_default(), words.collect())
            }
            _ => Kind::Other,
        };
        Directive { range, kind }
    })
}

impl<'t> Kind<'t> {
    /// The file that is named, as written.
    pub(super) fn file(&self) -> Option<&'t str> {
        match self {
            Self::Include(file, _) | Self::RustdocInclude(file, _) | Self::Playground(file, _) => Some(file),
            Self::Escaped | Self::Title | Self::Other => None,
        }
    }
}

/// Which lines of a file.
enum Part<'t> {
    Lines(Range<usize>),
    Anchor(&'t str),
}

/// `5`, `5:10`, `5:`, `:10`, `name`: lines are counted from one, and the last one is included.
fn part(written: Option<&str>) -> Part<'_> {
    let mut parts = written.unwrap_or_default().splitn(3, ':');
    let first = parts.next().unwrap_or_default();
    let start = match (first, first.parse::<usize>()) {
        (_, Ok(line)) => Some(line.saturating_sub(1)),
        ("", _) => None,
        _ => return Part::Anchor(first),
    };
    let end = parts.next().map(str::parse::<usize>);
    match (start, end) {
        (Some(start), None) => Part::Lines(start..start.saturating_add(1)),
        (start, Some(Ok(end))) => Part::Lines(start.unwrap_or(0)..end),
        (start, None | Some(Err(_))) => Part::Lines(start.unwrap_or(0)..usize::MAX),
    }
}

/// The lines of a text with their ranges, without line ends.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        let words = line.strip_suffix('\n').unwrap_or(line);
        (start..start + words.len(), words)
    })
}

/// Whether each line is wanted: `None` for one that marks an anchor and never is.
fn chosen(part: &Part<'_>, text: &str, only_first: bool) -> Vec<Option<bool>> {
    let named = |pattern: &Regex, line: &str| pattern.captures(line).map(|found| found[1].to_owned());
    match part {
        Part::Lines(range) => (0..lines(text).count()).map(|line| Some(range.contains(&line))).collect(),
        Part::Anchor(name) => {
            // Anchors of other names are marks too, and no text.
            let mut inside = false;
            let mut over = false;
            lines(text)
                .map(|(_, line)| {
                    let (start, end) = (named(&ANCHOR, line), named(&ANCHOR_END, line));
                    if inside {
                        if let Some(end) = end {
                            if end == *name {
                                inside = false;
                                over = only_first;
                            }
                            return None;
                        }
                        return if start.is_some() { None } else { Some(true) };
                    }
                    if start.as_deref() == Some(*name) && !over {
                        inside = true;
                        return None;
                    }
                    if start.is_some() || end.is_some() { None } else { Some(false) }
                })
                .collect()
        }
    }
}

/// What mdBook takes of a file; otherwise what is wrong.
pub(super) fn select(kind: &Kind<'_>, text: &str, file: FileId, span: Span) -> Result<Expanded, String> {
    let mut out = Expanded::new(span);
    if let Kind::Playground(_, attributes) = kind {
        let comma = if attributes.is_empty() { "" } else { "," };
        out.push(&format!("```rust{comma}{}\n", attributes.join(",")), Origin::Made(span));
        out.push(text, Origin::Written(file, 0));
        out.push(if text.ends_with('\n') { "```\n" } else { "\n```\n" }, Origin::Made(span));
        return Ok(out);
    }
    let (Kind::Include(_, written) | Kind::RustdocInclude(_, written)) = kind else { return Ok(out) };
    let part = part(*written);
    let shows_all = matches!(kind, Kind::RustdocInclude(..));
    let chosen = chosen(&part, text, !shows_all);
    if written.is_some() && !chosen.contains(&Some(true)) {
        return Err(match part {
            Part::Anchor(name) => format!("has no anchor `{name}` with text"),
            Part::Lines(_) => format!("has no lines `{}`", written.unwrap_or_default()),
        });
    }
    let mut is_first = true;
    for ((range, line), chosen) in lines(text).zip(chosen) {
        let hidden = match chosen {
            Some(true) => false,
            Some(false) if shows_all => true,
            _ => continue,
        };
        if !std::mem::take(&mut is_first) {
            out.push("\n", Origin::Written(file, range.start.saturating_sub(1)));
        }
        if hidden {
            out.push("# ", Origin::Made(span));
        }
        out.push(line, Origin::Written(file, range.start));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn taken(directive: &str, text: &str) -> Result<String, String> {
        let found = directives(directive).next().expect("it is a directive");
        let mut sources = crate::diagnostics::Sources::default();
        let file = sources.add("x", text);
        select(&found.kind, text, file, Span::new(file, 0..0)).map(|expanded| expanded.text)
    }

    #[test]
    fn lines_and_anchors_are_taken_as_mdbook_takes_them() {
        let text = "a\nb\nc\nd\n";
        for (part, lines) in [("", "a\nb\nc\nd"), (":2", "b"), (":2:3", "b\nc"), (":3:", "c\nd"), ("::2", "a\nb"), (":4:9", "d")] {
            assert_eq!(taken(&format!("{{{{#include x{part}}}}}"), text).as_deref(), Ok(lines), "{part}");
        }
        let text = "0\n// ANCHOR: x\n1\n// ANCHOR: y\n2\n// ANCHOR_END: x\n3\n// ANCHOR_END: y\n";
        assert_eq!(taken("{{#include f:x}}", text).as_deref(), Ok("1\n2"));
        assert_eq!(taken("{{#include f:y}}", text).as_deref(), Ok("2\n3"));
        assert_eq!(taken("{{#rustdoc_include f:x}}", text).as_deref(), Ok("# 0\n1\n2\n# 3"));
        assert_eq!(taken("{{#playground f a b}}", "x").as_deref(), Ok("```rust,a,b\nx\n```\n"));
        assert!(taken("{{#include f:z}}", text).is_err());
        assert!(taken("{{#include f:99}}", text).is_err());
    }

    #[test]
    fn directives_are_found_as_mdbook_finds_them() {
        let kinds = |text: &str| -> Vec<&str> {
            let name = |directive: Directive<'_>| match directive.kind {
                Kind::Escaped => "escaped",
                Kind::Include(..) => "include",
                Kind::RustdocInclude(..) => "rustdoc",
                Kind::Playground(..) => "playground",
                Kind::Title => "title",
                Kind::Other => "other",
            };
            directives(text).map(name).collect()
        };
        assert_eq!(kinds("{{#include a}} {{ #include a }} {{\n#include\na\n}}"), ["include"; 3]);
        assert_eq!(kinds("\\{{#include a}} {{#include b}}"), ["escaped"], "up to the last braces of the line");
        assert_eq!(kinds("{{#playpen a}}{{#playground a}}{{#title x}}"), ["playground", "playground", "title"]);
        assert_eq!(kinds("{{#template a.md}} {{#toc}} {{#include }} {{#include}}"), ["other"; 3]);
        assert_eq!(kinds("{{include a}} {#include a} {{a}}"), [""; 0]);
    }
}
