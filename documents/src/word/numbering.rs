//! Numbering: a list of the document has levels for topics, clauses, items and items inside items, so that Word counts and
//! cross-references follow.
//!
//! Clauses that are called by their ids have the number of the id: `PAT-2` is the second of a list whose numbers look like
//! `PAT-2`. Where the letters of items leave some out, as after a fallback, a list of its own goes on with the right one.

use super::W;
use crate::xml::Xml;

/// How numbers of a level look.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    format: &'static str,
    text: String,
    /// Where its text begins, in twentieths of a point, and by how much its number stands before that.
    left: u32,
    hanging: u32,
}

/// A kind of list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kind(Vec<Level>);

/// A list: its kind, and the numbers at which levels start.
struct List {
    kind: usize,
    starts: Vec<(usize, u64)>,
}

/// All lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    kinds: Vec<Kind>,
    lists: Vec<List>,
}

/// A list by its number in the document.
pub(super) type ListId = usize;

const INDENT: u32 = 567;

fn level(format: &'static str, text: impl Into<String>, left: u32, hanging: u32) -> Level {
    Level { format, text: text.into(), left, hanging }
}

/// The levels of items below clauses, which are on level `clause`.
fn items(clause: usize) -> [Level; 2] {
    [
        level("lowerLetter", format!("(%{})", clause + 2), INDENT, INDENT),
        level("lowerRoman", format!("(%{})", clause + 3), 2 * INDENT, INDENT),
    ]
}

impl Numbering {
    fn kind(&mut self, levels: Vec<Level>) -> usize {
        let kind = Kind(levels);
        self.kinds.iter().position(|known| *known == kind).unwrap_or_else(|| {
            self.kinds.push(kind);
            self.kinds.len() - 1
        })
    }

    fn list(&mut self, kind: usize, starts: Vec<(usize, u64)>) -> ListId {
        self.lists.push(List { kind, starts });
        self.lists.len()
    }

    /// The list of a clause that is called by its id.
    pub(super) fn of_id(&mut self, id: &str) -> ListId {
        let number = id.rsplit_once('-').and_then(|(prefix, number)| {
            let is_plain = !number.starts_with('0') && number.len() < 9;
            Some((prefix, number.parse::<u64>().ok().filter(|_| is_plain)?))
        });
        let heading = |text: String| std::iter::once(level("decimal", text, 0, 0)).chain(items(0)).collect();
        if let Some((prefix, number)) = number {
            let kind = self.kind(heading(format!("{prefix}-%1")));
            self.list(kind, vec![(0, number)])
        } else {
            let kind = self.kind(heading(id.to_owned()));
            self.list(kind, Vec::new())
        }
    }

    /// The list of all clauses that are called by numbers, with or without a level for topics.
    pub(super) fn of_numbers(&mut self, with_topics: bool) -> ListId {
        let mut levels = vec![level("decimal", "%1", 0, 0)];
        if with_topics {
            levels.push(level("decimal", "%1.%2", 0, 0));
        }
        levels.extend(items(usize::from(with_topics)));
        let kind = self.kind(levels);
        self.list(kind, Vec::new())
    }

    /// The same kind of list, going on at `start` on a level.
    pub(super) fn going_on(&mut self, list: ListId, level: usize, start: u64) -> ListId {
        let kind = self.lists[list - 1].kind;
        self.list(kind, vec![(level, start)])
    }

    /// A list without numbers.
    pub(super) fn bullets(&mut self) -> ListId {
        let kind = self.kind((1..=4).map(|depth| level("bullet", "•", (depth + 1) * INDENT, INDENT)).collect());
        self.list(kind, Vec::new())
    }

    /// A list with numbers from `start`.
    pub(super) fn numbered(&mut self, start: u64) -> ListId {
        let kind = self.kind((1..=4).map(|depth| level("decimal", format!("%{depth}."), (depth + 1) * INDENT, INDENT)).collect());
        self.list(kind, vec![(0, start)])
    }

    /// The part of the package.
    pub(super) fn part(&self) -> Vec<u8> {
        let mut xml = Xml::new("w:numbering", &[W]);
        for (id, kind) in self.kinds.iter().enumerate() {
            xml.open("w:abstractNum", &[("w:abstractNumId", &id.to_string())]);
            xml.val("w:multiLevelType", "multilevel");
            for (index, level) in kind.0.iter().enumerate() {
                write_level(&mut xml, index, level);
            }
            xml.close();
        }
        for (index, list) in self.lists.iter().enumerate() {
            xml.open("w:num", &[("w:numId", &(index + 1).to_string())]);
            xml.val("w:abstractNumId", &list.kind.to_string());
            for (level, start) in &list.starts {
                xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
                xml.val("w:startOverride", &start.to_string());
                xml.close();
            }
            xml.close();
        }
        xml.document()
    }
}

fn write_level(xml: &mut Xml, index: usize, level: &Level) {
    xml.open("w:lvl", &[("w:ilvl", &index.to_string())]);
    xml.val("w:start", "1");
    xml.val("w:numFmt", level.format);
    if level.hanging == 0 {
        xml.val("w:suff", "space");
    }
    xml.val("w:lvlText", &level.text);
    xml.val("w:lvlJc", "left");
    xml.open("w:pPr", &[]);
    xml.leaf("w:ind", &[("w:left", &level.left.to_string()), ("w:hanging", &level.hanging.to_string())]);
    xml.close();
    xml.close();
}

/// The number of an item by its letters, `c` or `cc`; none if they are no such letters.
pub(super) fn letter_number(letters: &str) -> Option<u64> {
    let first = letters.bytes().next().filter(u8::is_ascii_lowercase)?;
    letters.bytes().all(|letter| letter == first).then(|| u64::from(first - b'a' + 1) + 26 * (letters.len() as u64 - 1))
}

/// The number of an item by its Roman numeral; none if it is none.
pub(super) fn roman_number(numeral: &str) -> Option<u64> {
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<u64> = numeral.chars().map(value).collect::<Option<_>>()?;
    let mut total = 0;
    for (index, value) in values.iter().enumerate() {
        // A smaller sign before a larger one is taken away.
        if values.get(index + 1).is_some_and(|next| next > value) {
            total -= i64::try_from(*value).ok()?;
        } else {
            total += i64::try_from(*value).ok()?;
        }
    }
    u64::try_from(total).ok().filter(|total| *total > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_have_numbers() {
        let letters: Vec<_> = ["a", "z", "aa", "bb", "ab", "A", ""].into_iter().map(letter_number).collect();
        assert_eq!(letters, [Some(1), Some(26), Some(27), Some(28), None, None, None]);
        let numerals: Vec<_> = ["i", "iv", "ix", "xiv", "xl", "b", ""].into_iter().map(roman_number).collect();
        assert_eq!(numerals, [Some(1), Some(4), Some(9), Some(14), Some(40), None, None]);
    }
}
