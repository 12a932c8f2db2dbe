//! What stands for `languages` in an engine that knows English alone.

use std::ops::Range;

use super::fold::is_word;
use crate::language::Language;

/// English has the stemmer of this crate.
pub(crate) const fn stem(_: Language, _: &str) -> Option<String> {
    None
}

/// English letters have no rule of their own.
pub(super) const fn fold(_: Language, _: char, _: &mut String) -> bool {
    false
}

/// Whether a word may go on with a character.
pub(super) fn goes_on(_: Language, c: char) -> bool {
    is_word(c)
}

/// English leaves nothing out before an apostrophe that is a word.
pub(super) const fn ends_at_apostrophe(_: Language) -> bool {
    false
}

/// Characters of Chinese, Japanese and Korean have no rule of their own.
pub(super) const fn ideographs(_: Language, _: &str, _: usize) -> Vec<Range<usize>> {
    Vec::new()
}

/// The stems of English need no accents.
pub(crate) const fn needs_accents(_: Language) -> bool {
    false
}

/// A word of English stands between blanks.
pub(crate) const fn may_begin_anywhere(_: Language, _: &str, _: usize) -> bool {
    false
}

/// Whether a folded form may be what a word begins.
pub(crate) fn completes(_: Language, form: &str, word: &str) -> bool {
    form.starts_with(word)
}
