//! A fallback applied to a text: what it replaces is marked as deleted, what it adds as inserted, and everything else
//! stays. A step whose place the text does not have changes nothing and is reported.

use super::text::Scope;
use super::{Change, Part, Piece};
use crate::corpus::{Alternative, Step};
use crate::items::{ItemStyle, anchor_part};
use crate::words::Words;

/// Applies an alternative. Says which step has no place in the text.
pub(super) fn apply(blocks: &mut Vec<Part>, alternative: &Alternative, scope: &Scope<'_>) -> Result<(), String> {
    let (style, words_of) = (scope.items, scope.words);
    let label = |item: &str| label(style, item, words_of);
    let missing = |item: &str| words_of.with("alternative-missing", &[("item", &label(item))]);
    alternative.steps.iter().try_for_each(|step| match step {
        Step::Replace { from, to, content } => replace(blocks, (from, to), scope, inserted(scope.blocks(content))),
        Step::ReplaceSentences { item, first, last, content } => {
            let words = first_line(&scope.blocks(content));
            let paragraph = paragraph(blocks, item).ok_or_else(|| missing(item))?;
            replace_sentences(paragraph, *first, *last, words)
                .ok_or_else(|| words_of.with("alternative-no-sentence", &[("item", &label(item))]))
        }
        Step::ReplaceWords { item, words, content } => {
            let new = first_line(&scope.blocks(content));
            let paragraph = paragraph(blocks, item).ok_or_else(|| missing(item))?;
            replace_words(paragraph, words, new)
                .ok_or_else(|| words_of.with("alternative-no-words", &[("item", &label(item)), ("words", words)]))
        }
        Step::Add { item, content } => add(blocks, item, scope.blocks(content)).ok_or_else(|| missing(item)),
    })
}

/// `b-ii` as a reader writes it.
pub(super) fn label(style: ItemStyle, anchor: &str, words: &Words) -> String {
    if anchor.is_empty() { words.get("alternative-text") } else { style.label(anchor) }
}

fn inserted(mut blocks: Vec<Part>) -> Vec<Part> {
    for block in &mut blocks {
        mark(block, Change::Inserted);
    }
    blocks
}

/// Says of a block in which text it is. Only paragraphs and items can say so; others stand in an item that does.
fn mark(block: &mut Part, as_what: Change) {
    if let Part::Paragraph { change, .. } | Part::Item { change, .. } = block {
        *change = Some(as_what);
    }
}

fn replace(blocks: &mut Vec<Part>, (from, to): (&str, &str), scope: &Scope<'_>, new: Vec<Part>) -> Result<(), String> {
    let label = |item: &str| label(scope.items, item, scope.words);
    let missing = |item: &str| scope.words.with("alternative-missing", &[("item", &label(item))]);
    let (parent, first) = from.rsplit_once('-').unwrap_or(("", from));
    let (other, last) = to.rsplit_once('-').unwrap_or(("", to));
    if parent != other {
        return Err(scope.words.with("alternative-apart", &[("from", &label(from)), ("to", &label(to))]));
    }
    let siblings = if parent.is_empty() { blocks } else { item(blocks, parent).ok_or_else(|| missing(parent))? };
    let start = position(siblings, first).ok_or_else(|| missing(from))?;
    let end = position(siblings, last).filter(|&end| end >= start).ok_or_else(|| missing(to))?;
    siblings[start..=end].iter_mut().for_each(|block| mark(block, Change::Deleted));
    siblings.splice(end + 1..=end, new);
    Ok(())
}

/// The index of an item that the text as published has.
fn position(blocks: &[Part], wanted: &str) -> Option<usize> {
    blocks.iter().position(|block| matches!(block, Part::Item { letter, change: None, .. } if anchor_part(letter) == wanted))
}

/// The blocks of an item.
fn item<'p>(blocks: &'p mut Vec<Part>, anchor: &str) -> Option<&'p mut Vec<Part>> {
    anchor.split('-').try_fold(blocks, |blocks, letter| {
        let index = position(blocks, letter)?;
        match &mut blocks[index] {
            Part::Item { blocks, .. } => Some(blocks),
            _ => None,
        }
    })
}

/// The first paragraph of an item, or of the text.
fn paragraph<'p>(blocks: &'p mut Vec<Part>, anchor: &str) -> Option<&'p mut Vec<Piece>> {
    let blocks = if anchor.is_empty() { blocks } else { item(blocks, anchor)? };
    blocks.iter_mut().find_map(|block| match block {
        Part::Paragraph { words, change: None } => Some(words),
        _ => None,
    })
}

