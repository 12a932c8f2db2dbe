//! One question, and choices that stay the same while the corpus grows.

use std::collections::BTreeSet;

/// A question with its right answers.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    /// The kind, as the table names it.
    pub(crate) kind: String,
    /// What somebody types.
    pub(crate) text: String,
    /// What is right.
    pub(crate) right: Right,
}

/// The right answers of a question.
#[derive(Debug, Clone)]
pub(crate) enum Right {
    /// Any of these clauses, by id. A term or a page that comes before them is no wrong answer.
    Clauses(BTreeSet<String>),
    /// Any of these documents, by id or address, among answers of every kind.
    Documents(BTreeSet<String>),
    /// No clause at all: the corpus does not treat it.
    Nothing,
}

impl Question {
    /// A question that any of these clauses answers.
    pub(crate) fn of_clauses(kind: impl Into<String>, text: impl Into<String>, right: impl IntoIterator<Item = String>) -> Self {
        Self { kind: kind.into(), text: text.into(), right: Right::Clauses(right.into_iter().collect()) }
    }

    /// A question that any of these documents answers, clauses or not.
    pub(crate) fn of_documents(kind: impl Into<String>, text: impl Into<String>, right: impl IntoIterator<Item = String>) -> Self {
        Self { kind: kind.into(), text: text.into(), right: Right::Documents(right.into_iter().collect()) }
    }
}

/// A number that a text always has (FNV-1a): the seed of every choice. A choice by the texts themselves stays the same
/// when others are added, which a choice by their numbers would not.
pub(crate) fn seed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One of several things, chosen by a seed.
///
/// # Panics
///
/// If there is none.
pub(crate) fn choice<T: Copy>(of: &[T], seed: u64) -> T {
    let count = u64::try_from(of.len()).expect("a list has a length");
    // The high bits of the product depend on all bits of the seed.
    let mixed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    of[usize::try_from(mixed % count).expect("less than the length")]
}

/// At most so many of the questions of each kind, evenly from all of them.
pub(crate) fn sample(mut questions: Vec<Question>, most: usize) -> Vec<Question> {
    questions.sort_by_key(|question| (seed(&question.text).wrapping_mul(0x9e37_79b9_7f4a_7c15), question.text.clone()));
    questions.dedup_by(|a, b| a.text == b.text && a.kind == b.kind);
    questions.truncate(most);
    questions
}
