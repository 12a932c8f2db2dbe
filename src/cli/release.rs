//! `mdbook-clauses release`.

use anyhow::{Context as _, Result, bail};
use time::OffsetDateTime;

use crate::Checked;
use crate::corpus::ReleaseName;
use crate::diagnostics::{Code, Severity};
use crate::release::{self, Heading};
use crate::site::files;
use crate::text::plural;

use super::progress::status;
use super::rehearse::rehearse;
use super::{ReleaseArguments, report};

const CHANGES: &str = "changes.toml";

pub(super) fn run(arguments: &ReleaseArguments) -> Result<bool> {
    let (book, name) = (&arguments.book, &arguments.name);
    let mut checked = crate::check(&files::load(book)?);
    rehearse(book, &mut checked);
    refuse_unfinished(&mut checked);
    if !report(&checked, false) {
        status(&format!("{name} is not released: correct the errors first"));
        return Ok(false);
    }
    let date = arguments.date.clone().unwrap_or_else(today);
    refuse(&checked, name, &date)?;
    let heading = Heading { name, title: arguments.title.trim(), date: &date };
    let text = release::freeze(&checked.edition, heading);
    // Whoever keeps the file relies on it: what cannot be read back is not written.
    release::read_back(name, &text, &checked.edition.corpus.settings)
        .map_err(anyhow::Error::msg)
        .context("the release could not be read back, so nothing was written; please report this")?;
    let path = book.join(release::path_of(name));
    files::create(&path, text.as_bytes())?;
    status(&format!("wrote {} with {}", path.display(), plural(checked.edition.corpus.clauses.len(), "clause")));
    let changes = book.join(CHANGES);
    files::replace(&changes, empty_changes(name).as_bytes())?;
    status(&format!("emptied {} for the next release", changes.display()));
    status("commit both files: a release never changes");
    Ok(true)
}

/// What a check only counts keeps a release from being made: whoever relies on it needs whole clauses.
fn refuse_unfinished(checked: &mut Checked) {
    let unfinished = checked.diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == Code::UnfinishedClause);
    unfinished.for_each(|diagnostic| diagnostic.severity = Severity::Error);
}

/// The day, in UTC.
fn today() -> String {
    OffsetDateTime::now_utc().date().to_string()
}

/// Stops where a release of this name and date would not follow those that there are.
fn refuse(checked: &Checked, name: &ReleaseName, date: &str) -> Result<()> {
    if let Some(next) = checked.edition.corpus.next_release.as_ref().filter(|next| next.value != *name) {
        bail!("{CHANGES} is written for {}, not for {name}: correct one of the two names", next.value);
    }
    let year = |text: &str| text.get(..4).and_then(|year| year.parse::<u32>().ok()).unwrap_or_default();
    if year(name.as_str()) > year(date) + 1 {
        bail!("{name} is more than a year after {date}, the date of the release: correct the name");
    }
    let Some(newest) = checked.releases.first() else { return Ok(()) };
    if checked.releases.iter().any(|release| release.name == *name) {
        bail!("{name} was released on {}, and a release never changes: give the next one a later name", newest.date);
    }
    if *name < newest.name {
        bail!("{name} is earlier than {}, the newest release: give it a later name", newest.name);
    }
    if *date < *newest.date {
        bail!("{date} is before {}, the date of the newest release", newest.date);
    }
    Ok(())
}

/// `changes.toml` without entries.
fn empty_changes(released: &ReleaseName) -> String {
    format!(
        "# What the next release changes, clause by clause. The newest release is {released}.\n\
         #\n\
         # Each clause that is new, withdrawn or changed has one entry: \"added\", \"withdrawn\", \"substantive\" (it means\n\
         # something else than before) or \"editorial\" (it means the same in other words), and the reason. For example:\n\
         #\n\
         #   [[change]]\n\
         #   id = \"PAT-2\"\n\
         #   kind = \"substantive\"\n\
         #   reason = \"The time is shorter, because …\"\n"
    )
}

/// A name on the command line.
pub(super) fn name(text: &str) -> Result<ReleaseName, String> {
    ReleaseName::parse(text).map_err(|reason| format!("the name of a release {reason}"))
}

/// A date on the command line.
pub(super) fn date(text: &str) -> Result<String, String> {
    match ReleaseName::parse(text) {
        Ok(_) if text.len() == "2026-11-30".len() => Ok(text.to_owned()),
        _ => Err("write year, month, day, such as 2026-11-30".to_owned()),
    }
}
