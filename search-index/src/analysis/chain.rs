//! Runs of letters and digits that belong together, and the parts of which they are made.
//!
//! Contract language is full of them: `PAT-2`, `164.308(a)(1)`, `524B`, `PR.PS-02`, `multi-factor`, `MDM's`.

use std::ops::Range;

use super::fold::{fold as fold_plainly, is_word};
use super::languages;
use crate::language::Language;
use crate::text::push_word;

/// A part of a chain: letters or digits, never both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Folded letters, or digits without leading zeros.
    pub(crate) text: String,
    /// Whether it is a number.
    pub(crate) digits: bool,
    /// The character that joins it to the segment before; a blank where letters meet digits.
    pub(crate) joint: char,
    /// First byte in the text.
    pub(crate) from: usize,
    /// Byte after the last.
    pub(crate) to: usize,
    /// Small letters with their accents; empty where words are stemmed as they are folded.
    #[cfg(feature = "languages")]
    pub(crate) spelled: String,
}

impl Segment {
    /// What its stem is made from.
    pub(crate) const fn spelling(&self) -> &str {
        #[cfg(feature = "languages")]
        if !self.spelled.is_empty() {
            return self.spelled.as_str();
        }
        self.text.as_str()
    }
}

/// Adds a character to a word, without case and accent.
pub(crate) fn fold(language: Language, c: char, word: &mut String) {
    if !languages::fold(language, c, word) {
        fold_plainly(c, word);
    }
}

/// One or more segments without a blank between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Never empty.
    pub(crate) segments: Vec<Segment>,
    /// Byte after the last, a closing parenthesis that belongs to the chain included.
    pub(crate) to: usize,
    /// How many line breaks are between this chain and the one before.
    pub(crate) breaks: usize,
}

impl Chain {
    /// First byte in the text.
    pub(crate) fn from(&self) -> usize {
        self.segments.first().map_or(self.to, |segment| segment.from)
    }

    /// Whether letters and digits meet, or numbers are joined: an id or a citation.
    pub(crate) fn is_citation(&self) -> bool {
        self.segments.len() > 1 && !self.is_quantity() && self.segments.iter().any(|segment| segment.digits || segment.joint == '.')
    }

    /// Whether it is a number with its unit, as in `30-day`.
    fn is_quantity(&self) -> bool {
        matches!(&self.segments[..], [number, unit] if number.digits && unit.joint == '-' && unit.text.len() > 2)
    }

    /// The first `count` segments from `start` as one term: `164.308.a`.
    pub(crate) fn compound(&self, start: usize, count: usize) -> String {
        let mut compound = String::new();
        for segment in &self.segments[start..start + count] {
            push_word(&mut compound, '.', &segment.text);
        }
        compound
    }

    /// A word of letters joined by hyphens or `&`, without them: `multifactor`, `poam`.
    pub(crate) fn joined(&self) -> Option<String> {
        if self.segments.len() < 2 || self.is_citation() || self.is_quantity() {
            return None;
        }
        let mut joined = String::new();
        for segment in &self.segments {
            if !joined.is_empty() && !matches!(segment.joint, '-' | '&') {
                return None;
            }
            joined.push_str(&segment.text);
        }
        Some(joined)
    }
}

/// The chains of a text, in order.
pub(crate) fn chains(language: Language, text: &str) -> impl Iterator<Item = Chain> {
    let mut offset = 0;
    std::iter::from_fn(move || {
        let mut breaks = 0;
        while let Some(c) = char_at(text, offset) {
            if is_word(c) {
                let mut chain = read_chain(language, text, offset);
                offset = chain.to;
                chain.breaks = breaks;
                return Some(chain);
            }
            breaks += usize::from(c == '\n');
            offset += c.len_utf8();
        }
        None
    })
}

pub(crate) fn char_at(text: &str, offset: usize) -> Option<char> {
    let byte = *text.as_bytes().get(offset)?;
    if byte < 0x80 { Some(char::from(byte)) } else { text.get(offset..)?.chars().next() }
}

/// The chain that begins at an offset.
pub(crate) fn read_chain(language: Language, text: &str, start: usize) -> Chain {
    let pairs = languages::ideographs(language, text, start);
    if let Some(last) = pairs.last() {
        let to = last.end;
        return Chain { segments: pairs.into_iter().map(|range| pair(text, range)).collect(), to, breaks: 0 };
    }
    let mut segments = vec![read_segment(language, text, start, ' ')];
    let mut to = segments[0].to;
    let mut open = false;
    loop {
        let last_is_digits = segments.last().is_some_and(|segment| segment.digits);
        let mut next = to;
        if open && char_at(text, next) == Some(')') {
            next += 1;
            to = next;
            open = false;
        }
        let Some(sign) = char_at(text, next) else { break };
        let joint = if languages::goes_on(language, sign) && next == to && !closes(text, to) {
            ' '
        } else {
            match sign {
                '-' | '\u{2010}' | '\u{2011}' => '-',
                '.' | '_' => '.',
                '&' => '&',
                '/' | ':' if last_is_digits => '.',
                '(' if !open && short_parenthesis(text, next + 1) => '.',
                _ => break,
            }
        };
        let after = if joint == ' ' { next } else { next + sign.len_utf8() };
        let Some(first) = char_at(text, after) else { break };
        if !languages::goes_on(language, first) {
            break;
        }
        if sign == '/' && !first.is_ascii_digit() || sign == ':' && !first.is_ascii_digit() {
            break;
        }
        open = open || sign == '(';
        let segment = read_segment(language, text, after, joint);
        to = segment.to;
        segments.push(segment);
    }
    drop_plural_parenthesis(&mut segments);
    Chain { segments, to, breaks: 0 }
}

