//! The query language: words, `"phrases"`, `-word`, `party:mdm`.
//!
//! Nothing that people type is an error. A quotation mark that is not closed holds to the end, an unknown `name:` is
//! words, signs alone are nothing.

use crate::analysis::is_word;
use crate::document::FacetKind;
use crate::results::Filters;

/// Longer queries are cut: a pasted page is no question.
const LONGEST_QUERY: usize = 1_000;

/// A query taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// Words, in order, as they were typed. Words of phrases are words too.
    pub(crate) words: Vec<String>,
    /// Whether the last word may go on: nothing was typed after it.
    pub(crate) open: bool,
    /// Groups of words that must stand together.
    pub(crate) phrases: Vec<String>,
    /// Words and phrases that must not stand anywhere in the clause.
    pub(crate) excluded: Vec<String>,
    /// Restrictions.
    pub(crate) filters: Filters,
}

/// Takes a query apart.
pub(crate) fn parse(query: &str) -> Typed {
    let mut typed = Typed::default();
    let mut rest = cut(query);
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let (piece, after) = piece(rest);
        rest = after;
        typed.open = after.is_empty();
        match piece {
            Piece::Phrase(text) => {
                typed.words.extend(text.split_whitespace().map(str::to_owned));
                typed.phrases.push(text.to_owned());
                typed.open = false;
            }
            Piece::Excluded(text) => {
                typed.excluded.push(text.to_owned());
                typed.open = false;
            }
            Piece::Word(word) => match filter(word, &mut typed.filters) {
                true => typed.open = false,
                false => typed.words.push(word.to_owned()),
            },
        }
    }
    typed
}

fn cut(query: &str) -> &str {
    let end = (0..=LONGEST_QUERY.min(query.len())).rev().find(|&end| query.is_char_boundary(end));
    query.get(..end.unwrap_or(0)).unwrap_or_default()
}

enum Piece<'a> {
    Word(&'a str),
    Phrase(&'a str),
    Excluded(&'a str),
}

fn piece(rest: &str) -> (Piece<'_>, &str) {
    if let Some((phrase, after)) = quoted(rest) {
        return (Piece::Phrase(phrase), after);
    }
    if let Some(inner) = rest.strip_prefix('-') {
        if let Some((phrase, after)) = quoted(inner) {
            return (Piece::Excluded(phrase), after);
        }
        if inner.chars().next().is_some_and(is_word) {
            let (word, after) = word(inner);
            return (Piece::Excluded(word), after);
        }
    }
    let (word, after) = word(rest);
    (Piece::Word(word), after)
}

/// The text in quotation marks at the beginning, straight or curly.
fn quoted(rest: &str) -> Option<(&str, &str)> {
    const MARKS: [char; 4] = ['"', '\u{201C}', '\u{201D}', '\u{201E}'];
    let inner = rest.strip_prefix(MARKS)?;
    Some(inner.split_once(MARKS).unwrap_or((inner, "")))
}

fn word(rest: &str) -> (&str, &str) {
    rest.find(char::is_whitespace).map_or((rest, ""), |end| rest.split_at(end))
}

/// Takes `party:mdm` and `in:text` as restrictions.
fn filter(word: &str, filters: &mut Filters) -> bool {
    let Some((name, value)) = word.split_once(':') else { return false };
    let name = name.to_ascii_lowercase();
    if name == "in" && matches!(value.to_ascii_lowercase().as_str(), "text" | "clause") {
        filters.clause_text_only = true;
        return true;
    }
    let Some(facet) = FacetKind::from_name(&name) else { return false };
    let values = value.split(',').filter(|value| !value.is_empty());
    filters.values.extend(values.map(|value| (facet, value.to_ascii_lowercase())));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, words: &[&str], phrases: &[&str], excluded: &[&str], open: bool) {
        let typed = parse(query);
        assert_eq!(typed.words, words, "{query}");
        assert_eq!(typed.phrases, phrases, "{query}");
        assert_eq!(typed.excluded, excluded, "{query}");
        assert_eq!(typed.open, open, "{query}");
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
        check("", &[], &[], &[], false);
    }

    #[test]
    fn restrictions() {
        let typed = parse("party:MDM topic:patching,sbom kind: patch in:text note:this");
        let expected = [(FacetKind::Party, "mdm"), (FacetKind::Topic, "patching"), (FacetKind::Topic, "sbom")];
        let expected: Vec<_> = expected.map(|(facet, value)| (facet, value.to_owned())).into();
        assert_eq!(typed.filters, Filters { values: expected, clause_text_only: true });
        assert_eq!(typed.words, ["patch", "note:this"]);
    }

    #[test]
    fn a_pasted_page_is_cut_at_a_letter() {
        assert!(parse(&"ä ".repeat(100_000)).words.len() < 500);
    }
}
