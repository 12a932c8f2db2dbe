//! The catalog as bytes: one column for each property of the documents.
//!
//! Addresses that follow from the id, such as `c/pat-2/` from `PAT-2`, are stored as what comes before and after it, once.

use super::bytes::Reader;
use super::dictionary;
use super::error::{Damage, OpenError};
#[cfg(feature = "build")]
use super::writer::Writer;
use crate::document::DocumentKind;
use crate::fields::Field;
#[cfg(feature = "build")]
use crate::index::Column;
use crate::index::{Catalog, FieldNorms};
use crate::text::concat;

/// Reads a catalog and the norms of its documents' fields.
pub(super) fn read(reader: &mut Reader<'_>, catalog: &mut Catalog, norms: &mut FieldNorms) {
    catalog.ids = reader.column();
    catalog.titles = reader.column();
    let urls = reader.column();
    catalog.summaries = reader.column();
    let (before, after) = (reader.text(), reader.text());
    let count = catalog.len();
    if catalog.titles.len() != count || urls.len() != count {
        reader.fail(OpenError::Corrupt(Damage::Records));
    }
    for document in 0..count {
        let kind = reader.below(DocumentKind::ALL.len());
        catalog.kinds.push(DocumentKind::ALL[kind]);
        let (id, url) = (catalog.ids.get(document), urls.get(document));
        if !DocumentKind::ALL[kind].has_id() {
            catalog.urls.push(id);
        } else if url.is_empty() {
            catalog.urls.push(&regular_url(before, id, after));
        } else {
            catalog.urls.push(url);
        }
    }
    for facet in &mut catalog.facets {
        facet.ids = reader.column();
        facet.values = reader.lists(count, facet.ids.len());
    }
    catalog.names = reader.column();
    catalog.derive_keys();
    catalog.synonyms = reader.column();
    let relevance = &mut catalog.relevance;
    for value in [&mut relevance.nearness, &mut relevance.least_share, &mut relevance.least_score] {
        *value = reader.below(1_000) as u32;
    }
    catalog.dictionary = dictionary::read(reader, count);
    for field in 0..Field::COUNT {
        norms.tokens[field] = reader.number();
        norms.norms[field] = reader.bytes(count).to_vec();
    }
}

/// The address that most clauses have, so that it need not be stored.
fn regular_url(before: &str, id: &str, after: &str) -> String {
    concat(&[before, &id.to_ascii_lowercase(), after])
}

/// Writes what [`read`] reads. Summaries are left out when they are kept with the texts.
#[cfg(feature = "build")]
pub(super) fn write(writer: &mut Writer, catalog: &Catalog, norms: &FieldNorms, summaries: bool) {
    let (before, after) = url_frame(catalog);
    let urls: Column = (0..catalog.len())
        .map(|document| {
            let url = catalog.urls.get(document);
            if !catalog.kind(document).has_id() || url == regular_url(before, catalog.ids.get(document), after) { "" } else { url }
        })
        .collect();
    writer.column(&catalog.ids);
    writer.column(&catalog.titles);
    writer.column(&urls);
    writer.column(if summaries { &catalog.summaries } else { const { &Column::empty() } });
    writer.text(before);
    writer.text(after);
    catalog.kinds.iter().for_each(|&kind| writer.byte(kind as u8));
    for facet in &catalog.facets {
        writer.column(&facet.ids);
        writer.lists(&facet.values, catalog.len());
    }
    writer.column(&catalog.names);
    writer.column(&catalog.synonyms);
    let relevance = &catalog.relevance;
    for value in [relevance.nearness, relevance.least_share, relevance.least_score] {
        writer.number(value);
    }
    dictionary::write(writer, &catalog.dictionary);
    for field in 0..Field::COUNT {
        writer.number(norms.tokens[field]);
        norms.norms[field].iter().for_each(|&norm| writer.byte(norm));
    }
}

/// What comes before and after the id in the first address.
#[cfg(feature = "build")]
fn url_frame(catalog: &Catalog) -> (&str, &str) {
    let id = catalog.ids.get(0).to_ascii_lowercase();
    if id.is_empty() { ("", "") } else { catalog.urls.get(0).split_once(id.as_str()).unwrap_or_default() }
}
