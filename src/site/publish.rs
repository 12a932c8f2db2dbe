//! Puts a finished site in the place of the one before, so that at any moment there is one of the
//! two, whole.
//!
//! A build writes into a folder beside the site. Where the system can exchange two names at once
//! (Linux, macOS), it does; elsewhere the old site is moved away first, and the next start repairs what
//! a crash between the two moves left.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

/// The folder of the site inside the destination; mdBook calls it so too.
const SITE: &str = "html";
/// Where the old site waits while the new one takes its place.
const OLD: &str = ".html-before";
/// What folders of unfinished builds begin with.
const STAGING: &str = ".building-";

/// A destination that this process alone may build into.
#[derive(Debug)]
pub struct Destination {
    folder: PathBuf,
    /// Held until the destination is dropped; the system lets go of it if the process dies.
    _lock: File,
}

impl Destination {
    /// Takes a destination; makes the folder, clears what crashed builds left.
    ///
    /// # Errors
    ///
    /// If another build holds it, or the system refuses.
    pub fn open(folder: &Path) -> Result<Self> {
        let refused = || format!("`{}` cannot be written: choose another folder with `--dest`", folder.display());
        fs::create_dir_all(folder).with_context(refused)?;
        let lock = File::create(folder.join(".lock")).with_context(refused)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("another build writes to `{}`: wait for it, or choose another folder with `--dest`", folder.display())
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(refused),
        }
        let destination = Self { folder: folder.to_owned(), _lock: lock };
        destination.repair().with_context(refused)?;
        Ok(destination)
    }

    /// Where the site is.
    pub fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    /// A folder to build into; it vanishes with its value.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn stage(&self) -> Result<TempDir> {
        tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(&self.folder)
            .with_context(|| format!("`{}` cannot be written: choose another folder with `--dest`", self.folder.display()))
    }

    /// Puts the site that was built in `staged` in its place.
    ///
    /// # Errors
    ///
    /// If the system refuses; the site before is then still there.
    pub fn publish(&self, staged: &TempDir) -> Result<()> {
        let (new, site) = (staged.path().join(SITE), self.site());
        let refused = || format!("the finished site cannot be moved to `{}`", site.display());
        if !site.exists() {
            return fs::rename(&new, &site).with_context(refused);
        }
        if exchange(&new, &site) {
            return Ok(());
        }
        let old = self.folder.join(OLD);
        fs::rename(&site, &old).with_context(refused)?;
        if let Err(error) = fs::rename(&new, &site) {
            fs::rename(&old, &site).with_context(refused)?;
            return Err(error).with_context(refused);
        }
        let _ = fs::remove_dir_all(&old);
        Ok(())
    }

    /// Brings back a site that was moved away, and clears unfinished builds.
    fn repair(&self) -> std::io::Result<()> {
        let old = self.folder.join(OLD);
        if old.exists() {
            if self.site().exists() { fs::remove_dir_all(&old)? } else { fs::rename(&old, self.site())? }
        }
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(STAGING) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Exchanges two names at once; false where the system cannot.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(folder: &Path, words: &str) {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("index.html"), words).unwrap();
    }

    #[test]
    fn a_new_site_takes_the_place_of_the_old() {
        let root = tempfile::tempdir().unwrap();
        let destination = Destination::open(root.path()).unwrap();
        for words in ["first", "second"] {
            let staged = destination.stage().unwrap();
            page(&staged.path().join(SITE), words);
            destination.publish(&staged).unwrap();
            drop(staged);
            assert_eq!(fs::read_to_string(destination.site().join("index.html")).unwrap(), words);
        }
        let left: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "only the site and the lock are left: {left:?}");
    }

    #[test]
    fn two_builds_do_not_share_a_destination() {
        let root = tempfile::tempdir().unwrap();
        let first = Destination::open(root.path()).unwrap();
        let message = Destination::open(root.path()).unwrap_err().to_string();
        assert!(message.starts_with("another build writes"), "{message}");
        drop(first);
        Destination::open(root.path()).unwrap();
    }

    #[test]
    fn a_killed_build_leaves_the_site_before() {
        let root = tempfile::tempdir().unwrap();
        page(&root.path().join(SITE), "before");
        page(&root.path().join(".building-x").join(SITE), "half");
        let destination = Destination::open(root.path()).unwrap();
        assert_eq!(fs::read_to_string(destination.site().join("index.html")).unwrap(), "before");
        assert!(!root.path().join(".building-x").exists());
    }

    #[test]
    fn a_site_that_was_moved_away_comes_back() {
        let root = tempfile::tempdir().unwrap();
        page(&root.path().join(OLD), "before");
        let destination = Destination::open(root.path()).unwrap();
        assert_eq!(fs::read_to_string(destination.site().join("index.html")).unwrap(), "before");
    }
}
