//! Suppresses follow-on errors: what is unknown only because the file that declares it could not be read completely.
//!
//! Otherwise one misplaced quotation mark in frameworks.toml would be reported again for each reference of each clause.

use std::collections::{BTreeMap, BTreeSet};

use super::{Code, Diagnostic, FileId, Label, Severity, Sources, Span};

/// What makes a file lose entries as a whole.
const CAUSES: [Code; 7] =
    [Code::TomlSyntax, Code::MergeConflict, Code::RecordLost, Code::NotUtf8, Code::FileTooLarge, Code::SymbolicLink, Code::SpecialFile];

/// What makes a file lose a single entry, or a part of one.
const CAUSES_IN_ENTRIES: [Code; 6] =
    [Code::WrongType, Code::MissingKey, Code::EmptyValue, Code::BadValue, Code::BadId, Code::DuplicateName];

impl Code {
    /// Whether a file with this problem may lack entries, or parts of them, that it means to have.
    pub fn loses_entries(self) -> bool {
        CAUSES.contains(&self) || CAUSES_IN_ENTRIES.contains(&self)
    }
}

/// A file that declares.
struct Declaration {
    file: &'static str,
    /// The codes that report words it does not declare.
    consequences: &'static [Code],
    /// Whether one entry that is wrong makes them doubtful. The reader knows it of corpus.toml more exactly.
    by_entry: bool,
}

const DECLARATIONS: [Declaration; 6] = [
    Declaration {
        file: "corpus.toml",
        consequences: &[Code::UnknownParty, Code::UnknownKind, Code::UnknownPhase, Code::UnknownPillar],
        by_entry: false,
    },
    Declaration { file: "glossary.toml", consequences: &[Code::UnknownTerm, Code::UndefinedCapitalisedTerm], by_entry: true },
    Declaration { file: "frameworks.toml", consequences: &[Code::UnknownFramework, Code::UnknownCitation], by_entry: true },
    Declaration { file: "retired.toml", consequences: &[Code::IdLost], by_entry: true },
    Declaration { file: "changes.toml", consequences: &[Code::UnrecordedChange], by_entry: true },
    Declaration {
        file: "addresses.lock",
        consequences: &[Code::IdUnrecorded, Code::AddressUnrecorded, Code::AddressLost, Code::BadMove],
        by_entry: true,
    },
];

/// What makes a release unreadable. What changed since it cannot be said then.
const OF_RELEASES: [Code; 3] = [Code::ReleaseDamaged, Code::ReleaseForm, Code::ForeignRelease];

/// What is found by a comparison with the newest release.
const BY_COMPARISON: [Code; 3] = [Code::UnrecordedChange, Code::UnusedChange, Code::ChangeKind];

/// What one wrong declaration makes wrong in many files, each time with the same words.
const REPEATED: [Code; 7] = [
    Code::UnknownParty,
    Code::UnknownKind,
    Code::UnknownPhase,
    Code::UnknownPillar,
    Code::UnknownFramework,
    Code::UnknownSection,
    Code::IdTopicMismatch,
];

/// Codes that depend on clauses in folders that could not be read.
const OF_CLAUSES: [Code; 7] = [
    Code::UnknownClause,
    Code::IdLost,
    Code::IdUnrecorded,
    Code::AddressLost,
    Code::AddressUnrecorded,
    Code::NoTopics,
    Code::TopicNotInSummary,
];

/// Drops the consequences of files that could not be read; their own mistakes stay.
pub fn suppress_follow_on_errors(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let in_file = |file: &str, codes: &[Code]| {
        diagnostics.iter().any(|d| codes.contains(&d.code) && d.span.is_some_and(|span| sources.path(span.file) == file))
    };
    let broken = DECLARATIONS
        .iter()
        .filter(|declaration| in_file(declaration.file, &CAUSES) || declaration.by_entry && in_file(declaration.file, &CAUSES_IN_ENTRIES));
    let mut consequences: Vec<Code> = broken.flat_map(|declaration| declaration.consequences).copied().collect();
    if diagnostics.iter().any(|diagnostic| hides_folder(diagnostic, sources)) {
        consequences.extend(OF_CLAUSES);
    }
    if diagnostics.iter().any(|diagnostic| OF_RELEASES.contains(&diagnostic.code)) {
        consequences.extend(BY_COMPARISON);
    }
    // Until the register of all addresses is written, everything is missing from it.
    if diagnostics.iter().any(|diagnostic| diagnostic.code == Code::FormerLock) {
        consequences.extend([Code::IdUnrecorded, Code::AddressUnrecorded, Code::RecordLost]);
    }
    diagnostics.retain(|diagnostic| !consequences.contains(&diagnostic.code));
    suppress_unrecorded(diagnostics);
    suppress_keys_of_unknown_parties(diagnostics, sources);
    suppress_repetitions(diagnostics, sources);
}

