//! The plain words of a chapter that mdBook renders, for the search.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::corpus::topic::ChapterWords;

use super::parser;

/// The headings and paragraphs of a chapter. Blocks of code and HTML are left out: nobody searches for their words.
pub(super) fn words(text: &str) -> ChapterWords {
    let mut words = ChapterWords::default();
    let mut line = String::new();
    let (mut in_code, mut in_heading) = (false, false);
    for event in parser::chapter_events(text) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::Heading { .. }) => {
                end_line(&mut line, &mut words.text);
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => {
                in_heading = false;
                words.headings.push(std::mem::take(&mut line));
            }
            Event::Text(piece) | Event::Code(piece) if !in_code => line.push_str(&piece),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => line.push(' '),
            Event::Start(Tag::Item | Tag::Paragraph)
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead)
                if !in_heading =>
            {
                end_line(&mut line, &mut words.text);
            }
            _ => {}
        }
    }
    end_line(&mut line, &mut words.text);
    words
}

fn end_line(line: &mut String, text: &mut String) {
    let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
    line.clear();
    if !words.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_lines_are_told_apart_and_code_is_left_out() {
        let text = "# How to `cite`\n\nOne\nline of [PAT-2].\n\n```\ncode\n```\n\n## Next\n\n- a\n- b\n\n| h | i |\n|---|---|\n| 1 | 2 |\n";
        let words = words(text);
        assert_eq!(words.headings, ["How to cite", "Next"]);
        assert_eq!(words.text, "One line of PAT-2.\na\nb\nh i\n1 2");
    }
}
