//! Excerpts: the words around a match, with the matched ones marked.
//!
//! For `mfa patch` the patterns are `multi factor authent` and `patch`. In a text the best excerpt is the one whose marks say
//! most: one with both patterns beats one with `patch` three times.

use std::ops::Range;

use crate::analysis::{Token, add_tokens, chains, char_at, is_word, may_begin_anywhere, may_start_with_term, read_chain, term_of};
use crate::index::{Catalog, Dictionary, TermId, raise};
use crate::language::Language;
use crate::query::Plan;
use crate::results::Excerpt;

/// An excerpt has about this many bytes.
const EXCERPT_LEN: usize = 220;

/// A word whose weight is less than this share of the largest one is not marked: nobody looks for "the".
const MIN_WEIGHT_SHARE: f32 = 0.25;

/// What to mark, made once for a query.
pub(super) struct Highlighter<'a> {
    language: Language,
    dictionary: &'a Dictionary,
    patterns: Vec<Pattern<'a>>,
    /// A bit for each letter with which a wanted term begins.
    first_letters: u32,
}

/// Terms to mark, and how much they say. Several terms are marked one after the other only.
struct Pattern<'a> {
    terms: &'a [TermId],
    /// The first of them as the dictionary has it.
    first: &'a str,
    weight: f32,
}

/// A marked range of a text.
#[derive(Debug, Clone)]
struct Mark {
    range: Range<usize>,
    pattern: usize,
}

impl<'a> Highlighter<'a> {
    pub(crate) fn new(catalog: &'a Catalog, plan: &'a Plan) -> Self {
        let dictionary = &catalog.dictionary;
        let mut highlighter = Self { language: catalog.language, dictionary, patterns: Vec::new(), first_letters: 0 };
        let mut max_weight = 0.0_f32;
        for word in &plan.words {
            raise(&mut max_weight, word.weight);
        }
        for word in &plan.words {
            if word.weight >= max_weight * MIN_WEIGHT_SHARE {
                for alternative in &word.alternatives {
                    let first = dictionary.term(alternative.terms[0]);
                    highlighter.first_letters |= 1 << (first.as_bytes().first().copied().unwrap_or(0) & 31);
                    let weight = word.weight * alternative.boost;
                    highlighter.patterns.push(Pattern { terms: &alternative.terms, first, weight });
                }
            }
        }
        highlighter
    }

    /// A whole text with its marks, as for titles.
    pub(crate) fn whole(&self, text: &str) -> Excerpt {
        Excerpt { text: text.to_owned(), marks: merged(&self.marks(text), 0, 0) }
    }

    /// The best excerpt of a text with its score, or nothing when the text has no match.
    pub(crate) fn excerpt(&self, text: &str) -> Option<(Excerpt, f32)> {
        let marks = self.marks(text);
        let (mut best, mut best_score) = (0..0, 0.0);
        for first in 0..marks.len() {
            let (last, score) = self.score(&marks, first);
            // Clearly more: equal sums differ in their last bits, and not on every machine in the same way.
            if score > best_score * 1.001 {
                (best, best_score) = (first..last, score);
            }
        }
        if best.is_empty() { None } else { Some((cut(self.language, text, &marks[best]), best_score)) }
    }

    /// The end of the marks that an excerpt beginning with the mark `first` can show, and their score: the weight of each
    /// pattern once, and a fiftieth of it for each time more.
    fn score(&self, marks: &[Mark], first: usize) -> (usize, f32) {
        let start = marks[first].range.start;
        let mut score = 0.0;
        let mut last = first;
        while last < marks.len() && (last == first || marks[last].range.end <= start + EXCERPT_LEN) {
            let pattern = marks[last].pattern;
            let seen = marks[first..last].iter().any(|mark| mark.pattern == pattern);
            score += self.patterns[pattern].weight * if seen { 0.02 } else { 1.0 };
            last += 1;
        }
        (last, score)
    }

    /// All marks. Words are analyzed only where their first letters are those of a wanted term, because stems keep them.
    fn marks(&self, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut offset = 0;
        let mut inside = false;
        let mut tokens: Vec<Token> = Vec::new();
        while let Some(c) = char_at(text, offset) {
            let word = is_word(c);
            if !word || inside || !self.may_begin(text, offset) {
                offset += c.len_utf8();
                inside = word;
                continue;
            }
            let chain = read_chain(self.language, text, offset);
            tokens.clear();
            add_tokens(self.language, &chain, 0, &mut tokens);
            for token in &tokens {
                if let Some(term) = self.dictionary.find(&token.text) {
                    self.add_marks(text, token, term, &mut marks);
                }
            }
            offset = chain.to.max(offset + 1);
            inside = false;
        }
        marks
    }

