//! What mdBook puts into a chapter before it parses it: `{{#include file}}` and its kind.
//!
//! mdBook expands these directives without asking: an absolute path, a path out of the book and a file that does not
//! exist are all the same to it. Here the directives are found as mdBook finds them and expanded as mdBook expands them,
//! so that every later rule sees the text that becomes a page, with the place where each part of it was written.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::{Files, LARGEST_FILE, Reader, front_matter};

/// As deep as mdBook goes; what lies deeper it leaves out with nothing but a line in its log.
const DEEPEST: usize = 10;

/// A directive with a backslash before it, which mdBook takes away; or a name with its arguments; or whatever else looks
/// like a directive of some preprocessor.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?<escaped>\\\{\{#.*\}\})|\{\{\s*#(?<name>[a-zA-Z0-9_]+)\s+(?<arguments>[^}]+)\}\}|(?<other>\{\{\s*#[^{}]*\}\})")
        .expect("the pattern is a constant")
});
static ANCHOR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"ANCHOR:\s*([\w_-]+)").expect("the pattern is a constant"));
static ANCHOR_END: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"ANCHOR_END:\s*([\w_-]+)").expect("the pattern is a constant"));

/// A text as mdBook parses it, and where its parts were written.
#[derive(Debug)]
pub(super) struct Expanded {
    /// The text.
    pub(super) text: String,
    pieces: Vec<Piece>,
    whole: Span,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    start: usize,
    origin: Origin,
}

#[derive(Debug, Clone, Copy)]
enum Origin {
    /// These very bytes, from this one of a file on.
    Written(FileId, usize),
    /// Made by a directive, which stands here.
    Made(Span),
}

impl Expanded {
    fn new(whole: Span) -> Self {
        Self { text: String::new(), pieces: Vec::new(), whole }
    }

    /// Where a part of the text was written.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let after = self.pieces.partition_point(|piece| piece.start <= range.start);
        let Some(piece) = after.checked_sub(1).map(|index| self.pieces[index]) else { return self.whole };
        let end = self.pieces.get(after).map_or(range.end, |next| range.end.min(next.start));
        match piece.origin {
            Origin::Written(file, from) => Span::new(file, from + range.start - piece.start..from + end - piece.start),
            Origin::Made(span) => span,
        }
    }

    fn push(&mut self, text: &str, origin: Origin) {
        if !text.is_empty() {
            self.pieces.push(Piece { start: self.text.len(), origin });
            self.text.push_str(text);
        }
    }

    /// Appends a part of another text with its places.
    fn push_part(&mut self, other: &Self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let after = other.pieces.partition_point(|piece| piece.start <= at);
            let piece = other.pieces[after - 1];
            let end = other.pieces.get(after).map_or(range.end, |next| range.end.min(next.start));
            let origin = match piece.origin {
                Origin::Written(file, from) => Origin::Written(file, from + at - piece.start),
                made @ Origin::Made(_) => made,
            };
            self.push(&other.text[at..end], origin);
            at = end;
        }
    }
}

/// Which directive.
enum Kind<'t> {
    /// Written with a backslash: stays as text, without it.
    Escaped,
    Include(&'t str, Option<&'t str>),
    RustdocInclude(&'t str, Option<&'t str>),
    Playground(&'t str, Vec<&'t str>),
    Title,
    /// Nothing that mdBook itself fills in.
    Other,
}

struct Directive<'t> {
    range: Range<usize>,
    kind: Kind<'t>,
}

/// Names alone, as texts about mdBook have them: nobody fills them in.
const NAMES_ALONE: [&str; 5] = ["{{#include}}", "{{#rustdoc_include}}", "{{#playground}}", "{{#playpen}}", "{{#title}}"];

/// The directives of a text, in order.
fn directives<'t>(text: &'t str) -> impl Iterator<Item = Directive<'t>> {
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
    fn file(&self) -> Option<&'t str> {
        match self {
            Self::Include(file, _) | Self::RustdocInclude(file, _) | Self::Playground(file, _) => Some(file),
            Self::Escaped | Self::Title | Self::Other => None,
        }
    }
}

