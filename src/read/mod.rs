//! Files to typed values: bytes in, a [`Corpus`] and diagnostics out.
//!
//! Nothing here touches the disk, and nothing stops at the first problem: a file that cannot be
//! used is left out and said so, and everything that depends on it is still read.

mod address;
mod book;
mod book_toml;
mod changes;
mod chapter;
mod chapter_links;
mod chapter_words;
mod characters;
mod clause;
mod clause_files;
mod data_files;
mod date;
mod directives;
mod entries;
mod expanded;
mod extensions;
mod files;
mod frameworks;
mod front_matter;
mod glossary;
mod includes;
mod incomplete;
mod items;
mod link_address;
mod markdown;
mod named;
mod official;
mod own_addresses;
mod parser;
mod paths;
mod profiles;
mod register;
mod repository;
mod retired;
mod scripts;
mod sections;
mod settings;
mod source;
mod span_base;
mod summary;
mod synonyms;
mod table;
mod topic;
mod unused;
mod with_span;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::corpus::official::OfficialText;
use crate::corpus::{ClauseId, Corpus, Includes, OrdinaryChapter};
use crate::diagnostics::source::floor_char_boundary;
use crate::diagnostics::{Code, Diagnostic, FileId, Severity, Sources, Span};
use crate::words::Words;

use chapter_links::Page;
use with_span::WithSpan;

pub use book::output_faults;
pub use book_toml::{BookToml, beside};
pub use chapter::{begins_with_title, sheets_are_whole};
pub(crate) use entries::REPOSITORIES;
pub use files::{Entry, Files, LinkTarget};
pub use front_matter::without as without_front_matter;
pub use includes::wanted;
pub use items::{items_of, marker_of};
pub use link_address::{is_harmless_link, is_harmless_picture};
pub use named::{is_inside, named_paths};
pub use official::official_folder;
pub use register::{END as END_OF_REGISTER, FORMER_FILE};
pub use repository::Repository;
pub use topic::brackets as chapter_brackets;
pub use words::FOLDER as WORDS;

/// Largest text that is read, in bytes. Larger ones are refused before they are looked at.
const MAX_FILE_BYTES: usize = 1024 * 1024;

/// The same of files that have a line for each of many clauses: a library of 20,000 has a register of 2 MB.
const MAX_RECORD_BYTES: usize = 16 * 1024 * 1024;

/// How large the file at this path may be, in bytes.
pub fn max_bytes(path: &str) -> usize {
    if [register::FILE, changes::FILE].contains(&path) { MAX_RECORD_BYTES } else { MAX_FILE_BYTES }
}

