//! Runs of letters and digits that belong together, and the parts of which they are made.
//!
//! Contract language is full of them: `PAT-2`, `164.308(a)(1)`, `524B`, `PR.PS-02`, `multi-factor`, `MDM's`.

use super::fold::{fold, is_word};

/// A part of a chain: letters or digits, never both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Folded letters, or digits without leading zeros.
    pub(crate) text: String,
    /// Whether it is a number.
    pub(crate) digits: bool,
    /// The sign that joins it to the segment before; a blank where letters meet digits.
    pub(crate) joint: char,
    /// First byte in the text.
    pub(crate) from: usize,
    /// Byte after the last.
    pub(crate) to: usize,
}

/// One or more segments without a blank between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Never empty.
    pub(crate) segments: Vec<Segment>,
    /// Byte after the last, a closing parenthesis that belongs to the chain included.
    pub(crate) to: usize,
    /// How many line breaks stand between this chain and the one before.
    pub(crate) breaks: usize,
}

impl Chain {
    /// First byte in the text.
    pub(crate) fn from(&self) -> usize {
        self.segments.first().map_or(self.to, |segment| segment.from)
    }

    /// Whether letters and digits meet, or numbers are joined: an id or a citation.
    pub(crate) fn is_citation(&self) -> bool {
        let dotted = self.segments.iter().skip(1).any(|segment| segment.joint == '.');
        self.segments.len() > 1 && (dotted || self.segments.iter().any(|segment| segment.digits))
    }

    /// The first `count` segments from `start` as one term: `164.308.a`.
    pub(crate) fn compound(&self, start: usize, count: usize) -> String {
        join(self.segments.iter().skip(start).take(count), ".")
    }

    /// A word of letters joined by hyphens or `&`, without them: `multifactor`, `poam`.
    pub(crate) fn joined(&self) -> Option<String> {
        let joinable = |joint| matches!(joint, '-' | '&');
        let rest = self.segments.get(1..)?;
        (!rest.is_empty() && !self.is_citation() && rest.iter().all(|segment| joinable(segment.joint)))
            .then(|| join(self.segments.iter(), ""))
    }
}

fn join<'a>(segments: impl Iterator<Item = &'a Segment>, sign: &str) -> String {
    let mut text = String::new();
    for (place, segment) in segments.enumerate() {
        if place > 0 {
            text.push_str(sign);
        }
        text.push_str(&segment.text);
    }
    text
}

/// The chains of a text, in order.
pub(crate) fn chains(text: &str) -> impl Iterator<Item = Chain> {
    let mut place = 0;
    std::iter::from_fn(move || {
        let mut breaks = 0;
        while let Some(c) = char_at(text, place) {
            if is_word(c) {
                let mut chain = read_chain(text, place);
                place = chain.to;
                chain.breaks = breaks;
                return Some(chain);
            }
            breaks += usize::from(c == '\n');
            place += c.len_utf8();
        }
        None
    })
}

fn char_at(text: &str, place: usize) -> Option<char> {
    text.get(place..)?.chars().next()
}

fn read_chain(text: &str, start: usize) -> Chain {
    let mut segments = vec![read_segment(text, start, ' ')];
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
        let joint = if is_word(sign) && next == to && !closes(text, to) {
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
        let Some(first) = char_at(text, after).filter(|&c| is_word(c)) else { break };
        if sign == '/' && !first.is_ascii_digit() || sign == ':' && !first.is_ascii_digit() {
            break;
        }
        open = open || sign == '(';
        let segment = read_segment(text, after, joint);
        to = segment.to;
        segments.push(segment);
    }
    drop_plural_parenthesis(&mut segments);
    Chain { segments, to, breaks: 0 }
}

/// Whether a closing parenthesis stands before this place: letters right after it begin a new chain.
fn closes(text: &str, place: usize) -> bool {
    text.get(..place).is_some_and(|before| before.ends_with(')'))
}

/// Whether a parenthesis holds a few letters or digits and closes, as in `164.308(a)`.
fn short_parenthesis(text: &str, start: usize) -> bool {
    let inside = text.get(start..).unwrap_or_default();
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (1..=5).contains(&length) && inside.as_bytes().get(length) == Some(&b')')
}

/// `update(s)` is the word `update`.
fn drop_plural_parenthesis(segments: &mut Vec<Segment>) {
    if segments.len() == 2 && !segments[0].digits && matches!(segments[1].text.as_str(), "s" | "es") {
        segments.truncate(1);
    }
}

fn read_segment(text: &str, start: usize, joint: char) -> Segment {
    let digits = char_at(text, start).is_some_and(|c| c.is_ascii_digit());
    let mut word = String::new();
    let mut to = start;
    let mut place = start;
    while let Some(c) = char_at(text, place) {
        if is_word(c) && c.is_ascii_digit() == digits {
            fold(c, &mut word);
            place += c.len_utf8();
            to = place;
        } else if digits && c == ',' && thousands(text, place + 1) {
            place += 1;
        } else if !digits && matches!(c, '\'' | '\u{2019}') {
            let rest = text.get(place + c.len_utf8()..).unwrap_or_default();
            let mut letters = rest.chars();
            let (first, second) = (letters.next(), letters.next());
            if !first.is_some_and(|c| is_word(c) && !c.is_ascii_digit()) {
                break;
            }
            // A possessive s is part of the chain's extent and not of the word.
            if matches!(first, Some('s' | 'S')) && !second.is_some_and(is_word) {
                to = place + c.len_utf8() + 1;
                break;
            }
            place += c.len_utf8();
        } else {
            break;
        }
    }
    if digits {
        let significant = word.trim_start_matches('0');
        word = if significant.is_empty() { "0".to_owned() } else { significant.to_owned() };
    }
    Segment { text: word, digits, joint, from: start, to }
}

/// Whether exactly three digits follow, as in `1,000`.
fn thousands(text: &str, start: usize) -> bool {
    text.get(start..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        chains(text).map(|chain| join(chain.segments.iter(), "|")).collect()
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
            for chain in chains(text) {
                assert!(chain.from() >= end && chain.to <= text.len(), "{text}: {chain:?}");
                assert!(text.is_char_boundary(chain.from()) && text.is_char_boundary(chain.to));
                end = chain.to;
            }
        }
        let citation = chains("see 164.308(a)(1), and").nth(1).map(|chain| (chain.from(), chain.to));
        assert_eq!(citation, Some((4, 17)));
    }
}
