//! Plain text: from bytes to characters, from lines to paragraphs.

use super::cut::number_of;
use super::furniture::Furniture;
use super::line::Line;
use super::refused::Refused;
use crate::note::{Note, NoteCode};
use crate::words::Words;

/// The characters of a file. UTF-16 is known by its mark; what is not UTF-8 is read as Windows wrote it in the west.
pub(super) fn decode(bytes: &[u8], words: &Words) -> Result<(String, Vec<Note>), Refused> {
    let (little, big) = (bytes.strip_prefix(&[0xFF, 0xFE]), bytes.strip_prefix(&[0xFE, 0xFF]));
    if let Some(rest) = little.or(big) {
        let unit =
            |pair: &[u8]| if little.is_some() { u16::from_le_bytes([pair[0], pair[1]]) } else { u16::from_be_bytes([pair[0], pair[1]]) };
        let units = rest.chunks_exact(2).map(unit);
        return Ok((char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(), Vec::new()));
    }
    if bytes.contains(&0) {
        return Err(Refused::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.trim_start_matches('\u{FEFF}').to_owned(), Vec::new()));
    }
    let note = Note::new(NoteCode::Corrupt, words.get("draft-encoding"));
    Ok((bytes.iter().copied().map(windows_1252).collect(), vec![note]))
}

/// What Windows-1252 has where Latin-1 has signs of control, from 0x80 on; a space where it has nothing.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// A character of Windows-1252: as in Latin-1, but for dashes, quotation marks and some letters.
fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252.chars().nth(usize::from(byte - 0x80)).unwrap_or(' '),
        other => char::from(other),
    }
}

/// The paragraphs of a text. A blank line ends one; so does a line that begins with a number, or with a capital after the
/// end of a sentence, because text that was copied from a page has a break at the end of every line.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let rows: Vec<&str> = text.lines().map(str::trim).collect();
    let furniture = Furniture::of(rows.iter().copied());
    let mut lines: Vec<Line> = Vec::new();
    let mut open = false;
    for row in rows {
        if row.is_empty() {
            open = false;
            continue;
        }
        if furniture.has(row, |row| number_of(row).is_none()) {
            continue;
        }
        match lines.last_mut() {
            Some(line) if open && continues(&line.text, row) => {
                line.text.push(' ');
                line.text.push_str(row);
            }
            _ => lines.push(Line::new(row)),
        }
        open = true;
    }
    lines
}

/// Whether a row belongs to the paragraph before it.
fn continues(paragraph: &str, row: &str) -> bool {
    if number_of(row).is_some() || row.starts_with(['•', '-', '*', '–', '▪', '●']) {
        return false;
    }
    let ended = paragraph.ends_with(['.', ':', ';', '!', '?', '”', '"']);
    let begins = row.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
    !(ended && begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> Result<(String, Vec<Note>), Refused> {
        super::decode(bytes, &Words::default())
    }

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn broken_lines_are_joined_and_furniture_goes() {
        let page = |number: usize| {
            format!(
                "Exhibit F\n{number}.1 Scope. This applies to all\nequipment of kind {number}.\n{number}.2 Order. The exhibit\nof kind {number} prevails.\nPage {number} of 9\n"
            )
        };
        let found = texts(&(1..=4).map(page).collect::<String>());
        assert_eq!(found[..2], ["1.1 Scope. This applies to all equipment of kind 1.", "1.2 Order. The exhibit of kind 1 prevails."]);
        assert_eq!(found.len(), 8);
    }

    #[test]
    fn each_encoding_gives_its_characters() {
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("né".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16).expect("text").0, "né");
        let (text, notes) = decode(b"the \x93vendor\x94").expect("text");
        assert_eq!((text.as_str(), notes.len()), ("the “vendor”", 1));
        assert_eq!(decode(b"\x80\x84\x99\x9c\x9f\xdf").expect("text").0, "€„™œŸß");
        assert_eq!(decode(b"\x00\x01\x02"), Err(Refused::Binary));
    }
}
