//! What programs get of the whole corpus. Of a large corpus each of these files is large, so they are made one after the
//! other, each as it is taken, and none waits in memory for the next.

use crate::addresses;
use crate::difference::pairs;
use crate::export::record::CorpusRecord;
use crate::export::{self, ExportError, Released};
use crate::release::Release;
use crate::render::Context;
use crate::words::is_english;

use super::{AssemblyError, File, desk, frozen};

/// What is made at once.
#[derive(Debug, Clone, Copy)]
enum Part {
    Json,
    Lines,
    Oscal,
    Texts,
    Table,
    /// Everything that is small.
    Lists,
    /// It takes the record apart, so it is the last.
    Desk,
}

impl Part {
    const ALL: [Self; 7] = [Self::Json, Self::Lines, Self::Oscal, Self::Texts, Self::Table, Self::Lists, Self::Desk];

    fn files(self, context: &Context<'_>, record: &mut CorpusRecord) -> Result<Vec<File>, AssemblyError> {
        let addresses = &context.addresses;
        Ok(vec![match self {
            Self::Json => File::new(addresses.clauses_json(), export::corpus_json(record)?),
            Self::Lines => File::new(addresses.clauses_ndjson(), export::lines(record)?),
            Self::Oscal => File::new(addresses::OSCAL_CATALOG, oscal_catalog(context, record)?),
            Self::Texts => File::new(addresses::LLMS_FULL, export::llms_full(record, &context.edition.corpus.words)),
            Self::Table => File::new(addresses.clauses_csv(), export::clauses_csv(record)?),
            Self::Lists => return Ok(lists(context, record)?),
            Self::Desk => return desk::files(context, record),
        }])
    }
}

/// All files, from one record.
pub(super) fn files<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Result<File, AssemblyError>> + 'a {
    let mut record = export::record(context.edition, &context.addresses);
    Part::ALL.into_iter().flat_map(move |part| each(part.files(context, &mut record)))
}

/// The files, or why there are none.
pub(super) fn each(files: Result<Vec<File>, AssemblyError>) -> impl Iterator<Item = Result<File, AssemblyError>> {
    let (files, error) = match files {
        Ok(files) => (files, None),
        Err(error) => (Vec::new(), Some(Err(error))),
    };
    files.into_iter().map(Ok).chain(error)
}

/// The corpus as a catalog of OSCAL. Its identities are made from the address of the corpus, where pages leave it out too.
fn oscal_catalog(context: &Context<'_>, record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let corpus = &context.edition.corpus;
    let released = Released { date: context.releases.first().map(|release| release.date.as_str()), is_changed: !corpus.changes.is_empty() };
    export::oscal_catalog(record, &context.addresses, corpus.settings.address.as_deref(), released, &corpus.words)
}

/// The licence of the stemmers.
const SNOWBALL: &[u8] = include_bytes!("../../LICENSES/BSD-3-Clause-Snowball.txt");

/// Schemas, lists of addresses, feeds and descriptions.
fn lists(context: &Context<'_>, record: &CorpusRecord) -> Result<Vec<File>, ExportError> {
    let addresses = &context.addresses;
    let feeds = export::feeds(context.edition, context.releases, addresses)?;
    let feed_paths = feeds.iter().map(|(path, _)| path.clone());
    let moved = context.moved.iter().map(|(from, _)| from.clone());
    let further = pages_of_changes(context.releases).chain(feed_paths).chain(moved);
    let mut files = vec![
        File::new(addresses::SCHEDULE_RULES, export::rules(context.edition, addresses)?),
        File::new(addresses::SCHEMA, export::corpus_schema()?),
        File::new(addresses::CLAUSE_SCHEMA, export::clause_schema()?),
        File::new(addresses::LINE_SCHEMA, export::line_schema()?),
        File::new(addresses::LLMS, export::llms(record, addresses, &context.edition.corpus.words)),
        File::new(addresses::KNOWN, export::known(context.edition, context.releases, addresses, further)?),
    ];
    files.extend(feeds.into_iter().map(|(path, feed)| File::new(path, feed)));
    let releases = context.releases.iter().flat_map(|release| frozen::paths(release, addresses));
    let list = (!context.releases.is_empty()).then(|| addresses::RELEASES.to_owned());
    files.extend(
        export::sitemap(record, context.releases, addresses, list.into_iter().chain(releases))?
            .map(|map| File::new(addresses::SITEMAP, map)),
    );
    files.extend(export::robots(addresses).map(|text| File::new(addresses::ROBOTS, text)));
    files.extend(export::security(&context.edition.corpus.settings, addresses).map(|text| File::new(addresses::SECURITY, text)));
    // Whoever passes the stemmers on has to pass their licence on too.
    if !is_english(context.edition.corpus.words.language()) {
        files.push(File::new(addresses::STEMMERS_LICENCE, SNOWBALL));
    }
    if context.search_files.is_some() {
        let description = export::open_search(&context.edition.corpus.settings, addresses)?;
        files.extend(description.map(|description| File::new(addresses::OPEN_SEARCH, description)));
    }
    Ok(files)
}

/// The lists of releases and of changes, and the pages of differences; none before the first release.
fn pages_of_changes(releases: &[Release]) -> impl Iterator<Item = String> {
    let lists = (!releases.is_empty()).then_some([addresses::RELEASES, addresses::CHANGES].map(str::to_owned));
    let pages = pairs(releases).into_iter().map(|pair| {
        let (from, to) = pair.names(releases);
        addresses::difference(from, to)
    });
    lists.into_iter().flatten().chain(pages)
}
