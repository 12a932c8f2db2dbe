//! Reads a book's folder, writes a site's files.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::read::{Files, LARGEST_FILE, source_folder};

/// Files beside `book.toml` that belong to a corpus.
pub const DATA_FILES: [&str; 7] =
    ["book.toml", "corpus.toml", "glossary.toml", "frameworks.toml", "retired.toml", "synonyms.toml", "ids.lock"];

/// Loads the files of a book. What does not exist is left out: `read` says what is missing.
///
/// # Errors
///
/// If a file or folder that exists cannot be read.
pub fn load(book: &Path) -> Result<Files> {
    let mut files = Files::new();
    for name in DATA_FILES {
        let path = book.join(name);
        if path.is_file() {
            files.insert(name.to_owned(), contents(&path)?);
        }
    }
    let source = source_folder(&files);
    let folder = book.join(&source);
    if folder.is_dir() {
        walk(&folder, &source, &mut files)?;
    }
    Ok(files)
}

fn walk(folder: &Path, name: &str, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("the folder `{}` cannot be read", folder.display()))? {
        let entry = entry.with_context(|| format!("the folder `{}` cannot be read", folder.display()))?;
        let Ok(file_name) = entry.file_name().into_string() else { continue };
        if file_name.starts_with('.') {
            continue;
        }
        let path = format!("{name}/{file_name}");
        // Links to folders are not followed: they could lead in a circle, or out of the book.
        let kind = entry.file_type().with_context(|| format!("`{}` cannot be looked at", entry.path().display()))?;
        if kind.is_dir() {
            walk(&entry.path(), &path, files)?;
        } else if file_name.ends_with(".md") {
            files.insert(path, contents(&entry.path())?);
        }
    }
    Ok(())
}

/// A file's content; of one that is too large only enough to see that it is.
fn contents(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).with_context(|| format!("`{}` cannot be read", path.display()))?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).with_context(|| format!("`{}` cannot be read", path.display()))?;
    Ok(bytes)
}

/// Writes a file and the folders above it.
///
/// # Errors
///
/// If the system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let refused = || format!("`{}` cannot be written", path.display());
    // Most files share a few folders: trying to write first saves a system call for each.
    match fs::write(path, bytes) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).with_context(refused)?;
            }
            fs::write(path, bytes).with_context(refused)
        }
        result => result.with_context(refused),
    }
}
