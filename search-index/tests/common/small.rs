//! A small index to be damaged: by tests here, and by the fuzz targets.
#![allow(dead_code, unreachable_pub, reason = "each user takes its own part of this module")]

use std::sync::LazyLock;

use clause_search::{Document, Engine, OpenError, Packed, Settings, build, decompress, file_name};

/// Thirty documents, packed.
pub static PACKED: LazyLock<Packed> = LazyLock::new(|| {
    let document = |number: usize| Document {
        id: format!("PAT-{number}"),
        title: "Regular patch cycle".to_owned(),
        url: format!("c/pat-{number}/"),
        text: "The MDM shall deliver a validated patch within 30 days. ".repeat(20 + number),
        parties: vec!["mdm".to_owned()],
        kind: "obligation".to_owned(),
        topic: "patching".to_owned(),
        ..Document::default()
    };
    build((1..30).map(document).collect::<Vec<_>>(), &Settings::default()).unwrap()
});

/// The main file, decompressed.
pub static MAIN: LazyLock<Vec<u8>> = LazyLock::new(|| decompress(&PACKED.main.bytes).unwrap());

/// A damaged main file under the name that its content has now, so that the damage is met further in.
pub fn open(main: &[u8]) -> Result<Engine, OpenError> {
    Engine::open(&file_name(main), main)
}

/// An index that names a damaged part as it is now, in place of its first part: the engine takes it for its own.
pub fn open_with(part: &[u8]) -> Engine {
    let (before, now) = (PACKED.parts[0].name.as_bytes(), file_name(part));
    let mut main = MAIN.clone();
    let at = main.windows(before.len()).position(|bytes| bytes == before).unwrap();
    main[at..at + before.len()].copy_from_slice(now.as_bytes());
    open(&main).unwrap()
}
