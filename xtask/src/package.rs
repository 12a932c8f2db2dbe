//! `cargo xtask package`: the crates as a registry would hand them out.
//!
//! Cargo leaves nested packages out of a crate, and a file that the program embeds may lie in one: then the repository
//! compiles and the published crate does not. So the crates are packed, unpacked and compiled on their own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;

use crate::system;

/// The crates that are published, each after those that it needs.
pub(crate) const CRATES: [&str; 3] = ["clause-search", "clause-documents", "mdbook-clauses"];

/// Files without which the program cannot be compiled or used.
const NEEDED: [&str; 10] = [
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "starter/book/corpus.toml",
    "starter/pages.yml",
    "theme/engine/clause-search.bin",
    "theme/engine/clause-compare-languages.bin",
    "theme/engine/clause-search-languages.bin",
    "theme/templates/clause.html",
    "theme/static/site.css",
];

/// Folders that belong to the repository and to no crate.
const FOREIGN: [&str; 6] = ["book/", "tests/", "benches/", ".github/", "xtask/", "docs/"];

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only check the lists of files, and compile nothing
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

/// Packs the crates, unpacks them beside each other, and compiles the program there.
///
/// Cargo's own verification keeps an unpacked crate of the same version in the user's cargo folder, and would compile
/// that one at the next run. The crates that lie beside each other are always those of this run.
///
/// # Errors
///
/// If one of them does not compile on its own.
pub(crate) fn compile(root: &Path) -> Result<()> {
    let mut command = system::cargo(root);
    command.args(["package", "--allow-dirty", "--no-verify", "--quiet"]);
    for name in CRATES {
        command.args(["--package", name]);
    }
    system::run(&mut command)?;

    let packed = crate::target()?.join("package");
    let unpacked = packed.join("unpacked");
    if unpacked.exists() {
        std::fs::remove_dir_all(&unpacked)?;
    }
    std::fs::create_dir_all(&unpacked)?;
    let mut folders = Vec::new();
    for name in CRATES {
        let file = newest(&packed, name)?;
        // The files of a crate all have one time, by which cargo would take them for those that it has compiled before.
        let mut unpack = Command::new("tar");
        unpack.args(["--extract", "--gzip", "--touch", "--file"]).arg(&file).arg("--directory").arg(&unpacked);
        system::run(&mut unpack)?;
        folders.push(unpacked.join(file.file_stem().context("a crate has a name")?));
    }
    let Some((program, libraries)) = folders.split_last() else { bail!("cargo created no crates") };
    let mut check = system::cargo(program);
    check.args(["check", "--quiet"]).env("CARGO_TARGET_DIR", crate::target()?);
    // The libraries are not in the registry yet, or not these.
    for (name, folder) in CRATES.iter().zip(libraries) {
        check.args(["--config", &format!("patch.crates-io.{name}.path={:?}", folder.to_string_lossy())]);
    }
    system::run(&mut check)
}

/// The packed crate of a name, whatever its version.
fn newest(packed: &Path, name: &str) -> Result<PathBuf> {
    let is_of = |path: &PathBuf| {
        let version = path.file_stem().and_then(|stem| stem.to_str()?.strip_prefix(name)?.strip_prefix('-'));
        path.extension().is_some_and(|extension| extension == "crate")
            && version.is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
    };
    let entries = std::fs::read_dir(packed).with_context(|| format!("cannot read `{}`", packed.display()))?;
    let files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let time = |path: &PathBuf| path.metadata().and_then(|about| about.modified()).ok();
    files.into_iter().filter(is_of).max_by_key(time).with_context(|| format!("cargo created no crate `{name}` in `{}`", packed.display()))
}
