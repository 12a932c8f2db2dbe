//! Parties, kinds, phases and pillars that files use are declared in corpus.toml.

use crate::corpus::{Corpus, Spanned, VocabularyEntry};
use crate::diagnostics::suggest;
use crate::diagnostics::{Code, Diagnostic};

/// Reports words that are not declared.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let settings = &corpus.settings;
    for clause in &corpus.clauses {
        for party in &clause.parties {
            declared(party, &settings.parties, Code::UnknownParty, "party", diagnostics);
        }
        for phase in &clause.phases {
            declared(phase, &settings.phases, Code::UnknownPhase, "phase", diagnostics);
        }
        if !clause.kind.value.is_empty() {
            declared(&clause.kind, &settings.kinds, Code::UnknownKind, "kind", diagnostics);
        }
    }
    for pillar in corpus.topics.iter().filter_map(|topic| topic.pillar.as_ref()) {
        declared(pillar, &settings.pillars, Code::UnknownPillar, "pillar", diagnostics);
    }
}

fn declared(word: &Spanned<String>, known: &[VocabularyEntry], code: Code, what: &str, diagnostics: &mut Vec<Diagnostic>) {
    // Without any declared word the corpus itself was reported; repeating it for each clause teaches nothing.
    if known.is_empty() || known.iter().any(|named| named.id.value == word.value) {
        return;
    }
    let ids: Vec<&str> = known.iter().map(|named| named.id.value.as_str()).collect();
    let help = match suggest::closest(&word.value, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("corpus.toml declares {}", suggest::join_and(&ids)),
    };
    let message = format!("there is no {what} `{}`", word.value);
    diagnostics.push(Diagnostic::at(code, word.span, message).help(help));
}
