//! The theme: embedded into the program, with files of a book's own instead of some.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use flate2::read::GzDecoder;
use rust_embed::RustEmbed;

use crate::cards;
use crate::render::Theme;

use super::files::contents;
use super::new_folder::write_new;
use super::scripts::{Modules, bundle};
use super::styles;

#[derive(RustEmbed)]
#[folder = "theme"]
struct Embedded;

/// The programs for the browser, built by `cargo xtask wasm` and committed: the engine of the search, which a program that
/// builds no index does not publish, and the engines of the schedule and of the comparison.
#[derive(RustEmbed)]
#[folder = "theme/engine"]
struct Engines;

/// How the name of an engine as JavaScript ends, for browsers that run no WebAssembly: packed in the program, a script on
/// the site.
const TRANSLATION: &str = "-js.bin";

/// The theme that the program carries.
pub fn embedded() -> Theme {
    assemble(embedded_files()).expect("a test bundles the scripts of this theme")
}

fn embedded_files() -> Files {
    let content = |path: &str| Embedded::get(path).map(|file| (path.to_owned(), file.data.into_owned()));
    // The engines lie in the same folder, and are no parts that a book can replace.
    let is_part = |path: &str| path.split_once('/').is_some_and(|(kind, _)| KINDS.contains(&kind));
    Embedded::iter().filter(|path| is_part(path)).filter_map(|path| content(&path)).collect()
}

/// Adds the engines, which no theme replaces.
fn with_engines(mut theme: Theme) -> Theme {
    for path in Engines::iter() {
        let is_wanted = cfg!(feature = "search") || !path.starts_with("clause-search");
        // Beside the engines lie files that say what they were built from.
        let Some(file) = Engines::get(&path).filter(|_| is_wanted && path.ends_with(".bin")) else { continue };
        if let Some(name) = path.strip_suffix(TRANSLATION) {
            theme.files.insert(format!("{name}.js"), unpacked(&file.data));
        } else {
            theme.files.insert(path.into_owned(), file.data.into_owned());
        }
    }
    without_search(theme)
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut content).expect("a committed engine is whole");
    content
}

/// Leaves out what only a site with a search loads.
fn without_search(mut theme: Theme) -> Theme {
    if cfg!(not(feature = "search")) {
        for script in ["search.js", "search-worker.js"] {
            theme.files.remove(script);
        }
    }
    theme
}

/// The embedded theme with the files of a folder instead of its own: `templates/`, `static/`, `scripts/`.
///
/// A file that the embedded theme does not have is an additional one where another file of the folder names it, and
/// otherwise a mistake: nothing would ever show it.
///
/// # Errors
///
/// If the folder cannot be read, has a file that nothing uses, or has a script whose imports cannot be put into one file.
pub fn from_folder(folder: &Path) -> Result<Theme> {
    let mut own = Files::new();
    let mut unknown = Vec::new();
    for name in names(folder)? {
        if KINDS.contains(&name.as_str()) && is_real_folder(&folder.join(&name)) {
            for inner in names(&folder.join(&name))? {
                let path = folder.join(&name).join(&inner);
                let name = format!("{name}/{inner}");
                if path.symlink_metadata()?.is_file() {
                    own.insert(name, contents(&path).with_context(|| format!("cannot read `{}`", path.display()))?);
                } else {
                    unknown.push(name);
                }
            }
        } else if !["README", "LICENSE"].iter().any(|about| name.starts_with(about)) {
            unknown.push(name);
        }
    }
    let mut files = embedded_files();
    unknown.extend(own.keys().filter(|path| !files.contains_key(*path) && !is_named(path, &own)).cloned());
    if !unknown.is_empty() {
        unknown.sort_unstable();
        let all: Vec<String> = unknown.iter().map(|path| format!("`{path}`{}", near(path, &files))).collect();
        bail!(
            "the site would not use these files of the theme `{}`: {}. Another file of the theme must name each additional file",
            folder.display(),
            all.join(", ")
        );
    }
    files.extend(own);
    assemble(files)
}

