//! What lies at a path of a book, without following a link.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::read::{Entry, LinkTarget};

/// What lies at a path; `None` if nothing does. `root` is the book's folder without links, to see where links lead.
pub(super) fn entry_at(path: &Path, root: &Path) -> Option<Entry> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => Some(Entry::Link(target(path, root))),
        Ok(about) => Some(kind(about.file_type())),
        Err(error) if is_absent(&error) => None,
        Err(error) => Some(Entry::Unreadable(error.to_string())),
    }
}

fn target(link: &Path, root: &Path) -> LinkTarget {
    match link.canonicalize() {
        Ok(target) if target.starts_with(root) => LinkTarget::Inside,
        Err(error) if is_absent(&error) => LinkTarget::Nothing,
        Err(error) if is_circle(&error) => LinkTarget::Circle,
        // Where we may not look is not the book.
        Ok(_) | Err(_) => LinkTarget::Outside,
    }
}

/// Whether an error says that nothing lies at a path.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

#[cfg(unix)]
fn is_circle(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_circle(_: &io::Error) -> bool {
    false
}

fn kind(kind: fs::FileType) -> Entry {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Entry::Special("a pipe");
        } else if kind.is_socket() {
            return Entry::Special("a socket");
        } else if kind.is_block_device() || kind.is_char_device() {
            return Entry::Special("a device");
        }
    }
    if kind.is_dir() {
        Entry::Folder
    } else if kind.is_file() {
        Entry::File
    } else {
        Entry::Special("neither a file nor a folder")
    }
}
