//! What every page of a build is made from: the edition, the site, its addresses, its facets.

use std::collections::HashSet;

use crate::addresses::{self, Addresses};
use crate::cards;
use crate::corpus::official::OfficialText;
use crate::corpus::topic::Chapter;
use crate::corpus::{Corpus, Register, Settings};
use crate::link::{Edition, Facet, facets};
use crate::release::Release;
use crate::text::capitalised;
use crate::words::Words;

use super::parts::{Counts, Licence, Official, Party, SearchFiles, Site};

/// Shapes of parties, in the order in which they are declared.
const SHAPES: [&str; 4] = ["ring", "square", "diamond", "bar"];

/// Where links to clauses lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To the pages that the renderer makes.
    Site,
    /// In chapters that stay mdBook's own: to the pages that the renderer makes beside them, otherwise to anchors in topic
    /// chapters.
    ChaptersOnly,
    /// To anchors of the one file that holds everything.
    OneFile,
}

/// The options of a build.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where links to clauses lead.
    pub mode: Mode,
    /// Whether absolute addresses are written; `serve` leaves them out.
    pub absolute: bool,
    /// Where the live-reload socket is, while serving.
    pub live_reload: Option<String>,
    /// The book beside which the site lies, where it has no pages of its own for chapters.
    pub beside: Option<Beside>,
}

/// A book that stays mdBook's own, with a site of ours in a folder of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The folder of the site in the book, without slashes.
    pub folder: String,
    /// The title of the book.
    pub title: String,
}

/// Styles and scripts that book.toml adds to every page, as paths.
#[derive(Debug, Clone, Default)]
pub struct Additional {
    /// Styles, in order, after those of the theme.
    pub styles: Vec<String>,
    /// Scripts, in order.
    pub scripts: Vec<String>,
}

/// What the pages of a build are made from.
#[derive(Debug)]
pub struct Context<'e> {
    /// The linked corpus.
    pub edition: &'e Edition,
    /// Its releases, newest first; none on the pages of a release, which know of no other.
    pub releases: &'e [Release],
    /// Provisions of the official document that pages of clauses may show.
    pub official: &'e [OfficialText],
    /// The release that the edition is; none for the text of today.
    pub release: Option<&'e Release>,
    /// The same on every page.
    pub site: Site,
    /// What the program writes, in the language of the book; on the pages of a release too.
    pub words: Words,
    /// Where everything is.
    pub addresses: Addresses,
    /// The options of the build.
    pub options: Options,
    /// What the search in the browser loads, as paths; none where there is no engine for it.
    pub search_files: Option<SearchFiles>,
    /// What book.toml adds to every page.
    pub additional: Additional,
    /// The ways to divide clauses, each value with its clauses.
    pub facets: Vec<Facet>,
    /// What the edition publishes.
    pub published: Register,
    /// Pages that have moved, each with the path that it leads to.
    pub moved: Vec<(String, String)>,
    /// Names that several pages have: a topic and a term may both be called `Rent`.
    pub shared_names: HashSet<String>,
}

impl<'e> Context<'e> {
    /// Prepares the edition of today for rendering.
    pub fn new(edition: &'e Edition, releases: &'e [Release], options: Options) -> Self {
        let address = edition.corpus.settings.address.clone().filter(|_| options.absolute);
        let addresses = match (&options.beside, options.mode) {
            (Some(beside), Mode::ChaptersOnly) => Addresses::in_folder(address, &beside.folder),
            (Some(beside), Mode::Site | Mode::OneFile) => Addresses::current(address.map(|address| format!("{address}{}/", beside.folder))),
            (None, _) => Addresses::current(address),
        };
        let published = Register::of(&edition.corpus);
        Self {
            edition,
            releases,
            official: &[],
            release: None,
            site: site(edition, &options),
            words: edition.corpus.words.clone(),
            addresses,
            options,
            search_files: None,
            additional: Additional::default(),
            facets: facets(edition),
            moved: addresses::moved_pages(&edition.corpus.register, &published).into_iter().collect(),
            shared_names: shared_names(&edition.corpus),
            published,
        }
    }

    /// A release in the same site. Only where the site lies, and what its pages load, is that of today.
    pub fn of_release(release: &'e Release, today: &Self) -> Self {
        let edition = &release.edition;
        Self {
            edition,
            releases: &[],
            official: &[],
            release: Some(release),
            site: Site { no_address: today.site.no_address.clone(), ..site(edition, &today.options) },
            words: today.words.clone(),
            addresses: today.addresses.of_release(release.name.as_str()),
            options: today.options.clone(),
            search_files: None,
            additional: today.additional.clone(),
            facets: Vec::new(),
            published: Register::of(&release.edition.corpus),
            moved: Vec::new(),
            shared_names: shared_names(&edition.corpus),
        }
    }

