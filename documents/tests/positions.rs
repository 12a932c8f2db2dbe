//! Sheets that come back: filled in, moved about, or not a sheet at all.

mod common;

use std::io::Write as _;

use clause_documents::agreement::{Agreement, ClauseState};
use clause_documents::note::NoteCode;
use clause_documents::workbook::{self, Positions, positions};
use common::{agreement, corpus};

/// A workbook with this sheet, as another program would write it.
fn workbook(rows: &str, strings: &[&str]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    };
    add("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    if !strings.is_empty() {
        let strings: String = strings.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
        add("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>"));
    }
    archive.finish().expect("memory").into_inner()
}

fn row(number: usize, cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .enumerate()
        .map(|(index, text)| {
            format!(r#"<c r="{}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#, char::from(b'A' + u8::try_from(index).unwrap()))
        })
        .collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

fn read(bytes: &[u8]) -> Positions {
    positions(bytes, "sheet.xlsx", &corpus()).expect("a sheet of positions")
}

fn codes(found: &Positions) -> Vec<NoteCode> {
    found.notes.iter().map(|note| note.code).collect()
}

#[test]
fn our_own_sheet_comes_back_empty() {
    let made = workbook::write(&agreement(r#"{"entries":[{"clause":"DEL-1"},{"clause":"OLD-1"}]}"#));
    let found = read(&made);
    assert_eq!(found.rows.iter().map(|row| row.clause.as_str()).collect::<Vec<_>>(), ["DEL-1", "OLD-1"]);
    assert!(found.rows.iter().all(|row| row.other.is_empty() && !row.differs), "{found:#?}");
    assert_eq!(codes(&found), [NoteCode::Withdrawn]);
    assert_eq!(found.rows[1].state, ClauseState::Withdrawn);
}

#[test]
fn differences_come_first_and_nothing_is_lost() {
    let sheet = row(1, &["Some notice"])
        + &row(4, &["Remark", "Id", "Seller position", "BUYER POSITION", "Buyer text", "Seller owner", ""])
        + &row(5, &["x &amp; y", "del-1", "comply", "Comply", "", "", ""])
        + &row(6, &["", "DEL-2", "no", "partly", "60 days", "C. D.", "loose words"])
        + &row(7, &["", "", "no", "", "", "", ""])
        + &row(8, &["", "NEW-9", "", "", "", "", ""])
        + &row(9, &["", "DEL-2", "", "", "", "", ""]);
    let found = read(&workbook(&sheet, &[]));
    let ids: Vec<&str> = found.rows.iter().map(|row| row.clause.as_str()).collect();
    assert_eq!(ids, ["DEL-2", "", "DEL-1", "NEW-9", "DEL-2"]);
    let first = &found.rows[0];
    assert_eq!((first.positions["buyer"].position.as_str(), first.positions["buyer"].text.as_str()), ("partly", "60 days"));
    assert_eq!(first.positions["seller"].owner, "C. D.");
    assert_eq!(first.other.values().collect::<Vec<_>>(), ["loose words"]);
    assert_eq!(found.rows[2].other["Remark"], "x & y");
    assert_eq!(codes(&found), [NoteCode::Unknown, NoteCode::Unknown, NoteCode::Twice]);
}

#[test]
fn shared_strings_formulas_and_missing_columns_are_told() {
    let sheet = r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="str"><f>CONCAT("DEL","-1")</f><v>DEL-1</v></c><c t="s"><v>7</v></c></row>"#;
    let found = read(&workbook(sheet, &["Id", "Buyer position"]));
    assert_eq!((found.rows.len(), found.rows[0].clause.as_str()), (1, "DEL-1"));
    assert_eq!(codes(&found), [NoteCode::Formula, NoteCode::Column]);
    assert!(found.notes[0].message.starts_with("formulas in A2:"), "{}", found.notes[0].message);
}

/// Numbers, whose cells say no type, once came back as `FALSE`.
#[test]
fn numbers_and_truths_are_read_as_they_are() {
    let sheet = r#"<row><c t="str"><v>DEL-1</v></c><c><v>30</v></c><c t="b"><v>1</v></c><c t="n"><v>4.5</v></c></row>"#;
    let found = read(&workbook(&(row(1, &["Id", "Buyer text", "Seller text", "Remark"]) + sheet), &[]));
    let answers = &found.rows[0].positions;
    assert_eq!((answers["buyer"].text.as_str(), answers["seller"].text.as_str()), ("30", "TRUE"));
    assert_eq!(found.rows[0].other["Remark"], "4.5");
}

#[test]
fn a_million_rows_end_early() {
    let sheet = row(1, &["Id"]) + &"<row><c><v>1</v></c></row>".repeat(1_000_000);
    let found = read(&workbook(&sheet, &[]));
    assert!(codes(&found).contains(&NoteCode::TooMuch));
    assert!(found.rows.len() < 30_000);
}

#[test]
fn a_sheet_that_ends_inside_a_text_has_an_end() {
    let found = read(&workbook(&(row(1, &["Id"]) + "<row><c t=\"str\"><v>DEL-1"), &[]));
    assert_eq!(found.rows.len(), 0);
    let strings = workbook(&row(1, &["Id"]), &["a</t></si><si><t>b<!--"]);
    assert!(read(&strings).rows.is_empty());
}

#[test]
fn what_is_no_sheet_is_refused_with_a_reason() {
    let problem = |bytes: &[u8], name: &str| positions(bytes, name, &corpus()).expect_err("no sheet of positions");
    assert_eq!(problem(b"", "x.xlsx").code, "not-a-workbook");
    assert_eq!(problem(b"PK\x03\x04 and then nothing", "x.xlsx").code, "not-a-workbook");
    assert!(problem(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xlsx").message.contains("password"));
    let other = workbook(&row(1, &["Name", "Price"]), &[]);
    let found = problem(&other, "x.xlsx");
    assert_eq!(found.code, "no-id-column");
    assert!(found.message.contains("found: Name, Price"), "{}", found.message);
    let whole = workbook(&row(1, &["Id"]), &[]);
    assert!(positions(&whole[..whole.len() / 2], "x.xlsx", &corpus()).is_err());
}

#[test]
fn a_sheet_may_come_back_as_csv() {
    let table = "\u{feff}Id;Buyer position;Seller position\r\nDEL-1;comply;'=no\r\n";
    let found = positions(table.as_bytes(), "Sheet.CSV", &corpus()).expect("a table");
    assert_eq!((found.rows[0].differs, found.rows[0].positions["seller"].position.as_str()), (true, "=no"));
}

#[test]
fn no_bytes_are_too_strange() {
    let made = workbook::write(&agreement(r#"{"entries":[{"clause":"DEL-1"}]}"#));
    for at in (0..made.len()).step_by(7) {
        let mut broken = made.clone();
        broken[at] ^= 0x55;
        let _ = positions(&broken, "x.xlsx", &corpus());
        let _ = positions(&made[..at], "x.xlsx", &corpus());
    }
}

#[test]
fn what_a_comparison_found_goes_into_the_column_of_the_side_that_wrote_it() {
    let findings = br#"{"party":"buyer","clauses":{"DEL-1":{"state":"Found, not confirmed","text":"=within a week"}}}"#;
    let findings = clause_documents::json::from_slice(findings).expect("findings");
    let made = Agreement { findings, ..agreement(r#"{"entries":[{"clause":"DEL-1"},{"clause":"DEL-2"}]}"#) };
    for found in [read(&workbook::write(&made)), positions(&clause_documents::csv::write(&made), "sheet.csv", &corpus()).expect("a sheet")]
    {
        let [first, second] = &found.rows[..] else { panic!("two rows: {found:#?}") };
        let buyer = &first.positions["buyer"];
        assert_eq!((buyer.position.as_str(), buyer.text.as_str()), ("", "=within a week"), "nobody's position is filled in");
        assert!(first.positions["seller"].text.is_empty());
        assert_eq!(first.other["Found in the draft"], "Found, not confirmed");
        assert!(second.other.is_empty() && second.positions["buyer"].text.is_empty());
    }
}
