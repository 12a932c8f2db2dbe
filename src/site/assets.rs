//! The theme: embedded into the program, or read from a folder while somebody works on it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use rust_embed::RustEmbed;

use crate::render::Theme;

use super::files::contents_of_any_size;

#[derive(RustEmbed)]
#[folder = "theme"]
struct Embedded;

/// The engine of the search in the browser, built by `cargo xtask wasm` and committed.
#[derive(RustEmbed)]
#[folder = "search-index/wasm/artifact"]
struct Engine;

/// The theme that the program carries.
pub fn embedded() -> Theme {
    let mut theme = Theme::default();
    for path in Embedded::iter() {
        if let Some(file) = Embedded::get(&path) {
            insert(&mut theme, &path, file.data.into_owned());
        }
    }
    with_engine(theme)
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

/// A theme from a folder with `templates/` and `static/`.
///
/// # Errors
///
/// If the folder is no theme or cannot be read.
pub fn from_folder(folder: &Path) -> Result<Theme> {
    let mut theme = Theme::default();
    for kind in ["templates", "static"] {
        let folder = folder.join(kind);
        let entries = fs::read_dir(&folder).with_context(|| format!("a theme has a folder `{}`", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.symlink_metadata()?.is_file() {
                let bytes = contents_of_any_size(&path).with_context(|| format!("`{}` cannot be read", path.display()))?;
                insert(&mut theme, &format!("{kind}/{name}"), bytes);
            }
        }
    }
    if theme.templates.is_empty() {
        bail!("the theme `{}` has no templates", folder.display());
    }
    Ok(with_engine(theme))
}

fn insert(theme: &mut Theme, path: &str, bytes: Vec<u8>) {
    if let Some(name) = path.strip_prefix("templates/") {
        theme.templates.insert(name.to_owned(), String::from_utf8_lossy(&bytes).into_owned());
    } else if let Some(name) = path.strip_prefix("static/") {
        let bytes = if name.ends_with(".js") { without_comments(&bytes) } else { bytes };
        theme.files.insert(name.to_owned(), bytes);
    }
}

/// A script without the lines that are nothing but a comment, and without the blanks that lines begin with: who reads the
/// source has them, who reads a clause need not load them.
fn without_comments(script: &[u8]) -> Vec<u8> {
    let lines = script.split_inclusive(|&byte| byte == b'\n').map(|line| line.trim_ascii_start());
    lines.filter(|line| !line.is_empty() && !line.starts_with(b"//")).flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn lines_of_comment_are_not_sent() {
        let script = "// What it does.\nconst a = 'x'; // kept\n  // why\n  f(\"http://x\");\n";
        assert_eq!(without_comments(script.as_bytes()), b"const a = 'x'; // kept\nf(\"http://x\");\n");
        assert_eq!(without_comments(b"a\n\n//"), b"a\n");
    }
}
