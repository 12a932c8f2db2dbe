//! Puts a finished site in the place of the one before, so that at any moment there is one of the
//! two, whole.
//!
//! A build writes into a folder beside the site. Where the system can exchange two names at once
//! (Linux, macOS), it does; elsewhere the old site is moved away first, and the next start repairs what
//! a crash between the two moves left.
//!
//! Nothing is replaced or removed that this program did not make: sites are known by `site::built`, folders of
//! unfinished builds by a mark in them, and a destination that touches the files of the book is refused.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;

use super::built::is_site;
use super::cards;
use super::files::{contents, with_flags};

/// The folder of the site inside the destination; mdBook calls it so too.
const SITE: &str = "html";
/// Where the old site waits while the new one takes its place.
const OLD: &str = ".html-before";
/// What folders of unfinished builds begin with.
const STAGING: &str = ".building-";
/// The file in a folder of an unfinished build that says whose it is.
const MARK: &str = ".mdbook-clauses";
/// What it says.
const MARK_TEXT: &str = "An unfinished build of mdbook-clauses. The next build removes this folder.\n";
/// The file that is locked while somebody builds.
const LOCK: &str = ".lock";

/// A destination that this process alone may build into.
#[derive(Debug)]
pub struct Destination {
    folder: PathBuf,
    /// Held until the destination is dropped; the system lets go of it if the process dies.
    _lock: File,
}

impl Destination {
    /// Takes a destination for the site of a book with these folders of its own; makes the folder, clears what crashed
    /// builds left.
    ///
    /// # Errors
    ///
    /// If another build holds it, if something is in its place that no build made, if it touches a folder of the book,
    /// or if the system refuses.
    pub fn open(folder: &Path, of_book: &[PathBuf]) -> Result<Self> {
        let refused = || format!("cannot write to `{}`: choose another folder with `--dest`", folder.display());
        keep_apart(folder, of_book)?;
        replaceable(&folder.join(SITE))?;
        fs::create_dir_all(folder).with_context(refused)?;
        let lock = lock_file(&folder.join(LOCK))?;
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

    /// Where pictures are kept from build to build.
    pub fn cards(&self) -> PathBuf {
        self.folder.join(cards::FOLDER)
    }

    /// A folder to build into; it vanishes with its value.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn stage(&self) -> Result<TempDir> {
        let refused = || format!("cannot write to `{}`: choose another folder with `--dest`", self.folder.display());
        let staged = tempfile::Builder::new().prefix(STAGING).tempdir_in(&self.folder).with_context(refused)?;
        fs::write(staged.path().join(MARK), MARK_TEXT).with_context(refused)?;
        Ok(staged)
    }

    /// Puts the site that was built in `staged` in its place.
    ///
    /// # Errors
    ///
    /// If the system refuses, or something else is in its place by now; what was there is then still there.
    pub fn publish(&self, staged: &TempDir) -> Result<()> {
        let (new, site) = (staged.path().join(SITE), self.site());
        let refused = || format!("cannot move the finished site to `{}`", site.display());
        replaceable(&site)?;
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

    /// Brings back a site that was moved away, and clears unfinished builds. What is not ours stays.
    fn repair(&self) -> Result<()> {
        let (old, site) = (self.folder.join(OLD), self.site());
        if is_real_folder(&old) && is_site(&old) {
            if is_real_folder(&site) && is_site(&site) {
                fs::remove_dir_all(&old)?;
            } else if !site.exists() {
                fs::rename(&old, &site)?;
            }
        } else if old.symlink_metadata().is_ok() {
            bail!("`{}` was not created by a build, and a build needs this name: move it to another place", old.display());
        }
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let is_staging = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(STAGING));
            if is_staging && is_real_folder(&path) {
                // A build that was killed while it wrote its mark has left the beginning of it.
                if contents(&path.join(MARK)).is_ok_and(|mark| MARK_TEXT.as_bytes().starts_with(&mark)) {
                    fs::remove_dir_all(&path)?;
                } else {
                    // A build that was killed before it could write its mark has left an empty folder.
                    let _ = fs::remove_dir(&path);
                }
            }
        }
        Ok(())
    }
}

fn is_real_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_dir())
}

