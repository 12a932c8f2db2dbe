//! An [`Edition`](crate::link::Edition) to pages: pure, and in parallel.
//!
//! Gives every file of the site that is no mdBook chapter, as path and bytes, and the parts that
//! chapters need. Reads nothing, writes nothing.

pub mod address;
mod context;
mod exports;
mod facets;
mod html;
mod markdown;
mod templates;
pub mod views;

use std::collections::BTreeMap;
use std::fmt;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

pub use context::{Context, Mode, Options};
pub use templates::Templates;
use views::{Head, Page};

/// The templates and files of a theme.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// `MiniJinja` templates by name.
    pub templates: BTreeMap<String, String>,
    /// Style sheets, scripts and pictures by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The names under which the files are published: with a hash of their content, so that a browser
    /// may keep them for ever.
    pub fn assets(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|(name, bytes)| (name.clone(), format!("assets/{}", hashed_name(name, bytes)))).collect()
    }
}

/// `site.css` with content of hash `1a2b…` is `site.1a2b3c4d.css`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path from the root of the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// A template that does not fit its view, or an export that cannot be written: a fault of the theme
/// or of this program, never of the corpus.
#[derive(Debug)]
pub struct RenderError(String);

impl RenderError {
    pub(crate) fn template(name: &str, error: &minijinja::Error) -> Self {
        Self(format!("the template `{name}`: {error:#}"))
    }

    fn export(name: &str, error: &dyn fmt::Display) -> Self {
        Self(format!("the export `{name}`: {error}"))
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RenderError {}

/// One page to make.
enum Job {
    Landing,
    Clause(usize),
    Retired(usize),
    Term(usize),
    Terms,
    Framework(usize),
    Frameworks,
    List(Option<(usize, usize)>),
    Search,
    NotFound,
    OneFile,
    Exports,
}

/// Everything that is not a chapter. Files are made as they are taken, in parallel: the site of a large corpus is never
/// in memory as a whole. An error is a template that does not fit its view.
pub fn site<'a>(
    context: &'a Context<'_>,
    templates: &'a Templates,
    theme: &'a Theme,
) -> impl ParallelIterator<Item = Result<File, RenderError>> + 'a {
    let edition = context.edition;
    let corpus = &edition.corpus;
    // What takes longest comes first.
    let mut jobs = vec![Job::OneFile, Job::Exports, Job::List(None), Job::Search, Job::Landing, Job::Terms, Job::Frameworks, Job::NotFound];
    jobs.extend((0..corpus.clauses.len()).map(Job::Clause));
    jobs.extend((0..corpus.retired.len()).filter(|&index| edition.clause(&corpus.retired[index].id.value).is_none()).map(Job::Retired));
    jobs.extend((0..corpus.terms.len()).map(Job::Term));
    jobs.extend((0..corpus.frameworks.len()).map(Job::Framework));
    for (index, facet) in context.facets.iter().enumerate() {
        jobs.extend((0..facet.values.len()).map(|value| Job::List(Some((index, value)))));
    }
    jobs.into_par_iter().flat_map_iter(|job| match files(&job, context, templates, theme) {
        Ok(files) => files.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    })
}

fn files(job: &Job, context: &Context<'_>, templates: &Templates, theme: &Theme) -> Result<Vec<File>, RenderError> {
    use views::{clause, clause_list, framework, landing, not_found, one_file, search_page, term};
    let page = match *job {
        Job::Landing => whole(context, templates, "landing.html", landing::view(context)),
        Job::Clause(index) => {
            let (head, view) = clause::page(context, index);
            let markdown = exports::clause(context, index, &view);
            return Ok(vec![markdown, whole(context, templates, "clause.html", (head, view))?]);
        }
        Job::Exports => return exports::files(context),
        Job::Retired(index) => whole(context, templates, "retired.html", clause::retired_page(context, index)),
        Job::Term(index) => whole(context, templates, "term.html", term::page(context, index)),
        Job::Terms => whole(context, templates, "term_list.html", term::list(context)),
        Job::Framework(index) => whole(context, templates, "framework.html", framework::page(context, index)),
        Job::Frameworks => whole(context, templates, "framework_list.html", framework::list(context)),
        Job::List(filter) => whole(context, templates, "clause_list.html", clause_list::page(context, filter)),
        Job::Search => whole(context, templates, "search.html", search_page::page(context)),
        Job::NotFound => whole(context, templates, "not_found.html", not_found::page(context)),
        Job::OneFile => {
            // The same corpus, with links that stay inside the file.
            let context = Context::new(context.edition, Options { mode: Mode::OneFile, ..context.options.clone() });
            let sheet = |index| templates.render("one_file_clause.html", &one_file::sheet(&context, index));
            let sheets = (0..context.edition.corpus.clauses.len()).into_par_iter().map(sheet).collect::<Result<Vec<_>, _>>()?;
            whole(&context, templates, "one_file.html", one_file::page(&context, theme, &sheets))
        }
    };
    Ok(vec![page?])
}

/// A page from its head and view.
fn whole<V: Serialize>(context: &Context<'_>, templates: &Templates, template: &str, (head, view): (Head, V)) -> Result<File, RenderError> {
    let path = address::file_of(&head.path);
    let html = templates.render(template, &Page { site: &context.site, head, view })?;
    Ok(File::new(path, html))
}

/// The clauses of a topic as blocks of HTML for mdBook, one for each, without blank lines.
///
/// # Errors
///
/// If a template does not fit its view.
pub fn topic_sheets(context: &Context<'_>, topic: usize, templates: &Templates) -> Result<Vec<String>, RenderError> {
    let head = context.chapter_head(&address::topic(&context.edition.corpus.topics[topic]), "");
    context.edition.topic_clauses[topic]
        .par_iter()
        .map(|&index| {
            let clause = views::clause::sheet(context, index, &head.path);
            let has_pages = context.options.mode == Mode::Site;
            let view = views::topic::SheetView { site: &context.site, head: &head, clause, has_pages };
            let html = templates.render("chapter_clause.html", &view)?;
            // A blank line would end the block of HTML and hand the rest to the Markdown parser.
            Ok(html.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
        })
        .collect()
}
