//! Files and folders that `book.toml` names beside the source folder: themes, styles, scripts.

use std::path::{Component, Path};

use mdbook_preprocessor::config::HtmlConfig;

use crate::diagnostics::{Code, Diagnostic};

use super::book_toml::{BookToml, Keys, tidy};
use super::{Entry, Files};

/// What mdBook expects at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A folder with files for mdBook's theme.
    Theme,
    /// A folder with files for ours, which may lie beside the book.
    OwnTheme,
    /// A text that is copied into the site under the same path.
    Text,
    /// A folder of the book.
    Own,
}

/// A path that `book.toml` names.
struct NamedPath {
    /// The keys that lead to it.
    keys: &'static [&'static str],
    path: String,
    kind: Kind,
}

/// Whether a path leads to something inside its folder by plain names alone.
pub fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Where a theme of ours may be: in the book, or in a folder beside it, as while somebody works on the theme. A way
/// further up would let a book from somebody else name any folder of this machine, and hidden folders hold secrets.
fn is_beside(path: &str) -> bool {
    let below = path.strip_prefix("../").unwrap_or(path);
    is_inside(below) && !below.split('/').any(|part| part.starts_with('.'))
}

/// The paths, relative to the book, that [`super::read`] wants to know about beside the texts of a corpus.
pub fn named_paths(book: &BookToml) -> Vec<String> {
    let mut paths: Vec<String> = named(book).into_iter().filter(fits).map(|named| named.path).collect();
    // mdBook takes its theme from here where no other is named.
    paths.push("theme".to_owned());
    paths
}

fn fits(named: &NamedPath) -> bool {
    if named.kind == Kind::OwnTheme { is_beside(&named.path) } else { is_inside(&named.path) }
}

fn named(book: &BookToml) -> Vec<NamedPath> {
    let Some(config) = book.settings() else { return Vec::new() };
    let mut all = Vec::new();
    let mut add = |keys, path: &Path, kind| all.push(NamedPath { keys, path: tidy(path), kind });
    if let Ok(Some(html)) = config.get::<HtmlConfig>("output.html") {
        if let Some(path) = &html.theme {
            add(&["output", "html", "theme"], path, Kind::Theme);
        }
        for path in &html.additional_css {
            add(&["output", "html", "additional-css"], path, Kind::Text);
        }
        for path in &html.additional_js {
            add(&["output", "html", "additional-js"], path, Kind::Text);
        }
    }
    if let Some(theme) = book.theme_folder() {
        add(&["output", "reference", "theme"], Path::new(&theme), Kind::OwnTheme);
    }
    all
}

/// Reports paths that lead nowhere or out of the book; gives the texts among them, to be decoded.
pub(super) fn check(book: &BookToml, keys: &Keys<'_>, files: &Files, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut report = |named: &NamedPath, code, message: String, help: &str| {
        let span = keys.key(named.keys).unwrap_or(keys.start());
        diagnostics.push(Diagnostic::new(code, span, message).help(help));
    };
    let source = book.source_folder();
    let mut texts = Vec::new();
    let mut theme = "theme".to_owned();
    if !is_inside(&source) {
        let src = NamedPath { keys: &["book", "src"], path: source.clone(), kind: Kind::Own };
        report(
            &src,
            Code::BookConfig,
            "the source folder is not inside the book".to_owned(),
            "name a folder beside book.toml, such as `src`",
        );
    }
    if let Some(folder) = build_folder(book).filter(|folder| touches(folder, &source)) {
        let build = NamedPath { keys: &["build", "build-dir"], path: folder.clone(), kind: Kind::Own };
        let message = format!("the site folder `{folder}` and the source folder `{source}` overlap");
        report(&build, Code::BookConfig, message, "name a separate folder, outside the source folder");
    }
    for named in named(book) {
        let path = &named.path;
        if !fits(&named) {
            // A text outside of the book is reported with all that mdBook would write elsewhere.
            let (message, help) = match named.kind {
                Kind::Theme => ("is not a path inside the book", "give the path of the folder relative to book.toml"),
                Kind::OwnTheme => (
                    "is neither in the book nor in a folder beside it",
                    "give the path of the folder relative to book.toml, such as `theme` or `../theme`; no part of it begins with a dot",
                ),
                Kind::Text | Kind::Own => continue,
            };
            report(&named, Code::BookConfig, format!("`{path}` {message}"), help);
            continue;
        }
        match (named.kind, files.entry(path)) {
            (Kind::Theme | Kind::OwnTheme, Some(Entry::File) | None) if !is_reported_above(files, path) => {
                report(
                    &named,
                    Code::MissingFile,
                    format!("there is no folder `{path}`"),
                    "give the path of the folder relative to book.toml, or remove the key",
                );
            }
            (Kind::Text, Some(Entry::File)) => texts.push(path.clone()),
            (Kind::Text, Some(Entry::Folder) | None) if !is_reported_above(files, path) => {
                report(&named, Code::MissingFile, format!("there is no file `{path}`"), "write the file, or remove the key");
            }
            // It is there; or a link or worse, which is reported by itself.
            _ => {}
        }
        if named.keys == ["output", "html", "theme"] {
            theme.clone_from(path);
        }
    }
    for template in templates(files, &theme) {
        let setting = NamedPath { keys: &["output", "html", "theme"], path: String::new(), kind: Kind::Theme };
        report(
            &setting,
            Code::BookConfig,
            format!("`{template}` would replace a template of mdBook"),
            "remove it: the site inserts its head, header and security policy into mdBook's pages, and relies on their structure; put styles into `additional-css`",
        );
    }
    if let Some(Entry::File) = files.entry(&format!("{source}/404.md")) {
        texts.push(format!("{source}/404.md"));
    }
    texts
}

/// Where `book.toml` says that the site goes, if that is inside the book.
fn build_folder(book: &BookToml) -> Option<String> {
    let mut folder: Vec<String> = Vec::new();
    for part in Path::new(&tidy(&book.settings()?.build.build_dir)).components() {
        match part {
            Component::Normal(name) => folder.push(name.to_string_lossy().into_owned()),
            Component::ParentDir => {
                folder.pop()?;
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir => return None,
        }
    }
    Some(folder.join("/"))
}

/// Whether a site in `folder` lies in, over or around the source folder, by names alone; links are seen by a build.
fn touches(folder: &str, source: &str) -> bool {
    let (folder, source) = (Path::new(folder), Path::new(source));
    folder.starts_with(source) || source.starts_with(folder.join("html"))
}

/// The files of one of mdBook's themes that mdBook would take for its templates.
fn templates<'a>(files: &'a Files, theme: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let inside = format!("{theme}/");
    let is_template = move |path: &&str| path.strip_prefix(&inside).is_some_and(|name| !name.contains('/') && name.ends_with(".hbs"));
    files.entries().keys().map(String::as_str).filter(is_template)
}

/// Whether a folder above a path is a link or worse, which is reported by itself.
fn is_reported_above(files: &Files, path: &str) -> bool {
    path.match_indices('/').any(|(at, _)| files.entry(&path[..at]).is_some_and(Entry::is_refused))
}
