//! Books with releases.

use mdbook_clauses::corpus::ReleaseName;
use mdbook_clauses::release::{self, Heading};

use super::{Book, is_usable};

/// A name of a release.
pub(crate) fn name(text: &str) -> ReleaseName {
    ReleaseName::parse(text).unwrap_or_else(|reason| panic!("`{text}`: {reason}"))
}

/// The file of a release of a book, without entries for the next one.
pub(crate) fn frozen(book: &Book, called: &str, date: &str) -> String {
    let checked = book.clone().with("changes.toml", "").check();
    assert!(is_usable(&checked), "{}", super::drawn(&checked));
    release::freeze(&checked.edition, Heading { name: &name(called), title: "For the fair", date })
}

/// A book with a release of its own text, so that nothing has changed since.
pub(crate) fn released(book: Book, called: &str, date: &str) -> Book {
    let file = frozen(&book, called, date);
    book.with(&release::path_of(&name(called)), file).with("changes.toml", "")
}
