//! Numbering: a list of the document has levels for topics, clauses, items and items inside items, so that Word counts and
//! cross-references follow.
//!
//! Clauses that are called by their ids have the number of the id: `PAT-2` is the second of a list whose numbers look like
//! `PAT-2`. Where the letters of items leave some out, as after a fallback, a list of its own goes on with the right one.

use super::W;
use super::writer::Writer;
use crate::items::{Count, ItemStyle, MAX_LEVELS};

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

/// The levels of items below clauses, which are on level `clause`. A number of the style `1.1` has those of the items above.
fn items(clause: usize, style: ItemStyle) -> [Level; MAX_LEVELS] {
    [0, 1, 2].map(|depth| {
        let format = match style.count(depth) {
            Count::Letter => "lowerLetter",
            Count::Roman => "lowerRoman",
            Count::Capital => "upperLetter",
            Count::Figure => "decimal",
        };
        let first = if style == ItemStyle::Decimal { 0 } else { depth };
        let numbers: Vec<String> = (first..=depth).map(|depth| format!("%{}", clause + 2 + depth)).collect();
        let steps = u32::try_from(depth).expect("three levels") + 1;
        level(format, style.signs(depth).around(&numbers.join(".")), steps * INDENT, INDENT)
    })
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
    pub(super) fn of_id(&mut self, id: &str, style: ItemStyle) -> ListId {
        let number = id.rsplit_once('-').and_then(|(prefix, number)| {
            let is_plain = !number.starts_with('0') && number.len() < 9;
            Some((prefix, number.parse::<u64>().ok().filter(|_| is_plain)?))
        });
        let heading = |text: String| std::iter::once(level("decimal", text, 0, 0)).chain(items(0, style)).collect();
        if let Some((prefix, number)) = number {
            let kind = self.kind(heading(format!("{prefix}-%1")));
            self.list(kind, vec![(0, number)])
        } else {
            let kind = self.kind(heading(id.to_owned()));
            self.list(kind, Vec::new())
        }
    }

    /// The list of all clauses that are called by numbers, with or without a level for topics.
    pub(super) fn of_numbers(&mut self, with_topics: bool, style: ItemStyle) -> ListId {
        let mut levels = vec![level("decimal", "%1", 0, 0)];
        if with_topics {
            levels.push(level("decimal", "%1.%2", 0, 0));
        }
        levels.extend(items(usize::from(with_topics), style));
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
    pub(super) fn part(&self, right_to_left: bool) -> Vec<u8> {
        let mut xml = Writer::new("w:numbering", &[W], right_to_left);
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

fn write_level(xml: &mut Writer, index: usize, level: &Level) {
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
    // Brackets and dots around a number are turned with the line; the letters of an id, such as `PAT-2`, are not.
    if !level.text.contains(|c: char| c.is_ascii_alphabetic()) {
        write_direction(xml);
    }
    xml.close();
}

fn write_direction(xml: &mut Writer) {
    if xml.is_right_to_left() {
        xml.open("w:rPr", &[]);
        xml.leaf("w:rtl", &[]);
        xml.close();
    }
}
