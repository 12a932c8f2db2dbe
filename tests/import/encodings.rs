//! Texts that are not in UTF-8.

use super::support::Book;
use super::{assert_only_unfinished, import, request, told, written};

const TEXT: &str = "1. Crates\r\n\r\nThe Seller shall call it a “café crate” – always.\r\n";

#[test]
fn utf_16_is_known_by_its_mark() {
    let units = |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    for bytes in [[&[0xFF, 0xFE], &units(u16::to_le_bytes)[..]].concat(), [&[0xFE, 0xFF], &units(u16::to_be_bytes)[..]].concat()] {
        let imported = import(&Book::orchard(), &request("annex.txt", &bytes)).expect("a text");
        let book = written(Book::orchard(), &imported);
        assert!(book.text("src/sup/sup-1.md").contains("“café crate” – always"), "{}", book.text("src/sup/sup-1.md"));
        assert!(!told(&imported).contains("UTF-8"));
        assert_only_unfinished(&book);
    }
}

#[test]
fn other_bytes_are_read_as_windows_wrote_them_and_that_is_told() {
    let bytes: Vec<u8> = TEXT
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            other => u8::try_from(u32::from(other)).expect("the rest is Latin-1"),
        })
        .collect();
    let imported = import(&Book::orchard(), &request("annex.md", &bytes)).expect("a text");
    let book = written(Book::orchard(), &imported);
    assert!(book.text("src/sup/sup-1.md").contains("“café crate” – always"), "{}", book.text("src/sup/sup-1.md"));
    assert!(told(&imported).contains("warning[import-unsure]: the file is not encoded in UTF-8"), "{}", told(&imported));
    assert_only_unfinished(&book);
}

#[test]
fn utf_16_without_its_mark_is_no_text() {
    let bytes: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let refused = import(&Book::orchard(), &request("annex.txt", &bytes)).expect_err("it is refused");
    assert!(refused.message.contains("neither a Word document nor a text"), "{refused:?}");
}
