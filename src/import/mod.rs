//! Turns a document that somebody has into clause files: provisions become clauses, definitions become terms, numbers with
//! units become parameters, cross-references become links.
//!
//! Whatever the format, a reader makes one tree of it (`tree`), which becomes drafts (`drafts`), which are merged with
//! what the book has (`merge`). It takes values and returns values: files are read and written by the command line. It
//! never writes over what was changed by hand, and whatever it is unsure of or leaves out is a diagnostic.

mod clause_file;
mod clean;
mod drafts;
mod format;
mod glossary;
mod grid;
mod heading;
mod identity;
mod kept;
mod language;
mod line;
mod markdown;
mod marks;
mod markup;
mod merge;
mod number;
mod official;
mod oscal;
mod outline;
mod parameters;
mod pdf;
mod plain;
mod record;
mod records;
mod references;
mod refused;
mod report;
mod sheet;
mod source;
mod terms;
mod topic;
mod tree;
mod unsure;
mod update;
mod word;
mod writing;

pub use format::MAX_BYTES;
pub use official::{OfficialRecord, OfficialRequest, Overlay, import_official};
pub use record::{FOLDER, Record};
pub use refused::Refused;

use std::collections::BTreeMap;

use crate::corpus::Corpus;
use crate::diagnostics::{Diagnostic, Sources};
use language::Language;
use report::Report;
use tree::Document;

/// What is imported, and into what.
#[derive(Debug)]
pub struct Request<'a> {
    /// The name of the document's file, without its folder.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The prefix of the ids.
    pub prefix: &'a str,
    /// The title of the topic, where it is new; what the document is called otherwise.
    pub title: Option<&'a str>,
    /// The name of the file of which this is a new version, where that has another name.
    pub replaces: Option<&'a str>,
    /// Whether this document is added to a topic that has other clauses.
    pub appends: bool,
    /// Whether what was changed by hand stays where the document has changed it too.
    pub keeps_edited: bool,
}

/// The book that a document is imported into.
#[derive(Debug)]
pub struct Book<'a> {
    /// Its corpus.
    pub corpus: &'a Corpus,
    /// The texts of the source folder and of glossary.toml by their paths in the book.
    pub files: &'a BTreeMap<String, String>,
    /// The folder of its sources: `src`.
    pub source_folder: &'a str,
    /// The record of the topic's last import.
    pub record: Option<Record>,
}

/// What an import writes.
#[derive(Debug, Default)]
pub struct Imported {
    /// Files by their paths in the book, changed and new ones only.
    pub files: Vec<(String, String)>,
    /// What has to be told.
    pub diagnostics: Vec<Diagnostic>,
    /// The text that diagnostics point into.
    pub sources: Sources,
    /// What was done.
    pub counts: Counts,
}

/// What an import did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Clauses that are new.
    pub added: usize,
    /// Clauses of which something was changed.
    pub changed: usize,
    /// Clauses that stay as they are.
    pub unchanged: usize,
    /// Terms that were added or changed.
    pub terms: usize,
    /// Fields that were changed by hand and in the document.
    pub conflicts: usize,
}

/// Whether the file at a path in the book is a record of an import, which each import writes anew.
pub fn is_record(path: &str) -> bool {
    path.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/')) || OfficialRecord::is_path(path)
}

/// Imports a document.
///
/// # Errors
///
/// If the document cannot be read, or the topic has clauses of which nobody knows where they came from.
pub fn import(request: &Request<'_>, book: Book<'_>) -> Result<Imported, Refused> {
    let language = language::of(book.corpus.words.language());
    let (mut document, sources, mut report) = read(request.name, request.bytes, language)?;
    let drafts = drafts::of(&mut document, request, &book, language, &mut report)?;
    let mut imported = writing::write(&drafts, &document, request, book, language, &mut report)?;
    imported.diagnostics = report.diagnostics;
    imported.sources = sources;
    Ok(imported)
}

/// Reads a document, with its text for messages and the report to which they go.
fn read(name: &str, bytes: &[u8], language: &Language) -> Result<(Document, Sources, Report), Refused> {
    let mut sources = Sources::default();
    let text = format::text(bytes)?;
    let document = format::read(name, bytes, text.as_ref(), language)?;
    let file = text.map(|text| sources.add(format!("{name}{}", text.suffix), text.characters));
    Ok((document, sources, Report::new(file)))
}
