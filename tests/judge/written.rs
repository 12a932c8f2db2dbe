//! Questions that people have written, and what answers them.

use serde::Deserialize;

use crate::corpus::Corpus;
use crate::question::{Question, Right};

/// The sets, each with its kind. `everyday.json` was written by somebody who had not read the questions that clauses list
/// themselves (`asked`): a question that was copied from there would judge nothing.
const SETS: &[(&str, &str)] = &[
    ("questions of people who know the text", include_str!("../../search-index/tests/data/queries.json")),
    ("everyday questions", include_str!("sets/everyday.json")),
    ("key words", include_str!("sets/keywords.json")),
    ("pages, questions", include_str!("sets/pages.json")),
    ("pasted provisions", include_str!("sets/provisions.json")),
    ("nothing", include_str!("sets/nothing.json")),
    ("nothing, unseen", include_str!("sets/nothing-unseen.json")),
];

#[derive(Deserialize)]
struct Written {
    /// What somebody types.
    q: String,
    /// Ids of clauses or addresses of pages, any of which is right; none where the corpus does not treat it.
    #[serde(default)]
    expected: Vec<String>,
}

pub(crate) fn questions(corpus: &Corpus) -> Vec<Question> {
    SETS.iter().flat_map(|(kind, set)| read(corpus, kind, set)).collect()
}

fn read(corpus: &Corpus, kind: &str, set: &str) -> Vec<Question> {
    let written: Vec<Written> = serde_json::from_str(set).unwrap_or_else(|error| panic!("{kind}: {error}"));
    let ids = corpus.ids();
    let question = |Written { q, expected }: Written| {
        let unknown = expected.iter().find(|id| corpus.documents.iter().all(|document| document.id != **id));
        assert!(unknown.is_none(), "{kind}: {q:?} expects {unknown:?}, which is neither a clause nor a page");
        let right = if expected.is_empty() {
            Right::Nothing
        } else if expected.iter().all(|id| ids.contains(id.as_str())) {
            Right::Clauses(expected.into_iter().collect())
        } else {
            Right::Documents(expected.into_iter().collect())
        };
        Question { kind: kind.to_owned(), text: q, right }
    };
    written.into_iter().map(question).collect()
}

/// Words of the everyday set would prove nothing if clauses listed them.
#[test]
fn no_everyday_question_is_listed_by_a_clause() {
    let corpus = Corpus::of_the_book();
    let plain = |text: &str| text.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != ' ', "");
    let asked: Vec<String> = corpus.clauses().flat_map(|clause| &clause.asked).map(|question| plain(question)).collect();
    let copied: Vec<String> = read(&corpus, "everyday questions", SETS[1].1)
        .into_iter()
        .map(|question| question.text)
        .filter(|text| asked.contains(&plain(text)))
        .collect();
    assert!(copied.is_empty(), "clauses list these questions themselves: {copied:?}");
}
