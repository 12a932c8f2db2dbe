//! The command line: the only layer that prints and decides the exit status.

mod about;
mod build;
mod check;
mod compare;
mod diff;
mod environment;
mod export;
mod extract;
mod import;
#[cfg(feature = "search")]
mod index;
mod init;
#[cfg(feature = "mcp")]
mod mcp;
mod plugin;
mod progress;
#[cfg(feature = "search")]
mod quickwit;
mod rehearse;
mod release;
#[cfg(feature = "search")]
mod search;
#[cfg(feature = "serve")]
mod serve;
mod theme;
mod verify;
mod words;

#[cfg(feature = "search")]
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::Checked;
use crate::assembly::Prepared;
use crate::corpus::{ClauseId, ReleaseName};
use crate::diagnostics::{self, Diagnostic, Sources};
use crate::read::BookToml;
use crate::site::files;
use crate::text::plural;

/// So many diagnostics of a run are drawn: what is wrong with more files is counted by file.
const MAX_DRAWN: usize = 100;

/// Exit status of a corpus with errors, and of a machine that refused.
const FAILED: u8 = 1;

#[derive(Debug, Parser)]
#[command(
    name = "mdbook-clauses",
    version,
    about = "Generate a reference website from a corpus of model contract clauses",
    max_term_width = 100
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a small whole book to begin with
    Init(InitArguments),
    /// Build the site
    Build(BuildArguments),
    #[cfg(feature = "serve")]
    /// Serve the site locally, rebuilding and reloading on every change
    Serve(ServeArguments),
    /// Check the corpus without building the site
    Check(CheckArguments),
    /// Show what changed between two releases, word by word
    Diff(DiffArguments),
    /// Compare a draft with the clauses: which of them come near to which provision
    Compare(CompareArguments),
    /// Write chosen clauses as a document: Word, Excel, Markdown, text or CSV
    Export(export::ExportArguments),
    /// Turn a document into clause files, or update those that it became
    Import(import::ImportArguments),
    /// Freeze the corpus as a release, whose pages never change
    Release(ReleaseArguments),
    #[cfg(feature = "search")]
    /// Search the clauses
    Search(SearchArguments),
    #[cfg(feature = "search")]
    /// Write the native Tantivy index
    Index(IndexArguments),
    /// Check a finished site: its links, heads and policy, and each file against its list
    Verify(VerifyArguments),
    #[cfg(feature = "mcp")]
    /// Answer an assistant over the Model Context Protocol, through standard input and output
    Mcp(McpArguments),
    /// Write the embedded theme, to copy files from
    Theme(ThemeArguments),
    /// Write a script by which a shell completes commands and options
    Completions(CompletionsArguments),
    /// Write the pages of `man` for the program and its commands
    Man(ManArguments),
    /// Called by mdBook: fill topic chapters with their clauses
    Preprocess(PreprocessArguments),
    /// Called by mdBook: add everything that is not a chapter
    Render,
}

#[derive(Debug, Args)]
struct InitArguments {
    /// Folder for the book, which must be new or empty
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Add a workflow that publishes the site on GitHub Pages
    #[arg(long)]
    github: bool,
}

#[derive(Debug, Args)]
struct BuildArguments {
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// Output directory; the site is written to DIR/html [default: `build-dir` of book.toml]
    #[arg(long, value_name = "DIR")]
    dest: Option<PathBuf>,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
    /// The previously published site; its hashed assets are kept so that cached pages keep working
    #[arg(long, value_name = "DIR")]
    previous: Option<PathBuf>,
    /// Compress the search index harder: about one seventh smaller, some seconds slower
    #[cfg_attr(feature = "search", arg(long))]
    #[cfg_attr(not(feature = "search"), arg(skip))]
    compress_index: bool,
    /// The commit of the book, for site.json
    #[arg(long, value_name = "COMMIT")]
    commit: Option<String>,
}

#[cfg(feature = "serve")]
#[derive(Debug, Args)]
struct ServeArguments {
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// Port on 127.0.0.1; 0 lets the system choose one
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
}

#[derive(Debug, Args)]
struct CheckArguments {
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// Output format of diagnostics
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
    /// Record new addresses in addresses.lock
    #[arg(long, alias = "update-ids")]
    record: bool,
}

