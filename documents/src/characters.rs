//! Characters that a reader cannot see, or that change how the text around them is shown.
//!
//! A page that shows one text and copies another deceives. [`fault`] says of a character, between its
//! neighbours, what is wrong with it; whatever nobody allows here is refused by its Unicode category,
//! so that a character of a later Unicode version is not forgotten. The rule is the same for the files of a corpus and for
//! a value that a reader types into the desk.

use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::english::english;

/// More marks than any language puts on one letter; piles of them cover the lines above and below.
pub const MAX_MARKS: usize = 6;

/// What is wrong with a character where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A control character other than a line end or a tab.
    Control,
    /// Changes the direction of text: overrides, isolates, embeddings, marks.
    Direction,
    /// Takes part in the text and has no shape.
    Invisible,
    /// Joins letters, where there are none of a script that needs it.
    Joiner,
    /// Chooses a variant of a character that has none.
    Variation,
    /// A space of another kind than the one of the keyboard.
    Space,
    /// A line end of another kind.
    LineEnd,
    /// Has no meaning: unassigned, private or a noncharacter.
    Meaningless,
    /// What programs write where they lost a character.
    Lost,
    /// A combining mark with nothing before it, which then stands on our own punctuation.
    MarkAlone,
    /// One combining mark too many.
    MarkPile,
}

impl Fault {
    /// What it does, after the character's name, in English.
    pub fn what(self) -> &'static str {
        english(self.what_key())
    }

    /// What to write instead, in English.
    pub fn help(self) -> &'static str {
        english(self.help_key())
    }

    /// The key of what it does.
    pub(crate) const fn what_key(self) -> &'static str {
        match self {
            Self::Control => "character-control",
            Self::Direction => "character-direction",
            Self::Invisible => "character-invisible",
            Self::Joiner => "character-joiner",
            Self::Variation => "character-variation",
            Self::Space => "character-space",
            Self::LineEnd => "character-line-end",
            Self::Meaningless => "character-meaningless",
            Self::Lost => "character-lost",
            Self::MarkAlone => "character-mark-alone",
            Self::MarkPile => "character-mark-pile",
        }
    }

    /// The key of what to write instead.
    pub(crate) const fn help_key(self) -> &'static str {
        match self {
            Self::Control | Self::Invisible => "character-remove-unseen",
            Self::Direction => "character-remove-direction",
            Self::Joiner => "character-remove-joiner",
            Self::Variation => "character-remove-variation",
            Self::Space => "character-write-space",
            Self::LineEnd => "character-write-line-end",
            Self::Meaningless => "character-write-defined",
            Self::Lost => "character-write-meant",
            Self::MarkAlone => "character-write-letter",
            Self::MarkPile => "character-remove-marks",
        }
    }
}

/// What is wrong with `c` between the characters `before` and `after`; `None` stands for the end of the text.
///
/// Tabs and line ends are allowed: whether a text may have them depends on what it is.
pub fn fault(c: char, before: Option<char>, after: Option<char>) -> Option<Fault> {
    if matches!(c, ' '..='~' | '\n' | '\t') {
        return None;
    }
    match c {
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => return Some(Fault::Direction),
        '\u{200c}' => return (!joins_letters(before, after)).then_some(Fault::Joiner),
        '\u{200d}' => return (!joins_letters(before, after) && !joins_emoji(before, after)).then_some(Fault::Joiner),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}' | '\u{180f}' => {
            return (!selects(c, before, after)).then_some(Fault::Variation);
        }
        '\u{fffc}' | '\u{fffd}' => return Some(Fault::Lost),
        // The first three are letters and marks by category, and have no shape. So has the empty Braille cell.
        '\u{034f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{1d159}' => {
            return Some(Fault::Invisible);
        }
        _ => {}
    }
    match c.general_category() {
        GeneralCategory::Control => Some(Fault::Control),
        GeneralCategory::Format => (!is_visible_format(c)).then_some(Fault::Invisible),
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => Some(Fault::LineEnd),
        GeneralCategory::SpaceSeparator => (!is_allowed_space(c, before, after)).then_some(Fault::Space),
        GeneralCategory::Unassigned | GeneralCategory::PrivateUse | GeneralCategory::Surrogate => Some(Fault::Meaningless),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark => {
            before.is_none_or(|before| before.is_whitespace() || before.is_control()).then_some(Fault::MarkAlone)
        }
        _ => None,
    }
}

/// Whether a character stands on the one before it.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && matches!(c.general_category(), GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark)
}

/// Whether a program that prints a text must show something else for this character: it would be obeyed, or
/// not be seen.
pub fn is_unprintable(c: char) -> bool {
    fault(c, Some('a'), Some('a')).is_some_and(|fault| fault != Fault::Space)
}

/// Whether a text has a letter or a digit.
pub fn says_something(text: &str) -> bool {
    text.chars().any(|c| c.is_alphanumeric() && !is_unprintable(c))
}

/// Persian, Urdu, the scripts of India, Khmer and others write words whose letters must, or must not, join
/// where the font would do the opposite: `می‌خواهم`, `क्‍ष`. Between two letters of one such script a joiner
/// is spelling; elsewhere it has no effect that a reader could see.
fn joins_letters(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let script = before.script();
    needs_joiners(script) && after.script() == script && (after.is_alphabetic() || is_mark(after))
}

fn needs_joiners(script: Script) -> bool {
    matches!(
        script,
        Script::Arabic
            | Script::Syriac
            | Script::Mongolian
            | Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
            | Script::Gujarati
            | Script::Oriya
            | Script::Tamil
            | Script::Telugu
            | Script::Kannada
            | Script::Malayalam
            | Script::Sinhala
            | Script::Khmer
            | Script::Myanmar
    )
}

