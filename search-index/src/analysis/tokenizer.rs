//! From text to terms with positions and offsets.

use super::chain::{Chain, Segment, chains};
#[cfg(any(feature = "build", test))]
use super::id::id_key;
use super::stem::stem;
use crate::language::Language;

/// Longer words are not terms: they are hashes and accidents, and nobody types them.
const MAX_TERM_LEN: usize = 40;

/// How a field is read.
#[cfg(any(feature = "build", test))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Running text.
    Prose,
    /// One citation a line: the framework, a tab, the provision, a tab and an address that is not searched.
    Citations,
    /// One heading a line, between terms that mark its ends: so a phrase can ask for a whole one.
    Headings,
}

/// One term and its position in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The term as the dictionary has it.
    pub(crate) text: String,
    /// Counts segments; a line break adds one, so that phrases do not cross it.
    pub(crate) position: usize,
    /// First byte in the text.
    pub(crate) from: usize,
    /// Byte after the last.
    pub(crate) to: usize,
}

/// The terms of a text, for the index.
///
/// Every word of a chain is a term at a position of its own; numbers inside a citation are none. A citation is also a term
/// as a whole and by its beginnings: `164.308(a)(1)` gives `164.308`, `164.308.a` and `164.308.a.1`; after leading letters
/// once more without them, so that `800-53` finds `SP800-53`. A hyphenated word is also one word: `multifactor`.
#[cfg(any(feature = "build", test))]
pub(crate) fn tokenize(language: Language, text: &str, style: Style) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut position = 0;
    if style == Style::Prose {
        add_prose(language, text, &mut position, &mut tokens);
        return tokens;
    }
    if style == Style::Headings {
        for line in text.lines() {
            tokens.push(heading_end(position));
            position += 1;
            add_prose(language, line, &mut position, &mut tokens);
            tokens.push(heading_end(position));
            position += 1;
        }
        return tokens;
    }
    for (index, line) in text.lines().enumerate() {
        let mut fields = line.split('\t');
        let (framework, provision) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        position += usize::from(index > 0);
        add_prose(language, framework, &mut position, &mut tokens);
        for text in provision_terms(language, framework, provision) {
            tokens.push(Token { text, position, from: 0, to: 0 });
        }
    }
    tokens
}

#[cfg(any(feature = "build", test))]
fn heading_end(position: usize) -> Token {
    Token { text: HEADING_END.to_owned(), position, from: 0, to: 0 }
}

/// Adds the terms of a running text.
pub(crate) fn add_prose(language: Language, text: &str, position: &mut usize, tokens: &mut Vec<Token>) {
    for chain in chains(language, text) {
        *position += usize::from(chain.breaks > 0 && *position > 0);
        add_tokens(language, &chain, *position, tokens);
        *position += chain.segments.len();
    }
}

/// What marks the terms of provisions: no word begins with it.
pub(crate) const PROVISION: char = '§';

/// The terms by which a provision is found: `§164.308.a.` is the whole provision 164.308(a), `§164.308` its beginning, and
/// `§hipaa.164.308.a.` the whole with its framework. Two words of a name, as the "third party" of "Third Party Incident
/// Reporting", are no beginning: most who write them mean something else.
#[cfg(any(feature = "build", test))]
fn provision_terms(language: Language, framework: &str, provision: &str) -> Vec<String> {
    let key = id_key(language, provision);
    let mut terms = Vec::new();
    if key.is_empty() {
        return terms;
    }
    terms.push(format!("{PROVISION}{}.{key}.", id_key(language, framework)));
    terms.push(format!("{PROVISION}{key}."));
    if key.contains('.') {
        let ends = key.match_indices('.').enumerate().skip(1).map(|(dots, (end, _))| (dots, &key[..end]));
        let says_enough = |dots: usize, beginning: &str| dots > 1 || beginning.bytes().any(|byte| byte.is_ascii_digit());
        let beginnings = ends.filter(|(dots, beginning)| says_enough(*dots, beginning)).map(|(_, beginning)| beginning);
        terms.extend(beginnings.chain([&key[..]]).map(|beginning| format!("{PROVISION}{beginning}")));
    }
    terms.retain(|term| term.len() <= MAX_TERM_LEN);
    terms
}

/// What marks the ends of a heading: no word begins with it.
pub(crate) const HEADING_END: &str = "§";

/// A part of a chain as a term, and its position in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) term: String,
    /// As in [`Token`].
    pub(crate) position: usize,
}

