//! Damaged, cut and foreign bytes give an error, never a panic and never more memory than they have bytes for.

mod common;

use clause_search::{Engine, Filters, OpenError, decompress};
use common::small::{MAIN, PACKED, with_checksum};
use proptest::prelude::*;

/// Opens bytes that may be an index, and asks if they are.
fn try_out(file: &[u8]) {
    if let Ok(mut engine) = Engine::open(file) {
        let part = &PACKED.parts[0];
        let _ = engine.add(&part.name, &decompress(&part.bytes).unwrap());
        for query in ["patch", "pat-2", "\"validated patch\"", "vaildated", "-mdm party:mdm"] {
            let _ = engine.search(query, &Filters::default(), 10);
        }
    }
}

#[test]
fn foreign_bytes_are_named() {
    assert!(Engine::open(b"").is_err());
    assert_eq!(Engine::open(b"<!doctype html>").err(), Some(OpenError::NotAnIndex));
    assert_eq!(Engine::open(b"CLSX\x63").err(), Some(OpenError::OtherVersion));
    let mut engine = Engine::open(&MAIN).unwrap();
    assert_eq!(engine.add("other.bin", &MAIN), Err(OpenError::UnknownPart));
    assert!(engine.add(&PACKED.parts[0].name, &MAIN).is_err());
}

#[test]
fn every_cut_is_an_error() {
    for end in 0..MAIN.len() {
        assert!(Engine::open(&MAIN[..end]).is_err(), "cut at {end}");
        assert!(Engine::open(&with_checksum(MAIN[..end].to_vec())).is_err(), "cut at {end} with its checksum");
    }
}

#[test]
fn a_changed_byte_is_an_error() {
    for place in 0..MAIN.len() {
        let mut file = MAIN.clone();
        file[place] ^= 0x20;
        assert!(Engine::open(&file).is_err(), "byte {place}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn damage_behind_the_checksum_never_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut file = MAIN.clone();
        for (place, byte) in changes {
            let place = 10 + place.index(file.len() - 10);
            file[place] = byte;
        }
        try_out(&with_checksum(file));
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"CLSX\x01\x00\0\0\0\0".to_vec();
        file.extend(bytes);
        try_out(&with_checksum(file));
    }

    #[test]
    fn damaged_parts_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let part = &PACKED.parts[0];
        let mut file = decompress(&part.bytes).unwrap();
        for (place, byte) in changes {
            let place = 10 + place.index(file.len() - 10);
            file[place] = byte;
        }
        let mut engine = Engine::open(&MAIN).unwrap();
        if engine.add(&part.name, &with_checksum(file)).is_ok() {
            let _ = engine.search("\"validated patch\"", &Filters::default(), 10);
        }
    }
}
