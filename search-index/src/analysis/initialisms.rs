//! `MFA` for "multi-factor authentication", without anybody having written it down.
//!
//! The titles and defined terms of a corpus hold most of the phrases for which people type initials. They are short and
//! part of every index, so the initials are read from them when they are asked for and cost no bytes.

use crate::language::Language;
use crate::text::has_word;

/// A word group whose initials were typed: offsets of its words in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expansion {
    /// First byte and byte after the last, for each word.
    pub(crate) words: Vec<(usize, usize)>,
    /// Whether a small word was counted or skipped. Groups without are more likely to be meant.
    pub(crate) has_small_word: bool,
}

/// The word groups in a text whose initials spell `letters`, which are folded and at least two.
pub(crate) fn expansions(language: Language, letters: &str, text: &str) -> Vec<Expansion> {
    let mut found = Vec::new();
    let mut inside = false;
    for (offset, byte) in text.bytes().enumerate() {
        let letter = byte.is_ascii_alphabetic();
        if letter
            && !inside
            && let Some(expansion) = spelled(language, letters.as_bytes(), text, offset)
        {
            found.push(expansion);
        }
        inside = letter;
    }
    found
}

/// The words from an offset on that spell all letters. Small words may be counted or skipped.
fn spelled(language: Language, letters: &[u8], text: &str, start: usize) -> Option<Expansion> {
    let mut expansion = Expansion { words: Vec::new(), has_small_word: false };
    let mut next = 0;
    let mut from = start;
    while next < letters.len() {
        let mut to = from;
        while text.as_bytes().get(to).is_some_and(u8::is_ascii_alphabetic) {
            to += 1;
        }
        let first = *text.as_bytes().get(from)?;
        if from < to {
            let fits = first.eq_ignore_ascii_case(&letters[next]);
            if !fits && expansion.words.is_empty() {
                return None;
            }
            let word = text.get(from..to)?;
            let small = has_word(language.vocabulary().small, word);
            if !fits && !small || small && expansion.words.is_empty() {
                return None;
            }
            next += usize::from(fits);
            expansion.has_small_word |= small;
            expansion.words.push((from, to));
        }
        from = to.max(from + 1);
    }
    (expansion.words.len() > 1).then_some(expansion)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_found_inside_titles() {
        let cases = [
            ("mfa", "Identification | Multi-factor Authentication to Accounts", "Multi factor Authentication"),
            ("sbom", "Software bill of materials", "Software bill of materials"),
            ("poam", "Plan of Action and Milestones", "Plan of Action and Milestones"),
            ("cvd", "Coordinated vulnerability disclosure programme", "Coordinated vulnerability disclosure"),
            ("pia", "Privacy Impact Assessments", "Privacy Impact Assessments"),
        ];
        for (letters, text, expected) in cases {
            let found = expansions(Language::English, letters, text);
            assert_eq!(found.len(), 1, "{letters}");
            let words: Vec<&str> = found[0].words.iter().map(|&(from, to)| &text[from..to]).collect();
            assert_eq!(words.join(" "), expected, "{letters}");
        }
        assert!(expansions(Language::English, "xyz", "Software bill of materials").is_empty());
        assert!(expansions(Language::English, "s", "Software").is_empty());
    }
}
