//! `mdbook-clauses init`: a small whole book to begin with.

use std::path::Path;

use anyhow::Result;

use crate::site::starter;
use crate::text::plural;

use super::InitArguments;
use super::progress::{output, status};

pub(super) fn run(arguments: &InitArguments) -> Result<bool> {
    let written = starter::write_into(&arguments.folder, arguments.github)?;
    for path in &written {
        if !output(&arguments.folder.join(path).display().to_string()) {
            break;
        }
    }
    status(&format!("wrote {}; next:", plural(written.len(), "file")));
    if arguments.folder != Path::new(".") {
        status(&format!("  cd {}", arguments.folder.display()));
    }
    status("  mdbook-clauses serve --open");
    Ok(true)
}
