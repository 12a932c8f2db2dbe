//! The project's own corpus as search documents, read simply: what the generator does properly, tests need roughly.
#![allow(dead_code, unreachable_pub, reason = "each test uses its own part of this module")]

pub mod small;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clause_search::{Document, DocumentKind, Engine, Filters, OpenError, Packed, Reference, Results, Settings, Synonyms, decompress};
use serde::Deserialize;

/// The folder of the book.
pub fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../book")
}

#[derive(Deserialize)]
struct FrontMatter {
    id: String,
    title: String,
    parties: Vec<String>,
    kind: String,
    phases: Vec<String>,
    summary: String,
    #[serde(default)]
    asked: Vec<String>,
    #[serde(default)]
    references: Vec<String>,
    #[serde(default)]
    origin: Vec<Origin>,
    #[serde(default)]
    parameters: BTreeMap<String, Parameter>,
}

#[derive(Deserialize)]
struct Origin {
    clause: String,
}

#[derive(Deserialize)]
struct Parameter {
    default: String,
}

#[derive(Deserialize)]
struct Topic {
    title: String,
}

#[derive(Deserialize)]
struct Glossary {
    #[serde(default)]
    term: Vec<Term>,
}

#[derive(Deserialize)]
struct Term {
    term: String,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Deserialize, Default)]
struct SynonymFile {
    #[serde(default)]
    synonym: Vec<SynonymGroup>,
}

#[derive(Deserialize)]
struct SynonymGroup {
    words: Vec<String>,
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn front_matter(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix("+++\n")?.split_once("\n+++\n")
}

/// The glossary's terms with their aliases, and the synonym groups of both files.
pub fn settings() -> Settings {
    let terms: Glossary = toml::from_str(&read(&book().join("glossary.toml"))).unwrap();
    let synonyms: SynonymFile = toml::from_str(&read(&book().join("synonyms.toml"))).unwrap();
    let of_terms = terms.term.into_iter().filter(|term| !term.aliases.is_empty()).map(|term| {
        let mut words = vec![term.term];
        words.extend(term.aliases);
        words
    });
    let groups = synonyms.synonym.into_iter().map(|group| group.words).chain(of_terms).collect();
    Settings { synonyms: Synonyms { groups }, ..Settings::default() }
}

/// All clauses of the book, sorted by topic and number.
pub fn corpus() -> Vec<Document> {
    let glossary: Glossary = toml::from_str(&read(&book().join("glossary.toml"))).unwrap();
    let mut documents = Vec::new();
    for folder in folders(&book().join("src")) {
        let topic = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let index = folder.join("index.md");
        // A chapter with front matter is a topic, and then every other file beside it is a clause.
        let Some(title) = index
            .is_file()
            .then(|| read(&index))
            .as_deref()
            .and_then(front_matter)
            .map(|(front, _)| toml::from_str::<Topic>(front).unwrap_or_else(|error| panic!("{}: {error}", index.display())).title)
        else {
            continue;
        };
        for file in files(&folder) {
            let text = read(&file);
            let (front, body) = front_matter(&text).unwrap_or_else(|| panic!("{} has no front matter", file.display()));
            let front: FrontMatter = toml::from_str(front).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            documents.push(document(front, body, &topic, &title, &glossary));
        }
    }
    documents.sort_by_key(|document: &Document| {
        let (prefix, number) = document.id.split_once('-').unwrap_or((&document.id, "0"));
        (document.topic.clone(), prefix.to_owned(), number.parse::<u32>().unwrap_or(0))
    });
    documents
}

fn folders(path: &Path) -> Vec<PathBuf> {
    entries(path).into_iter().filter(|path| path.is_dir()).collect()
}

fn files(path: &Path) -> Vec<PathBuf> {
    let clause = |path: &PathBuf| path.extension().is_some_and(|end| end == "md") && !path.ends_with("index.md");
    entries(path).into_iter().filter(clause).collect()
}

fn entries(path: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn document(front: FrontMatter, body: &str, topic: &str, topic_title: &str, glossary: &Glossary) -> Document {
    let mut body = body.to_owned();
    for (name, parameter) in &front.parameters {
        body = body.replace(&format!("{{{name}}}"), &parameter.default);
    }
    let (text, rationale) = body.split_once("\n## ").unwrap_or((&body, ""));
    let (text, rationale) = (plain(text), plain(rationale));
    let used = |term: &&Term| std::iter::once(&term.term).chain(&term.aliases).any(|word| text.contains(word.as_str()));
    let terms = glossary.term.iter().filter(used).map(|term| term.term.clone()).collect();
    let origins = front.origin.iter().map(|origin| reference(&format!("MC2 {}", origin.clause)));
    let url = format!("c/{}/", front.id.to_lowercase());
    Document {
        document_kind: DocumentKind::Clause,
        asked: front.asked,
        references: front.references.iter().map(|citation| reference(citation)).chain(origins).collect(),
        id: front.id,
        title: front.title,
        url,
        summary: front.summary,
        text,
        rationale,
        terms,
        headings: Vec::new(),
        parties: front.parties,
        kind: front.kind,
        phases: front.phases,
        topic: topic.to_owned(),
        topic_title: topic_title.to_owned(),
    }
}

/// A citation as it is written: the framework up to the first blank, then the provision.
pub fn reference(citation: &str) -> Reference {
    let (framework, provision) = citation.split_once(' ').unwrap_or((citation, ""));
    Reference { framework: framework.to_owned(), provision: provision.to_owned(), url: format!("r/{}/", framework.to_lowercase()) }
}

/// Markdown without its signs; a paragraph is a line.
fn plain(markdown: &str) -> String {
    let signs = ['*', '`', '[', ']', '#'];
    markdown.split("\n\n").map(|paragraph| paragraph.replace('\n', " ").replace(signs, "").trim().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Opens a packed index with all its parts.
pub fn open_all(packed: &Packed) -> Engine {
    let mut engine = Engine::open(&packed.main.name, &decompress(&packed.main.bytes).unwrap()).unwrap();
    for part in &packed.parts {
        engine.add(&part.name, &decompress(&part.bytes).unwrap()).unwrap();
    }
    engine
}

/// Asks as a browser does that wants no excerpts: adds what is missing until the answer is final. Also says how many bytes
/// were fetched, in how many files.
pub fn ask(engine: &mut Engine, packed: &Packed, query: &str, limit: usize) -> (Results, usize, usize) {
    let (mut bytes, mut files) = (0, 0);
    let part = |name: &str| {
        let part = packed.parts.iter().find(|part| part.name == name).unwrap();
        bytes += part.bytes.len();
        files += 1;
        Ok::<_, OpenError>(decompress(&part.bytes).unwrap())
    };
    engine.search_with(query, &Filters::default(), 0, part).unwrap();
    let results = engine.search(query, &Filters::default(), limit);
    assert!(results.complete);
    (results, bytes, files)
}

/// One judged question: any of the expected ids is right.
#[derive(Deserialize)]
pub struct Question {
    /// As a reader typed it.
    pub q: String,
    /// Ids, best first.
    pub expected: Vec<String>,
}

/// The judged questions.
pub fn questions() -> Vec<Question> {
    serde_json::from_str(include_str!("../data/queries.json")).unwrap()
}
