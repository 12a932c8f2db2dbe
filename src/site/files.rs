//! Reads a book's folder, writes a site's files.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::read::{Files, LARGEST_FILE, source_folder, wanted};

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
        load_included(book, &mut files)?;
    }
    Ok(files)
}

/// Loads what chapters include, whatever its name ends in, and what that includes.
fn load_included(book: &Path, files: &mut Files) -> Result<()> {
    let mut looked_at = BTreeSet::new();
    loop {
        let wanted: Vec<String> = wanted(files).into_iter().filter(|path| looked_at.insert(path.clone())).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        for path in wanted {
            if is_plain(book, &path) {
                files.insert(path.clone(), contents(&book.join(&path))?);
            }
        }
    }
}

/// Whether a path under the book's folder is a regular file, with no link on the way.
fn is_plain(book: &Path, path: &str) -> bool {
    let mut here = book.to_owned();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        here.push(part);
        let Ok(about) = fs::symlink_metadata(&here) else { return false };
        // The source folder itself may lie elsewhere: `src = "../text"`.
        let is_good = if parts.peek().is_some() { part == ".." || about.is_dir() } else { about.is_file() };
        if !is_good {
            return false;
        }
    }
    true
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
