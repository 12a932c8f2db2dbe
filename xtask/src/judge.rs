//! `cargo xtask judge`: how good the answers of the search are, kind by kind of question, beside what was recorded.
//!
//! What is asked, and what is right, is in `tests/judge`; this only runs that test with its table shown.

use anyhow::Result;
use clap::Args;

use crate::runner::{Count, Runner};
use crate::system;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Write the figures into tests/judge/record.json
    #[arg(long)]
    renew: bool,
    /// Print each question that has no right answer among the first three
    #[arg(long)]
    misses: bool,
    /// Judge only kinds of questions whose names contain this
    #[arg(long)]
    kind: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let root = crate::root()?;
    let mut command = system::cargo(&root);
    command.args(["test", "--locked", "--test", "judge", "--", "--exact", "answers_are_as_good_as_recorded", "--nocapture"]);
    let switch = |on: bool| if on { "1" } else { "0" };
    command.env("JUDGE_RENEW", switch(arguments.renew)).env("JUDGE_MISSES", switch(arguments.misses));
    command.env("JUDGE_KIND", arguments.kind.as_deref().unwrap_or_default());
    let mut runner = Runner::default();
    runner.command("the judge", Count::CargoTest, &mut command);
    Ok(runner.finish())
}
