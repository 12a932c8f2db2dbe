//! Suppresses follow-on errors: what is unknown only because the file that declares it could not be read completely.
//!
//! Otherwise one misplaced quotation mark in frameworks.toml would be reported again for each reference of each clause.

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Sources};

/// What makes a file lose entries.
const CAUSES: [Code; 5] = [Code::TomlSyntax, Code::NotUtf8, Code::FileTooLarge, Code::SymbolicLink, Code::SpecialFile];

/// Files that declare words, and the codes that report undeclared ones.
const DECLARATIONS: [(&str, &[Code]); 3] = [
    ("corpus.toml", &[Code::UnknownParty, Code::UnknownKind, Code::UnknownPhase, Code::UnknownPillar]),
    ("glossary.toml", &[Code::UnknownTerm, Code::UndefinedCapitalisedTerm]),
    ("frameworks.toml", &[Code::UnknownFramework, Code::UnknownCitation]),
];

/// Codes that depend on clauses in folders that could not be read.
const OF_CLAUSES: [Code; 4] = [Code::UnknownClause, Code::IdLost, Code::NoTopics, Code::TopicNotInSummary];

/// Drops the consequences of files that could not be read; their own mistakes stay.
pub fn suppress_follow_on_errors(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let causes = diagnostics.iter().filter(|diagnostic| CAUSES.contains(&diagnostic.code));
    let broken: BTreeSet<&str> = causes.filter_map(|diagnostic| Some(sources.path(diagnostic.span?.file))).collect();
    let mut consequences: Vec<Code> =
        DECLARATIONS.iter().filter(|(file, _)| broken.contains(file)).flat_map(|(_, codes)| codes.iter().copied()).collect();
    if diagnostics.iter().any(|diagnostic| hides_folder(diagnostic, sources)) {
        consequences.extend(OF_CLAUSES);
    }
    diagnostics.retain(|diagnostic| !consequences.contains(&diagnostic.code));
}

/// Whether something is in the place of a folder, as far as its name tells, or no source folder is named.
fn hides_folder(diagnostic: &Diagnostic, sources: &Sources) -> bool {
    let Some(span) = diagnostic.span else { return false };
    let path = sources.path(span.file);
    match diagnostic.code {
        Code::SymbolicLink | Code::SpecialFile => path == "book.toml" || !path.rsplit('/').next().unwrap_or(path).contains('.'),
        Code::BookConfig => path == "book.toml" && sources.slice(span) == "src",
        _ => false,
    }
}
