//! What every view is built from: the edition, the site, and the way links are written.

use crate::corpus::{Block, Clause, ClauseId, Confidence, Named, Ours, Parameter, Slug, topic::chapter_address};
use crate::link::Edition;

use super::address;
use super::facets::{self, Facet};
use super::markdown::{Addresses, Renderer};
use super::views::{self, Chapter, ClauseLink, Head, Licence, Official, Party, Site};

/// Shapes of parties, in the order in which they are declared.
const SHAPES: [&str; 4] = ["ring", "square", "diamond", "bar"];

/// Where links to clauses lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To the pages that the renderer makes.
    Site,
    /// To anchors in topic chapters: mdBook has the preprocessor and no renderer of ours.
    ChaptersOnly,
    /// To anchors of the one file that holds everything.
    OneFile,
}

/// What a build is told from outside.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where links to clauses lead.
    pub mode: Mode,
    /// Whether absolute addresses are written; `serve` leaves them out.
    pub absolute: bool,
    /// Where the live-reload socket is, while serving.
    pub live_reload: Option<String>,
}

/// What views are built from.
#[derive(Debug)]
pub struct Context<'e> {
    /// The linked corpus.
    pub edition: &'e Edition,
    /// The same on every page.
    pub site: Site,
    /// What the build was told.
    pub options: Options,
    /// The ways to divide clauses, each value with its clauses.
    pub(super) facets: Vec<Facet>,
}

impl<'e> Context<'e> {
    /// Prepares an edition for rendering.
    pub fn new(edition: &'e Edition, options: Options) -> Self {
        let site = site(edition, options.live_reload.clone());
        Self { edition, site, options, facets: facets::of(edition) }
    }

    /// The absolute address of a path, where absolute addresses are written.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.edition.corpus.settings.address.as_ref().filter(|_| self.options.absolute)?;
        Some(format!("{base}{path}"))
    }

    /// The address in visible text: absolute, or from the root of the server.
    pub(super) fn shown(&self, path: &str) -> String {
        self.absolute(path).unwrap_or_else(|| format!("/{path}"))
    }

    /// The citation of a page.
    pub(super) fn citation(&self, what: &str, path: &str) -> String {
        format!("{}, {}, {what}, {}", self.site.full_title, self.site.edition, self.shown(path))
    }

    /// The head of a page of ours.
    pub(super) fn head(&self, path: &str, words: &str, description: &str, section: &'static str, body: &'static str) -> Head {
        let title = if words.is_empty() { self.site.full_title.clone() } else { format!("{words} · {}", self.site.full_title) };
        Head {
            title,
            description: one_line(description),
            root: address::root_of(path),
            path: path.to_owned(),
            canonical: self.absolute(path),
            section,
            body,
            base: None,
            markdown: None,
            previous: None,
            next: None,
            noindex: false,
        }
    }

    /// The head of one of mdBook's pages; `path` is its address, `name` its chapter's name.
    pub fn chapter_head(&self, path: &str, name: &str) -> Head {
        let corpus = &self.edition.corpus;
        let topic = corpus.topics.iter().find(|topic| address::topic(topic) == path);
        let description = match topic {
            Some(topic) => topic.summary.clone(),
            None if name.is_empty() => self.site.tagline.clone(),
            None => format!("{name}. {}", self.site.tagline),
        };
        let section = if topic.is_some() { "topics" } else { "about" };
        let words = topic.map_or(name, |topic| topic.title.as_str());
        self.head(path, words, &description, section, "chapter")
    }

    /// A declared party, as a word and a shape.
    pub(super) fn party(&self, id: &str) -> Option<Party> {
        self.site.parties.iter().find(|party| party.id == id).cloned()
    }

    /// A clause as other pages name it.
    pub(super) fn clause_link(&self, index: usize, root: &str) -> ClauseLink {
        let clause = &self.edition.corpus.clauses[index];
        let settings = &self.edition.corpus.settings;
        let name = |named: &[Named], id: &str| named.iter().find(|named| named.id.value == id).map(|named| named.name.clone());
        ClauseLink {
            id: clause.id.value.to_string(),
            title: clause.title.value.clone(),
            summary: clause.summary.value.clone(),
            href: self.clause_href(index, root),
            parties: self.bound(clause),
            kind: name(&settings.kinds, &clause.kind.value).unwrap_or_default(),
            phases: clause.phases.iter().filter_map(|phase| name(&settings.phases, &phase.value)).collect(),
        }
    }

    /// The address of a clause, as this build writes links.
    pub(crate) fn clause_href(&self, index: usize, root: &str) -> String {
        let corpus = &self.edition.corpus;
        let clause = &corpus.clauses[index];
        match self.options.mode {
            Mode::Site => format!("{root}{}", address::clause(&clause.id.value)),
            Mode::ChaptersOnly => format!("{root}{}index.html#{}", address::topic(&corpus.topics[clause.topic]), clause.id.value.slug()),
            Mode::OneFile => format!("#{}", clause.id.value.slug()),
        }
    }

    /// The address of a term; none where there is nothing to link to.
    pub(super) fn term_href(&self, index: usize, root: &str) -> Option<String> {
        let term = &self.edition.corpus.terms[index];
        match self.options.mode {
            Mode::Site => Some(format!("{root}{}", address::term(term))),
            Mode::ChaptersOnly => None,
            Mode::OneFile => Some(format!("#{}", address::term_anchor(term))),
        }
    }

    /// The address of a place in a framework.
    pub(super) fn place_href(&self, index: usize, place: &str, root: &str) -> String {
        let framework = &self.edition.corpus.frameworks[index];
        match self.options.mode {
            Mode::OneFile => format!("#{}", address::framework_anchor(framework)),
            Mode::Site | Mode::ChaptersOnly => format!("{root}{}#{}", address::framework(framework), address::place_anchor(place)),
        }
    }

    /// Who is bound, in the order in which the corpus declares parties.
    pub(super) fn bound(&self, clause: &Clause) -> Vec<Party> {
        let is_bound = |party: &&Party| clause.parties.iter().any(|bound| bound.value == party.id);
        self.site.parties.iter().filter(is_bound).cloned().collect()
    }

    /// Several of them.
    pub(super) fn clause_links(&self, indices: &[usize], root: &str) -> Vec<ClauseLink> {
        indices.iter().map(|&index| self.clause_link(index, root)).collect()
    }

    /// A declared word with its list.
    pub(super) fn facet(&self, facet: &str, named: &Named, root: &str) -> views::Facet {
        // Lists are pages of the renderer; without it there is nothing to link to.
        let href = match self.options.mode {
            Mode::Site => format!("{root}{}", address::clauses_of(facet, &named.id.value)),
            Mode::ChaptersOnly | Mode::OneFile => String::new(),
        };
        views::Facet { id: named.id.value.clone(), name: named.name.clone(), title: named.title.clone(), help: named.help.clone(), href }
    }

    /// Blocks that belong to no clause, as HTML of a page at `root`.
    pub(super) fn html(&self, blocks: &[Block], root: &str) -> String {
        self.clause_html(blocks, &[], root, "")
    }

    /// The words of a single paragraph, without its tag.
    pub(super) fn inline_html(&self, blocks: &[Block], root: &str) -> String {
        let addresses = PageAddresses { context: self, root };
        Renderer { addresses: &addresses, parameters: &[], prefix: "", values_page: None, in_link: false }.inline(blocks)
    }

    /// Blocks of a clause, with its parameters.
    pub(super) fn clause_html(&self, blocks: &[Block], parameters: &[Parameter], root: &str, prefix: &str) -> String {
        let addresses = PageAddresses { context: self, root };
        Renderer { addresses: &addresses, parameters, prefix, values_page: None, in_link: false }.blocks(blocks)
    }

    /// The text of a clause on a page that has no table of its values: they lead to the clause's own page.
    pub(super) fn text_alone(&self, index: usize, root: &str) -> String {
        let clause = &self.edition.corpus.clauses[index];
        let (addresses, page) = (PageAddresses { context: self, root }, self.clause_href(index, root));
        let prefix = format!("{}-", clause.id.value.slug());
        let renderer =
            Renderer { addresses: &addresses, parameters: &clause.parameters, prefix: &prefix, values_page: Some(&page), in_link: false };
        renderer.blocks(&clause.text.blocks)
    }

    /// Where a mistake in something is reported, its name filled in.
    pub(super) fn feedback(&self, what: &str, path: &str) -> Option<String> {
        let settings = &self.edition.corpus.settings;
        let encode = super::views::clause::encode;
        if let Some(repository) = &settings.repository {
            let body = format!("{}\n\nWhat is wrong, and what would be right?\n", self.shown(path));
            return Some(format!("{repository}/issues/new?title={}&body={}", encode(&format!("{what}: ")), encode(&body)));
        }
        let contact = settings.contact.as_ref()?;
        let mark = if contact.contains('?') { '&' } else { '?' };
        Some(if contact.starts_with("mailto:") { format!("{contact}{mark}subject={}", encode(what)) } else { contact.clone() })
    }
}

