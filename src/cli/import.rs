//! `mdbook-clauses import`: a document that somebody has, as clause files or as official texts beside them.
//!
//! Only here files are read and written. A file that has changed since it was read is not written over.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use clause_documents::compare::Comparer;

use crate::Checked;
use crate::assembly::desk;
use crate::diagnostics::{Code, Severity, json, sort};
use crate::import::{self, Book, Counts, Imported, OfficialRecord, OfficialRequest, Overlay, Record, Refused, Request};
use crate::read::Files;
use crate::site::files;
use crate::text::plural;

use super::progress::{output, status};
use super::{print_diagnostics, print_summary};

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct ImportArguments {
    /// The document: Word (.docx), Markdown, plain text, CSV, workbook (.xlsx), PDF, or an OSCAL catalog in JSON
    #[arg(value_name = "FILE")]
    document: PathBuf,
    /// Folder that contains book.toml
    #[arg(default_value = "book")]
    book: PathBuf,
    /// The prefix of the ids, for example PAT; a topic that does not exist is made
    #[arg(long, value_name = "PREFIX", required_unless_present = "official", conflicts_with = "official")]
    topic: Option<String>,
    /// Write the texts of the official document into the folder that corpus.toml names, beside the clauses
    #[arg(long)]
    official: bool,
    /// The title of a new topic [default: the title of the document]
    #[arg(long, value_name = "WORDS", conflicts_with = "official")]
    title: Option<String>,
    /// Add the clauses to a topic that has others, or the texts to a folder that has others
    #[arg(long, conflicts_with = "replaces")]
    append: bool,
    /// The name of the file that was imported before, if this is a new version of it with another name
    #[arg(long, value_name = "NAME")]
    replaces: Option<String>,
    /// Keep what was changed by hand where the document has changed it too
    #[arg(long)]
    keep_edited: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Output format of diagnostics
    #[arg(long, value_enum, default_value_t = ImportFormat::Text)]
    format: ImportFormat,
}

/// How problems of an import are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ImportFormat {
    /// Text for people: the line, a caret, what to do
    Text,
    /// One JSON object per line
    Json,
}

pub(super) fn run(arguments: &ImportArguments) -> Result<bool> {
    let (book, path) = (&arguments.book, &arguments.document);
    let bytes = document(path)?;
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let loaded = files::load(book)?;
    let checked = crate::check(&loaded);
    if let Some(refused) = refuse_broken(&checked) {
        return Ok(refused);
    }
    let texts = texts(&loaded)?;
    let result = match &arguments.topic {
        Some(topic) => clauses(arguments, topic, &name, &bytes, &checked, &texts)?,
        None => official(arguments, &name, &bytes, &checked, &texts)?,
    };
    let mut imported = match result {
        Ok(imported) => imported,
        Err(refused) => bail!("cannot import {name}: {}; {}", refused.message, refused.help),
    };
    sort(&mut imported.diagnostics, &imported.sources);
    let good = print(&imported, arguments.format);
    if arguments.dry_run {
        imported.files.iter().for_each(|(path, _)| status(&format!("would write {}", book.join(path).display())));
    } else {
        write(book, &imported.files, &loaded)?;
    }
    status(&summary(&imported.counts, if arguments.official { "official text" } else { "clause" }, arguments.dry_run));
    if imported.counts.added > 0 && !arguments.dry_run {
        status("next: run `mdbook-clauses check`, and look for `TODO` in the new files");
    }
    Ok(good)
}

/// Imports clauses of a topic.
fn clauses(
    arguments: &ImportArguments,
    topic: &str,
    name: &str,
    bytes: &[u8],
    checked: &Checked,
    texts: &BTreeMap<String, String>,
) -> Result<Result<Imported, Refused>> {
    let request = Request {
        name,
        bytes,
        prefix: topic,
        title: arguments.title.as_deref(),
        replaces: arguments.replaces.as_deref(),
        appends: arguments.append,
        keeps_edited: arguments.keep_edited,
    };
    let source_folder = checked.book.source_folder();
    let record = record(&arguments.book, checked, topic)?;
    Ok(import::import(&request, Book { corpus: &checked.edition.corpus, files: texts, source_folder: &source_folder, record }))
}

