//! Damaged, cut and foreign bytes give an error, never a panic and never more memory than they have bytes for.

mod common;

use std::io::Read as _;

use clause_search::{DecompressError, Engine, Filters, MAX_FILE_BYTES, OpenError, decompress, file_name, recompress};
use common::small::{MAIN, PACKED, open, open_with};
use proptest::prelude::*;

/// Opens bytes that may be an index, and asks if they are.
fn try_out(file: &[u8]) {
    if let Ok(mut engine) = open(file) {
        let part = &PACKED.parts[0];
        let _ = engine.add(&part.name, &decompress(&part.bytes).unwrap());
        for query in ["patch", "pat-2", "\"validated patch\"", "vaildated", "-mdm party:mdm"] {
            let _ = engine.search(query, &Filters::default(), 10);
        }
    }
}

#[test]
fn foreign_bytes_are_named() {
    assert!(open(b"").is_err());
    assert_eq!(open(b"<!doctype html>").err(), Some(OpenError::NotAnIndex));
    assert_eq!(open(b"CLSX\x63").err(), Some(OpenError::OtherVersion));
    // Behind the version is the number of the language; these are the numbers of no language.
    for number in [1, 2, 14, 0x7F, 0x80, 0xFF] {
        let mut main = MAIN.clone();
        main[5] = number;
        assert!(open(&main).is_err(), "{number}");
    }
    for number in 3..14 {
        let mut main = MAIN.clone();
        main[5] = number;
        try_out(&main);
    }
    let mut engine = open(&MAIN).unwrap();
    assert_eq!(engine.add("other.bin", &MAIN), Err(OpenError::UnknownPart));
    assert!(engine.add(&PACKED.parts[0].name, &MAIN).is_err());
}

/// Guards against excerpts of other clauses: parts of one kind differ in nothing but their content.
#[test]
fn content_under_the_name_of_another_file_is_refused() {
    let contents: Vec<Vec<u8>> = PACKED.parts.iter().map(|part| decompress(&part.bytes).unwrap()).collect();
    let mut engine = open(&MAIN).unwrap();
    // Phrases are found without the texts of clauses, and excerpts are not.
    let complete = |engine: &Engine| engine.search("\"validated patch\"", &Filters::default(), 10).missing.is_empty();
    for (number, part) in PACKED.parts.iter().enumerate() {
        for (other, content) in contents.iter().enumerate().filter(|(other, _)| *other != number) {
            assert_eq!(engine.add(&part.name, content), Err(OpenError::OtherContent), "{number} as {other}");
        }
        assert_eq!(engine.add("", &contents[number]), Err(OpenError::UnknownPart));
    }
    assert!(PACKED.parts.len() > 2 && !complete(&engine), "nothing was taken");
    for name in ["", "0.bin", &PACKED.parts[0].name, PACKED.main.name.trim_end_matches("bin"), &PACKED.main.name.to_uppercase()] {
        assert_eq!(Engine::open(name, &MAIN).err(), Some(OpenError::OtherContent), "{name}");
    }
    for (part, content) in PACKED.parts.iter().zip(&contents) {
        engine.add(&part.name, content).unwrap();
    }
    assert!(complete(&engine));
}

/// A gzip file of zeros, in the time that one pass takes.
fn zeros(length: usize) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::copy(&mut std::io::repeat(0).take(length as u64), &mut encoder).unwrap();
    encoder.finish().unwrap()
}

/// The same file with another length declared at its end.
fn declaring(mut file: Vec<u8>, length: usize) -> Vec<u8> {
    let end = file.len() - 4;
    file[end..].copy_from_slice(&u32::try_from(length).unwrap().to_le_bytes());
    file
}

#[test]
fn a_gzip_bomb_is_refused() {
    let largest = zeros(MAX_FILE_BYTES);
    assert_eq!(decompress(&largest).unwrap().len(), MAX_FILE_BYTES);
    let bomb = zeros(MAX_FILE_BYTES + 1);
    assert!(bomb.len() * 100 < MAX_FILE_BYTES);
    for file in [&bomb, &declaring(bomb.clone(), u32::MAX as usize)] {
        assert!(matches!(decompress(file), Err(DecompressError::TooLarge { declared }) if declared > MAX_FILE_BYTES));
        assert!(matches!(recompress(file), Err(DecompressError::TooLarge { .. })));
    }
    for less in [0, 1, 1_000] {
        let found = decompress(&declaring(bomb.clone(), less));
        assert!(matches!(found, Err(DecompressError::LongerThanDeclared { declared }) if declared == less), "{less}");
    }
    assert!(matches!(decompress(&declaring(zeros(1_000), 1_001)), Err(DecompressError::Gzip(_))));
}

#[test]
fn what_is_no_gzip_file_or_more_than_one_is_refused() {
    for bytes in [&b""[..], b"<!doctype html>", b"\x1F\x8B", &PACKED.main.bytes[..PACKED.main.bytes.len() - 1]] {
        let error = decompress(bytes).unwrap_err();
        assert!(std::error::Error::source(&error).is_some() || matches!(error, DecompressError::LongerThanDeclared { .. }), "{error}");
    }
    let twice = [&zeros(9)[..], &zeros(9)].concat();
    let more = declaring([&zeros(9)[..], b"more"].concat(), 9);
    for bytes in [twice, more] {
        assert!(matches!(decompress(&bytes), Err(DecompressError::LeftOver)));
    }
}

#[test]
fn every_cut_is_an_error() {
    for end in 0..MAIN.len() {
        assert!(Engine::open(&PACKED.main.name, &MAIN[..end]).is_err(), "cut at {end}");
        assert!(open(&MAIN[..end]).is_err(), "cut at {end} under the name of what is left");
    }
}

#[test]
fn a_changed_byte_is_an_error() {
    for offset in 0..MAIN.len() {
        let mut file = MAIN.clone();
        file[offset] ^= 0x20;
        assert!(Engine::open(&PACKED.main.name, &file).is_err(), "byte {offset}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn damage_behind_the_hash_never_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut file = MAIN.clone();
        for (offset, byte) in changes {
            let offset = offset.index(file.len());
            file[offset] = byte;
        }
        try_out(&file);
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut file = MAIN[..6].to_vec();
        file.extend(bytes);
        try_out(&file);
    }

    #[test]
    fn damaged_parts_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let part = &PACKED.parts[0];
        let mut file = decompress(&part.bytes).unwrap();
        for (offset, byte) in changes {
            let offset = offset.index(file.len());
            file[offset] = byte;
        }
        let mut engine = open_with(&file);
        if engine.add(&file_name(&file), &file).is_ok() {
            let _ = engine.search("\"validated patch\"", &Filters::default(), 10);
        }
    }
}