/// Links as seen from a page at `root`.
struct PageAddresses<'c, 'e> {
    context: &'c Context<'e>,
    root: &'c str,
}

impl Addresses for PageAddresses<'_, '_> {
    fn clause(&self, id: &ClauseId) -> Option<String> {
        Some(self.context.clause_href(self.context.edition.clause(id)?, self.root))
    }

    fn term(&self, slug: &Slug) -> Option<String> {
        self.context.term_href(self.context.edition.term(slug)?, self.root)
    }
}

/// Text with every run of white space as one space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a confidence word means, as a sentence.
pub(super) fn confidence_help(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Confirmed => "The identifiers cited here were checked against the source or a public copy of its list.",
        Confidence::Reported => "Others who read the source report these identifiers; we did not read it ourselves.",
        Confidence::Unconfirmed => "We believe that these identifiers are right, and have not checked them.",
    }
}

/// How our clause compares with the official one, as words.
pub(super) fn comparison(ours: Ours) -> &'static str {
    match ours {
        Ours::Same => "ours asks for the same",
        Ours::Softer => "ours is softer",
        Ours::Stricter => "ours is stricter",
        Ours::Unknown => "ours may be stricter or softer",
    }
}

fn site(edition: &Edition, live_reload: Option<String>) -> Site {
    let corpus = &edition.corpus;
    let settings = &corpus.settings;
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
        host: host(&official.address).to_owned(),
        address: official.address.clone(),
    });
    let chapters = corpus
        .chapters
        .iter()
        .filter(|chapter| chapter.path != "index.md")
        .map(|chapter| Chapter { name: chapter.name.clone(), path: chapter_address(&chapter.path) });
    Site {
        title: settings.title.clone(),
        mark: settings.status.clone(),
        full_title: settings.full_title(),
        tagline: settings.tagline.clone(),
        edition: settings.edition.clone(),
        draft: settings.draft.clone(),
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
        parties: parties.collect(),
        live_reload,
        search: None,
        chapters: chapters.collect(),
        clause_count: corpus.clauses.len(),
    }
}

/// The host of an address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
