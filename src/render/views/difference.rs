//! `/changes/<a>/<b>/`: what changed from one state of the corpus to another, clause by clause.

use std::sync::Arc;

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{Html, Link, Page};
use super::changed::{self, ChangedClause, TermPart};
use crate::addresses;
use crate::corpus::{ClauseId, Corpus};
use crate::difference::{ClauseDifference, Difference, DifferenceKind, Differences, Once, Pair, TwoTexts};
use crate::release::Release;
use crate::text::capitalised;

/// The difference of two states, or its clauses of one topic.
#[derive(Debug, Serialize)]
pub struct DifferenceView {
    /// The heading.
    pub heading: String,
    /// The older state.
    pub from: State,
    /// The newer state.
    pub to: State,
    /// The whole difference, relative, on a page that shows one topic of it.
    pub whole: Option<String>,
    /// How many clauses and terms have changed, as words; empty where none has.
    pub counts: String,
    /// Clauses by what became of them.
    pub kinds: Vec<KindPart>,
    /// Topics with their clauses.
    pub topics: Vec<TopicPart>,
    /// Terms.
    pub terms: Vec<TermPart>,
    /// Clauses whose text is the same and whose explanation changed.
    pub explained: Vec<Link>,
    /// The topic before, on a page that shows one topic.
    pub previous: Option<Link>,
    /// The topic after.
    pub next: Option<Link>,
}

/// One of the two states.
#[derive(Debug, Serialize)]
pub struct State {
    /// The name of a release; none for the text of today.
    pub name: Option<String>,
    /// What it is called; may be empty.
    pub title: String,
    /// ISO date; empty for the text of today.
    pub date: String,
}

/// Clauses that had the same happen to them.
#[derive(Debug, Serialize)]
pub struct KindPart {
    /// `Added`.
    pub name: String,
    /// The clauses.
    pub rows: Vec<Row>,
}

/// A clause in the index.
#[derive(Debug, Serialize)]
pub struct Row {
    /// `PAT-2`.
    pub id: String,
    /// Its anchor, where the page has no other place for it; empty elsewhere.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Its place, relative.
    pub href: String,
    /// What the releases say of it.
    pub entries: Vec<Entry>,
}

/// What a release says of a clause.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// `Added`, `Withdrawn`, `Substantive` or `Editorial`.
    pub kind: String,
    /// Why.
    pub reason: String,
}

/// The clauses of a topic.
#[derive(Debug, Serialize)]
pub struct TopicPart {
    /// Its title.
    pub title: String,
    /// The clauses, from a template; empty where they have a page of their own.
    pub html: Html,
    /// That page, relative; empty where they stand on this one.
    pub href: String,
    /// How many clauses changed, as words.
    pub count: String,
}

/// What the clauses of a topic are written from.
#[derive(Debug, Serialize)]
pub struct TopicClauses {
    /// Level of their headings.
    pub level: u8,
    /// The clauses.
    pub clauses: Vec<ClausePart>,
}

/// What changed in a clause.
#[derive(Debug, Serialize)]
pub struct ClausePart {
    /// `PAT-2`.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its page, relative; none where it has none.
    pub href: Option<String>,
    /// `Added`, `Changed`, `Renamed` or `Withdrawn`.
    pub kind: String,
    /// Its title, with what changed in it.
    pub title: Html,
    /// What the releases say of it.
    pub entries: Vec<Entry>,
    /// What changed in it, from a template.
    pub changed: Html,
}

/// All differences of a site. What changed between two texts of a clause is compared and written once.
#[derive(Debug)]
pub struct Comparisons<'c, 'e> {
    context: &'c Context<'e>,
    differences: Differences<'c>,
    changed: Once<TwoTexts, Arc<Html>>,
}

impl<'c, 'e> Comparisons<'c, 'e> {
    /// Those of the releases of a context and its text of today.
    pub fn new(context: &'c Context<'e>) -> Self {
        Self { context, differences: Differences::new(context.releases, context.edition), changed: Once::default() }
    }
}

/// A difference with everything that its pages are made from.
#[derive(Debug)]
pub struct Comparison<'c, 'e> {
    context: &'c Context<'e>,
    all: &'c Comparisons<'c, 'e>,
    pair: Pair,
    difference: Difference,
}

/// One topic of a difference.
#[derive(Debug)]
pub struct Topic<'d> {
    /// Its folder.
    pub folder: &'d str,
    /// Its title.
    pub title: String,
    clauses: &'d [Arc<ClauseDifference>],
}

impl Topic<'_> {
    /// What changed in each of its clauses, from the template that `write` fills in.
    ///
    /// # Errors
    ///
    /// What `write` fails with.
    pub fn changed<E>(&self, of: &Comparison<'_, '_>, write: impl Fn(&ChangedClause) -> Result<Html, E>) -> Result<Vec<Arc<Html>>, E> {
        self.clauses.iter().map(|clause| of.changed(clause, &write)).collect()
    }
}

