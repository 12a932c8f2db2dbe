//! `mdbook-clauses check`.

use anyhow::{Context as _, Result};

use crate::resolve::updated_lock;
use crate::site::files;

use super::progress::{print, say};
use super::{CheckArguments, Format, line, report, verdict};

pub(super) fn run(arguments: &CheckArguments) -> Result<bool> {
    let book = &arguments.book;
    let mut checked = crate::check(&files::load(book)?);
    if arguments.update_ids {
        let path = book.join("ids.lock");
        let text = updated_lock(&checked.edition.corpus);
        if std::fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            std::fs::write(&path, &text).with_context(|| format!("`{}` cannot be written", path.display()))?;
            say(&format!("wrote {}", path.display()));
            checked = crate::check(&files::load(book)?);
        }
    }
    if arguments.format == Format::Text {
        let good = report(&checked, arguments.deny_warnings);
        if checked.diagnostics.is_empty() {
            let corpus = &checked.edition.corpus;
            say(&format!("{} clauses, {} terms, {} frameworks: nothing to complain about", corpus.clauses.len(), corpus.terms.len(), corpus.frameworks.len()));
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