/// The words and numbers of a text, of which phrases are made.
pub(crate) fn parts(language: Language, text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut position = 0;
    for chain in chains(language, text) {
        if chain.breaks > 0 && position > 0 {
            position += 1;
        }
        let citation = chain.is_citation();
        for segment in &chain.segments {
            if let Some(term) = term_of(language, segment, citation) {
                parts.push(Part { term, position });
            }
            position += 1;
        }
    }
    parts
}

/// Adds the terms of one chain.
pub(crate) fn add_tokens(language: Language, chain: &Chain, position: usize, tokens: &mut Vec<Token>) {
    let citation = chain.is_citation();
    for (index, segment) in chain.segments.iter().enumerate() {
        if let Some(text) = term_of(language, segment, citation) {
            let (from, to) = (segment.from, segment.to);
            tokens.push(Token { text, position: position + index, from, to });
        }
    }
    if citation {
        let length = chain.segments.len();
        for count in 2..=length {
            add_whole(chain.compound(0, count), chain, position, tokens);
        }
        if !chain.segments[0].digits {
            for count in 2..length {
                add_whole(chain.compound(1, count), chain, position, tokens);
            }
        }
    } else if let Some(joined) = chain.joined() {
        add_whole(stem(language, &joined), chain, position, tokens);
    }
}

fn add_whole(text: String, chain: &Chain, position: usize, tokens: &mut Vec<Token>) {
    if text.len() <= MAX_TERM_LEN {
        tokens.push(Token { text, position, from: chain.from(), to: chain.to });
    }
}

/// The term of one part. Single letters and numbers inside a citation are not terms.
pub(crate) fn term_of(language: Language, segment: &Segment, citation: bool) -> Option<String> {
    let fits = segment.text.len() <= MAX_TERM_LEN && !segment.text.is_empty();
    let counts = !citation || !segment.digits && segment.text.len() > 1;
    (fits && counts).then(|| if segment.digits { segment.text.clone() } else { stem(language, segment.spelling()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str, style: Style) -> String {
        let token = |token: Token| format!("{}@{}", token.text, token.position);
        tokenize(Language::English, text, style).into_iter().map(token).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_numbers_and_citations() {
        let cases = [
            ("Patches shall not", "patch@0 shall@1 not@2"),
            ("PAT-2", "pat@0 pat.2@0"),
            ("164.308(a)(1)", "164.308@0 164.308.a@0 164.308.a.1@0"),
            ("SP800-53", "sp@0 sp.800@0 sp.800.53@0 800.53@0"),
            ("multi-factor sign-in", "multi@0 factor@1 multifactor@0 sign@2 in@3 signin@2"),
            ("30 days, a 30-day notice", "30@0 day@1 a@2 30@3 day@4 notic@5"),
            ("one\ntwo\n\nthree", "one@0 two@2 three@4"),
            ("PR.PS", "pr@0 ps@1 pr.ps@0"),
        ];
        for (text, expected) in cases {
            assert_eq!(terms(text, Style::Prose), expected, "{text}");
        }
    }

    #[test]
    fn headings_have_their_ends_marked() {
        assert_eq!(terms("The form\nUse it\n", Style::Headings), "§@0 the@1 form@2 §@3 §@4 use@5 it@6 §@7");
    }

    #[test]
    fn parts_have_the_positions_of_tokens() {
        let text = "Multi-factor sign-in, PAT-2\nand 164.308(a)(1); the MDM's";
        let tokens = tokenize(Language::English, text, Style::Prose);
        for part in parts(Language::English, text) {
            assert!(tokens.iter().any(|token| (&token.text, token.position) == (&part.term, part.position)), "{part:?}");
        }
    }

    #[test]
    fn a_provision_is_found_alone_by_its_beginnings_and_with_its_framework() {
        let expected = "mc@0 mc.2@0 §mc.2.31.@2 §31.@2 hipaa@3 §hipaa.164.308.a.@4 §164.308.a.@4 §164.308@4 §164.308.a@4";
        assert_eq!(terms("MC2\t31\t\nHIPAA\t164.308(a)\tr/hipaa/#x", Style::Citations), expected);
    }

    #[test]
    fn two_words_of_the_name_of_a_provision_are_no_beginning_of_it() {
        let terms = provision_terms(Language::English, "HPH-CPG", "Third Party Incident Reporting");
        assert!(terms.contains(&"§third.party.incident.reporting.".to_owned()) && terms.contains(&"§third.party.incident".to_owned()));
        assert!(!terms.contains(&"§third.party".to_owned()), "{terms:?}");
    }
}
