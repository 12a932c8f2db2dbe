//! Groups paragraphs that begin `(a)` or `(i)` into items.

use crate::corpus::{Block, Inline};
use crate::diagnostics::{Code, Diagnostic, Span};

/// The marker of a paragraph: its letters and its length in bytes, white space included.
fn marker(block: &Block) -> Option<(String, usize, Option<Span>)> {
    let Block::Paragraph { words } = block else { return None };
    let Some(Inline::Text { text, span }) = words.first() else { return None };
    let inner = text.strip_prefix('(')?;
    let close = inner.find(')')?;
    let letters = &inner[..close];
    let after = &inner[close + 1..];
    let fits = (1..=MAX_MARK_LEN).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_lowercase());
    if !fits || !(after.starts_with(' ') || after.is_empty()) {
        return None;
    }
    let length = close + 2 + usize::from(after.starts_with(' '));
    Some((letters.to_owned(), length, span.0.map(|span| span.part(0..close + 2))))
}

fn without_marker(block: Block, length: usize) -> Block {
    let Block::Paragraph { mut words } = block else { return block };
    if let Some(Inline::Text { text, span }) = words.first_mut() {
        text.drain(..length);
        span.0 = span.0.map(|span| Span { start: (span.start + length).min(span.end), ..span });
        if text.is_empty() {
            words.remove(0);
        }
    }
    Block::Paragraph { words }
}

/// Longest marker, in letters: six times through the alphabet is more than any contract needs.
const MAX_MARK_LEN: usize = 6;

/// `a` for 0, `z` for 25, then `aa`, as contracts go on. Behind the last there is only one that is too
/// long for a marker.
pub fn letter(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).expect("below 26"));
    last.to_string().repeat((index / 26 + 1).min(MAX_MARK_LEN + 1))
}

/// `i` for 0: lower-case Roman numerals.
pub fn roman(index: usize) -> String {
    const STEPS: [(usize, &str); 9] = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    // Nobody cites the thousandth part of an item.
    let mut rest = index.min(999) + 1;
    let mut numeral = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            numeral.push_str(letters);
            rest -= value;
        }
    }
    numeral
}

/// Groups clause text: items in order, numerals inside them. Reports what is out of order.
pub(super) fn group(blocks: Vec<Block>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let markers: Vec<_> = blocks.iter().map(marker).collect();
    let mut grouped: Vec<Block> = Vec::new();
    let (mut letters, mut numerals) = (0, 0);
    for (index, block) in blocks.into_iter().enumerate() {
        let Some((mark, length, span)) = markers[index].clone() else {
            // A list or a quotation right after an item belongs to it; a paragraph speaks for the clause.
            match (&block, grouped.last_mut()) {
                (Block::List { .. } | Block::Quote { .. } | Block::Table { .. } | Block::Code { .. }, Some(Block::Item { blocks, .. })) => {
                    blocks.push(block);
                }
                _ => grouped.push(block),
            }
            continue;
        };
        let item = Block::Item { letter: mark.clone(), span: span.into(), blocks: vec![without_marker(block, length)] };
        let nested = is_numeral(&mark, letters, numerals, &markers[index + 1..]);
        let expected = if nested { roman(numerals) } else { letter(letters) };
        if mark != expected {
            report_order(&mark, &expected, nested, letters > 0, span, diagnostics);
        }
        match grouped.last_mut() {
            Some(Block::Item { blocks, .. }) if nested => {
                blocks.push(item);
                numerals += 1;
            }
            _ => {
                if nested && mark == expected {
                    report_order(&mark, &letter(letters), true, false, span, diagnostics);
                }
                grouped.push(item);
                letters += 1;
                numerals = 0;
            }
        }
    }
    grouped
}

/// The items that a reader sees in the paragraphs of a clause text.
pub fn items_of(paragraphs: Vec<Block>) -> Vec<Block> {
    group(paragraphs, &mut Vec::new())
}

