//! The marks that items get in a clause file: `(a)`, inside them `(i)`, and entries of a list below.

use std::collections::HashMap;

use super::tree::Part;
use crate::corpus::{Block, Inline};
use crate::read::{item_letter, item_numeral, items_of};

/// How an item is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// `a`, `i`: an item with an anchor.
    Item(String),
    /// An entry of a list, with the mark that it had.
    Entry(String),
}

/// More items than this are a list and no part of a contract that anybody cites by letters.
const MAX_ITEMS: usize = 100;

/// The marks of the parts of a provision; none for what is no item.
pub(super) fn of(parts: &[Part]) -> Vec<Option<Mark>> {
    let letters = parts.iter().filter(|part| matches!(part, Part::Item { level: 0, .. })).count();
    let deepest = if letters > MAX_ITEMS { 0 } else { 2 };
    // A reader of clause files tells `(i)` the letter from `(i)` the numeral by what follows. Where that fails, items
    // inside others are written as lists.
    (0..=deepest).rev().map(|depth| counted(parts, depth)).find(|marks| is_read_so(parts, marks)).unwrap_or_else(|| counted(parts, 0))
}

/// Marks for so many levels of items.
fn counted(parts: &[Part], depth: usize) -> Vec<Option<Mark>> {
    let (mut letters, mut numerals, mut has_item) = (0, 0, false);
    let mut mark = |part: &Part| {
        let Part::Item { level, label, .. } = part else {
            // Behind a paragraph that speaks for the clause, a numeral would have no letter above it.
            has_item &= matches!(part, Part::Table(_));
            return None;
        };
        Some(match level {
            0 if depth > 0 => {
                letters += 1;
                (numerals, has_item) = (0, true);
                Mark::Item(item_letter(letters - 1))
            }
            1 if depth > 1 && has_item => {
                numerals += 1;
                Mark::Item(item_numeral(numerals - 1))
            }
            _ => Mark::Entry(label.clone()),
        })
    };
    parts.iter().map(&mut mark).collect()
}

/// Whether the reader of clause files sees the same levels.
fn is_read_so(parts: &[Part], marks: &[Option<Mark>]) -> bool {
    let paragraph = |mark: &Option<Mark>| match mark {
        Some(Mark::Item(mark)) => format!("({mark}) x"),
        _ => "x".to_owned(),
    };
    // Entries and tables belong to the item before them, so only paragraphs stand for themselves.
    let is_read = |(part, mark): &(&Part, &Option<Mark>)| !matches!((part, mark), (Part::Table(_), _) | (_, Some(Mark::Entry(_))));
    let read: Vec<_> = parts.iter().zip(marks).filter(is_read).collect();
    let blocks = read.iter().map(|(_, mark)| Block::Paragraph { words: vec![Inline::text(paragraph(mark), None)] }).collect();
    let mut levels = Vec::new();
    push_levels(&items_of(blocks), 0, &mut levels);
    let wanted = read.iter().filter_map(|(part, mark)| match (part, mark) {
        (Part::Item { level, .. }, Some(Mark::Item(_))) => Some(*level),
        _ => None,
    });
    levels.into_iter().eq(wanted)
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
    let mut above = (String::new(), String::new());
    for (part, mark) in parts.iter().zip(marks) {
        let (Part::Item { level, label, .. }, Some(Mark::Item(mark))) = (part, mark) else { continue };
        let (then, now) = (format!("({label})"), format!("({mark})"));
        if *level == 0 {
            above = (then.clone(), now.clone());
            names.entry(then).or_insert(now);
        } else {
            names.entry(above.0.clone() + &then).or_insert(above.1.clone() + &now);
        }
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
        let written = |mark: Option<Mark>| match mark.expect("items have marks") {
            Mark::Item(mark) => mark,
            Mark::Entry(_) => "-".to_owned(),
        };
        of(&items(levels)).into_iter().map(written).collect()
    }

    #[test]
    fn items_get_letters_and_numerals() {
        assert_eq!(marks(&[0, 1, 1, 2, 0]), ["a", "i", "ii", "-", "b"]);
        assert_eq!(marks(&[1, 0]), ["-", "a"], "no item stands above the first");
    }

    #[test]
    fn a_lone_numeral_behind_the_eighth_letter_would_be_read_as_the_ninth() {
        assert_eq!(marks(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 0]), ["a", "b", "c", "d", "e", "f", "g", "h", "-", "i"]);
    }

    #[test]
    fn marks_of_the_document_are_known() {
        let parts = items(&[0, 1]);
        let names = renamed(&parts, &of(&parts));
        assert_eq!(names["(9)(9)"], "(a)(i)");
    }
}
