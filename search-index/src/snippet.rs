//! Excerpts: the words around a match, with the matched ones marked.

use std::ops::Range;

use crate::analysis::{Style, Token, tokenize};
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
    /// Single terms with what they say, sorted by term.
    terms: Vec<(TermId, f32)>,
    /// Terms that count only one after the other.
    sequences: Vec<(&'a [TermId], f32)>,
}

/// A marked place in a text.
#[derive(Debug, Clone)]
struct Mark {
    range: Range<usize>,
    term: TermId,
    weight: f32,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(dictionary: &'a Dictionary, plan: &'a Plan) -> Self {
        let most = plan.groups.iter().map(|group| group.weight).fold(0.0, f32::max);
        let telling = plan.groups.iter().filter(|group| group.weight >= most * TELLING);
        let ways = telling.flat_map(|group| group.alternatives.iter().map(|way| (&way.terms[..], group.weight * way.weight)));
        let (single, sequences): (Vec<_>, Vec<_>) = ways.partition(|(terms, _)| terms.len() == 1);
        let mut terms: Vec<(TermId, f32)> = single.into_iter().map(|(terms, weight)| (terms[0], weight)).collect();
        let of_phrases = plan.phrases.iter().flat_map(|phrase| phrase.parts.iter().map(|&(_, term)| (term, most)));
        terms.extend(of_phrases);
        terms.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        terms.dedup_by_key(|(term, _)| *term);
        Self { dictionary, terms, sequences }
    }

    /// A whole text with its marks, as for titles.
    pub(crate) fn whole(&self, text: &str) -> Excerpt {
        let marks = self.marks(text).into_iter().map(|mark| mark.range).collect();
        Excerpt { text: text.to_owned(), marks: merged(marks) }
    }

    /// The best excerpt of a text with how much it says, or nothing when the text has no match.
    pub(crate) fn excerpt(&self, text: &str) -> Option<(Excerpt, f32)> {
        let marks = self.marks(text);
        let best = (0..marks.len())
            .map(|first| (first, self.worth(&marks, first)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        let (first, worth) = best?;
        let shown = &marks[first..];
        let inside = shown.iter().take_while(|mark| mark.range.end <= shown[0].range.start + LENGTH).count();
        let end = shown[inside.max(1) - 1].range.end;
        Some((cut(text, &shown[..inside.max(1)], end), worth))
    }

    /// What the marks say that one excerpt beginning with mark `first` can show: each term once, then a little for more.
    fn worth(&self, marks: &[Mark], first: usize) -> f32 {
        let start = marks[first].range.start;
        let shown = marks[first..].iter().take_while(|mark| mark.range.end <= start + LENGTH);
        let mut seen: Vec<TermId> = Vec::new();
        shown.fold(0.0, |worth, mark| {
            let new = !seen.contains(&mark.term);
            seen.push(mark.term);
            worth + if new { mark.weight } else { mark.weight * 0.02 }
        })
    }

    fn marks(&self, text: &str) -> Vec<Mark> {
        let tokens: Vec<(Token, TermId)> = tokenize(text, Style::Prose)
            .into_iter()
            .filter_map(|token| self.dictionary.find(&token.text).map(|term| (token, term)))
            .collect();
        let mut marks: Vec<Mark> = tokens
            .iter()
            .filter_map(|(token, term)| {
                let place = self.terms.binary_search_by_key(term, |&(term, _)| term).ok()?;
                Some(Mark { range: token.from..token.to, term: *term, weight: self.terms[place].1 })
            })
            .collect();
        let parts: Vec<&(Token, TermId)> = tokens.iter().filter(|(token, _)| !token.whole).collect();
        for (sequence, weight) in &self.sequences {
            for window in parts.windows(sequence.len()).filter(|window| window.iter().map(|(_, term)| term).eq(*sequence)) {
                marks.extend(window.iter().map(|(token, term)| Mark { range: token.from..token.to, term: *term, weight: *weight }));
            }
        }
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        marks
    }
}

/// Joins ranges that touch or overlap.
fn merged(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Cuts an excerpt around marks, at blanks, in one line.
fn cut(text: &str, marks: &[Mark], end: usize) -> Excerpt {
    let first = marks[0].range.start;
    let room = LENGTH.saturating_sub(end - first);
    let start = blank_before(text, first, room / 3);
    let stop = blank_after(text, end, LENGTH.saturating_sub(end - start));
    let mut excerpt = Excerpt::default();
    if start > 0 {
        excerpt.text.push_str("… ");
    }
    let shift = excerpt.text.len();
    // Line breaks become blanks of the same length, so places stay.
    excerpt.text.extend(text[start..stop].chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }));
    if stop < text.len() {
        excerpt.text.push_str(" …");
    }
    let ranges = marks.iter().map(|mark| mark.range.start - start + shift..mark.range.end - start + shift);
    excerpt.marks = merged(ranges.collect());
    excerpt
}

/// The beginning of a word at most `room` bytes before a place, or the beginning of the sentence or line if nearer.
fn blank_before(text: &str, place: usize, room: usize) -> usize {
    let lowest = place.saturating_sub(room);
    let mut start = place;
    for (at, c) in text[..place].char_indices().rev().take_while(|&(at, _)| at >= lowest) {
        let after = at + c.len_utf8();
        if c == '\n' || (c == ' ' && text[..at].ends_with(['.', ';', ':', '?', '!'])) {
            return after;
        }
        if c.is_whitespace() {
            start = after;
        }
    }
    if lowest == 0 { 0 } else { start }
}

/// The end of a word at most `room` bytes after a place.
fn blank_after(text: &str, place: usize, room: usize) -> usize {
    let highest = place + room;
    if text.len() <= highest {
        return text.trim_end().len().max(place);
    }
    let blanks = text[place..].char_indices().map(|(at, c)| (place + at, c)).take_while(|&(at, _)| at <= highest);
    blanks.filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).last().unwrap_or(place)
}
