//! The committed engine for the browser gives the answers of the native one, to the byte.
//!
//! It is run by an interpreter of WebAssembly through the same few functions that `search-worker.js` calls, and its JSON
//! is read by another hand than the one that writes it. Floating point differs in last bits between the two, so this
//! also holds that no answer hangs on them.

#![expect(clippy::cast_possible_truncation, reason = "a WebAssembly program has 32-bit addresses")]

mod common;

use std::ops::Range;

use clause_search::{
    Document, Engine, Excerpt, Filters, Language, MAX_FILE_BYTES, Packed, Results, Settings, build, decompress, file_name,
};
use common::small::{MAIN, PACKED};
use common::{corpus, questions, settings};
use serde_json::{Value, json};
use wasmi::{Instance, Linker, Memory, Module, Store, WasmParams, WasmResults};

/// What the page asks for first, and its second page.
const PAGES: [Range<usize>; 2] = [0..10, 10..20];

/// The engine as a browser has it.
struct Browser {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Browser {
    fn new() -> Self {
        Self::of(include_bytes!("../../theme/engine/clause-search.bin"))
    }

    /// The engine that a site in another language than English has.
    fn of_other_languages() -> Self {
        Self::of(include_bytes!("../../theme/engine/clause-search-languages.bin"))
    }

    fn of(artifact: &[u8]) -> Self {
        let wasm = decompress(artifact).unwrap();
        let engine = wasmi::Engine::default();
        let mut store = Store::new(&engine, ());
        let module = Module::new(&engine, &wasm[..]).unwrap();
        let instance = Linker::new(&engine).instantiate_and_start(&mut store, &module).unwrap();
        let memory = instance.get_memory(&store, "memory").unwrap();
        Self { store, instance, memory }
    }

    fn call<P: WasmParams, R: WasmResults>(&mut self, name: &str, parameters: P) -> R {
        let function = self.instance.get_typed_func::<P, R>(&self.store, name).unwrap();
        function.call(&mut self.store, parameters).unwrap()
    }

    /// Puts two texts into the input.
    fn give(&mut self, first: &[u8], second: &[u8]) {
        let bytes = [first, second].concat();
        let address: u32 = self.call("input", bytes.len() as u32);
        self.memory.write(&mut self.store, address as usize, &bytes).unwrap();
    }

    fn open(&mut self, name: &str, main: &[u8]) -> bool {
        self.give(name.as_bytes(), main);
        self.call::<_, u32>("open", name.len() as u32) != 0
    }

    fn add(&mut self, name: &str, part: &[u8]) -> bool {
        self.give(name.as_bytes(), part);
        self.call::<_, u32>("add", name.len() as u32) != 0
    }

    fn search(&mut self, query: &str, restrictions: &str, ranks: &Range<usize>) -> String {
        self.give(query.as_bytes(), restrictions.as_bytes());
        let length: u32 = self.call("search", (query.len() as u32, ranks.start as u32, ranks.len() as u32));
        let address: u32 = self.call("output", ());
        let mut answer = vec![0; length as usize];
        self.memory.read(&self.store, address as usize, &mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }
}

/// An answer as the page receives it.
fn for_the_page(results: &Results) -> Value {
    let pieces = |excerpt: &Excerpt| -> Value {
        let mut pieces = Vec::new();
        let mut done = 0;
        for mark in &excerpt.marks {
            pieces.extend([json!(excerpt.text[done..mark.start]), json!([excerpt.text[mark.clone()]])]);
            done = mark.end;
        }
        pieces.push(json!(excerpt.text[done..]));
        pieces.into()
    };
    let hits: Vec<Value> = results
        .hits
        .iter()
        .map(|hit| {
            let mut shown = json!({
                "is": hit.document_kind.name(), "id": hit.id, "url": hit.url, "title": pieces(&hit.title), "parties": hit.parties, "where": hit.match_field.name(),
                "excerpt": pieces(&hit.excerpt), "excerptFrom": hit.excerpt_from.name(),
            });
            if let Some((name, address)) = &hit.provision {
                shown["provision"] = json!([name, address]);
            }
            shown
        })
        .collect();
    let counts: Vec<Value> = results
        .counts
        .iter()
        .map(|facet| {
            let values: Vec<Value> = facet.values.iter().map(|value| json!({ "value": value.value, "count": value.count })).collect();
            json!({ "facet": facet.facet.name(), "values": values })
        })
        .collect();
    let mut answer = json!({
        "total": results.total, "others": results.others, "complete": results.complete, "hits": hits, "missing": results.missing, "counts": counts,
        "suggestions": { "ids": results.suggestions.ids, "words": results.suggestions.words, "topics": results.suggestions.topics },
    });
    if let Some(correction) = &results.correction {
        answer["correction"] = json!(correction.query);
    }
    answer
}

/// Both engines over one index.
struct Pair {
    packed: Packed,
    native: Engine,
    browser: Browser,
}

impl Pair {
    fn new(documents: &[Document], settings: &Settings) -> Self {
        Self::with(Browser::new(), documents, settings)
    }

