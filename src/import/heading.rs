//! What is a heading, and what a sentence.

use super::language::Language;

/// A heading has no more words.
const MAX_HEADING_WORDS: usize = 12;

/// A heading that stands in the line of its text has no more words.
const MAX_RUN_IN_WORDS: usize = 8;

/// Whether a short text is what a provision is called.
pub(super) fn is_heading(text: &str, language: &Language) -> bool {
    let count = words(text);
    let is_short = (1..=MAX_HEADING_WORDS).contains(&count);
    let has_end = text.ends_with([',', ':', '?', '!']) || text.contains(';') || text.ends_with('.') && count > 6 || text.contains(". ");
    is_short && !has_end && !is_sentence(text, language)
}

/// The heading in the line of a text, and the text: `Passwords. Each product …`.
pub(super) fn run_in<'t>(text: &'t str, language: &Language) -> Option<(&'t str, &'t str)> {
    let (heading, rest) = text.split_once(". ")?;
    let begins = rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '(' | '„' | '»'));
    let is_title = heading.chars().count() > 3 && words(heading) <= MAX_RUN_IN_WORDS && heading.starts_with(char::is_uppercase);
    let is_whole = !heading.contains(['“', '"', '(', ';', '„', '»']);
    (begins && is_title && is_whole && !is_sentence(heading, language)).then(|| (heading, rest.trim_start()))
}

/// Whether a short text has a verb of a contract.
pub(super) fn is_sentence(text: &str, language: &Language) -> bool {
    text.split_whitespace().any(|word| language.verbs.contains(&word.trim_end_matches(|c: char| c.is_ascii_punctuation())))
}

/// How many words a text has; figures and signs are none.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_short_and_have_no_verb() {
        let language = crate::import::language::of("en");
        assert!(is_heading("Keeping of Logs", language));
        for text in ["", "12", "The Vendor shall pay", "Logs:", "Logs; passwords", "Logs. Passwords"] {
            assert!(!is_heading(text, language), "{text}");
        }
        assert_eq!(run_in("Passwords. Each product keeps them.", language), Some(("Passwords", "Each product keeps them.")));
        assert_eq!(run_in("The Vendor shall pay. It shall pay soon.", language), None);
    }
}
