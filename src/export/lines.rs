//! `api/clauses.ndjson`: the whole corpus as JSON, an entry a line, for programs that read one line after the other.
//!
//! It says what `api/clauses.json` says, in the same order; the first line is what the corpus is. The clauses come in pieces,
//! so that no large corpus is in memory as a whole.

use schemars::JsonSchema;
use serde::Serialize;

use super::error::ExportError;
use super::json;
use super::record::{
    ChapterRecord, ClauseRecord, CorpusRecord, FrameworkRecord, Header, ProfileRecord, RetiredRecord, TermRecord, TopicRecord, WordRecord,
};

const NAME: &str = "clauses.ndjson";

/// A line. `is` says which list of `api/clauses.json` has the same entry.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
enum Line<'r> {
    /// What the corpus is.
    Corpus(&'r Header),
    /// Who can be bound.
    Party(&'r WordRecord),
    /// What a clause can be.
    Kind(&'r WordRecord),
    /// When a clause can apply.
    Phase(&'r WordRecord),
    /// How topics are arranged.
    Pillar(&'r WordRecord),
    /// A topic.
    Topic(&'r TopicRecord),
    /// A defined term.
    Term(&'r TermRecord),
    /// An outside document.
    Framework(&'r FrameworkRecord),
    /// A clause.
    Clause(&'r ClauseRecord),
    /// A set of clauses for an occasion.
    Profile(&'r ProfileRecord),
    /// A withdrawn clause.
    Withdrawn(&'r RetiredRecord),
    /// A chapter of prose.
    Chapter(&'r ChapterRecord),
}

/// The lines before those of the clauses.
pub(super) fn begin(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let lines = std::iter::once(Line::Corpus(&record.corpus))
        .chain(record.parties.iter().map(Line::Party))
        .chain(record.kinds.iter().map(Line::Kind))
        .chain(record.phases.iter().map(Line::Phase))
        .chain(record.pillars.iter().map(Line::Pillar))
        .chain(record.topics.iter().map(Line::Topic))
        .chain(record.terms.iter().map(Line::Term))
        .chain(record.frameworks.iter().map(Line::Framework));
    written(lines)
}

/// What stands in the line of a clause before the fields of its record.
const CLAUSE: &[u8] = b"{\"is\":\"clause\",";

/// The line of a clause.
pub(super) fn clause(record: &ClauseRecord) -> Result<Vec<u8>, ExportError> {
    written(std::iter::once(Line::Clause(record)))
}

/// The fields of the record in the line of a clause, with the brace that closes it.
pub(super) fn fields_of(line: &[u8]) -> &[u8] {
    line.strip_prefix(CLAUSE).and_then(|rest| rest.strip_suffix(b"\n")).expect("the line is that of a clause")
}

/// The lines after those of the clauses.
pub(super) fn end(record: &CorpusRecord) -> Result<Vec<u8>, ExportError> {
    let withdrawn = record.retired.iter().map(Line::Withdrawn);
    written(record.profiles.iter().map(Line::Profile).chain(withdrawn).chain(record.chapters.iter().map(Line::Chapter)))
}

fn written<'r>(lines: impl Iterator<Item = Line<'r>>) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    for line in lines {
        serde_json::to_writer(&mut out, &line).map_err(|cause| ExportError::new(NAME, cause))?;
        out.push(b'\n');
    }
    Ok(out)
}

/// The schema of a line.
///
/// # Errors
///
/// If the schema cannot be written.
pub fn schema() -> Result<Vec<u8>, ExportError> {
    json::schema::<Line<'_>>("clauses.ndjson.schema.json")
}
