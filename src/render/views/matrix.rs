//! `/clauses/matrix/`: who owes what, and when, as one table that fits on two sheets of paper.

use serde::Serialize;

use super::super::context::Context;
use super::super::kind::PageKind;
use super::super::page::PageContext;
use super::super::parts::{ClauseLink, Page, Party};
use super::clause_list::{self, Group};
use crate::addresses;
use crate::corpus::VocabularyEntry;

/// Who owes what.
#[derive(Debug, Serialize)]
pub struct MatrixView {
    /// The columns of parties.
    pub parties: Vec<Party>,
    /// The columns of phases.
    pub phases: Vec<Phase>,
    /// The clauses by topic.
    pub groups: Vec<Group<Row>>,
}

/// A column of a phase.
#[derive(Debug, Serialize)]
pub struct Phase {
    /// Its name.
    pub name: String,
    /// The beginning of the name by which it differs from the others: on paper there is no room for more.
    pub short: String,
}

/// One clause.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The clause.
    #[serde(flatten)]
    pub clause: ClauseLink,
    /// Whether each party is bound.
    pub binds: Vec<bool>,
    /// Whether it applies in each phase.
    pub applies: Vec<bool>,
}

/// `/clauses/matrix/`.
pub fn page<'c>(context: &'c Context<'_>) -> Page<'c, MatrixView> {
    let page = PageContext::new(context, addresses::MATRIX);
    let corpus = &context.edition.corpus;
    let view = MatrixView {
        parties: context.site.parties.clone(),
        phases: phases(&corpus.settings.phases),
        groups: clause_list::by_topic(&page, 0..corpus.clauses.len(), |index| row(&page, index)),
    };
    let words = page.words();
    page.finish(page.head(PageKind::Matrix, &words.get("matrix-title"), &words.get("matrix-description")), view)
}

fn row(page: &PageContext<'_, '_>, index: usize) -> Row {
    let corpus = &page.context.edition.corpus;
    let clause = &corpus.clauses[index];
    let is_in = |words: &[VocabularyEntry], ids: &[crate::corpus::Spanned<String>]| {
        words.iter().map(|word| ids.iter().any(|id| id.value == word.id.value)).collect()
    };
    Row {
        clause: page.clause_link(index),
        binds: is_in(&corpus.settings.parties, &clause.parties),
        applies: is_in(&corpus.settings.phases, &clause.phases),
    }
}

/// The phases, each with the shortest beginning of its name that no other has.
fn phases(words: &[VocabularyEntry]) -> Vec<Phase> {
    let short = |word: &VocabularyEntry| {
        let mut ends = word.name.char_indices().map(|(start, letter)| start + letter.len_utf8());
        let is_alone = |end: &usize| words.iter().filter(|other| other.name.starts_with(&word.name[..*end])).count() == 1;
        ends.find(is_alone).map_or_else(|| word.name.clone(), |end| word.name[..end].to_owned())
    };
    words.iter().map(|word| Phase { name: word.name.clone(), short: short(word) }).collect()
}
