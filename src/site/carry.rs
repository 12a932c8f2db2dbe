//! Carries files with hashed names over from the site before, so that a page which a browser has
//! kept still finds its styles and its index.
//!
//! Only what the site before made itself is carried, by its own list: files do not pile up from
//! build to build. The list may come from elsewhere, so a path on it has to be written as hashed names are, a style
//! or script has to have the content that its name promises, and links are not followed.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::addresses::HASHED_FILES;

use super::built::{hashed_files, is_content, is_hashed};
use super::files::{contents, write};

/// Copies the hashed files of `previous` that `site` does not have; gives their number. `previous` is
/// the folder of a site, or the destination that holds it.
///
/// # Errors
///
/// If there is no list, or a file cannot be copied.
pub fn keep_previous_assets(previous: &Path, site: &Path) -> Result<usize> {
    let inner = previous.join("html");
    let is_destination = inner.symlink_metadata().is_ok_and(|about| about.is_dir()) && inner.join(HASHED_FILES).is_file();
    let previous = if is_destination { inner.as_path() } else { previous };
    let refused = || format!("cannot use `{}`: is `{}` a site built by mdbook-clauses?", HASHED_FILES, previous.display());
    let paths = hashed_files(previous).with_context(refused)?;
    let mut carried = 0;
    for path in paths.iter().filter(|path| is_hashed(path)) {
        let (from, to) = (previous.join(path), site.join(path));
        let folder_is_real = from.parent().is_some_and(|folder| folder.symlink_metadata().is_ok_and(|about| about.is_dir()));
        let is_file = from.symlink_metadata().is_ok_and(|about| about.is_file());
        if !folder_is_real || !is_file || to.exists() {
            continue;
        }
        let bytes = contents(&from).with_context(|| format!("cannot read `{}`", from.display()))?;
        if is_content(path, &bytes) {
            write(&to, &bytes)?;
            carried += 1;
        }
    }
    Ok(carried)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const A: &str = "search/aaaaaaaaaaaa.bin";

    #[test]
    fn only_listed_files_inside_the_site_are_carried() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        write(&old.join(A), b"a").unwrap();
        write(&old.join("search/bbbbbbbbbbbb.bin"), b"x").unwrap();
        write(&folder.path().join("secret"), b"x").unwrap();
        write(&old.join("page.html"), b"x").unwrap();
        write(&old.join("assets/site.00000000.css"), b"x").unwrap();
        let list = format!(r#"["{A}","search/cccccccccccc.bin","../secret","page.html","assets/site.00000000.css"]"#);
        write(&old.join(HASHED_FILES), list.as_bytes()).unwrap();
        write(&new.join("index.html"), b"").unwrap();
        assert_eq!(keep_previous_assets(&old, &new).unwrap(), 1);
        assert_eq!(fs::read(new.join(A)).unwrap(), b"a");
        for other in ["search/bbbbbbbbbbbb.bin", "page.html", "assets"] {
            assert!(!new.join(other).exists(), "{other}");
        }
        assert_eq!(keep_previous_assets(&old, &new).unwrap(), 0, "what is there stays");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (old, new) = (folder.path().join("old"), folder.path().join("new"));
        write(&folder.path().join("secret"), b"x").unwrap();
        write(&folder.path().join("elsewhere/site.00000000.css"), b"x").unwrap();
        write(&old.join(HASHED_FILES), format!(r#"["{A}","assets/site.00000000.css"]"#).as_bytes()).unwrap();
        fs::create_dir(old.join("search")).unwrap();
        symlink(folder.path().join("secret"), old.join(A)).unwrap();
        symlink(folder.path().join("elsewhere"), old.join("assets")).unwrap();
        fs::create_dir(&new).unwrap();
        assert_eq!(keep_previous_assets(&old, &new).unwrap(), 0);
        assert!(!new.join("search").exists() && !new.join("assets").exists());

        let linked = folder.path().join("linked");
        fs::create_dir_all(linked.join("api")).unwrap();
        symlink(old.join(HASHED_FILES), linked.join(HASHED_FILES)).unwrap();
        assert!(keep_previous_assets(&linked, &new).is_err(), "the list is not read through a link either");
        fs::remove_dir_all(linked.join("api")).unwrap();
        symlink(old.join("api"), linked.join("api")).unwrap();
        assert!(keep_previous_assets(&linked, &new).is_err(), "nor through one to its folder");
    }

    #[test]
    fn a_folder_that_is_no_site_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert!(keep_previous_assets(folder.path(), folder.path()).unwrap_err().to_string().contains("built by mdbook-clauses"));
    }
}
