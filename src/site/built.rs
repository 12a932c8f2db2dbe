//! Tells a site that this program has built from any other folder.
//!
//! Every site has a list of its files with hashed names. It is published with the site, it is the same in two builds
//! of the same book, and nobody writes such a list of such names by accident.

use std::fs;
use std::io;
use std::path::Path;

use crate::addresses::{ASSETS, HASHED_FILES, NOT_FOUND, ONE_FILE, SEARCH};
use crate::fingerprint::hashed_name;
use crate::read::REPOSITORIES;

use super::files::contents;

/// Pages that every site has.
const PAGES: [&str; 2] = [NOT_FOUND, ONE_FILE];

/// The hashed files that a site lists as its own.
///
/// # Errors
///
/// If there is no list of plain hashed names, or it cannot be read.
pub(super) fn hashed_files(site: &Path) -> io::Result<Vec<String>> {
    let list = site.join(HASHED_FILES);
    if !list.parent().is_some_and(|folder| folder.symlink_metadata().is_ok_and(|about| about.is_dir())) {
        return Err(io::ErrorKind::NotFound.into());
    }
    let bytes = contents(&list)?;
    let paths: Vec<String> = serde_json::from_slice(&bytes)?;
    Ok(paths)
}

/// How large a site is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Number of files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

impl Size {
    /// The size of a folder with all that is in it.
    ///
    /// # Errors
    ///
    /// If the folder or one in it cannot be read.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let mut size = Self::default();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let about = entry.metadata()?;
            let more = if about.is_dir() { Self::of(&entry.path())? } else { Self { files: 1, bytes: about.len() } };
            size = Self { files: size.files + more.files, bytes: size.bytes + more.bytes };
        }
        Ok(size)
    }
}

/// Whether a folder is a site that this program has built, and nobody has made a repository of it.
pub(super) fn is_site(folder: &Path) -> bool {
    let is_list = hashed_files(folder).is_ok_and(|paths| !paths.is_empty() && paths.iter().all(|path| is_hashed(path)));
    let is_file = |name: &&str| folder.join(name).symlink_metadata().is_ok_and(|about| about.is_file());
    let is_kept = REPOSITORIES.iter().any(|name| folder.join(name).symlink_metadata().is_ok());
    is_list && PAGES.iter().all(is_file) && !is_kept
}

/// Whether a path is written as the hashed names of a site are: `assets/site.1a2b3c4d.css`, `search/1a2b3c4d5e6f.bin`.
pub(super) fn is_hashed(path: &str) -> bool {
    let is_hash = |text: &str| text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let is_plain = |text: &str| {
        let letters = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        letters && !text.is_empty() && !text.starts_with('.') && !text.contains("..")
    };
    if let Some(name) = path.strip_prefix(SEARCH) {
        return name.strip_suffix(".bin").is_some_and(is_hash);
    }
    path.strip_prefix(ASSETS).is_some_and(|name| is_plain(name) && plain_name(name).is_some_and(|(_, hash)| is_hash(hash)))
}

/// Whether the content of a hashed file is the one that its name promises, as far as the name tells: names of the
/// search's files are hashes of what is inside after opening.
pub(super) fn is_content(path: &str, bytes: &[u8]) -> bool {
    let Some(name) = path.strip_prefix(ASSETS) else { return true };
    plain_name(name).is_some_and(|(plain, _)| hashed_name(&plain, bytes) == name)
}

/// `site.1a2b3c4d.css` as `site.css` and the hash.
fn plain_name(name: &str) -> Option<(String, &str)> {
    let (rest, ending) = name.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| (format!("{stem}.{ending}"), hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_a_build_gives_are_hashed_names() {
        for good in ["assets/site.1a2b3c4d.css", "assets/clause-search.00000000.bin", "search/0123456789abcdef.bin"] {
            assert!(is_hashed(good), "{good}");
        }
        for bad in [
            "index.html",
            "assets/site.css",
            "assets/site.1a2b3c4g.css",
            "assets/site.1a2b3c4d.css/x",
            "assets/../site.1a2b3c4d.css",
            "assets/.site.1a2b3c4d.css",
            "/assets/site.1a2b3c4d.css",
            "search/index.html",
            "search/0123456789abcdef.bin/..",
            "search/../0123456789abcdef.bin",
            "search/abc.bin",
            "c/pat-2/index.1a2b3c4d.html",
            "",
        ] {
            assert!(!is_hashed(bad), "{bad}");
        }
    }

    #[test]
    fn a_file_with_another_content_than_its_name_says_is_known() {
        let name = format!("assets/{}", hashed_name("site.css", b"a {}"));
        assert!(is_content(&name, b"a {}"));
        assert!(!is_content(&name, b"b {}"));
    }
}