/// The words of the first paragraph of a text.
fn first_line(blocks: &[Part]) -> Vec<Piece> {
    let line = blocks.iter().find_map(|block| match block {
        Part::Paragraph { words, .. } => Some(words.clone()),
        _ => None,
    });
    line.unwrap_or_default()
}

fn add(blocks: &mut Vec<Part>, anchor: &str, new: Vec<Part>) -> Option<()> {
    let place = if anchor.is_empty() { blocks } else { item(blocks, anchor)? };
    // An item of one paragraph goes on in it; behind a list of items a paragraph of its own follows.
    if let ([Part::Paragraph { words, change: None }], [Part::Paragraph { words: added, .. }], false) =
        (place.as_mut_slice(), new.as_slice(), anchor.is_empty())
    {
        let mut more = vec![Piece::Text { text: " ".to_owned() }];
        more.extend(added.iter().cloned());
        words.push(Piece::Changed { change: Change::Inserted, words: more });
        return Some(());
    }
    place.extend(inserted(new));
    Some(())
}

/// Replaces sentences, counted from 1, or from the end by a negative number; without `last` it goes to the end.
fn replace_sentences(words: &mut Vec<Piece>, first: isize, last: Option<usize>, new: Vec<Piece>) -> Option<()> {
    let starts = sentence_starts(words);
    let first = if first < 0 { starts.len().checked_sub(first.unsigned_abs())? } else { first.unsigned_abs().checked_sub(1)? };
    let last = last.unwrap_or(starts.len());
    if last <= first || last > starts.len() {
        return None;
    }
    let end = starts.get(last).copied().unwrap_or_else(|| length(words));
    let is_last = last == starts.len();
    cut(words, starts[first], end, new, !is_last);
    Some(())
}

fn replace_words(words: &mut Vec<Piece>, old: &str, new: Vec<Piece>) -> Option<()> {
    let text = measured(words);
    let start = text.find(old)?;
    cut(words, start, start + old.len(), new, false);
    Some(())
}

/// Marks the bytes from `start` to `end` of a measured line as deleted and puts `new` behind them.
fn cut(words: &mut Vec<Piece>, start: usize, end: usize, mut new: Vec<Piece>, space_after: bool) {
    let (mut before, mut old, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    for piece in words.drain(..) {
        let size = length(std::slice::from_ref(&piece));
        let (from, to) = (at, at + size);
        at = to;
        match piece {
            Piece::Text { text } => {
                let (left, right) = (start.clamp(from, to) - from, end.clamp(from, to) - from);
                push_text(&mut before, &text[..left]);
                push_text(&mut old, &text[left..right]);
                push_text(&mut after, &text[right..]);
            }
            piece if to <= start => before.push(piece),
            piece if from >= end => after.push(piece),
            piece => old.push(piece),
        }
    }
    if space_after {
        push_text(&mut new, " ");
    }
    words.extend(before);
    words.push(Piece::Changed { change: Change::Deleted, words: old });
    words.push(Piece::Changed { change: Change::Inserted, words: new });
    words.extend(after);
}

fn push_text(words: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        words.push(Piece::Text { text: text.to_owned() });
    }
}

fn length(words: &[Piece]) -> usize {
    measured(words).len()
}

/// The line in which places are counted: text as it is, and for everything else letters that are neither the end nor the
/// beginning of a sentence.
fn measured(words: &[Piece]) -> String {
    words
        .iter()
        .map(|piece| match piece {
            Piece::Text { text } | Piece::Term { text, .. } => text.clone(),
            Piece::Reference { published, .. } => published.clone(),
            // As an author writes it.
            Piece::Value { parameter, .. } => format!("{{{parameter}}}"),
            // What was added before is no part of the published text.
            Piece::Changed { change: Change::Inserted, .. } => String::new(),
            _ => "X".to_owned(),
        })
        .collect()
}

/// Where the sentences of a line begin.
fn sentence_starts(words: &[Piece]) -> Vec<usize> {
    let text = measured(words);
    let mut starts = vec![0];
    for (at, _) in text.match_indices(['.', '?', '!']) {
        let rest = &text[at + 1..];
        let next = rest.trim_start();
        if next.len() < rest.len() && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '“' | '"')) {
            starts.push(text.len() - next.len());
        }
    }
    starts
}
