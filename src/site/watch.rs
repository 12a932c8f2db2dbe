//! Looks for changed files by polling: it works on every file system, shared folders included.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What a file looked like: its time and its length.
type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Files under some folders, as they were when last looked at.
#[derive(Debug)]
pub struct Watch {
    roots: Vec<PathBuf>,
    seen: Seen,
}

impl Watch {
    /// Watches files and folders, and everything in them.
    pub fn new(roots: Vec<PathBuf>) -> Self {
        let seen = look(&roots);
        Self { roots, seen }
    }

    /// Whether anything has changed since the last time.
    pub fn changed(&mut self) -> bool {
        let now = look(&self.roots);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

fn look(roots: &[PathBuf]) -> Seen {
    let mut seen = Seen::new();
    for root in roots {
        look_at(root, &mut seen);
    }
    seen
}

/// A file that disappears during the scan counts as changed on the next one.
fn look_at(path: &Path, seen: &mut Seen) {
    let Ok(about) = fs::symlink_metadata(path) else { return };
    if about.is_dir() {
        let Ok(entries) = fs::read_dir(path) else { return };
        for entry in entries.flatten().filter(|entry| !entry.file_name().to_string_lossy().starts_with('.')) {
            look_at(&entry.path(), seen);
        }
    } else {
        seen.insert(path.to_owned(), (about.modified().ok(), about.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_changed_and_removed_files_are_seen() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a/b.md");
        let mut watch = Watch::new(vec![folder.path().to_owned()]);
        assert!(!watch.changed());
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(&file, "x").unwrap();
        assert!(watch.changed());
        fs::write(&file, "longer").unwrap();
        assert!(watch.changed());
        assert!(!watch.changed());
        fs::remove_file(&file).unwrap();
        assert!(watch.changed());
    }
}
