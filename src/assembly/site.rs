//! The list of all files of a site that are not chapters, made in parallel and only as they are taken.

use std::error::Error;
use std::fmt;

use rayon::prelude::*;

use crate::addresses;
use crate::difference::{Pair, pairs};
use crate::export::{self, ExportError, RecordBuilder};
use crate::release::Release;
use crate::render::pages::{self, Card, Frozen, Which};
use crate::render::views::difference::Comparisons;
use crate::render::{Context, FrozenTexts, RenderError, Templates};

use super::{exports, frozen};

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path from the root of the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    pub(super) fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }

    fn page((path, html): (String, String)) -> Self {
        Self::new(addresses::file_of(&path), html)
    }
}

/// Why a file cannot be made: a fault of the theme or of this program, never of the corpus.
#[derive(Debug)]
pub enum AssemblyError {
    /// A template that does not fit its view.
    Page(RenderError),
    /// A record that could not be written in the form of an export.
    Export(ExportError),
}

impl fmt::Display for AssemblyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(error) => error.fmt(f),
            Self::Export(error) => error.fmt(f),
        }
    }
}

impl Error for AssemblyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Page(error) => error.source(),
            Self::Export(error) => error.source(),
        }
    }
}

impl From<RenderError> for AssemblyError {
    fn from(error: RenderError) -> Self {
        Self::Page(error)
    }
}

impl From<ExportError> for AssemblyError {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}

/// A piece of work that gives one or a few files.
#[derive(Debug, Clone, Copy)]
enum Job {
    /// A page, and for a withdrawn clause what lies beside it.
    Page(Which),
    /// The list of releases, where there are any.
    Releases,
    /// A page of a release, by the release's index.
    Frozen(usize, Frozen),
    /// What changed between two states: a page or a few.
    Difference(Pair),
}

/// Everything that is neither a chapter nor among the [`exports`](super::exports). Files are made as they are taken: of a
/// large corpus the pages are never in memory all at once.
pub fn site<'a>(context: &'a Context<'_>, templates: &'a Templates) -> impl ParallelIterator<Item = Result<File, AssemblyError>> + 'a {
    let records = RecordBuilder::new(context.edition, &context.addresses);
    let editions: Vec<(&Release, Context<'_>)> =
        context.releases.iter().map(|release| (release, Context::of_release(release, context))).collect();
    let comparisons = Comparisons::new(context);
    let frozen_texts = FrozenTexts::new(context.releases);
    let made_from = MadeFrom { context, editions, frozen_texts, records, comparisons };
    let pages = jobs(context)
        .into_par_iter()
        .flat_map_iter(move |job| exports::each(run_job(job, &made_from, templates).map(|files| files.into_iter().map(Ok))));
    rayon::iter::once(()).flat_map_iter(move |()| exports::lists_and_desk(context)).chain(pages)
}

/// The pictures that the pages name, not yet drawn: the path and the source of each.
pub fn cards<'a>(context: &'a Context<'_>, templates: &'a Templates) -> impl ParallelIterator<Item = pages::Rendered> + 'a {
    let clauses = (0..context.edition.corpus.clauses.len()).map(Card::Clause);
    let all = clauses.chain(withdrawn(context).map(Card::Withdrawn)).chain([Card::Site]);
    let wanted: Vec<Card> = if context.has_cards() { all.collect() } else { Vec::new() };
    wanted.into_par_iter().map(move |which| pages::card(which, context, templates))
}

/// The withdrawn clauses that have a page: indices in the corpus.
fn withdrawn<'a>(context: &'a Context<'_>) -> impl Iterator<Item = usize> + use<'a> {
    let edition = context.edition;
    (0..edition.corpus.retired.len()).filter(|&index| edition.clause(&edition.corpus.retired[index].id.value).is_none())
}

