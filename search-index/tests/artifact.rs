//! The committed WebAssembly was built from these sources, and stays within its budget.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

/// Engine and worker, gzip-compressed, as a reader loads them.
const BUDGET: usize = 31_500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            if path != "src/build" {
                sources(&path, found);
            }
        } else if path.ends_with(".rs") {
            found.push(path);
        }
    }
}

fn artifact(name: &str) -> PathBuf {
    root().join("wasm/artifact").join(name)
}

fn hex(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_artifact_is_of_these_sources() {
    let mut paths = vec!["wasm/Cargo.toml".to_owned(), "wasm/Cargo.lock".to_owned()];
    sources("src", &mut paths);
    sources("wasm/src", &mut paths);
    paths.sort();
    let mut hasher = Sha256::new();
    for path in paths {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(std::fs::read(root().join(&path)).unwrap());
    }
    let provenance = std::fs::read_to_string(artifact("provenance.json")).unwrap();
    assert!(provenance.contains(&hex(hasher)), "the engine's sources changed: run search-index/wasm/build.sh");
    let wasm = Sha256::new_with_prefix(std::fs::read(artifact("clause-search.wasm")).unwrap());
    assert!(provenance.contains(&hex(wasm)), "provenance.json is of another artifact");
}

#[test]
fn engine_and_worker_stay_small() {
    let compressed = |name: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&std::fs::read(artifact(name)).unwrap()).unwrap();
        encoder.finish().unwrap().len()
    };
    let size = compressed("clause-search.wasm") + compressed("../../../theme/static/search-worker.js");
    assert!(size <= BUDGET, "{size} bytes, budget {BUDGET}");
}