/// What is new in a file with errors may not stay as it is, and the prefix of a topic that no clause has is reported
/// with the clauses.
fn suppress_unrecorded(diagnostics: &mut Vec<Diagnostic>) {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let files: BTreeSet<FileId> = errors.filter_map(|diagnostic| Some(diagnostic.span?.file)).collect();
    let mismatches = diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::IdTopicMismatch);
    let prefixes: Vec<Span> = mismatches.flat_map(|diagnostic| &diagnostic.labels).map(|label| label.span).collect();
    diagnostics.retain(|diagnostic| match diagnostic.code {
        Code::IdUnrecorded | Code::AddressUnrecorded => !diagnostic.span.is_some_and(|span| files.contains(&span.file)),
        Code::AddressReused => !diagnostic.span.is_some_and(|span| prefixes.contains(&span)),
        _ => true,
    });
}

/// A party that is not declared has values in parameters too: in the file that names it; and in all files where several
/// name it, because the declaration is wrong then. A key of one file is not explained by the mistake of another.
fn suppress_keys_of_unknown_parties(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let mut files: BTreeMap<String, BTreeSet<FileId>> = BTreeMap::new();
    for span in diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::UnknownParty).filter_map(|diagnostic| diagnostic.span) {
        files.entry(sources.slice(span).trim_matches(['"', '\'']).to_owned()).or_default().insert(span.file);
    }
    let is_explained = |span: Span| files.get(sources.slice(span)).is_some_and(|files| files.len() > 1 || files.contains(&span.file));
    diagnostics.retain(|diagnostic| diagnostic.code != Code::UnknownKey || !diagnostic.span.is_some_and(is_explained));
}

/// Spans by their file and first byte, in order.
type SpansByStart<'a> = BTreeMap<(&'a str, usize), Span>;

/// How many of the spans that have the same mistake are shown beside the first.
const MAX_SHOWN_SPANS: usize = 3;

/// Of the same words about several files, keeps the first, shows some of the others, and says how many there are.
fn suppress_repetitions(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let mut spans: BTreeMap<(Code, String), SpansByStart<'_>> = BTreeMap::new();
    // Ids that do not fit the prefix of their topic have that prefix in common.
    let key = |diagnostic: &Diagnostic| match (diagnostic.code, diagnostic.labels.first()) {
        (Code::IdTopicMismatch, Some(prefix)) => (diagnostic.code, format!("{:?}", prefix.span)),
        _ => (diagnostic.code, diagnostic.message.clone()),
    };
    let start = |span: Span| (sources.path(span.file), span.start);
    for diagnostic in diagnostics.iter().filter(|diagnostic| REPEATED.contains(&diagnostic.code)) {
        spans.entry(key(diagnostic)).or_default().extend(diagnostic.span.map(|span| (start(span), span)));
    }
    spans.retain(|_, spans| spans.keys().map(|(path, _)| path).collect::<BTreeSet<_>>().len() > 1);
    diagnostics.retain_mut(|diagnostic| {
        let (Some(spans), Some(span)) = (spans.get(&key(diagnostic)), diagnostic.span) else { return true };
        if spans.keys().next() != Some(&start(span)) {
            return false;
        }
        diagnostic.repeated = spans.values().skip(1).copied().collect();
        for other in spans.values().skip(1).take(MAX_SHOWN_SPANS) {
            diagnostic.labels.push(Label { span: *other, text: "the same mistake is here".to_owned() });
        }
        let others = match spans.len() - 1 {
            1 => "1 other place has the same mistake".to_owned(),
            others => format!("{others} other places have the same mistake"),
        };
        diagnostic.help = Some(diagnostic.help.take().map_or_else(|| others.clone(), |help| format!("{others}; {help}")));
        true
    });
}

/// Whether something is instead of a folder, as far as its name tells, or no source folder is named.
fn hides_folder(diagnostic: &Diagnostic, sources: &Sources) -> bool {
    let Some(span) = diagnostic.span else { return false };
    let path = sources.path(span.file);
    match diagnostic.code {
        Code::SymbolicLink | Code::SpecialFile => path == "book.toml" || !path.rsplit('/').next().unwrap_or(path).contains('.'),
        Code::BookConfig => path == "book.toml" && sources.slice(span) == "src",
        _ => false,
    }
}