    fn with(mut browser: Browser, documents: &[Document], settings: &Settings) -> Self {
        let packed = build(documents, settings).unwrap();
        let main = decompress(&packed.main.bytes).unwrap();
        assert!(browser.open(&packed.main.name, &main));
        Self { native: Engine::open(&packed.main.name, &main).unwrap(), packed, browser }
    }

    /// Asks both, and again with each part that they want, until they want none.
    fn same_answers(&mut self, query: &str, restrictions: &str) {
        for ranks in PAGES {
            self.same_page(query, restrictions, &ranks);
        }
    }

    fn same_page(&mut self, query: &str, restrictions: &str, ranks: &Range<usize>) {
        for round in 0.. {
            assert!(round < 6, "{query:?} is never answered");
            let results = self.native.search_ranks(query, &Filters::typed(restrictions), ranks.clone());
            let answer: Value = serde_json::from_str(&self.browser.search(query, restrictions, ranks)).unwrap();
            assert_eq!(answer, for_the_page(&results), "{query:?} {restrictions:?} {ranks:?}");
            if results.missing.is_empty() {
                return;
            }
            for name in &results.missing {
                let part = self.packed.parts.iter().find(|part| part.name == *name).unwrap();
                let part = decompress(&part.bytes).unwrap();
                self.native.add(name, &part).unwrap();
                assert!(self.browser.add(name, &part));
            }
        }
    }
}

/// The engine frees nothing piece by piece: what a question took is given back before the next.
#[test]
fn questions_take_no_more_memory_however_many_there_are() {
    let mut pair = Pair::new(&corpus(), &settings());
    let mut size_after_all = || {
        for question in questions() {
            pair.same_answers(&question.q, "");
        }
        pair.browser.memory.size(&pair.browser.store)
    };
    // The first questions add the parts of the index.
    size_after_all();
    let size = size_after_all();
    assert_eq!(size_after_all(), size);
}

/// A question while its last word is typed, and whole.
fn as_typed(question: &str) -> [&str; 2] {
    let last = question.rfind(' ').map_or(0, |blank| blank + 1);
    [&question[..question.ceil_char_boundary(last + (question.len() - last).div_ceil(2))], question]
}

#[test]
fn questions_to_our_clauses_while_they_are_typed() {
    let mut pair = Pair::new(&corpus(), &settings());
    for question in questions() {
        for typed in as_typed(&question.q) {
            pair.same_answers(typed, "");
        }
    }
    for query in ["", "\"end of support\"", "patch -notice", "pat 2", "hipaa 164.308", "524b", "vulnerabilty disclosre", "PTA-2", "zzzz"] {
        pair.same_answers(query, "");
        pair.same_answers(query, "party:mdm phase:operation in:text");
    }
}

/// A clause with words of this text.
fn clauses(texts: &[(&str, &str)]) -> Vec<Document> {
    let clause = |(number, (title, text)): (usize, &(&str, &str))| Document {
        id: format!("AAA-{number}"),
        title: (*title).to_owned(),
        url: format!("c/aaa-{number}/"),
        text: (*text).to_owned(),
        ..Document::default()
    };
    texts.iter().enumerate().map(clause).collect()
}

#[test]
fn questions_in_other_languages() {
    let documents = clauses(&[
        ("Übergabe des Geräts", "Der Lieferant übergibt das Gerät innerhalb von 30 Tagen. Die Übergaben werden protokolliert."),
        ("Kündigung", "Beide Seiten können den Vertrag kündigen, nach Art. 32 DSGVO auch fristlos."),
        ("Résiliation", "Le contrat peut être résilié par l'acheteur. Les obligations de sécurité demeurent."),
        ("Obrigações do fornecedor", "O fornecedor cumpre a obrigação de corrigir vulnerabilidades."),
        ("Sårbarheder", "Leverandøren retter sårbarheder ved køb i Aarhus."),
        ("個人情報の保護", "供給者は個人情報を第5条に従って保護しなければならない。"),
    ]);
    let queries = [
        "uebergabe",
        "Übergaben",
        "ubergab",
        "was ist die Kündigung",
        "DSGVO § 32",
        "dreißig Tage",
        "resilier",
        "securite",
        "l'acheteur",
        "obrigacao",
        "sårbarhed",
        "koeb",
        "個人情報",
        "保",
        "\"個人情報の保護\"",
        "Übregabe",
        "",
    ];
    for &language in Language::ALL {
        let mut pair = Pair::with(Browser::of_other_languages(), &documents, &Settings { language, ..Settings::default() });
        for query in queries {
            pair.same_answers(query, "");
        }
    }
}

/// Its stems would be wrong, and some words would be found all the same.
#[test]
fn the_engine_for_english_refuses_an_index_of_another_language() {
    let documents = clauses(&[("Übergabe", "Die Übergabe des Geräts.")]);
    for &language in Language::ALL {
        let packed = build(&documents, &Settings { language, ..Settings::default() }).unwrap();
        let main = decompress(&packed.main.bytes).unwrap();
        assert_eq!(Browser::new().open(&packed.main.name, &main), language.is_english(), "{language:?}");
    }
}

#[test]
fn an_index_in_parts() {
    let records: Vec<[String; 4]> = serde_json::from_str(include_str!("../../benches/search/data/records-1200.json")).unwrap();
    let document = |[url, id, title, text]: [String; 4]| Document { id, title, url, text, ..Document::default() };
    let mut pair = Pair::new(&records.into_iter().map(document).collect::<Vec<_>>(), &Settings::default());
    assert!(pair.packed.parts.len() > 10);
    for query in ["a", "account management", "least privilege", "\"information system\"", "ac-2(3)", "acount", "encrypt -key", "the"] {
        pair.same_answers(query, "");
    }
}

#[test]
fn what_nobody_means_is_answered_alike() {
    let mut pair = Pair::new(&corpus(), &settings());
    let long = "patch ".repeat(20_000);
    for query in
        ["<script>alert(1)</script>", "\"\"\"", "\\ \u{7} \t", "שלום עולם", "-\u{202e}", "party: party:nobody", "((((", "é́🦀", &long]
    {
        pair.same_answers(query, "");
    }
}

#[test]
fn foreign_bytes_are_refused() {
    let mut browser = Browser::new();
    for bytes in [&b""[..], b"<!doctype html>", b"CLSX\x63", &MAIN[..MAIN.len() / 2]] {
        assert!(!browser.open(&file_name(bytes), bytes));
        assert_eq!(browser.search("patch", "", &PAGES[0]), "", "no index is open");
    }
    assert!(browser.open(&PACKED.main.name, &MAIN));
    assert!(!browser.add("other.bin", &MAIN));
    assert!(!browser.add(&PACKED.parts[0].name, &MAIN));
}

/// Guards against excerpts of other clauses in a browser that was given a file under another's name.
#[test]
fn content_under_the_name_of_another_file_is_refused() {
    let mut browser = Browser::new();
    for name in ["", "main.bin", &PACKED.parts[0].name] {
        assert!(!browser.open(name, &MAIN), "{name}");
    }
    assert!(browser.open(&PACKED.main.name, &MAIN));
    let contents: Vec<Vec<u8>> = PACKED.parts.iter().map(|part| decompress(&part.bytes).unwrap()).collect();
    for (index, part) in PACKED.parts.iter().enumerate() {
        assert!(!browser.add(&part.name, &contents[(index + 1) % contents.len()]), "{index}");
    }
    let before: Value = serde_json::from_str(&browser.search("\"validated patch\"", "", &PAGES[0])).unwrap();
    assert_ne!(before["missing"], json!([]), "nothing was taken");
    for (part, content) in PACKED.parts.iter().zip(&contents) {
        assert!(browser.add(&part.name, content));
    }
    let after: Value = serde_json::from_str(&browser.search("\"validated patch\"", "", &PAGES[0])).unwrap();
    assert_eq!(after["missing"], json!([]));
}

/// A bomb that was decompressed all the same is not copied into the engine's memory.
#[test]
fn more_than_the_largest_file_is_refused() {
    let mut browser = Browser::new();
    assert_eq!(browser.call::<_, u32>("input", MAX_FILE_BYTES as u32 + 1), 0);
    assert_eq!(browser.call::<_, u32>("input", u32::MAX), 0);
    assert_ne!(browser.call::<_, u32>("input", 9), 0);
}

/// The worker stops decompressing where the engine refuses.
#[test]
fn worker_and_engine_have_one_limit() {
    assert!(include_str!("../../theme/static/search-worker.js").contains("64 << 20"));
    assert_eq!(MAX_FILE_BYTES, 64 << 20);
}
