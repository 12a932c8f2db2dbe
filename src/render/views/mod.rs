//! What the templates see: one `Serialize` struct a template, and the small parts they share.
//!
//! A view holds finished strings. Fields named `*_html` or of type [`Html`] are safe HTML from the
//! one Markdown renderer and are written by templates with `|safe`; everything else is plain text
//! and is escaped by the template engine. Every `href` is relative to the page that shows it, except
//! those of [`Head`] that are named absolute. Views never look anything up: the builders beside
//! them do.

pub mod clause;
pub mod clause_list;
pub mod framework;
pub mod landing;
pub mod not_found;
pub mod notes;
pub mod one_file;
pub mod search_page;
pub mod term;
pub mod topic;

use serde::Serialize;

/// Safe HTML, made by the Markdown renderer or the template engine.
pub type Html = String;

/// What every template gets: the site, this page's head, and the page's own view.
#[derive(Debug, Serialize)]
pub struct Page<'a, V> {
    /// The same on every page.
    pub site: &'a Site,
    /// What stands in `<head>` and tells the frame where it is.
    pub head: Head,
    /// The page's own content.
    pub view: V,
}

/// What is the same on every page.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// Name without the mark, e.g. `MC2 Clause Reference`.
    pub title: String,
    /// `unofficial`, where the corpus says so.
    pub mark: Option<String>,
    /// Name with the mark, e.g. `MC2 Clause Reference (unofficial)`.
    pub full_title: String,
    /// One line under the name.
    pub tagline: String,
    /// What this edition is called in citations, e.g. `draft for 2026-12`.
    pub edition: String,
    /// The promise while nothing is released: `wording may change, addresses will not.`
    pub draft: Option<String>,
    /// Said where a clause has no review.
    pub reviewed_none: String,
    /// `Written for US law.`
    pub jurisdiction: Option<String>,
    /// The text that this corpus is not.
    pub official: Option<Official>,
    /// The one line above every clause, without its leading word.
    pub notice_line: Option<String>,
    /// The whole notice, a paragraph each.
    pub notice_full: Vec<String>,
    /// Licence of the clause text, of other text, of the code.
    pub licence: Licence,
    /// Where the source lies, `https:`.
    pub repository: Option<String>,
    /// Where mistakes are reported, `mailto:` or `https:`.
    pub contact: Option<String>,
    /// The declared parties, in order; shapes alternate by position.
    pub parties: Vec<Party>,
    /// Where the live-reload socket is, while serving, e.g. `__livereload`.
    pub live_reload: Option<String>,
    /// What the search in the browser loads; none where the program carries no engine for it.
    pub search: Option<SearchFiles>,
    /// The prose chapters of the book, for the footer and the landing page.
    pub chapters: Vec<Chapter>,
    /// Number of clauses.
    pub clause_count: usize,
}

/// What the search in the browser loads, as paths from the root.
#[derive(Debug, Clone, Serialize)]
pub struct SearchFiles {
    /// The dialog and the search page.
    pub script: String,
    /// The worker that runs the engine.
    pub worker: String,
    /// The engine, WebAssembly.
    pub engine: String,
    /// The main file of the index; its parts lie beside it.
    pub index: String,
}

/// The official text that the notices point to.
#[derive(Debug, Clone, Serialize)]
pub struct Official {
    /// Short name, e.g. `MC2`.
    pub name: String,
    /// Long title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its address, `https:`.
    pub address: String,
    /// The host of that address, shown as the link's words.
    pub host: String,
}

/// The three licences.
#[derive(Debug, Clone, Serialize)]
pub struct Licence {
    /// Clause text.
    pub clauses: String,
    /// All other text.
    pub text: String,
    /// The generator.
    pub code: String,
}

/// A prose chapter, for links to it.
#[derive(Debug, Clone, Serialize)]
pub struct Chapter {
    /// Its name in SUMMARY.
    pub name: String,
    /// Its address from the root, e.g. `about-mc2/`.
    pub path: String,
}

/// The head of one page.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// The whole content of `<title>`.
    pub title: String,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// `./`, `../` or `../../`: from this page to the root of the site. On the 404 page the absolute path.
    pub root: String,
    /// This page's path from the root, e.g. `c/pat-2/`.
    pub path: String,
    /// The absolute address of this page; left out while serving.
    pub canonical: Option<String>,
    /// Which entry of the site navigation is current: `clauses`, `topics`, `terms`, `references`, `about`, `search` or empty.
    pub section: &'static str,
    /// Class of `<body>`, e.g. `clause-page`.
    pub body: &'static str,
    /// `<base href>`, on the 404 page only.
    pub base: Option<String>,
    /// Address of a Markdown rendering of the same thing, relative.
    pub markdown: Option<String>,
    /// Relative addresses of the neighbours, for `<link rel>`.
    pub previous: Option<String>,
    /// See `previous`.
    pub next: Option<String>,
    /// Whether robots are asked to keep this page out of their index.
    pub noindex: bool,
}

/// A link with words.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The words.
    pub name: String,
    /// Relative address.
    pub href: String,
}

/// A party, as a word and a shape.
#[derive(Debug, Clone, Serialize)]
pub struct Party {
    /// `mdm`.
    pub id: String,
    /// `MDM`.
    pub name: String,
    /// `Medical device manufacturer`.
    pub title: String,
    /// One sentence.
    pub help: String,
    /// `ring` for the first declared party, `square` for the second, then `diamond`, `bar`.
    pub shape: &'static str,
}

/// A kind, a phase, a topic: a word with its explanation and its list.
#[derive(Debug, Clone, Serialize)]
pub struct Facet {
    /// `operation`.
    pub id: String,
    /// `Operation`.
    pub name: String,
    /// `Clinical operation`.
    pub title: String,
    /// One sentence, shown in place.
    pub help: String,
    /// The list of all clauses of this value, relative; empty where there are no lists.
    pub href: String,
}

/// A clause named by another page.
#[derive(Debug, Clone, Serialize)]
pub struct ClauseLink {
    /// `PAT-2`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Relative address.
    pub href: String,
    /// Who is bound.
    pub parties: Vec<Party>,
    /// Name of its kind.
    pub kind: String,
    /// Names of its phases.
    pub phases: Vec<String>,
}

impl Facet {
    /// A word that nothing declares; `check` has reported it.
    pub(super) fn unknown(id: &str) -> Self {
        Self { id: id.to_owned(), name: id.to_owned(), title: id.to_owned(), help: String::new(), href: String::new() }
    }
}
