//! The catalog as bytes.

use super::OpenError;
use super::bytes::Reader;
use super::dictionary::Dictionary;
use crate::catalog::{Catalog, FacetValue, Lengths, Record};
use crate::document::FacetKind;
use crate::fields::Field;

/// Reads a catalog and the lengths of its documents.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<(Catalog, Lengths), OpenError> {
    let count = reader.count()?;
    let mut facets: [Vec<FacetValue>; 4] = Default::default();
    for values in &mut facets {
        for _ in 0..reader.count()? {
            let (id, name) = (reader.text()?.to_owned(), reader.text()?.to_owned());
            values.push(FacetValue { id, name });
        }
    }
    let columns = [reader.texts()?, reader.texts()?, reader.texts()?, reader.texts()?];
    if columns.iter().any(|column| column.len() != count) {
        return Err(OpenError::Corrupt("records differ in number"));
    }
    let [ids, titles, urls, summaries] = columns;
    let mut records: Vec<Record> = ids
        .into_iter()
        .zip(titles)
        .zip(urls)
        .zip(summaries)
        .map(|(((id, title), url), summary)| Record { id, title, url, summary, values: Default::default() })
        .collect();
    let (before, after) = (reader.text()?, reader.text()?);
    for record in &mut records {
        if record.url.is_empty() {
            record.url = regular_url(before, &record.id, after);
        }
    }
    for facet in FacetKind::ALL {
        let limit = facets[facet as usize].len();
        for record in &mut records {
            let values = reader.count()?;
            let values: Result<Vec<u32>, _> = (0..values).map(|_| reader.below(limit).map(|value| value as u32)).collect();
            record.values[facet as usize] = values?;
        }
    }
    let terms = reader.texts()?;
    let synonyms = (0..reader.count()?).map(|_| reader.texts()).collect::<Result<_, _>>()?;
    let dictionary = Dictionary::read(reader, count)?;
    let mut lengths = Lengths::default();
    for field in Field::ALL {
        lengths.tokens[field.index()] = reader.number()?;
        lengths.norms[field.index()] = reader.bytes(count)?.to_vec();
    }
    Ok((Catalog { records, facets, terms, synonyms, dictionary }, lengths))
}

/// The address that most clauses have, so that it need not be stored.
fn regular_url(before: &str, id: &str, after: &str) -> String {
    [before, &id.to_ascii_lowercase(), after].concat()
}

/// Writes what [`read`] reads. Summaries are left out when they are kept with the texts.
#[cfg(feature = "build")]
pub(super) fn write(writer: &mut super::bytes::Writer, catalog: &Catalog, lengths: &Lengths, summaries: bool) {
    let records = &catalog.records;
    writer.number(records.len());
    for values in &catalog.facets {
        writer.number(values.len());
        for value in values {
            writer.text(&value.id);
            writer.text(&value.name);
        }
    }
    let (before, after) = records.first().map(url_frame).unwrap_or_default();
    writer.texts(records.iter().map(|record| &record.id));
    writer.texts(records.iter().map(|record| &record.title));
    writer.texts(records.iter().map(|record| {
        let regular = record.url == regular_url(before, &record.id, after);
        if regular { "" } else { record.url.as_str() }
    }));
    writer.texts(records.iter().map(|record| if summaries { record.summary.as_str() } else { "" }));
    writer.text(before);
    writer.text(after);
    for facet in FacetKind::ALL {
        for record in records {
            let values = record.values(facet);
            writer.number(values.len());
            values.iter().for_each(|&value| writer.number(value));
        }
    }
    writer.texts(catalog.terms.iter());
    writer.number(catalog.synonyms.len());
    catalog.synonyms.iter().for_each(|group| writer.texts(group.iter()));
    catalog.dictionary.write(writer);
    for field in Field::ALL {
        writer.number(lengths.tokens[field.index()]);
        lengths.norms[field.index()].iter().for_each(|&norm| writer.byte(norm));
    }
}

/// What stands before and after the id in an address.
#[cfg(feature = "build")]
fn url_frame(record: &Record) -> (&str, &str) {
    let id = record.id.to_ascii_lowercase();
    record.url.split_once(id.as_str()).unwrap_or_default()
}
