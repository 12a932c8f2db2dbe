//! Tables of clauses: the CSV that a site exports, or any other with a column `text`.

use super::line::Line;
use super::outline;
use super::refused::Refused;
use super::tree::{Document, Note, Provision};

/// A table with more rows is no list of clauses.
const MAX_ROWS: usize = 20_000;

/// So far down may the row with the names of the columns be.
const MAX_HEAD_ROW: usize = 20;

/// Names that columns have, first those of our own exports.
const NUMBER: [&str; 5] = ["id", "number", "no", "no.", "clause"];
const TITLE: [&str; 4] = ["title", "name", "heading", "subject"];
const TEXT: [&str; 6] = ["text", "clause text", "requirement", "description", "wording", "text as published"];
const STATUS: &str = "clause status";

/// The clauses of a table.
pub(super) fn document(rows: &[Vec<String>]) -> Result<Document, Refused> {
    let named =
        |row: &[String], names: &[&str]| names.iter().find_map(|name| row.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name)));
    let head = rows.iter().take(MAX_HEAD_ROW).position(|row| named(row, &TEXT).is_some());
    let Some(head) = head else {
        let names: Vec<&str> = rows.first().into_iter().flatten().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(8).collect();
        let found = if names.is_empty() { "no row has any text".to_owned() } else { format!("found: {}", names.join(", ")) };
        return Err(Refused::new(
            format!("no column is called `text`, from which clauses could be made; {found}"),
            "give the column with the clause text the name `text`, and those with number and title `id` and `title`",
        ));
    };
    if rows.len() - head > MAX_ROWS {
        return Err(Refused::new(format!("the table has more than {MAX_ROWS} rows"), "import it in parts, each into its topic"));
    }
    let [number, title, text] = [&NUMBER[..], &TITLE, &TEXT].map(|names| named(&rows[head], names));
    let status = named(&rows[head], &[STATUS]);
    let mut document = Document::default();
    let mut withdrawn = 0;
    for row in &rows[head + 1..] {
        let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim());
        if cell(status) == "withdrawn" {
            withdrawn += 1;
        } else if !cell(text).is_empty() {
            document.provisions.push(provision(cell(number), cell(title), cell(text)));
        }
    }
    let known = [number, title, text, status];
    let others: Vec<&str> = (0..rows[head].len())
        .filter(|at| !known.contains(&Some(*at)))
        .map(|at| rows[head][at].trim())
        .filter(|name| !name.is_empty())
        .collect();
    if !others.is_empty() {
        document.notes.push(Note::left_out(format!("these columns are left out: {}", others.join(", ")), None));
    }
    if withdrawn > 0 {
        document.notes.push(Note::left_out(format!("withdrawn clauses are left out: {withdrawn}"), None));
    }
    Ok(document)
}

/// The cell with the text has a line for each paragraph and item.
fn provision(number: &str, title: &str, text: &str) -> Provision {
    let heading = Line { text: "x".to_owned(), heading: Some(1), ..Line::default() };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.map(|line| Line { text: line.to_owned(), is_part: true, ..Line::default() });
    let parts = outline::document(&std::iter::once(heading).chain(lines).collect::<Vec<_>>())
        .provisions
        .pop()
        .map(|read| read.parts)
        .unwrap_or_default();
    Provision { number: number.to_owned(), heading: title.to_owned(), parts, ..Provision::default() }
}

/// The rows of a CSV file. Spreadsheets of some countries write semicolons.
pub(super) fn rows(text: &str) -> Result<Vec<Vec<String>>, Refused> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().take(MAX_ROWS + MAX_HEAD_ROW + 1) {
        let record = record.map_err(|error| Refused::new(format!("the table cannot be read: {error}"), "save it as CSV in UTF-8"))?;
        rows.push(record.iter().map(|cell| clause_documents::escape::unguarded(cell).to_owned()).collect());
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::tree::Part;

    #[test]
    fn rows_become_provisions() {
        let text = "id;title;text;clause status\nA-1;Crates;\"The Seller shall:\n\n(a) deliver;\n\n(b) call.\";in-force\nA-2;Old;Gone.;withdrawn\n";
        let document = document(&rows(text).expect("CSV")).expect("a table");
        assert_eq!(document.provisions.len(), 1);
        assert_eq!((document.provisions[0].number.as_str(), document.provisions[0].parts.len()), ("A-1", 3));
        assert!(matches!(&document.provisions[0].parts[2], Part::Item { label, .. } if label == "b"));
    }

    #[test]
    fn a_number_in_a_cell_begins_no_clause() {
        let document = document(&rows("text\n\"4.2 Passwords. It stays.\"\n").expect("CSV")).expect("a table");
        assert_eq!(document.provisions[0].parts, [Part::Paragraph("4.2 Passwords. It stays.".to_owned())]);
    }

    #[test]
    fn a_table_without_text_is_refused() {
        let refused = document(&rows("colour,size\nred,5\n").expect("CSV")).expect_err("it is refused");
        assert!(refused.message.ends_with("found: colour, size"), "{}", refused.message);
        let many = format!("text\n{}", "x\n".repeat(30_000));
        assert!(document(&rows(&many).expect("CSV")).is_err());
    }
}
