//! `cargo xtask package`: the two crates as a registry would hand them out.
//!
//! Cargo leaves nested packages out of a crate, and a file that the program embeds may lie in one: then the repository
//! compiles and the published crate does not. So the crates are packed, unpacked and compiled on their own.

use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;

use crate::system;

/// The crates that are published, each after those that it needs.
const CRATES: [&str; 2] = ["clause-search", "mdbook-clauses"];

/// Files without which the program cannot be compiled or used.
const NEEDED: [&str; 6] = [
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "theme/engine/clause-search.bin",
    "theme/templates/clause.html",
    "theme/static/site.css",
];

/// Folders that belong to the repository and to no crate.
const FOREIGN: [&str; 6] = ["book/", "tests/", "benches/", ".github/", "xtask/", "docs/"];

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only look at the lists of files, and compile nothing
    #[arg(long)]
    list: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let root = crate::root()?;
    contents(&root)?;
    repositories_agree(&root)?;
    if !arguments.list {
        compile(&root)?;
    }
    Ok(true)
}

/// Fails unless the crate of the program has what it needs and nothing that is not its own.
///
/// # Errors
///
/// If cargo cannot list a crate, or a list is wrong.
pub(crate) fn contents(root: &Path) -> Result<()> {
    for name in CRATES {
        let files = list(root, name)?;
        let foreign: Vec<&String> = files.iter().filter(|file| FOREIGN.iter().any(|folder| file.starts_with(folder))).collect();
        ensure!(foreign.is_empty(), "the crate `{name}` has files that no user of it needs: {foreign:?}");
        println!("{name}: {} files", files.len());
    }
    let files = list(root, "mdbook-clauses")?;
    let missing: Vec<&&str> = NEEDED.iter().filter(|needed| !files.iter().any(|file| file == **needed)).collect();
    ensure!(missing.is_empty(), "the crate `mdbook-clauses` lacks {missing:?}: see `include` in Cargo.toml");
    Ok(())
}

fn list(root: &Path, name: &str) -> Result<Vec<String>> {
    let output = system::cargo(root).args(["package", "--list", "--allow-dirty", "--package", name]).output()?;
    if !output.status.success() {
        bail!("`cargo package --list --package {name}` failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(|line| line.replace('\\', "/")).collect())
}

/// Fails unless the crates name the repository that the book names.
///
/// # Errors
///
/// If a file cannot be read, or the two differ.
pub(crate) fn repositories_agree(root: &Path) -> Result<()> {
    let table = |name: &str| -> Result<toml::Table> {
        let file = root.join(name);
        let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
        text.parse().with_context(|| file.display().to_string())
    };
    let (manifest, corpus) = (table("Cargo.toml")?, table("book/corpus.toml")?);
    let of_crates = manifest.get("workspace").and_then(|workspace| workspace.get("package")?.get("repository")?.as_str());
    let of_book = corpus.get("repository").and_then(toml::Value::as_str);
    ensure!(
        of_crates == of_book,
        "`repository` is {of_crates:?} in Cargo.toml and {of_book:?} in book/corpus.toml: they name one repository"
    );
    Ok(())
}

/// Packs the crates, unpacks them beside each other and compiles them there, as `cargo publish` does before it publishes.
///
/// # Errors
///
/// If one of them does not compile on its own.
pub(crate) fn compile(root: &Path) -> Result<()> {
    let mut command = system::cargo(root);
    command.args(["package", "--allow-dirty", "--quiet"]);
    for name in CRATES {
        command.args(["--package", name]);
    }
    system::run(&mut command)
}
