//! Packages of Python in folders below the target folder: tools of a test, each in the version of a list in the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::system;

/// The packages of Debian that bring Python and the part of it that makes folders for packages.
pub(crate) const DEBIAN: [&str; 2] = ["python3", "python3-venv"];

/// Where Python lies in a folder for packages.
const IN_FOLDER: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };

/// Packages that lie in a folder of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packages {
    /// The list of packages with their versions, from the root of the repository.
    pub(crate) list: &'static str,
    /// The name of their folder.
    pub(crate) folder: &'static str,
}

impl Packages {
    /// Installs them, once for each state of the list, and gives the Python that has them. Programs of the packages lie
    /// beside it.
    ///
    /// # Errors
    ///
    /// If there is no Python, or a package cannot be had.
    pub(crate) fn install(&self, root: &Path) -> Result<PathBuf> {
        if !is_there() {
            bail!("no Python 3 with the module `venv` was found: install it (https://python.org), or run `cargo xtask test --no-browser`");
        }
        let list = root.join(self.list);
        let wanted = std::fs::read_to_string(&list).with_context(|| format!("cannot read `{}`", list.display()))?;
        let folder = crate::target()?.join(self.folder);
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
}

/// Whether there is a Python with what fills a new folder; Debian has the module without that.
pub(crate) fn is_there() -> bool {
    system::output("python3", &["-c", "import ensurepip, venv"]).is_ok()
}
