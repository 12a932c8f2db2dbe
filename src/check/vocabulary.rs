//! Parties, kinds, phases and pillars that files use are declared in corpus.toml.

use crate::corpus::{Corpus, Spanned, VocabularyEntry};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic};

/// Reports words that are not declared.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let settings = &corpus.settings;
    let known = |code, words, what| Known { code, words, what, is_decided: !settings.undecided.contains(&code) };
    let parties = known(Code::UnknownParty, &settings.parties, "party");
    let phases = known(Code::UnknownPhase, &settings.phases, "phase");
    let kinds = known(Code::UnknownKind, &settings.kinds, "kind");
    let pillars = known(Code::UnknownPillar, &settings.pillars, "pillar");
    for clause in &corpus.clauses {
        clause.parties.iter().for_each(|party| parties.check(party, diagnostics));
        clause.phases.iter().for_each(|phase| phases.check(phase, diagnostics));
        if !clause.kind.value.is_empty() {
            kinds.check(&clause.kind, diagnostics);
        }
    }
    for pillar in corpus.topics.iter().filter_map(|topic| topic.pillar.as_ref()) {
        pillars.check(pillar, diagnostics);
    }
}

/// Reports a rule on omitted clauses that no clause in force says.
pub(super) fn check_omitted_clauses(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let Some(named) = &corpus.settings.omitted_clauses else { return };
    // Of a topic that could not be read nobody knows the clauses.
    let mut of_topic = corpus.clauses.iter().map(|clause| &clause.id.value).filter(|id| id.prefix() == named.value.prefix()).peekable();
    if of_topic.peek().is_some() && !of_topic.any(|id| *id == named.value) && !corpus.unreadable_ids.contains(&named.value) {
        let message = format!("there is no clause `{}`", named.value);
        diagnostics
            .push(Diagnostic::at(Code::UnknownClause, named.span, message).help("name a clause that is in force, or remove the key"));
    }
}

/// Declared words, and what is said of others.
struct Known<'a> {
    code: Code,
    words: &'a [VocabularyEntry],
    what: &'static str,
    /// Whether the declarations have no error, so that a word that is not among them is wrong.
    is_decided: bool,
}

impl Known<'_> {
    fn check(&self, word: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
        // Where corpus.toml itself was reported, repeating it for each clause teaches nothing.
        if !self.is_decided || self.words.is_empty() || self.words.iter().any(|named| named.id.value == word.value) {
            return;
        }
        let ids: Vec<&str> = self.words.iter().map(|named| named.id.value.as_str()).collect();
        let help = match suggest::closest(&word.value, ids.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("corpus.toml declares {}", suggest::join_and(&ids)),
        };
        let message = format!("there is no {} `{}`", self.what, word.value);
        diagnostics.push(Diagnostic::at(self.code, word.span, message).help(help));
    }
}