/// Opens the lock, and leaves what is in it alone.
fn lock_file(path: &Path) -> Result<File> {
    let refused = || format!("cannot lock `{}`: remove it, or choose another folder with `--dest`", path.display());
    let mut options = OpenOptions::new();
    let lock = with_flags(options.read(true).write(true).create(true).truncate(false)).open(path).with_context(refused)?;
    if !lock.metadata().with_context(refused)?.is_file() {
        bail!("{}: it is not a regular file", refused());
    }
    Ok(lock)
}

/// Whether a build may put its site at `site`: nothing is there, or an empty folder, or a site that was built before.
fn replaceable(site: &Path) -> Result<()> {
    let Ok(about) = site.symlink_metadata() else { return Ok(()) };
    let what = if about.is_symlink() {
        "is a symbolic link, and a build would replace what it leads to"
    } else if !about.is_dir() {
        "is not a folder"
    } else if is_empty(site) || is_site(site) {
        return Ok(());
    } else {
        "has files that were not created by a build"
    };
    bail!("`{}` {what}: move it, or choose another folder with `--dest`", site.display())
}

fn is_empty(folder: &Path) -> bool {
    folder.read_dir().is_ok_and(|mut entries| entries.next().is_none())
}

/// Refuses a destination whose site would lie in, over or around a folder of the book, links resolved.
fn keep_apart(folder: &Path, of_book: &[PathBuf]) -> Result<()> {
    let destination = resolved(folder);
    let site = destination.join(SITE);
    for own in of_book {
        let real = resolved(own);
        let what = if site == real {
            "is a folder of the book"
        } else if real.starts_with(&site) {
            "contains a folder of the book"
        } else if destination.starts_with(&real) || site.starts_with(&real) {
            "is inside a folder of the book"
        } else {
            continue;
        };
        bail!(
            "the site cannot go to `{}`: that {what} (`{}`); choose another folder with `--dest`",
            folder.join(SITE).display(),
            own.display()
        );
    }
    Ok(())
}

