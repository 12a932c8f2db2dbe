//! Markdown: headings, paragraphs, lists and tables. Pictures and HTML are no words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::line::Line;

/// A list that is open: the number of its next entry, if it has numbers.
type List = Option<u64>;

/// What is being read.
#[derive(Default)]
struct Reading {
    lines: Vec<Line>,
    text: String,
    heading: Option<usize>,
    lists: Vec<List>,
    /// The number of the entry whose first paragraph has not come yet.
    number: String,
    row: bool,
    /// Inside an image, whose description is no text of the draft.
    images: usize,
}

/// The paragraphs of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut reading = Reading::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        reading.read(event);
    }
    reading.end();
    reading.lines
}

impl Reading {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) if self.images == 0 => self.text.push_str(&words),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::Rule => self.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
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
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.number = format!("{next}.");
                    *next += 1;
                }
            }
            Tag::TableHead | Tag::TableRow => {
                self.end();
                self.row = true;
            }
            Tag::TableCell if !self.text.is_empty() => self.text.push('\n'),
            Tag::Image { .. } => self.images += 1,
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) => self.end(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.images -= 1,
            TagEnd::List(_) => {
                self.end();
                self.lists.pop();
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::TableRow => self.end(),
            _ => {}
        }
    }

    /// Ends the paragraph that is open.
    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (heading, row) = (self.heading.take(), std::mem::take(&mut self.row));
        if text.trim().is_empty() {
            return;
        }
        let bullets = self.lists.iter().filter(|list| list.is_none()).count();
        let number = std::mem::take(&mut self.number);
        self.lines.push(Line { text: text.trim().to_owned(), number, heading, depth: bullets, row, ..Line::default() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_and_tables_become_lines() {
        let text = "# Exhibit\n\n2. First\n   second\n3. Next\n\n- one\n  - two\n\n![a picture](x.png) <b>bold</b> end\n\n| No | Duty |\n| - | - |\n| 1 | Patch it |\n";
        let found: Vec<_> = lines(text).into_iter().map(|line| (line.number, line.depth, line.row, line.text)).collect();
        let expected = [
            ("", 0, false, "Exhibit"),
            ("2.", 0, false, "First second"),
            ("3.", 0, false, "Next"),
            ("", 1, false, "one"),
            ("", 2, false, "two"),
            ("", 0, false, "bold end"),
            ("", 0, true, "No\nDuty"),
            ("", 0, true, "1\nPatch it"),
        ];
        assert_eq!(found, expected.map(|(number, depth, row, text)| (number.to_owned(), depth, row, text.to_owned())));
    }
}
