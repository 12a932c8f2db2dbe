//! Excerpts: the words around a match, with the matched ones marked.

use std::ops::Range;

use crate::analysis::{Token, add_tokens, chains, char_at, is_word, may_be, read_chain, term_of};
use crate::packed::{Dictionary, TermId};
use crate::query::Plan;
use crate::results::Excerpt;

/// An excerpt has about this many bytes.
const LENGTH: usize = 220;

/// A word that says less than this share of the most telling word is not marked: nobody looks for "the".
const TELLING: f32 = 0.25;

/// What to mark, made once for a query.
pub(crate) struct Marker<'a> {
    dictionary: &'a Dictionary,
    ways: Vec<Way<'a>>,
    /// A bit for each letter with which a wanted term begins.
    first_letters: u32,
}

/// Terms to mark, and what they say. Several terms count one after the other only.
struct Way<'a> {
    terms: &'a [TermId],
    /// The first of them as the dictionary has it.
    first: &'a str,
    weight: f32,
}

/// A marked place in a text.
#[derive(Debug, Clone)]
struct Mark {
    range: Range<usize>,
    way: usize,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(dictionary: &'a Dictionary, plan: &'a Plan) -> Self {
        let mut marker = Self { dictionary, ways: Vec::new(), first_letters: 0 };
        let mut most = 0.0_f32;
        for group in &plan.groups {
            most = most.max(group.weight);
        }
        for group in &plan.groups {
            if group.weight >= most * TELLING {
                for way in &group.alternatives {
                    let first = dictionary.term(way.terms[0]);
                    marker.first_letters |= 1 << (first.as_bytes().first().copied().unwrap_or(0) & 31);
                    marker.ways.push(Way { terms: &way.terms, first, weight: group.weight * way.weight });
                }
            }
        }
        marker
    }

    /// A whole text with its marks, as for titles.
    pub(crate) fn whole(&self, text: &str) -> Excerpt {
        Excerpt { text: text.to_owned(), marks: merged(&self.marks(text), 0, 0) }
    }

    /// The best excerpt of a text with how much it says, or nothing when the text has no match.
    pub(crate) fn excerpt(&self, text: &str) -> Option<(Excerpt, f32)> {
        let marks = self.marks(text);
        let (mut best, mut most) = (0..0, 0.0);
        for first in 0..marks.len() {
            let (last, worth) = self.worth(&marks, first);
            // Clearly more: sums of equal worth differ in their last bits, and not everywhere in the same way.
            if worth > most * 1.001 {
                (best, most) = (first..last, worth);
            }
        }
        if best.is_empty() { None } else { Some((cut(text, &marks[best]), most)) }
    }

    /// The marks that one excerpt beginning with mark `first` can show, and what they say: each word once, then a
    /// little for more.
    fn worth(&self, marks: &[Mark], first: usize) -> (usize, f32) {
        let start = marks[first].range.start;
        let mut worth = 0.0;
        let mut last = first;
        while last < marks.len() && (last == first || marks[last].range.end <= start + LENGTH) {
            let way = marks[last].way;
            let seen = marks[first..last].iter().any(|mark| mark.way == way);
            worth += self.ways[way].weight * if seen { 0.02 } else { 1.0 };
            last += 1;
        }
        (last, worth)
    }

    /// All marked places. Words are analyzed only where their first letters are those of a wanted term, because stems
    /// keep them.
    fn marks(&self, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut place = 0;
        let mut inside = false;
        let mut tokens: Vec<Token> = Vec::new();
        while let Some(c) = char_at(text, place) {
            let word = is_word(c);
            if !word || inside || !self.may_begin(text, place) {
                place += c.len_utf8();
                inside = word;
                continue;
            }
            let chain = read_chain(text, place);
            tokens.clear();
            add_tokens(&chain, 0, &mut tokens);
            for token in &tokens {
                if let Some(term) = self.dictionary.find(&token.text) {
                    self.add_marks(text, token, term, &mut marks);
                }
            }
            place = chain.to.max(place + 1);
            inside = false;
        }
        marks
    }

