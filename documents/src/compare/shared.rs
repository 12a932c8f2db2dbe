//! The words that a provision shares with a clause, as a reader sees them.

use std::ops::Range;

use super::index::Index;
use super::words::Telling;

/// So many phrases are shown at most.
const MAX_PHRASES: usize = 8;

/// A word is shown if it counts at least this share of what the most telling one counts.
const SHARE_OF_FIRST: f32 = 0.25;

/// Words side by side that both texts have.
struct Phrase {
    range: Range<usize>,
    last: usize,
    worth: f32,
}

/// The phrases of a text that a clause has too, most telling first, and where they stand, in UTF-16 units.
pub(super) fn words(index: &Index, text: &str, telling: &[Telling], clause: usize) -> (Vec<String>, Vec<(usize, usize)>) {
    let found: Vec<_> = telling
        .iter()
        .filter_map(|word| {
            let worth = index.worth(&word.term, clause);
            (worth > 0.0).then_some((word, worth))
        })
        .collect();
    let most = found.iter().map(|(_, worth)| *worth).fold(0.0, f32::max);
    let mut phrases: Vec<Phrase> = Vec::new();
    for (word, worth) in found {
        match phrases.last_mut() {
            // A hyphenated word follows its parts once more as a whole.
            Some(phrase) if word.range.start < phrase.range.end => {}
            Some(phrase) if word.position == phrase.last + 1 && is_gap(&text[phrase.range.end..word.range.start]) => {
                phrase.range.end = word.range.end;
                phrase.last = word.position;
                phrase.worth += worth;
            }
            _ => phrases.push(Phrase { range: word.range.clone(), last: word.position, worth }),
        }
    }
    phrases.retain(|phrase| phrase.worth >= SHARE_OF_FIRST * most);
    let mut order: Vec<&Phrase> = phrases.iter().collect();
    order.sort_by(|left, right| right.worth.total_cmp(&left.worth).then(left.range.start.cmp(&right.range.start)));
    let mut shown: Vec<String> = Vec::new();
    for phrase in order {
        let words = text[phrase.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        if shown.len() < MAX_PHRASES && !shown.iter().any(|other| other.eq_ignore_ascii_case(&words)) {
            shown.push(words);
        }
    }
    (shown, in_utf16(text, phrases.iter().map(|phrase| &phrase.range)))
}

/// Whether two words with this between them are read as one phrase.
fn is_gap(between: &str) -> bool {
    between.chars().all(|c| c == ' ' || c == '-' || c == '/')
}

/// Ascending ranges in bytes as ranges in UTF-16 units.
fn in_utf16<'a>(text: &str, ranges: impl Iterator<Item = &'a Range<usize>>) -> Vec<(usize, usize)> {
    let (mut bytes, mut units) = (0, 0);
    let mut to = |offset: usize| {
        units += text[bytes..offset].encode_utf16().count();
        bytes = offset;
        units
    };
    ranges.map(|range| (to(range.start), to(range.end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_count_as_scripts_do() {
        let text = "é 😀 patch";
        let at = text.find("patch").expect("the word is there");
        assert_eq!(in_utf16(text, [0..2, at..at + 5].iter()), [(0, 1), (5, 10)]);
    }
}