/// The files that directives of a book name and that are not among its files: for whoever loads them.
///
/// All lie in the source folder. They may not exist, and they may name further files themselves.
pub fn wanted(files: &Files) -> BTreeSet<String> {
    let folder = super::source_folder(files);
    let mut wanted = BTreeSet::new();
    for (path, bytes) in files {
        let Some(inside) = path.strip_prefix(&format!("{folder}/")) else { continue };
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if bytes.len() > LARGEST_FILE || !text.contains("{{") {
            continue;
        }
        for file in directives(text).filter_map(|directive| directive.kind.file()) {
            if let Ok(target) = resolve(inside, file) {
                wanted.insert(format!("{folder}/{target}"));
            }
        }
    }
    wanted.retain(|path| !files.contains_key(path));
    wanted
}

/// The path of a file as seen from the source folder; otherwise what is wrong with it.
fn resolve(from: &str, written: &str) -> Result<String, &'static str> {
    let is_drive = written.as_bytes().get(1) == Some(&b':');
    if written.starts_with(['/', '\\', '~']) || is_drive {
        return Err("is not a path relative to this file");
    }
    if written.contains('\\') || written.contains(char::is_control) {
        return Err("is not written with `/` between folders");
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let mut has_gone_down = false;
    for part in written.split('/') {
        match part {
            "" | "." => {}
            // Further on it would need a folder that may not exist, and mean another one if that is a link.
            ".." if has_gone_down => return Err("has `..` after a folder"),
            ".." => {
                parts.pop().ok_or("leads out of the book's source folder")?;
            }
            part => {
                has_gone_down = true;
                parts.push(part);
            }
        }
    }
    if has_gone_down && !written.ends_with('/') { Ok(parts.join("/")) } else { Err("is not a file") }
}

/// What the directives of one chapter make of it.
struct Expander<'r, 'f> {
    reader: &'r mut Reader<'f>,
    folder: &'r str,
    /// Whether the corpus wants no directives.
    refused: bool,
    /// The files that are being included in each other, from the chapter on.
    open: Vec<String>,
    /// How many bytes have been included.
    included: usize,
}

impl Reader<'_> {
    /// A chapter's text without its front matter, as mdBook parses it. `path` is seen from the source folder.
    pub(super) fn expanded(&mut self, folder: &str, path: &str, file: FileId, refused: bool) -> Expanded {
        let text = self.sources.text(file).to_owned();
        let start = if front_matter::begins(&text) { text.len() - front_matter::without(&text).len() } else { 0 };
        let whole = Span::new(file, start..start);
        let mut content = Expanded::new(whole);
        content.push(&text[start..], Origin::Written(file, start));
        if !text.contains("{{") {
            return content;
        }
        for directive in directives(&text).filter(|directive| directive.range.start < start) {
            self.diagnostics.push(
                Diagnostic::new(Code::BadInclude, Span::new(file, directive.range), "a directive of mdBook in front matter")
                    .help("write the words themselves: mdBook would put the text in before the front matter is read"),
            );
        }
        let mut expander = Expander { reader: self, folder, refused, open: vec![path.to_owned()], included: 0 };
        expander.expand(&content, 0)
    }
}

impl Expander<'_, '_> {
    fn report(&mut self, span: Span, message: String, help: &str) {
        self.reader.diagnostics.push(Diagnostic::new(Code::BadInclude, span, message).help(help));
    }

