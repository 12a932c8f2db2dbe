//! The query language: words, `"phrases"`, `-word`, `party:mdm`.
//!
//! `NOT word` excludes as `-word` does. Nothing that people type is an error. A quotation mark that is not closed holds to the end, an unknown `name:` is
//! words, punctuation alone is nothing. `mfa "patch window" -legacy party:mdm` has the words `mfa`, `patch` and `window`, one
//! phrase, one exclusion and one restriction.

use crate::analysis::{char_at, is_word};
use crate::document::FacetKind;
use crate::language::Language;
use crate::results::Filters;
use crate::text::split_ascii;

/// Longer queries are cut: a pasted page is not a question. This is a paragraph of some 400 words.
const MAX_QUERY_LEN: usize = 3_000;

/// Who types or pastes more words than this writes no query language: quotation marks and hyphens are the text's own.
const MAX_TYPED_WORDS: usize = 24;

/// A query in its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ParsedQuery {
    /// Words, in order, as they were typed. Words of phrases are words too.
    pub(crate) words: Vec<String>,
    /// Whether it is too long to have been typed. Then ids and provisions in it are its own, and not what is looked for.
    pub(crate) is_pasted: bool,
    /// Whether the last word may still be typed: nothing follows it.
    pub(crate) last_word_incomplete: bool,
    /// Groups of words that must stand together.
    pub(crate) phrases: Vec<String>,
    /// Words and phrases that must not be anywhere in the clause.
    pub(crate) excluded: Vec<String>,
    /// Restrictions.
    pub(crate) filters: Filters,
}

impl Filters {
    /// The restrictions among what is typed: `party:mdm in:text`.
    pub fn typed(text: &str) -> Self {
        parse_all(text).filters
    }
}

/// Parses a query.
pub(crate) fn parse(language: Language, query: &str) -> ParsedQuery {
    let query = clean(language, cut(query));
    let parsed = parse_all(&query);
    if parsed.words.len() <= MAX_TYPED_WORDS {
        return parsed;
    }
    let mut plain = ParsedQuery { is_pasted: true, ..ParsedQuery::default() };
    add_words(&query, &mut plain.words);
    plain
}

/// A query without what programs that show text leave in it: ligatures, full-width letters, soft hyphens and other signs that
/// nobody sees. A blank before the brackets of a citation goes too: `164.308 (a)`.
fn clean(language: Language, query: &str) -> String {
    let mut clean = String::new();
    let mut rest = query;
    while let Some(c) = char_at(rest, 0) {
        rest = &rest[c.len_utf8()..];
        match c {
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            '\u{FB00}'..='\u{FB04}' => clean.push_str(["ff", "fi", "fl", "ffi", "ffl"][c as usize - 0xFB00]),
            '\u{FF01}'..='\u{FF5E}' => clean.push(char::from((c as u32 - 0xFEE0) as u8)),
            '§' => clean.push_str(language.vocabulary().section_sign),
            '-' if rest.starts_with('\n') => rest = &rest[1..],
            ' ' if rest.starts_with('(') && ends_as_citation(clean.as_bytes()) => {}
            _ => clean.push(c),
        }
    }
    clean
}

/// Whether a text ends in a digit, in a letter after one, or in a closing bracket.
fn ends_as_citation(text: &[u8]) -> bool {
    match text {
        [.., b'0'..=b'9' | b')'] => true,
        [.., before, last] => before.is_ascii_digit() && last.is_ascii_uppercase(),
        _ => false,
    }
}

fn parse_all(mut rest: &str) -> ParsedQuery {
    let mut parsed = ParsedQuery::default();
    let mut negated = false;
    loop {
        rest = after_blanks(rest);
        let Some(first) = char_at(rest, 0) else { break };
        let excluded = first == '-' && char_at(rest, 1).is_some_and(|c| is_word(c) || is_mark(c));
        let body = if excluded { &rest[1..] } else { rest };
        let quoted = char_at(body, 0).filter(|&c| is_mark(c));
        let start = quoted.map_or(0, char::len_utf8);
        let end = end_of(body, start, quoted.is_some());
        let piece = &body[start..end];
        let closing = char_at(body, end).filter(|_| quoted.is_some()).map_or(0, char::len_utf8);
        rest = &body[end + closing..];
        parsed.last_word_incomplete = false;
        if piece == "NOT" && !after_blanks(rest).is_empty() {
            negated = true;
            continue;
        }
        if std::mem::take(&mut negated) || excluded {
            parsed.excluded.push(piece.to_owned());
        } else if quoted.is_some() {
            parsed.phrases.push(piece.to_owned());
            add_words(piece, &mut parsed.words);
        } else if !restrict(piece, &mut parsed.filters) {
            parsed.words.push(piece.to_owned());
            parsed.last_word_incomplete = rest.is_empty();
        }
    }
    parsed
}

