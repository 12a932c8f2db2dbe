//! Values that the views of several pages share, and what stands around every page.
//!
//! Every `href` is relative to the page that shows it, except those of [`Head`] that are named
//! absolute. Fields of type [`Html`] are safe HTML from the one renderer of corpus text and are written
//! by templates with `|safe`; everything else is plain text, which the template engine escapes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::kind::PageKind;

/// Safe HTML, made by the renderer of corpus text or the template engine.
pub type Html = String;

/// What every template of a whole page gets.
#[derive(Debug, Serialize)]
pub struct Page<'a, V> {
    /// The same on every page.
    pub site: &'a Site,
    /// What stands in `<head>` and tells the frame where it is.
    pub head: Head,
    /// Where the parts of the site are, as seen from this page.
    pub urls: Urls,
    /// The release that the page belongs to; none on pages of the text of today.
    pub release: Option<ReleaseOfPage>,
    /// The page's own content.
    pub view: V,
}

/// What the template of a part of a page gets, and of a page without a frame.
#[derive(Debug, Serialize)]
pub struct Part<'a, V> {
    /// The same on every page.
    pub site: &'a Site,
    /// The head of the page that the part belongs to.
    pub head: &'a Head,
    /// The part's own content; templates have its fields beside the two.
    #[serde(flatten)]
    pub view: V,
}

/// The release that a page belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct ReleaseOfPage {
    /// `2026-11`.
    pub name: String,
    /// `First draft for comment`, or empty.
    pub title: String,
    /// The day on which it was frozen, ISO date.
    pub date: String,
    /// The list of all that is in it, relative.
    pub list: String,
    /// The list of all releases, relative.
    pub all: String,
    /// What has changed since, relative.
    pub since: String,
    /// The page of the text of today that says what this page says, relative.
    pub today: String,
}

/// The text of a clause in the newest release.
#[derive(Debug, Clone, Serialize)]
pub struct Released {
    /// `2026-11`.
    pub name: String,
    /// Its page, relative.
    pub href: String,
    /// The permanent address of that page, where there is one.
    pub address: Option<String>,
    /// Whether the text of today says the same.
    pub is_same: bool,
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
    /// What the text of today is, in front of every page: `Unofficial draft for 2026-12.`.
    pub status_line: String,
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
    /// Why pages have no permanent address, as a sentence; none where they have one.
    pub no_address: Option<String>,
    /// How many there are of what the site has lists of: of what it has none, it has no list.
    pub counts: Counts,
    /// The declared parties, in order; shapes alternate by position.
    pub parties: Vec<Party>,
    /// Where the live-reload socket is, while serving, e.g. `__livereload`.
    pub live_reload: Option<String>,
}

/// How many there are of what a site has lists of.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Counts {
    /// Clauses.
    pub clauses: usize,
    /// Topics.
    pub topics: usize,
    /// Defined terms.
    pub terms: usize,
    /// Outside documents.
    pub frameworks: usize,
    /// Profiles.
    pub profiles: usize,
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

/// The engine of the search for English, as a file of the theme.
pub const ENGINE: &str = "clause-search.bin";
/// The engine for every other language.
pub const ENGINE_OF_OTHERS: &str = "clause-search-languages.bin";
/// What only a site in English has: the engines of the search and of the comparison that know no other language.
pub const ENGINES_OF_ENGLISH: [&str; 3] = [ENGINE, "clause-compare.bin", "clause-compare.js"];
/// What stands instead on a site in another language. These engines are larger.
pub const ENGINES_OF_OTHERS: [&str; 3] = [ENGINE_OF_OTHERS, "clause-compare-languages.bin", "clause-compare-languages.js"];

/// What the search in the browser loads: paths in [`super::Options`], links in [`Urls`].
#[derive(Debug, Clone, Serialize)]
pub struct SearchFiles {
    /// The dialog and the search page.
    pub script: String,
    /// Their style.
    pub style: String,
    /// The worker that runs the engine.
    pub worker: String,
    /// The engine, WebAssembly.
    pub engine: String,
    /// The main file of the index; its parts lie beside it.
    pub index: String,
}

impl SearchFiles {
    /// The paths of these files, given those of the theme's files and of the main file of the index; none where the
    /// program carries no engine for the browser.
    pub fn of(assets: &BTreeMap<String, String>, index: &str) -> Option<Self> {
        Some(Self {
            script: assets.get("search.js")?.clone(),
            style: assets.get("search.css")?.clone(),
            worker: assets.get("search-worker.js")?.clone(),
            engine: assets.get(ENGINE).or_else(|| assets.get(ENGINE_OF_OTHERS))?.clone(),
            index: index.to_owned(),
        })
    }
}

