//! What becomes of the file of a provision that an earlier import has written. Both kinds of imports share it: clauses of a
//! topic, and the texts of an official document.

use std::collections::BTreeMap;

use super::Imported;
use super::clause_file::{ClauseFile, Form};
use super::merge::{self, Conflict};
use super::record::Fields;
use super::report::Report;
use super::tree::Provision;
use crate::diagnostics::Code;
use crate::text::{one_line, shortened};

/// So much of either side of a conflict is shown.
const MAX_SHOWN: usize = 160;

/// Updates files, tells of conflicts, and counts.
pub(super) struct Update<'u> {
    /// The texts of the book by their paths.
    pub(super) files: &'u BTreeMap<String, String>,
    pub(super) keeps_edited: bool,
    pub(super) report: &'u mut Report,
    pub(super) imported: &'u mut Imported,
}

impl Update<'_> {
    /// The file at a path. Where it is gone or cannot be read, that is told if the document has another text for it.
    pub(super) fn current(&mut self, path: &str, form: Form, provision: &Provision, has_another: bool) -> Option<ClauseFile> {
        let current = self.files.get(path).map(|text| ClauseFile::read(text, form));
        if let Some(Some(file)) = current {
            return Some(file);
        }
        if has_another {
            let what = if current.is_none() { "was removed by hand" } else { "cannot be read" };
            let message = format!("`{path}` {what}, and the document has another text for it now");
            self.conflict(provision, message, "restore or correct the file and import again; nothing was written");
        }
        None
    }

    /// Merges what the document says now into a file; gives what the next import takes as the last one, and whether the file is
    /// changed.
    pub(super) fn merge(
        &mut self,
        path: String,
        mut file: ClauseFile,
        base: &Fields,
        new: &Fields,
        provision: &Provision,
    ) -> (Fields, bool) {
        let merged = merge::merge(&mut file, base, new, self.keeps_edited);
        for conflict in &merged.conflicts {
            let (message, help) = described(conflict, &path);
            self.conflict(provision, message, &help);
        }
        if merged.is_changed {
            self.imported.files.push((path, file.text()));
            self.imported.counts.changed += 1;
        } else {
            self.imported.counts.unchanged += 1;
        }
        (merged.base, merged.is_changed)
    }

    fn conflict(&mut self, provision: &Provision, message: String, help: &str) {
        self.imported.counts.conflicts += 1;
        self.report.add(Code::ImportConflict, provision.place.as_ref(), message, help);
    }
}

/// What a conflict says, and what to do.
fn described(conflict: &Conflict, path: &str) -> (String, String) {
    let (ours, theirs) = (conflict.ours.as_deref(), conflict.theirs.as_deref());
    let (ours, theirs) = (side(ours, theirs), side(theirs, ours));
    let message = format!("`{}` of {path} was changed by hand and in the document, and stays as it is", conflict.field);
    let help = format!(
        "the file says {ours}; the document says {theirs}; write what is right into the file, then import again with `--keep-edited`"
    );
    (message, help)
}

/// One side of a conflict, from where it differs from the other one.
fn side(this: Option<&str>, other: Option<&str>) -> String {
    let Some(this) = this else { return "nothing".to_owned() };
    let (this, other) = (one_line(this), one_line(other.unwrap_or_default()));
    let common = this.split_inclusive(' ').zip(other.split_inclusive(' ')).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum::<usize>();
    let dots = if common > 0 { "… " } else { "" };
    format!("\"{dots}{}\"", shortened(&this[common..], MAX_SHOWN))
}
