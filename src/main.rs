//! The program `mdbook-clauses`; everything is in the library.

use std::process::ExitCode;

/// A build makes and drops very many small values on several threads. This allocator gives what one thread has dropped to
/// the others, and takes less time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mdbook_clauses::cli::run()
}
