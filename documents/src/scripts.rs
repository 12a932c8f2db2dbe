//! Words that are written in letters of two scripts: `Sеller` with a Cyrillic `е` looks like a term and is none.
//!
//! The rules follow Unicode Technical Standard 39, "Mixed-Script Detection".

use std::ops::Range;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{MixedScript, is_potential_mixed_script_confusable_char};

use crate::characters;

/// Words of a text in which a letter of another script looks like one of theirs, or a digit of another system
/// stands among digits. Other mixtures are ordinary in technical text: `kΩ`, `ΔT`.
pub fn mixed_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    words(text).filter(|range| {
        let word = &text[range.clone()];
        is_mixed(word) && word.chars().any(|c| !c.is_ascii() && is_potential_mixed_script_confusable_char(c)) || mixes_digits(word)
    })
}

/// A letter that is written from right to left, where digits stand between letters of both directions: a reader may see
/// them in another order.
pub fn mixed_direction(value: &str) -> Option<char> {
    let stranger = value.chars().find(|c| is_right_to_left(*c))?;
    let mixes = value.contains(char::is_numeric) && value.chars().any(|c| c.script() == Script::Latin);
    mixes.then_some(stranger)
}

/// Whether a letter is of a script that runs from right to left.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(
        c.script(),
        Script::Hebrew
            | Script::Arabic
            | Script::Syriac
            | Script::Thaana
            | Script::Nko
            | Script::Samaritan
            | Script::Mandaic
            | Script::Adlam
            | Script::Hanifi_Rohingya
    )
}

/// Words that are not plain ASCII.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || characters::is_mark(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(is_part)?;
            let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
            at = end;
            if !text[start..end].is_ascii() {
                return Some(start..end);
            }
        }
    })
}

/// Latin beside Chinese, Japanese or Korean is how people write there, and looks like neither.
pub fn is_mixed(word: &str) -> bool {
    if word.is_single_script() {
        return false;
    }
    let others: String = word.chars().filter(|c| c.script() != Script::Latin).collect();
    let set = AugmentedScriptSet::for_str(&others);
    !(set.hanb || set.jpan || set.kore)
}

fn mixes_digits(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        && word.chars().any(|c| !c.is_ascii() && c.general_category() == GeneralCategory::DecimalNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mixed(text: &str) -> Vec<&str> {
        mixed_words(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn words_of_two_scripts_are_found() {
        assert_eq!(
            mixed("The S\u{435}ller shall p\u{430}y the \u{421}rate within 3\u{966} days"),
            ["S\u{435}ller", "p\u{430}y", "\u{421}rate", "3\u{966}"]
        );
        assert_eq!(mixed("\u{39f}rder"), ["\u{39f}rder"]);
    }

    #[test]
    fn words_of_one_script_and_of_technical_text_are_left_alone() {
        for text in [
            "Käufer naïve Straße",
            "продавец",
            "πωλητής",
            "USBメモリの規格",
            "A株",
            "10 kΩ 5µm",
            "e\u{301}te\u{301}",
            "العربية",
            "한국어로",
        ] {
            assert_eq!(mixed(text), [""; 0], "{text}");
        }
    }
}