/// The folders of a theme.
const KINDS: [&str; 3] = ["templates", "static", "scripts"];

/// The names in a folder that are not hidden, sorted.
fn names(folder: &Path) -> Result<Vec<String>> {
    let refused = || format!("cannot read the folder `{}`", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(refused)? {
        let name = entry.with_context(refused)?.file_name().to_string_lossy().into_owned();
        names.extend(Some(name).filter(|name| !name.starts_with('.')));
    }
    names.sort_unstable();
    Ok(names)
}

fn is_real_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_dir())
}

/// Whether another file of a theme has the name of this one between quotation marks, perhaps behind a path.
fn is_named(path: &str, files: &Files) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_in = |text: &str| {
        let ends = |end: &str| matches!(end.chars().next(), Some('"' | '\''));
        let begins = |start: &str| matches!(start.chars().next_back(), Some('"' | '\'' | '/'));
        text.match_indices(name).any(|(at, _)| begins(&text[..at]) && ends(&text[at + name.len()..]))
    };
    files.iter().any(|(other, bytes)| other != path && is_in(&String::from_utf8_lossy(bytes)))
}

/// The file of the embedded theme that was meant, in words.
fn near(path: &str, files: &Files) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let moved = files.keys().find(|known| known.rsplit('/').next() == Some(name)).map(String::as_str);
    let meant = moved.or_else(|| {
        let known = files.keys().map(String::as_str).chain(KINDS);
        let known = known.map(|known| (strsim::damerau_levenshtein(known, path), known));
        known.min().filter(|(distance, _)| *distance <= (path.len() / 3).max(1)).map(|(_, known)| known)
    });
    meant.map(|known| format!(" (did you mean `{known}`?)")).unwrap_or_default()
}

/// Writes the embedded theme into a new or empty folder; gives the number of files.
///
/// # Errors
///
/// If something is already there, or the system refuses.
pub fn write_embedded(folder: &Path) -> Result<usize> {
    let files = embedded_files();
    write_new(folder, "--dest", files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))?;
    Ok(files.len())
}

/// Files of a theme by their paths in its folder, such as `static/site.js`.
type Files = BTreeMap<String, Vec<u8>>;

/// Puts each file where the renderer looks for it; scripts get the modules that they import.
fn assemble(files: Files) -> Result<Theme> {
    let mut theme = Theme::default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let is_module = |path: &String| path.starts_with("scripts/");
    let modules: Modules = files.iter().filter(|(path, _)| is_module(path)).map(|(path, bytes)| (path.clone(), text(bytes))).collect();
    for (path, bytes) in files {
        if let Some(name) = path.strip_prefix("templates/") {
            theme.templates.insert(name.to_owned(), text(&bytes));
        } else if let Some(name) = path.strip_prefix("static/") {
            let bytes = match name.rsplit_once('.') {
                Some((_, "js")) => bundle(name, &text(&bytes), &modules)?.into_bytes(),
                Some((_, "css")) => styles::published(&text(&bytes)).into_bytes(),
                _ => bytes,
            };
            theme.files.insert(name.to_owned(), bytes);
        }
    }
    Ok(with_engines(with_icons(with_tokens(theme))?))
}

/// Colours and sizes are a file of their own in a theme, and the beginning of the style sheet on the site: every page
/// wants both, and each file is a request.
fn with_tokens(mut theme: Theme) -> Theme {
    if let Some(mut style) = theme.files.remove("tokens.css") {
        style.append(&mut theme.files.remove("site.css").unwrap_or_default());
        theme.files.insert("site.css".to_owned(), style);
    }
    theme
}

/// The icon of the site, in SVG.
const ICON: &str = "favicon.svg";
/// The same as PNG: name, size in pixels, and whether it covers its ground.
const ICONS: [(&str, u16, bool); 2] = [("icon.png", 96, false), ("apple-touch-icon.png", 180, true)];

