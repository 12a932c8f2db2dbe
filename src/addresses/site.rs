//! What a site has once, whatever editions it has: its files, its tools and the lists of its releases.

use super::{Addresses, outside};
use crate::corpus::{ClauseId, topic::chapter_address};

/// `clause.md`, beside the page of a clause.
pub const CLAUSE_MARKDOWN: &str = "clause.md";
/// `clause.json`, beside the page of a clause.
pub const CLAUSE_JSON: &str = "clause.json";
/// The picture that previews show of every page without one of its own.
pub const SITE_CARD: &str = "assets/card.png";
/// The search page; the search has the index of the text of today only.
pub const SEARCH: &str = "search/";
/// What tells a browser how its address bar can search the site.
pub const OPEN_SEARCH: &str = "search/opensearch.xml";
/// Where a reader makes a schedule of clauses.
pub const SCHEDULE: &str = "schedule/";
/// What the page of the schedule needs of all clauses.
pub const SCHEDULE_CLAUSES: &str = "schedule/clauses.json";
/// What the annexes of a schedule say of all clauses.
pub const SCHEDULE_ANNEXES: &str = "schedule/annexes.json";
/// Which provisions of outside documents the clauses cite, for the page of the schedule.
pub const SCHEDULE_RULES: &str = "schedule/rules.json";
/// What the page of the schedule needs of a release: the texts that are others today.
pub fn schedule_release(release: &str) -> String {
    format!("{SCHEDULE}{release}.json")
}
/// Where a reader compares a draft of the other side with the clauses.
pub const COMPARE: &str = "compare/";
/// Who owes what, on two sheets of paper.
pub const MATRIX: &str = "clauses/matrix/";
/// The list of releases, with what each of them changed.
pub const CHANGES: &str = "changes/";
/// The feed of all changes.
pub const FEED: &str = "feed.xml";
/// The whole corpus as one HTML file, below the root of its edition.
pub const ONE_FILE: &str = "reference.html";
/// The page for every address that does not exist.
pub const NOT_FOUND: &str = "404.html";
/// mdBook's page with its table of contents, which no site has: each page has the contents itself.
pub const CONTENTS: &str = "toc.html";
/// mdBook's page with the whole book, where book.toml asks for one.
pub const PRINT: &str = "print.html";
/// The schema of the whole corpus as JSON.
pub const SCHEMA: &str = "api/schema.json";
/// The schema of one clause as JSON.
pub const CLAUSE_SCHEMA: &str = "api/clause.schema.json";
/// The schema of a line of the whole corpus as JSON, an entry a line.
pub const LINE_SCHEMA: &str = "api/clauses.ndjson.schema.json";
/// The whole corpus as a catalog of OSCAL.
pub const OSCAL_CATALOG: &str = "api/oscal-catalog.json";
/// What language models are told of the site: the list of its texts.
pub const LLMS: &str = "llms.txt";
/// All texts in one file, for language models.
pub const LLMS_FULL: &str = "llms-full.txt";
/// The licence of the stemmers in the engines of languages other than English.
pub const STEMMERS_LICENCE: &str = "licences/snowball.txt";
/// The list of what the site has, for the scripts that answer addresses which it does not have.
pub const KNOWN: &str = "api/addresses.json";
/// The map of the site for robots.
pub const SITEMAP: &str = "sitemap.xml";
/// What a site is made from and of: the program, the release, the hash of each file.
pub const MANIFEST: &str = "site.json";
/// What robots may read.
pub const ROBOTS: &str = "robots.txt";
/// Where to report a weakness of the site, by RFC 9116.
pub const SECURITY: &str = ".well-known/security.txt";
/// The list of files with hashed names, a JSON array of paths.
pub const HASHED_FILES: &str = "api/files.json";

/// A document of all clauses that the site has ready.
pub fn document(name: &str) -> String {
    format!("{DOCUMENTS}{name}")
}

/// A document of the clauses of a profile, by the ending of its format.
pub fn profile_document(profile: &str, ending: &str) -> String {
    format!("{DOCUMENTS}profile-{profile}.{ending}")
}

/// The folder of documents.
const DOCUMENTS: &str = "api/documents/";

/// The picture that previews show of a clause, whatever edition of it they lead to.
pub fn clause_card(id: &ClauseId) -> String {
    format!("{}card.png", Addresses::default().clause(id))
}

/// The folder of the theme's files.
pub const ASSETS: &str = "assets/";

/// A file of the theme, by its published name.
pub fn asset(name: &str) -> String {
    format!("{ASSETS}{name}")
}

/// A file that a book adds, by its path.
pub fn file(path: &str) -> String {
    outside::encode_path(path)
}

/// The answer of the search page to these words.
pub fn search_for(words: &str) -> String {
    format!("{SEARCH}?q={}", outside::encode(words))
}

/// A file of the search index, by its published name.
pub fn index_file(name: &str) -> String {
    format!("{SEARCH}{name}")
}

/// The folder of all that changed since a state. It has no page of its own, and leads to the list of releases.
pub fn differences_from(from: &str) -> String {
    format!("{CHANGES}{from}/")
}

/// What changed from one state of the corpus to another, each by the name of a release or `unreleased`.
pub fn difference(from: &str, to: &str) -> String {
    format!("{}{to}/", differences_from(from))
}

/// The same, for the clauses of one topic where they have a page of their own.
pub fn topic_difference(from: &str, to: &str, folder: &str) -> String {
    format!("{}{folder}/", difference(from, to))
}

/// A prose chapter, by its path in the book.
pub fn chapter(path: &str) -> String {
    chapter_address(path)
}

/// The list of all releases.
pub const RELEASES: &str = "v/";

/// Where a provision of an outside document can be read, from the pattern of `frameworks.toml`: its section is the
/// provision up to the first bracket.
pub fn provision_source(pattern: &str, provision: &str) -> String {
    let section = provision.split('(').next().unwrap_or(provision);
    pattern.replace("{provision}", &outside::encode_path(provision)).replace("{section}", &outside::encode_path(section))
}
