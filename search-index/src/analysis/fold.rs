//! Case and accent folding, so that `Zürich`, `ZURICH` and `zurich` are one word.

/// Base letters of U+00C0 to U+017F, one for each code point. A space marks a sign that is not a letter, a `*` one of
/// the few that fold to two letters.
const LATIN: &[u8; 192] = b"aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Whether a character can be part of a word.
#[expect(clippy::match_same_arms, clippy::manual_range_contains, reason = "one row a script; each other form is larger as WebAssembly")]
pub(crate) fn is_word(c: char) -> bool {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => true,
        '\u{00C0}'..='\u{017F}' => LATIN[c as usize - 0xC0] != b' ',
        // Outside Latin a word ends at blanks, punctuation and symbols.
        '\u{0180}'..='\u{1FFF}' | '\u{2C00}'..='\u{2DFF}' | '\u{3040}'..='\u{D7FF}' => true,
        '\u{F900}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{FF10}'..='\u{FF19}' => true,
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{FF66}'..='\u{FFDC}' => true,
        _ => c >= '\u{20000}' && c < '\u{E0000}',
    }
}

/// Adds a character to a word, without case and accent.
#[expect(clippy::match_same_arms, reason = "what stays as it is comes first, because it is what most characters are")]
pub(crate) fn fold(c: char, word: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => word.push(c),
        'A'..='Z' => word.push(c.to_ascii_lowercase()),
        'Æ' | 'æ' => word.push_str("ae"),
        'Œ' | 'œ' => word.push_str("oe"),
        'ß' => word.push_str("ss"),
        'Þ' | 'þ' => word.push_str("th"),
        '\u{0132}' | '\u{0133}' => word.push_str("ij"),
        '\u{00C0}'..='\u{017F}' => word.push(char::from(LATIN[c as usize - 0xC0])),
        '\u{0300}'..='\u{036F}' => {}
        // Greek and Cyrillic capitals; other scripts hardly have any.
        'Α'..='Ω' | 'А'..='Я' => word.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
        'Ѐ'..='Џ' => word.push(char::from_u32(c as u32 + 80).unwrap_or(c)),
        _ => word.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut word = String::new();
        text.chars().for_each(|c| fold(c, &mut word));
        word
    }

    #[test]
    fn accents_and_case_go() {
        let cases = [
            ("Zürich", "zurich"),
            ("ÇA", "ca"),
            ("Straße", "strasse"),
            ("œuvre", "oeuvre"),
            ("Łódź", "lodz"),
            ("naïve", "naive"),
            ("e\u{301}", "e"),
            ("Žižek", "zizek"),
            ("ΑΒΓ", "αβγ"),
            ("ŷ", "y"),
            ("ſ", "s"),
            ("ŋ", "n"),
            ("ĸ", "k"),
        ];
        for (input, expected) in cases {
            assert_eq!(folded(input), expected, "{input}");
        }
    }

    #[test]
    fn signs_are_no_letters() {
        for sign in ['×', '÷', '€', '–', '\u{202E}', '\u{FFFD}', '。', '«'] {
            assert!(!is_word(sign), "{sign}");
        }
    }
}