/// What reading gives.
#[derive(Debug)]
pub struct Reading {
    /// Everything that could be read.
    pub corpus: Corpus,
    /// The provisions of the official document that lies beside the book.
    pub official: Vec<OfficialText>,
    /// The settings of the book.
    pub book: BookToml,
    /// The texts, for messages.
    pub sources: Sources,
    /// Everything that was wrong, unsorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// The file that says what a corpus is; the others are there where they have something to say.
const SETTINGS: &str = "corpus.toml";

/// Files of a corpus that lie beside `book.toml`, in the order in which they are read.
pub const DATA_FILES: [&str; 8] =
    [SETTINGS, "glossary.toml", "frameworks.toml", "retired.toml", "synonyms.toml", "profiles.toml", register::FILE, changes::FILE];

/// Reads a book.
pub fn read(files: &Files) -> Reading {
    let book = BookToml::of(files);
    let mut reader =
        Reader { files, book: &book, texts: HashMap::new(), pages: Vec::new(), sources: Sources::default(), diagnostics: Vec::new() };
    for path in files.keys() {
        characters::check_path(path, &mut reader.diagnostics);
    }
    let corpus = reader.corpus();
    let official = reader.official(&corpus.settings);
    characters::limit(&mut reader.diagnostics, &reader.sources);
    let Reader { sources, diagnostics, .. } = reader;
    Reading { corpus, official, book, sources, diagnostics }
}

struct Reader<'a> {
    files: &'a Files,
    book: &'a BookToml,
    texts: HashMap<String, FileId>,
    pages: Vec<Page>,
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn corpus(&mut self) -> Corpus {
        let mut corpus = Corpus::default();
        self.book();
        corpus.words = self.words();
        let source_folder = self.book.source_folder();
        entries::check(self.files, &source_folder, &mut self.sources, &mut self.diagnostics);

        for path in DATA_FILES {
            let Some(file) = self.text(path) else {
                if path == SETTINGS && self.is_absent(path) {
                    self.diagnostics.push(
                        Diagnostic::without_place(Code::MissingFile, format!("`{path}` does not exist"))
                            .help("create the file with a title and the parties; see the manual, \"The corpus format\""),
                    );
                }
                continue;
            };
            let text = self.sources.text(file);
            let diagnostics = &mut self.diagnostics;
            match path {
                SETTINGS => corpus.settings = settings::read(file, text, &corpus.words, diagnostics),
                "glossary.toml" => corpus.terms = glossary::read(file, text, diagnostics),
                "frameworks.toml" => corpus.frameworks = frameworks::read(file, text, diagnostics),
                "retired.toml" => corpus.retired = retired::read(file, text, corpus.settings.items, diagnostics),
                "profiles.toml" => corpus.profiles = profiles::read(file, text, diagnostics, &mut corpus.settings.undecided),
                "synonyms.toml" => corpus.synonyms = synonyms::read(file, text, diagnostics),
                changes::FILE => (corpus.next_release, corpus.changes) = changes::read(file, text, diagnostics),
                _ => corpus.register = register::read(file, text, diagnostics),
            }
        }
        self.former_lock();
        corpus.settings.source_folder.clone_from(&source_folder);
        self.chapters(&source_folder, &mut corpus);
        if corpus.settings.undecided.contains(&Code::ItemStyle) {
            self.diagnostics.retain(|diagnostic| !items::FOLLOW_FROM_STYLE.contains(&diagnostic.code));
        }
        self.incomplete_categories(&source_folder, &mut corpus);
        corpus.unreadable_ids = self.unread(&source_folder, &corpus);
        if !self.book.keeps_mdbooks_pages() {
            chapter_links::check(&self.pages, self.files, self.book, &corpus, &mut self.diagnostics);
        }
        corpus
    }

