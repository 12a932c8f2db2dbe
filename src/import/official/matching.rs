//! Which clause of ours corresponds to a provision of the official document.

use std::collections::HashMap;

use clause_documents::compare::Comparer;
use clause_documents::provisions;

use super::super::tree::Provision;
use crate::corpus::{ClauseId, Corpus, Slug};

/// So many words that a clause and a provision share are named.
const MAX_WORDS: usize = 6;

/// The clause that corresponds to a provision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Found {
    /// The clause; none where nothing comes near.
    pub(super) clause: Option<ClauseId>,
    /// Why somebody has to look, as a sentence without a full stop.
    pub(super) unsure: Option<String>,
}

/// For each provision what corresponds to it: by the number that a clause names under `origin`, by an id in the document,
/// by the title, and otherwise by the words that they share.
pub(super) fn clauses(found: &[Provision], corpus: &Corpus, comparer: &Comparer) -> Vec<Found> {
    let mut by_number: HashMap<usize, Vec<&ClauseId>> = HashMap::new();
    for clause in &corpus.clauses {
        for origin in &clause.origin {
            // `31.2` belongs to the provision 31.2, and to 31 where the document has no such part.
            let fitting = found.iter().enumerate().filter(|(_, provision)| is_in(&origin.clause, &provision.number));
            if let Some((at, _)) = fitting.max_by_key(|(_, provision)| provision.number.len()) {
                by_number.entry(at).or_default().push(&clause.id.value);
            }
        }
    }
    let compared = comparer.compare(&found.iter().map(draft).collect::<Vec<_>>(), Some(&[]));
    let of = |(at, provision): (usize, &Provision)| {
        if let Some(ids) = by_number.get(&at) {
            let others: Vec<String> = ids[1..].iter().map(|id| format!("`{id}`")).collect();
            let unsure = (!others.is_empty()).then(|| format!("other clauses name it as their origin too: {}", others.join(", ")));
            return Found { clause: Some(ids[0].clone()), unsure };
        }
        if let Some(clause) = corpus.clauses.iter().find(|clause| clause.id.value.as_str() == provision.number) {
            return Found { clause: Some(clause.id.value.clone()), unsure: None };
        }
        let heading = Slug::of(&provision.heading);
        let mut titled = corpus.clauses.iter().filter(|clause| !heading.as_str().is_empty() && Slug::of(&clause.title.value) == heading);
        if let (Some(clause), None) = (titled.next(), titled.next()) {
            return Found { clause: Some(clause.id.value.clone()), unsure: None };
        }
        let near = compared.provisions[at].nearest.first().filter(|near| near.found);
        let Some(near) = near.and_then(|near| Some((near, ClauseId::parse(&near.clause).ok()?))) else {
            let unsure = "no clause corresponds to it: write `id`, or `not-covered` with the reason".to_owned();
            return Found { clause: None, unsure: Some(unsure) };
        };
        let words: Vec<&str> = near.0.words.iter().take(MAX_WORDS).map(String::as_str).collect();
        Found { unsure: Some(format!("`{}` is the nearest clause by its words: {}", near.1, words.join(", "))), clause: Some(near.1) }
    };
    found.iter().enumerate().map(of).collect()
}

/// Whether a cited number is a provision, or a part of one.
fn is_in(cited: &str, number: &str) -> bool {
    !number.is_empty() && cited.trim().strip_prefix(number).is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', '.', ' ']))
}

/// A provision as it is compared.
fn draft(provision: &Provision) -> provisions::Provision {
    let headings = provision.above.iter().chain([&provision.heading]).filter(|heading| !heading.is_empty()).cloned().collect();
    provisions::Provision { number: provision.number.clone(), headings, text: provision.plain() }
}
