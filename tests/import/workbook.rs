//! Workbooks: those that a site exports, those of others, and files that were made to do harm.

use super::support::Book;
use super::word::package;
use super::{assert_only_unfinished, import, request, told, written};

/// A workbook with these sheets and shared texts.
fn workbook(sheets: &[&str], shared: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheets: Vec<(String, String)> = sheets
        .iter()
        .enumerate()
        .map(|(at, rows)| (format!("xl/worksheets/sheet{}.xml", at + 1), format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")))
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", shared.as_bytes())];
    parts.extend(sheets.iter().map(|(name, content)| (name.as_str(), content.as_bytes())));
    parts.extend(more);
    package(&parts)
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<c t=\"str\"><v>{cell}</v></c>")).collect();
    format!("<row>{cells}</row>")
}

#[test]
fn rows_become_clauses_and_the_rest_is_told() {
    let head = row(&["Source of all this"]) + &row(&["No", "Title", "Requirement", "Colour"]);
    let number = "<row><c><v>4.0999999999999996</v></c><c t=\"str\"><v>Crates</v></c><c t=\"str\"><f>A1&amp;B1</f><v>The Seller shall bring crates.</v></c><c t=\"str\"><v>red</v></c></row>";
    let rows = head + number + &row(&["4.2", "Carts", "The Seller shall wash carts as Section 4.1 says."]);
    let bytes = workbook(&[&row(&["Read me"]), &rows], "<sst/>", &[("xl/vbaProject.bin", b"x")]);
    let imported = import(&Book::orchard(), &request("terms.xlsm", &bytes)).expect("a workbook");
    let book = written(Book::orchard(), &imported);
    assert_eq!(imported.counts.added, 2);
    assert!(book.text("src/sup/sup-1.md").contains("title = \"Crates\""), "{}", book.text("src/sup/sup-1.md"));
    assert!(book.text("src/sup/sup-2.md").contains("as [SUP-1] says"), "{}", book.text("src/sup/sup-2.md"));
    let told = told(&imported);
    for note in [
        "formulas in C3: the results saved in the file are read",
        "the workbook has macros, which are not run",
        "these columns are left out: Colour",
        "other sheets of the workbook are left out: 1",
    ] {
        assert!(told.contains(note), "{note}: {told}");
    }
    assert_only_unfinished(&book);
    let again = import(&book, &request("terms.xlsm", &bytes)).expect("a workbook");
    assert_eq!(again.files, []);
}

#[test]
fn the_sheet_for_contract_systems_keeps_ids_and_titles_apart() {
    let rows = row(&["Type", "Name", "Text"]) + &row(&["Delivery", "DEL-9 Crates", "The Seller shall bring crates."]);
    let imported = import(&Book::orchard(), &request("contract-system.xlsx", &workbook(&[&rows], "<sst/>", &[]))).expect("a workbook");
    let text = &imported.files.iter().find(|(path, _)| path == "src/sup/sup-1.md").expect("a clause").1;
    assert!(text.contains("title = \"Crates\""), "{text}");
}

#[test]
fn workbooks_that_do_harm_or_are_no_table_are_refused() {
    let head = row(&["text"]);
    let million = head.clone() + &"<row><c><v>1</v></c></row>".repeat(1_000_000);
    let spaces = " ".repeat(65 << 20);
    let shared = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let many_times = head.clone() + &"<row><c t=\"s\"><v>0</v></c></row>".repeat(1_000);
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("a million rows", workbook(&[&million], "<sst/>", &[]), "more than 20000 rows"),
        ("a sheet of 65 MB", workbook(&[&(head + &spaces)], "<sst/>", &[]), "too large"),
        ("shared texts of 65 MB", workbook(&[&row(&["text"])], &spaces, &[]), "too large"),
        ("one text in many cells", workbook(&[&many_times], &shared, &[]), "too large"),
        ("no such column", workbook(&[&row(&["colour", "size"])], "<sst/>", &[]), "found: colour, size"),
        ("a password", vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "protected by a password"),
    ];
    for (case, bytes, message) in cases {
        let refused = import(&Book::orchard(), &request("terms.xlsx", &bytes)).expect_err("it is refused");
        assert!(refused.message.contains(message) && !refused.help.is_empty(), "{case}: {refused:?}");
    }
}
