//! What the tests in the browser need: Node.js with the packages of the lock file, and a Chromium.
//!
//! Chromium is used where it is found. It is installed only where that is one command of the system's own
//! and nobody else's machine changes: as root on Debian, so in containers.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::system;

/// The first version of Node.js that the tests and the linter run on.
const NODE: (u32, u32) = (20, 19);

/// Names of Chromium and its relatives, the best first.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where they lie when they are not on the path.
const PLACES: [&str; 2] =
    ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/// Fails, with what to install, where Node.js or npm is missing or too old.
pub(crate) fn node() -> Result<()> {
    let (major, minor) = NODE;
    let help = format!("install Node.js {major}.{minor} or newer with npm (https://nodejs.org), or run `cargo xtask test --no-browser`");
    let version = system::output("node", &["--version"]).with_context(|| format!("`node` was not found: {help}"))?;
    let mut numbers = version.trim().trim_start_matches('v').split('.').map_while(|number| number.parse::<u32>().ok());
    let found = numbers.next().zip(numbers.next());
    if found.is_none_or(|found| found < NODE) {
        bail!("`node` is {}: {help}", version.trim());
    }
    system::output(npm_program(), &["--version"]).with_context(|| format!("`npm` was not found: {help}"))?;
    Ok(())
}

/// Installs the packages of the lock file.
pub(crate) fn packages(folder: &Path) -> Result<()> {
    let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    system::run(Command::new(npm_program()).args(install).current_dir(folder)).with_context(|| format!("in `{}`", folder.display()))
}

/// The commands that look at the scripts of the theme and of the tests without running them: their types, once for pages and
/// once for the worker, which has other globals, and what a linter finds.
pub(crate) fn checks(root: &Path, folder: &Path) -> [(&'static str, Command); 3] {
    let tool = |script: &str| {
        let mut command = Command::new("node");
        command.current_dir(root).arg(folder.join("node_modules").join(script));
        command
    };
    let types = |project: &str| {
        let mut command = tool("typescript/bin/tsc");
        command.arg("-p").arg(folder.join(project));
        command
    };
    let mut lints = tool("eslint/bin/eslint.js");
    lints.arg("--config").arg(folder.join("eslint.config.mjs")).args(["theme", "tests/browser"]);
    [
        ("types of the scripts", types("tsconfig.json")),
        ("types of the worker", types("tsconfig.worker.json")),
        ("lints of the scripts", lints),
    ]
}

/// The command that runs the tests on a built site.
pub(crate) fn tests(folder: &Path, site: &Path, chromium: &Path) -> Command {
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=spec", "--test-timeout=600000"]).current_dir(folder).env("SITE", site).env("CHROME", chromium);
    command
}

/// Chromium, found or installed.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROME").filter(|value| !value.is_empty()) {
        return system::on_path(&named.to_string_lossy())
            .with_context(|| format!("CHROME names `{}`, which is not a program", named.to_string_lossy()));
    }
    if let Some(found) = found() {
        return Ok(found);
    }
    if system::may_install() {
        system::install(&["chromium"], "testing pages in a browser")?;
    }
    found().context(
        "no Chromium was found. Install it (Debian: `sudo apt-get install chromium`; Fedora: `sudo dnf install chromium`; macOS and \
         Windows: Google Chrome), or name one with CHROME=/path/to/chrome, or run `cargo xtask test --no-browser`",
    )
}

fn found() -> Option<PathBuf> {
    let place = || PLACES.iter().map(PathBuf::from).find(|place| place.is_file());
    CHROMIUM.iter().find_map(|name| system::on_path(name)).or_else(place)
}

/// npm is a script of the shell's on Windows, which needs its whole name.
const fn npm_program() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
