//! What has the whole corpus. Of a large corpus each of these files is large, so they are written piece by piece, and no
//! more of them is in memory than a few clauses.

use crate::addresses;
use crate::difference::pairs;
use crate::export::record::CorpusRecord;
use crate::export::{self, ExportError, Pieces, RecordBuilder, Released, Whole};
use crate::release::Release;
use crate::render::pages::{OneFile, OneFilePart};
use crate::render::{Context, Templates, Theme};
use crate::words::is_english;

use super::{AssemblyError, File, desk, frozen};

/// How many clauses are written at once.
const AT_ONCE: usize = 64;

/// The next files, and the next pieces of others.
#[derive(Debug, Default)]
pub struct Step {
    /// Whole files.
    pub files: Vec<File>,
    /// Pieces: each comes behind those before it with the same path.
    pub pieces: Vec<File>,
}

/// What a step is made of.
#[derive(Debug, Clone, Copy)]
enum Part<'e> {
    Begin,
    Topic(usize),
    /// Some clauses of a topic.
    Clauses(usize, &'e [usize]),
    TopicEnd(usize),
    End,
}

fn parts<'e>(context: &Context<'e>) -> impl Iterator<Item = Part<'e>> + use<'e> {
    let of_topic = |(topic, clauses): (usize, &'e Vec<usize>)| {
        let clauses = clauses.chunks(AT_ONCE).map(move |clauses| Part::Clauses(topic, clauses));
        std::iter::once(Part::Topic(topic)).chain(clauses).chain([Part::TopicEnd(topic)])
    };
    let topics = context.edition.topic_clauses.iter().enumerate().flat_map(of_topic);
    std::iter::once(Part::Begin).chain(topics).chain([Part::End])
}

/// What the exports of the corpus are made from.
#[derive(Debug)]
pub struct Records<'a> {
    records: RecordBuilder<'a>,
    record: CorpusRecord,
}

impl<'a> Records<'a> {
    /// The records of the edition of a context.
    pub fn new(context: &'a Context<'_>) -> Self {
        let records = RecordBuilder::new(context.edition, &context.addresses);
        Self { record: records.without_clauses(), records }
    }
}

/// The exports that have the whole corpus, with the files of single clauses, and the file that holds all of it for readers.
/// None of them names a file of the search, so they can be written while the index is made.
///
/// # Errors
///
/// If a record cannot be written, or a template does not fit its view.
pub fn exports<'a>(
    context: &'a Context<'_>,
    records: &'a Records<'a>,
    templates: &'a Templates,
    theme: &Theme,
) -> Result<impl Iterator<Item = Result<Step, AssemblyError>> + 'a, AssemblyError> {
    let whole = Whole::new(&records.records, &records.record)?;
    let (one_file, of_one_file) = OneFile::new(context, templates, theme)?;
    let path = one_file.path();
    let write = move |part: OneFilePart| {
        let html = one_file.render(part, templates)?;
        Ok(Step { pieces: vec![File::new(path.clone(), html)], ..Step::default() })
    };
    Ok(parts(context).map(move |part| step(part, &whole, context)).chain(of_one_file.into_iter().map(write)))
}

fn step(part: Part<'_>, whole: &Whole<'_>, context: &Context<'_>) -> Result<Step, AssemblyError> {
    let (pieces, clauses) = match part {
        Part::Begin => {
            let released = Released {
                date: context.releases.first().map(|release| release.date.as_str()),
                is_changed: !context.edition.corpus.changes.is_empty(),
            };
            (whole.begin(released)?, Vec::new())
        }
        Part::Topic(topic) => (whole.begin_topic(topic)?, Vec::new()),
        Part::Clauses(topic, clauses) => whole.clauses(topic, clauses)?,
        Part::TopicEnd(topic) => (whole.end_topic(topic)?, Vec::new()),
        Part::End => (whole.end()?, Vec::new()),
    };
    let addresses = &context.addresses;
    let Pieces { json, lines, oscal, texts, table } = pieces;
    let pieces = [
        (addresses.clauses_json(), json),
        (addresses.clauses_ndjson(), lines),
        (addresses::OSCAL_CATALOG.to_owned(), oscal),
        (addresses::LLMS_FULL.to_owned(), texts),
        (addresses.clauses_csv(), table),
    ];
    let files = clauses.into_iter().flat_map(|files| {
        let id = &context.edition.corpus.clauses[files.clause].id.value;
        [File::new(addresses.clause_markdown(id), files.markdown), File::new(addresses.clause_json(id), files.json)]
    });
    Ok(Step {
        files: files.collect(),
        pieces: pieces.into_iter().filter(|(_, bytes)| !bytes.is_empty()).map(|(path, bytes)| File::new(path, bytes)).collect(),
    })
}

/// What is small, and what the desk loads.
pub(super) fn lists_and_desk<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Result<File, AssemblyError>> + use<'a> {
    let records = Records::new(context);
    let lists = lists(context, &records.record).map(|files| files.into_iter().map(Ok)).map_err(AssemblyError::from);
    drop(records.record);
    each(lists).chain(each(desk::files(context, &records.records)))
}

/// The files, or why there are none.
pub(super) fn each<F: Iterator<Item = Result<File, AssemblyError>>>(
    files: Result<F, AssemblyError>,
) -> impl Iterator<Item = Result<File, AssemblyError>> {
    let (files, error) = match files {
        Ok(files) => (Some(files), None),
        Err(error) => (None, Some(Err(error))),
    };
    files.into_iter().flatten().chain(error)
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
        File::new(addresses::LLMS, export::llms(record, context.edition, addresses)),
        File::new(addresses::KNOWN, export::known(context.edition, context.releases, addresses, further)?),
    ];
    files.extend(feeds.into_iter().map(|(path, feed)| File::new(path, feed)));
    let releases = context.releases.iter().flat_map(|release| frozen::paths(release, addresses));
    let list = (!context.releases.is_empty()).then(|| addresses::RELEASES.to_owned());
    files.extend(
        export::sitemap(record, context.edition, context.releases, addresses, list.into_iter().chain(releases))?
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
