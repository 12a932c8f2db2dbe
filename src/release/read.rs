//! Release files to releases. What is wrong with a file is reported, and the file is left out.

use std::ops::Range;

use rayon::prelude::*;
use serde_json::Value;

use super::form::{READ_SINCE, ReleaseRecord, SCHEMA};
use super::thaw::thaw;
use super::tree::Tree;
use super::{Release, ReleaseName, checksum};
use crate::characters;
use crate::corpus::Settings;
use crate::diagnostics::source::floor_char_boundary;
use crate::diagnostics::{Code, Diagnostic, Sources, Span};

/// The folder of release files, beside `book.toml`.
pub const FOLDER: &str = "releases";

/// Largest release file that is read, in bytes: our own has 18 kB a clause, so a release of 10,000 such clauses fits.
pub const MAX_BYTES: usize = 256 << 20;

/// The file of a release, relative to the book.
pub fn path_of(name: &ReleaseName) -> String {
    format!("{FOLDER}/{name}.json")
}

/// Reads all release files of a book, newest first. `files` are paths relative to the book with their bytes; those of
/// other folders are passed over. Files with faults are taken into `sources`.
pub fn read_all<'f>(
    files: impl Iterator<Item = (&'f String, &'f Vec<u8>)>,
    settings: &Settings,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Release> {
    let inside = format!("{FOLDER}/");
    let files: Vec<_> = files.filter_map(|(path, bytes)| Some((path, path.strip_prefix(&inside)?, bytes))).collect();
    let read: Vec<_> = files.par_iter().map(|(path, name, bytes)| (*path, *bytes, read(name, bytes, settings))).collect();
    let mut releases = Vec::new();
    for (path, bytes, result) in read {
        match result {
            Ok(release) => releases.push(release),
            Err(fault) => diagnostics.push(fault.report(path, bytes, sources)),
        }
    }
    releases.sort_by(|a, b| b.name.cmp(&a.name));
    for pair in releases.windows(2) {
        let (later, earlier) = (&pair[0], &pair[1]);
        if later.date < earlier.date {
            let place = Span::new(sources.add(path_of(&later.name), ""), 0..0);
            let message = format!("`{}` is dated {}, before `{}` ({})", later.name, later.date, earlier.name, earlier.date);
            diagnostics.push(Diagnostic::new(Code::ReleaseName, place, message).help(RESTORE));
        }
    }
    releases
}

/// What to do about a file that is not as it was written.
const RESTORE: &str = "restore the file from version control: a release is never edited; what changed since belongs into the clause files";

/// Why a file cannot be used.
struct Fault {
    code: Code,
    message: String,
    help: String,
    /// Where in the text.
    range: Range<usize>,
}

impl Fault {
    fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: help.into(), range: 0..0 }
    }

    fn damaged(message: impl Into<String>) -> Self {
        Self::new(Code::ReleaseDamaged, message, RESTORE)
    }

    fn at(self, range: Range<usize>) -> Self {
        Self { range, ..self }
    }

    fn report(self, path: &str, bytes: &[u8], sources: &mut Sources) -> Diagnostic {
        // The whole text of a release is kept only where a message shows a line of it.
        let text = if self.range == (0..0) { "" } else { std::str::from_utf8(bytes).unwrap_or_default() };
        let place = Span::new(sources.add(path, text), self.range);
        Diagnostic::new(self.code, place, self.message).help(self.help)
    }
}

/// Reads one file by the name that it has in its folder.
fn read(file: &str, bytes: &[u8], settings: &Settings) -> Result<Release, Fault> {
    let stem = file.strip_suffix(".json").ok_or_else(|| {
        Fault::new(
            Code::ReleaseName,
            format!("`{file}` is not a release file"),
            "move it out of the folder, which has files such as `2026-11.json`",
        )
    })?;
    let name = ReleaseName::parse(stem).map_err(|reason| {
        Fault::new(
            Code::ReleaseName,
            format!("`{stem}` is not the name of a release"),
            format!("the name of a release {reason}; let `mdbook-clauses release` write the file"),
        )
    })?;
    if bytes.len() > MAX_BYTES {
        return Err(Fault::damaged(format!("the file is larger than {} MB", MAX_BYTES >> 20)));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::damaged("the file is not UTF-8"))?;
    let tree: Tree<'_> = serde_json::from_str(text).map_err(|error| not_json(&error, text))?;
    check_form(&tree, text)?;
    check_sums(&tree, text)?;
    let record: ReleaseRecord =
        serde_json::from_str(text).map_err(|error| Fault::damaged(format!("the file is not a release: {}", words_of(&error))))?;
    let field = |key: &str| place_of(text, &format!("\"{key}\":"));
    if record.name != name {
        let message = format!("the file is named `{name}`, and the release in it `{}`", record.name);
        return Err(Fault::new(Code::ReleaseName, message, format!("rename the file to `{}.json`", record.name)).at(field("name")));
    }
    if !settings.title.is_empty() && record.corpus != settings.title && !settings.former_titles.contains(&record.corpus) {
        let message = format!("this is a release of `{}`, and this book is `{}`", record.corpus, settings.title);
        let help = format!(
            "move the file to its own book; if the book was renamed, add `former-titles = [{}]` to corpus.toml",
            Value::from(record.corpus.as_str())
        );
        return Err(Fault::new(Code::ForeignRelease, message, help).at(field("corpus")));
    }
    thaw(record).map_err(|reason| Fault::damaged(format!("the file is not a release: {reason}")))
}