    /// Reads SUMMARY, then every chapter that it names and every clause in a topic's folder.
    fn chapters(&mut self, folder: &str, corpus: &mut Corpus) {
        let summary_path = format!("{folder}/SUMMARY.md");
        let Some(file) = self.text(&summary_path) else {
            // Which folder it would lie in is known only of a book.toml that can be used.
            let is_known = named::is_inside(folder) && !self.files.entry("book.toml").is_some_and(Entry::is_refused);
            if is_known && self.is_absent(&summary_path) {
                self.diagnostics.push(
                    Diagnostic::without_place(Code::MissingFile, format!("`{summary_path}` does not exist"))
                        .help("create the file: SUMMARY.md lists the chapters of the book, including the topics"),
                );
            }
            return;
        };
        let entries = summary::entries(file, self.sources.text(file));
        let keeps_mdbooks_pages = self.book.keeps_mdbooks_pages();
        summary::check_order(&entries, &mut self.diagnostics);
        summary::check_form(file, self.sources.text(file), &mut self.diagnostics);
        if let Some(ours) = self.book.folder_beside() {
            summary::check_folder(&entries, &ours, &mut self.diagnostics);
        }
        if !keeps_mdbooks_pages {
            summary::check_start(&entries, &mut self.diagnostics);
            summary::check_titles(file, self.sources.text(file), &mut self.diagnostics);
            summary::check_addresses(&entries, &mut self.diagnostics);
        }
        if let Some(file) = self.text("book.toml").filter(|_| !keeps_mdbooks_pages) {
            let chapters = entries.iter().map(|entry| entry.path.value.as_str());
            book::check_redirects(self.book, &self.book.keys(file), chapters, &corpus.register, &mut self.diagnostics);
        }

        let yaml = self.yaml(folder);
        for entry in &entries {
            if keeps_mdbooks_pages && !self.is_topic(folder, entry) {
                let chapter = self.ordinary_chapter(folder, entry);
                corpus.ordinary_chapters.push(chapter);
                continue;
            }
            let name = WithSpan::new(entry.name.clone(), entry.path.span);
            characters::check_words("Title", &name, &mut self.diagnostics);
            let path = format!("{folder}/{}", entry.path.value);
            if yaml.contains(&path) {
                continue;
            }
            let Some(file) = self.text(&path) else {
                // A path that no chapter can have was reported as such.
                if self.is_absent(&path) && own_addresses::path_fault(&entry.path.value).is_none() {
                    self.diagnostics.push(
                        Diagnostic::new(Code::SummaryEntry, entry.path.span, format!("there is no file `{path}`"))
                            .help("write the file, or remove the entry; mdBook stops at a missing file"),
                    );
                }
                continue;
            };
            let expanded = self.expanded(folder, &entry.path.value, file, corpus.settings.includes == Includes::Refuse);
            let text = self.sources.text(file);
            if front_matter::begins(text) {
                if let Some((topic, found)) = topic::read(entry, file, text, &expanded, &entries, &mut self.diagnostics) {
                    corpus.topics.push(topic);
                    self.pages.push(Page { path: entry.path.value.clone(), found });
                }
            } else {
                let first = corpus.chapters.is_empty();
                let (chapter, found) = topic::read_chapter(entry, &expanded, first, &entries, &mut self.diagnostics);
                corpus.chapters.push(chapter);
                self.pages.push(Page { path: entry.path.value.clone(), found });
            }
        }
        let Corpus { ordinary_chapters, topics, .. } = &mut *corpus;
        for chapter in ordinary_chapters {
            // Other brackets are somebody else's.
            let has_prefix = |id: ClauseId| topics.iter().any(|topic| topic.prefix.value == id.prefix());
            chapter.clause_links.retain(|link| ClauseId::parse(&link.value).is_ok_and(has_prefix));
        }
        let reported = self.topic_folders(folder, &entries, corpus);
        incomplete::incomplete_chapters(&entries, &reported, corpus);
        if corpus.topics.is_empty() && !self.diagnostics.iter().any(|d| d.code == Code::TopicNotInSummary) {
            self.diagnostics.push(
                Diagnostic::new(Code::NoTopics, Span::new(file, 0..0), "SUMMARY.md names no topic")
                    .help("a topic is a chapter `<folder>/index.md` that begins with +++ front matter (prefix, title, summary)"),
            );
        }
        self.clauses(folder, corpus, &yaml);
        self.unused(folder, file, &reported);
    }

    /// Whether an entry of SUMMARY is a topic by its front matter.
    fn is_topic(&self, folder: &str, entry: &summary::Entry) -> bool {
        self.files.get(&format!("{folder}/{}", entry.path.value)).is_some_and(|bytes| front_matter::begins_bytes(bytes))
    }

    /// Reads which clauses a chapter names that stays mdBook's own page. What else is in it, is mdBook's matter and its
    /// author's: HTML, brackets of others, files that it includes.
    fn ordinary_chapter(&mut self, folder: &str, entry: &summary::Entry) -> OrdinaryChapter {
        let path = format!("{folder}/{}", entry.path.value);
        let text = self.files.get(&path).and_then(|bytes| source::plain_text(bytes)).unwrap_or_default();
        let file = self.sources.add(&path, &text);
        OrdinaryChapter { path: entry.path.value.clone(), clause_links: topic::clause_links(&text, file) }
    }

