//! Clauses that are not finished are counted: a site may have them, a release may not.

use crate::corpus::Corpus;
use crate::diagnostics::{Code, Diagnostic};
use crate::text::{first_of, plural};

/// Ids that the message lists before it only counts.
const MAX_LISTED: usize = 5;

/// Warns of clauses that are not finished, once for all of them.
pub(super) fn check(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) {
    let unfinished: Vec<_> = corpus.clauses.iter().filter_map(|clause| Some((&clause.id.value, clause.unfinished?))).collect();
    let Some((_, first)) = unfinished.first() else { return };
    let ids: Vec<&str> = unfinished.iter().map(|(id, _)| id.as_str()).collect();
    let verb = if unfinished.len() == 1 { "is" } else { "are" };
    let message = format!("{} {verb} not finished: {}", plural(unfinished.len(), "clause"), first_of(&ids, MAX_LISTED));
    diagnostics.push(
        Diagnostic::at(Code::UnfinishedClause, first.0, message)
            .help("write what is missing, then remove `status`: a release refuses clauses that are not finished"),
    );
}
