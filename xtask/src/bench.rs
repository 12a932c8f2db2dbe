//! `cargo xtask bench search`: our search in a browser, side by side with others, on the same texts and in one run.
//!
//! This file gets what the bench needs and writes its table into `README.md`; what is measured, and how, is in
//! `benches/search`. It takes some minutes and wants a machine that does nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};

use crate::{browser, system};

/// The mdBook whose search is measured.
const MDBOOK: &str = "0.5.4";

/// Records of NIST controls, by their number in the names of their files.
const RECORDS: [&str; 2] = ["150", "1200"];

/// Between these lines of `README.md` stands the table.
const BEGIN: &str = "<!-- bench search: begin -->";
const END: &str = "<!-- bench search: end -->";

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// What to measure
    #[arg(value_enum)]
    what: What,
    /// Run each measurement once, to try the bench out, and do not change README.md
    #[arg(long)]
    quick: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// Bytes, times and correct answers of the search
    Search,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let What::Search = arguments.what;
    let root = crate::root()?;
    let work = crate::target()?.join("bench");
    let scripts = root.join("benches/search");

    browser::node()?;
    let chromium = browser::chromium()?;
    browser::packages(&scripts)?;
    let mdbook = mdbook(&root, &work.join("mdbook"))?;
    let site = site(&root, &work)?;
    pack(&root, &work)?;

    let (runs, slow) = if arguments.quick { ("1", "1") } else { ("8", "3") };
    let mut command = Command::new("node");
    command.arg("bench.mjs").current_dir(&scripts).env("WORK", &work).env("SITE", site).env("MDBOOK", mdbook).env("MDBOOK_VERSION", MDBOOK);
    system::run(command.env("CHROME", chromium).env("RUNS", runs).env("SLOW_RUNS", slow))?;
    if !arguments.quick {
        write(&root.join("README.md"), &std::fs::read_to_string(work.join("table.md"))?)?;
    }
    Ok(true)
}

/// mdBook in a folder of the bench: the bench installs it, so that the version on the machine does not matter.
fn mdbook(root: &Path, folder: &Path) -> Result<PathBuf> {
    let program = folder.join("bin").join(format!("mdbook{}", std::env::consts::EXE_SUFFIX));
    let is_right = |text: String| text.trim().trim_start_matches("mdbook v") == MDBOOK;
    if !system::output(&program.to_string_lossy(), &["--version"]).is_ok_and(is_right) {
        system::run(system::cargo(root).args(["install", "mdbook", "--version", MDBOOK, "--locked", "--force", "--root"]).arg(folder))?;
    }
    Ok(program)
}

/// Our own site, built as it is published.
fn site(root: &Path, work: &Path) -> Result<PathBuf> {
    let folder = work.join("own-site");
    system::run(
        system::cargo(root)
            .args(["run", "--quiet", "--locked", "--release", "--", "build", "book", "--compress-index", "--dest"])
            .arg(&folder),
    )?;
    Ok(folder.join("html"))
}

/// The packed files of the records, as our engine wants them.
fn pack(root: &Path, work: &Path) -> Result<()> {
    let example =
        ["run", "--quiet", "--locked", "--release", "--package", "clause-search", "--features", "build", "--example", "measure", "--"];
    for records in RECORDS {
        let folder = work.join(format!("packed-{records}"));
        // Names are made from contents, so what lies there from another day would stay beside.
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        let file = root.join(format!("benches/search/data/records-{records}.json"));
        system::run(system::cargo(root).args(example).arg(file).arg("--compress-index").arg(folder))?;
    }
    Ok(())
}

/// Puts the table between its markers.
fn write(file: &Path, table: &str) -> Result<()> {
    let text = std::fs::read_to_string(file)?;
    let text = replaced(&text, table).with_context(|| format!("`{}` needs the lines `{BEGIN}` and `{END}`", file.display()))?;
    Ok(std::fs::write(file, text)?)
}

fn replaced(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{}\n{END}{after}", table.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_what_is_between_the_markers_changes() {
        let text = "one\n<!-- bench search: begin -->\nold\n<!-- bench search: end -->\ntwo\n";
        let new = replaced(text, "| a |\n").unwrap();
        assert_eq!(new, "one\n<!-- bench search: begin -->\n| a |\n<!-- bench search: end -->\ntwo\n");
        assert_eq!(replaced(&new, "| a |\n"), Some(new));
        assert_eq!(replaced("no markers", "| a |\n"), None);
    }
}
