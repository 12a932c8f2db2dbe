//! The machine that a task runs on: its programs, and what may be installed.
//!
//! Packages of the system are installed only as root on Debian, which in practice means in a container, and never
//! without a word: a person at a terminal is asked, a run without one says what it is about to do.

use std::io::{IsTerminal as _, Write as _, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// What a program prints.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let output =
        Command::new(program).args(arguments).stdin(Stdio::null()).output().with_context(|| format!("cannot start `{program}`"))?;
    if !output.status.success() {
        bail!("`{program}` ended with {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command to its end, with what it prints.
///
/// # Errors
///
/// If it cannot be started, or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
        bail!("`{name} {}` ended with {status}", arguments.join(" "));
    }
    Ok(())
}

/// The cargo that has started this task, in the root of the repository.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
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

/// Installs packages of Debian, after asking where somebody can answer.
///
/// # Errors
///
/// If the person at the terminal says no, or apt-get fails.
pub(crate) fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let names = packages.join(" ");
    println!("{purpose} needs Debian packages that are not on this machine: {names}");
    if stdin().is_terminal() && std::env::var_os("CI").is_none() {
        print!("Install them with apt-get now? [Y/n] ");
        stdout().flush()?;
        let mut answer = String::new();
        stdin().read_line(&mut answer)?;
        if !matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes") {
            bail!("the packages were not installed; install them with `apt-get install {names}`");
        }
    } else {
        println!("Installing them with apt-get, because this command runs as root on Debian and has no terminal to ask at.");
    }
    for arguments in [["update"].as_slice(), &[&["install", "--yes", "--no-install-recommends"], packages].concat()] {
        run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}

/// A tool that cargo can install: from the path, or compiled once into the target folder, so that nothing outside this
/// checkout changes.
///
/// # Errors
///
/// If it is not there and cannot be compiled.
pub(crate) fn cargo_tool(root: &Path, name: &str) -> Result<PathBuf> {
    if let Some(found) = on_path(name) {
        return Ok(found);
    }
    let folder = crate::target()?.join("tools");
    let program = folder.join("bin").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    if !program.is_file() {
        println!("compiling {name} into {}", folder.display());
        run(cargo(root).args(["install", "--locked", "--quiet", "--root"]).arg(&folder).arg(name))?;
    }
    Ok(program)
}
