//! The program `mdbook-clauses`; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    mdbook_clauses::cli::run()
}