    /// The same edition in another mode.
    #[must_use]
    pub fn in_mode(&self, mode: Mode) -> Self {
        let mut other = Self::new(self.edition, self.releases, Options { mode, ..self.options.clone() });
        other.addresses = self.addresses.clone();
        other
    }

    /// Whether this build makes a page of each clause and term.
    pub fn has_pages(&self) -> bool {
        self.options.mode == Mode::Site || (self.options.mode == Mode::ChaptersOnly && self.options.beside.is_some())
    }

    /// Whether the site has feeds: what they name needs absolute addresses, and is in releases only.
    pub fn has_feeds(&self) -> bool {
        let has_releases = !self.releases.is_empty() || self.release.is_some();
        self.options.mode == Mode::Site && has_releases && self.addresses.absolute("").is_some()
    }

    /// Whether the pages name pictures for previews: this program draws some, and a preview finds them at an absolute address.
    pub fn has_cards(&self) -> bool {
        cards::DRAWS && self.addresses.absolute("").is_some()
    }

    /// The prose chapters, without the first, whose place the landing page takes.
    pub(super) fn chapters(&self) -> impl Iterator<Item = &'e Chapter> {
        self.edition.corpus.chapters.iter().filter(|chapter| !chapter.is_landing())
    }
}

/// The names that more than one of the pages of a corpus has.
fn shared_names(corpus: &Corpus) -> HashSet<String> {
    let topics = corpus.topics.iter().map(|topic| topic.title.as_str());
    let chapters = corpus.chapters.iter().map(|chapter| chapter.name.as_str());
    let terms = corpus.terms.iter().map(|term| term.term.value.as_str());
    let frameworks = corpus.frameworks.iter().map(|framework| framework.title.as_str());
    let profiles = corpus.profiles.iter().map(|profile| profile.title.as_str());
    let mut seen = HashSet::new();
    let all = topics.chain(chapters).chain(terms).chain(frameworks).chain(profiles);
    all.filter(|name| !seen.insert(*name)).map(str::to_owned).collect()
}

/// What the text of today is: `Unofficial draft for 2026-12.`; empty where a corpus has nothing to warn of.
fn status_line(settings: &Settings) -> String {
    if settings.status.is_none() && settings.draft.is_none() && settings.official.is_none() {
        return String::new();
    }
    let words = [settings.status.as_deref().unwrap_or_default(), &settings.edition];
    let line = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    format!("{}.", capitalised(&line))
}

fn site(edition: &Edition, options: &Options) -> Site {
    let settings = &edition.corpus.settings;
    let parties = settings.parties.iter().enumerate().map(|(index, party)| Party {
        id: party.id.value.clone(),
        name: party.name.clone(),
        title: party.title.clone(),
        help: party.help.clone(),
        shape: SHAPES[index % SHAPES.len()],
    });
    let official = settings.official.as_ref().map(|official| Official {
        name: official.name.clone(),
        title: official.title.clone(),
        publisher: official.publisher.clone(),
        host: addresses::host(&official.address).to_owned(),
        address: official.address.clone(),
    });
    Site {
        title: settings.title.clone(),
        mark: settings.status.clone(),
        full_title: settings.full_title(),
        tagline: settings.tagline.clone(),
        edition: settings.edition.clone(),
        draft: settings.draft.clone(),
        status_line: status_line(settings),
        reviewed_none: settings.reviewed_none.clone(),
        jurisdiction: settings.jurisdiction.clone(),
        official,
        notice_line: settings.notice_line.clone(),
        notice_full: settings.notice_full.clone(),
        licence: Licence {
            clauses: settings.licence.clauses.clone(),
            text: settings.licence.text.clone(),
            code: settings.licence.code.clone(),
        },
        repository: settings.repository.clone(),
        contact: settings.contact.clone(),
        counts: Counts {
            clauses: edition.corpus.clauses.len(),
            topics: edition.corpus.topics.len(),
            terms: edition.corpus.terms.len(),
            frameworks: edition.corpus.frameworks.len(),
            profiles: edition.corpus.profiles.len(),
        },
        parties: parties.collect(),
        live_reload: options.live_reload.clone(),
        no_address: match &settings.address {
            None => Some(edition.corpus.words.get("no-address")),
            Some(_) if !options.absolute => Some(edition.corpus.words.get("no-address-preview")),
            Some(_) => None,
        },
    }
}
