#!/usr/bin/env bash
# Builds the artifact with Debian's toolchain: apt-get install rustc-web cargo-web rust-web-src lld binaryen
# With --check, compares with the committed artifact instead of replacing it.
set -euo pipefail
cd "$(dirname "$0")"
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
export CARGO_HOME=${WASM_CARGO_HOME:-$target/cargo-home} CARGO_TARGET_DIR=$target
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=/usr/bin/wasm-ld
# Where the checkout lies must not change the bytes of the artifact.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort --remap-path-prefix=$(cd ../.. && pwd)=."
unset RUSTUP_TOOLCHAIN
/usr/bin/cargo build --quiet --release --locked --target wasm32-unknown-unknown \
  -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
built=$target/clause-search.wasm
wasm-opt -Oz --converge --strip-producers --strip-target-features --mvp-features --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals \
  "$target/wasm32-unknown-unknown/release/clause_search_wasm.wasm" -o "$built"

# The sources of the engine: everything but the build half.
sources() { (cd .. && find src wasm/src -name '*.rs' -not -path 'src/build/*' && echo wasm/Cargo.toml && echo wasm/Cargo.lock) | LC_ALL=C sort; }
hash=$(sources | while read -r file; do printf '%s\0' "$file"; cat "../$file"; done | sha256sum | cut -d' ' -f1)
provenance=$(printf '{\n  "sources": "%s",\n  "wasm": "%s",\n  "rustc": "%s",\n  "wasm-opt": "%s"\n}' \
  "$hash" "$(sha256sum "$built" | cut -d' ' -f1)" "$(/usr/bin/rustc --version)" "$(wasm-opt --version)")

if [ "${1:-}" = --check ]; then
  diff <(printf '%s\n' "$provenance") artifact/provenance.json
  cmp "$built" artifact/clause-search.wasm
else
  cp "$built" artifact/clause-search.wasm
  printf '%s\n' "$provenance" > artifact/provenance.json
fi