/// Reads a release that was just written, as [`read_all`] will.
///
/// # Errors
///
/// Says why it cannot be read.
pub fn read_back(name: &ReleaseName, text: &str, settings: &Settings) -> Result<Release, String> {
    read(&format!("{name}.json"), text.as_bytes(), settings).map_err(|fault| fault.message)
}

fn not_json(error: &serde_json::Error, text: &str) -> Fault {
    if error.is_eof() {
        let end = floor_char_boundary(text, text.len().saturating_sub(1));
        return Fault::damaged("the file ends too early").at(end..text.len());
    }
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let start = floor_char_boundary(text, (line + error.column().saturating_sub(1)).min(text.len().saturating_sub(1)));
    let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    Fault::damaged(format!("the file is not JSON: {}", words_of(error))).at(start..end)
}

/// What is wrong with JSON, without the place.
fn words_of(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.rsplit_once(" at line ").map_or(words.clone(), |(words, _)| words.to_owned())
}

/// The form is looked at first: of a later one nothing else is known.
fn check_form(value: &Tree<'_>, text: &str) -> Result<(), Fault> {
    let Some(schema) = value.get("schema").and_then(Tree::as_u64) else {
        return Err(Fault::damaged("the file is not a release: it has no number of its form, `schema`"));
    };
    if schema > SCHEMA {
        const OWN: &str = env!("CARGO_PKG_VERSION");
        let message = format!("this release has form {schema}, and mdbook-clauses {OWN} reads forms up to {SCHEMA}");
        let help = match value.get("read_since").and_then(Tree::as_str).filter(|since| *since != OWN) {
            Some(since) => format!("use mdbook-clauses {since} or later"),
            None => format!("use a later version than {OWN}; if `schema` was edited by hand, restore the file from version control"),
        };
        return Err(Fault::new(Code::ReleaseForm, message, help).at(place_of(text, "\"schema\":")));
    }
    if schema < 1 {
        return Err(Fault::damaged(format!("there is no form {schema} of releases: the first is 1, since version {READ_SINCE}")));
    }
    Ok(())
}

/// Whether the file is as it was written. Of a clause that is not, the name is said.
fn check_sums(value: &Tree<'_>, text: &str) -> Result<(), Fault> {
    let is_right = |value: &Tree<'_>| value.get(checksum::KEY).and_then(Tree::as_str) == Some(checksum::of(value).as_str());
    let clauses = value.get("clauses").map(Tree::entries).unwrap_or_default();
    if let Some(clause) = clauses.iter().find(|clause| !is_right(clause)) {
        let id = clause.get("id").and_then(Tree::as_str).unwrap_or_default();
        let place = place_of(text, &format!("\"id\": {},\n", Value::from(id)));
        return Err(Fault::damaged(format!("the checksum of clause `{id}` does not match: it is not as it was released")).at(place));
    }
    if !is_right(value) {
        return Err(
            Fault::damaged("the checksum of the file does not match: it is not as it was released").at(place_of(text, "\"checksum\":"))
        );
    }
    match first_bad_character(value) {
        Some(c) => Err(Fault::damaged(format!("the file has {}, which misleads readers", characters::name(c)))),
        None => Ok(()),
    }
}

/// The first character that a book may not have. A program other than ours may have written the file.
fn first_bad_character(value: &Tree<'_>) -> Option<char> {
    match value {
        Tree::Text(text) => first_bad_character_in(text),
        Tree::List(entries) => entries.iter().find_map(first_bad_character),
        Tree::Object(fields) => fields.iter().find_map(|(_, value)| first_bad_character(value)),
        Tree::Other(_) => None,
    }
}

fn first_bad_character_in(text: &str) -> Option<char> {
    // Nothing is wrong with these, whatever stands beside them.
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    let mut start = 0;
    while let Some(at) = text.as_bytes()[start..].iter().position(|&byte| !is_plain(byte)) {
        let mut rest = text[start + at..].chars();
        let c = rest.next()?;
        if characters::fault(c, text[..start + at].chars().next_back(), rest.next()).is_some() {
            return Some(c);
        }
        start += at + c.len_utf8();
    }
    None
}

/// Where words stand first; the start of the text where they do not.
fn place_of(text: &str, words: &str) -> Range<usize> {
    text.find(words).map_or(0..0, |at| at..at + words.trim_end_matches([',', '\n', ':']).len())
}