/// `👩‍🌾` is a woman, a joiner and a sheaf: one sign for a reader.
fn joins_emoji(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| is_emoji(c) || c == '\u{fe0f}') && after.is_some_and(is_emoji)
}

/// An emoji by itself: not a digit that could be half of one.
fn is_emoji(c: char) -> bool {
    !c.is_ascii() && c.is_emoji_char()
}

/// A selector after a character that has variants: an emoji (`☎️`), a keycap (`1️⃣`), an ideograph, a Mongolian letter.
fn selects(selector: char, before: Option<char>, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    let is_ideograph = before.script() == Script::Han && before.is_alphabetic();
    match selector {
        '\u{fe0e}' | '\u{fe0f}' => {
            is_emoji(before) || (matches!(before, '0'..='9' | '#' | '*') && selector == '\u{fe0f}' && after == Some('\u{20e3}'))
        }
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => is_ideograph,
        '\u{180b}'..='\u{180f}' => before.script() == Script::Mongolian && before.is_alphabetic(),
        _ => false,
    }
}

/// No-break spaces between two visible characters (`30 days`, `« mot »`), and the wide space of East Asian text.
fn is_allowed_space(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_visible = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !c.is_control());
    match c {
        '\u{a0}' | '\u{202f}' => is_visible(before) && is_visible(after),
        '\u{3000}' => before.is_some_and(is_east_asian) && is_visible(after),
        _ => false,
    }
}

fn is_east_asian(c: char) -> bool {
    matches!(c.script(), Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo)
        || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}')
}

/// Signs that enclose the digits after them, as Arabic writes years and verses: visible, though Unicode files
/// them under format characters.
fn is_visible_format(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{0605}' | '\u{06dd}' | '\u{070f}' | '\u{0890}' | '\u{0891}' | '\u{08e2}' | '\u{110bd}' | '\u{110cd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Characters of a text at which something is wrong.
    fn faults(text: &str) -> Vec<(char, Fault)> {
        let characters: Vec<char> = text.chars().collect();
        (0..characters.len())
            .filter_map(|at| {
                let before = at.checked_sub(1).map(|at| characters[at]);
                Some((characters[at], fault(characters[at], before, characters.get(at + 1).copied())?))
            })
            .collect()
    }

    #[test]
    fn every_kind_that_deceives_is_refused() {
        use Fault::{Control, Direction, Invisible, Joiner, LineEnd, Lost, MarkAlone, Meaningless, Space, Variation};
        let expected: &[(Fault, &[u32])] = &[
            (Control, &[0, 7, 8, 0xb, 0xc, 0xd, 0x1b, 0x7f, 0x80, 0x85, 0x9b]),
            (Direction, &[0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a]),
            (Invisible, &[0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2800, 0x3164]),
            (Invisible, &[0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb, 0x1bca0, 0x1d159, 0x1d173, 0xe0001, 0xe0041, 0xe007f]),
            (Joiner, &[0x200c, 0x200d]),
            (Variation, &[0x180b, 0x180f, 0xfe00, 0xfe0e, 0xfe0f, 0xe0100, 0xe01ef]),
            (Space, &[0x1680, 0x2000, 0x2002, 0x2003, 0x2007, 0x2009, 0x200a, 0x205f, 0x3000]),
            (LineEnd, &[0x2028, 0x2029]),
            (Meaningless, &[0xe000, 0xf8ff, 0xfdd0, 0xffff, 0x1fffe, 0xf_0000, 0x10_ffff, 0x378, 0xe0fff]),
            (Lost, &[0xfffc, 0xfffd]),
        ];
        for (fault, codes) in expected {
            for &code in *codes {
                let c = char::from_u32(code).expect("a code point");
                assert_eq!(faults(&format!("a{c}b")), [(c, *fault)], "U+{code:04X}");
                assert_eq!(super::fault(c, None, None), Some(*fault), "U+{code:04X} alone");
            }
        }
        assert_eq!(faults("\u{301}a \u{301}b"), [('\u{301}', MarkAlone), ('\u{301}', MarkAlone)]);
        assert_eq!(faults("30\u{a0} days"), [('\u{a0}', Space)]);
        assert_eq!(faults("\u{a0}30"), [('\u{a0}', Space)]);
        assert_eq!(faults("3\u{fe0f}0"), [('\u{fe0f}', Variation)]);
    }

    #[test]
    fn what_languages_need_is_allowed() {
        for text in [
            "Grüße, naïve café, e\u{301}t\u{e9}, Ελληνικά, Русский, עברית, العربية, 漢字、かな, 한국어, ไทย",
            "می\u{200c}خواهم",                    // Persian: the ending does not join the stem
            "क\u{94d}\u{200d}ष",                  // Hindi: a half letter
            "ශ\u{dca}\u{200d}රී",                  // Sinhala: as in the name of the country
            "ক\u{9cd}\u{200c}ষ",                  // Bengali: the mark is shown
            "\u{1f469}\u{200d}\u{1f33e}",         // a farmer
            "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}", // a flag of two signs
            "\u{1f44d}\u{1f3fd}, \u{260e}\u{fe0f}, 1\u{fe0f}\u{20e3}",
            "葛\u{e0100}城", // a variant of an ideograph, as in names
            "ᠠ\u{180b}",     // a variant of a Mongolian letter
            "30\u{a0}days, «\u{202f}mot\u{202f}», §\u{a0}5",
            "東京\u{3000}大阪",
            "\u{0600}١٢",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }

    #[test]
    fn letters_and_digits_say_something() {
        assert!(says_something("— 5") && says_something("ش") && says_something("漢"));
        assert!(!says_something("—") && !says_something("\u{3164}\u{115f}") && !says_something(""));
    }
}
