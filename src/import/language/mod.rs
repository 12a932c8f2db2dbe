//! The words by which documents are understood, in one place for each language: what a provision is called, what parties
//! agree on in numbers, how a term is defined.

mod de;
mod en;

use std::sync::LazyLock;

use regex::Regex;

/// What an import knows of a language.
pub(super) struct Language {
    /// Words before a number that make it the number of a provision, in small letters.
    pub(super) kinds: &'static [&'static str],
    /// Words by which a short text is a sentence and no heading.
    pub(super) verbs: &'static [&'static str],
    /// Words behind the name of a party that bind it.
    pub(super) duties: &'static [&'static str],
    /// The name of a parameter and the word for its label, from the unit of a value.
    pub(super) unit: fn(&str) -> (String, String),
    /// A value: what stands before it, the whole value, its unit, what stands behind it.
    pub(super) values: LazyLock<Regex>,
    /// A reference to provisions of the same document.
    pub(super) references: LazyLock<Regex>,
    /// The numbers in a reference, and what may be a part of one.
    pub(super) numbers: LazyLock<Regex>,
    /// Words between the numbers of a reference that stay.
    pub(super) joints: &'static [&'static str],
    /// Whether what follows a reference says that it is one to another document.
    pub(super) is_outside: fn(&str) -> bool,
    /// The number of a reference in the form `4.2(a)(i)`, of which the number may be empty.
    pub(super) plain_number: fn(&str) -> String,
    /// Words that are no term, though they stand before "means".
    pub(super) no_terms: &'static [&'static str],
    /// A definition: the term in quotation marks or without, and its meaning.
    pub(super) defines: LazyLock<Regex>,
    /// What a clause calls itself.
    pub(super) this_clause: &'static str,
    /// What is written before an item and between it and the id of its clause.
    pub(super) item: (&'static str, &'static str),
    /// What stands between the unit and the words before a value in a label, and behind these words.
    pub(super) within: (&'static str, &'static str),
    /// What is written around the place in a document on which a value is based.
    pub(super) as_in: (&'static str, &'static str),
    /// What is written around the name of the document from which a topic comes.
    pub(super) imported_from: (&'static str, &'static str),
    /// The title of a clause without words.
    pub(super) untitled: &'static str,
}

/// The language of a book; English where no other is known.
pub(super) fn of(tag: &str) -> &'static Language {
    let main = tag.split('-').next().unwrap_or_default();
    if main.eq_ignore_ascii_case("de") { &de::GERMAN } else { &en::ENGLISH }
}

/// Words before the number of a provision, in every language: a document need not have the language of the book.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    [&en::ENGLISH, &de::GERMAN].into_iter().flat_map(|language| language.kinds.iter().copied())
}
