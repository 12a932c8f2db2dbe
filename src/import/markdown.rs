//! Markdown: headings, paragraphs, lists and tables. Stress and links are read as their words; pictures and HTML have none.

use std::ops::Range;

use std::sync::LazyLock;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::line::Line;
use super::tree::Note;
use super::{grid, number};
use crate::text::one_line;

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The paragraphs of a text, and what was left out of it.
pub(super) fn lines(text: &str) -> (Vec<Line>, Vec<Note>) {
    let mut reading = Reading::default();
    for (event, place) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let drawn = matches!(event, Event::Start(Tag::Paragraph)).then(|| grid::table(&text[place.clone()]));
        reading.read(event, place);
        if let Some(drawn) = drawn {
            reading.drawn = drawn;
        }
    }
    reading.end();
    (reading.lines, reading.notes)
}

#[derive(Default)]
struct Reading {
    lines: Vec<Line>,
    notes: Vec<Note>,
    text: String,
    place: Option<Range<usize>>,
    heading: Option<usize>,
    /// The lists that are open: the number of the next entry of each, if it has numbers.
    lists: Vec<Option<u64>>,
    /// The number of the entry whose first paragraph has not come yet.
    number: String,
    /// Whether the next paragraph is the first one of its entry.
    begins_entry: bool,
    table: Vec<Vec<String>>,
    row: Vec<String>,
    /// Inside a picture, whose description is no text of the document.
    pictures: usize,
    /// The rows of the paragraph that is open, if it is a table that is drawn with signs.
    drawn: Option<Vec<Vec<String>>>,
    /// Whether the text that is open is one only because it stands far to the right.
    is_indented: bool,
}

impl Reading {
    fn read(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, place),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) if self.pictures == 0 => {
                self.place.get_or_insert(place);
                self.text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Rule => self.end(),
            Event::Html(words) | Event::InlineHtml(words) if !words.trim().is_empty() && !words.starts_with("<!--") => {
                self.notes.push(Note::left_out("HTML is left out; the words inside it are kept only where they are text", Some(place)));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end();
                self.heading = Some(*level as usize);
            }
            Tag::List(start) => {
                self.end();
                self.lists.push(*start);
            }
            Tag::Item => {
                self.end();
                self.begins_entry = true;
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.number = format!("{next}.");
                    *next += 1;
                }
            }
            Tag::Table(_) => {
                self.end();
                self.place = Some(place);
            }
            Tag::Image { .. } => {
                self.pictures += 1;
                self.notes.push(Note::left_out("a picture is left out: a contract has no pictures", Some(place)));
            }
            Tag::CodeBlock(kind) => {
                self.end();
                self.is_indented = *kind == CodeBlockKind::Indented;
            }
            Tag::Paragraph | Tag::BlockQuote(_) => self.end(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.pictures -= 1,
            TagEnd::List(_) => {
                self.end();
                self.lists.pop();
            }
            TagEnd::TableCell => self.row.push(one_line(&std::mem::take(&mut self.text))),
            TagEnd::TableHead | TagEnd::TableRow => self.table.push(std::mem::take(&mut self.row)),
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.lines.push(Line { table, place: self.place.take(), ..Line::default() });
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => self.end(),
            _ => {}
        }
    }

    /// Ends the paragraph that is open. A second paragraph of an entry has no mark of its own and goes on with the first.
    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (heading, place) = (self.heading.take(), self.place.take());
        if text.trim().is_empty() {
            return;
        }
        if let Some(rows) = self.drawn.take() {
            let table = rows.iter().map(|row| row.iter().map(|cell| plain_words(cell)).collect()).collect();
            self.lines.push(Line { table, place, ..Line::default() });
            return;
        }
        // In an entry of a list, such text is the next paragraph of the entry.
        if std::mem::take(&mut self.is_indented) && self.lists.is_empty() {
            let paragraphs = indented(&text).into_iter();
            self.lines.extend(paragraphs.map(|text| Line { text, place: place.clone(), ..Line::default() }));
            return;
        }
        let text = one_line(&without_attributes(&text));
        let goes_on = !self.lists.is_empty() && !std::mem::take(&mut self.begins_entry) && heading.is_none();
        if let Some(line) = self.lines.last_mut().filter(|line| goes_on && line.depth > 0) {
            line.text = format!("{} {text}", line.text);
            return;
        }
        let number = std::mem::take(&mut self.number);
        self.lines.push(Line { text, number, heading, depth: self.lists.len(), place, ..Line::default() });
    }
}

