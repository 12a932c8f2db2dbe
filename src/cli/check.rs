//! `mdbook-clauses check`.

use anyhow::Result;

use crate::Checked;
use crate::check::updated_lock;
use crate::diagnostics::{Code, Diagnostic, Severity, github, json};
use crate::site::files;
use crate::text::plural;

use super::progress::{output, status};
use super::rehearse::rehearse;
use super::{CheckArguments, Format, print_summary, report};

const LOCK: &str = "ids.lock";

pub(super) fn run(arguments: &CheckArguments) -> Result<bool> {
    let book = &arguments.book;
    let mut checked = crate::check(&files::load(book)?);
    if arguments.update_ids && lock_is_broken(&checked) {
        status(&format!("{} is not changed: it has errors, and rewriting it could drop recorded ids", book.join(LOCK).display()));
    } else if arguments.update_ids {
        let path = book.join(LOCK);
        let text = updated_lock(&checked.edition.corpus);
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
    checked.diagnostics.iter().any(|diagnostic| {
        let in_lock = diagnostic.span.is_some_and(|span| checked.sources.path(span.file) == LOCK);
        in_lock && diagnostic.severity == Severity::Error && diagnostic.code != Code::IdLost
    })
}
