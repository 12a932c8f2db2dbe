//! The catalog as bytes: one column for each property of the documents.
//!
//! Addresses that follow from the id, such as `c/pat-2/` from `PAT-2`, are stored as what comes before and after it, once.

use super::bytes::Reader;
use super::dictionary;
use super::error::{Damage, OpenError};
#[cfg(feature = "build")]
use super::writer::Writer;
use crate::document::{DocumentKind, FacetKind};
use crate::fields::Field;
use crate::index::Column;
use crate::index::{Catalog, Derived, Facet, FieldNorms, Relevance};
use crate::language::Language;
use crate::text::concat;

/// Reads a catalog and the norms of its documents' fields.
pub(super) fn read(language: Language, reader: &mut Reader<'_>) -> (Catalog, Vec<FieldNorms>) {
    let ids = reader.column();
    let titles = reader.column();
    let urls = reader.column();
    let summaries = reader.column();
    let (before, after) = (reader.text(), reader.text());
    let count = ids.len();
    if titles.len() != count || urls.len() != count {
        reader.fail(OpenError::Corrupt(Damage::Records));
    }
    let mut kinds = Vec::new();
    let mut whole_urls = Column::default();
    for document in 0..count {
        let kind = DocumentKind::ALL[reader.below(DocumentKind::ALL.len())];
        kinds.push(kind);
        let (id, url) = (ids.get(document), urls.get(document));
        if !kind.has_id() {
            whole_urls.push(id);
        } else if url.is_empty() {
            whole_urls.push(&regular_url(before, id, after));
        } else {
            whole_urls.push(url);
        }
    }
    let mut facets = Vec::new();
    for _ in FacetKind::ALL {
        let ids = reader.column();
        let values = reader.lists(count, ids.len());
        facets.push(Facet { ids, values });
    }
    let names = reader.column();
    let derived = Derived::of(language, &kinds, &ids, &titles, &names);
    let synonyms = reader.column();
    let mut hundredths = || reader.below(1_000) as u32;
    let relevance = Relevance { nearness: hundredths(), least_share: hundredths(), least_score: hundredths() };
    let dictionary = dictionary::read(reader, count);
    let mut norms = Vec::new();
    for _ in Field::ALL {
        let tokens = reader.number();
        norms.push(FieldNorms { norms: reader.bytes(count).to_vec(), tokens });
    }
    (Catalog { language, kinds, ids, titles, urls: whole_urls, summaries, facets, names, synonyms, dictionary, relevance, derived }, norms)
}

/// The address that most clauses have, so that it need not be stored.
fn regular_url(before: &str, id: &str, after: &str) -> String {
    concat(&[before, &id.to_ascii_lowercase(), after])
}

/// Writes what [`read`] reads. Summaries are left out when they are kept with the texts.
#[cfg(feature = "build")]
pub(super) fn write(writer: &mut Writer, catalog: &Catalog, norms: &[FieldNorms], summaries: bool) {
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
    for field in Field::ALL {
        let of_field = norms.get(field.index());
        writer.number(of_field.map_or(0, |norms| norms.tokens));
        (0..catalog.len()).for_each(|document| writer.byte(of_field.map_or(0, |norms| norms.norms[document])));
    }
}

/// What comes before and after the id in the first address.
#[cfg(feature = "build")]
fn url_frame(catalog: &Catalog) -> (&str, &str) {
    let id = catalog.ids.get(0).to_ascii_lowercase();
    if id.is_empty() { ("", "") } else { catalog.urls.get(0).split_once(id.as_str()).unwrap_or_default() }
}
