//! The shape of the program: which part may know which, and where addresses are made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The parts of `src`, each with the parts that it may import. A part stands below everything that it
/// imports, so that no two parts can need each other.
const PARTS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("cards", &[]),
    ("characters", &[]),
    ("fingerprint", &[]),
    ("diagnostics", &["characters"]),
    ("words", &[]),
    ("corpus", &["diagnostics", "words"]),
    ("addresses", &["corpus"]),
    ("read", &["characters", "corpus", "diagnostics", "words"]),
    ("link", &["corpus", "diagnostics"]),
    ("import", &["characters", "corpus", "diagnostics", "link", "read", "text"]),
    ("release", &["characters", "corpus", "diagnostics", "fingerprint", "link"]),
    ("difference", &["corpus", "link", "release", "text"]),
    ("check", &["addresses", "corpus", "diagnostics", "link", "release", "text", "words"]),
    ("export", &["addresses", "corpus", "link", "release", "text", "words"]),
    ("render", &["addresses", "cards", "corpus", "difference", "fingerprint", "link", "release", "text", "words"]),
    ("assembly", &["addresses", "corpus", "diagnostics", "difference", "export", "link", "release", "render", "words"]),
    ("verify", &["addresses", "fingerprint"]),
    ("site", &["addresses", "cards", "fingerprint", "read", "release", "render", "text", "verify"]),
    ("mdbook", &["addresses", "assembly", "corpus", "fingerprint", "read", "render", "site", "verify"]),
    ("mcp", &["addresses", "assembly", "corpus", "diagnostics", "difference", "export", "link", "release"]),
    (
        "cli",
        &[
            "addresses",
            "assembly",
            "cards",
            "check",
            "corpus",
            "diagnostics",
            "difference",
            "import",
            "link",
            "mcp",
            "mdbook",
            "read",
            "release",
            "render",
            "site",
            "text",
            "verify",
        ],
    ),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder whose names end so, with their texts.
fn files(folder: &Path, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(&here).unwrap_or_else(|error| panic!("{}: {error}", here.display())) {
            let path = entry.expect("folders of the repository can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).expect("sources are UTF-8"));
            }
        }
    }
    found
}

/// A source without its comments, which may name anything.
fn code(text: &str) -> String {
    text.lines().map(|line| line.find("//").map_or(line, |at| &line[..at])).collect::<Vec<_>>().join("\n")
}

