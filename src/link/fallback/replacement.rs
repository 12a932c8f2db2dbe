//! The quoted words of an alternative as blocks: a paragraph, or items with their markers.

use crate::corpus::{Block, Inline, SourceSpan};

/// A marker in quoted words: which inline, from which byte to which, and its letters.
struct Marker {
    inline: usize,
    start: usize,
    end: usize,
    letters: String,
    is_inner: bool,
}

/// The items that stand in place of the one with this anchor.
pub(super) fn items(inside: &[Inline], anchor: &str) -> Option<Vec<Block>> {
    let words = trimmed(inside)?;
    let letter = anchor.rsplit('-').next().unwrap_or(anchor);
    if starts_with_marker(&words) { grouped(&words, anchor.contains('-')) } else { Some(vec![item(letter, vec![paragraph(words)])]) }
}

/// A sentence that stands in a paragraph.
pub(super) fn sentence(inside: &[Inline]) -> Option<Vec<Block>> {
    let words = trimmed(inside)?;
    (!starts_with_marker(&words)).then(|| vec![paragraph(words)])
}

/// What is added behind an item: sentences, which begin with a capital letter, or items.
pub(super) fn addition(inside: &[Inline], anchor: &str) -> Option<Vec<Block>> {
    let words = trimmed(inside)?;
    if starts_with_marker(&words) {
        return grouped(&words, !anchor.is_empty());
    }
    let begins_small = matches!(words.first(), Some(Inline::Text { text, .. }) if text.starts_with(char::is_lowercase));
    (!begins_small).then(|| vec![paragraph(words)])
}

fn paragraph(words: Vec<Inline>) -> Block {
    Block::Paragraph { words }
}

fn item(letter: &str, blocks: Vec<Block>) -> Block {
    Block::Item { letter: letter.to_owned(), span: SourceSpan::default(), blocks }
}

/// Words without white space at their ends; none if nothing is left.
fn trimmed(words: &[Inline]) -> Option<Vec<Inline>> {
    let mut words = words.to_vec();
    if let Some(Inline::Text { text, .. }) = words.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text { text, .. }) = words.last_mut() {
        *text = text.trim_end().to_owned();
    }
    words.retain(|inline| !matches!(inline, Inline::Text { text, .. } if text.is_empty()));
    (!words.is_empty()).then_some(words)
}

/// The letters of a marker at the beginning of a text, and its length with the space behind it.
fn marker(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('(')?;
    let (letters, rest) = inner.split_once(')')?;
    let is_marker = (1..=6).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_lowercase());
    (is_marker && rest.starts_with(' ')).then_some((letters, letters.len() + 3))
}

fn starts_with_marker(words: &[Inline]) -> bool {
    matches!(words.first(), Some(Inline::Text { text, .. }) if marker(text).is_some())
}

/// Items one after the other in one line. A marker is one that follows the end of a sentence or of an enumeration and is
/// the next of its kind; `(b)` anywhere else is a reference.
fn grouped(words: &[Inline], first_is_inner: bool) -> Option<Vec<Block>> {
    let markers = markers(words, first_is_inner);
    let mut blocks: Vec<Block> = Vec::new();
    for (index, at) in markers.iter().enumerate() {
        let end = markers.get(index + 1).map_or((words.len(), 0), |next| (next.inline, next.start));
        let words = trimmed(&super::slice(words, (at.inline, at.end), end))?;
        let new = item(&at.letters, vec![paragraph(words)]);
        match blocks.last_mut() {
            Some(Block::Item { blocks: inner, .. }) if at.is_inner && !first_is_inner => inner.push(new),
            _ => blocks.push(new),
        }
    }
    Some(blocks)
}

fn markers(words: &[Inline], first_is_inner: bool) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    for (index, inline) in words.iter().enumerate() {
        let Inline::Text { text, .. } = inline else { continue };
        for (at, _) in text.match_indices('(') {
            let Some((letters, length)) = marker(&text[at..]) else { continue };
            let before = text[..at].trim_end();
            let before = before.strip_suffix(" and").or_else(|| before.strip_suffix(" or")).unwrap_or(before);
            let is_end = before.ends_with(['.', ';', ':']) && text[..at].ends_with(' ');
            let is_first = found.is_empty() && index == 0 && at == 0;
            let is_inner = match found.last() {
                None => first_is_inner,
                Some(last) if last.is_inner && next_numeral(&last.letters) == letters => true,
                Some(last) if !last.is_inner && letters == "i" && before.ends_with(':') => true,
                Some(_) if first_is_inner => continue,
                Some(_) => false,
            };
            let last_outer = found.iter().rev().find(|marker| !marker.is_inner);
            let follows = is_inner || last_outer.is_none_or(|last| next_letter(&last.letters) == letters);
            if is_first || is_end && follows {
                found.push(Marker { inline: index, start: at, end: at + length, letters: letters.to_owned(), is_inner });
            }
        }
    }
    found
}

fn next_letter(letters: &str) -> String {
    match letters.as_bytes() {
        [letter @ b'a'..=b'y'] => char::from(letter + 1).to_string(),
        _ => String::new(),
    }
}

fn next_numeral(numeral: &str) -> &'static str {
    const NUMERALS: [&str; 13] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"];
    let index = NUMERALS.iter().position(|known| *known == numeral);
    index.and_then(|index| NUMERALS.get(index + 1)).copied().unwrap_or_default()
}