/// Imports the texts of the official document.
fn official(
    arguments: &ImportArguments,
    name: &str,
    bytes: &[u8],
    checked: &Checked,
    texts: &BTreeMap<String, String>,
) -> Result<Result<Imported, Refused>> {
    let corpus = &checked.edition.corpus;
    let Some(folder) = corpus.settings.official_folder.as_ref().map(|folder| folder.path.value.as_str()) else {
        bail!(
            "cannot import {name}: corpus.toml names no folder for the official texts; add `folder = \"official\"` under `[official]`, and `/official/` to the .gitignore of the book"
        );
    };
    let record = read_record(&arguments.book.join(OfficialRecord::path(folder)), OfficialRecord::read)?;
    let comparer = Comparer::new(&desk::corpus(&checked.edition)?);
    let request = OfficialRequest {
        name,
        bytes,
        replaces: arguments.replaces.as_deref(),
        appends: arguments.append,
        keeps_edited: arguments.keep_edited,
    };
    Ok(import::import_official(&request, &Overlay { corpus, comparer: &comparer, files: texts, folder, record }))
}

/// The bytes of a document, which may be large but not without end.
fn document(path: &Path) -> Result<Vec<u8>> {
    let refused = || format!("cannot read {}", path.display());
    let mut bytes = Vec::new();
    fs::File::open(path).with_context(refused)?.take(import::MAX_BYTES as u64 + 1).read_to_end(&mut bytes).with_context(refused)?;
    if bytes.len() > import::MAX_BYTES {
        bail!("{} has more than {} bytes, and no larger document is read", path.display(), import::MAX_BYTES);
    }
    Ok(bytes)
}

/// Prints the errors of a book into which nothing can be imported, because ids could be given twice. A book without a
/// topic is about to get its first one.
fn refuse_broken(checked: &Checked) -> Option<bool> {
    let is_in_the_way = |code: Code| !matches!(code, Code::NoTopics | Code::UnknownClause | Code::UnknownProfile);
    let errors: Vec<_> =
        checked.diagnostics.iter().filter(|found| found.severity == Severity::Error && is_in_the_way(found.code)).cloned().collect();
    if errors.is_empty() {
        return None;
    }
    print_diagnostics(&errors, &checked.sources, "check");
    print_summary(&errors, false);
    status("nothing was imported: correct the book first");
    Some(false)
}

/// The texts of a book.
fn texts(loaded: &Files) -> Result<BTreeMap<String, String>> {
    let text = |(path, bytes): (&String, &Vec<u8>)| match String::from_utf8(bytes.clone()) {
        Ok(text) => Ok((path.clone(), text)),
        Err(_) => bail!("{path} is not UTF-8"),
    };
    loaded.into_iter().map(text).collect()
}

/// What the last import of a topic wrote.
fn record(book: &Path, checked: &Checked, prefix: &str) -> Result<Option<Record>> {
    let topic = checked.edition.corpus.topics.iter().find(|topic| topic.prefix.value == prefix);
    let folder = topic.map_or_else(|| prefix.to_lowercase(), |topic| topic.folder.clone());
    read_record(&book.join(Record::path(&folder)), Record::read)
}

/// A record, if there is one.
fn read_record<R>(path: &Path, read: impl Fn(&str) -> Result<R, String>) -> Result<Option<R>> {
    match fs::read_to_string(path) {
        Ok(text) => match read(&text) {
            Ok(record) => Ok(Some(record)),
            Err(reason) => bail!("cannot use {}: {reason}; restore it from the repository or a copy", path.display()),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Prints what has to be told; true where nothing is in conflict.
fn print(imported: &Imported, format: ImportFormat) -> bool {
    match format {
        ImportFormat::Text => print_diagnostics(&imported.diagnostics, &imported.sources, "import"),
        ImportFormat::Json => {
            for diagnostic in &imported.diagnostics {
                if !output(&json::line(diagnostic, &imported.sources)) {
                    break;
                }
            }
        }
    }
    print_summary(&imported.diagnostics, false)
}

/// Writes all files, new ones and changed ones, after a look at whether somebody else has changed them meanwhile.
fn write(book: &Path, written: &[(String, String)], loaded: &Files) -> Result<()> {
    for (path, _) in written {
        if let Some(before) = loaded.get(path)
            && files::contents(&book.join(path)).ok().as_ref() != Some(before)
        {
            bail!("{path} has changed while the document was read; nothing was written, import again");
        }
    }
    for (path, text) in written {
        let to = book.join(path);
        if loaded.contains_key(path) || import::is_record(path) {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder).with_context(|| format!("cannot write `{}`", to.display()))?;
            }
            files::replace(&to, text.as_bytes())?;
        } else {
            files::create(&to, text.as_bytes())?;
        }
    }
    Ok(())
}

fn summary(counts: &Counts, what: &str, is_dry: bool) -> String {
    let parts = [
        (counts.added, format!("new {what}")),
        (counts.changed, format!("changed {what}")),
        (counts.unchanged, format!("unchanged {what}")),
        (counts.terms, "term".to_owned()),
        (counts.conflicts, "conflict".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| plural(number, &word)).collect();
    format!("{}: {}", if is_dry { "would import" } else { "imported" }, parts.join(", "))
}
