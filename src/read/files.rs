//! The files of a book as the reader takes them: texts, and whatever else lies in the book's folders.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use super::Repository;

/// Where a symbolic link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget {
    /// To something inside the book.
    Inside,
    /// Out of the book.
    Outside,
    /// To nothing.
    Nothing,
    /// Back to itself, or through more links than the system follows.
    Circle,
}

/// What lies at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A regular file. Texts of the corpus are in [`Files`] with their content besides.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, which is never followed.
    Link(LinkTarget),
    /// Neither file nor folder nor link; the words say what.
    Special(&'static str),
    /// A name that is not UTF-8, shown with a replacement character.
    BadName,
    /// Something that the system does not let us look at; the words are the system's.
    Unreadable(String),
}

impl Entry {
    /// Whether it is nothing that a book may have.
    pub fn is_refused(&self) -> bool {
        !matches!(self, Self::File | Self::Folder)
    }
}

/// The files of a book.
///
/// Used as a map it is the texts of the corpus: path relative to the book, with `/` on every system,
/// and content.
#[derive(Debug, Clone, Default)]
pub struct Files {
    texts: BTreeMap<String, Vec<u8>>,
    entries: BTreeMap<String, Entry>,
    repository: Option<Repository>,
}

impl Files {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// What lies in the source folder, beside `book.toml` and where `book.toml` points to, by path relative
    /// to the book. A path that is missing here was looked at and has nothing, or is no part of a book.
    pub fn entries(&self) -> &BTreeMap<String, Entry> {
        &self.entries
    }

    /// What lies at a path; a text that was put in by itself is a file.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path).or_else(|| self.texts.contains_key(path).then_some(&Entry::File))
    }

    /// The git repository in which the book lies, where it was looked for.
    pub fn repository(&self) -> Option<&Repository> {
        self.repository.as_ref()
    }

    /// Says in which repository the book lies.
    pub fn set_repository(&mut self, repository: Repository) {
        self.repository = Some(repository);
    }

    /// Says what lies at a path.
    pub fn set_entry(&mut self, path: impl Into<String>, entry: Entry) {
        self.entries.insert(path.into(), entry);
    }
}

impl Deref for Files {
    type Target = BTreeMap<String, Vec<u8>>;

    fn deref(&self) -> &Self::Target {
        &self.texts
    }
}

impl DerefMut for Files {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.texts
    }
}

impl<'a> IntoIterator for &'a Files {
    type Item = (&'a String, &'a Vec<u8>);
    type IntoIter = std::collections::btree_map::Iter<'a, String, Vec<u8>>;

    fn into_iter(self) -> Self::IntoIter {
        self.texts.iter()
    }
}
