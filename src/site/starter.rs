//! The book to begin with: embedded into the program, written into a folder by `init`.
//!
//! It writes a whole book or nothing, never over anything that is there, and asks nobody: no network, no git, no clock.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use rust_embed::RustEmbed;

use super::files::write;
use crate::text::first_of;

#[derive(RustEmbed)]
#[folder = "starter"]
struct Embedded;

/// The folder of the book in the new folder, and in the embedded files.
const BOOK: &str = "book/";
/// The embedded file that is written as `.gitignore`: under that name, it would hide files of this repository.
const IGNORED: &str = "gitignore";
/// The embedded workflow, and where GitHub looks for it.
const WORKFLOW: (&str, &str) = ("pages.yml", ".github/workflows/pages.yml");
/// What a folder may have before there is a book in it.
const REPOSITORY: &str = ".git";

/// The files of the new folder by their paths; with the workflow that publishes the site, if that is asked for.
pub fn files(with_workflow: bool) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        Embedded::iter().filter(|path| path.starts_with(BOOK)).map(|path| (path.to_string(), embedded(&path))).collect();
    files.push((".gitignore".to_owned(), embedded(IGNORED)));
    if with_workflow {
        files.push((WORKFLOW.1.to_owned(), workflow()));
    }
    files.sort();
    files
}

fn embedded(path: &str) -> String {
    let file = Embedded::get(path).expect("the file is part of the program");
    String::from_utf8(file.data.into_owned()).expect("the embedded book is text")
}

/// The workflow for the release of this program that wrote it.
fn workflow() -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let program = repository.strip_prefix("https://github.com/").unwrap_or(repository);
    embedded(WORKFLOW.0).replace("{version}", concat!("v", env!("CARGO_PKG_VERSION"))).replace("{program}", program)
}

/// Writes the files into a folder that is new or empty, but for a repository; gives their paths.
///
/// # Errors
///
/// If something is there, or the system refuses; then nothing is left of what was written, or the error says what.
pub fn write_into(folder: &Path, with_workflow: bool) -> Result<Vec<String>> {
    refuse_what_is_there(folder)?;
    let refused = || format!("cannot write to `{}`", folder.display());
    let is_new = folder.symlink_metadata().is_err();
    fs::create_dir_all(folder).with_context(refused)?;
    let files = files(with_workflow);
    match write_all(folder, &files) {
        Ok(()) => Ok(files.into_iter().map(|(path, _)| path).collect()),
        Err(error) => {
            // A folder that something has come into stays.
            if is_new {
                let _ = fs::remove_dir(folder);
            }
            Err(error)
        }
    }
}

/// Writes everything beside its place and then moves it there, entry by entry.
fn write_all(folder: &Path, files: &[(String, String)]) -> Result<()> {
    let refused = || format!("cannot write to `{}`", folder.display());
    let mut builder = tempfile::Builder::new();
    let staged = builder.prefix(".init-").tempdir_in(folder).with_context(refused)?;
    for (path, text) in files {
        write(&staged.path().join(path), text.as_bytes())?;
    }
    let mut names: Vec<&str> = files.iter().filter_map(|(path, _)| path.split('/').next()).collect();
    names.dedup();
    let mut moved: Vec<PathBuf> = Vec::new();
    for name in names {
        let place = folder.join(name);
        match move_new(&staged.path().join(name), &place) {
            Ok(()) => moved.push(place),
            Err(error) => {
                let left = take_back(&moved, staged.path());
                return Err(error).with_context(|| format!("cannot write `{}`{left}", place.display()));
            }
        }
    }
    Ok(())
}

/// Moves a file or folder to a name that nobody has.
fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    // A rename would replace a file without a word.
    if to.symlink_metadata().is_ok() {
        return Err(io::Error::new(ErrorKind::AlreadyExists, "something has come there"));
    }
    fs::rename(from, to)
}

/// Moves what was moved back to where it vanishes; what cannot be moved is named.
fn take_back(moved: &[PathBuf], staged: &Path) -> String {
    let is_left = |place: &&PathBuf| place.file_name().is_none_or(|name| fs::rename(place, staged.join(name)).is_err());
    let left: Vec<String> = moved.iter().filter(is_left).map(|place| format!("`{}`", place.display())).collect();
    if left.is_empty() { String::new() } else { format!(" (these were written before: {})", left.join(", ")) }
}

/// Fails where the folder has anything but a repository, and says what.
fn refuse_what_is_there(folder: &Path) -> Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound && folder.symlink_metadata().is_err() => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("cannot use `{}` as a new folder", folder.display())),
    };
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<io::Result<Vec<_>>>();
    let mut names = names.with_context(|| format!("cannot read the folder `{}`", folder.display()))?;
    names.retain(|name| name != REPOSITORY);
    names.sort();
    if names.is_empty() {
        return Ok(());
    }
    bail!(
        "`{}` is not empty: it has {}. Nothing was written; name a new folder, such as `mdbook-clauses init clauses`",
        folder.display(),
        first_of(&names, SHOWN)
    );
}

/// So many names of what is there are shown.
const SHOWN: usize = 5;

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    #[test]
    fn a_new_folder_and_one_with_a_repository_get_the_book() {
        let root = tempfile::tempdir().unwrap();
        let new = root.path().join("deep/new");
        let written = write_into(&new, false).unwrap();
        assert_eq!(names(&new), [".gitignore", "book"]);
        assert!(written.len() > 15 && written.iter().all(|path| new.join(path).is_file()), "{written:?}");
        fs::create_dir_all(root.path().join("cloned/.git")).unwrap();
        write_into(&root.path().join("cloned"), true).unwrap();
        assert_eq!(names(&root.path().join("cloned")), [".git", ".github", ".gitignore", "book"]);
    }

    #[test]
    fn what_is_there_is_named_and_stays() {
        let root = tempfile::tempdir().unwrap();
        for name in ["a", "b", "c", "d", "e", "f", "g"] {
            fs::write(root.path().join(name), name).unwrap();
        }
        let message = write_into(root.path(), true).unwrap_err().to_string();
        assert!(message.contains("it has `a`, `b`, `c`, `d`, `e` and 2 more. Nothing was written"), "{message}");
        assert_eq!(names(root.path()).len(), 7);
        let message = format!("{:#}", write_into(&root.path().join("a"), false).unwrap_err());
        assert!(message.contains("as a new folder"), "{message}");
        assert_eq!(fs::read(root.path().join("a")).unwrap(), b"a");
    }

    #[test]
    fn nothing_is_left_of_a_book_that_cannot_be_written() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("new");
        fs::create_dir(&folder).unwrap();
        // Of two entries the second cannot take its place, because something has come there.
        let files = [("a/x".to_owned(), "x".to_owned()), ("b".to_owned(), "x".to_owned())];
        fs::write(folder.join("b"), "mine").unwrap();
        let message = format!("{:#}", write_all(&folder, &files).unwrap_err());
        assert!(message.contains("something has come there") && !message.contains("written before"), "{message}");
        assert_eq!(names(&folder), ["b"]);
        assert_eq!(fs::read(folder.join("b")).unwrap(), b"mine");
    }

    #[test]
    fn the_workflow_names_the_release_that_wrote_it() {
        let workflow = workflow();
        assert!(workflow.contains(concat!("VERSION: \"v", env!("CARGO_PKG_VERSION"), "\"")), "{workflow}");
        assert!(!workflow.contains("{version}") && !workflow.contains("{program}"), "{workflow}");
        assert!(workflow.contains("PROGRAM: \"") && !workflow.contains("PROGRAM: \"http"), "{workflow}");
    }
}
