//! `mdbook-clauses export`: chosen clauses as a document, the same that the desk of a site makes, or the whole corpus for
//! another program.

use std::fs;
use std::io::{IsTerminal as _, Write as _, stdout};
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, ValueEnum};
use clause_documents::agreement::{Agreement, ClauseState, resolve};
use clause_documents::corpus::Corpus;
use clause_documents::schedule::{Annex, DEFAULT_COLUMN, Numbering, Order, Schedule};
use clause_documents::words::Words;
use clause_documents::{csv, markdown, plain, word, workbook};

use crate::assembly::desk;
use crate::text::plural;

use super::load_valid;
use super::progress::status;
#[cfg(feature = "search")]
use super::quickwit;

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("choice").args(["profile", "clauses", "all", "schedule"]))]
pub(super) struct ExportArguments {
    /// Format of the document
    #[arg(value_enum)]
    format: ExportFormat,
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// The clauses of this profile
    #[arg(long, value_name = "ID")]
    profile: Option<String>,
    /// These clauses, for example PAT-2,VUL-3
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    clauses: Vec<String>,
    /// All clauses
    #[arg(long)]
    all: bool,
    /// A schedule as JSON, in the form that the page of the schedule keeps in a browser
    #[arg(long, value_name = "FILE")]
    schedule: Option<PathBuf>,
    /// Values of the text: `default`, or the preferred values of a party, by its id
    #[arg(long, value_name = "COLUMN")]
    values: Option<String>,
    /// What clauses are called
    #[arg(long, value_enum)]
    numbering: Option<NumberingName>,
    /// Order of the clauses
    #[arg(long, value_enum)]
    order: Option<OrderName>,
    /// What follows the clauses
    #[arg(long, value_enum, value_delimiter = ',', value_name = "ANNEXES")]
    annex: Vec<AnnexName>,
    /// Output file [default: standard output]; for Quickwit a folder, which must be new or empty
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Formats of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Word document
    Docx,
    /// Word document with the chosen values as tracked changes of the text as published
    DocxTracked,
    /// Excel workbook in which the parties write their positions
    Xlsx,
    /// Excel workbook for contract systems: type, name and text of each clause
    XlsxClauses,
    /// Markdown
    Markdown,
    /// Plain text
    Text,
    /// The table of positions as comma-separated values
    Csv,
    /// The whole corpus for an index of Quickwit: its configuration and the documents
    #[cfg(feature = "search")]
    Quickwit,
}

/// What clauses are called in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NumberingName {
    /// By their ids
    Ids,
    /// By numbers: 1, 1.1, (a)
    Numbers,
}

/// The order of clauses in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OrderName {
    /// Under the headings of the book
    Topic,
    /// As they were given
    Hand,
}

/// What can follow the clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AnnexName {
    /// Why each clause is there
    Rationale,
    /// The parties' views
    Views,
    /// What a reviewer asks to see
    Evidence,
}

pub(super) fn run(arguments: &ExportArguments) -> Result<bool> {
    #[cfg(feature = "search")]
    if arguments.format == ExportFormat::Quickwit {
        if arguments.chooses() {
            wrong_usage(ErrorKind::ArgumentConflict, "an index of Quickwit has the whole corpus: name only the book and `--out`");
        }
        let Some(folder) = &arguments.out else {
            wrong_usage(ErrorKind::MissingRequiredArgument, "name the folder for the files with `--out`");
        };
        return quickwit::write(&arguments.book, folder);
    }
    if !(arguments.all || arguments.chooses_clauses()) {
        wrong_usage(ErrorKind::MissingRequiredArgument, "choose clauses with `--profile`, `--clauses`, `--all` or `--schedule`");
    }
    let Some(checked) = load_valid(&arguments.book)? else { return Ok(false) };
    let corpus = desk::corpus(&checked.edition)?;
    let schedule = schedule(arguments, &corpus)?;
    let agreement = resolve(&corpus, &schedule);
    if arguments.out.is_none() && arguments.format.is_binary() && stdout().is_terminal() {
        bail!("this format is not for a terminal: name a file with `--out`");
    }
    let bytes = document(&agreement, arguments.format);
    match &arguments.out {
        Some(path) => fs::write(path, &bytes).with_context(|| format!("cannot write `{}`", path.display()))?,
        None => {
            // Whoever reads may stop early.
            let _ = stdout().lock().write_all(&bytes);
        }
    }
    tell(&agreement);
    Ok(true)
}

/// Ends the program as clap does for what it finds itself.
fn wrong_usage(kind: ErrorKind, message: &str) -> ! {
    let mut program = super::Arguments::command();
    let export = program.find_subcommand_mut("export").expect("this is the command");
    export.error(kind, message).exit()
}

