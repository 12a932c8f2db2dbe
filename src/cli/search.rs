//! `mdbook-clauses search`: the query language of the site on the command line.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use clause_search::{DocumentKind, Engine, Excerpt, FacetKind, Filters, Hit, Results, TantivyEngine, build, decompress};
use serde::Serialize;

use crate::assembly::search;
use crate::link::Edition;
use crate::text::plural;

use super::progress::{colour_on_stdout, output, status};
use super::{EngineName, SearchArguments, SearchFormat, load_valid};

const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

#[derive(Serialize)]
struct Line<'a> {
    is: &'a str,
    id: &'a str,
    address: &'a str,
    title: &'a str,
    score: f32,
    #[serde(rename = "where")]
    place: &'a str,
}

pub(super) fn run(arguments: &SearchArguments) -> Result<bool> {
    let Some(checked) = load_valid(&arguments.book)? else { return Ok(false) };
    let query = arguments.query.join(" ");
    let filters = filters(&arguments.filter);
    let results = answer(&checked.edition, arguments, &query, &filters)?;
    for unknown in unknown_values(&results, [&filters, &Filters::typed(&query)]) {
        status(&unknown);
    }
    let lines: Vec<String> = match arguments.format {
        SearchFormat::Json => results.hits.iter().map(json).collect(),
        SearchFormat::Text => text(&results, colour_on_stdout()),
    };
    for line in lines {
        if !output(&line) {
            break;
        }
    }
    Ok(true)
}

fn answer(edition: &Edition, arguments: &SearchArguments, query: &str, filters: &Filters) -> Result<Results> {
    let (documents, settings) = (search::documents(edition), search::settings(edition));
    match arguments.engine {
        EngineName::Tantivy => Ok(TantivyEngine::new(documents, &settings)?.search(query, filters, arguments.limit.get())?),
        EngineName::Packed => {
            let packed = build(documents, &settings)?;
            let mut engine = Engine::open(&packed.main.name, &decompress(&packed.main.bytes)?)?;
            engine.search_with(query, filters, arguments.limit.get(), |name| {
                let part = packed.parts.iter().find(|part| part.name == name);
                Ok(decompress(&part.with_context(|| format!("the index has no part `{name}`"))?.bytes)?)
            })
        }
    }
}

/// What one `--filter` asks for.
#[derive(Debug, Clone)]
pub(super) enum Filter {
    /// One value of a facet.
    Facet(FacetKind, String),
    /// Clause text alone.
    TextOnly,
}

/// Reads the value of `--filter`; what it says of a wrong one is wrong usage.
pub(super) fn filter(text: &str) -> Result<Filter, &'static str> {
    match text.split_once('=') {
        Some(("in", "text")) => Some(Filter::TextOnly),
        Some((facet, value)) if !value.is_empty() => FacetKind::from_name(facet).map(|facet| Filter::Facet(facet, value.to_owned())),
        _ => None,
    }
    .ok_or("write party=ID, topic=FOLDER, phase=ID, kind=ID or in=text")
}

fn filters(asked: &[Filter]) -> Filters {
    let mut filters = Filters::default();
    for filter in asked {
        match filter {
            Filter::Facet(facet, value) => filters.values.push((*facet, value.clone())),
            Filter::TextOnly => filters.clause_text_only = true,
        }
    }
    filters
}

/// A sentence for each value of a filter that the corpus does not have, with those that it has. As in the engine, the
/// beginning of a value is enough.
fn unknown_values(results: &Results, asked: [&Filters; 2]) -> Vec<String> {
    let mut sentences = Vec::new();
    for (facet, value) in asked.into_iter().flat_map(|filters| &filters.values) {
        let counts = results.counts.iter().find(|counts| counts.facet == *facet);
        let known: Vec<&str> = counts.iter().flat_map(|counts| &counts.values).map(|count| count.value.as_str()).collect();
        if !known.iter().any(|known| known.starts_with(value.as_str())) {
            sentences.push(format!("there is no {} `{value}`; there are {}", facet.name(), known.join(", ")));
        }
    }
    sentences
}

fn json(hit: &Hit) -> String {
    let is = hit.document_kind.name();
    let line = Line { is, id: &hit.id, address: &hit.url, title: &hit.title.text, score: hit.score, place: hit.match_field.name() };
    serde_json::to_string(&line).expect("texts and a finite number always become JSON")
}

fn text(results: &Results, colour: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(correction) = &results.correction {
        lines.push(format!("showing results for: {}", correction.query));
    }
    for (id, title) in &results.suggestions.ids {
        status(&format!("similar id: {id} {title}"));
    }
    for hit in &results.hits {
        let title = excerpt(&hit.title, colour);
        lines.push(match hit.document_kind {
            DocumentKind::Clause => format!("{}  {title}  ({})", marked_all(&hit.id, colour), hit.match_field.name()),
            kind => format!("{title}  ({}, {})", kind.name(), hit.url),
        });
        if !hit.excerpt.text.is_empty() {
            lines.push(format!("    {}", excerpt(&hit.excerpt, colour)));
        }
    }
    if results.hits.is_empty() {
        status("nothing found");
        let near: Vec<&str> = results.suggestions.words.iter().map(String::as_str).collect();
        if !near.is_empty() {
            status(&format!("similar words: {}", near.join(", ")));
        }
        if !results.suggestions.topics.is_empty() {
            status(&format!(
                "near topics: {}",
                results.suggestions.topics.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join(", ")
            ));
        }
    } else if results.total + results.others > results.hits.len() {
        let rest = format!("{} of {} (use --limit to see more)", results.hits.len(), plural(results.total + results.others, "result"));
        lines.push(if colour { format!("{DIM}{rest}{PLAIN}") } else { rest });
    }
    lines
}

fn marked_all(text: &str, colour: bool) -> String {
    if colour { format!("{BOLD}{text}{PLAIN}") } else { text.to_owned() }
}

/// An excerpt with its marks: bold on a terminal, nothing elsewhere.
fn excerpt(excerpt: &Excerpt, colour: bool) -> String {
    let mut line = String::new();
    for (piece, is_marked) in excerpt.pieces() {
        if is_marked && colour {
            let _ = write!(line, "{BOLD}{piece}{PLAIN}");
        } else {
            line.push_str(piece);
        }
    }
    line
}
