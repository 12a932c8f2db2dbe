//! `mdbook-clauses theme`.

use anyhow::Result;

use crate::site::theme::write_embedded;
use crate::text::plural;

use super::ThemeArguments;
use super::progress::status;

pub(super) fn run(arguments: &ThemeArguments) -> Result<bool> {
    let count = write_embedded(&arguments.dest)?;
    status(&format!("wrote {} into {}", plural(count, "file"), arguments.dest.display()));
    Ok(true)
}
