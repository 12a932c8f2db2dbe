//! Carries files with hashed names over from the site before, so that a page which a browser has
//! kept still finds its styles and its index.
//!
//! Only what the site before made itself is carried, by its own list: files do not pile up from
//! build to build.

use std::fs;
use std::path::{Component, Path};

use anyhow::{Context as _, Result};

use crate::addresses::HASHED_FILES;

use super::files::write;

/// Copies the hashed files of `previous` that `site` does not have; gives their number. `previous` is
/// the folder of a site, or the destination that holds it.
///
/// # Errors
///
/// If there is no list, or a file cannot be copied.
pub fn carry_over(previous: &Path, site: &Path) -> Result<usize> {
    let inner = previous.join("html");
    let previous = if inner.join(HASHED_FILES).is_file() { inner.as_path() } else { previous };
    let list = previous.join(HASHED_FILES);
    let text =
        fs::read_to_string(&list).with_context(|| format!("`{}` cannot be read: is this a site that was built before?", list.display()))?;
    let paths: Vec<String> = serde_json::from_str(&text).with_context(|| format!("`{}` is no list of files", list.display()))?;
    let mut carried = 0;
    for path in paths {
        // A list from elsewhere must not lead out of the two folders.
        let inside = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        let (from, to) = (previous.join(&path), site.join(&path));
        if inside && !to.exists() && from.is_file() {
            write(&to, &fs::read(&from).with_context(|| format!("`{}` cannot be read", from.display()))?)?;
            carried += 1;
        }
    }
    Ok(carried)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_files_inside_the_site_are_carried() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        write(&old.join("search/a.bin"), b"a").unwrap();
        write(&old.join("search/not-listed.bin"), b"x").unwrap();
        write(&folder.path().join("secret"), b"x").unwrap();
        write(&old.join(HASHED_FILES), br#"["search/a.bin","search/gone.bin","../secret"]"#).unwrap();
        write(&new.join("index.html"), b"").unwrap();
        assert_eq!(carry_over(&old, &new).unwrap(), 1);
        assert_eq!(fs::read(new.join("search/a.bin")).unwrap(), b"a");
        assert!(!new.join("search/not-listed.bin").exists());
        assert_eq!(carry_over(&old, &new).unwrap(), 0, "what is there stays");
    }

    #[test]
    fn a_folder_that_is_no_site_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert!(carry_over(folder.path(), folder.path()).unwrap_err().to_string().contains("built before"));
    }
}
