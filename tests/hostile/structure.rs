//! The structure of pages and exports: what a harmless twin has too.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use mdbook_clauses::assembly::File;
use pulldown_cmark::{Event, Parser};
use quick_xml::events::Event as Xml;
use scraper::{ElementRef, Html};

/// How many of each element, by page. What a text may change is left out: words, ids, and its own slug in addresses.
pub(crate) type Structure = BTreeMap<String, BTreeMap<String, usize>>;

/// What is compared of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Addresses {
    /// All but the query.
    Whole,
    /// Only that there are some, each of a scheme that may be followed.
    Schemes,
}

const WITH_ADDRESS: [&str; 12] =
    ["href", "src", "action", "formaction", "srcset", "poster", "data", "cite", "background", "ping", "manifest", "xlink:href"];

/// The structure of all files.
pub(crate) fn of(files: &[File], addresses: Addresses) -> Structure {
    let mut structure = Structure::new();
    for file in files {
        let name = file.path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let counts = structure.entry(without_names(&file.path)).or_default();
        if ["docx", "xlsx"].contains(&name) {
            counts.extend(package(&file.bytes, &file.path).into_iter().map(|element| (element, 1)));
            continue;
        }
        let content = std::str::from_utf8(&file.bytes).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let mut add = |what: String| *counts.entry(what).or_default() += 1;
        match name {
            "md" => markdown(content, &mut add),
            "json" => {
                serde_json::from_str::<serde_json::Value>(content).unwrap_or_else(|error| panic!("{}: {error}", file.path));
            }
            "ndjson" => {
                for line in content.lines() {
                    let entry: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}", file.path));
                    add(entry["is"].as_str().unwrap_or_default().to_owned());
                }
            }
            "txt" if file.path.starts_with("llms") => markdown(content, &mut add),
            // The text of a licence has nothing of the corpus.
            "txt" if file.path.starts_with("licences/") => add(content.to_owned()),
            // One field a line, each once; whether there is such a file depends on the address of the site.
            "txt" => {
                let mut fields: Vec<&str> = content.lines().filter_map(|line| Some(line.split_once(':')?.0)).collect();
                let lines = content.lines().filter(|line| !line.is_empty()).count();
                fields.sort_unstable();
                let is_known =
                    [["Disallow", "Sitemap", "User-agent"], ["Canonical", "Contact", "Expires"]].iter().any(|known| fields == known);
                assert!(is_known && lines == fields.len(), "{}: {content}", file.path);
            }
            "csv" => csv(content, &file.path, &mut add),
            "xml" => xml(content, &file.path, &mut add),
            // How a title is broken into lines depends on its letters, so only what its elements are is compared.
            "svg" => xml(content, &file.path, &mut |what| {
                let is_known = ["svg", "rect", "g", "text"].contains(&what.as_str());
                assert!(is_known, "{}: <{what}>", file.path);
            }),
            _ => html(content, &file.path, addresses, &mut add),
        }
    }
    structure
}

/// The elements that the parts of a package have. How many there are depends on the terms and lines of a text.
fn package(bytes: &[u8], path: &str) -> BTreeSet<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut elements = BTreeSet::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap_or_else(|error| panic!("{path}: {error}"));
        let name = format!("{path}, part {index}");
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap_or_else(|error| panic!("{name}: {error}"));
        xml(&content, &name, &mut |element| {
            elements.insert(element);
        });
        for target in content.split(" Target=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(is_followed(target), "{name}: leads to {target:?}");
        }
    }
    // A link in Markdown is one in Word too, and leads where pages may lead.
    elements.remove("w:hyperlink");
    elements
}

fn html(content: &str, path: &str, addresses: Addresses, add: &mut dyn FnMut(String)) {
    let document = Html::parse_document(content);
    for element in document.root_element().descendent_elements().chain([document.root_element()]) {
        add(signature(element, path, addresses));
    }
}

