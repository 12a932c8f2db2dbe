//! A book that answers questions. What it cannot answer it refuses in a sentence that says what to ask instead.

use std::sync::OnceLock;

use clause_search::{BuildError, TantivyEngine};
use serde::Serialize;
use serde_json::Value;

use crate::addresses::Addresses;
use crate::assembly::search;
use crate::corpus::ClauseId;
use crate::diagnostics::suggest::{closest_n, join_or};
use crate::export::{RecordBuilder, notice};
use crate::link::Edition;
use crate::release::Release;

/// A linked corpus with its releases.
pub struct Library {
    pub(super) edition: Edition,
    /// Newest first.
    pub(super) releases: Vec<Release>,
    pub(super) addresses: Addresses,
    /// Built when somebody searches: not every conversation does.
    engine: OnceLock<Result<TantivyEngine, BuildError>>,
}

/// Why there is no answer, for whoever asked.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) String);

/// What an answer is about.
pub(super) struct Subject<'a> {
    /// The release whose text it is; none for the text of today.
    pub(super) release: Option<&'a Release>,
    pub(super) address: String,
    pub(super) citation: String,
}

/// An answer as a value, and as text in which the notice comes first.
pub(super) struct Answer {
    pub(super) value: Value,
    pub(super) text: String,
}

#[derive(Serialize)]
struct Whole<'a, T> {
    #[serde(flatten)]
    beginning: Beginning<'a>,
    #[serde(flatten)]
    content: T,
}

/// What every answer says before anything else.
#[derive(Serialize)]
struct Beginning<'a> {
    /// What the corpus is and is not.
    status: Option<String>,
    corpus: String,
    edition: &'a str,
    /// The name of the release whose text this is, or `unreleased` where the text of today has changes since the newest.
    release: &'a str,
    address: &'a str,
    citation: &'a str,
}

impl Library {
    /// A library of a corpus without errors, and its releases, newest first.
    pub fn new(edition: Edition, releases: Vec<Release>) -> Self {
        let addresses = Addresses::current(edition.corpus.settings.address.clone());
        Self { edition, releases, addresses, engine: OnceLock::new() }
    }

    /// What the corpus calls itself.
    pub(super) fn title(&self) -> String {
        self.edition.corpus.settings.full_title()
    }

    /// What the corpus is and is not, in one line.
    pub(super) fn notice(&self) -> Option<String> {
        notice(RecordBuilder::new(&self.edition, &self.addresses).header(), &self.edition.corpus.words)
    }

    /// An answer: what it is about, then its content.
    pub(super) fn answer(&self, subject: &Subject<'_>, content: impl Serialize) -> Result<Answer, Refusal> {
        let edition = subject.release.map_or(&self.edition, |release| &release.edition);
        let beginning = Beginning {
            status: self.notice(),
            corpus: self.title(),
            edition: &edition.corpus.settings.edition,
            release: self.release_name(subject.release),
            address: &subject.address,
            citation: &subject.citation,
        };
        let whole = Whole { beginning, content };
        let written = serde_json::to_string(&whole).and_then(|text| Ok(Answer { value: serde_json::to_value(&whole)?, text }));
        written.map_err(|error| Refusal(format!("the answer cannot be written as JSON: {error}")))
    }

    fn release_name<'a>(&'a self, release: Option<&'a Release>) -> &'a str {
        let newest = self.releases.first().filter(|_| self.edition.corpus.changes.is_empty());
        release.or(newest).map_or(crate::difference::UNRELEASED, |release| release.name.as_str())
    }

    /// What an answer from many clauses is about, and the page of the site that has the same.
    pub(super) fn page(&self, what: &str, path: &str) -> Subject<'static> {
        let citation = self.edition.corpus.settings.citation(what, self.addresses.absolute(path).as_deref());
        Subject { release: None, address: self.addresses.in_data(path), citation }
    }

    /// The engine of the search.
    pub(super) fn engine(&self) -> Result<&TantivyEngine, Refusal> {
        let engine = self.engine.get_or_init(|| TantivyEngine::new(search::documents(&self.edition), &search::settings(&self.edition)));
        engine.as_ref().map_err(|error| Refusal(format!("the search cannot be used: {error}")))
    }

    /// The release of a name.
    pub(super) fn release(&self, name: &str) -> Result<&Release, Refusal> {
        self.releases.iter().find(|release| release.name.as_str() == name).ok_or_else(|| {
            let known: Vec<&str> = self.releases.iter().map(|release| release.name.as_str()).collect();
            if known.is_empty() {
                return Refusal("this corpus has no release; leave `release` out for the text of today".to_owned());
            }
            Refusal(format!("there is no release `{name}`; use {}", join_or(&known)))
        })
    }
}

/// The id that was typed.
pub(super) fn id(typed: &str) -> Result<ClauseId, Refusal> {
    let typed = typed.trim().to_ascii_uppercase();
    ClauseId::parse(&typed).map_err(|reason| Refusal(format!("`{typed}` is not an id: an id {reason}")))
}

/// What to say of an id that an edition does not have.
pub(super) fn unknown(id: &ClauseId, edition: &Edition) -> Refusal {
    let corpus = &edition.corpus;
    let ids =
        corpus.clauses.iter().map(|clause| clause.id.value.as_str()).chain(corpus.retired.iter().map(|clause| clause.id.value.as_str()));
    let near = closest_n(id.as_str(), ids, 3);
    if near.is_empty() {
        return Refusal(format!("there is no clause `{id}`; look for its subject with the tool `search`"));
    }
    Refusal(format!("there is no clause `{id}`; did you mean {}?", join_or(&near)))
}
