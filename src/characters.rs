//! Characters by their names, for messages. What is wrong with a character is said by [`clause_documents::characters`], so
//! that the desk in a browser judges a value as this program judges a corpus.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

pub use clause_documents::characters::{Fault, MAX_MARKS, fault, is_mark, is_unprintable, says_something};

/// Code point and name: `U+202E RIGHT-TO-LEFT OVERRIDE`.
pub fn name(c: char) -> String {
    let code = u32::from(c);
    let name = match c {
        '\0'..='\u{1f}' => CONTROLS[code as usize].to_owned(),
        '\u{7f}' => "DELETE".to_owned(),
        '\u{80}'..='\u{9f}' => CONTROLS_1[(code - 0x80) as usize].to_owned(),
        _ => unicode_names2::name(c).map_or_else(|| unnamed(c).to_owned(), |name| name.to_string()),
    };
    format!("U+{code:04X} {name}")
}

fn unnamed(c: char) -> &'static str {
    let code = u32::from(c);
    if code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code) {
        return "(a noncharacter)";
    }
    match c.general_category() {
        GeneralCategory::PrivateUse => "(private use)",
        _ => "(unassigned)",
    }
}

/// Unicode gives control characters no names; these are its aliases for them.
const CONTROLS: [&str; 32] = [
    "NULL",
    "START OF HEADING",
    "START OF TEXT",
    "END OF TEXT",
    "END OF TRANSMISSION",
    "ENQUIRY",
    "ACKNOWLEDGE",
    "ALERT",
    "BACKSPACE",
    "CHARACTER TABULATION",
    "LINE FEED",
    "LINE TABULATION",
    "FORM FEED",
    "CARRIAGE RETURN",
    "SHIFT OUT",
    "SHIFT IN",
    "DATA LINK ESCAPE",
    "DEVICE CONTROL ONE",
    "DEVICE CONTROL TWO",
    "DEVICE CONTROL THREE",
    "DEVICE CONTROL FOUR",
    "NEGATIVE ACKNOWLEDGE",
    "SYNCHRONOUS IDLE",
    "END OF TRANSMISSION BLOCK",
    "CANCEL",
    "END OF MEDIUM",
    "SUBSTITUTE",
    "ESCAPE",
    "INFORMATION SEPARATOR FOUR",
    "INFORMATION SEPARATOR THREE",
    "INFORMATION SEPARATOR TWO",
    "INFORMATION SEPARATOR ONE",
];

const CONTROLS_1: [&str; 32] = [
    "PADDING CHARACTER",
    "HIGH OCTET PRESET",
    "BREAK PERMITTED HERE",
    "NO BREAK HERE",
    "INDEX",
    "NEXT LINE",
    "START OF SELECTED AREA",
    "END OF SELECTED AREA",
    "CHARACTER TABULATION SET",
    "CHARACTER TABULATION WITH JUSTIFICATION",
    "LINE TABULATION SET",
    "PARTIAL LINE FORWARD",
    "PARTIAL LINE BACKWARD",
    "REVERSE LINE FEED",
    "SINGLE SHIFT TWO",
    "SINGLE SHIFT THREE",
    "DEVICE CONTROL STRING",
    "PRIVATE USE ONE",
    "PRIVATE USE TWO",
    "SET TRANSMIT STATE",
    "CANCEL CHARACTER",
    "MESSAGE WAITING",
    "START OF GUARDED AREA",
    "END OF GUARDED AREA",
    "START OF STRING",
    "SINGLE GRAPHIC CHARACTER INTRODUCER",
    "SINGLE CHARACTER INTRODUCER",
    "CONTROL SEQUENCE INTRODUCER",
    "STRING TERMINATOR",
    "OPERATING SYSTEM COMMAND",
    "PRIVACY MESSAGE",
    "APPLICATION PROGRAM COMMAND",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_names() {
        for (c, expected) in [
            ('\0', "U+0000 NULL"),
            ('\u{1b}', "U+001B ESCAPE"),
            ('\u{9b}', "U+009B CONTROL SEQUENCE INTRODUCER"),
            ('\u{7f}', "U+007F DELETE"),
            ('\u{202e}', "U+202E RIGHT-TO-LEFT OVERRIDE"),
            ('\u{feff}', "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
            ('\u{e0041}', "U+E0041 TAG LATIN CAPITAL LETTER A"),
            ('\u{ffff}', "U+FFFF (a noncharacter)"),
            ('\u{e000}', "U+E000 (private use)"),
            ('\u{378}', "U+0378 (unassigned)"),
        ] {
            assert_eq!(name(c), expected);
        }
    }
}