fn signature(element: ElementRef<'_>, path: &str, addresses: Addresses) -> String {
    let name = element.value().name();
    let mut attributes: Vec<String> = element
        .value()
        .attrs()
        .map(|(key, value)| match key {
            key if WITH_ADDRESS.contains(&key) => {
                assert!(is_followed(value), "{path}: <{name} {key}={value:?}>");
                if addresses == Addresses::Whole { format!("{key}={}", without_names(value)) } else { key.to_owned() }
            }
            // How long a text is without a place to break it decides how it is laid out, and nothing else.
            "class" => {
                format!("class={}", value.split(' ').filter(|name| !["long", "phrase"].contains(name)).collect::<Vec<_>>().join(" "))
            }
            "type" | "rel" | "http-equiv" | "name" | "style" | "target" | "method" => format!("{key}={value}"),
            key => key.to_owned(),
        })
        .collect();
    attributes.sort();
    let mut signature = format!("{name} {}", attributes.join(" "));
    // Data in a page is read by a script; a script in a page is run.
    if name == "script" || name == "style" {
        let words: String = element.text().collect();
        if element.attr("type").is_some_and(|kind| kind.ends_with("json")) {
            serde_json::from_str::<serde_json::Value>(&words).unwrap_or_else(|error| panic!("{path}: {error}"));
        } else {
            signature.push_str(&words);
        }
    }
    signature
}

/// A path without what a text may decide: the slug of a term or framework, the branch and folder of the page where a
/// change is suggested, query and fragment.
fn without_names(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if let Some((repository, file)) = path.split_once("/edit/").or_else(|| path.split_once("/_edit/")) {
        assert!(file.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)), "an address with signs: {path}");
        return format!("{repository}/edit/");
    }
    let steps: Vec<&str> = path.split('/').collect();
    let is_name = |at: usize| at > 0 && matches!(steps[at - 1], "t" | "r") && at + 1 < steps.len();
    (0..steps.len()).map(|at| if is_name(at) { "•" } else { steps[at] }).collect::<Vec<_>>().join("/")
}

/// Whether an address can only lead to a page or open a mail.
pub(crate) fn is_followed(address: &str) -> bool {
    // As a browser reads it: it skips white space and control characters at the front, and tabs and line ends anywhere.
    let seen: String = address.chars().skip_while(|c| *c <= ' ').filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let scheme = seen
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)));
    match scheme {
        Some(scheme) => {
            ["https", "http", "mailto", "data"].contains(&scheme.to_ascii_lowercase().as_str()) && !seen.starts_with("data:text")
        }
        None => !seen.starts_with("//") && !seen.starts_with('\\'),
    }
}

/// Blocks and markup of a Markdown file.
fn markdown(content: &str, add: &mut dyn FnMut(String)) {
    for event in Parser::new(content) {
        match event {
            Event::Start(tag) => add(format!("{:?}", tag.to_end())),
            Event::Html(_) | Event::InlineHtml(_) => add("html".to_owned()),
            Event::Code(_) => add("code".to_owned()),
            Event::Rule => add("rule".to_owned()),
            _ => {}
        }
    }
}

fn csv(content: &str, path: &str, add: &mut dyn FnMut(String)) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(content.trim_start_matches('\u{feff}').as_bytes());
    for row in reader.records() {
        let row = row.unwrap_or_else(|error| panic!("{path}: {error}"));
        add(format!("row of {}", row.len()));
        for cell in &row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{path}: a formula in {cell:?}");
        }
    }
}

fn xml(content: &str, path: &str, add: &mut dyn FnMut(String)) {
    let mut reader = quick_xml::Reader::from_str(content);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
            Xml::Start(tag) | Xml::Empty(tag) => add(tag.name().as_ref().to_owned()),
            Xml::Eof => break,
            _ => {}
        }
    }
}

/// What `structure` has more of than `twin`.
pub(crate) fn more(structure: &Structure, twin: &Structure) -> Vec<String> {
    let mut more = Vec::new();
    for (path, counts) in structure {
        let Some(other) = twin.get(path) else {
            more.push(format!("the page {path}"));
            continue;
        };
        for (what, count) in counts {
            if other.get(what).copied().unwrap_or(0) < *count {
                more.push(format!("{path}: {what}"));
            }
        }
    }
    more
}