/// Adds the icon for devices and browsers that do not take SVG.
fn with_icons(mut theme: Theme) -> Result<Theme> {
    let drawing = theme.files.get(ICON).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    for (name, size, is_covering) in ICONS {
        if let Some(icon) = cards::icon(&drawing, size, is_covering).with_context(|| format!("cannot use `static/{ICON}` of the theme"))? {
            theme.files.insert(name.to_owned(), icon);
        }
    }
    Ok(theme)
}

#[cfg(test)]
mod tests {
    use super::super::files::write;
    use super::*;

    #[test]
    fn the_scripts_of_the_embedded_theme_are_one_file_each() {
        let theme = embedded();
        let scripts: Vec<_> = theme.files.iter().filter(|(name, _)| name.ends_with(".js")).collect();
        assert!(scripts.len() >= 6);
        for (name, script) in scripts {
            let script = String::from_utf8_lossy(script);
            assert!(!script.lines().any(|line| line.starts_with("import ")), "{name}");
            assert!(!script.contains("/**\n"), "{name}");
        }
    }

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            write(&folder.path().join(path), text.as_bytes()).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_with_one_file_overrides_that_file_alone() {
        let own = folder(&[("static/favicon.svg", "<svg/>"), ("README.md", "ours"), (".git/config", "x")]);
        let (theme, plain) = (from_folder(own.path()).unwrap(), embedded());
        assert_eq!(theme.files["favicon.svg"], b"<svg/>");
        assert_eq!(theme.templates, plain.templates);
        // The icons in PNG are drawn from that file.
        let is_icon = |name: &str| name == ICON || ICONS.iter().any(|(icon, _, _)| *icon == name);
        let other = |theme: Theme| theme.files.into_iter().filter(|(name, _)| !is_icon(name)).collect::<Vec<_>>();
        assert_eq!(other(theme), other(plain));
    }

    #[test]
    fn an_additional_file_is_one_that_another_file_names() {
        let header = "<img src=\"{{ head.site_root }}{{ assets[\"logo.svg\"] }}\" alt=\"\">";
        let own = folder(&[("templates/header.html", header), ("static/logo.svg", "<svg/>")]);
        assert_eq!(from_folder(own.path()).unwrap().files["logo.svg"], b"<svg/>");
    }

    #[test]
    fn what_nothing_uses_is_refused_with_the_nearest_name() {
        let own = folder(&[
            ("static/favicn.svg", ""),
            ("static/logo.svg", ""),
            ("tokens.css", ""),
            ("template/base.html", ""),
            ("static/deep/site.css", ""),
        ]);
        let message = from_folder(own.path()).unwrap_err().to_string();
        for said in [
            "`static/favicn.svg` (did you mean `static/favicon.svg`?)",
            "`static/logo.svg`,",
            "`tokens.css` (did you mean `static/tokens.css`?)",
            "`template` (did you mean `templates`?)",
            "`static/deep`",
        ] {
            assert!(message.contains(said), "{said}: {message}");
        }
    }

    #[test]
    fn the_theme_is_written_into_an_empty_folder_alone_and_read_back_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        assert!(write_embedded(&at("new/theme")).unwrap() > 40);
        let (read, plain) = (from_folder(&at("new/theme")).unwrap(), embedded());
        assert_eq!((read.templates, read.files), (plain.templates, plain.files));
        fs::create_dir(at("empty")).unwrap();
        write_embedded(&at("empty")).unwrap();
        write(&at("full/letter.txt"), b"dear").unwrap();
        for taken in ["full", "full/letter.txt", "empty"] {
            assert!(write_embedded(&at(taken)).unwrap_err().to_string().contains("--dest"), "{taken}");
        }
        assert_eq!(fs::read(at("full/letter.txt")).unwrap(), b"dear");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 3, "nothing else is left behind");
    }
}
