//! XML of a part of the document, which knows the direction of the script.

use std::ops::{Deref, DerefMut, Range};

use crate::scripts::is_right_to_left;
use crate::xml::Xml;

/// A part of the document that is being written.
pub(super) struct Writer {
    xml: Xml,
    /// Whether the script runs from right to left.
    right_to_left: bool,
}

impl Writer {
    /// A part with its root element.
    pub(super) fn new(root: &'static str, attributes: &[(&str, &str)], right_to_left: bool) -> Self {
        Self { xml: Xml::new(root, attributes), right_to_left }
    }

    /// Whether the script runs from right to left.
    pub(super) const fn is_right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// An element that a part has only where the script runs from right to left.
    pub(super) fn where_right_to_left(&mut self, name: &str) {
        if self.right_to_left {
            self.xml.leaf(name, &[]);
        }
    }

    /// The pieces of a line, each with whether it runs from right to left.
    pub(super) fn directions(&self, line: &str) -> Vec<(Range<usize>, bool)> {
        if self.right_to_left { directions(line) } else { vec![(0..line.len(), false)] }
    }

    /// The document: its root element is closed here.
    pub(super) fn document(self) -> Vec<u8> {
        self.xml.document()
    }
}

impl Deref for Writer {
    type Target = Xml;

    fn deref(&self) -> &Xml {
        &self.xml
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Xml {
        &mut self.xml
    }
}

/// Words of a script from left to right stand in runs of their own: in a run from right to left, a word processor turns
/// `PAT-2` into `2-PAT`. Numbers behind such words belong to them: `NIST SP 800-53`.
fn directions(line: &str) -> Vec<(Range<usize>, bool)> {
    let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
    let mut add = |range: Range<usize>, is_right_to_left: bool| match pieces.last_mut() {
        _ if range.is_empty() => {}
        Some((last, same)) if *same == is_right_to_left => last.end = range.end,
        _ => pieces.push((range, is_right_to_left)),
    };
    let (mut at, mut end_of_foreign) = (0, None);
    for word in line.split_whitespace() {
        let start = at + line[at..].find(word).expect("the word is in the rest of the line");
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let from = start + word.find(core).unwrap_or_default();
        let has_letters = core.contains(char::is_alphabetic);
        let goes_on = end_of_foreign.is_some_and(|end| line[end..from].chars().all(char::is_whitespace));
        if core.is_empty() || core.contains(is_right_to_left) || !has_letters && !goes_on {
            end_of_foreign = None;
            add(at..start + word.len(), true);
        } else {
            add(at..from, !goes_on);
            add(from..from + core.len(), false);
            add(from + core.len()..start + word.len(), true);
            end_of_foreign = Some(from + core.len());
        }
        at = start + word.len();
    }
    add(at..line.len(), true);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[(&str, bool)]) {
        let found: Vec<(&str, bool)> = directions(line).into_iter().map(|(range, rtl)| (&line[range], rtl)).collect();
        assert_eq!(found, expected);
        assert_eq!(found.iter().map(|(text, _)| *text).collect::<String>(), line);
    }

    #[test]
    fn words_of_the_other_direction_stand_in_runs_of_their_own() {
        check("המשכיר ימסור", &[("המשכיר ימסור", true)]);
        check("לפי PAT-2, תוך 30 ימים.", &[("לפי ", true), ("PAT-2", false), (", תוך 30 ימים.", true)]);
        check("(NIST SP 800-53) 7", &[("(", true), ("NIST SP 800-53", false), (") 7", true)]);
        check("ב-DEL-1 ", &[("ב-DEL-1 ", true)]);
        check(" A  ", &[(" ", true), ("A", false), ("  ", true)]);
        check("", &[]);
        check("—", &[("—", true)]);
    }
}
