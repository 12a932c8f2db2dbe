//! What stands in the place of `pdf` in a program that reads none.

use super::refused::Refused;
use super::tree::Note;

/// Refuses the file, and says how its text can be had.
pub(super) fn text(_: &[u8]) -> Result<(String, Vec<Note>), Refused> {
    Err(Refused::new(
        "this is a PDF, and this program was built without the feature `pdf`",
        "install it with `cargo install mdbook-clauses --features pdf`, or save the text as .txt, for example with `pdftotext -layout`; a scan without text has to be read by a text recognition first",
    ))
}
