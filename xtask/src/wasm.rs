//! `cargo xtask wasm`: the programs for the browser, built anew from their sources: the engine of the search, once for English
//! and once for other languages, the engine of the schedule, which makes documents, and the engine of the comparison, which
//! reads drafts, again for English and for other languages. Those of the schedule and of the comparison are also
//! translated to JavaScript, without what only Word and spreadsheets need, for browsers that run no WebAssembly.
//!
//! The artifacts are committed, because whoever writes clauses has no toolchain for WebAssembly. Beside them lies what
//! they were built from and with. The same sources and tools give the same bytes, wherever the checkout lies.
//!
//! Debian's toolchain comes first: it brings the sources of the standard library, which are then compiled for size
//! together with the engine. rustup's target has its standard library ready, and a larger artifact.
//!
//! An artifact is gzip inside, made with more patience than a host has: that is five percent fewer bytes for whoever
//! searches.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::num::NonZeroU64;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::system;

/// A program for the browser.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Program {
    /// What it is called in messages.
    name: &'static str,
    /// Its crate.
    package: &'static str,
    /// Features of the crate.
    features: &'static [&'static str],
    /// The artifact's file.
    artifact: &'static str,
    /// What it was built from and with.
    provenance: &'static str,
    /// The folder of its sources: of the crate, and of its boundary in `wasm/`.
    folder: &'static str,
    /// A folder of the crate that no program for the browser has.
    left_out: Option<&'static str>,
    /// The translation to JavaScript: its file.
    translation: Option<&'static str>,
    /// Most bytes of the artifact, as it is sent.
    budget: usize,
}

impl Program {
    /// The name of its artifact, without the ending.
    fn artifact_name(&self) -> &'static str {
        Path::new(self.artifact).file_stem().and_then(OsStr::to_str).expect("artifacts have names")
    }

    /// The features in this form.
    fn features(&self, form: Form) -> String {
        let is_in = |feature: &&str| form == Form::WebAssembly || *feature != OFFICE;
        self.features.iter().copied().filter(is_in).collect::<Vec<_>>().join(",")
    }
}

/// The feature that a translation does without.
const OFFICE: &str = "office";

/// The programs.
pub(crate) const PROGRAMS: [Program; 5] = [
    Program {
        name: "the engine of the search",
        package: "clause-search-wasm",
        features: &[],
        artifact: "theme/engine/clause-search.bin",
        provenance: "theme/engine/provenance.json",
        folder: "search-index",
        left_out: Some("src/compile"),
        translation: None,
        budget: 32_000,
    },
    Program {
        name: "the engine of the search for other languages",
        package: "clause-search-wasm",
        features: &["languages"],
        artifact: "theme/engine/clause-search-languages.bin",
        provenance: "theme/engine/clause-search-languages.json",
        folder: "search-index",
        left_out: Some("src/compile"),
        translation: None,
        budget: 80_000,
    },
    Program {
        name: "the engine of the schedule",
        package: "clause-documents-wasm",
        features: &["schedule", OFFICE],
        artifact: "theme/engine/clause-documents.bin",
        provenance: "theme/engine/clause-documents.json",
        folder: "documents",
        left_out: None,
        translation: Some("theme/engine/clause-documents-js.bin"),
        budget: 250_000,
    },
    Program {
        name: "the engine of the comparison",
        package: "clause-documents-wasm",
        features: &["compare", OFFICE],
        artifact: "theme/engine/clause-compare.bin",
        provenance: "theme/engine/clause-compare.json",
        folder: "documents",
        left_out: None,
        translation: Some("theme/engine/clause-compare-js.bin"),
        budget: 250_000,
    },
    Program {
        name: "the engine of the comparison for other languages",
        package: "clause-documents-wasm",
        features: &["compare", "languages", OFFICE],
        artifact: "theme/engine/clause-compare-languages.bin",
        provenance: "theme/engine/clause-compare-languages.json",
        folder: "documents",
        left_out: None,
        translation: Some("theme/engine/clause-compare-languages-js.bin"),
        budget: 250_000,
    },
];

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
const SMALLER: &str = "-Zunstable-options -Cpanic=immediate-abort -Zmir-opt-level=3 -Zinline-mir-threshold=15 \
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
    /// Compare with the committed programs, and change nothing
    #[arg(long)]
    check: bool,
    /// Only this program, by the name of its artifact
    #[arg(long, value_name = "NAME")]
    program: Option<String>,
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
    translation: Option<Vec<u8>>,
    provenance: Provenance,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let root = crate::root()?;
    let toolchain = toolchain()?.with_context(|| {
        format!("no toolchain for WebAssembly was found: on Debian `apt-get install {}`, elsewhere `rustup target add {TARGET}` and wasm-opt of binaryen", PACKAGES.join(" "))
    })?;
    let mut same = true;
    for program in PROGRAMS.iter().filter(|program| arguments.program.as_deref().is_none_or(|wanted| program.artifact_name() == wanted)) {
        let built = build(&root, toolchain, program)?;
        if arguments.check {
            same &= compare(&root, program, &built)?;
        } else {
            write(&root, program, &built)?;
        }
    }
    Ok(same)
}