#[derive(Debug, Args)]
struct DiffArguments {
    /// Folder that contains book.toml
    #[arg(long, value_name = "DIR", default_value = "book")]
    book: PathBuf,
    /// Show only this clause
    #[arg(long, value_name = "ID", value_parser = diff::clause)]
    clause: Option<ClauseId>,
    /// Output format of the differences
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
    /// The release to compare from, for example 2026-11
    #[arg(value_name = "FROM")]
    from: String,
    /// The release to compare with; `unreleased` is the text of the book
    #[arg(value_name = "TO", default_value = crate::difference::UNRELEASED)]
    to: String,
}

/// How differences are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// Text for people: [-deleted-] and {+inserted+} words
    Text,
    /// One JSON object per clause and per term
    Json,
}

#[derive(Debug, Args)]
struct CompareArguments {
    /// The draft: a Word document (.docx), Markdown or plain text
    #[arg(value_name = "FILE")]
    draft: PathBuf,
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// List only the clauses of this profile
    #[arg(long, value_name = "ID")]
    profile: Option<String>,
    /// Output format of the comparison
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    format: CompareFormat,
}

/// How a comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CompareFormat {
    /// Text for people: each clause with the provisions that come near to it
    Text,
    /// One JSON object: the provisions, and what comes near to what
    Json,
}

#[derive(Debug, Args)]
struct ReleaseArguments {
    /// Its name: the month, 2026-11, or the day, 2026-11-30
    #[arg(value_parser = release::name)]
    name: ReleaseName,
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// What it is called beside its name, for example "First draft for comment"
    #[arg(long, value_name = "WORDS", default_value = "")]
    title: String,
    /// Its date, if not today
    #[arg(long, value_name = "DATE", value_parser = release::date)]
    date: Option<String>,
}

#[cfg(feature = "search")]
#[derive(Debug, Args)]
struct SearchArguments {
    /// Folder that contains book.toml
    #[arg(long, value_name = "DIR", default_value = "book")]
    book: PathBuf,
    /// Maximum number of results
    #[arg(long, value_name = "N", default_value = "10")]
    limit: NonZero<usize>,
    /// Output format of results
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    format: SearchFormat,
    /// Show only clauses with this value, for example party=mdm, topic=patching, phase=operation, kind=right, in=text
    #[arg(long, value_name = "FACET=VALUE", value_parser = search::filter)]
    filter: Vec<search::Filter>,
    /// Search engine to use
    #[arg(long, value_enum, default_value_t = EngineName::Packed)]
    engine: EngineName,
    /// Words, "phrases", party:mdm, ids and citations; after the first word, -word excludes a word. After `--` nothing is
    /// an option, so that a query may begin with a hyphen
    #[arg(required = true, num_args = 1.., value_name = "QUERY")]
    query: Vec<String>,
}

#[cfg(feature = "search")]
#[derive(Debug, Args)]
struct IndexArguments {
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// Output directory
    #[arg(long, value_name = "DIR")]
    dest: PathBuf,
}

/// How hits are printed.
#[cfg(feature = "search")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SearchFormat {
    /// Text for people, with the words around each match
    Text,
    /// One JSON object per line, best first
    Json,
}

/// Which engine answers; both give the same hits.
#[cfg(feature = "search")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EngineName {
    /// The engine that runs in the browser
    Packed,
    /// Tantivy itself
    Tantivy,
}

#[cfg(feature = "mcp")]
#[derive(Debug, Args)]
struct McpArguments {
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
}

#[derive(Debug, Args)]
struct VerifyArguments {
    /// Folder of the site, or the output directory of a build
    #[arg(value_name = "DIR", default_value = "site")]
    folder: PathBuf,
}

#[derive(Debug, Args)]
struct ThemeArguments {
    /// Output directory, which must be new or empty
    #[arg(long, value_name = "DIR")]
    dest: PathBuf,
}

#[derive(Debug, Args)]
struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
struct ManArguments {
    /// Output directory
    #[arg(long, value_name = "DIR")]
    dest: PathBuf,
}

#[derive(Debug, Args)]
struct PreprocessArguments {
    #[command(subcommand)]
    question: Option<SupportsQuery>,
}

#[derive(Debug, Subcommand)]
enum SupportsQuery {
    /// Answer by exit status whether a renderer is supported
    Supports {
        /// Name of the renderer
        renderer: String,
    },
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for people: the line, a caret, what to write instead
    Text,
    /// One JSON object per line
    Json,
    /// Workflow commands for GitHub Actions
    Github,
}

