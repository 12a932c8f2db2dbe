//! Any bytes as an index: an error or an answer, never a panic and never a wild allocation.
//!
//! The first byte chooses how the rest is used: as a main file, as what follows the beginning of one, or as edits (two
//! bytes of offset, one of content) of a main file or of one of its parts. Each goes by the name that its content has.

#![no_main]

#[path = "../../tests/common/small.rs"]
mod small;

use std::sync::LazyLock;

use clause_search::{Filters, decompress, file_name};
use libfuzzer_sys::fuzz_target;
use small::{MAIN, PACKED, open, open_with};

static PART: LazyLock<Vec<u8>> = LazyLock::new(|| decompress(&PACKED.parts[0].bytes).expect("the part was packed here"));

fn edited(file: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    for edit in edits.chunks_exact(3) {
        let offset = usize::from(u16::from_be_bytes([edit[0], edit[1]])) % file.len();
        file[offset] = edit[2];
    }
    file
}

fuzz_target!(|data: &[u8]| {
    let Some((mode, rest)) = data.split_first() else { return };
    let (engine, part) = match mode % 4 {
        0 => (open(rest), PART.clone()),
        1 => (open(&[&MAIN[..6], rest].concat()), PART.clone()),
        2 => (open(&edited(&MAIN, rest)), PART.clone()),
        _ => {
            let part = edited(&PART, rest);
            (Ok(open_with(&part)), part)
        }
    };
    let Ok(mut engine) = engine else { return };
    let _ = engine.add(&file_name(&part), &part);
    for query in ["patch", "pat-2", "\"validated patch\"", "vaildated", "-mdm party:mdm", "PTA-3"] {
        let _ = engine.search(query, &Filters::default(), 10);
    }
});