    /// Whether a word that begins here may be wanted.
    fn may_begin(&self, text: &str, place: usize) -> bool {
        let text = &text.as_bytes()[place..];
        // Digits may lose leading zeros and other letters their accents: look at them all.
        let first = text[0];
        if !first.is_ascii_alphabetic() {
            return true;
        }
        self.first_letters >> (first & 31) & 1 == 1 && self.ways.iter().any(|way| may_be(text, way.first))
    }

    fn add_marks(&self, text: &str, token: &Token, term: TermId, marks: &mut Vec<Mark>) {
        for (number, way) in self.ways.iter().enumerate() {
            if way.terms[0] != term {
                continue;
            }
            let to = if way.terms.len() == 1 { Some(token.to) } else { self.sequence_end(text, token.from, way.terms) };
            if let Some(to) = to {
                // The terms of one chain do not come in the order of their beginnings.
                let mut place = marks.len();
                while place > 0 && marks[place - 1].range.start > token.from {
                    place -= 1;
                }
                marks.insert(place, Mark { range: token.from..to, way: number });
            }
        }
    }

    /// The end of several terms that stand one after the other.
    fn sequence_end(&self, text: &str, from: usize, terms: &[TermId]) -> Option<usize> {
        let mut end = (from + 40 * terms.len()).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut place = 0;
        for chain in chains(text.get(from..end)?) {
            if chain.breaks > 0 {
                return None;
            }
            for segment in &chain.segments {
                // Most second words are others, and then nothing is analyzed.
                if !may_be(segment.text.as_bytes(), self.dictionary.term(terms[place]))
                    || self.dictionary.find(&term_of(segment, chain.is_citation())?) != Some(terms[place])
                {
                    return None;
                }
                place += 1;
                if place == terms.len() {
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

/// Cuts an excerpt around marks, at blanks, in one line.
fn cut(text: &str, marks: &[Mark]) -> Excerpt {
    let (first, mut end) = (marks[0].range.start, 0);
    for mark in marks {
        end = end.max(mark.range.end);
    }
    let start = start_before(text, first, LENGTH.saturating_sub(end - first) / 3);
    let stop = end_after(text, end, LENGTH.saturating_sub(end - start));
    let mut excerpt = Excerpt::default();
    if start > 0 {
        excerpt.text.push_str("… ");
    }
    excerpt.marks = merged(marks, start, excerpt.text.len());
    for c in text.get(start..stop).unwrap_or_default().chars() {
        // Of one byte each, so that places stay.
        excerpt.text.push(if c < ' ' { ' ' } else { c });
    }
    if text.as_bytes()[stop..].iter().any(|byte| *byte > b' ') {
        excerpt.text.push_str(" …");
    }
    excerpt
}

/// The beginning of a word at most `room` bytes before a place, or of the sentence or line if that is nearer.
fn start_before(text: &str, place: usize, room: usize) -> usize {
    let bytes = text.as_bytes();
    let mut start = place;
    let mut at = place;
    while at > 0 && place - at < room {
        at -= 1;
        if bytes[at] == b'\n' || (bytes[at] == b' ' && at > 0 && matches!(bytes[at - 1], b'.' | b';' | b'?' | b'!')) {
            return at + 1;
        }
        if bytes[at] == b' ' {
            start = at + 1;
        }
    }
    if at == 0 { 0 } else { start }
}

/// The end of a word at most `room` bytes after a place.
fn end_after(text: &str, place: usize, room: usize) -> usize {
    if text.len() <= place + room {
        return text.len();
    }
    let mut stop = place;
    for (at, byte) in text.bytes().enumerate().skip(place).take(room) {
        if matches!(byte, b' ' | b'\n') {
            stop = at;
        }
    }
    stop
}
