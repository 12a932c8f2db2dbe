//! Writes files whose content comes piece by piece.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::files::write;

/// The files of a folder that are being written.
#[derive(Debug)]
pub struct Pieces {
    folder: PathBuf,
    open: HashMap<String, File>,
}

impl Pieces {
    /// Nothing is written yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), open: HashMap::new() }
    }

    /// Adds a piece behind those before it. The first one replaces what was there.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let file_path = self.folder.join(path);
        let refused = || format!("cannot write `{}`", file_path.display());
        if !self.open.contains_key(path) {
            write(&file_path, b"")?;
            let file = File::options().append(true).open(&file_path).with_context(refused)?;
            self.open.insert(path.to_owned(), file);
        }
        let file = self.open.get_mut(path).expect("the file was opened");
        file.write_all(bytes).with_context(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_several_files_may_alternate_and_nothing_of_before_stays() {
        let folder = tempfile::tempdir().unwrap();
        let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
        write(&folder.path().join("a.txt"), b"much longer than all of it").unwrap();
        let mut pieces = Pieces::new(folder.path());
        for (path, bytes) in [("a.txt", "1"), ("b/c.txt", "x"), ("a.txt", "2"), ("b/c.txt", "y")] {
            pieces.add(path, bytes.as_bytes()).unwrap();
        }
        assert_eq!((read("a.txt"), read("b/c.txt")), ("12".to_owned(), "xy".to_owned()));
    }
}
