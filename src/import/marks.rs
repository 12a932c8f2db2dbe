//! The marks that items get in a clause file, in the style of the corpus: three levels, and entries of a list below.

use std::collections::HashMap;

use clause_documents::items::{MAX_LEVELS, label_inside};

use super::tree::Part;
use crate::corpus::{Block, Inline, ItemStyle, Signs, SourceSpan};
use crate::read::items_of;

/// How an item is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// An item with an anchor: its letter, `a`, `i`, and the signs around it.
    Item { letter: String, signs: Signs },
    /// An entry of a list, with the mark that it had.
    Entry(String),
}

/// More items than this are a list and no part of a contract that anybody cites by letters.
const MAX_ITEMS: usize = 100;

/// The marks of the parts of a provision; none for what is no item.
pub(super) fn of(parts: &[Part], style: ItemStyle) -> Vec<Option<Mark>> {
    let outer = parts.iter().filter(|part| matches!(part, Part::Item { level: 0, .. })).count();
    let deepest = if outer > MAX_ITEMS { 0 } else { MAX_LEVELS };
    // A reader of clause files tells `(i)` the letter from `(i)` the numeral by what follows. Where that fails, the
    // innermost items are written as lists.
    let marks = (0..=deepest).rev().map(|depth| counted(parts, depth, style));
    marks.into_iter().find(|marks| is_read_so(parts, marks, style)).unwrap_or_else(|| counted(parts, 0, style))
}

/// Marks for so many levels of items.
fn counted(parts: &[Part], depth: usize, style: ItemStyle) -> Vec<Option<Mark>> {
    let mut counts = [0_usize; MAX_LEVELS];
    // How many levels are open: an item may be one level deeper.
    let mut open = 0;
    let has_marked = parts.iter().any(|part| matches!(part, Part::Item { level: 0, label, .. } if !label.is_empty()));
    let mut mark = |part: &Part| {
        let Part::Item { level, label, .. } = part else {
            // Behind a paragraph that speaks for the clause, an inner item would have none above it.
            open = if matches!(part, Part::Table(_)) { open } else { 0 };
            return None;
        };
        // Bullets beside items with letters are no items: they would shift the letters.
        let is_list = has_marked && *level == 0 && label.is_empty();
        if is_list || *level >= depth || *level > open {
            return Some(Mark::Entry(label.clone()));
        }
        counts[*level] += 1;
        counts[level + 1..].fill(0);
        open = level + 1;
        let path: Vec<usize> = counts[..=*level].iter().map(|count| count - 1).collect();
        Some(Mark::Item { letter: style.letter(&path), signs: style.signs(*level) })
    };
    parts.iter().map(&mut mark).collect()
}

/// Whether the reader of clause files sees the same levels.
fn is_read_so(parts: &[Part], marks: &[Option<Mark>], style: ItemStyle) -> bool {
    let paragraph = |text: String| Block::Paragraph { words: vec![Inline::text(text, None)] };
    let block = |mark: &Option<Mark>| match mark {
        Some(Mark::Item { letter, signs }) if is_of_list(letter, *signs) => {
            Block::Item { letter: letter.clone(), signs: *signs, span: SourceSpan::default(), blocks: vec![paragraph("X".to_owned())] }
        }
        Some(Mark::Item { letter, signs }) => paragraph(format!("{} X", signs.around(letter))),
        _ => paragraph("X".to_owned()),
    };
    // Entries and tables belong to the item before them, so only paragraphs stand for themselves.
    let is_read = |(part, mark): &(&Part, &Option<Mark>)| !matches!((part, mark), (Part::Table(_), _) | (_, Some(Mark::Entry(_))));
    let read: Vec<_> = parts.iter().zip(marks).filter(is_read).collect();
    let blocks = read.iter().map(|(_, mark)| block(mark)).collect();
    let mut levels = Vec::new();
    push_levels(&items_of(blocks, style), 0, &mut levels);
    let wanted = read.iter().filter_map(|(part, mark)| match (part, mark) {
        (Part::Item { level, .. }, Some(Mark::Item { .. })) => Some(*level),
        _ => None,
    });
    levels.into_iter().eq(wanted)
}

/// Whether Markdown takes a marker for the number of a list, as which the reader of clause files gets it.
fn is_of_list(letter: &str, signs: Signs) -> bool {
    signs == Signs::Dot || signs == Signs::Closing && letter.starts_with(|c: char| c.is_ascii_digit())
}

fn push_levels(blocks: &[Block], level: usize, levels: &mut Vec<usize>) {
    for block in blocks {
        if let Block::Item { blocks, .. } = block {
            levels.push(level);
            push_levels(blocks, level + 1, levels);
        }
    }
}

/// The items of a provision by their marks in the document, `(2)(i)`, with what they are now, `(b)(i)`.
pub(super) fn renamed(parts: &[Part], marks: &[Option<Mark>]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let mut above: Vec<(String, String)> = Vec::new();
    for (part, mark) in parts.iter().zip(marks) {
        let (Part::Item { level, label, .. }, Some(Mark::Item { letter, signs })) = (part, mark) else { continue };
        above.truncate(*level);
        let (then, now) = above.last().map_or(("", ""), |(then, now)| (then, now));
        let names_of_both = (format!("{then}({label})"), label_inside(now, letter, *signs));
        names.entry(names_of_both.0.clone()).or_insert_with(|| names_of_both.1.clone());
        above.push(names_of_both);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(levels: &[usize]) -> Vec<Part> {
        levels.iter().map(|&level| Part::Item { level, label: "9".to_owned(), text: "x".to_owned() }).collect()
    }

    fn marks(levels: &[usize]) -> Vec<String> {
        marks_of(levels, ItemStyle::Letters)
    }

    fn marks_of(levels: &[usize], style: ItemStyle) -> Vec<String> {
        let written = |mark: Option<Mark>| match mark.expect("items have marks") {
            Mark::Item { letter, .. } => letter,
            Mark::Entry(_) => "-".to_owned(),
        };
        of(&items(levels), style).into_iter().map(written).collect()
    }

    #[test]
    fn items_get_letters_and_numerals() {
        assert_eq!(marks(&[0, 1, 1, 2, 3, 0]), ["a", "i", "ii", "A", "-", "b"]);
        assert_eq!(marks_of(&[0, 1, 1, 2, 0], ItemStyle::Decimal), ["1", "1.1", "1.2", "1.2.1", "2"]);
        assert_eq!(marks_of(&[0, 1, 1, 2, 0], ItemStyle::Figures), ["1", "a", "b", "i", "2"]);
        assert_eq!(marks(&[1, 0]), ["-", "a"], "no item stands above the first");
    }

    #[test]
    fn a_lone_numeral_behind_the_eighth_letter_would_be_read_as_the_ninth() {
        assert_eq!(marks(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 0]), ["a", "b", "c", "d", "e", "f", "g", "h", "-", "i"]);
    }

    #[test]
    fn marks_of_the_document_are_known() {
        let parts = items(&[0, 1]);
        for (style, name) in [(ItemStyle::Letters, "(a)(i)"), (ItemStyle::Decimal, "1.1"), (ItemStyle::HalfBrackets, "1) a)")] {
            assert_eq!(renamed(&parts, &of(&parts, style))["(9)(9)"], name);
        }
    }
}
