//! A small index to be damaged: by tests here, and by the fuzz targets.
#![allow(dead_code, unreachable_pub, reason = "each user takes its own part of this module")]

use std::sync::LazyLock;

use clause_search::{Document, Packed, Settings, build, decompress};

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
    build(&(1..30).map(document).collect::<Vec<_>>(), &Settings::default()).unwrap()
});

/// The main file, decompressed.
pub static MAIN: LazyLock<Vec<u8>> = LazyLock::new(|| decompress(&PACKED.main.bytes).unwrap());

/// Writes the right checksum into a damaged file, so that the damage is met further in.
pub fn with_checksum(mut file: Vec<u8>) -> Vec<u8> {
    if file.len() > 10 {
        let sum = file[10..].iter().fold(0x811C_9DC5_u32, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        file[6..10].copy_from_slice(&sum.to_le_bytes());
    }
    file
}
