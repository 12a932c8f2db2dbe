//! `/clauses/` and its filtered lists.

use clause_search::FacetKind;
use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Page};
use super::brief::{self, BriefLine};

/// A list of clauses, grouped by topic.
#[derive(Debug, Serialize)]
pub struct ClauseListView {
    /// The heading, e.g. `Clauses that bind the MDM`.
    pub title: String,
    /// What the filter means, or what the list is.
    pub lead: String,
    /// Number of clauses in this list.
    pub count: usize,
    /// Number of clauses of the corpus.
    pub total: usize,
    /// The whole list narrowed in the same way, where other filters can be added; none for the whole list itself.
    pub combined: Option<String>,
    /// The groups, empty ones left out.
    pub groups: Vec<Group<Row>>,
    /// The ways to filter.
    pub filters: Vec<Filter>,
}

/// The clauses of one topic, with what a page says of each.
#[derive(Debug, Serialize)]
pub struct Group<R> {
    /// Its title.
    pub title: String,
    /// Its chapter, relative.
    pub href: String,
    /// Its clauses.
    pub rows: Vec<R>,
}

/// One line of the list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The clause.
    #[serde(flatten)]
    pub clause: ClauseLink,
    /// The values that it sets.
    pub brief: Vec<BriefLine>,
    /// Folder of its topic.
    pub topic: String,
    /// Id of its kind.
    pub kind_id: String,
    /// Ids of its phases.
    pub phase_ids: Vec<String>,
    /// Words by which the list finds it, beside those that it shows: its topic, its terms with their other forms, its
    /// summary.
    pub more: String,
}

/// One facet with its values.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// `party`.
    pub id: &'static str,
    /// `Bound party`.
    pub title: String,
    /// Its values, in the order in which the corpus declares them.
    pub values: Vec<FilterValue>,
}

/// One value of a facet.
#[derive(Debug, Serialize)]
pub struct FilterValue {
    /// `mdm`.
    pub id: String,
    /// `MDM`.
    pub name: String,
    /// What it means, for a tooltip and for screen readers.
    pub help: String,
    /// Its list, relative.
    pub href: String,
    /// Number of clauses.
    pub count: usize,
    /// Whether this list is that list.
    pub current: bool,
}

/// `/clauses/`, or the list of one value: which facet, which value.
pub fn page<'c>(context: &'c Context<'_>, filter: Option<(usize, usize)>) -> Page<'c, ClauseListView> {
    let chosen = filter.map(|(facet, value)| (context.facets[facet].kind, &context.facets[facet].values[value]));
    let page = PageContext::new(
        context,
        match &chosen {
            Some((facet, value)) => context.addresses.clauses_of(*facet, &value.id),
            None => context.addresses.clauses(),
        },
    );
    let total = context.edition.corpus.clauses.len();
    let groups = match &chosen {
        Some((_, value)) => groups(&page, value.clauses.iter().copied()),
        None => groups(&page, 0..total),
    };
    let words = page.words();
    let (title, lead) = match &chosen {
        None => (words.get("list-all"), context.site.tagline.clone()),
        Some((facet, value)) => {
            let title = words.with(&format!("list-{}", facet.name()), &[("name", value.name.as_str().into())]);
            let is_topic = matches!(facet, FacetKind::Topic);
            (title, if is_topic { value.help.clone() } else { explained(&value.name, &value.title, &value.help) })
        }
    };
    let count: usize = groups.iter().map(|group| group.rows.len()).sum();
    let site = context.site.full_title.as_str();
    let values = [("title", title.as_str().into()), ("part", count.into()), ("count", total.into()), ("site", site.into())];
    let description = words.with("list-description", &values);
    let head = page.head(PageKind::ClauseList, &title, &description);
    let combined = chosen.map(|(facet, value)| page.link(&context.addresses.narrowed_clauses(facet, &value.id)));
    let view = ClauseListView { title, lead, count, total, combined, groups, filters: filters(&page, filter) };
    page.finish(head, view)
}

/// Clauses by topic, each with what it sets; they come in the order of the book.
pub(super) fn groups(page: &PageContext<'_, '_>, clauses: impl IntoIterator<Item = usize>) -> Vec<Group<Row>> {
    by_topic(page, clauses, |index| row(page, index))
}

fn row(page: &PageContext<'_, '_>, index: usize) -> Row {
    let corpus = &page.context.edition.corpus;
    let clause = &corpus.clauses[index];
    let link = page.clause_link(index);
    Row {
        brief: brief::lines(page, index, &link.href),
        topic: corpus.topics[clause.topic].folder.clone(),
        kind_id: clause.kind.value.clone(),
        phase_ids: clause.phases.iter().map(|phase| phase.value.clone()).collect(),
        more: more_words(page, index),
        clause: link,
    }
}

/// Clauses by topic, with the row of each; they come in the order of the book, and a topic without any is left out.
pub(super) fn by_topic<R>(page: &PageContext<'_, '_>, clauses: impl IntoIterator<Item = usize>, row: impl Fn(usize) -> R) -> Vec<Group<R>> {
    let corpus = &page.context.edition.corpus;
    let mut groups: Vec<Group<R>> = Vec::new();
    let mut open = None;
    for index in clauses {
        let clause = &corpus.clauses[index];
        if open != Some(clause.topic) {
            open = Some(clause.topic);
            let topic = &corpus.topics[clause.topic];
            groups.push(Group { title: topic.title.clone(), href: page.topic_href(&topic.folder), rows: Vec::new() });
        }
        groups.last_mut().expect("a group was opened for the clause's topic").rows.push(row(index));
    }
    groups
}

/// The topic of a clause, its defined terms in all their forms, and its summary.
fn more_words(page: &PageContext<'_, '_>, index: usize) -> String {
    let edition = page.context.edition;
    let (clause, corpus) = (&edition.corpus.clauses[index], &edition.corpus);
    let terms = edition.links[index].terms.iter().map(|&term| &corpus.terms[term]);
    let forms = terms.flat_map(|term| std::iter::once(&term.term).chain(&term.aliases)).map(|form| form.value.as_str());
    let words = [corpus.topics[clause.topic].title.as_str(), &clause.summary.value];
    words.into_iter().chain(forms).collect::<Vec<_>>().join(" ")
}

/// The title and the explanation of a value, as far as the corpus gives them.
fn explained(name: &str, title: &str, help: &str) -> String {
    let title = if title == name { String::new() } else { format!("{}.", title.trim_end_matches('.')) };
    [title.as_str(), help].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The facets that divide the clauses, with their counts: one value alone divides nothing.
pub(super) fn filters(page: &PageContext<'_, '_>, current: Option<(usize, usize)>) -> Vec<Filter> {
    let facets = page.context.facets.iter().enumerate();
    facets
        .filter(|(_, facet)| facet.values.len() > 1)
        .map(|(facet_index, facet)| Filter {
            id: facet.kind.name(),
            title: page.words().get(&format!("facet-{}", facet.kind.name())),
            values: facet
                .values
                .iter()
                .enumerate()
                .map(|(index, value)| FilterValue {
                    id: value.id.clone(),
                    name: value.name.clone(),
                    help: value.help.clone(),
                    href: page.link(&page.context.addresses.clauses_of(facet.kind, &value.id)),
                    count: value.clauses.len(),
                    current: current == Some((facet_index, index)),
                })
                .collect(),
        })
        .collect()
}
