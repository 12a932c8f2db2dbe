//! Whether what has an address is still what it was when it got it.

use super::{Comparison, FILE, unrecorded_code};
use crate::corpus::Register;
use crate::corpus::register::{Category, Entry, Key};
use crate::diagnostics::{Code, Diagnostic, Span};

/// Names less alike than this (0 to 1) are taken for names of different things. A corrected letter, a plural or a
/// capital is above it; of the titles of one corpus, hardly any two are.
const MIN_SIMILARITY: f64 = 0.8;

/// What a name says of the thing that has it.
pub(super) enum Verdict<'a> {
    /// It is what was recorded, or nothing was.
    Same,
    /// It is the same thing with a slightly different name, which may be recorded.
    Respelled,
    /// It has the name of something else.
    Other(&'a Key, Option<Span>),
    /// It has a name that says nothing of what was recorded under its address.
    Different(&'a str, Option<Span>),
}

impl Comparison<'_> {
    /// Reports names that have become others.
    pub(super) fn report_names(&self, diagnostics: &mut Vec<Diagnostic>) {
        for (key, now) in &self.today.entries {
            match self.verdict(key, now) {
                Verdict::Same => {}
                Verdict::Respelled => diagnostics.push(self.respelled(key, now)),
                Verdict::Other(other, span) => diagnostics.push(taken(key, now, other, span)),
                Verdict::Different(recorded, span) => diagnostics.push(different(key, now, recorded, span)),
            }
        }
    }

    /// Compares a name with the record, and with the release.
    pub(super) fn verdict(&self, key: &Key, now: &Entry) -> Verdict<'_> {
        let released = self.released.as_ref().map(|released| &released.register);
        let sources = [Some(self.recorded), released];
        for source in sources.into_iter().flatten() {
            if let Some((other, entry)) = self.owner_of_name(source, key, now) {
                return Verdict::Other(other, entry.span);
            }
        }
        // A name that a person has written into the record stands above that of the release.
        let Some(recorded) = sources.into_iter().flatten().find_map(|source| source.entries.get(key)) else { return Verdict::Same };
        if recorded.name.value == now.name.value {
            Verdict::Same
        } else if is_same_name(&recorded.name.value, &now.name.value) && !self.is_nearer_to_another(key, recorded, now) {
            Verdict::Respelled
        } else {
            Verdict::Different(&recorded.name.value, recorded.span)
        }
    }

    /// What else of the same category has this name in a register, where that means that it was exchanged.
    fn owner_of_name<'r>(&self, source: &'r Register, key: &Key, now: &Entry) -> Option<(&'r Key, &'r Entry)> {
        let own = source.entries.get(key);
        if own.is_some_and(|own| own.name.value == now.name.value) {
            return None;
        }
        let has_name =
            |(other, entry): &(&Key, &Entry)| *other != key && other.category() == key.category() && entry.name.value == now.name.value;
        let (other, entry) = source.entries.iter().find(has_name)?;
        // What is new under another address is what is missing under the old one, which is reported there.
        let may_be_new = own.is_none() && (key.category() != Category::Clause || !self.today.entries.contains_key(other));
        let is_exchanged = !may_be_new && !self.succeeds(key, other);
        is_exchanged.then_some((other, entry))
    }

    /// Whether a clause replaces another that was withdrawn: it may have its title.
    fn succeeds(&self, key: &Key, other: &Key) -> bool {
        let (Key::Clause(id), Key::Clause(before)) = (key, other) else { return false };
        let withdrawn = self.corpus.retired.iter().find(|entry| entry.id.value == *before);
        withdrawn.is_some_and(|entry| entry.successors.iter().any(|successor| successor.value == *id))
    }

    fn is_nearer_to_another(&self, key: &Key, recorded: &Entry, now: &Entry) -> bool {
        let own = similarity(&recorded.name.value, &now.name.value);
        let others = self.recorded.entries.iter().filter(|(other, _)| *other != key && other.category() == key.category());
        others.map(|(_, entry)| similarity(&entry.name.value, &now.name.value)).any(|other| other > own)
    }

    fn respelled(&self, key: &Key, now: &Entry) -> Diagnostic {
        let what = if key.category() == Category::Clause { "title" } else { "name" };
        let message = format!("{FILE} has another {what} for `{}`", key.as_str());
        let mut diagnostic = Diagnostic::at(unrecorded_code(key), now.name.span, message)
            .help(format!("if it is the same {}, run `mdbook-clauses check --record`", key.category().noun()));
        if let Some(span) = self.recorded.entries.get(key).and_then(|recorded| recorded.span) {
            diagnostic = diagnostic.label(span, "it is recorded here");
        }
        diagnostic
    }
}

fn code(key: &Key) -> Code {
    if key.category() == Category::Clause { Code::IdReused } else { Code::AddressReused }
}

/// Something has the name that is recorded for something else.
fn taken(key: &Key, now: &Entry, other: &Key, span: Option<Span>) -> Diagnostic {
    let message = format!("`{}` is now \"{}\", which is recorded as `{}`", key.as_str(), now.name.value, other.as_str());
    let help = match key.category() {
        Category::Clause => {
            "give each clause its own id back, because an id keeps its meaning; give a new clause a title that no other has had".to_owned()
        }
        category => format!("give each {} its own address back, because links to it must not lead to something else", category.noun()),
    };
    with_record(Diagnostic::at(code(key), now.name.span, message).help(help), span)
}

/// Something has a name unlike the one that is recorded for it.
fn different(key: &Key, now: &Entry, recorded: &str, span: Option<Span>) -> Diagnostic {
    let message = format!("`{}` is recorded as \"{recorded}\" but is now \"{}\"", key.as_str(), now.name.value);
    let help = match key.category() {
        Category::Clause => format!(
            "give this clause a new id and retire the old one, because an id keeps its meaning; if only the title is new, write it into {FILE} by hand"
        ),
        category => format!(
            "give what is new an address of its own, because links to this one must not lead to something else; if it is the same {}, write the new name into {FILE} by hand",
            category.noun()
        ),
    };
    with_record(Diagnostic::at(code(key), now.name.span, message).help(help), span)
}

fn with_record(diagnostic: Diagnostic, span: Option<Span>) -> Diagnostic {
    match span {
        Some(span) => diagnostic.label(span, "it is recorded here"),
        None => diagnostic,
    }
}

/// Whether two names can be of the same thing.
pub(super) fn is_same_name(recorded: &str, name: &str) -> bool {
    similarity(recorded, name) >= MIN_SIMILARITY
}

fn similarity(a: &str, b: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(&a.to_lowercase(), &b.to_lowercase())
}
