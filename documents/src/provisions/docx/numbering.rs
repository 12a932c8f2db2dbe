//! The numbers that Word keeps apart from the words: lists, their levels and where each one stands.
//!
//! A list that is missing or nonsense gives no number, and its paragraphs stay.

use std::collections::{HashMap, HashSet};

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::xml::{attribute, number};

/// Word has nine levels.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `decimal`, `lowerLetter`, `bullet` and the like.
    format: String,
    /// Text with `%1` for the number of the first level.
    text: String,
    start: Option<usize>,
}

/// A list that paragraphs name: the definition that it uses, and its own starts.
#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    starts: HashMap<usize, usize>,
}

/// All lists of a document, with where each stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Vec<Level>>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [usize; LEVELS]>,
    /// Lists that have been used.
    begun: HashSet<String>,
}

/// What a paragraph of a list begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    Number(String),
    Bullet,
}

impl Numbering {
    pub(super) fn read(part: &str) -> Self {
        let mut numbering = Self::default();
        let mut reader = Reader::from_str(part);
        let (mut definition, mut list, mut level, mut override_level) = (None, None, 0, 0);
        loop {
            let event = reader.read_event();
            let Ok(Event::Start(element) | Event::Empty(element)) = &event else {
                match event {
                    Ok(Event::End(element)) if element.local_name().as_ref() == "abstractNum" => definition = None,
                    Ok(Event::End(element)) if element.local_name().as_ref() == "num" => list = None,
                    Ok(Event::Eof) | Err(_) => return numbering,
                    Ok(_) => {}
                }
                continue;
            };
            let value = || attribute(element, "val").unwrap_or_default();
            match element.local_name().as_ref() {
                "abstractNum" => definition = attribute(element, "abstractNumId"),
                "num" => list = attribute(element, "numId"),
                "lvl" => level = attribute(element, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0),
                "lvlOverride" => override_level = attribute(element, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0),
                "abstractNumId" => numbering.list(list.as_ref(), |list| list.definition = value()),
                "startOverride" => numbering.list(list.as_ref(), |list| {
                    list.starts.extend(number(element).map(|start| (override_level, start)));
                }),
                "numFmt" => numbering.level(definition.as_ref(), level, |level| level.format = value()),
                "lvlText" => numbering.level(definition.as_ref(), level, |level| level.text = value()),
                "start" => numbering.level(definition.as_ref(), level, |level| level.start = number(element)),
                _ => {}
            }
        }
    }

    fn list(&mut self, id: Option<&String>, change: impl FnOnce(&mut List)) {
        if let Some(id) = id {
            change(self.lists.entry(id.clone()).or_default());
        }
    }

    fn level(&mut self, id: Option<&String>, level: usize, change: impl FnOnce(&mut Level)) {
        if let Some(id) = id
            && level < LEVELS
        {
            let levels = self.definitions.entry(id.clone()).or_insert_with(|| vec![Level::default(); LEVELS]);
            change(&mut levels[level]);
        }
    }

    /// The marker of the next paragraph of a list.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<Marker> {
        let entry = self.lists.get(list)?;
        let levels = self.definitions.get(&entry.definition)?;
        let here = levels.get(level)?;
        let counts = self.counts.entry(entry.definition.clone()).or_insert([0; LEVELS]);
        // A list with a start of its own begins anew where it is used first.
        if self.begun.insert(list.to_owned()) {
            for (&level, &start) in entry.starts.iter().filter(|(level, _)| **level < LEVELS) {
                counts[level] = start.saturating_sub(1);
            }
        }
        let start = |level: usize| levels[level].start.unwrap_or(1);
        let below = &mut counts[level + 1..];
        below.fill(0);
        counts[level] = if counts[level] == 0 { start(level).max(1) } else { counts[level].saturating_add(1) };
        if here.format == "bullet" {
            return Some(Marker::Bullet);
        }
        if here.format == "none" || here.text.is_empty() {
            return None;
        }
        let mut text = here.text.clone();
        for (above, &count) in counts.iter().enumerate().take(level + 1) {
            let count = if count == 0 { start(above) } else { count };
            text = text.replace(&format!("%{}", above + 1), &written(count, &levels[above].format));
        }
        Some(Marker::Number(text.trim().to_owned()))
    }
}

/// A number as a list writes it.
fn written(number: usize, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// `a` to `z`, then `aa`, `bb`, as Word counts.
fn letters(number: usize, first: u8) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(first + u8::try_from(index % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (index / 26 + 1).min(5)).collect()
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = r#"<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;

    #[test]
    fn lists_count_as_word_does() {
        let mut numbering = Numbering::read(PART);
        let marker = |text: &str| Some(Marker::Number(text.to_owned()));
        assert_eq!(numbering.next("1", 0), marker("4."));
        assert_eq!(numbering.next("1", 1), marker("4.1"));
        assert_eq!(numbering.next("1", 1), marker("4.2"));
        assert_eq!(numbering.next("1", 2), marker("(i)"));
        assert_eq!(numbering.next("1", 0), marker("5."));
        assert_eq!(numbering.next("1", 1), marker("5.1"));
        assert_eq!(numbering.next("2", 0), marker("9."));
    }

    #[test]
    fn a_list_without_a_definition_has_no_numbers() {
        let mut numbering = Numbering::read(PART);
        assert_eq!(numbering.next("3", 0), None);
        assert_eq!(numbering.next("8", 0), None);
        assert_eq!(numbering.next("1", 9), None);
    }

    #[test]
    fn numbers_are_written_in_every_format() {
        let cases = [
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 2, "B"),
            ("upperRoman", 1994, "MCMXCIV"),
            ("decimalZero", 3, "03"),
            ("decimal", 7, "7"),
        ];
        for (format, number, expected) in cases {
            assert_eq!(written(number, format), expected);
        }
    }
}
