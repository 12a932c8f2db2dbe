//! The theme: embedded into the program, or read from a folder while somebody works on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use rust_embed::RustEmbed;

use crate::render::Theme;

use super::files::contents_of_any_size;
use super::scripts::{Modules, bundle};

#[derive(RustEmbed)]
#[folder = "theme"]
struct Embedded;

/// The engine of the search in the browser, built by `cargo xtask wasm` and committed.
#[derive(RustEmbed)]
#[folder = "search-index/wasm/artifact"]
struct Engine;

/// The theme that the program carries.
pub fn embedded() -> Theme {
    let content = |path: &str| Embedded::get(path).map(|file| (path.to_owned(), file.data.into_owned()));
    let files = Embedded::iter().filter_map(|path| content(&path)).collect();
    assemble(files).expect("a test bundles the scripts of this theme")
}

/// Adds the engine of the search, which no theme replaces.
fn with_engine(mut theme: Theme) -> Theme {
    for path in Engine::iter() {
        // Beside the engine lies a file that says what it was built from.
        if let Some(file) = Engine::get(&path).filter(|_| path.ends_with(".bin")) {
            theme.files.insert(path.into_owned(), file.data.into_owned());
        }
    }
    theme
}

/// A theme from a folder with `templates/`, `static/` and, for the modules of scripts, `scripts/`.
///
/// # Errors
///
/// If the folder is not a theme, cannot be read, or has a script whose imports cannot be put into one file.
pub fn from_folder(folder: &Path) -> Result<Theme> {
    let mut files = Files::new();
    for kind in ["templates", "static", "scripts"] {
        let folder = folder.join(kind);
        // A theme need not cut its scripts into modules.
        if kind == "scripts" && !folder.exists() {
            continue;
        }
        let entries = fs::read_dir(&folder).with_context(|| format!("a theme needs the folder `{}`", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.symlink_metadata()?.is_file() {
                let bytes = contents_of_any_size(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
                files.insert(format!("{kind}/{name}"), bytes);
            }
        }
    }
    let theme = assemble(files)?;
    if theme.templates.is_empty() {
        bail!("the theme `{}` has no templates", folder.display());
    }
    Ok(theme)
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
            let bytes = if name.ends_with(".js") { bundle(name, &text(&bytes), &modules)?.into_bytes() } else { bytes };
            theme.files.insert(name.to_owned(), bytes);
        }
    }
    Ok(with_engine(theme))
}

#[cfg(test)]
mod tests {
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
}
