//! The words of a language that say how something is asked and not what. Folded, with blanks between them.
//!
//! They are closed classes, written here: articles, prepositions, pronouns, auxiliary verbs and words of questions. The lists of
//! other programs also have "not" and "without", which carry meaning in a contract.

/// Words with a task in queries.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Words that hold a question together. They are looked up only where a query has no others.
    pub(crate) function: &'static str,
    /// Words by which people ask for a page that is no clause.
    pub(crate) page: &'static str,
    /// Words of everyday speech that say little of what is asked. In a few typed words they are meant.
    pub(crate) soft: &'static str,
    /// Words by which people ask for a name and that are no part of it.
    pub(crate) around_names: &'static str,
    /// Words that stand between an outside document and a provision.
    pub(crate) around_provisions: &'static str,
    /// Words that name an outside document before a provision, whichever it is.
    pub(crate) designations: &'static str,
    /// What `§` is read as in a query.
    pub(crate) section_sign: &'static str,
    /// Words that initialisms may skip, as in "bill of materials".
    pub(crate) small: &'static str,
    /// Numbers as words, each with its digits.
    pub(crate) numbers: &'static str,
    /// Beginnings that make a word mean the opposite.
    pub(crate) negations: &'static str,
}