/// Two characters of a script without blanks as a word.
fn pair(text: &str, range: Range<usize>) -> Segment {
    Segment {
        text: text[range.clone()].to_owned(),
        digits: false,
        joint: ' ',
        from: range.start,
        to: range.end,
        #[cfg(feature = "languages")]
        spelled: String::new(),
    }
}

/// Whether a closing parenthesis is right before this offset: letters after it begin a new chain.
fn closes(text: &str, offset: usize) -> bool {
    offset > 0 && text.as_bytes().get(offset - 1) == Some(&b')')
}

/// Whether a parenthesis holds a few letters or digits and closes, as in `164.308(a)`.
fn short_parenthesis(text: &str, start: usize) -> bool {
    let mut end = start;
    while text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
    }
    (1..=5).contains(&(end - start)) && text.as_bytes().get(end) == Some(&b')')
}

/// `update(s)` is the word `update`.
fn drop_plural_parenthesis(segments: &mut Vec<Segment>) {
    if segments.len() == 2 && !segments[0].digits && matches!(segments[1].text.as_str(), "s" | "es") {
        segments.truncate(1);
    }
}

fn read_segment(language: Language, text: &str, start: usize, joint: char) -> Segment {
    let digits = char_at(text, start).is_some_and(|c| c.is_ascii_digit());
    let mut word = String::new();
    #[cfg(feature = "languages")]
    let mut spelled = String::new();
    let mut to = start;
    let mut offset = start;
    while let Some(c) = char_at(text, offset) {
        if languages::goes_on(language, c) && c.is_ascii_digit() == digits {
            fold(language, c, &mut word);
            #[cfg(feature = "languages")]
            languages::spell(language, c, &mut spelled);
            offset += c.len_utf8();
            to = offset;
        } else if digits && c == ',' && thousands(text, offset + 1) {
            offset += 1;
        } else if !digits && matches!(c, '\'' | '\u{2019}') {
            let after = offset + c.len_utf8();
            let Some(first) = char_at(text, after) else { break };
            if !is_word(first) || first.is_ascii_digit() {
                break;
            }
            // A possessive s is part of the chain's extent and not of the word.
            if matches!(first, 's' | 'S') && !char_at(text, after + 1).is_some_and(is_word) {
                to = after + 1;
                break;
            }
            if languages::ends_at_apostrophe(language) {
                break;
            }
            offset = after;
        } else {
            break;
        }
    }
    if digits {
        while word.len() > 1 && word.starts_with('0') {
            word.remove(0);
        }
        #[cfg(feature = "languages")]
        spelled.clear();
    }
    Segment {
        text: word,
        digits,
        joint,
        from: start,
        to,
        #[cfg(feature = "languages")]
        spelled,
    }
}

/// Whether exactly three digits follow, as in `1,000`.
fn thousands(text: &str, start: usize) -> bool {
    let digit = |offset: usize| text.as_bytes().get(offset).is_some_and(u8::is_ascii_digit);
    digit(start) && digit(start + 1) && digit(start + 2) && !digit(start + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        chains(Language::English, text).map(|chain| chain.compound(0, chain.segments.len()).replace('.', "|")).collect()
    }

    #[test]
    fn citations_keep_together() {
        let cases: [(&str, &[&str]); 18] = [
            ("PAT-2", &["pat|2"]),
            ("pat2.", &["pat|2"]),
            ("164.308(a)(1)(ii)(D)", &["164|308|a|1|ii|d"]),
            ("see 164.308(a)(1).", &["see", "164|308|a|1"]),
            ("524B(b)(3), which", &["524|b|b|3", "which"]),
            ("PR.PS-02", &["pr|ps|2"]),
            ("SP800-53", &["sp|800|53"]),
            ("multi-factor authentication", &["multi|factor", "authentication"]),
            ("the MDM's and the HDOs' part", &["the", "mdm", "and", "the", "hdos", "part"]),
            ("update(s) and fix(es)", &["update", "and", "fix"]),
            ("1,000 days, 30", &["1000", "days", "30"]),
            ("e.g. this", &["e|g", "this"]),
            ("and/or 24/7", &["and", "or", "24|7"]),
            ("POA&M", &["poa|m"]),
            ("(a) first (ii)", &["a", "first", "ii"]),
            ("don't", &["dont"]),
            ("SI-4 (24)", &["si|4", "24"]),
            ("time(and more)", &["time", "and", "more"]),
        ];
        for (text, expected) in cases {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn extents_cover_what_was_read() {
        for text in ["see 164.308(a)(1), and", "the MDM's part", "1,000 days", "Zürich–Łódź", "a)b", "x(a)b(c)"] {
            let mut end = 0;
            for chain in chains(Language::English, text) {
                assert!(chain.from() >= end && chain.to <= text.len(), "{text}: {chain:?}");
                assert!(text.is_char_boundary(chain.from()) && text.is_char_boundary(chain.to));
                end = chain.to;
            }
        }
        let citation = chains(Language::English, "see 164.308(a)(1), and").nth(1).map(|chain| (chain.from(), chain.to));
        assert_eq!(citation, Some((4, 17)));
    }
}