impl ExportArguments {
    /// Whether some of the clauses are chosen.
    fn chooses_clauses(&self) -> bool {
        self.profile.is_some() || !self.clauses.is_empty() || self.schedule.is_some()
    }

    /// Whether clauses, values or their order are chosen.
    #[cfg(feature = "search")]
    fn chooses(&self) -> bool {
        let looks = self.values.is_some() || self.numbering.is_some() || self.order.is_some() || !self.annex.is_empty();
        self.chooses_clauses() || looks
    }
}

impl ExportFormat {
    fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::DocxTracked | Self::Xlsx | Self::XlsxClauses)
    }
}

fn document(agreement: &Agreement, format: ExportFormat) -> Vec<u8> {
    match format {
        ExportFormat::Docx => word::write(agreement, false),
        ExportFormat::DocxTracked => word::write(agreement, true),
        ExportFormat::Xlsx => workbook::write(agreement),
        ExportFormat::XlsxClauses => workbook::write_clauses(agreement),
        ExportFormat::Markdown => markdown::write(agreement).into_bytes(),
        ExportFormat::Text => plain::write(agreement).into_bytes(),
        ExportFormat::Csv => csv::write(agreement),
        #[cfg(feature = "search")]
        ExportFormat::Quickwit => unreachable!("it is not a document of chosen clauses"),
    }
}

/// The schedule that the options describe. Options that are not given leave a schedule from a file as it is.
fn schedule(arguments: &ExportArguments, corpus: &Corpus) -> Result<Schedule> {
    let mut schedule = match &arguments.schedule {
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
            let (schedule, notes) = Schedule::read(&text, &Words::default());
            for note in &notes {
                status(&format!("warning: {}", note.message));
            }
            schedule
        }
        None => Schedule::of(chosen(arguments, corpus)?),
    };
    if let Some(column) = &arguments.values {
        let columns: Vec<&str> = std::iter::once(DEFAULT_COLUMN).chain(corpus.parties.iter().map(|party| party.id.as_str())).collect();
        if !columns.contains(&column.as_str()) {
            bail!("there are no values `{column}`; use one of: {}", columns.join(", "));
        }
        schedule.column.clone_from(column);
    }
    if let Some(numbering) = arguments.numbering {
        schedule.numbering = match numbering {
            NumberingName::Ids => Numbering::Ids,
            NumberingName::Numbers => Numbering::Numbers,
        };
    }
    if let Some(order) = arguments.order {
        schedule.order = match order {
            OrderName::Topic => Order::Topic,
            OrderName::Hand => Order::Hand,
        };
    }
    schedule.annexes.extend(arguments.annex.iter().map(|annex| match annex {
        AnnexName::Rationale => Annex::Rationale,
        AnnexName::Views => Annex::Views,
        AnnexName::Evidence => Annex::Evidence,
    }));
    Ok(schedule)
}

fn chosen(arguments: &ExportArguments, corpus: &Corpus) -> Result<Vec<String>> {
    if arguments.all {
        return Ok(corpus.clauses.iter().map(|clause| clause.id.clone()).collect());
    }
    if let Some(name) = &arguments.profile {
        let Some(profile) = corpus.profiles.iter().find(|profile| profile.id == *name) else {
            let known: Vec<&str> = corpus.profiles.iter().map(|profile| profile.id.as_str()).collect();
            if known.is_empty() {
                bail!("the book has no profiles");
            }
            bail!("there is no profile `{name}`; use one of: {}", known.join(", "));
        };
        return Ok(profile.clauses.iter().map(|clause| clause.id.clone()).collect());
    }
    let ids: Vec<String> = arguments.clauses.iter().map(|id| id.trim().to_ascii_uppercase()).collect();
    if let Some(unknown) = ids.iter().find(|id| corpus.clause(id).is_none() && corpus.withdrawn(id).is_none()) {
        bail!("there is no clause `{unknown}`");
    }
    Ok(ids)
}

/// Says what was written, and what a reader has to decide.
fn tell(agreement: &Agreement) {
    let counts = &agreement.counts;
    let what = format!("{} and {}", plural(counts.clauses, "clause"), plural(counts.definitions, "definition"));
    if counts.open == 0 {
        status(&format!("wrote {what}"));
    } else {
        status(&format!("wrote {what}; {} listed in the document", plural(counts.open, "open point")));
    }
    for article in agreement.entries.iter().filter(|article| article.state == ClauseState::Unknown) {
        status(&format!("warning: `{}` is not among the clauses of this book and was left out", article.clause));
    }
}
