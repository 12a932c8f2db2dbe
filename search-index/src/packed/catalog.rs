//! The catalog as bytes.

use super::bytes::Reader;
use super::dictionary::Dictionary;
use super::{Damage, OpenError};
use crate::catalog::{Catalog, Lengths};
#[cfg(feature = "build")]
use crate::column::Column;
use crate::column::glue;
use crate::fields::Field;

/// Reads a catalog and the lengths of its documents.
pub(super) fn read(reader: &mut Reader<'_>, catalog: &mut Catalog, lengths: &mut Lengths) {
    catalog.ids = reader.column();
    catalog.titles = reader.column();
    let urls = reader.column();
    catalog.summaries = reader.column();
    let (before, after) = (reader.text(), reader.text());
    let count = catalog.len();
    if catalog.titles.len() != count || urls.len() != count {
        reader.fail(OpenError::Corrupt(Damage::Records));
    }
    for place in 0..count {
        let url = urls.get(place);
        if url.is_empty() {
            catalog.urls.push(&regular_url(before, catalog.ids.get(place), after));
        } else {
            catalog.urls.push(url);
        }
    }
    catalog.make_keys();
    for facet in &mut catalog.facets {
        facet.ids = reader.column();
        facet.values = reader.lists(count, facet.ids.len());
    }
    catalog.terms = reader.column();
    catalog.synonyms = reader.column();
    catalog.dictionary = Dictionary::read(reader, count);
    for field in 0..Field::COUNT {
        lengths.tokens[field] = reader.number();
        lengths.norms[field] = reader.bytes(count).to_vec();
    }
}

/// The address that most clauses have, so that it need not be stored.
fn regular_url(before: &str, id: &str, after: &str) -> String {
    glue(&[before, &id.to_ascii_lowercase(), after])
}

/// Writes what [`read`] reads. Summaries are left out when they are kept with the texts.
#[cfg(feature = "build")]
pub(super) fn write(writer: &mut super::bytes::Writer, catalog: &Catalog, lengths: &Lengths, summaries: bool) {
    let (before, after) = url_frame(catalog);
    let urls: Column = (0..catalog.len())
        .map(|place| {
            let url = catalog.urls.get(place);
            if url == regular_url(before, catalog.ids.get(place), after) { "" } else { url }
        })
        .collect();
    writer.column(&catalog.ids);
    writer.column(&catalog.titles);
    writer.column(&urls);
    writer.column(if summaries { &catalog.summaries } else { const { &Column::empty() } });
    writer.text(before);
    writer.text(after);
    for facet in &catalog.facets {
        writer.column(&facet.ids);
        writer.lists(&facet.values, catalog.len());
    }
    writer.column(&catalog.terms);
    writer.column(&catalog.synonyms);
    catalog.dictionary.write(writer);
    for field in 0..Field::COUNT {
        writer.number(lengths.tokens[field]);
        lengths.norms[field].iter().for_each(|&norm| writer.byte(norm));
    }
}

/// What stands before and after the id in the first address.
#[cfg(feature = "build")]
fn url_frame(catalog: &Catalog) -> (&str, &str) {
    let id = catalog.ids.get(0).to_ascii_lowercase();
    if id.is_empty() { ("", "") } else { catalog.urls.get(0).split_once(id.as_str()).unwrap_or_default() }
}
