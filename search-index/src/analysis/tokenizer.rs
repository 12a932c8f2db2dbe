//! From text to terms with positions and offsets.

use super::chain::{Chain, Segment, chains};
use super::stem::stem;
#[cfg(any(feature = "build", test))]
use crate::text::concat;

/// Longer words are not terms: they are hashes and accidents, and nobody types them.
const MAX_TERM_LEN: usize = 40;

/// How a field is read.
#[cfg(any(feature = "build", test))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Running text.
    Prose,
    /// One citation a line, where `MC2 31` is clause 31 of MC2.
    Citations,
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
/// Every part of a chain is a term at a position of its own. A citation is also a term as a whole and by its
/// beginnings: `164.308(a)(1)` gives `164.308`, `164.308.a` and `164.308.a.1`; after leading letters once more without
/// them, so that `800-53` finds `SP800-53`. A hyphenated word is also one word: `multifactor`.
#[cfg(any(feature = "build", test))]
pub(crate) fn tokenize(text: &str, style: Style) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut position = 0;
    // In citations, the first chain of the line: the framework.
    let mut framework: Option<String> = None;
    for chain in chains(text) {
        if chain.breaks > 0 {
            position += usize::from(position > 0);
            framework = None;
        }
        add_tokens(&chain, position, &mut tokens);
        if style == Style::Citations {
            match &framework {
                None => framework = Some(chain.compound(0, chain.segments.len())),
                Some(key) if chain.segments.len() == 1 && chain.segments[0].digits => {
                    add_whole(concat(&[key, ".", &chain.segments[0].text]), &chain, position, &mut tokens);
                }
                Some(_) => {}
            }
        }
        position += chain.segments.len();
    }
    tokens
}

/// A part of a chain as a term, and its position in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) term: String,
    /// As in [`Token`].
    pub(crate) position: usize,
    /// Byte after the last.
    pub(crate) to: usize,
}

/// The parts of a text, of which phrases are made. Only words that are `wanted` by their folded form are analyzed: a
/// phrase has few, a text many.
pub(crate) fn parts(text: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut position = 0;
    for chain in chains(text) {
        if chain.breaks > 0 && position > 0 {
            position += 1;
        }
        let citation = chain.is_citation();
        for segment in &chain.segments {
            if wanted(&segment.text)
                && let Some(term) = term_of(segment, citation)
            {
                parts.push(Part { term, position, to: segment.to });
            }
            position += 1;
        }
    }
    parts
}

/// Adds the terms of one chain.
pub(crate) fn add_tokens(chain: &Chain, position: usize, tokens: &mut Vec<Token>) {
    let citation = chain.is_citation();
    for (index, segment) in chain.segments.iter().enumerate() {
        if let Some(text) = term_of(segment, citation) {
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
        add_whole(stem(&joined), chain, position, tokens);
    }
}

fn add_whole(text: String, chain: &Chain, position: usize, tokens: &mut Vec<Token>) {
    if text.len() <= MAX_TERM_LEN {
        tokens.push(Token { text, position, from: chain.from(), to: chain.to });
    }
}

/// The term of one part. Single letters inside a citation are not terms.
pub(crate) fn term_of(segment: &Segment, citation: bool) -> Option<String> {
    let fits = segment.text.len() <= MAX_TERM_LEN && !segment.text.is_empty();
    let counts = segment.digits || !citation || segment.text.len() > 1;
    (fits && counts).then(|| if segment.digits { segment.text.clone() } else { stem(&segment.text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str, style: Style) -> String {
        let token = |token: Token| format!("{}@{}", token.text, token.position);
        tokenize(text, style).into_iter().map(token).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_numbers_and_citations() {
        let cases = [
            ("Patches shall not", "patch@0 shall@1 not@2"),
            ("PAT-2", "pat@0 2@1 pat.2@0"),
            ("164.308(a)(1)", "164@0 308@1 1@3 164.308@0 164.308.a@0 164.308.a.1@0"),
            ("SP800-53", "sp@0 800@1 53@2 sp.800@0 sp.800.53@0 800.53@0"),
            ("multi-factor sign-in", "multi@0 factor@1 multifactor@0 sign@2 in@3 signin@2"),
            ("one\ntwo\n\nthree", "one@0 two@2 three@4"),
            ("PR.PS", "pr@0 ps@1 pr.ps@0"),
        ];
        for (text, expected) in cases {
            assert_eq!(terms(text, Style::Prose), expected, "{text}");
        }
    }

    #[test]
    fn parts_have_the_positions_of_tokens() {
        let text = "Multi-factor sign-in, PAT-2\nand 164.308(a)(1); the MDM's";
        let tokens = tokenize(text, Style::Prose);
        for part in parts(text, &|_| true) {
            let same = |token: &Token| (&token.text, token.position, token.to) == (&part.term, part.position, part.to);
            assert!(tokens.iter().any(same), "{part:?}");
        }
        assert_eq!(parts(text, &|word| word == "mdm").len(), 1);
    }

    #[test]
    fn a_lone_number_belongs_to_the_framework_before_it() {
        let expected = "mc@0 2@1 mc.2@0 31@2 mc.2.31@2 hipaa@4 164@5 308@6 164.308@5";
        assert_eq!(terms("MC2 31\nHIPAA 164.308", Style::Citations), expected);
    }
}