/// Where the parts of the site are, as seen from one page.
#[derive(Debug, Clone, Serialize)]
pub struct Urls {
    /// The landing page.
    pub home: String,
    /// The book in a folder of which the site lies.
    pub book: Option<Link>,
    /// Its list of topics.
    pub topics: String,
    /// The whole notice, on the landing page.
    pub notice: String,
    /// The list of all clauses.
    pub clauses: String,
    /// The page of the clause whose id stands for `{id}`, in lower case.
    pub clause_pattern: String,
    /// The glossary.
    pub terms: String,
    /// The list of all frameworks.
    pub frameworks: String,
    /// All releases; none where there is no release yet.
    pub changes: Option<String>,
    /// All profiles.
    pub profiles: String,
    /// The search page.
    pub search: String,
    /// Who owes what.
    pub matrix: String,
    /// The page of the schedule.
    pub schedule: String,
    /// The page that compares a draft.
    pub compare: String,
    /// What these two pages need of all clauses.
    pub schedule_clauses: String,
    /// What its annexes say of them.
    pub schedule_annexes: String,
    /// Which provisions of outside documents the clauses cite.
    pub schedule_rules: String,
    /// The list of what the site has, for scripts.
    pub known: String,
    /// All clauses as a table.
    pub csv: String,
    /// The whole corpus as JSON.
    pub json: String,
    /// The whole corpus as one HTML file.
    pub one_file: String,
    /// What tells a browser how to search the site; none where the site has no search, or no address.
    pub open_search: Option<String>,
    /// The prose chapters of the book.
    pub chapters: Vec<Link>,
    /// The additional styles of book.toml.
    pub styles: Vec<String>,
    /// The additional scripts of book.toml.
    pub scripts: Vec<String>,
    /// What the search loads; none where the program carries no engine for the browser.
    pub search_files: Option<SearchFiles>,
}

/// The head of one page.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// The whole content of `<title>`.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
    /// What mail and chat show of this page.
    pub preview: Preview,
    /// Where the text of the licence of what the page is about lies, where that is known.
    pub licence: Option<String>,
    /// What the page is about, as JSON for programs that look for that in the head; none where it is about nothing.
    pub data: Option<Html>,
    /// From this page to the root of the site, where styles and scripts lie: `./`, `../` or `../../`.
    /// On the 404 page the absolute path.
    pub site_root: String,
    /// This page's path from the root of the site, e.g. `c/pat-2/`.
    #[serde(skip)]
    pub path: String,
    /// The absolute address of this page; left out while serving.
    pub canonical: Option<String>,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Class of `<body>`, e.g. `clause-page`.
    pub class: &'static str,
    /// Which entry of the site's navigation is current: `clauses`, `topics`, `terms`, `references`, `about`, `search` or empty.
    pub nav: &'static str,
    /// `<base href>`, on the 404 page only.
    pub base: Option<String>,
    /// Address of a Markdown rendering of the same thing, relative.
    pub markdown: Option<String>,
    /// Relative addresses of the neighbours, for `<link rel>`.
    pub previous: Option<String>,
    /// See `previous`.
    pub next: Option<String>,
    /// Feeds of what changes here, for feed readers.
    pub feeds: Vec<Link>,
    /// Whether robots are asked to keep this page out of their index.
    pub noindex: bool,
}

/// What mail and chat show of a page: they cut its words, so that the mark of the corpus comes first.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// At most 70 characters.
    pub title: String,
    /// At most 200 characters, or empty.
    pub description: String,
    /// The picture; none where nobody draws one, or the site has no absolute address.
    pub image: Option<Picture>,
}

/// A picture of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Its absolute address.
    pub address: String,
    /// Its width in pixels.
    pub width: u16,
    /// Its height in pixels.
    pub height: u16,
    /// What it says, for people who do not see it.
    pub alternative: String,
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

/// A party that a clause binds, with the list of all clauses that do.
#[derive(Debug, Clone, Serialize)]
pub struct BoundParty {
    /// Who.
    #[serde(flatten)]
    pub party: Party,
    /// The list, relative; empty where there are no lists.
    pub href: String,
}

/// A kind or a phase: a word with its explanation and its list.
#[derive(Debug, Clone, Serialize)]
pub struct FacetLink {
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

impl FacetLink {
    /// A word that nothing declares; `check` has reported it.
    pub(super) fn unknown(id: &str) -> Self {
        Self { id: id.to_owned(), name: id.to_owned(), title: id.to_owned(), help: String::new(), href: String::new() }
    }
}

/// A clause named by another page.
#[derive(Debug, Clone, Serialize)]
pub struct ClauseLink {
    /// The language of its text, where that is not the language of the page.
    pub language: Option<String>,
    /// `PAT-2`.
    pub id: String,
    /// Title in plain text, without the id.
    pub title: String,
    /// One plain sentence.
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
