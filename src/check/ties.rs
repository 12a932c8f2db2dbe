//! Parameters that are said to be the same as another: the other one exists, and all values agree. Parameters for which
//! a defined term stands: the glossary has it, and no other parameter has it too.

use std::collections::HashMap;

use crate::corpus::{ClauseId, Corpus, Parameter};
use crate::diagnostics::{Code, Diagnostic, suggest};

/// Reports ties that lead nowhere, to the parameter itself, or to other values.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let clauses: HashMap<&ClauseId, &[Parameter]> =
        corpus.clauses.iter().map(|clause| (&clause.id.value, clause.parameters.as_slice())).collect();
    check_terms(corpus, diagnostics);
    for clause in &corpus.clauses {
        for parameter in &clause.parameters {
            let Some(tie) = &parameter.same_as else { continue };
            let report = |message: String, help: String| Diagnostic::at(Code::BrokenTie, tie.span, message).help(help);
            let Some(parameters) = clauses.get(&tie.value.clause) else {
                if !corpus.unreadable_ids.contains(&tie.value.clause) {
                    let help = "name a parameter of a clause that exists, or remove the key".to_owned();
                    diagnostics.push(report(format!("there is no clause `{}`", tie.value.clause), help));
                }
                continue;
            };
            let Some(other) = parameters.iter().find(|other| other.name.value == tie.value.name) else {
                let names = parameters.iter().map(|other| other.name.value.as_str());
                let help = match suggest::closest(&tie.value.name, names) {
                    Some(near) => format!("did you mean `{}.{near}`?", tie.value.clause),
                    None => "name a parameter that the clause declares, or remove the key".to_owned(),
                };
                diagnostics.push(report(format!("`{}` has no parameter `{}`", tie.value.clause, tie.value.name), help));
                continue;
            };
            if std::ptr::eq(other, parameter) {
                diagnostics.push(report(format!("`{}` is this parameter itself", tie.value), "remove the key".to_owned()));
            } else if (&other.default, &other.party_values) != (&parameter.default, &parameter.party_values) {
                let values = describe(corpus, other);
                diagnostics
                    .push(report(format!("the values differ from those of `{}`", tie.value), format!("write {values}, or remove the key")));
            }
        }
    }
}

/// Reports terms that the glossary does not have, and terms that stand for two parameters.
fn check_terms(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let mut set: HashMap<&str, String> = HashMap::new();
    for clause in &corpus.clauses {
        for parameter in &clause.parameters {
            let Some(term) = &parameter.term else { continue };
            let path = format!("{}.{}", clause.id.value, parameter.name.value);
            if !corpus.terms.iter().any(|known| known.term.value == term.value) {
                let names = corpus.terms.iter().map(|known| known.term.value.as_str());
                let help = suggest::closest(&term.value, names).map_or_else(
                    || "add the term to glossary.toml, or remove the key".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("the glossary has no term `{}`", term.value);
                diagnostics.push(Diagnostic::at(Code::UnknownTerm, term.span, message).help(help));
            } else if let Some(other) = set.insert(&term.value, path) {
                let message = format!("`{}` stands for `{other}` already", term.value);
                diagnostics.push(Diagnostic::at(Code::BrokenTie, term.span, message).help("remove the key from one of the two"));
            }
        }
    }
}

/// `default = "5 days", buyer = "3 days"`, as it is written in front matter.
fn describe(corpus: &Corpus, parameter: &Parameter) -> String {
    let of_parties = corpus.settings.parties.iter().filter_map(|party| {
        let value = parameter.party_values.iter().find(|(id, _)| *id == party.id.value)?;
        Some((party.id.value.as_str(), value.1.as_str()))
    });
    let values: Vec<String> = std::iter::once(("default", parameter.default.as_str()))
        .chain(of_parties)
        .map(|(key, value)| format!("{key} = \"{value}\""))
        .collect();
    suggest::join_and(&values)
}
