//! Workbooks: the sheet in which two parties write their positions, the same sheet when it comes back, and the sheet that
//! contract systems import.
//!
//! The writer is small because the sheets are: `rust_xlsxwriter` asks the clock when a workbook begins, which WebAssembly
//! without a runtime cannot answer, and `calamine` brings the tables of all older encodings, which alone are larger than
//! this whole crate.

mod read;
mod sheet;

pub use read::{Answer, PartyName, Positions, Problem, Row, Table, is_workbook, positions, tables};

use crate::agreement::Agreement;
use crate::outline::{source, written};
use crate::plain;
use crate::positions::{self, OF_PARTY, POSITIONS};

use sheet::{Column, Sheet};

/// The sheet in which both parties write their positions.
pub fn write(agreement: &Agreement) -> Vec<u8> {
    let head = positions::head(agreement);
    let columns: Vec<Column> = head.iter().map(|name| Column { width: width(name), choices: choices(name) }).collect();
    sheet::write(&Sheet {
        name: "Positions",
        title: &source(agreement),
        notice: Some(&positions::notice(agreement)),
        columns: &columns,
        head: &head,
        rows: &positions::rows(agreement).collect::<Vec<_>>(),
        fixed_columns: 2,
    })
}

/// The sheet that contract systems import: one clause a row, with its type, its name and its text.
pub fn write_clauses(agreement: &Agreement) -> Vec<u8> {
    let rows: Vec<Vec<String>> = written(agreement)
        .map(|article| {
            let name = format!("{} {}", article.clause, article.title);
            [article.topic_title.clone(), name, plain::text(&article.blocks)].map(positions::fitting).to_vec()
        })
        .collect();
    sheet::write(&Sheet {
        name: "Clauses",
        title: &source(agreement),
        // Importers take the first row for the names of the columns.
        notice: None,
        columns: &[30, 45, 100].map(|width| Column { width, choices: &[] }),
        head: &["Type", "Name", "Text"].map(str::to_owned),
        rows: &rows,
        fixed_columns: 0,
    })
}

/// The width of a column, in characters.
fn width(name: &str) -> usize {
    match name {
        positions::ID => 10,
        positions::TITLE => 30,
        positions::TEXT => 80,
        _ if name.ends_with(OF_PARTY[0]) || name.ends_with(OF_PARTY[2]) => 14,
        _ => 36,
    }
}

/// What can be chosen in a column.
fn choices(name: &str) -> &'static [&'static str] {
    if name.ends_with(OF_PARTY[0]) { &POSITIONS } else { &[] }
}
