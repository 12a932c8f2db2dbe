//! Tables of clauses: the CSV and the workbooks that a site exports, or any other table with a column `text`.

use clause_documents::escape;
use clause_documents::note::NoteCode;
use clause_documents::workbook::{self, Table};

use super::language::Language;
use super::line::Line;
use super::outline;
use super::refused::Refused;
use super::tree::{Document, Note, Provision, Value};
use crate::corpus::ClauseId;

/// A table with more rows is no list of clauses.
const MAX_ROWS: usize = 20_000;

/// So many rows with formulas are named.
const MAX_NAMED_ROWS: usize = 5;

/// Spreadsheets keep 15 digits of a number; digits beyond these are noise of floating point.
const MAX_DIGITS: usize = 15;

/// So far down may the row with the names of the columns be.
const MAX_HEAD_ROW: usize = 20;

/// The name of a column with numbers by which others cite requirements.
const REQUIREMENT: &str = "req_id";

/// Names that columns have, first those of our own exports.
const NUMBER: [&str; 6] = ["id", REQUIREMENT, "number", "no", "no.", "clause"];
const TITLE: [&str; 4] = ["title", "name", "heading", "subject"];
const TEXT: [&str; 7] = ["text", "clause text", "req_description", "requirement", "description", "wording", "text as published"];
const CHAPTER: [&str; 2] = ["chapter_name", "chapter"];
const SECTION: [&str; 2] = ["section_name", "section"];
const PARTIES: [&str; 1] = ["parties"];
const VALUES: [&str; 1] = ["values"];
const STATUS: &str = "clause status";

/// The clauses of a CSV file.
pub(super) fn of_csv(text: &str, language: &Language) -> Result<Document, Refused> {
    let (rows, formulas) = rows(text)?;
    let mut document = of_rows(&rows, language)?;
    if !formulas.is_empty() {
        let named = formulas.iter().take(MAX_NAMED_ROWS).map(usize::to_string).collect::<Vec<_>>().join(", ");
        let more = if formulas.len() > MAX_NAMED_ROWS { " and others" } else { "" };
        let message = format!(
            "cells of these rows begin with `=`, and a CSV file does not say what a formula gives: {named}{more}; they are read as text"
        );
        document.notes.push(Note { is_left_out: false, message, place: None });
    }
    Ok(document)
}

/// The clauses of a workbook: of its first sheet with a column for the text.
pub(super) fn of_workbook(bytes: &[u8], language: &Language) -> Result<Document, Refused> {
    let tables = workbook::tables(bytes).map_err(|problem| {
        let (message, help) =
            problem.message.split_once(": ").unwrap_or((&problem.message, "open it in a spreadsheet and save it as .xlsx"));
        Refused::new(message, help)
    })?;
    let is_filled = |table: &Table| table.rows.iter().flatten().any(|cell| !cell.trim().is_empty());
    let filled: Vec<&Table> = tables.iter().filter(|table| is_filled(table)).collect();
    let chosen = filled.iter().find(|table| head(&table.rows).is_some()).or(filled.first());
    let Some(table) = chosen else { return of_rows(&[], language) };
    if let Some(note) = table.notes.iter().find(|note| note.code == NoteCode::TooMuch) {
        let message = note.message.split_once(": ").map_or(note.message.as_str(), |(message, _)| message);
        return Err(Refused::new(message, "import it in parts, each into its topic"));
    }
    let mut document = of_rows(&table.rows, language)?;
    let is_left_out = |code| matches!(code, NoteCode::Cut | NoteCode::Macros);
    let told = table.notes.iter();
    document.notes.extend(told.map(|note| Note { is_left_out: is_left_out(note.code), message: note.message.clone(), place: None }));
    if filled.len() > 1 {
        document.notes.push(Note::left_out(format!("other sheets of the workbook are left out: {}", filled.len() - 1), None));
    }
    Ok(document)
}

/// The place of a column in the row with the names.
fn named(row: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| row.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name)))
}

/// The row with the names of the columns.
fn head(rows: &[Vec<String>]) -> Option<usize> {
    rows.iter().take(MAX_HEAD_ROW).position(|row| named(row, &TEXT).is_some())
}

/// The clauses of a table.
pub(super) fn of_rows(rows: &[Vec<String>], language: &Language) -> Result<Document, Refused> {
    let Some(head) = head(rows) else {
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
    let [parties, values, status, chapter, section] =
        [&PARTIES[..], &VALUES, &[STATUS], &CHAPTER, &SECTION].map(|names| named(&rows[head], names));
    let mut document = Document::default();
    let mut withdrawn = 0;
    let is_cited = number.is_some_and(|number| rows[head][number].trim().eq_ignore_ascii_case(REQUIREMENT));
    for row in &rows[head + 1..] {
        let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim());
        if cell(status) == "withdrawn" {
            withdrawn += 1;
        } else if !cell(text).is_empty() {
            let (number, title) = if number.is_some() { (cell(number), cell(title)) } else { parted(cell(title)) };
            let mut read = provision(&written(number), title, cell(text), language);
            read.is_cited = is_cited && !read.number.is_empty();
            read.parties = cell(parties).split(';').map(str::trim).filter(|party| !party.is_empty()).map(str::to_owned).collect();
            read.above = [chapter, section].map(cell).into_iter().filter(|heading| !heading.is_empty()).map(str::to_owned).collect();
            read.values = values_of(cell(values), &read.plain());
            document.provisions.push(read);
        }
    }
    let known = [number, title, text, parties, values, status, chapter, section];
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
fn provision(number: &str, title: &str, text: &str, language: &Language) -> Provision {
    let heading = Line { text: "x".to_owned(), heading: Some(1), ..Line::default() };
    let mut lines: Vec<Line> = Vec::new();
    for text in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let cells: Vec<String> = text.split(" | ").map(|cell| cell.trim().to_owned()).collect();
        match lines.last_mut() {
            // Our exports write a row of a table as a line.
            Some(before) if cells.len() > 1 && before.table.last().is_some_and(|row| row.len() == cells.len()) => before.table.push(cells),
            _ if cells.len() > 1 => lines.push(Line { table: vec![cells], is_part: true, ..Line::default() }),
            _ => lines.push(Line { text: text.to_owned(), is_part: true, ..Line::default() }),
        }
    }
    let parts = outline::document(&std::iter::once(heading).chain(lines).collect::<Vec<_>>(), language)
        .provisions
        .pop()
        .map(|read| read.parts)
        .unwrap_or_default();
    Provision { number: number.to_owned(), heading: title.to_owned(), parts, ..Provision::default() }
}

