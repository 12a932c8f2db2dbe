//! The machine that a task runs on: its programs, and what may be installed.
//!
//! Something is installed only where that is one command of the system's own and nobody else's machine changes: as root
//! on Debian, so in containers.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// What a program prints.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let output =
        Command::new(program).args(arguments).stdin(Stdio::null()).output().with_context(|| format!("`{program}` cannot be started"))?;
    if !output.status.success() {
        bail!("`{program}` ended with {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A program by its name or path.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    if Path::new(name).is_file() {
        return std::path::absolute(name).ok();
    }
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Whether a task may install packages of the system.
pub(crate) fn may_install() -> bool {
    let is_root = output("id", &["-u"]).is_ok_and(|id| id.trim() == "0");
    is_root && std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

/// Installs packages of Debian.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    for arguments in [["update"].as_slice(), &[&["install", "--yes", "--no-install-recommends"], packages].concat()] {
        let status = Command::new("apt-get")
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdin(Stdio::null())
            .status()
            .context("`apt-get` cannot be started")?;
        if !status.success() {
            bail!("`apt-get {}` ended with {status}", arguments.join(" "));
        }
    }
    Ok(())
}