/// Writes the artifact of a program, its translation, and what both were built from and with.
fn write(root: &Path, program: &Program, built: &Built) -> Result<()> {
    let artifact = compressed(&built.wasm)?;
    ensure!(artifact.len() <= program.budget, "{} has {} bytes, compressed, and may have {}", program.name, artifact.len(), program.budget);
    fs::write(root.join(program.artifact), &artifact)?;
    if let (Some(file), Some(translation)) = (program.translation, &built.translation) {
        let translation = compressed(translation)?;
        fs::write(root.join(file), &translation)?;
        println!("wrote {} as JavaScript: {} bytes compressed", program.name, translation.len());
    }
    fs::write(root.join(program.provenance), serde_json::to_string_pretty(&built.provenance)? + "\n")?;
    println!("wrote {}: {} bytes, {} compressed, built with {}", program.name, built.wasm.len(), artifact.len(), built.provenance.rustc);
    Ok(())
}

/// An engine of the search that is not the committed one.
pub(crate) struct FreshEngine {
    /// The name of its artifact, without the ending.
    pub(crate) name: &'static str,
    pub(crate) content: Vec<u8>,
}

/// The engines of the search built anew, where they are not the committed ones because the tools are others; nothing where they
/// are, or where there is no toolchain.
///
/// # Errors
///
/// If one does not build, or the recorded tools give other bytes than those committed.
pub(crate) fn fresh(root: &Path) -> Result<Vec<FreshEngine>> {
    let Some(toolchain) = toolchain()? else {
        println!("the engines are not rebuilt, because there is no toolchain for WebAssembly; the committed ones are tested");
        return Ok(Vec::new());
    };
    let mut fresh = Vec::new();
    for program in PROGRAMS.iter().filter(|program| program.folder == "search-index") {
        let built = build(root, toolchain, program)?;
        ensure!(compare(root, program, &built)?, "{}, as committed, does not match its sources: run `cargo xtask wasm`", program.name);
        if built.wasm != committed(root, program)? {
            fresh.push(FreshEngine { name: program.artifact_name(), content: compressed(&built.wasm)? });
        }
    }
    Ok(fresh)
}

/// True unless the committed artifact is of other sources, or the same tools give other bytes.
fn compare(root: &Path, program: &Program, built: &Built) -> Result<bool> {
    let Built { provenance: fresh, .. } = built;
    let committed = provenance(root, program)?;
    if fresh.sources != committed.sources {
        println!("the sources have changed since {} was built", program.name);
        return Ok(false);
    }
    if (&fresh.rustc, &fresh.wasm_opt) != (&committed.rustc, &committed.wasm_opt) {
        println!(
            "the tools differ from the recorded ones, so the bytes are not compared: {} and {} here, {} and {} recorded",
            fresh.rustc, fresh.wasm_opt, committed.rustc, committed.wasm_opt
        );
        return Ok(true);
    }
    let verdict = if fresh.wasm == committed.wasm { "equals" } else { "differs from" };
    println!("{} {verdict} the committed one: {}", program.name, fresh.wasm);
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

fn build(root: &Path, toolchain: Toolchain, program: &Program) -> Result<Built> {
    let wasm = linked(root, toolchain, program, Form::WebAssembly)?;
    let translation = match program.translation {
        Some(_) => Some(translated(&linked(root, toolchain, program, Form::ToTranslate)?)?),
        None => None,
    };
    let rustc = if toolchain == Toolchain::Debian { "/usr/bin/rustc" } else { "rustc" };
    let version = |program: &str| system::output(program, &["--version"]).map(|text| text.trim().to_owned());
    let provenance =
        Provenance { sources: sources(root, program)?, wasm: hash([&wasm[..]]), rustc: version(rustc)?, wasm_opt: version("wasm-opt")? };
    Ok(Built { wasm, translation, provenance })
}

/// What a program is compiled for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    WebAssembly,
    /// Without features that are left out of the translation, and with the first instructions only, because JavaScript has
    /// no others.
    ToTranslate,
}

