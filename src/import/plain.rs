//! Plain text: from lines to paragraphs.

use std::ops::Range;

use clause_documents::provisions::Furniture;

use super::heading::is_heading;
use super::language::Language;
use super::line::Line;
use super::number;
use super::tree::Note;

/// So many page headers and footers are named.
const MAX_NAMED_ROWS: usize = 3;

/// The paragraphs of a text, and what was left out of it.
pub(super) fn lines(text: &str, language: &Language) -> (Vec<Line>, Vec<Note>) {
    let rows: Vec<(&str, Range<usize>)> = rows(text);
    let furniture = Furniture::of(rows.iter().map(|(row, _)| *row));
    let (mut lines, mut left_out) = (Vec::<Line>::new(), Vec::new());
    // Which paragraphs are one row that stands alone.
    let mut alone = Vec::new();
    let mut open = false;
    for (row, place) in rows {
        if row.is_empty() {
            open = false;
        } else if furniture.has(row, is_no_text) {
            left_out.push((row, place));
        } else {
            match lines.last_mut() {
                Some(line) if open && goes_on(&line.text, row, language) => {
                    line.text.push(' ');
                    line.text.push_str(row);
                    if let Some(before) = alone.last_mut() {
                        *before = false;
                    }
                }
                _ => {
                    // A row right behind another one is a part of it, as in a list.
                    if open && let Some(before) = alone.last_mut() {
                        *before = false;
                    }
                    lines.push(Line { text: row.to_owned(), place: Some(place), ..Line::default() });
                    alone.push(!open);
                }
            }
            open = true;
        }
    }
    number_headings(&mut lines, &alone, language);
    let place = left_out.first().map(|(_, place)| place.clone());
    let notes = furniture_note(&left_out.iter().map(|(row, _)| *row).collect::<Vec<_>>(), place);
    (lines, notes.into_iter().collect())
}

/// Tells which rows are left out because they are taken for page headers and footers.
pub(super) fn furniture_note(rows: &[&str], place: Option<Range<usize>>) -> Option<Note> {
    let mut different: Vec<&str> = Vec::new();
    for row in rows {
        if different.len() > MAX_NAMED_ROWS {
            break;
        }
        if !different.contains(row) {
            different.push(row);
        }
    }
    let named: Vec<String> = different.iter().take(MAX_NAMED_ROWS).map(|row| format!("\"{row}\"")).collect();
    let more = if different.len() > named.len() { " and others" } else { "" };
    let message = format!("lines that are taken for page headers and footers are left out ({}): {}{more}", rows.len(), named.join(", "));
    (!rows.is_empty()).then(|| Note::left_out(message, place))
}

/// Finds headings whose number is one figure without a dot, `2 Delivery`. An amount may begin a paragraph in the same way,
/// so each must stand alone, and together they must count from 1.
fn number_headings(lines: &mut [Line], alone: &[bool], language: &Language) {
    let number = |line: &Line| {
        let (number, rest) = line.text.split_once(' ')?;
        let is_title = rest.starts_with(char::is_uppercase) && is_heading(rest, language);
        number.parse::<usize>().ok().filter(|_| is_title && number.len() <= 2).map(|count| (count, number.len() + 1))
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| alone[*at]) {
        if let Some((count, length)) = number(line)
            && count == found.len() + 1
        {
            found.push((at, length));
        }
    }
    // One of them alone says nothing.
    for (at, length) in found.iter().filter(|_| found.len() > 1) {
        let line = &mut lines[*at];
        line.number = format!("{}.", line.text[..*length].trim_end());
        line.text.drain(..*length);
    }
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
    let is_joint = || paragraph.split_whitespace().next_back().is_some_and(|word| language.joints.contains(&word));
    let is_part = || number::of_part(row).is_some() && (paragraph.ends_with([':', ';', ',']) || is_joint());
    let is_announced = paragraph.ends_with(':') && row.starts_with(char::is_uppercase);
    if number::marked(row).is_some() || is_announced || is_part() {
        return false;
    }
    let is_title = number::marked(paragraph).is_some_and(|(_, rest)| is_heading(rest, language)) || !paragraph.contains(char::is_lowercase);
    let begins_quoted = row.starts_with(['“', '"', '„', '»']);
    let is_definition = begins_quoted && paragraph.ends_with(['.', ';', ':']);
    !(is_title && (begins_quoted || row.starts_with(char::is_uppercase)) || is_definition)
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
        assert_eq!(lines.len(), 8);
        let told: Vec<&str> = notes.iter().map(|note| note.message.as_str()).collect();
        let expected = "lines that are taken for page headers and footers are left out (8): \"Exhibit F\", \"Page 1 of 9\", \"Page 2 of 9\" and others";
        assert_eq!(told, [expected]);
        let place = lines[0].place.clone().expect("texts have places");
        assert_eq!(&text[place], "1.1 Scope");
    }

    #[test]
    fn rows_that_all_differ_are_compared_with_the_named_ones_only() {
        let rows: Vec<String> = (1..=300_000).map(|number| format!("Page {number}")).collect();
        let note = furniture_note(&rows.iter().map(String::as_str).collect::<Vec<_>>(), None).expect("rows are left out");
        assert!(note.message.ends_with("(300000): \"Page 1\", \"Page 2\", \"Page 3\" and others"), "{}", note.message);
    }

    #[test]
    fn bare_figures_that_count_are_the_numbers_of_headings() {
        let shape = |text: &str| {
            let (lines, _) = lines(text, crate::import::language::of("en"));
            lines.iter().map(|line| format!("{}|{}", line.number, line.text)).collect::<Vec<_>>()
        };
        let found = shape("1 Definitions\n\n“Crate” means a box.\n\n2 Delivery\n\n30 Crates\n\nare brought.\n");
        assert_eq!(found, ["1.|Definitions", "|“Crate” means a box.", "2.|Delivery", "|30 Crates", "|are brought."]);
        let found = shape("2.1 It shall:\n2.1.1 keep logs; and\n2.1.2 pay as\n2.2 says:\nDay means a day.");
        assert_eq!(found, ["|2.1 It shall:", "|2.1.1 keep logs; and", "|2.1.2 pay as 2.2 says:", "|Day means a day."]);
        assert_eq!(shape("1 Crate\n\nis enough.\n")[0], "|1 Crate");
        assert_eq!(shape("1. Terms\n“Crate” means a box."), ["|1. Terms", "|“Crate” means a box."]);
    }
}
