//! `mdbook-clauses completions` and `mdbook-clauses man`: what shells and the manual of a system want to know of this command
//! line. They are made from its definition, so they have every command and option.

use std::path::Path;

use anyhow::{Context as _, Result};
use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use crate::site::files::write;
use crate::text::plural;

use super::progress::{output, status};
use super::{Arguments, CompletionsArguments, ManArguments};

const NAME: &str = "mdbook-clauses";

pub(super) fn completions(arguments: &CompletionsArguments) -> Result<bool> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), NAME, &mut script);
    let script = String::from_utf8(script).context("a script is text")?;
    output(script.trim_end_matches('\n'));
    Ok(true)
}

pub(super) fn man(arguments: &ManArguments) -> Result<bool> {
    let mut program = Arguments::command();
    // Each command then knows its whole name, and its options.
    program.build();
    let pages = pages(&program)?;
    for (name, page) in &pages {
        write(&Path::new(&arguments.dest).join(name), page)?;
    }
    status(&format!("wrote {} into {}", plural(pages.len(), "page"), arguments.dest.display()));
    Ok(true)
}

/// A page for the program and one for each command that people call.
fn pages(program: &Command) -> Result<Vec<(String, Vec<u8>)>> {
    let commands = program.get_subcommands().filter(|command| command.get_name() != "help");
    let page = |command: &Command| {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name());
        let mut page = Vec::new();
        Man::new(command.clone()).render(&mut page)?;
        Ok((format!("{name}.1"), page))
    };
    [program].into_iter().chain(commands).map(page).collect()
}
