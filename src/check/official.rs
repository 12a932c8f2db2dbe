//! Whether clauses and the official document that lies beside the book name each other.

use crate::corpus::official::OfficialText;
use crate::diagnostics::{Code, Diagnostic};
use crate::link::Edition;

/// Warns of official provisions without a clause, and of clauses that name a provision which the document does not have.
pub fn official(edition: &Edition, texts: &[OfficialText]) -> Vec<Diagnostic> {
    let corpus = &edition.corpus;
    let mut found: Vec<Diagnostic> = texts.iter().filter_map(|text| uncovered(edition, text)).collect();
    if texts.is_empty() {
        return found;
    }
    let name = corpus.settings.official.as_ref().map_or("official", |official| official.name.as_str());
    for clause in &corpus.clauses {
        for origin in clause.origin.iter().filter(|origin| !texts.iter().any(|text| is_in(&origin.clause, &text.number.value))) {
            let message = format!("`{}` names the {name} clause {}, which the official texts do not have", clause.id.value, origin.clause);
            let help = "correct `clause` under `[[origin]]`, or add the provision to the folder of the official texts";
            found.push(Diagnostic::at(Code::OfficialNumber, clause.id.span, message).help(help));
        }
    }
    found
}

/// Whether a cited number is a provision, or a part of one: `31(a)` and `31.2` are parts of 31.
fn is_in(cited: &str, number: &str) -> bool {
    cited.trim().strip_prefix(number.trim()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', '.', ' ']))
}

fn uncovered(edition: &Edition, text: &OfficialText) -> Option<Diagnostic> {
    let number = &text.number.value;
    match (&text.clause, &text.not_covered) {
        (Some(id), None) if edition.clause(&id.value).is_some() || edition.corpus.unreadable_ids.contains(&id.value) => None,
        (Some(id), None) => {
            let message = format!("the official provision {number} belongs to `{}`, which is not a clause of this corpus", id.value);
            Some(Diagnostic::at(Code::OfficialUncovered, id.span, message).help("write the id of the clause that corresponds to it"))
        }
        (None, Some(_)) => None,
        (None, None) => {
            let message = format!("no clause corresponds to the official provision {number}");
            let help = "write `id` with the clause that corresponds to it, or `not-covered` with the reason why none does";
            Some(Diagnostic::at(Code::OfficialUncovered, text.number.span, message).help(help))
        }
        (Some(id), Some(_)) => {
            let message = format!("the official provision {number} has a clause, `{}`, and a reason why no clause covers it", id.value);
            Some(Diagnostic::at(Code::OfficialUncovered, id.span, message).help("remove `id` or `not-covered`"))
        }
    }
}
