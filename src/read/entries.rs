//! Looks at everything that lies in the book's folders: mdBook copies it into the site, whatever it is.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostic, Sources, Span};

use super::{Entry, Files, LinkTarget, own_addresses};

/// What file systems allow for one part of a path, in bytes.
pub(super) const MAX_PART_LEN: usize = 255;
/// What mdBook adds to the names of styles, scripts and fonts: `-1a2b3c4d`.
const HASH: usize = 9;
/// What we allow for a path inside the site, in bytes: enough for people, and short of what systems refuse.
const MAX_PATH_LEN: usize = 1000;
/// Endings of files that a browser runs as a document of their own, scripts included.
const ACTIVE: [&str; 8] = ["html", "htm", "xhtml", "xht", "shtml", "svg", "svgz", "xml"];

/// What version control keeps in its folder. A site with one of these is never replaced by a build.
pub(crate) const REPOSITORIES: [&str; 4] = [".git", ".hg", ".svn", ".jj"];

/// Reports what cannot be read, and what should not be published.
pub(super) fn check(files: &Files, source: &str, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |path: &str, code: Code, message: String, help: &str| {
        let span = Span::new(sources.add(path, ""), 0..0);
        diagnostics.push(Diagnostic::new(code, span, message).help(help));
    };
    let inside = format!("{source}/");
    let texts = files.keys().map(|path| (path, &Entry::File));
    let all: BTreeMap<&String, &Entry> = texts.chain(files.entries()).collect();
    let mut folded: BTreeMap<String, &String> = BTreeMap::new();
    for (path, entry) in all {
        match entry {
            Entry::Link(target) => report(path, Code::SymbolicLink, format!("this is a symbolic link{}", leads(*target)), LINK_HELP),
            Entry::Special(what) => {
                report(path, Code::SpecialFile, format!("this is {what}"), "remove it: a book consists of regular files and folders");
            }
            Entry::Unreadable(why) => report(path, Code::SpecialFile, format!("cannot read this: {why}"), UNREADABLE_HELP),
            Entry::BadName => {
                report(path, Code::FileName, "the name is not UTF-8".to_owned(), "rename it, using letters, digits, `-` and `_`");
            }
            Entry::File | Entry::Folder => {}
        }
        let Some(below) = path.strip_prefix(&inside) else {
            if last(path).len() > MAX_PART_LEN - HASH {
                let message =
                    format!("the name has {} bytes (file systems allow {MAX_PART_LEN}, with the hash that mdBook adds)", last(path).len());
                report(path, Code::FileName, message, "shorten the name");
            }
            continue;
        };
        if let Some((message, help)) = bad_name(below) {
            report(path, Code::FileName, message, help);
        }
        let lower = below.to_lowercase();
        match folded.get(&lower) {
            // What lies below two such folders is not reported again.
            Some(other) if last(other) != last(path) => {
                let message = format!("the name differs from `{}` only in capitals", last(other));
                report(path, Code::FileName, message, "rename one of them: many systems treat both names as one file");
            }
            Some(_) => {}
            None => {
                folded.insert(lower, path);
            }
        }
        if below == "404.md" && *entry == Entry::Folder {
            report(path, Code::FileName, "mdBook reads `404.md` as a page, but this is a folder".to_owned(), "rename the folder");
        }
        if makes_itself(files, below, path, entry) {
            let message = format!("the site creates `{below}` itself");
            report(path, Code::FileName, message, "rename it, or put it into a separate folder");
        }
        if *entry == Entry::File {
            published(below, |message, help| report(path, Code::PublishedFile, message, help));
        }
        if REPOSITORIES.contains(&last(below)) {
            let message = "this folder contains a repository, which would be published with its history".to_owned();
            report(path, Code::FileName, message, "keep the repository in a folder above the source folder");
        } else if *entry == Entry::Folder && is_hidden(last(below)) && !below_hidden(below) {
            report(path, Code::PublishedFile, "the files of this hidden folder are published".to_owned(), HIDDEN_HELP);
        }
    }
}

const LINK_HELP: &str =
    "replace the link with the file or folder itself: a link could publish any file of this machine, so links are not followed";
const UNREADABLE_HELP: &str = "let the user who builds the book read it, or remove it";
const HIDDEN_HELP: &str = "move it out of the source folder: mdBook copies everything in that folder into the site";

fn leads(target: LinkTarget) -> &'static str {
    match target {
        LinkTarget::Inside => "",
        LinkTarget::Outside => " that leads out of the book",
        LinkTarget::Nothing => " that leads to nothing",
        LinkTarget::Circle => " that leads in a circle",
    }
}

/// What is wrong with a name in the source folder, and what to do; `path` is relative to that folder.
fn bad_name(path: &str) -> Option<(String, &'static str)> {
    let name = last(path);
    if name.contains('\\') || name.contains(char::is_control) {
        return Some(("the name has a backslash or a control character".to_owned(), "rename it, using letters, digits, `-` and `_`"));
    }
    // Names of chapters are looked at with SUMMARY.md, and other Markdown is not published.
    if name.len() > MAX_PART_LEN && !name.ends_with(".md") {
        let message = format!("the name has {} bytes (file systems allow {MAX_PART_LEN})", name.len());
        return Some((message, "shorten the name"));
    }
    (path.len() > MAX_PATH_LEN && path.len() - name.len() <= MAX_PATH_LEN)
        .then(|| (format!("the path has {} bytes (limit {MAX_PATH_LEN})", path.len()), "use fewer folders, or shorter names"))
}

/// Whether something at the top of the source folder would be copied to where the site has pages or files of its own.
/// Chapters are reported by themselves.
fn makes_itself(files: &Files, below: &str, path: &str, entry: &Entry) -> bool {
    let inside = format!("{path}/");
    let is_copied = match entry {
        Entry::File => !below.ends_with(".md"),
        Entry::Folder => !files.keys().any(|text| text.starts_with(&inside) && text.ends_with(".md")),
        _ => false,
    };
    // Browsers ask for these by themselves, and mdBook's own have a hash in their names.
    let is_icon = below.starts_with("favicon.");
    is_copied && !below.contains('/') && !is_icon && below != "404.md" && own_addresses::is_own(below)
}

/// Warns of files that are published and that somebody will regret.
fn published(path: &str, mut report: impl FnMut(String, &'static str)) {
    let name = last(path);
    if is_hidden(name) && !below_hidden(path) && !REPOSITORIES.contains(&name) && (!name.ends_with(".md") || name == ".md") {
        report("this hidden file is published".to_owned(), HIDDEN_HELP);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if let Some(ending) = ending.filter(|ending| ACTIVE.contains(&ending.as_str())) {
        report(
            format!("`.{ending}` files are published as they are, and a browser that opens one runs the scripts in it"),
            "write a chapter in Markdown; for a picture use .png, .jpg, .webp or .avif",
        );
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Whether a folder above is hidden, which was reported already.
fn below_hidden(path: &str) -> bool {
    path.split('/').rev().skip(1).any(is_hidden)
}
