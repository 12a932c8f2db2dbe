//! Markdown: headings, paragraphs, lists and tables. Stress and links are read as their words; pictures and HTML have none.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::line::Line;
use super::tree::Note;

/// The paragraphs of a text, and what was left out of it.
pub(super) fn lines(text: &str) -> (Vec<Line>, Vec<Note>) {
    let mut reading = Reading::default();
    for (event, place) in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        reading.read(event, place);
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
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) => self.end(),
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
        let text = one_line(&std::mem::take(&mut self.text));
        let (heading, place) = (self.heading.take(), self.place.take());
        if text.is_empty() {
            return;
        }
        let goes_on = !self.lists.is_empty() && !std::mem::take(&mut self.begins_entry) && heading.is_none();
        if let Some(line) = self.lines.last_mut().filter(|line| goes_on && line.depth > 0) {
            line.text = format!("{} {text}", line.text);
            return;
        }
        let number = std::mem::take(&mut self.number);
        self.lines.push(Line { text, number, heading, depth: self.lists.len(), place, ..Line::default() });
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
}
