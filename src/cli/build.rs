//! `mdbook-clauses build`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};

use crate::Checked;
use crate::assembly::Prepared;
use crate::mdbook::driver;
use crate::read::{Entry, Files, named_paths};
use crate::site::built::Size;
use crate::site::carry::keep_previous_assets;
use crate::site::files;
use crate::site::manifest;
use crate::site::publish::Destination;
use crate::site::recompress::recompress_index;
use crate::text::plural;

use super::progress::{Progress, status};
use super::{BuildArguments, build_input, report};

pub(super) fn run(arguments: &BuildArguments) -> Result<bool> {
    let mut progress = Progress::new();
    let files = files::load(&arguments.book)?;
    let Some(checked) = check(&files, arguments.deny_warnings, &mut progress)? else { return Ok(false) };
    let folder = arguments.dest.clone().unwrap_or_else(|| arguments.book.join(checked.book.build_folder()));
    let own_folders = own_folders(&arguments.book, &checked, &files);
    // From here on, nobody needs the texts as they were written.
    drop(files);
    let prepared = build_input(checked, &arguments.book, false)?;
    let destination = Destination::open(&folder, &own_folders)?;
    let options = BuildOptions {
        live_reload: None,
        previous: arguments.previous.as_deref(),
        compress_index: arguments.compress_index,
        commit: arguments.commit.as_deref(),
    };
    let count = publish(&arguments.book, &destination, prepared, &options, &mut progress)?;
    let site = destination.site();
    let (clauses, size) = (plural(count, "clause"), size(&site)?);
    status(&format!("built {clauses} into {} in {} ms: {size}", site.display(), progress.total()));
    Ok(true)
}

/// The size of a site in words. It grows with each release, which is published for good.
fn size(site: &Path) -> Result<String> {
    let Size { files, bytes } = Size::of(site).with_context(|| format!("cannot read `{}`", site.display()))?;
    let tenths = bytes / 100_000;
    Ok(format!("{}, {}.{} MB", plural(files, "file"), tenths / 10, tenths % 10))
}

/// Reads and links a book; `None` where it has errors, which are printed.
///
/// # Errors
///
/// If it is no site but a book whose pages are mdBook's own.
pub(super) fn check(files: &Files, deny_warnings: bool, progress: &mut Progress) -> Result<Option<Checked>> {
    progress.done(&format!("loaded {}", plural(files.len(), "file")));
    let checked = crate::check(files);
    let corpus = &checked.edition.corpus;
    progress.done(&format!(
        "read and linked {} in {}, {}, {}",
        plural(corpus.clauses.len(), "clause"),
        plural(corpus.topics.len(), "topic"),
        plural(corpus.terms.len(), "term"),
        plural(corpus.frameworks.len(), "framework")
    ));
    if checked.book.keeps_mdbooks_pages() {
        let (cause, instead) = match checked.book.folder_beside() {
            Some(_) => ("`mode = \"beside\"` in `[output.reference]`", "remove `mode`"),
            None => (
                "`[preprocessor.clauses]` and no `[output.reference]`",
                "add `[output.reference]` with `command = \"mdbook-clauses render\"`",
            ),
        };
        bail!("this book keeps mdBook's own pages, because book.toml has {cause}: run `mdbook build`, or {instead} to make a site of it");
    }
    Ok(report(&checked, deny_warnings).then_some(checked))
}

/// The options of a build, beside its book.
#[derive(Debug, Default)]
pub(super) struct BuildOptions<'a> {
    /// Where the live-reload socket is, while serving.
    pub(super) live_reload: Option<&'a str>,
    /// A site built before.
    pub(super) previous: Option<&'a Path>,
    /// Whether the search index is compressed once more.
    pub(super) compress_index: bool,
    /// The commit of the book.
    pub(super) commit: Option<&'a str>,
}

/// Builds beside the site and swaps; gives the number of clauses.
pub(super) fn publish(
    book: &Path,
    destination: &Destination,
    prepared: Prepared,
    options: &BuildOptions<'_>,
    progress: &mut Progress,
) -> Result<usize> {
    let count = prepared.edition.corpus.clauses.len();
    let staged = destination.stage()?;
    let prepared = Arc::new(prepared);
    driver::build_keeping(book, staged.path(), Arc::clone(&prepared), options.live_reload, &destination.cards())?;
    progress.done("created chapters and pages");
    for note in prepared.notes() {
        status(&format!("warning: {note}"));
    }
    if options.compress_index {
        let saved = recompress_index(&staged.path().join("html"))?;
        progress.done(&format!("compressed the search index further, saving {saved} bytes"));
    }
    if let Some(previous) = options.previous {
        let carried = keep_previous_assets(previous, &staged.path().join("html"))?;
        progress.done(&format!("kept {} from the previous site", plural(carried, "hashed file")));
    }
    if options.compress_index || options.previous.is_some() || options.commit.is_some() {
        manifest::renew(&staged.path().join("html"), options.commit)?;
    }
    destination.publish(&staged)?;
    drop(staged);
    progress.done("published the site");
    Ok(count)
}

/// The folders with files that somebody has written: no site goes there.
fn own_folders(book: &Path, checked: &Checked, files: &Files) -> Vec<PathBuf> {
    let named = named_paths(&checked.book).into_iter().filter(|path| files.entry(path) == Some(&Entry::Folder));
    let official = checked.edition.corpus.settings.official_folder.iter().map(|folder| folder.path.value.clone());
    named.chain(official).chain([checked.book.source_folder()]).map(|path| book.join(path)).collect()
}
