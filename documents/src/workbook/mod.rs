//! Workbooks: the sheet in which the parties write their positions, the same sheet when it comes back, and the sheet that
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
use crate::positions::{self, OF_PARTY, POSITIONS, column_of};

use sheet::{Column, Sheet};

/// The sheet in which the parties write their positions.
pub fn write(agreement: &Agreement) -> Vec<u8> {
    let (head, words) = (positions::head(agreement), &agreement.words);
    let answers = POSITIONS.map(|key| words.get(key));
    let is_of_party = |name: &str, key| agreement.cover.parties.iter().any(|(party, _)| column_of(party, key, words) == name);
    let column = |name: &String| Column {
        width: match name {
            _ if *name == words.get(positions::ID) => 10,
            _ if *name == words.get(positions::TITLE) => 30,
            _ if *name == words.get(positions::TEXT) => 80,
            _ if is_of_party(name, OF_PARTY[0]) || is_of_party(name, OF_PARTY[2]) => 14,
            _ => 36,
        },
        choices: if is_of_party(name, OF_PARTY[0]) { &answers } else { &[] },
    };
    let columns: Vec<Column<'_>> = head.iter().map(column).collect();
    sheet::write(&Sheet {
        name: &words.get("desk-positions"),
        title: &source(agreement),
        notice: Some(&positions::notice(agreement)),
        columns: &columns,
        head: &head,
        rows: &positions::rows(agreement).collect::<Vec<_>>(),
        fixed_columns: 2,
        right_to_left: agreement.right_to_left,
    })
}

/// The sheet that contract systems import: one clause a row, with its type, its name and its text.
pub fn write_clauses(agreement: &Agreement) -> Vec<u8> {
    let words = &agreement.words;
    let rows: Vec<Vec<String>> = written(agreement)
        .map(|article| {
            let name = format!("{} {}", article.clause, article.title);
            [article.topic_title.clone(), name, plain::text(&article.blocks)].map(positions::fitting).to_vec()
        })
        .collect();
    sheet::write(&Sheet {
        name: &words.get("frame-clauses"),
        title: &source(agreement),
        // Importers take the first row for the names of the columns.
        notice: None,
        columns: &[30, 45, 100].map(|width| Column { width, choices: &[] }),
        head: &["sheet-type", "rules-name", "entry-text"].map(|key| words.get(key)),
        rows: &rows,
        fixed_columns: 0,
        right_to_left: agreement.right_to_left,
    })
}
