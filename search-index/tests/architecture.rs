//! The rooms of this crate and the arrows between them: no module imports upwards, and no files import each other in a
//! circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room of `src/` with the rooms that it may import. A room is a file or a folder; every arrow leads to a row above.
const ARROWS: [(&str, &[&str]); 13] = [
    ("text", &[]),
    ("fields", &[]),
    ("language", &[]),
    ("document", &["language"]),
    ("results", &["document", "fields"]),
    ("analysis", &["language", "text"]),
    ("words", &["analysis", "language", "text"]),
    ("index", &["analysis", "document", "fields", "language", "text"]),
    ("packed", &["document", "fields", "index", "language", "text"]),
    ("query", &["analysis", "document", "index", "language", "results", "text"]),
    ("answer", &["analysis", "document", "fields", "index", "language", "query", "results", "text"]),
    ("engine", &["answer", "index", "packed", "query", "results"]),
    ("compile", &["analysis", "answer", "document", "fields", "index", "language", "packed", "query", "results"]),
];

/// A file of `src/` as a path of modules, `packed::bytes`; the file of a folder is the folder, `packed`.
type Module = String;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// The text of each file without its tests and comments.
fn sources() -> BTreeMap<Module, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let module = |path: &Path| {
        let path = path.strip_prefix(&root).unwrap().with_extension("");
        let names: Vec<_> = path.iter().map(|name| name.to_str().unwrap()).filter(|name| *name != "mod").collect();
        names.join("::")
    };
    let code = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("\n#[cfg(test)]\n").next().unwrap().lines().filter(|line| !line.trim_start().starts_with("//"));
        code.collect::<Vec<_>>().join("\n")
    };
    paths.iter().map(|path| (module(path), code(path))).collect()
}

/// The paths that a text names after `prefix`, groups in braces taken apart: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn named(text: &str, prefix: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for (start, _) in text.match_indices(prefix) {
        let is_whole = !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'));
        if is_whole {
            take_apart(&text[start + prefix.len()..], "", &mut paths);
        }
    }
    paths
}

fn take_apart(text: &str, before: &str, paths: &mut Vec<String>) -> usize {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':'))).unwrap_or(text.len());
    let path = format!("{before}{}", &text[..end]);
    if !(text[end..].starts_with('{') && (path.is_empty() || path.ends_with("::"))) {
        paths.push(path);
        return end;
    }
    let mut at = end + 1;
    while !text[at..].starts_with('}') {
        let skipped = text[at..].find(|c: char| c.is_alphanumeric() || c == '}').unwrap();
        at += skipped;
        if !text[at..].starts_with('}') {
            at += take_apart(&text[at..], &path, paths);
            at += text[at..].find([',', '}']).unwrap();
        }
    }
    at + 1
}

/// The file that defines what a path names: the longest beginning that is a file, or, where a folder hands a name on, the
/// file that it has the name from.
fn definition(path: &str, sources: &BTreeMap<Module, String>) -> Option<Module> {
    let names: Vec<&str> = path.split("::").collect();
    let length = (1..=names.len()).rev().find(|&length| sources.contains_key(&names[..length].join("::")))?;
    let module = names[..length].join("::");
    let item = names.get(length)?;
    let handed_on = named(&sources[&module], "use ").into_iter().find(|used| used.rsplit("::").next() == Some(item))?;
    let inner = format!("{module}::{}", handed_on.split("::").next().unwrap());
    Some(if sources.contains_key(&inner) { inner } else { module })
}

/// For each file the files that it imports from. The list of a crate's modules imports nothing.
fn imports() -> BTreeMap<Module, BTreeSet<Module>> {
    let sources = sources();
    let of = |module: &Module, text: &String| {
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        let from_root = named(text, "crate::");
        let from_parent = named(text, "super::").into_iter().map(|path| format!("{parent}::{path}"));
        let found = from_root.into_iter().chain(from_parent).filter_map(|path| {
            definition(&path, &sources).or_else(|| sources.contains_key(&path).then(|| path.clone())).or_else(|| {
                let module = path.rsplit_once("::")?.0.to_owned();
                sources.contains_key(&module).then_some(module)
            })
        });
        found.filter(|import| import != module).collect::<BTreeSet<Module>>()
    };
    sources.iter().filter(|(module, _)| *module != "lib").map(|(module, text)| (module.clone(), of(module, text))).collect()
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap()
}

#[test]
fn no_module_imports_upwards() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into();
    for (row, (name, arrows)) in ARROWS.iter().enumerate() {
        let above: Vec<&str> = ARROWS[..row].iter().map(|(name, _)| *name).collect();
        assert!(arrows.iter().all(|arrow| above.contains(arrow)), "`{name}` may import what is above it");
    }
    let mut used = BTreeSet::new();
    for (module, imports) in imports() {
        let from = room(&module);
        let arrows = allowed.get(from).unwrap_or_else(|| panic!("`{from}` is not in the table"));
        for to in imports.iter().map(|import| room(import)).filter(|to| *to != from) {
            assert!(arrows.contains(&to), "`{module}` imports from `{to}`");
            used.insert((from.to_owned(), to.to_owned()));
        }
    }
    for (from, arrows) in ARROWS {
        for to in arrows {
            assert!(used.contains(&(from.to_owned(), (*to).to_owned())), "nothing in `{from}` imports from `{to}`: the table is too wide");
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let mut left = imports();
    // Whatever imports nothing that is left can be removed; what stays is a circle.
    loop {
        let free: Vec<Module> = left
            .iter()
            .filter(|(_, imports)| !imports.iter().any(|import| left.contains_key(import)))
            .map(|(module, _)| module.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        for module in free {
            left.remove(&module);
        }
    }
    assert!(left.is_empty(), "these files import each other: {left:#?}");
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    let text = "use crate::index::{Catalog, column::{Column, Lists}};\nlet x = crate::fields::COUNT;\nuse my_crate::other;";
    assert_eq!(named(text, "crate::"), ["index::Catalog", "index::column::Column", "index::column::Lists", "fields::COUNT"]);
    let imports = imports();
    let of = |module: &str| imports[module].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("packed::name"), [""; 0]);
    assert_eq!(of("query::initials"), ["analysis::initialisms", "analysis::stem", "index::catalog", "index::dictionary", "query::word"]);
}
