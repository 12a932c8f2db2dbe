//! Questions that two clauses claim: whoever searches for one would be sent to either.

use std::collections::HashMap;

use crate::corpus::{ClauseId, Corpus, Spanned};
use crate::diagnostics::{Code, Diagnostic};

/// Reports each question that an earlier clause, or an earlier line of the same clause, has too. Case, signs and spaces
/// make no difference.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, (&ClauseId, &Spanned<String>)> = HashMap::new();
    for clause in &corpus.clauses {
        for question in &clause.asked {
            let words: Vec<String> =
                question.value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
            let Some((id, other)) = first.get(&words.join(" ")) else {
                first.insert(words.join(" "), (&clause.id.value, question));
                continue;
            };
            let mut diagnostic = Diagnostic::at(Code::DuplicateQuestion, question.span, format!("`{id}` already has this question"))
                .help("keep it in the clause that answers it best, or ask something that only this one answers");
            if let Some(span) = other.span {
                diagnostic = diagnostic.label(span, "the first one is here");
            }
            diagnostics.push(diagnostic);
        }
    }
}
