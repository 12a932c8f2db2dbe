//! What the test of copies needs: `LibreOffice`, which takes them in as a word processor does, and Python with the readers
//! that look into its documents.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::system;

/// Where `LibreOffice` lies when it is not on the path.
const PLACES: [&str; 2] = ["/usr/lib/libreoffice/program/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/// The packages of Debian: the smallest that convert documents and workbooks, and the part of Python that makes folders for
/// packages.
const LIBREOFFICE: [&str; 2] = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];
const PYTHON: [&str; 2] = ["python3", "python3-venv"];

/// Where Python lies in a folder for packages.
const IN_FOLDER: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };

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
    if !has_venv() {
        missing.extend(PYTHON);
    }
    if !missing.is_empty() && system::may_install() {
        system::install(&missing, "reading copies back from a word processor")?;
    }
    let help = "or run `cargo xtask test --no-browser`";
    let soffice = soffice().with_context(|| format!("LibreOffice was not found: install its Writer (https://libreoffice.org), {help}"))?;
    if !has_venv() {
        bail!("no Python 3 with the module `venv` was found: install it (https://python.org), {help}");
    }
    Ok(WordProcessor { soffice, python: packages(root)? })
}

fn soffice() -> Option<PathBuf> {
    let place = || PLACES.iter().map(PathBuf::from).find(|place| place.is_file());
    ["soffice", "libreoffice"].iter().find_map(|name| system::on_path(name)).or_else(place)
}

/// Debian has the module itself without what fills a new folder.
fn has_venv() -> bool {
    system::output("python3", &["-c", "import ensurepip, venv"]).is_ok()
}

/// Installs the packages into a folder below the target folder, once for each state of the list.
fn packages(root: &Path) -> Result<PathBuf> {
    let list = root.join("tests/word-processor/requirements.txt");
    let wanted = std::fs::read_to_string(&list).with_context(|| format!("cannot read `{}`", list.display()))?;
    let folder = crate::target()?.join("word-processor");
    let (python, done) = (folder.join(IN_FOLDER), folder.join("installed.txt"));
    if std::fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    println!("installing packages of Python into {}", folder.display());
    system::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--requirement"];
    system::run(Command::new(&python).args(install).arg(&list))?;
    std::fs::write(&done, wanted)?;
    Ok(python)
}