/// The program in JavaScript, by binaryen's `wasm2js`.
fn translated(wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = crate::target()?.join("wasm");
    let (from, to) = (folder.join("translated.wasm"), folder.join("translated.js"));
    fs::write(&from, wasm)?;
    system::run(Command::new("wasm2js").args(["-Oz", "--mvp-features"]).arg(&from).arg("-o").arg(&to))?;
    Ok(fs::read(&to)?)
}

/// The program, compiled, linked and optimized.
fn linked(root: &Path, toolchain: Toolchain, program: &Program, form: Form) -> Result<Vec<u8>> {
    // The compiler's versions do not share a folder: what one has compiled, the other throws away.
    let target = crate::target()?.join("wasm");
    let (mut cargo, flags) = match toolchain {
        Toolchain::Debian => {
            let mut cargo = Command::new("/usr/bin/cargo");
            cargo
                .env_remove("RUSTUP_TOOLCHAIN")
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_HOME", target.join("cargo-home"))
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "/usr/bin/wasm-ld")
                .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
            (cargo, SMALLER)
        }
        Toolchain::Rustup => (Command::new("cargo"), ""),
    };
    // Where the checkout lies must not change the bytes.
    let oldest = if form == Form::ToTranslate { "-Ctarget-cpu=mvp" } else { "" };
    let flags = format!("{flags} {oldest} --remap-path-prefix={}=.", root.display());
    cargo
        .args(["build", "--quiet", "--package", program.package, "--profile", PROFILE, "--locked", "--target", TARGET])
        .args(["--no-default-features", "--features", &program.features(form)])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.trim());
    system::run(&mut cargo)?;

    let optimized = target.join(program.artifact_name()).with_extension("wasm");
    let linked = target.join(TARGET).join(PROFILE).join(program.package.replace('-', "_")).with_extension("wasm");
    let features: &[&str] = if form == Form::ToTranslate { &["--mvp-features"] } else { &FEATURES };
    system::run(Command::new("wasm-opt").args(OPTIMIZATIONS).args(features).arg(linked).arg("-o").arg(&optimized))?;
    Ok(fs::read(&optimized)?)
}

/// The program in the committed artifact.
fn committed(root: &Path, program: &Program) -> Result<Vec<u8>> {
    let mut wasm = Vec::new();
    GzDecoder::new(fs::File::open(root.join(program.artifact))?).read_to_end(&mut wasm)?;
    Ok(wasm)
}

fn compressed(wasm: &[u8]) -> Result<Vec<u8>> {
    let options = zopfli::Options { iteration_count: ZOPFLI_ROUNDS, ..zopfli::Options::default() };
    let mut artifact = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, wasm, &mut artifact)?;
    Ok(artifact)
}

fn provenance(root: &Path, program: &Program) -> Result<Provenance> {
    let file = root.join(program.provenance);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("`{}` is not valid", file.display()))
}

/// One hash of all that an artifact is made from here: the sources of the crate and of its boundary, and the profile. Which
/// versions of other crates were there is said by Cargo.lock.
fn sources(root: &Path, program: &Program) -> Result<String> {
    let folder = root.join(program.folder);
    let mut paths = Vec::new();
    for part in ["src", "wasm"] {
        files(&folder, part, program.left_out, &mut paths)?;
    }
    paths.sort_unstable();
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml"))?.parse()?;
    let profile =
        manifest.get("profile").and_then(|profiles| profiles.get(PROFILE)).context("Cargo.toml has no profile for the engines")?;
    let mut parts = vec![profile.to_string().into_bytes()];
    for path in paths {
        let content = fs::read(folder.join(&path))?;
        parts.extend([path.into_bytes(), vec![0], content]);
    }
    Ok(hash(parts))
}

/// Adds the paths of the Rust files and manifests below `part`, from `folder` and with `/`.
fn files(folder: &Path, part: &str, left_out: Option<&str>, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder.join(part))? {
        let entry = entry?;
        let path = format!("{part}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            if left_out != Some(path.as_str()) {
                files(folder, &path, left_out, paths)?;
            }
        } else if path.ends_with(".rs") || path.ends_with("Cargo.toml") {
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
    fn the_committed_artifacts_are_of_these_sources() {
        let root = crate::root().unwrap();
        for program in &PROGRAMS {
            let committed = provenance(&root, program).unwrap();
            let name = program.name;
            assert_eq!(committed.sources, sources(&root, program).unwrap(), "the sources of {name} have changed: run `cargo xtask wasm`");
            assert_eq!(committed.wasm, hash([super::committed(&root, program).unwrap()]), "{} is of another artifact", program.provenance);
        }
    }
}
