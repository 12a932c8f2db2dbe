//! Expected files of a test, one folder each: compared by insta, and none may be left over.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// A folder of expected files. [`Expected::finish`] tells everything that differs at once.
#[derive(Debug)]
pub(crate) struct Expected {
    folder: PathBuf,
    seen: BTreeSet<String>,
    failed: Vec<String>,
}

impl Expected {
    /// The expected files in a folder under `tests/`.
    pub(crate) fn in_folder(folder: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        Self { folder, seen: BTreeSet::new(), failed: Vec::new() }
    }

    /// Compares a text with the file `<name>.snap`.
    pub(crate) fn check(&mut self, name: &str, text: &str) {
        assert!(self.seen.insert(format!("{name}.snap")), "two texts have the name `{name}`");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&self.folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let same = catch_unwind(AssertUnwindSafe(|| settings.bind(|| insta::assert_snapshot!(name, text))));
        if same.is_err() {
            self.failed.push(name.to_owned());
        }
    }

    /// Notes a failure that is no difference.
    pub(crate) fn fail(&mut self, what: String) {
        self.failed.push(what);
    }

    /// Fails if a text differed, or if a file in the folder was not asked for.
    #[track_caller]
    pub(crate) fn finish(mut self) {
        for entry in fs::read_dir(&self.folder).expect("the folder of expected files exists") {
            let name = entry.expect("the folder can be read").file_name().into_string().expect("names are plain");
            if name.ends_with(".snap") && !self.seen.contains(&name) {
                self.failed.push(format!("{name} is used by no test: take it out"));
            }
        }
        assert!(self.failed.is_empty(), "in {}: {:#?}", self.folder.display(), self.failed);
    }
}
