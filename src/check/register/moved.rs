//! Entries for addresses that have moved: each leads from what was published to what there is.

use std::collections::BTreeSet;

use super::{Comparison, FILE};
use crate::addresses::{existing, registered};
use crate::corpus::Register;
use crate::corpus::register::{Key, Moved};
use crate::diagnostics::{Code, Diagnostic, suggest};

impl Comparison<'_> {
    /// Reports entries that cannot be followed.
    pub(super) fn report_moved(&self, diagnostics: &mut Vec<Diagnostic>) {
        let there = existing(&self.today);
        let mut published = existing(self.recorded);
        published.extend(self.released.iter().flat_map(|released| existing(&released.register)));
        for moved in &self.recorded.moved {
            diagnostics.extend(fault_of_origin(moved, &there, &published, self.recorded).or_else(|| self.fault_of_target(moved, &there)));
        }
    }

    /// Why nothing can be led to where an entry leads.
    fn fault_of_target(&self, moved: &Moved, there: &BTreeSet<String>) -> Option<Diagnostic> {
        let (from, to) = (&moved.from.value, &moved.to.value);
        let Some(end) = self.recorded.destination(from) else {
            let message = format!("`{from}` leads in a circle");
            return Some(Diagnostic::at(Code::BadMove, moved.to.span, message).help("lead one of the addresses to a page that exists"));
        };
        if there.contains(end) || self.recorded.moved.iter().any(|other| other.from.value == *to) {
            return None;
        }
        let help = match suggest::closest(to, there.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "write an address of this site without its host and without a slash at the beginning, such as `t/` or `c/pat-2/`".to_owned()
            }
        };
        Some(Diagnostic::at(Code::BadMove, moved.to.span, format!("there is nothing at `{to}`")).help(help))
    }
}

/// Why an entry has nothing to lead on from.
fn fault_of_origin(moved: &Moved, there: &BTreeSet<String>, published: &BTreeSet<String>, recorded: &Register) -> Option<Diagnostic> {
    let from = &moved.from.value;
    let report = |message: String, help: String| Some(Diagnostic::at(Code::BadMove, moved.from.span, message).help(help));
    if there.contains(from) {
        return report(format!("`{from}` has not moved: it is still there"), "remove the entry".to_owned());
    }
    if !published.contains(from) {
        let help = match suggest::closest(from, published.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "write an address as {FILE} promises it, without the host and without a slash at the beginning; otherwise remove the entry"
            ),
        };
        return report(format!("`{from}` was never published"), help);
    }
    let is_clause = recorded.entries.keys().any(|key| matches!(key, Key::Clause(_)) && registered(key) == *from);
    if is_clause {
        let help =
            "remove the entry, and add `[[retired]]` with the reason and the successors to retired.toml: a withdrawn clause keeps its page";
        return report(format!("`{from}` is a clause, and clauses do not move"), help.to_owned());
    }
    None
}
