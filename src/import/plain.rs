//! Plain text: from lines to paragraphs.

use std::ops::Range;

use clause_documents::provisions::Furniture;

use super::language::Language;
use super::line::Line;
use super::number;
use super::outline::is_heading;
use super::tree::Note;

/// The paragraphs of a text, and what was left out of it.
pub(super) fn lines(text: &str, language: &Language) -> (Vec<Line>, Vec<Note>) {
    let rows: Vec<(&str, Range<usize>)> = rows(text);
    let furniture = Furniture::of(rows.iter().map(|(row, _)| *row));
    let (mut lines, mut notes) = (Vec::<Line>::new(), Vec::new());
    let mut open = false;
    for (row, place) in rows {
        if row.is_empty() {
            open = false;
        } else if furniture.has(row, is_no_text) {
            notes.push(Note::left_out(format!("\"{row}\" is taken for the head or foot of a page and left out"), Some(place)));
        } else {
            match lines.last_mut() {
                Some(line) if open && goes_on(&line.text, row, language) => {
                    line.text.push(' ');
                    line.text.push_str(row);
                }
                _ => lines.push(Line { text: row.to_owned(), place: Some(place), ..Line::default() }),
            }
            open = true;
        }
    }
    (lines, notes)
}

/// The lines of a text without the white space around them, each with where it stands.
fn rows(text: &str) -> Vec<(&str, Range<usize>)> {
    let (mut rows, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive(['\n', '\u{c}']) {
        let begin = at + line.len() - line.trim_start().len();
        let row = line.trim();
        rows.push((row, begin..begin + row.len()));
        at += line.len();
    }
    rows
}

/// Whether a line belongs to the paragraph before it: text that was copied from a page has a break in each line.
fn goes_on(paragraph: &str, row: &str, language: &Language) -> bool {
    if number::marked(row).is_some() {
        return false;
    }
    let is_title = number::marked(paragraph).is_some_and(|(_, rest)| is_heading(rest, language)) || !paragraph.contains(char::is_lowercase);
    let is_definition = row.starts_with(['“', '"', '„', '»']) && paragraph.ends_with(['.', ';', ':']);
    !(is_title && row.starts_with(char::is_uppercase) || is_definition)
}

/// Whether a line can be repeated without being part of the text: it is no sentence and begins with no number.
pub(super) fn is_no_text(row: &str) -> bool {
    number::marked(row).is_none() && !row.ends_with(['.', ';', ':', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined_and_pages_have_no_furniture() {
        let page = |number: usize| {
            format!(
                "Exhibit F\n{number}.1 Scope\nThis applies to all.\nEquipment of kind {number}\nis included.\nPage {number} of 9\n\u{c}"
            )
        };
        let text: String = (1..=4).map(page).collect();
        let (lines, notes) = lines(&text, crate::import::language::of("en"));
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts[..2], ["1.1 Scope", "This applies to all. Equipment of kind 1 is included."]);
        assert_eq!((lines.len(), notes.len()), (8, 8));
        let place = lines[0].place.clone().expect("texts have places");
        assert_eq!(&text[place], "1.1 Scope");
    }
}
