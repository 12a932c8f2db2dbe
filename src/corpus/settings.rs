//! `corpus.toml`: names, notices, vocabulary, house rules.

use std::collections::{BTreeMap, BTreeSet};

use super::{ClauseId, ItemStyle, Spanned};
use crate::diagnostics::{Code, Severity};

/// What the corpus is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Name of the site, without a mark.
    pub title: String,
    /// Names that it had when earlier releases were made.
    pub former_titles: Vec<String>,
    /// One line under the name.
    pub tagline: String,
    /// `unofficial`, or empty: goes into titles, cards, citations, mails, copies and exports.
    pub status: Option<String>,
    /// What this edition is called in citations.
    pub edition: String,
    /// What a draft promises; none once there is a release.
    pub draft: Option<String>,
    /// Which law it is written for.
    pub jurisdiction: Option<String>,
    /// The site's absolute address with a final slash.
    pub address: Option<String>,
    /// The repository, `https:` without a final slash.
    pub repository: Option<String>,
    /// Branch that edit links lead to.
    pub branch: String,
    /// Folder of the book in the repository.
    pub book_folder: String,
    /// The source folder in that of the book, which `book.toml` names.
    pub source_folder: String,
    /// The page that edits a file, with `{path}` and perhaps `{branch}` in it; none where the repository's host says it.
    pub edit: Option<String>,
    /// The form for a report, perhaps with `{title}` and `{body}` in it; none where the repository's host says it.
    pub report: Option<String>,
    /// Where mistakes are reported: `mailto:` or `https:`.
    pub contact: Option<String>,
    /// The last day for which somebody answers there.
    pub contact_until: Option<String>,
    /// Licences of clause text, other text, code.
    pub licence: Licence,
    /// The text that this corpus is not.
    pub official: Option<Official>,
    /// Where the words of that text lie on this machine.
    pub official_folder: Option<OfficialFolder>,
    /// The notice in one line, shown above every clause; none where the corpus has no notice.
    pub notice_line: Option<String>,
    /// The whole notice.
    pub notice_full: Vec<String>,
    /// Said beside the heading of each party's view, such as `An invented voice`.
    pub view_note: Option<String>,
    /// Said where a clause has no review.
    pub reviewed_none: String,
    /// Id of the profile that the landing page shows.
    pub starter: Option<Spanned<String>>,
    /// The clause that says what becomes of references to clauses which the parties have left out.
    pub omitted_clauses: Option<Spanned<ClauseId>>,
    /// Words that show what the search can do.
    pub searches: Vec<String>,
    /// Who reads the corpus, each with a way in.
    pub readers: Vec<Reader>,
    /// The example of the landing page.
    pub example_clause: Option<Spanned<ClauseId>>,
    /// Who can be bound, in order.
    pub parties: Vec<VocabularyEntry>,
    /// What a clause can be.
    pub kinds: Vec<VocabularyEntry>,
    /// When a clause can apply.
    pub phases: Vec<VocabularyEntry>,
    /// How topics are arranged.
    pub pillars: Vec<VocabularyEntry>,
    /// What is not said of words because a declaration that might have them is wrong, which was reported.
    pub undecided: BTreeSet<Code>,
    /// Level of each lint.
    pub lints: BTreeMap<Code, Level>,
    /// Capitalised words that clause text may use without a definition: names of months, lists, formats.
    pub allowed_capitals: Vec<String>,
    /// Longest sentence of clause text, in words.
    pub longest_sentence: usize,
    /// Shortest sentence of clause text, in words.
    pub shortest_sentence: usize,
    /// Most other clauses that one clause text may name.
    pub most_links: usize,
    /// How many findings of a lint the whole corpus may have; none where each is reported.
    pub budgets: BTreeMap<Code, usize>,
    /// Whether chapters may have directives of mdBook.
    pub includes: Includes,
    /// How the items of clauses are numbered.
    pub items: ItemStyle,
}

/// A kind of reader, and where such a reader begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// `Contract manager at a hospital`.
    pub name: String,
    /// What such a reader wants, in one sentence.
    pub help: String,
    /// The chapter to begin with, its path as in SUMMARY.md, perhaps with an anchor.
    pub chapter: Option<Spanned<String>>,
    /// Id of the profile to begin with.
    pub profile: Option<Spanned<String>>,
}

impl Settings {
    /// Name with the mark: `MC2 Clause Reference (unofficial)`.
    pub fn full_title(&self) -> String {
        match &self.status {
            Some(status) => format!("{} ({status})", self.title),
            None => self.title.clone(),
        }
    }

    /// The citation of something, with its address where it has a permanent one.
    pub fn citation(&self, what: &str, address: Option<&str>) -> String {
        let address = address.map(|address| format!(", {address}")).unwrap_or_default();
        format!("{}, {}, {what}{address}", self.full_title(), self.edition)
    }

    /// The line that copies of a text end with: whose text it is, what, in which edition, and its address where it has
    /// one.
    pub fn source_line(&self, what: &str, edition: &str, address: Option<&str>) -> String {
        let address = address.map(|address| format!(", {address}")).unwrap_or_default();
        format!("{}, {what}, {edition}{address}", self.full_title())
    }

    /// Whether the parties are those that the corpus means: otherwise corpus.toml was reported.
    pub fn knows_parties(&self) -> bool {
        !self.parties.is_empty() && !self.undecided.contains(&Code::UnknownParty)
    }

    /// The party of an id.
    pub fn party(&self, id: &str) -> Option<&VocabularyEntry> {
        self.parties.iter().find(|party| party.id.value == id)
    }
}

/// What becomes of `{{#include file}}` and its kind in chapters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Includes {
    /// Files of the book's source folder are included, and keep the rules of the chapter.
    #[default]
    Source,
    /// None is allowed.
    Refuse,
}

/// Three licences, as people write them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Licence {
    /// Of clause text.
    pub clauses: String,
    /// Of all other text.
    pub text: String,
    /// Of the generator.
    pub code: String,
}

/// The official text that notices point to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// Short name.
    pub name: String,
    /// Long title.
    pub title: String,
    /// Who publishes it; empty where that is not said.
    pub publisher: String,
    /// Where it is published: an `https:` or `http:` address.
    pub address: String,
}

/// The folder with the words of the official text, beside the source folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialFolder {
    /// Its path in the book.
    pub path: Spanned<String>,
    /// Whether whoever has the right wants the words on the published site.
    pub publish: bool,
}

/// A declared word: a party, kind, phase or pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VocabularyEntry {
    /// Id in files and addresses.
    pub id: Spanned<String>,
    /// The word on pages.
    pub name: String,
    /// A longer name.
    pub title: String,
    /// One sentence that explains it.
    pub help: String,
}

/// How a lint counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not looked for.
    Off,
    /// A diagnostic of this severity.
    On(Severity),
}
