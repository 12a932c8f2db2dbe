//! `mdbook-clauses mcp`: an assistant looks things up in the book, through standard input and output.

use anyhow::{Context as _, Result};
use rmcp::transport::stdio;

use crate::mcp::{Library, Server, serve};

use super::{McpArguments, load_valid};

/// Answers until the client closes the pipe. Nothing else may be written to standard output, which belongs to the client.
pub(super) fn run(arguments: &McpArguments) -> Result<bool> {
    let Some(checked) = load_valid(&arguments.book)? else { return Ok(false) };
    let server = Server::new(Library::new(checked.edition, checked.releases));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (requests, answers) = stdio();
    let ended = runtime.block_on(serve(server, requests, answers));
    // A thread may still wait for standard input, which nobody can call off.
    runtime.shutdown_background();
    ended.context("the client cannot be answered")?;
    Ok(true)
}