/// A path without links, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for above in absolute.ancestors() {
        if let Ok(mut real) = above.canonicalize() {
            let rest = absolute.strip_prefix(above).unwrap_or(Path::new(""));
            for part in rest.components() {
                match part {
                    Component::ParentDir => {
                        real.pop();
                    }
                    part => real.push(part),
                }
            }
            return real;
        }
    }
    absolute
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

    /// A folder that looks like a site of ours.
    fn page(folder: &Path, words: &str) {
        fs::create_dir_all(folder.join("api")).unwrap();
        fs::write(folder.join("api/files.json"), r#"["search/aaaaaaaaaaaa.bin"]"#).unwrap();
        for page in ["404.html", "reference.html"] {
            fs::write(folder.join(page), "").unwrap();
        }
        fs::write(folder.join("index.html"), words).unwrap();
    }

    fn words(site: &Path) -> String {
        fs::read_to_string(site.join("index.html")).unwrap()
    }

    #[track_caller]
    fn refused(folder: &Path, of_book: &[PathBuf], why: &str) {
        let message = format!("{:#}", Destination::open(folder, of_book).unwrap_err());
        assert!(message.contains(why) && message.contains("--dest"), "{message}");
    }

    #[test]
    fn a_new_site_takes_the_place_of_the_old() {
        let root = tempfile::tempdir().unwrap();
        let destination = Destination::open(root.path(), &[]).unwrap();
        for text in ["first", "second"] {
            let staged = destination.stage().unwrap();
            page(&staged.path().join(SITE), text);
            destination.publish(&staged).unwrap();
            drop(staged);
            assert_eq!(words(&destination.site()), text);
        }
        let left: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left.len(), 2, "only the site and the lock are left: {left:?}");
    }

    #[test]
    fn two_builds_do_not_share_a_destination() {
        let root = tempfile::tempdir().unwrap();
        let first = Destination::open(root.path(), &[]).unwrap();
        let message = Destination::open(root.path(), &[]).unwrap_err().to_string();
        assert!(message.starts_with("another build writes"), "{message}");
        drop(first);
        Destination::open(root.path(), &[]).unwrap();
    }

    #[test]
    fn a_killed_build_leaves_the_site_before() {
        let root = tempfile::tempdir().unwrap();
        page(&root.path().join(SITE), "before");
        page(&root.path().join(".building-x").join(SITE), "half");
        fs::write(root.path().join(".building-x").join(MARK), MARK_TEXT).unwrap();
        fs::create_dir(root.path().join(".building-y")).unwrap();
        let destination = Destination::open(root.path(), &[]).unwrap();
        assert_eq!(words(&destination.site()), "before");
        assert!(!root.path().join(".building-x").exists() && !root.path().join(".building-y").exists());
    }

    #[test]
    fn a_site_that_was_moved_away_comes_back() {
        let root = tempfile::tempdir().unwrap();
        page(&root.path().join(OLD), "before");
        let destination = Destination::open(root.path(), &[]).unwrap();
        assert_eq!(words(&destination.site()), "before");
        page(&root.path().join(OLD), "older");
        drop(destination);
        let destination = Destination::open(root.path(), &[]).unwrap();
        assert_eq!(words(&destination.site()), "before");
        assert!(!root.path().join(OLD).exists());
    }

    #[test]
    fn what_no_build_made_is_never_touched() {
        for (file, why) in [
            ("html/letter.txt", "not created by a build"),
            ("html/index.html", "not created by a build"),
            (".html-before/letter.txt", "not created by a build"),
        ] {
            let root = tempfile::tempdir().unwrap();
            let file = root.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, "dear").unwrap();
            refused(root.path(), &[], why);
            assert_eq!(fs::read_to_string(&file).unwrap(), "dear");
        }
        let root = tempfile::tempdir().unwrap();
        let others = root.path().join(".building-a-house/plan.txt");
        fs::create_dir_all(others.parent().unwrap()).unwrap();
        fs::write(&others, "plan").unwrap();
        fs::write(root.path().join(LOCK), "mine").unwrap();
        Destination::open(root.path(), &[]).unwrap();
        assert!(others.exists(), "only folders with our mark are unfinished builds");
        assert_eq!(fs::read_to_string(root.path().join(LOCK)).unwrap(), "mine", "a lock is not truncated");
    }

    #[test]
    fn a_site_in_which_somebody_keeps_a_repository_is_not_replaced() {
        let root = tempfile::tempdir().unwrap();
        page(&root.path().join(SITE), "before");
        fs::create_dir(root.path().join("html/.git")).unwrap();
        refused(root.path(), &[], "not created by a build");
    }

    #[test]
    fn what_comes_while_a_build_runs_is_not_replaced() {
        let root = tempfile::tempdir().unwrap();
        let destination = Destination::open(root.path(), &[]).unwrap();
        let staged = destination.stage().unwrap();
        page(&staged.path().join(SITE), "new");
        fs::create_dir(destination.site()).unwrap();
        fs::write(destination.site().join("letter.txt"), "dear").unwrap();
        assert!(destination.publish(&staged).is_err());
        assert!(destination.site().join("letter.txt").exists());
    }

    #[test]
    fn folders_of_the_book_are_no_destination() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("book/src/topic")).unwrap();
        fs::create_dir_all(at("book/html")).unwrap();
        let source = [at("book/src")];
        refused(&at("book/src"), &source, "inside");
        refused(&at("book/src/new"), &source, "inside");
        refused(&at("book/none/../src/new"), &source, "inside");
        refused(&at("book"), &[at("book/html")], "is a folder of the book");
        refused(root.path(), &[at("html/book/src")], "contains a folder of the book");
        assert!(!at("book/src/new").exists() && !at("book/src/.lock").exists(), "nothing is written before it is refused");
        Destination::open(&at("book/site"), &source).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn links_are_seen_through_and_never_written_through() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("book/src")).unwrap();
        symlink(at("book/src"), at("way")).unwrap();
        refused(&at("way/deep"), &[at("book/src")], "inside");

        page(&at("real"), "real");
        fs::create_dir(at("linked")).unwrap();
        symlink(at("real"), at("linked/html")).unwrap();
        refused(&at("linked"), &[], "symbolic link");
        assert_eq!(words(&at("real")), "real");

        fs::create_dir(at("locked")).unwrap();
        fs::write(at("letter.txt"), "dear").unwrap();
        symlink(at("letter.txt"), at("locked/.lock")).unwrap();
        refused(&at("locked"), &[], "cannot lock");
        assert_eq!(fs::read_to_string(at("letter.txt")).unwrap(), "dear");
        fs::create_dir(at("staged")).unwrap();
        symlink(at("real"), at("staged/.building-x")).unwrap();
        Destination::open(&at("staged"), &[]).unwrap();
        assert_eq!(words(&at("real")), "real");
    }
}
