//! `cargo xtask wasm`: the search engine for the browser, built anew from its sources.
//!
//! The artifact is committed, because whoever writes clauses has no toolchain for WebAssembly. Beside it lies what
//! it was built from and with. The same sources and tools give the same bytes, wherever the checkout lies.
//!
//! Debian's toolchain comes first: it brings the sources of the standard library, which are then compiled for size
//! together with the engine. rustup's target has its standard library ready, and a larger artifact.
//!
//! The artifact is gzip inside, made with more patience than a host has: that is five percent fewer bytes for whoever
//! searches.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::system;

/// The artifact's file.
const ARTIFACT: &str = "theme/engine/clause-search.bin";

const TARGET: &str = "wasm32-unknown-unknown";

/// Its name in the root's Cargo.toml.
const PROFILE: &str = "engine";

/// The packages of Debian that build it.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "lld", "binaryen"];

/// What every browser has had since 2022; more would keep older desktops out.
const FEATURES: [&str; 5] =
    ["--mvp-features", "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-mutable-globals"];

/// Flags of rustc for size, beside the profile: no messages of panics, more passes before LLVM's and less inlining in
/// them, no extra variables in loops. Each was measured; together they take a tenth off. LLVM's pass `newgvn` would take
/// another hundredth, but LLVM does not trust it enough to use it by itself.
const SMALLER: &str = "-Zunstable-options -Cpanic=immediate-abort -Zmir-opt-level=3 -Zinline-mir-threshold=20 \
-Zinline-mir-hint-threshold=40 -Cllvm-args=-disable-lsr";

/// Steps of wasm-opt, for size. Control flow is flattened and restructured, which finds shorter forms, and once more on the
/// result; the second round and the last pass take 180 bytes off the compressed program. Addresses below 1,024 are assumed
/// to be unused, which they are: the far end of the stack is there. Reads of memory are assumed not to fail by themselves,
/// as LLVM assumes too: what may fail is compared before. The functions that are called most come first.
const OPTIMIZATIONS: [&str; 13] = [
    "--low-memory-unused",
    "--ignore-implicit-traps",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    "--reorder-functions",
    "--strip-producers",
    "--strip-target-features",
];

/// More rounds find nothing.
const ZOPFLI_ROUNDS: NonZeroU64 = NonZeroU64::new(60).expect("not zero");

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Compare with the committed engine, and change nothing
    #[arg(long)]
    check: bool,
}

/// What the artifact was built from and with.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Provenance {
    /// SHA-256 of the engine's sources and profile.
    sources: String,
    /// SHA-256 of the program in the artifact.
    wasm: String,
    rustc: String,
    #[serde(rename = "wasm-opt")]
    wasm_opt: String,
}

/// A toolchain that can build it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toolchain {
    Debian,
    Rustup,
}

/// A program and what it was built from and with.
struct Built {
    wasm: Vec<u8>,
    provenance: Provenance,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let root = crate::root()?;
    let toolchain = toolchain()?.with_context(|| {
        format!("no toolchain for WebAssembly was found: on Debian `apt-get install {}`, elsewhere `rustup target add {TARGET}` and wasm-opt of binaryen", PACKAGES.join(" "))
    })?;
    let built = build(&root, toolchain)?;
    if arguments.check {
        return compare(&root, &built);
    }
    let artifact = compressed(&built.wasm)?;
    fs::write(root.join(ARTIFACT), &artifact)?;
    fs::write(provenance_file(&root), serde_json::to_string_pretty(&built.provenance)? + "\n")?;
    println!("wrote the engine: {} bytes, {} compressed, built with {}", built.wasm.len(), artifact.len(), built.provenance.rustc);
    Ok(true)
}

/// The artifact built anew, where it is not the committed one because the tools are others; nothing where it is, or
/// where there is no toolchain.
///
/// # Errors
///
/// If it does not build, or the recorded tools give other bytes than those committed.
pub(crate) fn fresh(root: &Path) -> Result<Option<Vec<u8>>> {
    let Some(toolchain) = toolchain()? else {
        println!("the engine is not rebuilt, because there is no toolchain for WebAssembly; the committed engine is tested");
        return Ok(None);
    };
    let built = build(root, toolchain)?;
    ensure!(compare(root, &built)?, "the committed engine does not match its sources: run `cargo xtask wasm`");
    if built.wasm == committed(root)? { Ok(None) } else { Ok(Some(compressed(&built.wasm)?)) }
}

/// True unless the committed artifact is of other sources, or the same tools give other bytes.
fn compare(root: &Path, built: &Built) -> Result<bool> {
    let Built { provenance: fresh, .. } = built;
    let committed = provenance(root)?;
    if fresh.sources != committed.sources {
        println!("the sources have changed since the committed engine was built");
        return Ok(false);
    }
    if (&fresh.rustc, &fresh.wasm_opt) != (&committed.rustc, &committed.wasm_opt) {
        println!(
            "the tools differ from the recorded ones, so the bytes are not compared: {} and {} here, {} and {} recorded",
            fresh.rustc, fresh.wasm_opt, committed.rustc, committed.wasm_opt
        );
        return Ok(true);
    }
    println!("the new engine {} the committed one: {}", if fresh.wasm == committed.wasm { "equals" } else { "differs from" }, fresh.wasm);
    Ok(fresh.wasm == committed.wasm)
}

