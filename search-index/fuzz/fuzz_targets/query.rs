//! Any text as a query of a sound index: an answer whose marks lie in its texts.

#![no_main]

#[path = "../../tests/common/small.rs"]
mod small;

use std::sync::LazyLock;

use clause_search::{Engine, Filters, decompress};
use libfuzzer_sys::fuzz_target;
use small::{MAIN, PACKED};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = Engine::open(&PACKED.main.name, &MAIN).expect("the index was packed here");
    for part in &PACKED.parts {
        engine.add(&part.name, &decompress(&part.bytes).expect("the part was packed here")).expect("the part belongs to the index");
    }
    engine
});

fuzz_target!(|query: &str| {
    let results = ENGINE.search(query, &Filters::default(), 10);
    assert!(results.complete && results.missing.is_empty());
    for hit in &results.hits {
        for text in [&hit.title, &hit.excerpt] {
            let whole: String = text.pieces().iter().map(|(piece, _)| *piece).collect();
            assert_eq!(whole, text.text);
        }
    }
});
