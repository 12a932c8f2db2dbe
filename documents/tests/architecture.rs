//! The rooms of this crate and the arrows between them: no module imports upwards.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Each room of `src/` with the rooms that it may import. A room is a file or a folder; every arrow leads to a row above.
const ARROWS: &[(&str, &[&str])] = &[
    ("english", &[]),
    ("characters", &["english"]),
    ("scripts", &["characters"]),
    ("escape", &[]),
    ("json", &[]),
    ("items", &["json"]),
    ("text", &["items", "json"]),
    ("terms", &[]),
    ("note", &[]),
    ("sorted", &["json"]),
    ("words", &["english", "json", "sorted"]),
    ("value", &["characters", "scripts", "words"]),
    ("corpus", &["items", "json", "sorted", "text", "words"]),
    ("schedule", &["json", "note", "sorted", "words"]),
    ("share", &["corpus", "note", "schedule", "words"]),
    ("agreement", &["characters", "corpus", "items", "json", "schedule", "sorted", "terms", "text", "value", "words"]),
    ("outline", &["agreement", "schedule"]),
    ("plain", &["agreement", "escape", "outline"]),
    ("markdown", &["agreement", "escape", "outline", "plain"]),
    ("positions", &["agreement", "outline", "plain", "words"]),
    ("csv", &["agreement", "escape", "positions"]),
    ("xml", &[]),
    ("package", &[]),
    ("word", &["agreement", "items", "markdown", "outline", "package", "plain", "schedule", "scripts", "words", "xml"]),
    ("provisions", &["english", "json", "note", "package", "text", "words"]),
    ("compare", &["corpus", "provisions", "text"]),
    ("workbook", &["agreement", "corpus", "escape", "note", "outline", "package", "plain", "positions", "sorted", "words", "xml"]),
];

/// The rooms that a source imports by `crate::<room>`; comments and tests may name anything.
fn imports(text: &str) -> BTreeSet<String> {
    let code = text.split("\n#[cfg(test)]\n").next().unwrap_or_default();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
    code.match_indices("crate::").map(|(at, found)| name(&code[at + found.len()..])).collect()
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>, room: Option<&str>) {
    for entry in fs::read_dir(folder).expect("sources can be read") {
        let path = entry.expect("sources can be read").path();
        let stem = path.file_stem().expect("a source has a name").to_string_lossy().into_owned();
        let room = room.unwrap_or(&stem);
        if path.is_dir() {
            sources(&path, found, Some(room));
        } else if stem != "lib" {
            found.push((room.to_owned(), fs::read_to_string(&path).expect("sources are UTF-8")));
        }
    }
}

#[test]
fn rooms_import_only_what_they_may_know() {
    let mut above: BTreeSet<&str> = BTreeSet::new();
    for (room, allowed) in ARROWS {
        assert!(allowed.iter().all(|other| above.contains(other)), "the table: `{room}` may import a room below it");
        above.insert(room);
    }
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found, None);
    assert!(found.len() > ARROWS.len());
    for (room, text) in found {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else { panic!("the room `{room}` is not in the table") };
        let wrong: Vec<String> = imports(&text).into_iter().filter(|other| *other != room && !allowed.contains(&other.as_str())).collect();
        assert!(wrong.is_empty(), "`{room}` imports {wrong:?}");
    }
}

#[test]
fn nothing_touches_files_or_looks_at_the_clock() {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found, None);
    for (room, text) in found {
        for word in ["std::fs", "std::env", "std::time", "std::process", "println!", "std::net"] {
            assert!(!text.contains(word), "`{room}` has `{word}`");
        }
    }
}
