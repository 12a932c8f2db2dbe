//! Any bytes as an index: an error or an answer, never a panic and never a wild allocation.
//!
//! The first byte chooses how the rest is used: as a file as it is, as a file with the right checksum, or as edits
//! (two bytes of place, one of content) of a whole file or of one of its parts.

#![no_main]

#[path = "../../tests/common/small.rs"]
mod small;

use std::sync::LazyLock;

use clause_search::{Engine, Filters, decompress};
use libfuzzer_sys::fuzz_target;
use small::{MAIN, PACKED, with_checksum};

static PART: LazyLock<Vec<u8>> = LazyLock::new(|| decompress(&PACKED.parts[0].bytes).expect("the part was packed here"));

fn edited(file: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    for edit in edits.chunks_exact(3) {
        let place = usize::from(u16::from_be_bytes([edit[0], edit[1]])) % file.len();
        file[place] = edit[2];
    }
    with_checksum(file)
}

fuzz_target!(|data: &[u8]| {
    let Some((way, rest)) = data.split_first() else { return };
    let (main, part) = match way % 4 {
        0 => (rest.to_vec(), PART.clone()),
        1 => (with_checksum(rest.to_vec()), PART.clone()),
        2 => (edited(&MAIN, rest), PART.clone()),
        _ => (MAIN.clone(), edited(&PART, rest)),
    };
    let Ok(mut engine) = Engine::open(&main) else { return };
    let _ = engine.add(&PACKED.parts[0].name, &part);
    for query in ["patch", "pat-2", "\"validated patch\"", "vaildated", "-mdm party:mdm", "PTA-3"] {
        let _ = engine.search(query, &Filters::default(), 10);
    }
});
