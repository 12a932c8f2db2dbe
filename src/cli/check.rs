//! `mdbook-clauses check`.

use anyhow::Result;

use crate::Checked;
use crate::check::updated_lock;
use crate::diagnostics::{Code, Severity};
use crate::site::files;

use super::progress::{print, say};
use super::rehearse::rehearse;
use super::{CheckArguments, Format, line, report, verdict};

const LOCK: &str = "ids.lock";

pub(super) fn run(arguments: &CheckArguments) -> Result<bool> {
    let book = &arguments.book;
    let mut checked = crate::check(&files::load(book)?);
    if arguments.update_ids && lock_is_broken(&checked) {
        say(&format!("{} is left alone: it cannot be read whole, and no id may be lost", book.join(LOCK).display()));
    } else if arguments.update_ids {
        let path = book.join(LOCK);
        let text = updated_lock(&checked.edition.corpus);
        if files::contents(&path).ok().as_deref() != Some(text.as_bytes()) {
            files::replace(&path, text.as_bytes())?;
            say(&format!("wrote {}", path.display()));
            checked = crate::check(&files::load(book)?);
        }
    }
    rehearse(book, &mut checked);
    if arguments.format == Format::Text {
        let good = report(&checked, arguments.deny_warnings);
        if checked.diagnostics.is_empty() {
            let corpus = &checked.edition.corpus;
            say(&format!(
                "{} clauses, {} terms, {} frameworks: nothing to complain about",
                corpus.clauses.len(),
                corpus.terms.len(),
                corpus.frameworks.len()
            ));
        }
        return Ok(good);
    }
    for diagnostic in &checked.diagnostics {
        if !print(&line(diagnostic, &checked.sources, arguments.format, book)) {
            break;
        }
    }
    Ok(verdict(&checked.diagnostics, arguments.deny_warnings))
}

/// Whether something of the lock could not be read. Written anew, it would lack that.
fn lock_is_broken(checked: &Checked) -> bool {
    checked.diagnostics.iter().any(|diagnostic| {
        let in_lock = diagnostic.span.is_some_and(|span| checked.sources.path(span.file) == LOCK);
        in_lock && diagnostic.severity == Severity::Error && diagnostic.code != Code::IdLost
    })
}
