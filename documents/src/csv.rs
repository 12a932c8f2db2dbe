//! A schedule as a table for any spreadsheet: the columns of the position sheet, as comma-separated values.

use csv::{Terminator, WriterBuilder};

use crate::agreement::Agreement;
use crate::escape::cell;
use crate::positions::{head, rows};

/// A schedule as CSV: UTF-8 with a byte-order mark, which spreadsheets need to tell it from older encodings.
pub fn write(agreement: &Agreement) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    for row in std::iter::once(head(agreement)).chain(rows(agreement)) {
        writer.write_record(row.into_iter().map(cell)).expect("memory takes whatever is written");
    }
    writer.into_inner().expect("memory takes whatever is written")
}
