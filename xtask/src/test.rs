//! `cargo xtask test`: everything that has to hold, in the order in which it is cheap to find out.
//!
//! Libraries are compiled twice and no more: once for the lints, which stop before code is made, once for
//! the tests. The site is built with the program that the tests have just used.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use clap::Args;

use crate::browser;
use crate::runner::{Count, Runner};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Leave out the tests in the browser
    #[arg(long)]
    no_browser: bool,
}

/// What the tests in the browser run with.
struct Ring {
    folder: PathBuf,
    chromium: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let root = crate::root()?;
    let mut runner = Runner::default();

    // What is missing on the machine is said first, not after minutes of compiling.
    let ring = if arguments.no_browser { None } else { runner.make("tools for the browser", || tools(&root)) };
    if ring.is_none() && !arguments.no_browser {
        return Ok(runner.finish());
    }

    runner.command("formatting", Count::Whole, cargo(&root).args(["fmt", "--all", "--check"]));
    runner.command("lints", Count::Whole, cargo(&root).args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]));
    let documentation = ["doc", "--workspace", "--no-deps"];
    runner.command("documentation", Count::Whole, cargo(&root).args(documentation).env("RUSTDOCFLAGS", "-D warnings"));
    runner.command("tests", Count::CargoTest, cargo(&root).args(["test", "--workspace", "--no-fail-fast"]));

    let site = site(&root, &mut runner);
    if let Some(ring) = ring {
        match site {
            Some(site) => {
                runner.command("tests in the browser", Count::NodeTest, &mut browser::tests(&ring.folder, &site, &ring.chromium));
            }
            None => runner.skip("tests in the browser", "there is no site to test"),
        }
    }
    Ok(runner.finish())
}

fn tools(root: &Path) -> Result<Ring> {
    let folder = root.join("tests/browser");
    browser::node()?;
    let chromium = browser::chromium()?;
    println!("{}", chromium.display());
    browser::packages(&folder)?;
    Ok(Ring { folder, chromium })
}

/// Checks the book and builds its site; gives the folder of the pages.
fn site(root: &Path, runner: &mut Runner) -> Option<PathBuf> {
    let binaries = runner.make("the program", || binaries(root))?;
    let program = || {
        let mut command = Command::new(binaries.join("mdbook-clauses"));
        command.current_dir(root);
        command
    };
    let destination = binaries.join("site");
    runner.command("the book's text", Count::Whole, program().args(["check", "book", "--deny-warnings"]));
    let built =
        runner.command("the book's site", Count::Whole, program().args(["build", "book", "--deny-warnings", "--dest"]).arg(&destination));
    built.then(|| destination.join("html"))
}

/// The folder with the program that is tested; the tests have compiled it, so this takes no time.
fn binaries(root: &Path) -> Result<PathBuf> {
    let status = cargo(root).args(["test", "--workspace", "--no-run", "--quiet"]).status()?;
    anyhow::ensure!(status.success(), "the program does not compile");
    // This task is such a program itself, so the others lie beside it.
    Ok(std::env::current_exe()?.parent().context("a program lies in a folder")?.to_owned())
}

/// The cargo that has started this task.
fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}
