//! Tasks of this repository, started as `cargo xtask <task>`.
//!
//! One file for each task; this one only reads the command line. A task runs the tools that a developer
//! would run by hand and says what it does. It changes no file of the repository
//! but the artifact that `wasm` is for, the table that `bench` is for, and the record that `judge --renew` is for.

mod address;
mod bench;
mod browser;
mod documents;
mod judge;
mod oscal;
mod package;
mod previous;
mod python;
mod runner;
mod system;
mod test;
mod wasm;
mod word_processor;
mod workflows;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser;

#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask", about = "Tasks of this repository", arg_required_else_help = true, max_term_width = 100)]
enum Task {
    /// Run all checks and tests, and install what they need
    Test(test::Arguments),
    /// Compare the search with other engines in a browser, and write the table in README.md
    Bench(bench::Arguments),
    /// Put the judged questions to the search, and compare the answers with the recorded figures
    Judge(judge::Arguments),
    /// Rebuild the search engine for the browser, or compare it with the committed one
    Wasm(wasm::Arguments),
    /// Package the crates as for a registry, and compile the packages
    Package(package::Arguments),
    /// Fail if the address in corpus.toml is still a placeholder; run before each deployment
    CheckAddress(address::Arguments),
    /// Fetch the files with hashed names of the live site, for `build --previous`
    FetchPrevious(previous::Arguments),
}

fn main() -> ExitCode {
    let result = match Task::parse() {
        Task::Test(arguments) => test::run(&arguments),
        Task::Bench(arguments) => bench::run(&arguments),
        Task::Judge(arguments) => judge::run(&arguments),
        Task::Wasm(arguments) => wasm::run(&arguments),
        Task::Package(arguments) => package::run(&arguments),
        Task::CheckAddress(arguments) => address::run(&arguments),
        Task::FetchPrevious(arguments) => previous::run(&arguments),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository that cargo was started in. Only without cargo is it where this task was compiled:
/// checkouts that share a target folder share the program too.
fn root() -> Result<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    Ok(package.parent().context("xtask lies in the repository")?.to_owned())
}

/// The folder that this program was compiled into.
fn target() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    Ok(program.ancestors().nth(2).context("a program lies in a folder of the target folder")?.to_owned())
}
