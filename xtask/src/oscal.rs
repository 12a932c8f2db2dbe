//! Holds the catalogs of OSCAL that sites have against NIST's schema and against a reader that knows nothing of us.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::python::Packages;

/// What checks a catalog.
const CHECKERS: Packages = Packages { list: "tests/oscal/requirements.txt", folder: "oscal" };

/// Installs the packages, and gives the Python that has them.
///
/// # Errors
///
/// If one cannot be installed.
pub(crate) fn checker(root: &Path) -> Result<PathBuf> {
    CHECKERS.install(root)
}

/// The command that checks the catalog of a site.
pub(crate) fn check(root: &Path, python: &Path, site: &Path) -> Command {
    let mut command = Command::new(python);
    command.arg(root.join("tests/oscal/check_catalog.py")).arg(site.join("api/oscal-catalog.json"));
    command
}
