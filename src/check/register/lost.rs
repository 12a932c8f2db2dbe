//! What was published and is no longer there.

use std::collections::BTreeMap;

use super::names::is_same_name;
use super::{Comparison, FILE, described, example, parameter_address};
use crate::addresses::registered;
use crate::corpus::register::{Entry, Key};
use crate::diagnostics::{Code, Diagnostic, Span};

impl Comparison<'_> {
    /// Reports published addresses that lead nowhere.
    pub(super) fn report_lost(&self, diagnostics: &mut Vec<Diagnostic>) {
        let published = self.published();
        for (&key, &entry) in &published {
            match self.today.entries.get(key) {
                None => self.report_gone(key, entry, &published, diagnostics),
                Some(now) => self.report_gone_parameters(key, entry, now, diagnostics),
            }
        }
    }

    fn report_gone(&self, key: &Key, entry: &Entry, published: &BTreeMap<&Key, &Entry>, diagnostics: &mut Vec<Diagnostic>) {
        let span = self.recorded.entries.get(key).and_then(|recorded| recorded.span);
        if let Key::Clause(id) = key {
            if !self.is_clause_unreadable(id) {
                diagnostics.push(
                    Diagnostic::at(Code::IdLost, span, format!("the clause `{id}` is missing{}", self.since(key)))
                        .help(self.help_for_clause(key, entry)),
                );
            }
            return;
        }
        let address = registered(key);
        if self.is_moved(&address) || self.may_be_unread(key) || self.is_record_missing() {
            return;
        }
        let message = format!("`{address}` leads nowhere: {} is gone{}", described(key, entry), self.since(key));
        let help = match self.likely_successor(key, entry, published) {
            Some((new, name)) => format!(
                "if \"{name}\" is the same {}, add {} in {FILE}; otherwise restore what is gone",
                key.category().noun(),
                example(&address, &registered(new))
            ),
            None => format!(
                "restore the {}, or add {} in {FILE}, with the address to which the old one is to lead",
                key.category().noun(),
                example(&address, "…")
            ),
        };
        diagnostics.push(Diagnostic::at(Code::AddressLost, span, message).help(help));
    }

    /// Says which release has published something that the record does not have.
    fn since(&self, key: &Key) -> String {
        match &self.released {
            Some(released) if !self.recorded.entries.contains_key(key) => format!("; the release {} has published it", released.name),
            _ => String::new(),
        }
    }

    fn help_for_clause(&self, key: &Key, entry: &Entry) -> String {
        let renamed = self.today.entries.iter().find(|(other, now)| {
            other.category() == key.category() && !self.published().contains_key(other) && now.name.value == entry.name.value
        });
        match renamed {
            Some((other, _)) => format!(
                "give the clause `{}`, which has the same title, its id `{}` back: an id is permanent; if it has to have another one, add `[[retired]]` for the old id to retired.toml with `successors = [\"{}\"]`",
                other.as_str(),
                key.as_str(),
                other.as_str()
            ),
            None => "restore the file, or add `[[retired]]` with a reason to retired.toml: contracts may link to the clause".to_owned(),
        }
    }

    /// What is new and probably the same thing: it has the same name, or nothing else of its category is new.
    fn likely_successor(&self, key: &Key, entry: &Entry, published: &BTreeMap<&Key, &Entry>) -> Option<(&Key, &str)> {
        let new: Vec<(&Key, &str)> = self
            .today
            .entries
            .iter()
            .filter(|(other, _)| other.category() == key.category() && !published.contains_key(other))
            .map(|(other, now)| (other, now.name.value.as_str()))
            .collect();
        let same = new.iter().find(|(_, name)| is_same_name(&entry.name.value, name));
        same.copied().or_else(|| (new.len() == 1).then(|| new[0]))
    }

    /// The parameters of a clause have anchors. Its items have too, but their letters may change with the text: the
    /// page keeps the anchors of items that are gone.
    fn report_gone_parameters(&self, key: &Key, entry: &Entry, now: &Entry, diagnostics: &mut Vec<Diagnostic>) {
        let Key::Clause(id) = key else { return };
        let is_withdrawn = !self.in_force.contains(id);
        if is_withdrawn || self.corpus.incomplete.clauses.contains(id) || self.is_record_missing() {
            return;
        }
        let mut published: BTreeMap<&String, Option<Span>> = entry.parameters.iter().map(|(name, span)| (name, *span)).collect();
        for name in self.released.iter().filter_map(|released| released.register.clause(id)).flat_map(|entry| entry.parameters.keys()) {
            published.entry(name).or_default();
        }
        for (name, span) in published {
            let address = parameter_address(key, name);
            if now.parameters.contains_key(name) || self.is_moved(&address) {
                continue;
            }
            let mut new = now.parameters.keys().filter(|name| !entry.parameters.contains_key(*name));
            let help = match (new.next(), new.next()) {
                (Some(other), None) => {
                    format!(
                        "if `{other}` is the same value, add {} in {FILE}; otherwise restore the old one",
                        example(&address, &parameter_address(key, other))
                    )
                }
                _ => format!(
                    "restore the parameter, or add {} in {FILE}: to the page of the clause, or to the value that took its place",
                    example(&address, &registered(key))
                ),
            };
            let mut diagnostic =
                Diagnostic::at(Code::AddressLost, span, format!("`{address}` leads nowhere: `{id}` no longer has the parameter `{name}`"))
                    .help(help);
            if let Some(clause) = now.span {
                diagnostic = diagnostic.label(clause, "the clause");
            }
            diagnostics.push(diagnostic);
        }
    }
}