impl<'c, 'e> Comparison<'c, 'e> {
    /// Compares two states.
    pub fn new(all: &'c Comparisons<'c, 'e>, pair: Pair) -> Self {
        Self { context: all.context, all, pair, difference: all.differences.of(pair) }
    }

    /// Path of the page of the whole difference.
    pub fn path(&self) -> String {
        let (from, to) = self.pair.names(self.context.releases);
        addresses::difference(from, to)
    }

    /// Path of the page of one topic.
    pub fn topic_path(&self, folder: &str) -> String {
        let (from, to) = self.pair.names(self.context.releases);
        addresses::topic_difference(from, to, folder)
    }

    /// The topics that have clauses which changed.
    pub fn topics(&self) -> Vec<Topic<'_>> {
        let (old, new) = self.pair.corpora(self.context.releases, self.context.edition);
        let title = |folder: &str| {
            let find = |corpus: &Corpus| corpus.topics.iter().find(|topic| topic.folder == folder).map(|topic| topic.title.clone());
            find(new).or_else(|| find(old)).unwrap_or_default()
        };
        let groups = self.difference.clauses.chunk_by(|a, b| a.topic == b.topic);
        groups.map(|clauses| Topic { folder: &clauses[0].topic, title: title(&clauses[0].topic), clauses }).collect()
    }

    /// What the clauses of a topic are written from, on the page at `path`. `changed` has what changed in each.
    pub fn clauses(&self, topic: &Topic<'_>, changed: &[Arc<Html>], path: &str) -> TopicClauses {
        let page = PageContext::new(self.context, path);
        TopicClauses {
            level: if path == self.path() { 3 } else { 2 },
            clauses: topic.clauses.iter().zip(changed).map(|(clause, changed)| self.clause(&page, clause, changed)).collect(),
        }
    }

    /// What changed in a clause. Other pages that show the same two texts share it.
    fn changed<E>(&self, clause: &ClauseDifference, write: impl Fn(&ChangedClause) -> Result<Html, E>) -> Result<Arc<Html>, E> {
        let written = || write(&changed::clause(&self.context.words, clause)).map(Arc::new);
        match self.all.differences.shared_texts(self.pair, &clause.id) {
            Some(texts) => self.all.changed.get_or_try(texts, written),
            None => written(),
        }
    }

    /// The page of the whole difference. `written` has the clauses of each topic; without it each topic has a page of
    /// its own, and the index has the anchors.
    pub fn page(&self, written: Option<Vec<Html>>) -> Page<'c, DifferenceView> {
        let page = PageContext::new(self.context, self.path());
        let is_split = written.is_none();
        let mut written = written.unwrap_or_default().into_iter();
        let topics = self.topics().into_iter().map(|topic| TopicPart {
            count: self.context.words.with("count-clauses", &[("count", topic.clauses.len().into())]),
            href: if is_split { page.link(&self.topic_path(topic.folder)) } else { String::new() },
            html: written.next().unwrap_or_default(),
            title: topic.title,
        });
        let view = DifferenceView {
            heading: self.context.words.get("difference-heading"),
            whole: None,
            counts: self.counts(),
            kinds: self.kinds(&page, is_split),
            topics: topics.collect(),
            terms: self.difference.terms.iter().map(|term| changed::term(&page, term)).collect(),
            explained: self.difference.explained.iter().filter_map(|id| self.clause_link(&page, id)).collect(),
            previous: None,
            next: None,
            from: self.from(),
            to: self.to(),
        };
        let head = self.head(&page, None);
        page.finish(head, view)
    }

    /// The page of one of the topics, by its index.
    pub fn topic_page(&self, topics: &[Topic<'_>], index: usize, written: Html) -> Page<'c, DifferenceView> {
        let topic = &topics[index];
        let page = PageContext::new(self.context, self.topic_path(topic.folder));
        let link = |other: usize| Link { name: topics[other].title.clone(), href: page.link(&self.topic_path(topics[other].folder)) };
        let heading = self.context.words.with("difference-heading-topic", &[("topic", topic.title.as_str().into())]);
        let part = TopicPart {
            title: topic.title.clone(),
            html: written,
            href: String::new(),
            count: self.context.words.with("count-clauses", &[("count", topic.clauses.len().into())]),
        };
        let view = DifferenceView {
            whole: Some(page.link(&self.path())),
            counts: String::new(),
            kinds: Vec::new(),
            topics: vec![part],
            terms: Vec::new(),
            explained: Vec::new(),
            previous: index.checked_sub(1).map(link),
            next: Some(index + 1).filter(|&next| next < topics.len()).map(link),
            from: self.from(),
            to: self.to(),
            heading,
        };
        page.finish(self.head(&page, Some(&topic.title)), view)
    }

    fn head(&self, page: &PageContext<'_, '_>, topic: Option<&str>) -> super::super::parts::Head {
        let (from, to) = self.pair.names(self.context.releases);
        let key = match (topic, self.pair.to) {
            (None, Some(_)) => "difference-title",
            (None, None) => "difference-title-current",
            (Some(_), Some(_)) => "difference-title-topic",
            (Some(_), None) => "difference-title-topic-current",
        };
        let words = page.words();
        let title = words.with(key, &[("from", from.into()), ("to", to.into()), ("topic", topic.unwrap_or_default().into())]);
        let description = words.with("difference-description", &[("title", title.as_str().into())]);
        let mut head = page.head(PageKind::Difference, &title, &description);
        // What is compared with the text of today changes with it, and a part is found by the whole.
        head.noindex = self.pair.to.is_none() || page.path() != self.path();
        head
    }

    fn from(&self) -> State {
        state(&self.context.releases[self.pair.from])
    }

    fn to(&self) -> State {
        let today = || State { name: None, title: String::new(), date: String::new() };
        self.pair.to.map_or_else(today, |to| state(&self.context.releases[to]))
    }

    fn of_kind(&self, kind: DifferenceKind) -> impl Iterator<Item = &ClauseDifference> {
        self.difference.clauses.iter().map(Arc::as_ref).filter(move |clause| clause.kind == kind)
    }

    /// `2 clauses added, 3 changed; 1 term changed`.
    fn counts(&self) -> String {
        let words = &self.context.words;
        let counted = |first: &str, count: &dyn Fn(DifferenceKind) -> usize| {
            let kinds = DifferenceKind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).enumerate();
            let parts = kinds.map(|(at, (kind, count))| {
                let key = if at == 0 { first } else { "changes-count-next" };
                words.with(key, &[("count", count.into()), ("change", words.get(&format!("kind-{}", kind.name())).into())])
            });
            parts.collect::<Vec<_>>().join(", ")
        };
        let clauses = counted("changes-count", &|kind| self.of_kind(kind).count());
        let terms = counted("changes-count-terms", &|kind| self.difference.terms.iter().filter(|term| term.kind == kind).count());
        [clauses, terms].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
    }

    fn kinds(&self, page: &PageContext<'_, '_>, is_split: bool) -> Vec<KindPart> {
        let kinds = DifferenceKind::ALL.into_iter().map(|kind| KindPart {
            name: changed::kind(&self.context.words, kind),
            rows: self.of_kind(kind).map(|clause| self.row(page, clause, is_split)).collect(),
        });
        kinds.filter(|kind| !kind.rows.is_empty()).collect()
    }

    fn row(&self, page: &PageContext<'_, '_>, clause: &ClauseDifference, is_split: bool) -> Row {
        let anchor = addresses::difference_anchor(&clause.id);
        let folder = if is_split { page.link(&self.topic_path(&clause.topic)) } else { String::new() };
        Row {
            id: clause.id.to_string(),
            title: clause.title_now(),
            href: format!("{folder}#{anchor}"),
            anchor: if is_split { anchor } else { String::new() },
            entries: self.entries(&clause.id),
        }
    }

    fn entries(&self, id: &ClauseId) -> Vec<Entry> {
        let entries = self.pair.entries(self.context.releases, self.context.edition, id).into_iter();
        entries
            .map(|change| Entry {
                kind: capitalised(&self.context.words.get(&format!("event-{}", change.kind.name()))),
                reason: change.reason.clone(),
            })
            .collect()
    }

    fn clause(&self, page: &PageContext<'_, '_>, clause: &ClauseDifference, changed: &Html) -> ClausePart {
        ClausePart {
            id: clause.id.to_string(),
            anchor: addresses::difference_anchor(&clause.id),
            href: self.clause_link(page, &clause.id).map(|link| link.href),
            kind: changed::kind(&self.context.words, clause.kind),
            title: changed::title(&self.context.words, clause),
            entries: self.entries(&clause.id),
            changed: changed.clone(),
        }
    }

    /// The page of a clause, of today or withdrawn; none where the site has none for it.
    fn clause_link(&self, page: &PageContext<'_, '_>, id: &ClauseId) -> Option<Link> {
        let edition = self.context.edition;
        let exists = edition.clause(id).is_some() || edition.withdrawn(id).is_some();
        exists.then(|| Link { name: id.to_string(), href: page.link(&self.context.addresses.clause(id)) })
    }
}

fn state(release: &Release) -> State {
    State { name: Some(release.name.to_string()), title: release.title.clone(), date: release.date.clone() }
}
