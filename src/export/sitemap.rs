//! `sitemap.xml` by the protocol of sitemaps.org: absolute addresses, no dates (we do not know them).

use quick_xml::Writer;

use super::error::ExportError;
use super::record::CorpusRecord;
use super::xml;
use crate::addresses::{self, Addresses};
use crate::link::Edition;
use crate::release::Release;

/// The sitemap; none where absolute addresses are left out. `further` are paths of pages that the record does not have.
///
/// # Errors
///
/// If the map cannot be written.
pub fn sitemap(
    record: &CorpusRecord,
    edition: &Edition,
    releases: &[Release],
    addresses: &Addresses,
    further: impl Iterator<Item = String>,
) -> Result<Option<Vec<u8>>, ExportError> {
    let mut pages = vec![addresses.home(), addresses.clauses()];
    // Lists are there where they list something.
    pages.extend(cfg!(feature = "search").then(|| addresses::SEARCH.to_owned()));
    pages.extend([addresses::MATRIX, addresses::SCHEDULE, addresses::COMPARE].map(str::to_owned));
    pages.extend((!record.terms.is_empty()).then(|| addresses.terms()));
    pages.extend((!record.frameworks.is_empty()).then(|| addresses.frameworks()));
    pages.extend((!releases.is_empty()).then(|| addresses::CHANGES.to_owned()));
    // What is compared with the text of today changes with it, and is left to those who look for it.
    let steps = releases.windows(2).map(|pair| addresses::difference(pair[1].name.as_str(), pair[0].name.as_str()));
    pages.extend(steps);
    pages.extend((!record.profiles.is_empty()).then(|| addresses.profiles()));
    let Some(mut all) = pages.iter().map(|path| addresses.absolute(path)).collect::<Option<Vec<String>>>() else { return Ok(None) };
    all.extend(record.chapters.iter().map(|chapter| chapter.address.clone()));
    all.extend(record.topics.iter().map(|topic| topic.address.clone()));
    all.extend(edition.corpus.clauses.iter().map(|clause| addresses.in_data(&addresses.clause(&clause.id.value))));
    all.extend(record.terms.iter().map(|term| term.address.clone()));
    all.extend(record.frameworks.iter().map(|framework| framework.address.clone()));
    all.extend(record.profiles.iter().map(|profile| profile.address.clone()));
    all.extend([&record.parties, &record.kinds, &record.phases].into_iter().flatten().filter_map(|word| word.address.clone()));
    all.extend(record.topics.iter().map(|topic| topic.list_address.clone()));
    all.extend(further.filter_map(|path| addresses.absolute(&path)));
    write(&all).map(Some).map_err(|cause| ExportError::new(addresses::SITEMAP, cause))
}

fn write(addresses: &[String]) -> std::io::Result<Vec<u8>> {
    xml::document(Writer::new(Vec::new()), "urlset", "http://www.sitemaps.org/schemas/sitemap/0.9", |writer| {
        for address in addresses {
            writer.create_element("url").write_inner_content(|writer| xml::text(writer, "loc", address))?;
        }
        Ok(())
    })
}
