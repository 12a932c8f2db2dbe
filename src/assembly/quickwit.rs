//! A corpus for Quickwit, the distributed engine on Tantivy: how its index is configured, and the documents to ingest.
//!
//! The fields are those of our own index, read from it, and the name of the corpus, so that one index can hold several.
//! Quickwit has no tokenizer for citations and no place for ours, so each field has the one of its own that comes nearest.

use clause_search::{Document, FacetKind, Field, Reference};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::search;
use crate::addresses::Addresses;
use crate::corpus::Slug;
use crate::link::Edition;

/// The version of the form of the configuration.
const VERSION: &str = "0.8";

/// The field with the name of the corpus.
const CORPUS: &str = "corpus";
/// The field with the address of a document.
const ADDRESS: &str = "url";
/// The field that says what a document is.
const KIND: &str = "document_kind";

#[derive(Serialize)]
struct Configuration {
    version: &'static str,
    index_id: String,
    doc_mapping: Mapping,
    search_settings: SearchSettings,
}

#[derive(Serialize)]
struct Mapping {
    /// A document with another field is an error: both come from here.
    mode: &'static str,
    field_mappings: Vec<FieldMapping>,
    tag_fields: Vec<&'static str>,
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the keys are those of the configuration")]
struct FieldMapping {
    name: &'static str,
    #[serde(rename = "type")]
    value: &'static str,
    tokenizer: &'static str,
    record: &'static str,
    /// Lengths, without which an answer has no order by relevance.
    fieldnorms: bool,
    stored: bool,
    indexed: bool,
    /// Counts of values need a column.
    fast: bool,
}

#[derive(Serialize)]
struct SearchSettings {
    default_search_fields: Vec<&'static str>,
}

/// The configuration of the index, as JSON.
///
/// # Errors
///
/// If it cannot be written as JSON.
pub fn configuration(edition: &Edition) -> serde_json::Result<Vec<u8>> {
    let facets = FacetKind::ALL.map(|facet| word(facet.name(), "array<text>"));
    let mut fields: Vec<FieldMapping> = Field::ALL.map(searched).into();
    fields.extend(facets);
    fields.extend([word(KIND, "text"), word(CORPUS, "text")]);
    fields.push(FieldMapping { indexed: false, fast: false, ..word(ADDRESS, "text") });
    let configuration = Configuration {
        version: VERSION,
        index_id: index_id(&edition.corpus.settings.title),
        doc_mapping: Mapping {
            mode: "strict",
            field_mappings: fields,
            tag_fields: FacetKind::ALL.map(FacetKind::name).into_iter().chain([KIND, CORPUS]).collect(),
        },
        search_settings: SearchSettings { default_search_fields: Field::ALL.map(Field::name).into() },
    };
    serde_json::to_vec_pretty(&configuration)
}

/// The documents, one a line: clauses in their order, then everything else that has a page.
///
/// # Errors
///
/// If one cannot be written as JSON.
pub fn documents(edition: &Edition) -> serde_json::Result<Vec<u8>> {
    let settings = &edition.corpus.settings;
    let addresses = Addresses::current(settings.address.clone());
    let mut lines = Vec::new();
    for document in search::documents(edition) {
        serde_json::to_writer(&mut lines, &line(&document, &settings.full_title(), &addresses))?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// A field with text. Stems are those of English; a citation is only cut at its signs.
fn searched(field: Field) -> FieldMapping {
    let tokenizer = match field {
        Field::References | Field::Id => "default",
        _ => "en_stem",
    };
    let value = if is_list(field) { "array<text>" } else { "text" };
    FieldMapping { name: field.name(), value, tokenizer, record: "position", fieldnorms: true, stored: true, indexed: true, fast: false }
}

/// A field with one word, or a few, by which documents are filtered and counted.
fn word(name: &'static str, value: &'static str) -> FieldMapping {
    FieldMapping { name, value, tokenizer: "raw", record: "basic", fieldnorms: false, stored: true, indexed: true, fast: true }
}

fn is_list(field: Field) -> bool {
    matches!(field, Field::Terms | Field::References | Field::Asked | Field::Headings)
}

fn line(document: &Document, corpus: &str, addresses: &Addresses) -> Map<String, Value> {
    let mut line = Map::new();
    for field in Field::ALL {
        line.insert(field.name().to_owned(), content(document, field));
    }
    for facet in FacetKind::ALL {
        let values = match facet {
            FacetKind::Party => json!(document.parties),
            FacetKind::Phase => json!(document.phases),
            FacetKind::Topic => json!(known(&document.topic)),
            FacetKind::Kind => json!(known(&document.kind)),
        };
        line.insert(facet.name().to_owned(), values);
    }
    line.insert(KIND.to_owned(), json!(document.document_kind.name()));
    line.insert(CORPUS.to_owned(), json!(corpus));
    line.insert(ADDRESS.to_owned(), json!(addresses.in_data(&document.url)));
    line
}

/// A value, if there is one: an empty word would be counted.
fn known(value: &str) -> Vec<&str> {
    Some(value).filter(|value| !value.is_empty()).into_iter().collect()
}

fn content(document: &Document, field: Field) -> Value {
    match field {
        Field::Title => json!(document.title),
        Field::Text => json!(document.text),
        Field::Summary => json!(document.summary),
        Field::Rationale => json!(document.rationale),
        Field::Terms => json!(document.terms),
        Field::References => json!(document.references.iter().map(citation).collect::<Vec<_>>()),
        Field::Asked => json!(document.asked),
        Field::Id => json!(document.id),
        Field::Topic => json!(document.topic_title),
        Field::Headings => json!(document.headings),
    }
}

fn citation(reference: &Reference) -> String {
    format!("{} {}", reference.framework, reference.provision).trim_end().to_owned()
}

/// The id of an index: it begins with a letter and has at least three characters.
fn index_id(title: &str) -> String {
    let slug = Slug::of(title);
    let is_fit = slug.as_str().len() > 2 && slug.as_str().starts_with(|c: char| c.is_ascii_lowercase());
    if is_fit { slug.to_string() } else { format!("corpus-{slug}").trim_end_matches('-').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::index_id;

    #[test]
    fn every_title_gives_an_id_that_quickwit_takes() {
        for (title, id) in [
            ("MC2 Clause Reference", "mc2-clause-reference"),
            ("3 leases", "corpus-3-leases"),
            ("Ab", "corpus-ab"),
            ("条文", "tiaowen"),
            ("§§", "corpus"),
        ] {
            assert_eq!(index_id(title), id);
        }
    }
}