/// The parts that a text imports by `crate::<part>` or `use crate::{<part>, …}`.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, before) in text.match_indices("crate::") {
        let rest = &text[at + before.len()..];
        let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            None => {
                found.insert(name(rest));
            }
            Some(inside) => {
                let mut depth = 1_usize;
                let mut start = true;
                for (at, c) in inside.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 1 => break,
                        '}' => depth -= 1,
                        ',' if depth == 1 => start = true,
                        c if start && c.is_ascii_lowercase() => {
                            found.insert(name(&inside[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found.retain(|part| PARTS.iter().any(|(name, _)| name == part));
    found
}

fn part_of(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

#[test]
fn imports_are_found_in_every_spelling() {
    let text = "use crate::corpus::{self, Block};\nuse crate::{link::Edition, render, text::{a, export}};\nfn f(x: crate::read::Files) {}";
    let found = imports(text);
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["corpus", "link", "read", "render", "text"]);
}

#[test]
fn parts_import_only_what_they_may_know() {
    let mut above: BTreeSet<&str> = BTreeSet::new();
    for (part, allowed) in PARTS {
        for other in *allowed {
            assert!(above.contains(other), "the table: `{part}` may import `{other}`, which stands below it");
        }
        above.insert(part);
    }
    let mut wrong = Vec::new();
    for (path, text) in files(&root().join("src"), ".rs") {
        let part = part_of(&path);
        if ["lib", "main"].contains(&part) {
            continue;
        }
        let Some((_, allowed)) = PARTS.iter().find(|(name, _)| *name == part) else {
            wrong.push(format!("src/{path}: the part `{part}` is not in the table"));
            continue;
        };
        let imported = imports(&code(&text));
        wrong.extend(
            imported
                .iter()
                .filter(|other| *other != part && !allowed.contains(&other.as_str()))
                .map(|other| format!("src/{path} imports `{other}`, which `{part}` may not know")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The stages of the pipeline take values and return values: the same book gives the same bytes, on any day.
#[test]
fn only_the_outer_parts_touch_files_print_or_look_at_the_clock() {
    let effects = [
        "std::fs",
        "fs::",
        "std::env",
        "TcpStream",
        "TcpListener",
        "std::process",
        "println!",
        "eprintln!",
        "Instant::now",
        "SystemTime",
        "rand::",
    ];
    let outer = ["site", "cli", "mdbook", "main"];
    for (path, text) in files(&root().join("src"), ".rs") {
        let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
        let found = effects.iter().find(|effect| code(&text[..tests]).contains(**effect));
        assert!(outer.contains(&part_of(&path)) || found.is_none(), "src/{path} has `{}`", found.unwrap_or(&""));
    }
}

/// Where something was written is known where it is read, and nowhere else invented.
#[test]
fn only_reading_makes_spans() {
    let makes = ["Span::new(", "Span {", "Spanned::new("];
    for (path, text) in files(&root().join("src"), ".rs") {
        let part = part_of(&path);
        let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
        let found = makes.iter().find(|make| code(&text[..tests]).contains(**make));
        // `diagnostics` has the type, `corpus` the value that carries it, and a house rule that finds words cuts the
        // span of its paragraph.
        // `release` reads files too, which are JSON, and `import` the documents of others.
        // What a build would stop at is a problem of book.toml as a whole.
        let may = ["import", "read", "release", "diagnostics", "corpus"].contains(&part)
            || ["check/line.rs", "cli/rehearse.rs"].contains(&path.as_str());
        assert!(may || found.is_none(), "src/{path} has `{}`", found.unwrap_or(&""));
    }
}

/// A template without what the engine replaces: `{{ … }}` leaves one mark, statements and comments nothing.
fn literal(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (end, mark) = match from.as_bytes().get(1) {
            Some(b'{') => ("}}", "\u{1}"),
            Some(b'%') => ("%}", ""),
            Some(b'#') => ("#}", ""),
            _ => {
                out.push('{');
                rest = &from[1..];
                continue;
            }
        };
        out.push_str(mark);
        rest = from.find(end).map_or("", |at| &from[at + end.len()..]);
    }
    out + rest
}

/// Values of attributes by which a page leads or loads, that say more than a fragment.
fn addresses(template: &str) -> Vec<String> {
    let literal = literal(template);
    let mut found = Vec::new();
    for (at, _) in literal.match_indices("=\"") {
        let name: String = literal[..at].chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let name: String = name.chars().rev().collect();
        let value = literal[at + 2..].split('"').next().unwrap_or_default();
        let words = value.replace('\u{1}', "");
        let leads = ["href", "src", "action", "formaction", "poster", "srcset"].contains(&name.as_str());
        let carries = name.starts_with("data-") && words.contains('/');
        if carries || leads && !(words.is_empty() || value.starts_with('#')) {
            found.push(format!("{name}=\"{}\"", value.replace('\u{1}', "{{ … }}")));
        }
    }
    found
}

#[test]
fn literal_addresses_are_found() {
    assert_eq!(
        addresses(r##"<a href="#x">a</a><a href="{{ urls.terms }}">b</a><a href="{{ a["b"] }}{{ c }}">c</a><p data-copy="link">"##),
        [""; 0]
    );
    assert_eq!(addresses(r#"<a class="b" href="{{ root }}t/">b</a>"#), ["href=\"{{ … }}t/\""]);
    assert_eq!(addresses(r#"<form action="search/">"#), ["action=\"search/\""]);
    assert_eq!(addresses(r#"<p data-root="../">"#), ["data-root=\"../\""]);
}

#[test]
fn no_template_holds_a_literal_address() {
    let mut wrong = Vec::new();
    let templates = files(&root().join("theme/templates"), ".html");
    assert!(templates.len() > 20, "the templates are there");
    for (name, text) in &templates {
        wrong.extend(addresses(text).into_iter().map(|address| format!("{name}: {address}")));
        // The root of the site is for the files of the theme, whose names come from their content.
        for (at, root) in text.match_indices("head.site_root }}") {
            let next = &text[at + root.len()..];
            if !(next.starts_with("{{ assets[") || text[..at].ends_with("data-root=\"{{ ")) {
                wrong.push(format!("{name}: `head.site_root` is followed by `{}`", next.chars().take(20).collect::<String>()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Only `addresses` knows how an address is put together.
#[test]
fn no_other_part_holds_a_path_of_the_site() {
    let paths = ["\"c/", "\"t/", "\"r/", "\"clauses/", "\"search/", "\"api/", "\"assets/", "\"v/", "/c/{", "/t/{", "/r/{", "clauses/{"];
    for (path, text) in files(&root().join("src"), ".rs") {
        let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
        let found = paths.iter().find(|made| code(&text[..tests]).contains(**made));
        assert!(part_of(&path) == "addresses" || found.is_none(), "src/{path} has `{}`", found.unwrap_or(&""));
    }
    let scripts = ["theme/static", "theme/scripts"].into_iter().flat_map(|folder| files(&root().join(folder), ".js"));
    for (name, text) in scripts {
        let paths = ["'c/", "`c/", "'clauses/", "`clauses/", "'t/", "'r/", "'search/", "'api/", "'../", "`../", "'..'"];
        // A script imports its own modules by their files.
        let code: Vec<&str> =
            text.lines().filter(|line| !line.contains(" from '") && !line.contains("@typedef") && !line.contains("import('")).collect();
        let found = paths.iter().find(|path| code.iter().any(|line| line.contains(**path)));
        assert!(found.is_none(), "{name} has `{}`", found.unwrap_or(&""));
    }
}

/// The fields of a struct that a template sees, by the struct's name.
fn view_fields(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = None;
    let mut serialized = false;
    let mut skipped = false;
    for line in source.lines() {
        if line.trim() == "#[serde(skip)]" {
            skipped = true;
            continue;
        }
        if line.starts_with("#[derive(") {
            serialized = line.contains("Serialize");
        } else if let Some(rest) = line.strip_prefix("pub struct ") {
            open = serialized.then(|| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned());
        } else if line.starts_with('}') {
            open = None;
        } else if let (Some(name), Some(rest), false) = (&open, line.trim_start().strip_prefix("pub "), skipped) {
            found.extend(rest.split_once(':').map(|(field, _)| (name.clone(), field.to_owned())));
        }
        skipped = false;
    }
    found
}

#[test]
fn every_field_of_a_view_is_used_by_a_template() {
    let templates: String = [".html", ".svg"]
        .into_iter()
        .flat_map(|ending| files(&root().join("theme/templates"), ending))
        .map(|(_, text)| text)
        .collect::<Vec<_>>()
        .join("\n");
    let words: BTreeSet<&str> = templates.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
    let mut sources = files(&root().join("src/render/views"), ".rs");
    sources.insert("parts.rs".to_owned(), fs::read_to_string(root().join("src/render/parts.rs")).expect("the parts of views are there"));
    let mut fields = 0;
    let mut unused = Vec::new();
    for (path, text) in &sources {
        for (view, field) in view_fields(text) {
            fields += 1;
            if !words.contains(field.as_str()) {
                unused.push(format!("{path}: {view}.{field}"));
            }
        }
    }
    assert!(fields > 100, "{fields} fields were found");
    assert!(unused.is_empty(), "{unused:#?}");
}
