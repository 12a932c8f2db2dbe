//! Topic chapters and the other chapters of the book.

use super::{Block, Spanned};

/// A topic: a chapter and the clauses in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The folder, which is its address: `patching`.
    pub folder: String,
    /// First part of its clauses' ids.
    pub prefix: Spanned<String>,
    /// Title in plain text; the prefix where the chapter has none.
    pub title: String,
    /// Id of its pillar, where the corpus has pillars.
    pub pillar: Option<Spanned<String>>,
    /// The language of its text, where that is not the language of the book.
    pub language: Option<String>,
    /// One sentence.
    pub summary: String,
    /// Its introduction as blocks, up to its second heading: for the one file.
    pub blocks: Vec<Block>,
    /// Clauses that the introduction names, as written.
    pub clause_links: Vec<Spanned<String>>,
    /// The ids of its own headings.
    pub anchors: Vec<Spanned<String>>,
}

/// A chapter of a book that stays mdBook's own. What else is in it, is mdBook's matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrdinaryChapter {
    /// Its path in the source folder.
    pub path: String,
    /// The clauses that it names, as written.
    pub clause_links: Vec<Spanned<String>>,
}

/// A chapter that is not a topic; mdBook renders it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Its name in SUMMARY.
    pub name: String,
    /// Its path, e.g. `about-mc2/index.md`.
    pub path: String,
    /// The clauses that it names, as written.
    pub clause_links: Vec<Spanned<String>>,
    /// Its plain words, for the search.
    pub words: ChapterWords,
    /// For the first chapter only: its text as blocks, shown on the landing page.
    pub blocks: Vec<Block>,
    /// For the first chapter only: its first heading.
    pub heading: Option<String>,
}

/// The plain words of a chapter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChapterWords {
    /// Its headings, in order.
    pub headings: Vec<String>,
    /// Everything else but blocks of code: one paragraph, entry or row a line.
    pub text: String,
}

impl Chapter {
    /// Whether it is the first chapter, whose place the landing page takes.
    pub fn is_landing(&self) -> bool {
        self.path == "index.md"
    }
}

/// The address of a chapter from the root: `about-mc2/index.md` is `about-mc2/`.
pub fn chapter_address(path: &str) -> String {
    match path.strip_suffix("index.md") {
        Some(folder) => folder.to_owned(),
        None => format!("{}.html", path.trim_end_matches(".md")),
    }
}
