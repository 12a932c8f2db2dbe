//! What stands for `language` in an engine that compares drafts in English alone.

use clause_search::Language;

use crate::corpus::Corpus;

/// Whatever the corpus says, this engine knows English.
pub(super) const fn of(_: &Corpus) -> Language {
    Language::English
}

/// The words of English are known in `words`.
pub(super) const fn is_common_of(_: Language, _: &str) -> bool {
    false
}

/// The words of English are known in `words`.
pub(super) const fn is_commerce_of(_: Language, _: &str) -> bool {
    false
}

/// The units of English are known in `amounts`.
pub(super) const fn is_unit(_: Language, _: &str) -> bool {
    false
}

/// The words of English are known in `amounts`.
pub(super) const fn qualifies(_: Language, _: &str) -> bool {
    false
}

/// The words of English are known in `amounts`.
pub(super) const fn is_scale(_: Language, _: &str) -> bool {
    false
}

/// The numbers of English are known in `amounts`.
pub(super) const fn number(_: Language, _: &str) -> Option<usize> {
    None
}
