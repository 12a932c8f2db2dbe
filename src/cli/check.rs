//! `mdbook-clauses check`.

use anyhow::Result;

use crate::Checked;
use crate::check::recorded;
use crate::diagnostics::{Code, Diagnostic, Severity, github, json};
use crate::read::END_OF_REGISTER;
use crate::site::files;
use crate::text::plural;

use super::progress::{output, status};
use super::rehearse::rehearse;
use super::{CheckArguments, Format, print_summary, report};

const LOCK: &str = "addresses.lock";

pub(super) fn run(arguments: &CheckArguments) -> Result<bool> {
    let book = &arguments.book;
    let mut checked = crate::check(&files::load(book)?);
    if arguments.record && lock_is_broken(&checked) {
        status(&format!(
            "{} is not changed: it has errors, and writing it again could drop what it has recorded",
            book.join(LOCK).display()
        ));
    } else if arguments.record {
        let path = book.join(LOCK);
        let text = recorded(&checked.edition.corpus, checked.releases.first(), END_OF_REGISTER);
        if files::contents(&path).ok().as_deref() != Some(text.as_bytes()) {
            files::replace(&path, text.as_bytes())?;
            status(&format!("wrote {}", path.display()));
            checked = crate::check(&files::load(book)?);
        }
    }
    rehearse(book, &mut checked);
    match arguments.format {
        Format::Text => Ok(for_people(&checked, arguments.deny_warnings)),
        Format::Json => Ok(for_programs(&checked, arguments.deny_warnings, |diagnostic| json::line(diagnostic, &checked.sources))),
        Format::Github => {
            let folder = book.to_string_lossy().replace('\\', "/");
            Ok(for_programs(&checked, arguments.deny_warnings, |diagnostic| github::line(diagnostic, &checked.sources, &folder)))
        }
    }
}

/// Prints all diagnostics on stderr, or that there are none. True where the corpus can be published.
fn for_people(checked: &Checked, deny_warnings: bool) -> bool {
    let good = report(checked, deny_warnings);
    if checked.diagnostics.is_empty() {
        let corpus = &checked.edition.corpus;
        status(&format!(
            "{}, {}, {}: no problems found",
            plural(corpus.clauses.len(), "clause"),
            plural(corpus.terms.len(), "term"),
            plural(corpus.frameworks.len(), "framework")
        ));
    }
    good
}

/// Prints one line for each diagnostic. True where the corpus can be published.
fn for_programs(checked: &Checked, deny_warnings: bool, line: impl Fn(&Diagnostic) -> String) -> bool {
    for diagnostic in &checked.diagnostics {
        if !output(&line(diagnostic)) {
            break;
        }
    }
    print_summary(&checked.diagnostics, deny_warnings)
}

/// Whether something of the lock could not be read. Written anew, it would lack that.
fn lock_is_broken(checked: &Checked) -> bool {
    let is_in_lock = |diagnostic: &&Diagnostic| diagnostic.span.is_some_and(|span| checked.sources.path(span.file) == LOCK);
    let in_lock = checked.diagnostics.iter().filter(is_in_lock);
    // What the register says of the book does not keep it from being written.
    let is_of_book = |code: Code| matches!(code, Code::IdLost | Code::AddressLost | Code::BadMove);
    in_lock.into_iter().any(|diagnostic| diagnostic.severity == Severity::Error && !is_of_book(diagnostic.code))
}