    /// Whether a word that begins at an offset may be wanted.
    fn may_begin(&self, text: &str, offset: usize) -> bool {
        let text = &text.as_bytes()[offset..];
        // Digits may lose leading zeros, other letters their accents, and words of other languages more: look at them all.
        let first = text[0];
        if !self.language.is_english() || !first.is_ascii_alphabetic() {
            return true;
        }
        self.first_letters >> (first & 31) & 1 == 1 && self.patterns.iter().any(|pattern| may_start_with_term(text, pattern.first))
    }

    fn add_marks(&self, text: &str, token: &Token, term: TermId, marks: &mut Vec<Mark>) {
        for (number, pattern) in self.patterns.iter().enumerate() {
            if pattern.terms[0] != term {
                continue;
            }
            let to = if pattern.terms.len() == 1 { Some(token.to) } else { self.sequence_end(text, token.from, pattern.terms) };
            if let Some(to) = to {
                // The terms of one chain do not come in the order of their beginnings.
                let mut index = marks.len();
                while index > 0 && marks[index - 1].range.start > token.from {
                    index -= 1;
                }
                marks.insert(index, Mark { range: token.from..to, pattern: number });
            }
        }
    }

    /// The end of several terms that stand one after the other.
    fn sequence_end(&self, text: &str, from: usize, terms: &[TermId]) -> Option<usize> {
        let mut end = (from + 40 * terms.len()).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut matched = 0;
        for chain in chains(self.language, text.get(from..end)?) {
            if chain.breaks > 0 {
                return None;
            }
            for segment in &chain.segments {
                if self.dictionary.find(&term_of(self.language, segment, chain.is_citation())?) != Some(terms[matched]) {
                    return None;
                }
                matched += 1;
                if matched == terms.len() {
                    return Some(from + segment.to);
                }
            }
        }
        None
    }
}

/// Ranges of marks, moved from the text to an excerpt. Those that touch or overlap are joined.
fn merged(marks: &[Mark], start: usize, shift: usize) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let range = mark.range.start - start + shift..mark.range.end - start + shift;
        match merged.last_mut() {
            Some(last) if range.start <= last.end => {
                last.start = last.start.min(range.start);
                last.end = last.end.max(range.end);
            }
            _ => merged.push(range),
        }
    }
    merged
}

/// Cuts an excerpt around marks, at blanks or where a script has none, in one line.
fn cut(language: Language, text: &str, marks: &[Mark]) -> Excerpt {
    let (first, mut end) = (marks[0].range.start, 0);
    for mark in marks {
        end = end.max(mark.range.end);
    }
    let start = start_before(language, text, first, EXCERPT_LEN.saturating_sub(end - first) / 3);
    let stop = end_after(language, text, end, EXCERPT_LEN.saturating_sub(end - start));
    let mut excerpt = Excerpt::default();
    if start > 0 {
        excerpt.text.push_str("… ");
    }
    excerpt.marks = merged(marks, start, excerpt.text.len());
    for c in text.get(start..stop).unwrap_or_default().chars() {
        // Of one byte each, so that the offsets of marks stay right.
        excerpt.text.push(if c < ' ' { ' ' } else { c });
    }
    if text.as_bytes()[stop..].iter().any(|byte| *byte > b' ') {
        excerpt.text.push_str(" …");
    }
    excerpt
}

/// The beginning of a word at most `room` bytes before an offset, or of the sentence or line if that is nearer.
fn start_before(language: Language, text: &str, offset: usize, room: usize) -> usize {
    let bytes = text.as_bytes();
    let mut start = offset;
    let mut at = offset;
    while at > 0 && offset - at < room {
        at -= 1;
        if bytes[at] == b'\n' || (bytes[at] == b' ' && at > 0 && matches!(bytes[at - 1], b'.' | b';' | b'?' | b'!')) {
            return at + 1;
        }
        if bytes[at] == b' ' {
            start = at + 1;
        }
        if may_begin_anywhere(language, text, at) {
            start = at;
        }
    }
    if at == 0 { 0 } else { start }
}

/// The end of a word at most `room` bytes after an offset.
fn end_after(language: Language, text: &str, offset: usize, room: usize) -> usize {
    if text.len() <= offset + room {
        return text.len();
    }
    let mut stop = offset;
    for (at, byte) in text.bytes().enumerate().skip(offset).take(room) {
        if matches!(byte, b' ' | b'\n') || may_begin_anywhere(language, text, at) {
            stop = at;
        }
    }
    stop
}