fn jobs(context: &Context<'_>) -> Vec<Job> {
    let edition = context.edition;
    let corpus = &edition.corpus;
    let lists = context.facets.iter().enumerate();
    let lists = lists.flat_map(|(facet, values)| (0..values.values.len()).map(move |value| Which::List(Some((facet, value)))));
    // What takes longest comes first.
    let mut jobs: Vec<Job> = pairs(context.releases).into_iter().map(Job::Difference).collect();
    jobs.extend((!context.releases.is_empty()).then_some(Job::Page(Which::Changes)));
    if context.search_files.is_some() {
        jobs.push(Job::Page(Which::Search));
    }
    jobs.extend([Which::List(None), Which::Matrix, Which::Landing, Which::Schedule, Which::Compare, Which::NotFound].map(Job::Page));
    // Of what there is none, there is no list.
    jobs.extend((!corpus.terms.is_empty()).then_some(Job::Page(Which::Terms)));
    jobs.extend((!corpus.frameworks.is_empty()).then_some(Job::Page(Which::Frameworks)));
    jobs.extend((!corpus.profiles.is_empty()).then_some(Job::Page(Which::Profiles)));
    jobs.extend((0..corpus.profiles.len()).map(Which::Profile).map(Job::Page));
    let topics = if context.options.beside.is_some() { corpus.topics.len() } else { 0 };
    jobs.extend((0..topics).map(Which::Topic).map(Job::Page));
    jobs.extend((0..corpus.clauses.len()).map(Which::Clause).map(Job::Page));
    jobs.extend(withdrawn(context).map(Which::Retired).map(Job::Page));
    jobs.extend((0..corpus.terms.len()).map(Which::Term).map(Job::Page));
    jobs.extend((0..corpus.frameworks.len()).map(Which::Framework).map(Job::Page));
    jobs.extend(lists.map(Job::Page));
    jobs.extend((!context.releases.is_empty()).then_some(Job::Releases));
    for (index, release) in context.releases.iter().enumerate() {
        jobs.extend(frozen::pages(release).map(|page| Job::Frozen(index, page)));
    }
    jobs.extend((0..context.moved.len()).map(Which::Moved).map(Job::Page));
    jobs
}

/// What the files are made from.
struct MadeFrom<'a, 'e> {
    context: &'a Context<'e>,
    editions: Vec<(&'a Release, Context<'a>)>,
    frozen_texts: FrozenTexts,
    records: RecordBuilder<'a>,
    comparisons: Comparisons<'a, 'e>,
}

/// Makes the files of a job.
fn run_job(job: Job, from: &MadeFrom<'_, '_>, templates: &Templates) -> Result<Vec<File>, AssemblyError> {
    let MadeFrom { context, editions, frozen_texts, records, comparisons } = from;
    match job {
        Job::Page(which) => {
            let mut files = vec![File::page(pages::render(which, context, templates)?)];
            match which {
                Which::Retired(index) => {
                    let (id, record) = (&context.edition.corpus.retired[index].id.value, records.withdrawn(index));
                    let markdown = export::clause_markdown(&record, &context.words);
                    files.push(File::new(context.addresses.clause_markdown(id), markdown));
                    files.push(File::new(context.addresses.clause_json(id), export::clause_json(&record)?));
                }
                Which::Changes => {
                    for release in context.releases {
                        let folder = addresses::differences_from(release.name.as_str());
                        files.push(File::page(pages::render_leading_on(context, &folder, addresses::CHANGES, templates)?));
                    }
                }
                _ => {}
            }
            Ok(files)
        }
        Job::Releases => Ok(vec![File::page(pages::render_releases(&editions[0].1, context.releases, templates)?)]),
        Job::Frozen(index, which) => {
            let (release, context) = &editions[index];
            let mut files = vec![File::page(pages::render_frozen(which, context, (index, release), frozen_texts, templates)?)];
            if matches!(which, Frozen::Contents) {
                let addresses = &context.addresses;
                let folder = pages::render_leading_on(context, &addresses.release_clauses(), &addresses.home(), templates)?;
                files.push(File::page(folder));
            }
            Ok(files)
        }
        Job::Difference(pair) => Ok(pages::render_difference(pair, comparisons, templates)?.into_iter().map(File::page).collect()),
    }
}

/// The pages that lead on from folders without a page: path of the file, and the page.
///
/// # Errors
///
/// If the template does not fit.
pub fn folders(context: &Context<'_>, templates: &Templates) -> Result<Vec<File>, AssemblyError> {
    let folders = export::folders(context.edition, &context.addresses);
    folders.iter().map(|(from, to)| Ok(File::page(pages::render_leading_on(context, from, to, templates)?))).collect()
}