/// The values of a cell, a line for each: `Days: 30 days; buyer 10 days`. What the parties prefer stands behind the default,
/// which may have such signs too, so it is as much as the text has.
fn values_of(cell: &str, text: &str) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for (label, rest) in cell.lines().filter_map(|line| line.split_once(": ")) {
        let ends = rest.match_indices("; ").map(|(at, _)| at).chain([rest.len()]);
        let default = ends.map(|end| rest[..end].trim()).filter(|default| !default.is_empty() && text.contains(default)).last();
        if let Some(default) = default {
            found.push(Value { mark: default.to_owned(), label: label.trim().to_owned(), default: default.to_owned() });
        }
    }
    // The longest first: it may have another one in it.
    found.sort_by_key(|value| std::cmp::Reverse(value.mark.len()));
    found
}

/// The id and the title of a cell with both, `PAT-2 Patching`, as our sheet for contract systems has them.
fn parted(title: &str) -> (&str, &str) {
    title.split_once(' ').filter(|(id, _)| ClauseId::parse(id).is_ok()).unwrap_or(("", title))
}

/// A number as it was typed: a workbook has 4.1 as 4.0999999999999996.
fn written(number: &str) -> String {
    let value = number.parse::<f64>().ok().filter(|_| number.contains('.') && number.len() > MAX_DIGITS);
    value.map_or_else(|| number.to_owned(), |value| value.to_string())
}

/// The rows of a CSV file, and the numbers of those with formulas. Spreadsheets of some countries write semicolons.
fn rows(text: &str) -> Result<(Vec<Vec<String>>, Vec<usize>), Refused> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let (mut rows, mut formulas) = (Vec::new(), Vec::new());
    for record in reader.records().take(MAX_ROWS + MAX_HEAD_ROW + 1) {
        let record = record.map_err(|error| Refused::new(format!("the table cannot be read: {error}"), "save it as CSV in UTF-8"))?;
        if record.iter().any(|cell| cell.starts_with('=')) {
            formulas.push(rows.len() + 1);
        }
        rows.push(record.iter().map(|cell| escape::unguarded(cell).to_owned()).collect());
    }
    Ok((rows, formulas))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::tree::Part;

    fn of_csv(text: &str) -> Result<Document, Refused> {
        super::of_csv(text, crate::import::language::of("en"))
    }

    #[test]
    fn rows_become_provisions() {
        let text = "id;title;text;clause status\nA-1;Crates;\"The Seller shall:\n\n(a) deliver;\n\n(b) call.\";in-force\nA-2;Old;Gone.;withdrawn\n";
        let document = of_csv(text).expect("a table");
        assert_eq!(document.provisions.len(), 1);
        assert_eq!((document.provisions[0].number.as_str(), document.provisions[0].parts.len()), ("A-1", 3));
        assert!(matches!(&document.provisions[0].parts[2], Part::Item { label, .. } if label == "b"));
    }

    #[test]
    fn a_number_in_a_cell_begins_no_clause() {
        let document = of_csv("text\n\"4.2 Passwords. It stays.\"\n").expect("a table");
        assert_eq!(document.provisions[0].parts, [Part::Paragraph("4.2 Passwords. It stays.".to_owned())]);
    }

    #[test]
    fn a_table_without_text_is_refused() {
        let refused = of_csv("colour,size\nred,5\n").expect_err("it is refused");
        assert!(refused.message.ends_with("found: colour, size"), "{}", refused.message);
        let many = format!("text\n{}", "x\n".repeat(30_000));
        assert!(of_csv(&many).is_err());
    }
    #[test]
    fn numbers_and_names_of_workbooks_are_read_as_they_were_typed() {
        assert_eq!(
            (written("4.0999999999999996"), written("4.10"), written("A-000000000000001")),
            ("4.1".into(), "4.10".into(), "A-000000000000001".into())
        );
        assert_eq!((parted("PAT-2 Patching"), parted("Patching at once")), (("PAT-2", "Patching"), ("", "Patching at once")));
    }

    #[test]
    fn formulas_of_a_csv_file_are_told() {
        let document = of_csv("id,text\nA-1,=SUM(B1:B2)\nA-2,'=quoted\n").expect("a table");
        assert_eq!(document.notes.len(), 1);
        assert!(document.notes[0].message.contains("gives: 2;"), "{}", document.notes[0].message);
    }
}