fn cut(query: &str) -> &str {
    let mut end = query.len().min(MAX_QUERY_LEN);
    while !query.is_char_boundary(end) {
        end -= 1;
    }
    &query[..end]
}

/// Quotation marks, straight and curly.
const fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\u{201C}' | '\u{201D}' | '\u{201E}')
}

const fn is_blank(c: char) -> bool {
    matches!(c, '\0'..=' ' | '\u{7F}'..='\u{A0}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{3000}')
}

fn after_blanks(text: &str) -> &str {
    let mut start = 0;
    while let Some(c) = char_at(text, start).filter(|&c| is_blank(c)) {
        start += c.len_utf8();
    }
    &text[start..]
}

/// The end of the piece that begins at an offset: at a quotation mark or at a blank.
fn end_of(text: &str, start: usize, quoted: bool) -> usize {
    let mut end = start;
    while let Some(c) = char_at(text, end) {
        if if quoted { is_mark(c) } else { is_blank(c) } {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn add_words(text: &str, words: &mut Vec<String>) {
    let mut rest = after_blanks(text);
    while !rest.is_empty() {
        let end = end_of(rest, 0, false);
        words.push(rest[..end].to_owned());
        rest = after_blanks(&rest[end..]);
    }
}

/// Takes `party:mdm` and `in:text` as restrictions.
fn restrict(word: &str, filters: &mut Filters) -> bool {
    let mut colon = split_ascii(word, b':');
    let (Some(name), Some(value), None) = (colon.next(), colon.next(), colon.next()) else { return false };
    let (name, value) = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
    if name == "in" && (value == "text" || value == "clause") {
        filters.clause_text_only = true;
        return true;
    }
    let Some(facet) = FacetKind::from_name(&name) else { return false };
    for value in split_ascii(&value, b',') {
        if !value.is_empty() {
            filters.values.push((facet, value.to_owned()));
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, words: &[&str], phrases: &[&str], excluded: &[&str], incomplete: bool) {
        let parsed = parse(Language::English, query);
        assert_eq!(parsed.words, words, "{query}");
        assert_eq!(parsed.phrases, phrases, "{query}");
        assert_eq!(parsed.excluded, excluded, "{query}");
        assert_eq!(parsed.last_word_incomplete, incomplete, "{query}");
    }

    #[test]
    fn words_phrases_and_exclusions() {
        check("patch  time", &["patch", "time"], &[], &[], true);
        check("patch time ", &["patch", "time"], &[], &[], false);
        check("\"end of life\" notice", &["end", "of", "life", "notice"], &["end of life"], &[], true);
        check("\u{201C}end of life", &["end", "of", "life"], &["end of life"], &[], false);
        check("patch -legacy -\"end of life\"", &["patch"], &[], &["legacy", "end of life"], false);
        check("pre-purchase - x", &["pre-purchase", "-", "x"], &[], &[], true);
        check("-", &["-"], &[], &[], true);
        check("patch NOT legacy", &["patch"], &[], &["legacy"], false);
        check("patch NOT", &["patch", "NOT"], &[], &[], true);
        check("", &[], &[], &[], false);
    }

    #[test]
    fn restrictions() {
        let parsed = parse(Language::English, "party:MDM topic:patching,sbom kind: patch in:text note:this");
        let expected = [(FacetKind::Party, "mdm"), (FacetKind::Topic, "patching"), (FacetKind::Topic, "sbom")];
        let expected: Vec<_> = expected.map(|(facet, value)| (facet, value.to_owned())).into();
        assert_eq!(parsed.filters, Filters { values: expected, clause_text_only: true });
        assert_eq!(parsed.words, ["patch", "note:this"]);
    }

    #[test]
    fn a_pasted_page_is_cut_at_a_letter() {
        assert!(parse(Language::English, &"ä ".repeat(100_000)).words.len() < 1_500);
    }

    #[test]
    fn pasted_text_is_cleaned() {
        for (pasted, clean) in [
            ("ﬁrst con\u{AD}ﬂict", "first conflict"),
            ("\u{FEFF}ＳＢＯＭ\u{200B}s", "SBOMs"),
            ("vulner-\nability", "vulnerability"),
            ("164.308 (a)(1) and 524B (b)", "164.308(a)(1) and 524B(b)"),
            ("update (and more)", "update (and more)"),
        ] {
            assert_eq!(super::clean(Language::English, pasted), clean);
        }
        let paragraph = format!("\u{201C}{}\u{201D} -end", "word ".repeat(30));
        let parsed = parse(Language::English, &paragraph);
        assert_eq!((parsed.phrases.len(), parsed.excluded.len()), (0, 0));
    }

    /// A page has a box for each topic, and all may be chosen.
    #[test]
    fn restrictions_are_not_cut() {
        let all: Vec<String> = (0..200).map(|number| format!("topic:topic-{number}")).collect();
        assert_eq!(Filters::typed(&all.join(" ")).values.len(), 200);
    }
}
