//! What mdBook puts into a chapter before it parses it: `{{#include file}}` and its kind.
//!
//! mdBook expands these directives without asking: an absolute path, a path out of the book and a file that does not
//! exist are all the same to it. Here the directives are found as mdBook finds them and expanded as mdBook expands them,
//! so that every later rule sees the text that becomes a page, with the span where each part of it was written.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, FileId, Span};

use super::directives::{Directive, Kind, directives, select};
use super::expanded::{Expanded, Origin};
use super::paths::join;
use super::{Files, MAX_FILE_BYTES, Reader, front_matter};

/// As deep as mdBook goes; what lies deeper it leaves out with nothing but a line in its log.
const MAX_INCLUDE_DEPTH: usize = 10;

/// The files that directives of a book name and that are not among its files: for whoever loads them.
///
/// All lie in the source folder, `folder`. They may not exist, and they may name further files themselves.
pub fn wanted(files: &Files, folder: &str) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for (path, bytes) in files {
        let Some(inside) = path.strip_prefix(&format!("{folder}/")) else { continue };
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if bytes.len() > MAX_FILE_BYTES || !text.contains("{{") {
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
    let mut below = written.split('/').skip_while(|part| matches!(*part, "" | "." | ".."));
    let is_folder = written.ends_with('/') || below.next().is_none();
    // Such a path would need a folder that may not exist, and mean another one if that is a link.
    if below.any(|part| part == "..") {
        return Err("has `..` after a folder");
    }
    let path = join(from, written).ok_or("leads out of the book's source folder")?;
    if is_folder { Err("is not a file") } else { Ok(path) }
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
                Diagnostic::new(Code::BadInclude, Span::new(file, directive.range), "front matter cannot contain an mdBook directive")
                    .help("write the text itself: mdBook would insert the included text before the front matter is read"),
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
                    format!("this corpus does not allow the directive `{words}`"),
                    "write the text itself, or remove `includes = \"refuse\"` from corpus.toml",
                );
                out.push_part(content, range);
                continue;
            }
            match kind {
                Kind::Escaped => out.push_part(content, range.start + 1..range.end),
                Kind::Title => {
                    self.warn_of(
                        span,
                        "`{{#title}}` has no effect here",
                        "remove it: the title of a page is the name of the chapter in SUMMARY.md",
                    );
                }
                Kind::Other => {
                    let words = &content.text[range.clone()];
                    let message = format!("mdBook does not fill in `{words}`");
                    self.warn_of(
                        span,
                        &message,
                        "another preprocessor may fill it in, but the result is not checked; to show it as text, put a backslash before it",
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

    /// What a directive is replaced by; `None` where that was refused.
    fn included(&mut self, kind: &Kind<'_>, span: Span, depth: usize) -> Option<Expanded> {
        let written = kind.file()?;
        let from = self.open.last().expect("the chapter is always open").clone();
        let path = match resolve(&from, written) {
            Ok(path) => path,
            Err(why) => {
                let help = "include a file of the book's source folder, with a path relative to the folder of this file";
                self.report(span, format!("`{written}` {why}"), help);
                return None;
            }
        };
        let whole_path = format!("{}/{path}", self.folder);
        if self.open.contains(&path) {
            self.report(
                span,
                format!("`{whole_path}` would include itself"),
                "remove the directive, or move the shared text into a third file",
            );
            return None;
        }
        if depth >= MAX_INCLUDE_DEPTH {
            let message = format!("files include each other more than {MAX_INCLUDE_DEPTH} levels deep");
            self.report(span, message, "include the innermost file in the chapter itself: mdBook would skip it here");
            return None;
        }
        let Some(file) = self.reader.text(&whole_path) else {
            if self.reader.is_absent(&whole_path) {
                let help = "write the file, or remove the directive; links to other files are not followed";
                self.report(span, format!("there is no file `{whole_path}`"), help);
            }
            return None;
        };
        let text = self.reader.sources.text(file).to_owned();
        let was_too_much = self.included > MAX_FILE_BYTES;
        self.included += text.len();
        if was_too_much {
            return None;
        }
        if self.included > MAX_FILE_BYTES {
            let message = format!("this chapter includes more than {MAX_FILE_BYTES} bytes");
            self.report(span, message, "move the included text into a separate chapter");
            return None;
        }
        let selected = match select(kind, &text, file, span) {
            Ok(selected) => selected,
            Err(message) => {
                self.report(span, format!("`{whole_path}` {message}"), "name a part that the file has; otherwise mdBook includes nothing");
                return None;
            }
        };
        self.open.push(path);
        let expanded = self.expand(&selected, depth + 1);
        self.open.pop();
        Some(expanded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_looked_at_before_a_file_is() {
        assert_eq!(resolve("a/index.md", "../b/c.md").as_deref(), Ok("b/c.md"));
        assert_eq!(resolve("a/index.md", "./c.md").as_deref(), Ok("a/c.md"));
        for path in ["/etc/passwd", "../../x", "../../src/x", "b/../c", "C:/x", "..\\x", "\\x", "..", "b/", "", "~/x"] {
            assert!(resolve("a/index.md", path).is_err(), "{path}");
        }
    }
}
