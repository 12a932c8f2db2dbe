//! One page in the making: what it is built from, and how links are written on it.

use crate::addresses::{self, Roots};
use crate::corpus::{Clause, ClauseId, Retired, Slug, Topic, VocabularyEntry};
use crate::difference::UNRELEASED;
use crate::release::says_the_same;
use crate::text::one_line;
use crate::words::Words;
use clause_search::FacetKind;

use super::context::{Context, Mode};
use super::kind::PageKind;
use super::parts::{BoundParty, ClauseLink, FacetLink, Head, Link, Page, Party, ReleaseOfPage, Released, SearchFiles, Urls};
use super::preview;

/// What one page is built from. It is made once a page.
#[derive(Debug)]
pub struct PageContext<'c, 'e> {
    /// What all pages are built from.
    pub context: &'c Context<'e>,
    path: String,
    roots: Roots,
    /// What the anchors of a clause begin with: nothing on its own page.
    prefix: String,
}

impl<'c, 'e> PageContext<'c, 'e> {
    /// The page at `path`.
    pub fn new(context: &'c Context<'e>, path: impl Into<String>) -> Self {
        let path = path.into();
        Self { context, roots: context.addresses.roots(&path), path, prefix: String::new() }
    }

    /// A page that is shown at any address: its links begin at `root`, an absolute path.
    pub fn anywhere(context: &'c Context<'e>, path: &str, root: &str) -> Self {
        Self { context, roots: Roots::absolute(root), path: path.to_owned(), prefix: String::new() }
    }

    /// The same page where it shows this clause among others: its anchors begin with the clause's slug.
    #[must_use]
    pub fn among_others(&self, id: &ClauseId) -> Self {
        Self { context: self.context, path: self.path.clone(), roots: self.roots.clone(), prefix: addresses::anchor_prefix(id) }
    }

    /// The page's path from the root of the site.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What anchors of a clause begin with on this page.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The link to a path.
    pub fn link(&self, path: &str) -> String {
        self.roots.link(path)
    }

    /// The page's permanent address in visible text; none where the site has none.
    pub fn permanent_address(&self) -> Option<String> {
        self.context.addresses.absolute(&self.path)
    }

    /// The citation of what the page is about.
    pub fn citation(&self, what: &str) -> String {
        let settings = &self.context.edition.corpus.settings;
        settings.citation(what, self.permanent_address().as_deref())
    }

