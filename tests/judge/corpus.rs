//! The book as the judge sees it: the documents that are indexed, the engine over them, and who says what.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clause_search::{Document, DocumentKind, Engine, build, decompress};
use mdbook_clauses::assembly::search;
use mdbook_clauses::link::Edition;
use mdbook_clauses::site::files;

pub(crate) struct Corpus {
    pub(crate) edition: Edition,
    pub(crate) documents: Vec<Document>,
    pub(crate) engine: Engine,
}

/// A part of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layer {
    /// The clause text.
    Text,
    /// Title, summary and clause text.
    Sheet,
    /// Everything that explains it, and the questions that it answers.
    Explanation,
}

impl Corpus {
    /// The book of this repository, indexed as its site is.
    pub(crate) fn of_the_book() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let edition = mdbook_clauses::check(&files::load(&root.join("book")).expect("the book can be read")).edition;
        let documents: Vec<Document> = search::documents(&edition).collect();
        let packed = build(&documents, &search::settings(&edition)).expect("the book can be indexed");
        let main = decompress(&packed.main.bytes).expect("the index can be opened");
        let mut engine = Engine::open(&packed.main.name, &main).expect("the index can be opened");
        for part in &packed.parts {
            engine.add(&part.name, &decompress(&part.bytes).expect("a part can be opened")).expect("a part belongs to its index");
        }
        Self { edition, documents, engine }
    }

    /// The documents of a kind.
    pub(crate) fn of_kind(&self, kind: DocumentKind) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(move |document| document.document_kind == kind)
    }

    /// The clauses, in their order.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = &Document> {
        self.of_kind(DocumentKind::Clause)
    }

    /// The ids of all clauses.
    pub(crate) fn ids(&self) -> BTreeSet<&str> {
        self.clauses().map(|clause| clause.id.as_str()).collect()
    }

    /// For every run of so many words that stands in a layer, in lower case with single blanks, the clauses that have it.
    pub(crate) fn runs_of(&self, count: usize, layer: Layer) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for clause in self.clauses() {
            for text in layer.texts(clause) {
                for run in text.lines().flat_map(runs) {
                    for words in run.windows(count) {
                        found.entry(words.join(" ").to_lowercase()).or_default().insert(clause.id.clone());
                    }
                }
            }
        }
        found
    }

    /// The clauses that have a word, for every word of every part of a clause, in lower case.
    pub(crate) fn words(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut words = self.runs_of(1, Layer::Sheet);
        for (word, clauses) in self.runs_of(1, Layer::Explanation) {
            words.entry(word).or_default().extend(clauses);
        }
        words
    }
}

impl Layer {
    fn texts(self, clause: &Document) -> Vec<&str> {
        match self {
            Self::Text => vec![&clause.text],
            Self::Sheet => vec![&clause.title, &clause.summary, &clause.text],
            Self::Explanation => std::iter::once(&clause.rationale).chain(&clause.asked).map(String::as_str).collect(),
        }
    }
}

/// The words of a line in runs that no punctuation interrupts. Hyphens and points inside a word belong to it.
pub(crate) fn runs(line: &str) -> Vec<Vec<&str>> {
    let mut runs = vec![Vec::new()];
    for piece in line.split([' ', '\t', '—', '–', '/']) {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let begins = piece.starts_with(|c: char| !c.is_alphanumeric());
        let ends = piece.ends_with(|c: char| !c.is_alphanumeric());
        if begins {
            runs.push(Vec::new());
        }
        if let (Some(run), false) = (runs.last_mut(), word.is_empty()) {
            run.push(word);
        }
        if ends {
            runs.push(Vec::new());
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Whether a word carries meaning of its own: not one of the words that every sentence has.
pub(crate) fn has_meaning(word: &str) -> bool {
    const FUNCTION_WORDS: &[&str] = &[
        "about", "above", "after", "again", "against", "all", "also", "and", "another", "any", "are", "because", "been", "before", "being",
        "between", "both", "but", "can", "cannot", "could", "did", "does", "during", "each", "either", "else", "every", "few", "for",
        "from", "had", "has", "have", "how", "into", "its", "itself", "least", "less", "may", "might", "more", "most", "much", "must",
        "neither", "nor", "not", "nothing", "off", "once", "one", "only", "other", "others", "out", "over", "own", "same", "shall", "she",
        "should", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through",
        "too", "two", "under", "until", "upon", "very", "was", "were", "what", "when", "where", "whether", "which", "while", "who",
        "whose", "why", "will", "with", "within", "without", "would", "you", "your",
    ];
    word.chars().count() > 2 && word.starts_with(char::is_alphabetic) && !FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
}

#[test]
fn runs_end_at_punctuation() {
    assert_eq!(
        runs("(a) The first-use key, 45 CFR 164.312(b): none."),
        [vec!["a"], vec!["The", "first-use", "key"], vec!["45", "CFR", "164.312(b"], vec!["none"],]
    );
}
