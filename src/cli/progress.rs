//! What people see on stderr while they wait.
//!
//! A line for each stage, with counts and times, where stderr is a terminal; problems always.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::time::Instant;

/// Writes a line to stderr. A closed stderr is not an error.
pub(super) fn status(line: &str) {
    let _ = writeln!(stderr().lock(), "{line}");
}

/// Writes a line to stdout; false once nobody reads it.
pub(super) fn output(line: &str) -> bool {
    writeln!(stdout().lock(), "{line}").is_ok()
}

/// An error that is not about the corpus, with its causes.
pub(super) fn report_error(error: &anyhow::Error) {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    status(&format!("error: {}", causes.join(": ")));
}

/// Whether colours are wanted; <https://no-color.org>.
fn colour(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

pub(super) fn colour_on_stderr() -> bool {
    colour(stderr().is_terminal())
}

pub(super) fn colour_on_stdout() -> bool {
    colour(stdout().is_terminal())
}

/// Stages of a build, each with the time that it took.
pub(super) struct Progress {
    shown: bool,
    start: Instant,
    stage: Instant,
}

impl Progress {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self { shown: stderr().is_terminal(), start: now, stage: now }
    }

    /// Says that a stage is done.
    pub(super) fn done(&mut self, what: &str) {
        if self.shown {
            status(&format!("{:>7} ms  {what}", self.stage.elapsed().as_millis()));
        }
        self.stage = Instant::now();
    }

    /// Milliseconds since the start.
    pub(super) fn total(&self) -> u128 {
        self.start.elapsed().as_millis()
    }
}
