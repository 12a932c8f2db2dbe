//! What a value of the reader's own must be: what a value in a corpus must be, because it stands in the same sentences.

use crate::characters::{self, Fault, MAX_MARKS};
use crate::scripts;
use crate::words::Words;

/// Longest value, in characters. A value is a number with its unit, or a few words; a sentence is a change of the text.
pub const MAX_LEN: usize = 200;

/// Signs that some program takes for markup.
const MARKUP: [char; 8] = ['<', '>', '[', ']', '{', '}', '`', '|'];

/// What is wrong with a value, and what to write instead; nothing if it can stand in a text.
pub fn problem(value: &str, words: &Words) -> Option<String> {
    if value.chars().nth(MAX_LEN).is_some() {
        return Some(words.with("value-long", &[("count", &MAX_LEN.to_string())]));
    }
    if let Some(c) = value.chars().find(|c| matches!(c, '\n' | '\r' | '\t')) {
        return Some(words.with("value-lines", &[("character", &code(c))]));
    }
    if value.trim() != value {
        return Some(words.get("value-space"));
    }
    if let Some((c, fault)) = fault(value) {
        let values = [("character", &*code(c)), ("what", &*words.get(fault.what_key())), ("help", &*words.get(fault.help_key()))];
        return Some(words.with("value-character", &values));
    }
    if value.starts_with(characters::is_mark) {
        return Some(words.get("value-mark"));
    }
    if !characters::says_something(value) {
        return Some(words.get("value-letters"));
    }
    if let Some(c) = value.chars().find(|c| MARKUP.contains(c)) {
        return Some(words.with("value-markup", &[("character", c.encode_utf8(&mut [0; 4]))]));
    }
    if scripts::mixed_direction(value).is_some() {
        return Some(words.get("value-directions"));
    }
    let range = scripts::mixed_words(value).next()?;
    Some(words.with("value-scripts", &[("words", &value[range])]))
}

/// The first character that misleads.
fn fault(value: &str) -> Option<(char, Fault)> {
    let (mut before, mut marks) = (None, 0);
    let mut rest = value.chars().peekable();
    while let Some(c) = rest.next() {
        marks = if characters::is_mark(c) { marks + 1 } else { 0 };
        let fault = characters::fault(c, before, rest.peek().copied()).or_else(|| (marks > MAX_MARKS).then_some(Fault::MarkPile));
        if let Some(fault) = fault {
            return Some((c, fault));
        }
        before = Some(c);
    }
    None
}

/// The code point of a character, for messages: the names would take more room than everything else.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(value: &str) -> Option<String> {
        super::problem(value, &Words::default())
    }

    #[test]
    fn values_of_contracts_are_accepted() {
        for value in [
            "30 days",
            "CVSS base 7.0",
            "24 hours / 3 Business Days",
            "5 %",
            "30\u{a0}days",
            "30 días",
            "$5,000,000",
            "= 5",
            "+1",
            "30 ימים",
        ] {
            assert_eq!(problem(value), None, "{value}");
        }
    }

    #[test]
    fn what_cannot_stand_in_a_sentence_is_refused_with_a_reason() {
        for (value, why) in [
            ("<b>30 days</b>", "formatting character"),
            ("[PAT-2]", "formatting character"),
            ("30\ndays", "one line"),
            (" 30 days", "space"),
            ("30 days\u{202e}", "different order"),
            ("30\u{200b}days", "invisible"),
            ("—", "no letter or digit"),
            ("30 days עד", "right-to-left"),
            ("30 d\u{430}ys", "two scripts"),
            ("\u{301}a", "mark"),
        ] {
            assert!(problem(value).is_some_and(|message| message.contains(why)), "{value:?}: {:?}", problem(value));
        }
        assert!(problem(&"x".repeat(MAX_LEN)).is_none());
        assert!(problem(&"x".repeat(10_000)).is_some_and(|message| message.contains("longer")));
    }
}