    /// The page as a whole.
    pub fn finish<V>(&self, head: Head, view: V) -> Page<'c, V> {
        Page { site: &self.context.site, head, urls: self.urls(), release: self.release(), view }
    }

    /// A title with the name of the site, and that of the release where the page belongs to one.
    fn title(&self, title: &str) -> String {
        let site = &self.context.site.full_title;
        let site = self.context.release.map_or_else(|| site.clone(), |release| format!("{site}, {}", release.name));
        if title.is_empty() { site } else { format!("{title} · {site}") }
    }

    /// The release that the page belongs to, as its pages say it.
    fn release(&self) -> Option<ReleaseOfPage> {
        let release = self.context.release?;
        Some(ReleaseOfPage {
            name: release.name.to_string(),
            title: release.title.clone(),
            date: release.date.clone(),
            list: self.link(&self.context.addresses.home()),
            all: self.link(addresses::RELEASES),
            since: self.link(&addresses::difference(release.name.as_str(), UNRELEASED)),
            today: self.link(self.context.addresses.today(&self.path)),
        })
    }

    /// The newest release's text of a clause of today; none where that release has no such clause.
    pub fn released(&self, clause: &Clause) -> Option<Released> {
        let release = self.context.releases.first()?;
        let edition = &release.edition;
        let before = &edition.corpus.clauses[edition.clause(&clause.id.value)?];
        let addresses = self.context.addresses.of_release(release.name.as_str());
        let path = addresses.clause(&clause.id.value);
        Some(Released {
            name: release.name.to_string(),
            href: self.link(&path),
            address: addresses.absolute(&path),
            is_same: says_the_same(before, clause),
        })
    }

    /// The head of the page; without a title of its own the page has that of the site.
    pub fn head(&self, kind: PageKind, title: &str, description: &str) -> Head {
        let site = &self.context.site;
        let (description, canonical) = (one_line(description), self.context.addresses.absolute(&self.path));
        let licence = preview::licence(site, kind);
        Head {
            title: self.title(title),
            preview: preview::preview(self.context, title, &description),
            data: (!kind.is_signpost()).then(|| preview::data(self.context, title, canonical.as_deref(), licence.as_deref(), None)),
            description,
            licence,
            site_root: self.roots.site.clone(),
            path: self.path.clone(),
            canonical,
            kind,
            class: kind.class(),
            nav: kind.nav(),
            base: None,
            markdown: None,
            previous: None,
            next: None,
            feeds: self.feed(&self.context.site.full_title, addresses::FEED).into_iter().collect(),
            noindex: false,
        }
    }

    /// The title of a page about something by its name, with what that is if another page has the name too: `title` is
    /// the key of the words for it.
    pub fn title_among(&self, name: &str, title: &str) -> String {
        if self.context.shared_names.contains(name) { self.words().with(title, &[("name", name.into())]) } else { name.to_owned() }
    }

    /// What the program writes, in the language of the book.
    pub fn words(&self) -> &'c Words {
        &self.context.words
    }

    /// A feed by its path, where the site has feeds.
    pub fn feed(&self, name: &str, path: &str) -> Option<Link> {
        let has_feeds = self.context.has_feeds();
        has_feeds.then(|| Link { name: self.words().with("feed-title", &[("name", name.into())]), href: self.link(path) })
    }

    /// The feed of a topic of today, where the site has feeds.
    pub fn topic_feed(&self, topic: &Topic) -> Option<Link> {
        if self.context.release.is_some() {
            return None;
        }
        self.feed(&topic.title, &self.context.addresses.topic_feed(&topic.folder))
    }

    /// Where the parts of the site are.
    pub fn urls(&self) -> Urls {
        let at = &self.context.addresses;
        let chapters = self.context.chapters();
        let files = self.context.search_files.as_ref();
        Urls {
            home: self.link(&at.home()),
            topics: self.link(&at.topics()),
            notice: self.link(&at.notice()),
            clauses: self.link(&at.clauses()),
            clause_pattern: self.link(&at.clause_pattern("{id}")),
            terms: self.link(&at.terms()),
            frameworks: self.link(&at.frameworks()),
            book: self.context.options.beside.as_ref().map(|beside| Link { name: beside.title.clone(), href: self.link("../") }),
            changes: (!self.context.releases.is_empty()).then(|| self.link(addresses::CHANGES)),
            profiles: self.link(&at.profiles()),
            search: self.link(addresses::SEARCH),
            matrix: self.link(addresses::MATRIX),
            schedule: self.link(addresses::SCHEDULE),
            compare: self.link(addresses::COMPARE),
            schedule_clauses: self.link(addresses::SCHEDULE_CLAUSES),
            schedule_annexes: self.link(addresses::SCHEDULE_ANNEXES),
            schedule_rules: self.link(addresses::SCHEDULE_RULES),
            known: self.link(addresses::KNOWN),
            csv: self.link(&at.clauses_csv()),
            json: self.link(&at.clauses_json()),
            one_file: self.link(&at.one_file()),
            open_search: files.and(at.absolute(addresses::OPEN_SEARCH)).map(|_| self.link(addresses::OPEN_SEARCH)),
            chapters: chapters
                .map(|chapter| Link { name: chapter.name.clone(), href: self.link(&addresses::chapter(&chapter.path)) })
                .collect(),
            styles: self.context.additional.styles.iter().map(|path| self.link(&addresses::file(path))).collect(),
            scripts: self.context.additional.scripts.iter().map(|path| self.link(&addresses::file(path))).collect(),
            search_files: files.map(|files| SearchFiles {
                script: self.link(&files.script),
                style: self.link(&files.style),
                worker: self.link(&files.worker),
                engine: self.link(&files.engine),
                index: self.link(&files.index),
            }),
        }
    }

    /// A declared party, as a word and a shape.
    pub fn party(&self, id: &str) -> Option<Party> {
        self.context.site.parties.iter().find(|party| party.id == id).cloned()
    }

    /// Who is bound, in the order in which the corpus declares parties.
    pub fn parties(&self, clause: &Clause) -> Vec<Party> {
        let is_bound = |party: &&Party| clause.parties.iter().any(|bound| bound.value == party.id);
        self.context.site.parties.iter().filter(is_bound).cloned().collect()
    }

    /// Who is bound, each with the list of clauses that bind it.
    pub fn bound_parties(&self, clause: &Clause) -> Vec<BoundParty> {
        let parties = self.parties(clause).into_iter();
        parties.map(|party| BoundParty { href: self.facet_href(FacetKind::Party, &party.id), party }).collect()
    }

    /// Who is bound, as words: `Binds the MDM and the HDO`.
    pub fn bound(&self, clause: &Clause) -> String {
        let parties = self.parties(clause);
        let one = |key: &str, party: &Party| self.words().with(key, &[("party", party.name.as_str().into())]);
        let Some((first, others)) = parties.split_first() else { return String::new() };
        let mut bound = one("bound-first", first);
        if let Some((last, between)) = others.split_last() {
            bound.extend(between.iter().map(|party| format!(", {}", one("bound-between", party))));
            bound += &format!(" {}", one("bound-last", last));
        }
        bound
    }

    /// A declared word with its list.
    pub fn facet_value(&self, facet: FacetKind, word: &VocabularyEntry) -> FacetLink {
        FacetLink {
            id: word.id.value.clone(),
            name: word.name.clone(),
            title: word.title.clone(),
            help: word.help.clone(),
            href: self.facet_href(facet, &word.id.value),
        }
    }

    /// The list of a value. Lists are pages of the renderer for the text of today; elsewhere there is nothing to link to.
    fn facet_href(&self, facet: FacetKind, value: &str) -> String {
        match self.context.options.mode {
            Mode::Site if self.context.release.is_none() => self.link(&self.context.addresses.clauses_of(facet, value)),
            Mode::Site | Mode::ChaptersOnly | Mode::OneFile => String::new(),
        }
    }

    /// The chapter of a topic.
    pub fn topic_href(&self, folder: &str) -> String {
        self.link(&self.context.addresses.topic(folder))
    }

    /// Where a clause is, from the root of the site: its page, or its place in the chapter of its topic.
    pub fn path_of_clause(&self, index: usize) -> String {
        let (corpus, addresses) = (&self.context.edition.corpus, &self.context.addresses);
        let clause = &corpus.clauses[index];
        if self.context.options.mode == Mode::OneFile || self.context.has_pages() {
            return addresses.clause(&clause.id.value);
        }
        format!("{}#{}", addresses.topic(&corpus.topics[clause.topic].folder), clause.id.value.slug())
    }

    /// The address of a clause, as this build writes links.
    pub fn clause_href(&self, index: usize) -> String {
        let corpus = &self.context.edition.corpus;
        let clause = &corpus.clauses[index];
        let id = &clause.id.value;
        match self.context.options.mode {
            Mode::Site | Mode::ChaptersOnly if self.context.has_pages() => self.link(&self.context.addresses.clause(id)),
            Mode::Site | Mode::ChaptersOnly => {
                let chapter = self.topic_href(&corpus.topics[clause.topic].folder);
                format!("{}#{}", addresses::file_of(&chapter), id.slug())
            }
            Mode::OneFile => format!("#{}", addresses::one_file::clause(id)),
        }
    }

    /// The address of the clause of an id, in force or withdrawn; none where the edition has no such clause.
    pub fn href_of_clause(&self, id: &ClauseId) -> Option<String> {
        let in_force = self.context.edition.clause(id).map(|index| self.clause_href(index));
        in_force.or_else(|| self.href_of_withdrawn(id))
    }

    /// A withdrawn clause as other pages name it; none where this build makes no page of it.
    pub fn withdrawn_link(&self, entry: &Retired) -> Option<Link> {
        let href = self.href_of_withdrawn(&entry.id.value)?;
        Some(Link { name: format!("{} {}", entry.id.value, entry.title.value), href })
    }

    fn href_of_withdrawn(&self, id: &ClauseId) -> Option<String> {
        let has_page = self.context.has_pages() && self.context.edition.withdrawn(id).is_some();
        has_page.then(|| self.link(&self.context.addresses.clause(id)))
    }

    /// The address of a term; none where there is nothing to link to.
    pub fn href_of_term(&self, slug: &Slug) -> Option<String> {
        self.context.edition.term(slug)?;
        match self.context.options.mode {
            Mode::Site | Mode::ChaptersOnly => self.context.has_pages().then(|| self.link(&self.context.addresses.term(slug))),
            Mode::OneFile => Some(format!("#{}", addresses::one_file::term(slug))),
        }
    }

    /// The address of a provision of a framework.
    pub fn href_of_provision(&self, framework: &Slug, provision: &str) -> String {
        match self.context.options.mode {
            Mode::OneFile => format!("#{}", addresses::one_file::framework(framework)),
            Mode::Site | Mode::ChaptersOnly => self.link(&self.context.addresses.provision(framework, provision)),
        }
    }

    /// A clause as other pages name it.
    pub fn clause_link(&self, index: usize) -> ClauseLink {
        let corpus = &self.context.edition.corpus;
        let (clause, settings) = (&corpus.clauses[index], &corpus.settings);
        let name = |words: &[VocabularyEntry], id: &str| words.iter().find(|word| word.id.value == id).map(|word| word.name.clone());
        ClauseLink {
            language: self.language_of(clause),
            id: clause.id.value.to_string(),
            title: clause.title.value.clone(),
            summary: clause.summary.value.clone(),
            href: self.clause_href(index),
            parties: self.parties(clause),
            kind: name(&settings.kinds, &clause.kind.value).unwrap_or_default(),
            phases: if self.in_all_phases(clause) {
                vec![self.words().get("phases-all")]
            } else {
                clause.phases.iter().filter_map(|phase| name(&settings.phases, &phase.value)).collect()
            },
        }
    }

    /// Whether a clause applies in every phase that the corpus has, if it has several.
    pub fn in_all_phases(&self, clause: &Clause) -> bool {
        let phases = &self.context.edition.corpus.settings.phases;
        phases.len() > 1 && phases.iter().all(|phase| clause.phases.iter().any(|id| id.value == phase.id.value))
    }

    /// The language of a clause, where that is not the language of the page.
    pub fn language_of(&self, clause: &Clause) -> Option<String> {
        let language = self.context.edition.corpus.topics[clause.topic].language.as_deref();
        language.filter(|language| *language != self.words().language()).map(str::to_owned)
    }

    /// Several of them.
    pub fn clause_links(&self, indices: impl IntoIterator<Item = usize>) -> Vec<ClauseLink> {
        indices.into_iter().map(|index| self.clause_link(index)).collect()
    }

    /// Where a mistake in what the page is about is reported, its name filled in.
    pub fn feedback(&self, what: &str) -> Option<String> {
        let settings = &self.context.edition.corpus.settings;
        let of_host = || addresses::report_pattern(settings.repository.as_ref()?);
        if let Some(pattern) = settings.report.clone().or_else(of_host) {
            let address = self.permanent_address().map(|address| address + "\n\n").unwrap_or_default();
            let body = format!("{address}{}\n", self.words().get("report-body"));
            return Some(addresses::report(&pattern, &format!("{what}: "), &body));
        }
        Some(addresses::contact(settings.contact.as_ref()?, what))
    }

    /// Where a file of the source folder is edited; none where nothing says how.
    pub fn edit(&self, file: &str) -> Option<String> {
        let settings = &self.context.edition.corpus.settings;
        let pattern = settings.edit.clone().or_else(|| addresses::edit_pattern(settings.repository.as_ref()?))?;
        let folders = [settings.book_folder.as_str(), settings.source_folder.as_str()];
        let parts = folders.into_iter().chain([file]).flat_map(|part| part.split('/')).filter(|part| !matches!(*part, "" | "."));
        Some(addresses::edit(&pattern, &settings.branch, &parts.collect::<Vec<_>>().join("/")))
    }
}
