//! Questions and signals that two clauses claim: whoever searches for one, or compares a draft, would be sent to either.

use std::collections::HashMap;

use crate::corpus::{Clause, ClauseId, Corpus, Spanned};
use crate::diagnostics::{Code, Diagnostic};

/// Reports each question and each signal that an earlier clause, or an earlier line of the same clause, has too.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let questions = Phrases {
        of: |clause| &clause.asked,
        code: Code::DuplicateQuestion,
        one: "question",
        help: "keep it in the clause that answers it best, or ask something that only this one answers",
    };
    let signals = Phrases {
        of: |clause| &clause.signals,
        code: Code::DuplicateSignal,
        one: "signal",
        help: "keep it in the clause that says the same, or write what only this one says",
    };
    questions.check(corpus, diagnostics);
    signals.check(corpus, diagnostics);
}

/// A list of phrases that every clause has, no two of them the same.
struct Phrases {
    of: fn(&Clause) -> &[Spanned<String>],
    code: Code,
    one: &'static str,
    help: &'static str,
}

impl Phrases {
    /// Case, signs and spaces make no difference.
    fn check(&self, corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
        let mut first: HashMap<String, (&ClauseId, &Spanned<String>)> = HashMap::new();
        for clause in &corpus.clauses {
            for phrase in (self.of)(clause) {
                let words: Vec<String> =
                    phrase.value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
                let Some((id, other)) = first.get(&words.join(" ")) else {
                    first.insert(words.join(" "), (&clause.id.value, phrase));
                    continue;
                };
                let message = format!("`{id}` already has this {}", self.one);
                let mut diagnostic = Diagnostic::at(self.code, phrase.span, message).help(self.help);
                if let Some(span) = other.span {
                    diagnostic = diagnostic.label(span, "the first one is here");
                }
                diagnostics.push(diagnostic);
            }
        }
    }
}