/// Runs the program and gives its exit status: 0 done, 1 errors or refused, 2 wrong usage.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse_from(words::behind_options(std::env::args_os().collect(), &Arguments::command()));
    let result = dispatch(arguments.command);
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAILED),
        Err(error) => {
            progress::report_error(&error);
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(command: Command) -> Result<bool> {
    // mdBook asks this of every renderer before it builds anything.
    if let Command::Preprocess(PreprocessArguments { question: question @ Some(_) }) = command {
        return plugin::preprocess(question);
    }
    environment::refuse_overrides(std::env::vars_os().map(|(name, _)| name))?;
    match command {
        Command::Init(arguments) => init::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Release(arguments) => release::run(&arguments),
        #[cfg(feature = "search")]
        Command::Search(arguments) => search::run(&arguments),
        #[cfg(feature = "search")]
        Command::Index(arguments) => index::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        #[cfg(feature = "mcp")]
        Command::Mcp(arguments) => mcp::run(&arguments),
        Command::Theme(arguments) => theme::run(&arguments),
        Command::Completions(arguments) => about::completions(&arguments),
        Command::Man(arguments) => about::man(&arguments),
        Command::Preprocess(arguments) => plugin::preprocess(arguments.question),
        Command::Render => plugin::render(),
    }
}

/// Loads a book for a command that only reads it; prints the diagnostics and returns `None` on errors.
fn load_valid(book: &Path) -> Result<Option<Checked>> {
    let checked = crate::check(&files::load(book)?);
    let (errors, _) = diagnostics::count(&checked.diagnostics);
    if errors > 0 {
        report(&checked, false);
        return Ok(None);
    }
    Ok(Some(checked))
}

/// What both plug-ins need of a checked book.
fn build_input(checked: Checked, book: &Path, is_preview: bool) -> Result<Prepared> {
    let theme = theme_of(book, &checked.book)?;
    Ok(Prepared::new(checked.edition, checked.releases, theme).with_official(checked.official, is_preview))
}

/// Prints diagnostics on stderr as text, with a last line that counts them. True where the corpus
/// can be published.
fn report(checked: &Checked, deny_warnings: bool) -> bool {
    print_diagnostics(&checked.diagnostics, &checked.sources, "check");
    print_summary(&checked.diagnostics, deny_warnings)
}

/// Prints diagnostics on stderr as text: of each file the first ones, and what was left out as a number.
fn print_diagnostics(found: &[Diagnostic], sources: &Sources, command: &str) {
    let colour = progress::colour_on_stderr();
    let mut drawn = 0;
    for of_file in found.chunk_by(|a, b| a.span.map(|span| span.file) == b.span.map(|span| span.file)) {
        let (shown, left_out) = extract::shown(of_file, MAX_DRAWN.saturating_sub(drawn));
        drawn += shown.len();
        for diagnostic in shown {
            progress::status(&diagnostics::text::draw(diagnostic, sources, colour));
        }
        if let Some(line) = extract::left_out(&left_out, of_file.len() == left_out.len(), sources) {
            progress::status(&line);
        }
    }
    if drawn < found.len() {
        progress::status(&format!("{drawn} of {} problems are shown; `{command} --format json` prints all, one a line", found.len()));
    }
}

/// Says how many problems there are; true where they do not stop anything.
fn print_summary(found: &[Diagnostic], deny_warnings: bool) -> bool {
    let (errors, warnings) = diagnostics::count(found);
    match (errors, warnings) {
        (0, 0) => return true,
        (0, _) => progress::status(&plural(warnings, "warning")),
        (_, 0) => progress::status(&plural(errors, "error")),
        _ => progress::status(&format!("{}, {}", plural(errors, "error"), plural(warnings, "warning"))),
    }
    errors == 0 && !(deny_warnings && warnings > 0)
}

/// The theme of a book: the embedded one, with what the folder has that `[output.reference] theme` names.
fn theme_of(book: &Path, settings: &BookToml) -> Result<crate::render::Theme> {
    match settings.theme_folder() {
        Some(folder) => crate::site::theme::from_folder(&book.join(folder)),
        None => Ok(crate::site::theme::embedded()),
    }
}
