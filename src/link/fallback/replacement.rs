//! The quoted words of an alternative as blocks: a paragraph, or items with their markers.

use clause_documents::items::{Count, MAX_LEVELS};

use crate::corpus::{Block, Inline, ItemStyle, Signs, SourceSpan};

/// A marker in quoted words: which inline, from which byte to which, and its letters.
struct Marker {
    inline: usize,
    start: usize,
    end: usize,
    letters: String,
    is_inner: bool,
}

/// The level of items that a quotation has, and their style.
#[derive(Clone, Copy)]
struct Level {
    style: ItemStyle,
    level: usize,
}

/// The items that stand in place of the one with this anchor.
pub(super) fn items(inside: &[Inline], anchor: &str, style: ItemStyle) -> Option<Vec<Block>> {
    let words = trimmed(inside)?;
    let level = Level { style, level: anchor.matches('-').count() };
    if starts_with_marker(&words, style) {
        level.grouped(&words)
    } else {
        Some(vec![level.item(&style.letter_of(anchor), 0, vec![paragraph(words)])])
    }
}

/// A sentence that stands in a paragraph.
pub(super) fn sentence(inside: &[Inline], style: ItemStyle) -> Option<Vec<Block>> {
    let words = trimmed(inside)?;
    (!starts_with_marker(&words, style)).then(|| vec![paragraph(words)])
}

/// What is added behind an item: sentences, which begin with a capital letter, or items.
pub(super) fn addition(inside: &[Inline], anchor: &str, style: ItemStyle) -> Option<Vec<Block>> {
    let words = trimmed(inside)?;
    if starts_with_marker(&words, style) {
        let level = if anchor.is_empty() { 0 } else { anchor.matches('-').count() + 1 };
        return Level { style, level }.grouped(&words);
    }
    let begins_small = matches!(words.first(), Some(Inline::Text { text, .. }) if text.starts_with(char::is_lowercase));
    (!begins_small).then(|| vec![paragraph(words)])
}

fn paragraph(words: Vec<Inline>) -> Block {
    Block::Paragraph { words }
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

/// The letters of a marker in brackets at the beginning of a text, and its length with the space behind it.
fn marker(text: &str, style: ItemStyle) -> Option<(&str, usize)> {
    let (letters, rest) = text.strip_prefix('(')?.split_once(')')?;
    let is_marker = (1..=6).contains(&letters.len())
        && (letters.bytes().all(|letter| letter.is_ascii_lowercase())
            || [0, 2].iter().any(|&level| style.count(level) != Count::Roman && style.count(level).index(letters).is_some()));
    (is_marker && rest.starts_with(' ')).then_some((letters, letters.len() + 3))
}

/// Whether the words begin with the marker of an item.
fn starts_with_marker(words: &[Inline], style: ItemStyle) -> bool {
    let Some(Inline::Text { text, .. }) = words.first() else { return false };
    match style {
        ItemStyle::Letters | ItemStyle::Figures => marker(text, style).is_some(),
        ItemStyle::Decimal | ItemStyle::HalfBrackets => {
            let word = text.split(' ').next().unwrap_or_default();
            word.ends_with(['.', ')']) && style.anchor_of(word).is_some() || word.contains('.') && style.anchor_of(word).is_some()
        }
    }
}

impl Level {
    fn item(self, letter: &str, deeper: usize, blocks: Vec<Block>) -> Block {
        let signs = self.style.signs(self.level + deeper);
        Block::Item { letter: letter.to_owned(), signs, span: SourceSpan::default(), blocks }
    }

    /// Whether a letter follows another one on a level.
    fn follows(self, deeper: usize, before: &str, letters: &str) -> bool {
        let count = self.style.count(self.level + deeper);
        count.index(before).is_some_and(|index| count.letter(index + 1) == letters)
    }

    /// Items one after the other in one line. A marker is one that follows the end of a sentence or of an enumeration and
    /// is the next of its kind; `(b)` anywhere else is a reference. In styles without both brackets a number in a line may
    /// be anything, so that such a quotation stays prose.
    fn grouped(self, words: &[Inline]) -> Option<Vec<Block>> {
        if self.level >= MAX_LEVELS || self.style.signs(self.level) != Signs::Both {
            return None;
        }
        let markers = self.markers(words);
        let mut blocks: Vec<Block> = Vec::new();
        for (index, at) in markers.iter().enumerate() {
            let end = markers.get(index + 1).map_or((words.len(), 0), |next| (next.inline, next.start));
            let words = trimmed(&super::slice(words, (at.inline, at.end), end))?;
            let new = self.item(&at.letters, usize::from(at.is_inner), vec![paragraph(words)]);
            match blocks.last_mut() {
                Some(Block::Item { blocks: inner, .. }) if at.is_inner => inner.push(new),
                _ => blocks.push(new),
            }
        }
        Some(blocks)
    }

    fn markers(self, words: &[Inline]) -> Vec<Marker> {
        let mut found: Vec<Marker> = Vec::new();
        for (index, inline) in words.iter().enumerate() {
            let Inline::Text { text, .. } = inline else { continue };
            for (at, _) in text.match_indices('(') {
                let Some((letters, length)) = marker(&text[at..], self.style) else { continue };
                let before = text[..at].trim_end();
                let before = before.strip_suffix(" and").or_else(|| before.strip_suffix(" or")).unwrap_or(before);
                let is_end = before.ends_with(['.', ';', ':']) && text[..at].ends_with(' ');
                let is_first = found.is_empty() && index == 0 && at == 0;
                let begins = self.level + 1 < MAX_LEVELS && letters == self.style.count(self.level + 1).letter(0);
                let is_inner = found.last().is_some_and(|last| {
                    if last.is_inner { self.follows(1, &last.letters, letters) } else { begins && before.ends_with(':') }
                });
                let last_outer = found.iter().rev().find(|marker| !marker.is_inner);
                let follows = is_inner || last_outer.is_none_or(|last| self.follows(0, &last.letters, letters));
                if is_first || is_end && follows {
                    found.push(Marker { inline: index, start: at, end: at + length, letters: letters.to_owned(), is_inner });
                }
            }
        }
        found
    }
}
