//! `/clauses/` and its filtered lists.

use serde::Serialize;

use super::super::address;
use super::super::context::Context;
use super::{ClauseLink, Head};
use crate::corpus::Clause;
use crate::resolve::Edition;

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
    /// Whether a filter is on (then a link leads to the whole list).
    pub filtered: bool,
    /// The groups, empty ones left out.
    pub groups: Vec<Group>,
    /// The ways to filter.
    pub filters: Vec<Filter>,
}

/// The clauses of one topic.
#[derive(Debug, Serialize)]
pub struct Group {
    /// Its title.
    pub title: String,
    /// Its chapter, relative.
    pub href: String,
    /// Its clauses with, for each, the default of its first parameter.
    pub rows: Vec<Row>,
}

/// One line of the list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The clause.
    #[serde(flatten)]
    pub clause: ClauseLink,
    /// The default of its first parameter, as the number that one looks for.
    pub value: Option<String>,
}

/// One facet with its values.
#[derive(Debug, Serialize)]
pub struct Filter {
    /// `party`.
    pub id: &'static str,
    /// `Who is bound`.
    pub title: &'static str,
    /// Its values.
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

/// The facets that have lists, with the number of their values.
pub fn facets(edition: &Edition) -> [(&'static str, usize); 4] {
    let settings = &edition.corpus.settings;
    [
        ("party", settings.parties.len()),
        ("kind", settings.kinds.len()),
        ("phase", settings.phases.len()),
        ("topic", edition.corpus.topics.len()),
    ]
}

/// One value of a facet, with what it takes to count its clauses.
struct Value {
    id: String,
    name: String,
    title: String,
    help: String,
}

fn values(context: &Context<'_>, facet: &str) -> Vec<Value> {
    let corpus = &context.edition.corpus;
    let settings = &corpus.settings;
    let named = match facet {
        "party" => &settings.parties,
        "kind" => &settings.kinds,
        "phase" => &settings.phases,
        _ => {
            return corpus
                .topics
                .iter()
                .map(|topic| Value {
                    id: topic.folder.clone(),
                    name: topic.title.clone(),
                    title: topic.title.clone(),
                    help: topic.summary.clone(),
                })
                .collect();
        }
    };
    named
        .iter()
        .map(|named| Value { id: named.id.value.clone(), name: named.name.clone(), title: named.title.clone(), help: named.help.clone() })
        .collect()
}

/// Whether a clause has a value.
fn has(context: &Context<'_>, clause: &Clause, facet: &str, id: &str) -> bool {
    match facet {
        "party" => clause.parties.iter().any(|party| party.value == id),
        "kind" => clause.kind.value == id,
        "phase" => clause.phases.iter().any(|phase| phase.value == id),
        _ => context.edition.corpus.topics[clause.topic].folder == id,
    }
}

/// `/clauses/`, or the list of one value.
pub fn page(context: &Context<'_>, filter: Option<(&'static str, usize)>) -> (Head, ClauseListView) {
    let chosen = filter.map(|(facet, index)| (facet, values(context, facet).swap_remove(index)));
    let path = match &chosen {
        Some((facet, value)) => address::clauses_of(facet, &value.id),
        None => address::CLAUSES.to_owned(),
    };
    let root = address::root_of(&path);
    let groups = groups(context, &root, |clause| chosen.as_ref().is_none_or(|(facet, value)| has(context, clause, facet, &value.id)));
    let (title, lead) = match &chosen {
        None => ("All clauses".to_owned(), context.site.tagline.clone()),
        Some(("party", value)) => (format!("Clauses that bind the {}", value.name), format!("{}. {}", value.title, value.help)),
        Some(("kind", value)) => (format!("Clauses of the kind “{}”", value.name), format!("{}. {}", value.title, value.help)),
        Some(("phase", value)) => (format!("Clauses for the phase “{}”", value.name), format!("{}. {}", value.title, value.help)),
        Some((_, value)) => (format!("Clauses on {}", value.name), value.help.clone()),
    };
    let count = groups.iter().map(|group| group.rows.len()).sum();
    let current = chosen.as_ref().map(|(facet, value)| (*facet, value.id.as_str()));
    let view = ClauseListView {
        lead,
        count,
        total: context.edition.corpus.clauses.len(),
        filtered: chosen.is_some(),
        groups,
        filters: filters(context, &root, current),
        title: title.clone(),
    };
    let description = format!("{title}: {count} of {}. {}", view.total, context.site.full_title);
    (context.head(&path, &title, &description, "clauses", "list-page"), view)
}

/// Clauses that pass, by topic.
pub(super) fn groups(context: &Context<'_>, root: &str, passes: impl Fn(&Clause) -> bool) -> Vec<Group> {
    let corpus = &context.edition.corpus;
    corpus
        .topics
        .iter()
        .enumerate()
        .map(|(index, topic)| Group {
            title: topic.title.clone(),
            href: format!("{root}{}", address::topic(topic)),
            rows: context.edition.topic_clauses[index]
                .iter()
                .filter(|&&clause| passes(&corpus.clauses[clause]))
                .map(|&clause| Row {
                    clause: context.clause_link(clause, root),
                    value: corpus.clauses[clause].parameters.first().map(|parameter| parameter.default.clone()),
                })
                .collect(),
        })
        .filter(|group| !group.rows.is_empty())
        .collect()
}

/// All facets with their counts.
pub(super) fn filters(context: &Context<'_>, root: &str, current: Option<(&str, &str)>) -> Vec<Filter> {
    let titles = [("party", "Who is bound"), ("kind", "Kind"), ("phase", "Phase"), ("topic", "Topic")];
    titles
        .into_iter()
        .map(|(facet, title)| Filter {
            id: facet,
            title,
            values: values(context, facet)
                .into_iter()
                .map(|value| FilterValue {
                    href: format!("{root}{}", address::clauses_of(facet, &value.id)),
                    count: context.edition.corpus.clauses.iter().filter(|clause| has(context, clause, facet, &value.id)).count(),
                    current: current == Some((facet, value.id.as_str())),
                    id: value.id,
                    name: value.name,
                    help: value.help,
                })
                .collect(),
        })
        .collect()
}
