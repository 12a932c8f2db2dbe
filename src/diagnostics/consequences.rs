//! Mistakes that are none: what is unknown only because the file that declares it could not be read as a whole.
//!
//! One misplaced quotation mark in frameworks.toml would otherwise be told once more for each reference of each clause.

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Sources};

/// What makes a file lose entries.
const CAUSES: [Code; 3] = [Code::TomlSyntax, Code::NotUtf8, Code::FileTooLarge];

/// Files that declare, and what is told of words that they do not.
const DECLARATIONS: [(&str, &[Code]); 3] = [
    ("corpus.toml", &[Code::UnknownParty, Code::UnknownKind, Code::UnknownPhase, Code::UnknownPillar]),
    ("glossary.toml", &[Code::UnknownTerm, Code::UndefinedCapitalisedTerm]),
    ("frameworks.toml", &[Code::UnknownFramework, Code::UnknownCitation]),
];

/// Drops the consequences of files that could not be read; their own mistakes stay.
pub fn drop_consequences(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let causes = diagnostics.iter().filter(|diagnostic| CAUSES.contains(&diagnostic.code));
    let broken: BTreeSet<&str> = causes.filter_map(|diagnostic| Some(sources.path(diagnostic.span?.file))).collect();
    let consequences: Vec<Code> =
        DECLARATIONS.iter().filter(|(file, _)| broken.contains(file)).flat_map(|(_, codes)| codes.iter().copied()).collect();
    diagnostics.retain(|diagnostic| !consequences.contains(&diagnostic.code));
}