/// The toolchain at hand; as root on Debian it is installed.
fn toolchain() -> Result<Option<Toolchain>> {
    let debian =
        || ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/bin/wasm-ld", "/usr/bin/wasm-opt"].iter().all(|tool| Path::new(tool).is_file());
    if !debian() && system::may_install() {
        system::install(&PACKAGES, "building the search engine for the browser")?;
    }
    let rustup = || {
        let targets = system::output("rustup", &["target", "list", "--installed"]).unwrap_or_default();
        targets.lines().any(|line| line == TARGET) && system::on_path("wasm-opt").is_some()
    };
    Ok(if debian() { Some(Toolchain::Debian) } else { rustup().then_some(Toolchain::Rustup) })
}

fn build(root: &Path, toolchain: Toolchain) -> Result<Built> {
    // The compiler's versions do not share a folder: what one has compiled, the other throws away.
    let target = crate::target()?.join("wasm");
    let (mut cargo, rustc, flags) = match toolchain {
        Toolchain::Debian => {
            let mut cargo = Command::new("/usr/bin/cargo");
            cargo
                .env_remove("RUSTUP_TOOLCHAIN")
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_HOME", target.join("cargo-home"))
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "/usr/bin/wasm-ld")
                .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
            (cargo, "/usr/bin/rustc", SMALLER)
        }
        Toolchain::Rustup => (Command::new("cargo"), "rustc", ""),
    };
    // Where the checkout lies must not change the bytes.
    let flags = format!("{flags} --remap-path-prefix={}=.", root.display());
    cargo
        .args(["build", "--quiet", "--package", "clause-search-wasm", "--profile", PROFILE, "--locked", "--target", TARGET])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.trim());
    system::run(&mut cargo)?;

    let optimized = target.join("clause-search.wasm");
    let linked = target.join(TARGET).join(PROFILE).join("clause_search_wasm.wasm");
    system::run(Command::new("wasm-opt").args(OPTIMIZATIONS).args(FEATURES).arg(linked).arg("-o").arg(&optimized))?;

    let wasm = fs::read(&optimized)?;
    let version = |program: &str| system::output(program, &["--version"]).map(|text| text.trim().to_owned());
    let provenance =
        Provenance { sources: sources(root)?, wasm: hash([&wasm[..]]), rustc: version(rustc)?, wasm_opt: version("wasm-opt")? };
    Ok(Built { wasm, provenance })
}

/// The program in the committed artifact.
fn committed(root: &Path) -> Result<Vec<u8>> {
    let mut wasm = Vec::new();
    GzDecoder::new(fs::File::open(root.join(ARTIFACT))?).read_to_end(&mut wasm)?;
    Ok(wasm)
}

fn compressed(wasm: &[u8]) -> Result<Vec<u8>> {
    let options = zopfli::Options { iteration_count: ZOPFLI_ROUNDS, ..zopfli::Options::default() };
    let mut artifact = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, wasm, &mut artifact)?;
    Ok(artifact)
}

fn provenance_file(root: &Path) -> PathBuf {
    root.join(ARTIFACT).with_file_name("provenance.json")
}

fn provenance(root: &Path) -> Result<Provenance> {
    let file = provenance_file(root);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("`{}` is not valid", file.display()))
}

/// One hash of all that the artifact is made from: the crate without its build half, the boundary, and the profile. The
/// engine has no dependencies beyond.
fn sources(root: &Path) -> Result<String> {
    let folder = root.join("search-index");
    let mut paths = vec!["wasm/Cargo.toml".to_owned()];
    for part in ["src", "wasm/src"] {
        rust_files(&folder, part, &mut paths)?;
    }
    paths.sort_unstable();
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?.parse()?;
    let profile = manifest.get("profile").and_then(|profiles| profiles.get(PROFILE)).context("Cargo.toml has no profile for the engine")?;
    let mut parts = vec![profile.to_string().into_bytes()];
    for path in paths {
        let content = fs::read(folder.join(&path))?;
        parts.extend([path.into_bytes(), vec![0], content]);
    }
    Ok(hash(parts))
}

/// Adds the paths of the Rust files below `part`, from `folder` and with `/`.
fn rust_files(folder: &Path, part: &str, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder.join(part))? {
        let entry = entry?;
        let path = format!("{part}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            if path != "src/compile" {
                rust_files(folder, &path, paths)?;
            }
        } else if path.ends_with(".rs") {
            paths.push(path);
        }
    }
    Ok(())
}

/// SHA-256 in hexadecimal digits.
fn hash<T: AsRef<[u8]>>(parts: impl IntoIterator<Item = T>) -> String {
    let mut hasher = Sha256::new();
    parts.into_iter().for_each(|part| hasher.update(part));
    hasher.finalize().iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_artifact_is_of_these_sources() {
        let root = crate::root().unwrap();
        let committed = provenance(&root).unwrap();
        assert_eq!(committed.sources, sources(&root).unwrap(), "the engine's sources have changed: run `cargo xtask wasm`");
        assert_eq!(committed.wasm, hash([super::committed(&root).unwrap()]), "provenance.json is of another artifact");
    }
}