    /// A folder with clause files has a chapter, and SUMMARY names it.
    /// Gives the folders that have no chapter of a topic.
    fn topic_folders(&mut self, folder: &str, entries: &[summary::Entry], corpus: &Corpus) -> BTreeSet<String> {
        let named: HashSet<String> = entries.iter().map(|entry| format!("{folder}/{}", entry.path.value)).collect();
        let mut seen = BTreeMap::new();
        for (path, bytes) in self.files {
            let Some((name, _)) = path.strip_prefix(&format!("{folder}/")).and_then(|rest| rest.split_once('/')) else {
                continue;
            };
            let is_ours = path.ends_with(".md")
                && (front_matter::begins_bytes(bytes) || (front_matter::begins_as_yaml(bytes) && self.may_be_ours(path)));
            // A chapter in a wrong folder was reported where SUMMARY names it.
            let was_reported = named.contains(path) && *path != format!("{folder}/{name}/index.md");
            if is_ours && !was_reported && !corpus.topics.iter().any(|topic| topic.folder == name) {
                seen.entry(name.to_owned()).or_insert_with(|| path.clone());
            }
        }
        let folders = seen.keys().cloned().collect();
        for (name, path) in seen {
            let chapter = format!("{folder}/{name}/index.md");
            let Some(file) = self.text(self.files.get_key_value(&chapter).map_or(&path, |(key, _)| key)) else { continue };
            let span = Span::new(file, 0..floor_char_boundary(self.sources.text(file), 3));
            // What is wrong with its front matter is why the chapter is no topic.
            let is_cause = |d: &Diagnostic| d.severity == Severity::Error && d.span.is_some_and(|span| span.file == file);
            if self.diagnostics.iter().any(is_cause) {
                continue;
            }
            self.diagnostics.push(match self.files.get(&chapter) {
                Some(bytes) if front_matter::begins_bytes(bytes) => {
                    Diagnostic::new(Code::TopicNotInSummary, span, format!("SUMMARY.md does not name the topic `{name}`"))
                        .help(format!("add `- [Title]({name}/index.md)` to SUMMARY.md"))
                }
                Some(_) => Diagnostic::new(
                    Code::FrontMatterMissing,
                    span,
                    format!("`{chapter}` is not a topic chapter (no front matter), but its folder contains clauses"),
                )
                .help("begin it with +++ front matter: prefix, title, summary"),
                None => Diagnostic::new(Code::MissingFile, span, format!("the folder `{name}` contains clauses, but no `index.md`"))
                    .help(format!("write `{chapter}`: +++ front matter (prefix, title, summary), then an introduction")),
            });
        }
        folders
    }

    /// Whether nothing lies at a path, and nothing was reported of it or of a folder above it.
    fn is_absent(&self, path: &str) -> bool {
        let is_there = |path: &str| match self.files.entry(path) {
            Some(Entry::Folder) | None => false,
            Some(_) => true,
        };
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        !above.chain([path]).any(is_there)
    }

    /// The text of a file, decoded once; `None` if there is none or it cannot be used.
    fn text(&mut self, path: &str) -> Option<FileId> {
        if let Some(file) = self.texts.get(path) {
            return Some(*file);
        }
        let bytes = self.files.get(path)?;
        let file = source::decode(path, bytes, &mut self.sources, &mut self.diagnostics)?;
        self.texts.insert(path.to_owned(), file);
        Some(file)
    }

    /// The words of the program in the language of the book, with those of the book's own file.
    fn words(&mut self) -> Words {
        let language = self.book.language();
        let path = words::path(language);
        let others = self.files.keys().filter(|other| words::is_word_file(other) && **other != path);
        for other in others {
            self.diagnostics.push(
                Diagnostic::without_place(Code::UnknownWord, format!("no page has the words of `{other}`"))
                    .help(format!("the language of the book is `{language}`: name the file `{path}`, or set `language` in book.toml")),
            );
        }
        let own = self.text(&path).map(|file| {
            let text = self.sources.text(file);
            words::check(file, text, language, &mut self.diagnostics);
            text.to_owned()
        });
        let missing = words::missing(language, own.as_deref().unwrap_or_default());
        if missing > 0 {
            let place = self.text("book.toml").and_then(|file| self.book.keys(file).key(&["book", "language"]));
            self.diagnostics.push(
                Diagnostic::at(Code::MissingWords, place, format!("pages have {missing} words in English, not in `{language}`"))
                    .help(format!("write them in `{path}`; the manual, \"Languages and words\", says where all words are listed")),
            );
        }
        Words::new(language, self.book.is_right_to_left(), own.as_deref())
    }

    fn book(&mut self) {
        if let Some(file) = self.text("book.toml") {
            let keys = self.book.keys(file);
            book::check(self.book, &keys, self.sources.text(file), &mut self.diagnostics);
            for path in named::check(self.book, &keys, self.files, &mut self.diagnostics) {
                self.text(&path);
            }
        } else if self.is_absent("book.toml") {
            self.diagnostics.push(
                Diagnostic::without_place(Code::MissingFile, "`book.toml` does not exist")
                    .help("pass the folder that contains book.toml, for example `mdbook-clauses build book`"),
            );
        }
    }
}
