//! Keeps the pictures that builds have drawn, in a folder beside the site: the next build draws only what has changed.
//!
//! A picture is known by its source and by the way in which it was drawn. Its name also says what its content is, so
//! that a file which was cut off or changed is drawn again, and a build gives the same bytes with and without it.
//! Nothing in the folder is read, replaced or removed but files with such names, and nothing at all in a folder that no
//! build has made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, anyhow};

use crate::cards::{self, DRAWING};
use crate::fingerprint::hex;

use super::files::{contents, write};

/// The folder beside the site.
pub const FOLDER: &str = ".cards";
/// The file in it that says whose it is.
const MARK: &str = ".mdbook-clauses";
/// What it says.
const MARK_TEXT: &str = "Pictures that mdbook-clauses has drawn. A build without this folder makes it again.\n";
const ENDING: &str = ".png";

/// The pictures that are kept.
#[derive(Debug)]
pub struct KeptCards {
    /// None where something else has the name of the folder.
    folder: Option<PathBuf>,
    /// Names of files, by the hash of the source.
    known: BTreeMap<String, String>,
    /// Names of files that this build has used.
    used: Mutex<BTreeSet<String>>,
}

impl KeptCards {
    /// Opens the folder, or makes it.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn open(folder: &Path) -> Result<Self> {
        let refused = || format!("cannot keep pictures in `{}`", folder.display());
        let mut kept = Self { folder: None, known: BTreeMap::new(), used: Mutex::default() };
        match folder.symlink_metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                write(&folder.join(MARK), MARK_TEXT.as_bytes()).with_context(refused)?;
                kept.folder = Some(folder.to_owned());
            }
            about => {
                let is_ours =
                    about.with_context(refused)?.is_dir() && contents(&folder.join(MARK)).is_ok_and(|mark| mark == MARK_TEXT.as_bytes());
                if is_ours {
                    kept.folder = Some(folder.to_owned());
                    kept.known = known(folder).with_context(refused)?;
                }
            }
        }
        Ok(kept)
    }

    /// Whether there is a folder to keep pictures in.
    pub fn is_open(&self) -> bool {
        self.folder.is_some()
    }

    /// The picture of a source: the kept one, or a new one, which is kept.
    ///
    /// # Errors
    ///
    /// If the source cannot be drawn, or the picture cannot be kept.
    pub fn picture(&self, source: &str) -> Result<Vec<u8>> {
        let key = hex(format!("{DRAWING}\n{source}").as_bytes());
        if let (Some(folder), Some(name)) = (&self.folder, self.known.get(&key))
            && let Ok(bytes) = contents(&folder.join(name))
            && *name == file_name(&key, &bytes)
        {
            self.remember(name.clone());
            return Ok(bytes);
        }
        let bytes = cards::draw(source)?;
        if let Some(folder) = &self.folder {
            let name = file_name(&key, &bytes);
            let path = folder.join(&name);
            keep(&path, &bytes).with_context(|| format!("cannot write `{}`", path.display()))?;
            self.remember(name);
        }
        Ok(bytes)
    }

    fn remember(&self, name: String) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
    }

    /// Removes the pictures that this build has not used.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn clear(self) -> Result<()> {
        let Some(folder) = self.folder else { return Ok(()) };
        let used = self.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        for name in known(&folder)?.into_values().filter(|name| !used.contains(name)) {
            let path = folder.join(name);
            fs::remove_file(&path).map_err(|error| anyhow!(error)).with_context(|| format!("cannot remove `{}`", path.display()))?;
        }
        Ok(())
    }
}

/// `<hash of the source>-<hash of the content>.png`.
fn file_name(key: &str, bytes: &[u8]) -> String {
    format!("{key}-{}{ENDING}", hex(bytes))
}

/// The files of a folder that have such names, by their sources.
fn known(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut known = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_hash = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if let Some((source, content)) = name.strip_suffix(ENDING).and_then(|hashes| hashes.split_once('-'))
            && is_hash(source)
            && is_hash(content)
        {
            known.insert(source.to_owned(), name.clone());
        }
    }
    Ok(known)
}

#[cfg(all(test, feature = "cards"))]
mod tests {
    use super::super::names;
    use super::*;

    const SOURCE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="9" height="9"/></svg>"#;
    const OTHER: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="8" height="9"/></svg>"#;

    #[test]
    fn a_picture_is_drawn_once_and_removed_when_nothing_uses_it() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        let kept = KeptCards::open(&folder).unwrap();
        let first = kept.picture(SOURCE).unwrap();
        assert_eq!(first, cards::draw(SOURCE).unwrap());
        kept.clear().unwrap();
        let before = names(&folder);
        assert_eq!(before.len(), 2, "the mark and the picture: {before:?}");
        let modified = |name: &str| folder.join(name).metadata().unwrap().modified().unwrap();
        let when = modified(&before[1]);

        let kept = KeptCards::open(&folder).unwrap();
        assert_eq!(kept.picture(SOURCE).unwrap(), first);
        assert_eq!(modified(&before[1]), when, "it was not written again");
        kept.picture(OTHER).unwrap();
        kept.clear().unwrap();
        assert_eq!(names(&folder).len(), 3);

        let kept = KeptCards::open(&folder).unwrap();
        kept.picture(SOURCE).unwrap();
        kept.clear().unwrap();
        assert_eq!(names(&folder), before);
    }

    #[test]
    fn a_kept_picture_that_was_changed_is_drawn_again() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        let whole = KeptCards::open(&folder).unwrap().picture(SOURCE).unwrap();
        let file = folder.join(&names(&folder)[1]);
        for wrong in [&whole[..whole.len() / 2], b"", b"another picture"] {
            fs::write(&file, wrong).unwrap();
            assert_eq!(KeptCards::open(&folder).unwrap().picture(SOURCE).unwrap(), whole);
            assert_eq!(fs::read(&file).unwrap(), whole);
        }
    }

    #[test]
    fn what_no_build_made_is_neither_used_nor_touched() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        let name = format!("{0}-{0}{ENDING}", "a".repeat(64));
        write(&folder.join(&name), b"mine").unwrap();
        let kept = KeptCards::open(&folder).unwrap();
        assert!(!kept.is_open());
        kept.picture(SOURCE).unwrap();
        kept.clear().unwrap();
        assert_eq!(names(&folder), [name], "a folder without the mark");

        let folder = root.path().join("ours");
        let kept = KeptCards::open(&folder).unwrap();
        write(&folder.join("holiday.png"), b"mine").unwrap();
        kept.clear().unwrap();
        assert_eq!(names(&folder), [MARK, "holiday.png"], "a file with another name");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        KeptCards::open(&folder).unwrap().picture(SOURCE).unwrap();
        let file = folder.join(&names(&folder)[1]);
        let letter = root.path().join("letter");
        fs::write(&letter, "dear").unwrap();
        fs::remove_file(&file).unwrap();
        symlink(&letter, &file).unwrap();
        KeptCards::open(&folder).unwrap().picture(SOURCE).unwrap();
        assert_eq!(fs::read_to_string(&letter).unwrap(), "dear");
        assert!(!file.symlink_metadata().unwrap().is_symlink());

        let link = root.path().join("link");
        symlink(&folder, &link).unwrap();
        assert!(!KeptCards::open(&link).unwrap().is_open());
    }
}

/// Writes a file that was not there; one that is there was cut off or changed, and gives way.
fn keep(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}
