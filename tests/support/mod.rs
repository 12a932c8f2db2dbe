//! Books for tests, in memory and on disk.
//!
//! [`Book::orchard`] is a small valid corpus about the sale of apples: its words, parties and ids are
//! none of the reference site's, so that nothing passes because the generator knows them. A test
//! takes it and changes one thing. The files lie in `tests/support/orchard/`.

#![allow(dead_code, reason = "each test program uses its own part of this module")]

pub(crate) mod expected;
pub(crate) mod outline;
pub(crate) mod releases;
pub(crate) mod rendering;
pub(crate) mod site;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use mdbook_clauses::Checked;
use mdbook_clauses::corpus::ItemStyle;
use mdbook_clauses::diagnostics::{Severity, text};
use mdbook_clauses::read::{END_OF_REGISTER, Entry, Files, Repository};
use mdbook_clauses::site::files;

/// The files of a book.
#[derive(Clone)]
pub(crate) struct Book {
    files: Files,
}

impl Book {
    /// The valid corpus that tests change.
    pub(crate) fn orchard() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/orchard");
        Self { files: files::load(&folder).expect("the example corpus is part of the repository") }
    }

    /// The same corpus with items of a style, on three levels.
    pub(crate) fn orchard_in(style: ItemStyle) -> Self {
        const CLAUSE: &str = "src/delivery/del-1.md";
        let deeper = |path: &[usize]| format!("{} by the church clock;\n\n(ii) the gate", style.marker(path));
        let items: [(&str, &[usize]); 5] = [
            ("(a) The Seller", &[0]),
            ("(b) The Seller", &[1]),
            ("(i) the hour", &[1, 0]),
            ("(ii) the gate", &[1, 1]),
            ("(c) Money", &[2]),
        ];
        let book = Self::orchard()
            .edit("corpus.toml", "title = \"Orchard Terms\"", &format!("items = \"{}\"\ntitle = \"Orchard Terms\"", style.name()))
            .edit(CLAUSE, "(ii) the gate", &deeper(&[1, 0, 0]))
            .edit(CLAUSE, "(b) A gate", &format!("{} A gate", style.marker(&[1])))
            .edit("retired.toml", "(a) The boat", &format!("{} The boat", style.marker(&[0])))
            .with("addresses.lock", "");
        let marked = |book: Self, (old, path): (&str, &[usize])| {
            let (_, words) = old.split_once(' ').expect("a marker and words");
            book.edit(CLAUSE, old, &format!("{} {words}", style.marker(path)))
        };
        items.into_iter().fold(book, marked).recorded()
    }

    /// A book without a file.
    pub(crate) fn empty() -> Self {
        Self { files: Files::new() }
    }

    /// With a file added or replaced.
    #[must_use]
    pub(crate) fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// With something that is no text of the corpus.
    #[must_use]
    pub(crate) fn with_entry(mut self, path: &str, entry: Entry) -> Self {
        self.files.set_entry(path, entry);
        self
    }

    /// In the folder `text` of a git repository whose `.gitignore` has these lines.
    #[must_use]
    pub(crate) fn in_repository(mut self, lines: &str) -> Self {
        self.files.set_repository(Repository { book: "text".to_owned(), rules: vec![(String::new(), lines.to_owned())] });
        self
    }

    /// With some of its files alone.
    #[must_use]
    pub(crate) fn only(mut self, stays: impl Fn(&str) -> bool) -> Self {
        self.files.retain(|path, _| stays(path));
        self
    }

    /// Without a file that is there.
    #[must_use]
    pub(crate) fn without(mut self, path: &str) -> Self {
        assert!(self.files.remove(path).is_some(), "there is no file `{path}` to take out");
        self
    }

    /// With one place of one file changed.
    #[must_use]
    #[track_caller]
    pub(crate) fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in `{path}`");
        let text = text.replace(from, to);
        self.with(path, text)
    }

    /// With lines at the end of a file.
    #[must_use]
    pub(crate) fn append(self, path: &str, lines: &str) -> Self {
        let text = self.text(path) + lines;
        self.with(path, text)
    }

    /// With a file under another name.
    #[must_use]
    pub(crate) fn rename(mut self, from: &str, to: &str) -> Self {
        let bytes = self.files.remove(from).expect("the file to rename is there");
        self.files.insert(to.to_owned(), bytes);
        self
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("there is no file `{path}`"));
        String::from_utf8(bytes.clone()).expect("files of the example corpus are UTF-8")
    }

    /// The files, as the reader takes them.
    pub(crate) fn files(&self) -> &Files {
        &self.files
    }

    /// Reads and links the book.
    pub(crate) fn check(&self) -> Checked {
        mdbook_clauses::check(&self.files)
    }

    /// With everything that it publishes recorded, as `check --record` does it.
    #[must_use]
    pub(crate) fn recorded(self) -> Self {
        let checked = self.check();
        let text = mdbook_clauses::check::recorded(&checked.edition.corpus, checked.releases.first(), END_OF_REGISTER);
        self.with("addresses.lock", text)
    }

    /// Writes the book into a folder.
    pub(crate) fn write(&self, folder: &Path) {
        for (path, bytes) in &self.files {
            files::write(&folder.join(path), bytes).expect("temporary folders can be written");
        }
    }

    /// Writes the book into a new temporary folder, under `book/`.
    pub(crate) fn on_disk(&self) -> OnDisk {
        let root = tempfile::tempdir().expect("temporary folders can be made");
        let on_disk = OnDisk { root };
        self.write(&on_disk.book());
        on_disk
    }
}

/// The files that differ from the example corpus: what a reader of a failure wants to see.
impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = Self::orchard();
        let changed = self.files.iter().filter(|(path, bytes)| plain.files.get(*path) != Some(bytes));
        f.debug_map().entries(changed.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes)))).finish()
    }
}

/// A temporary folder with a book in it; both vanish with the value.
#[derive(Debug)]
pub(crate) struct OnDisk {
    root: tempfile::TempDir,
}

impl OnDisk {
    /// The temporary folder.
    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    /// The folder of the book.
    pub(crate) fn book(&self) -> PathBuf {
        self.root().join("book")
    }

    /// The text of a file under the temporary folder.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.root().join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}

/// Everything that is wrong, as people see it.
pub(crate) fn drawn(checked: &Checked) -> String {
    let drawn: Vec<String> = checked.diagnostics.iter().map(|diagnostic| text::draw(diagnostic, &checked.sources, false)).collect();
    drawn.join("\n\n")
}

/// Fails, with what is wrong, unless a book has neither errors nor warnings.
#[track_caller]
pub(crate) fn assert_clean(checked: &Checked) {
    assert!(checked.diagnostics.is_empty(), "{}", drawn(checked));
}

/// Whether a book has no errors.
pub(crate) fn is_usable(checked: &Checked) -> bool {
    checked.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error)
}