/// Whether a marker is a numeral inside an item: `(i)` after `(h)` is a letter unless `(ii)` comes
/// before the next letter.
fn is_numeral(mark: &str, letters: usize, numerals: usize, rest: &[Option<(String, usize, Option<Span>)>]) -> bool {
    if !mark.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c')) || letters == 0 && mark != "i" {
        return false;
    }
    if letters > 0 && mark == letter(letters) {
        let next = rest.iter().flatten().map(|(mark, ..)| mark.as_str()).next();
        return numerals > 0 && mark == roman(numerals) && next != Some(&letter(letters + 1))
            || next == Some(&roman(numerals + 1)) && mark == roman(numerals);
    }
    mark == roman(numerals) || numerals > 0 || mark == "i"
}

fn report_order(mark: &str, expected: &str, nested: bool, has_letters: bool, span: Option<Span>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(span) = span else { return };
    let help = if nested && !has_letters {
        "begin with `(a)`: numerals belong inside a lettered item".to_owned()
    } else {
        format!("write `({expected})`; contracts cite items by their letters, so the letters must run in order")
    };
    diagnostics.push(Diagnostic::new(Code::ItemOrder, span, format!("item `({mark})` stands where `({expected})` is expected")).help(help));
}

/// Groups a rationale: a paragraph that begins `(b)` is a note on that item of the clause.
pub(super) fn notes(blocks: Vec<Block>, text: &[Block], diagnostics: &mut Vec<Diagnostic>) -> Vec<Block> {
    let exists = |mark: &str| text.iter().any(|block| matches!(block, Block::Item { letter, .. } if letter == mark));
    blocks
        .into_iter()
        .map(|block| {
            let Some((mark, length, span)) = marker(&block) else { return block };
            if !exists(&mark) {
                if let Some(span) = span {
                    diagnostics.push(
                        Diagnostic::new(Code::UnknownItem, span, format!("the clause has no item `({mark})`")).help(
                            "name an item that the clause has; if this is not a note on an item, begin the paragraph with another word",
                        ),
                    );
                }
                return block;
            }
            Block::Item { letter: mark, span: span.into(), blocks: vec![without_marker(block, length)] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(marks: &[&str]) -> Vec<Block> {
        marks.iter().map(|mark| Block::Paragraph { words: vec![Inline::text(format!("{mark} text"), None)] }).collect()
    }

    /// The shape of grouped blocks: `a[i,ii] b -` for items, nested items and plain paragraphs.
    fn shape(blocks: &[Block]) -> String {
        let names: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Item { letter, blocks, .. } => {
                    let inner = shape(&blocks[1..]);
                    if inner.is_empty() { letter.clone() } else { format!("{letter}[{inner}]") }
                }
                _ => "-".to_owned(),
            })
            .collect();
        names.join(" ")
    }

    #[track_caller]
    fn check(marks: &[&str], expected: &str) {
        assert_eq!(shape(&group(paragraphs(marks), &mut Vec::new())), expected);
    }

    #[test]
    fn items_and_numerals_are_grouped() {
        check(&["x", "(a)", "(b)", "(i)", "(ii)", "(c)", "x"], "- a b[i ii] c -");
        check(&["(a)", "(i)", "(ii)", "(iii)", "(iv)", "(v)"], "a[i ii iii iv v]");
    }

    #[test]
    fn the_ninth_letter_is_told_from_the_first_numeral() {
        let eight = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)"];
        check(&[&eight[..], &["(i)", "(j)"]].concat(), "a b c d e f g h i j");
        check(&[&eight[..], &["(i)", "(ii)"]].concat(), "a b c d e f g h[i ii]");
        check(&[&eight[..], &["(i)"]].concat(), "a b c d e f g h i");
    }

    #[test]
    fn words_in_brackets_are_no_items() {
        check(&["(see)x", "(A)", "(1)"], "- - -");
    }
}