    fn expand(&mut self, content: &Expanded, depth: usize) -> Expanded {
        let mut out = Expanded::new(content.whole);
        let mut at = 0;
        for Directive { range, kind } in directives(&content.text) {
            out.push_part(content, at..range.start);
            at = range.end;
            let span = content.span(range.clone());
            if self.refused && !matches!(kind, Kind::Escaped) {
                let words = content.text[range.clone()].to_owned();
                self.report(
                    span,
                    format!("the directive `{words}`"),
                    "`includes = \"refuse\"` in corpus.toml refuses all: write the text itself",
                );
                out.push_part(content, range);
                continue;
            }
            match kind {
                Kind::Escaped => out.push_part(content, range.start + 1..range.end),
                Kind::Title => {
                    self.warn_of(span, "`{{#title}}` changes nothing here", "the title of a page is the chapter's name in SUMMARY.md")
                }
                Kind::Other => {
                    let words = &content.text[range.clone()];
                    let message = format!("mdBook does not fill in `{words}`");
                    self.warn_of(
                        span,
                        &message,
                        "what another preprocessor makes of it is not checked; to show it as text, put a backslash before it",
                    );
                    out.push_part(content, range);
                }
                Kind::Include(..) | Kind::RustdocInclude(..) | Kind::Playground(..) => match self.included(&kind, span, depth) {
                    Some(text) => out.push_part(&text, 0..text.text.len()),
                    // mdBook leaves the directive as it stands.
                    None => out.push_part(content, range),
                },
            }
        }
        out.push_part(content, at..content.text.len());
        out
    }

    fn warn_of(&mut self, span: Span, message: &str, help: &str) {
        self.reader.diagnostics.push(Diagnostic::new(Code::OtherDirective, span, message).help(help));
    }

    /// What a directive puts into its place; `None` where that was refused.
    fn included(&mut self, kind: &Kind<'_>, span: Span, depth: usize) -> Option<Expanded> {
        let written = kind.file()?;
        let from = self.open.last().expect("the chapter is always open").clone();
        let path = match resolve(&from, written) {
            Ok(path) => path,
            Err(why) => {
                let help = "only files of the book's source folder can be included; give the path from the folder of this file";
                self.report(span, format!("`{written}` {why}"), help);
                return None;
            }
        };
        let whole_path = format!("{}/{path}", self.folder);
        if self.open.contains(&path) {
            self.report(
                span,
                format!("`{whole_path}` would include itself"),
                "remove the directive, or include a file that both can share",
            );
            return None;
        }
        if depth >= DEEPEST {
            let message = format!("files are included in each other more than {DEEPEST} deep");
            self.report(span, message, "include the innermost file in the chapter itself: mdBook would leave it out");
            return None;
        }
        let Some(file) = self.reader.text(&whole_path) else {
            if !self.reader.files.contains_key(&whole_path) {
                let help = "write the file, or remove the directive; links to other files are not followed";
                self.report(span, format!("there is no file `{whole_path}`"), help);
            }
            return None;
        };
        let text = self.reader.sources.text(file).to_owned();
        let was_too_much = self.included > LARGEST_FILE;
        self.included += text.len();
        if was_too_much {
            return None;
        }
        if self.included > LARGEST_FILE {
            let message = format!("this chapter includes more than {LARGEST_FILE} bytes");
            self.report(span, message, "make a chapter of its own of what is included");
            return None;
        }
        let selected = match select(kind, &text, file, span) {
            Ok(selected) => selected,
            Err(message) => {
                self.report(span, format!("`{whole_path}` {message}"), "mdBook would include nothing: name a part that the file has");
                return None;
            }
        };
        self.open.push(path);
        let expanded = self.expand(&selected, depth + 1);
        self.open.pop();
        Some(expanded)
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
fn select(kind: &Kind<'_>, text: &str, file: FileId, span: Span) -> Result<Expanded, String> {
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
    fn paths_are_looked_at_before_a_file_is() {
        assert_eq!(resolve("a/index.md", "../b/c.md").as_deref(), Ok("b/c.md"));
        assert_eq!(resolve("a/index.md", "./c.md").as_deref(), Ok("a/c.md"));
        for path in ["/etc/passwd", "../../x", "../../src/x", "b/../c", "C:/x", "..\\x", "\\x", "..", "b/", "", "~/x"] {
            assert!(resolve("a/index.md", path).is_err(), "{path}");
        }
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
