//! What the test of copies needs: `LibreOffice`, which takes them in as a word processor does, and Python with the readers
//! that look into its documents.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::python::{self, Packages};
use crate::system;

/// Where `LibreOffice` lies when it is not on the path.
const PLACES: [&str; 2] = ["/usr/lib/libreoffice/program/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/// The packages of Debian: the smallest that convert documents and workbooks.
const LIBREOFFICE: [&str; 2] = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];

/// What reads documents back.
const READERS: Packages = Packages { list: "tests/word-processor/requirements.txt", folder: "word-processor" };

/// The programs of the test.
pub(crate) struct WordProcessor {
    pub(crate) soffice: PathBuf,
    /// A Python that has the packages of `tests/word-processor/requirements.txt`.
    pub(crate) python: PathBuf,
}

/// Finds or installs both.
///
/// # Errors
///
/// If one is missing and cannot be installed.
pub(crate) fn find(root: &Path) -> Result<WordProcessor> {
    let mut missing = Vec::new();
    let has_both = |soffice: &Path| {
        let library = |name: &str| soffice.canonicalize().is_ok_and(|path| path.with_file_name(name).is_file());
        // Elsewhere than on Debian both come as one.
        !system::may_install() || library("libswlo.so") && library("libsclo.so")
    };
    if soffice().is_none_or(|soffice| !has_both(&soffice)) {
        missing.extend(LIBREOFFICE);
    }
    if !python::is_there() {
        missing.extend(python::DEBIAN);
    }
    if !missing.is_empty() && system::may_install() {
        system::install(&missing, "reading copies back from a word processor")?;
    }
    let soffice = soffice()
        .context("LibreOffice was not found: install its Writer (https://libreoffice.org), or run `cargo xtask test --no-browser`")?;
    Ok(WordProcessor { soffice, python: READERS.install(root)? })
}

fn soffice() -> Option<PathBuf> {
    let place = || PLACES.iter().map(PathBuf::from).find(|place| place.is_file());
    ["soffice", "libreoffice"].iter().find_map(|name| system::on_path(name)).or_else(place)
}
