//! Everything that was ever given an address keeps it, or leads on from it.
//!
//! Three registers are compared: what the corpus publishes today, what `addresses.lock` has recorded, and what the
//! newest release has published. The record says what was promised, a person edits it where a meaning changes, and a
//! reviewer sees that; the release says what the record cannot have lost.

mod lost;
mod moved;
mod names;
mod record;
mod unrecorded;

use std::collections::{BTreeMap, HashSet};

use crate::addresses;
use crate::corpus::register::{Category, Entry, Key};
use crate::corpus::{ClauseId, Corpus, Register};
use crate::diagnostics::{Code, Diagnostic};
use crate::release::Release;

pub use record::recorded;

/// The name of the register's file.
const FILE: &str = "addresses.lock";

/// What a release has published.
struct Released {
    name: String,
    register: Register,
}

/// The three registers, side by side.
struct Comparison<'a> {
    corpus: &'a Corpus,
    recorded: &'a Register,
    released: Option<Released>,
    today: Register,
    /// The ids of the clauses in force.
    in_force: HashSet<&'a ClauseId>,
}

/// Compares what a corpus publishes with its record and with its newest release.
pub(super) fn check(corpus: &Corpus, newest: Option<&Release>, diagnostics: &mut Vec<Diagnostic>) {
    let comparison = Comparison::new(corpus, newest);
    comparison.report_lost(diagnostics);
    comparison.report_names(diagnostics);
    comparison.report_unrecorded(diagnostics);
    comparison.report_moved(diagnostics);
}

impl<'a> Comparison<'a> {
    fn new(corpus: &'a Corpus, newest: Option<&Release>) -> Self {
        let released = newest.map(|release| Released { name: release.name.to_string(), register: Register::of(&release.edition.corpus) });
        let in_force = corpus.clauses.iter().map(|clause| &clause.id.value).collect();
        let mut comparison = Self { corpus, recorded: &corpus.register, released, today: Register::of(corpus), in_force };
        comparison.leave_out_unfinished();
        comparison
    }

    /// Nothing is promised of a clause that is not finished: its title, its items and its id may still change. What was
    /// published once stays promised.
    fn leave_out_unfinished(&mut self) {
        for clause in self.corpus.clauses.iter().filter(|clause| clause.unfinished.is_some()) {
            let key = Key::Clause(clause.id.value.clone());
            if !self.is_published(&key) {
                self.today.entries.remove(&key);
            }
        }
    }

    /// What was ever published: the record, then what only the release has.
    fn published(&self) -> BTreeMap<&Key, &Entry> {
        let released = self.released.iter().flat_map(|released| &released.register.entries);
        released.chain(&self.recorded.entries).collect()
    }

    /// Whether the whole record is missing: then nobody knows what it led on, and what is to be recorded.
    fn is_record_missing(&self) -> bool {
        let has_published = self.released.as_ref().is_some_and(|released| !released.register.entries.is_empty());
        has_published && (self.recorded.entries.is_empty() || self.corpus.incomplete.register)
    }

    /// Whether a clause that is gone has an address all the same, because it was withdrawn, or is not known to be gone.
    fn is_clause_unreadable(&self, id: &ClauseId) -> bool {
        self.corpus.unreadable_ids.contains(id)
    }

    /// Whether something of a category may be missing only because a file could not be read.
    fn may_be_unread(&self, key: &Key) -> bool {
        let incomplete = &self.corpus.incomplete;
        let is_unread_chapter = match key {
            Key::Topic(folder) => incomplete.chapters.contains(&format!("{folder}/index.md")),
            Key::Chapter(address) => incomplete.chapters.iter().any(|path| crate::corpus::topic::chapter_address(path) == *address),
            _ => false,
        };
        is_unread_chapter || incomplete.categories.contains(&key.category())
    }

    /// Whether an address was moved, by an entry that can be followed or is reported by itself.
    fn is_moved(&self, address: &str) -> bool {
        self.recorded.moved.iter().any(|moved| moved.from.value == address)
    }
}

/// What messages call something registered: the term "Crate", the clause `PAT-2`.
fn described(key: &Key, entry: &Entry) -> String {
    match key.category() {
        Category::Clause => format!("the clause `{}`", key.as_str()),
        Category::Topic => format!("the topic `{}`", key.as_str()),
        category => format!("the {} \"{}\"", category.noun(), entry.name.value),
    }
}

/// The entry that leads an address on, as it is written.
fn example(from: &str, to: &str) -> String {
    format!("`\"{from}\" = \"{to}\"` under `[moved]`")
}

/// The code for what is not recorded yet.
fn unrecorded_code(key: &Key) -> Code {
    if key.category() == Category::Clause { Code::IdUnrecorded } else { Code::AddressUnrecorded }
}

/// The address of a parameter of a clause.
fn parameter_address(key: &Key, name: &str) -> String {
    format!("{}#{}", addresses::registered(key), addresses::parameter_anchor("", name))
}
