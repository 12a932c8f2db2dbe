//! What is published and not yet recorded, and what the record has lost.

use std::collections::BTreeSet;

use super::{Comparison, FILE, Released, described, unrecorded_code};
use crate::addresses;
use crate::corpus::register::{Entry, Key};
use crate::diagnostics::{Code, Diagnostic, suggest};

const HELP: &str = "run `mdbook-clauses check --record` and commit addresses.lock: from then on the address is permanent";

/// Names that a message lists before it only counts.
const MAX_LISTED: usize = 5;

impl Comparison<'_> {
    /// Warns of what nothing protects yet, and reports what the record lacks of a release.
    pub(super) fn report_unrecorded(&self, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(released) = &self.released {
            self.report_record_lost(released, diagnostics);
        }
        if self.is_record_missing() {
            return;
        }
        let is_new = |(key, _): &(&Key, &Entry)| !self.is_published(key) && !self.may_be_unread(key);
        let new: Vec<(&Key, &Entry)> = self.today.entries.iter().filter(is_new).collect();
        if self.recorded.entries.is_empty() && self.released.is_none() && !new.is_empty() {
            let message = match new.len() {
                1 => format!("{FILE} does not exist or is empty: 1 address is not recorded"),
                number => format!("{FILE} does not exist or is empty: {number} addresses are not recorded"),
            };
            diagnostics.push(Diagnostic::without_place(Code::IdUnrecorded, message).help(HELP));
            return;
        }
        for (key, now) in new {
            let message = format!("{} is not in {FILE}", described(key, now));
            diagnostics.push(Diagnostic::at(unrecorded_code(key), now.span, message).help(HELP));
        }
        self.warn_of_anchors(diagnostics);
    }

    pub(super) fn is_published(&self, key: &Key) -> bool {
        self.recorded.entries.contains_key(key)
            || self.released.as_ref().is_some_and(|released| released.register.entries.contains_key(key))
    }

    /// Warns of items and parameters whose anchors are not recorded.
    fn warn_of_anchors(&self, diagnostics: &mut Vec<Diagnostic>) {
        for (key, now) in &self.today.entries {
            let Some(recorded) = self.recorded.entries.get(key) else { continue };
            let new: Vec<String> = anchors(now).difference(&anchors(recorded)).cloned().collect();
            if new.is_empty() {
                continue;
            }
            let message = format!("`{}` has anchors that are not in {FILE}: {}", key.as_str(), listed(&new));
            diagnostics.push(Diagnostic::at(Code::IdUnrecorded, now.span, message).help(HELP));
        }
    }

    /// A record that lacks what a release has published was cut, merged wrongly or edited: it cannot be trusted.
    fn report_record_lost(&self, released: &Released, diagnostics: &mut Vec<Diagnostic>) {
        let help = format!(
            "restore {FILE} from the repository; if it cannot be restored, `mdbook-clauses check --record` writes again what the release has published"
        );
        let name = &released.name;
        // What is wrong with the file is reported with its place.
        if self.corpus.incomplete.register {
            return;
        }
        if self.recorded.entries.is_empty() && !released.register.entries.is_empty() {
            let number = released.register.entries.len();
            let message = format!("{FILE} does not exist or is empty, and the release {name} has published {number} addresses");
            diagnostics.push(Diagnostic::without_place(Code::RecordLost, message).help(help));
            return;
        }
        let mut lost: Vec<String> = Vec::new();
        for (key, entry) in &released.register.entries {
            let address = addresses::registered(key);
            match self.recorded.entries.get(key) {
                None => lost.push(address),
                Some(recorded) => lost.extend(anchors(entry).difference(&anchors(recorded)).map(|anchor| format!("{address}#{anchor}"))),
            }
        }
        if !lost.is_empty() {
            let message = format!("{FILE} lacks what the release {name} has published: {}", listed(&lost));
            diagnostics.push(Diagnostic::without_place(Code::RecordLost, message).help(help));
        }
    }
}

/// The anchors on the page of a clause.
fn anchors(entry: &Entry) -> BTreeSet<String> {
    let parameters = entry.parameters.keys().map(|name| addresses::parameter_anchor("", name));
    entry.items.iter().cloned().chain(parameters).collect()
}

/// The first of some names, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(MAX_LISTED).map(String::as_str).collect();
    match names.len().saturating_sub(MAX_LISTED) {
        0 => suggest::join_and(&shown),
        more => format!("`{}` and {more} more", shown.join("`, `")),
    }
}