/// The paragraphs of a text that is indented like a program: items inside a paragraph often are.
fn indented(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines().map(one_line) {
        match paragraphs.last_mut() {
            Some(paragraph) if open && !line.is_empty() && number::marked(&line).is_none() => {
                paragraph.push(' ');
                paragraph.push_str(&line);
            }
            _ if !line.is_empty() => paragraphs.push(line.clone()),
            _ => {}
        }
        open = !line.is_empty();
    }
    paragraphs
}

/// Text without what converters write behind words and pictures: `[words]{.underline}`, `{width="6in"}`.
fn without_attributes(text: &str) -> String {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[([^\[\]]*)\]\{[.#][^{}]*\}").expect("a regular expression"));
    static SIZES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{(?:width|height)=[^{}]*\}").expect("a regular expression"));
    SIZES.replace_all(&WORDS.replace_all(text, "$1"), "").into_owned()
}

/// The words of a piece of Markdown.
fn plain_words(text: &str) -> String {
    let words = Parser::new_ext(text, OPTIONS).filter_map(|event| match event {
        Event::Text(words) | Event::Code(words) => Some(words.into_string()),
        Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => Some(" ".to_owned()),
        _ => None,
    });
    one_line(&without_attributes(&words.collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_tables_become_lines() {
        let text = "# Exhibit\n\n2. First\n   second\n3. Next\n\n- one\n  1. two\n\n     more\n\n![a picture](x.png) **bold** end\n\n| No | Duty |\n| - | - |\n| 1 | Patch it |\n";
        let (lines, notes) = lines(text);
        let found: Vec<_> = lines.iter().map(|line| (line.number.as_str(), line.depth, line.text.as_str())).collect();
        let expected = [
            ("", 0, "Exhibit"),
            ("2.", 1, "First second"),
            ("3.", 1, "Next"),
            ("", 1, "one"),
            ("1.", 2, "two more"),
            ("", 0, "bold end"),
            ("", 0, ""),
        ];
        assert_eq!(found, expected);
        assert_eq!(lines[6].table, [["No", "Duty"], ["1", "Patch it"]]);
        assert_eq!(notes.len(), 1);
        assert_eq!(&text[lines[1].place.clone().expect("a place")], "First");
    }

    #[test]
    fn indented_text_in_an_entry_belongs_to_the_entry() {
        let (lines, _) = lines("- pick:\n\n      i) ripe\n      apples\n\n- store\n\n-     pack\n");
        let found: Vec<_> = lines.iter().map(|line| (line.depth, line.text.as_str())).collect();
        assert_eq!(found, [(1, "pick: i) ripe apples"), (1, "store"), (1, "pack")]);
    }

    #[test]
    fn what_converters_from_word_write_is_understood() {
        let text = "a) first:\n\n    i) small and\n    long; and\n\n    ii) last.\n\nSee [[the list]{.underline}](x) ![](y.png){width=\"6in\"} end.\n\n+----+--------+\n| No | **Do** |\n+====+========+\n| 1  | Pick   |\n+----+--------+\n";
        let (lines, _) = lines(text);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["a) first:", "i) small and long; and", "ii) last.", "See the list end.", ""]);
        assert_eq!(lines[4].table, [["No", "Do"], ["1", "Pick"]]);
    }
}
