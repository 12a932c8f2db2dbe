//! Runs the steps of a task one after the other: shows their output, takes their time, adds up their results.
//!
//! A step that fails does not stop the next one: one run reports everything that is wrong.

use std::io::{BufRead as _, BufReader, IsTerminal as _, Write as _, stdout};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// How the results of a step are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// By its exit status: the step is one test.
    Whole,
    /// By the lines in which `cargo test` sums up each of its programs.
    CargoTest,
    /// By the lines in which Node's test runner sums up.
    NodeTest,
}

/// The longest silence of a run. After it a line says that the step is still running: some services stop a run that
/// prints nothing, and so do people.
const MAX_SILENCE: Duration = Duration::from_secs(20);

/// When this run last printed a line.
static LAST_LINE: Mutex<Option<Instant>> = Mutex::new(None);

/// The results of a step.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
}

#[derive(Debug)]
struct Done {
    name: String,
    tally: Tally,
    time: Duration,
}

/// The steps of a task that have run.
#[derive(Debug, Default)]
pub(crate) struct Runner {
    done: Vec<Done>,
}

impl Runner {
    /// Runs a command as a step; true where it succeeded.
    pub(crate) fn command(&mut self, name: &str, count: Count, command: &mut Command) -> bool {
        self.step(name, || follow(command, count))
    }

    /// Runs a step that is one test, and gives what it made.
    pub(crate) fn make<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let mut made = None;
        self.step(name, || {
            made = Some(work()?);
            Ok(Tally { passed: 1, failed: 0 })
        });
        made
    }

    /// Notes a step that cannot run, because one before it has failed.
    pub(crate) fn skip(&mut self, name: &str, reason: &str) {
        self.step(name, || anyhow::bail!("this step was not run: {reason}"));
    }

    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Tally>) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let tally = with_signs_of_life(name, MAX_SILENCE, work).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Tally { passed: 0, failed: 1 }
        });
        let done = Done { name: name.to_owned(), tally, time: start.elapsed() };
        println!("{}", done.line());
        self.done.push(done);
        tally.failed == 0
    }

    /// Prints every step again with its time, then the one line with the sums; true where nothing failed.
    pub(crate) fn finish(self) -> bool {
        println!("\n== all steps");
        let (mut sum, mut time) = (Tally::default(), Duration::ZERO);
        for done in &self.done {
            println!("{}", done.line());
            sum.passed += done.tally.passed;
            sum.failed += done.tally.failed;
            time += done.time;
        }
        println!("        {:>7.1} s  together\n", time.as_secs_f64());
        println!("{} passed, {} failed", sum.passed, sum.failed);
        sum.failed == 0
    }
}

impl Done {
    fn line(&self) -> String {
        let word = if self.tally.failed == 0 { "ok" } else { "FAILED" };
        let Tally { passed, failed } = self.tally;
        let counts = match (passed, failed) {
            (1, 0) | (0, 1) => String::new(),
            (_, 0) => format!(": {passed} tests"),
            _ => format!(": {failed} of {} tests failed", passed + failed),
        };
        format!("{word:<7} {:>7.1} s  {}{counts}", self.time.as_secs_f64(), self.name)
    }
}

/// Does some work, and prints a line whenever nothing was printed for `silence`.
fn with_signs_of_life<T>(name: &str, silence: Duration, work: impl FnOnce() -> T) -> T {
    note_line();
    let start = Instant::now();
    let (finished, wait) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            // The other end of the channel is dropped when the work is done.
            let mut next = silence;
            while wait.recv_timeout(next) == Err(RecvTimeoutError::Timeout) {
                let quiet = since_last_line();
                if quiet >= silence {
                    println!("        {:>7.1} s  {name} is still running", start.elapsed().as_secs_f64());
                    note_line();
                }
                next = silence.saturating_sub(since_last_line()).max(Duration::from_millis(10));
            }
        });
        let result = work();
        drop(finished);
        result
    })
}

fn note_line() {
    *LAST_LINE.lock().expect("no thread panics while it holds the time") = Some(Instant::now());
}

fn since_last_line() -> Duration {
    LAST_LINE.lock().expect("no thread panics while it holds the time").map_or(Duration::ZERO, |time| time.elapsed())
}

/// Runs a command, shows what it prints, and counts its results.
fn follow(command: &mut Command, count: Count) -> Result<Tally> {
    let program = command.get_program().to_string_lossy().into_owned();
    if stdout().is_terminal() {
        // The output passes through a pipe, which would take the colours away.
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{program}`"))?;
    let mut lines = BufReader::new(child.stdout.take().expect("stdout was asked for as a pipe"));
    let (mut tally, mut line) = (Tally::default(), Vec::new());
    while lines.read_until(b'\n', &mut line)? > 0 {
        stdout().write_all(&line)?;
        note_line();
        add(&mut tally, count, &String::from_utf8_lossy(&line));
        line.clear();
    }
    let status = child.wait()?;
    if count == Count::Whole && status.success() {
        tally.passed = 1;
    }
    if count != Count::Whole && status.success() && tally == Tally::default() {
        eprintln!("error: `{program}` ran no test");
        tally.failed = 1;
    }
    if !status.success() && tally.failed == 0 {
        eprintln!("error: `{program}` ended with {status}");
        tally.failed = 1;
    }
    Ok(tally)
}

/// Adds what one line of output says to the tally.
fn add(tally: &mut Tally, count: Count, line: &str) {
    let line = plain(line);
    match count {
        Count::Whole => {}
        Count::CargoTest => {
            // test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
            let Some(counts) = line.strip_prefix("test result: ") else { return };
            for part in counts.split(['.', ';']) {
                match part.trim().split_once(' ') {
                    Some((number, "passed")) => tally.passed += number.parse().unwrap_or(0),
                    Some((number, "failed")) => tally.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
        }
        Count::NodeTest => {
            // At the end, one a line: a mark, `pass` or `fail` or `cancelled`, a number.
            let words: Vec<&str> = line.split_whitespace().collect();
            if let ["ℹ" | "#", word, number] = words[..]
                && let Ok(number) = number.parse::<usize>()
            {
                match word {
                    "pass" => tally.passed += number,
                    "fail" | "cancelled" => tally.failed += number,
                    _ => {}
                }
            }
        }
    }
}

/// A line without the codes that colour it.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        text.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(count: Count, output: &str) -> (usize, usize) {
        let mut tally = Tally::default();
        output.lines().for_each(|line| add(&mut tally, count, line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn cargo_tests_are_added_up_over_all_programs() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: \u{1b}[31mFAILED\u{1b}[0m. 40 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.50s\n";
        assert_eq!(tally(Count::CargoTest, output), (43, 2));
    }

    #[test]
    fn node_tests_are_taken_from_the_sums_at_the_end() {
        let output =
            "✔ pass 12 things (3 ms)\n\u{1b}[34mℹ tests 9\u{1b}[39m\n\u{1b}[34mℹ pass 6\u{1b}[39m\nℹ fail 2\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(tally(Count::NodeTest, output), (6, 3));
    }

    #[test]
    fn a_command_that_fails_without_a_failed_test_counts_as_one() {
        let tally = follow(Command::new("rustc").arg("--no-such-flag").stderr(Stdio::null()), Count::CargoTest).unwrap();
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }

    #[test]
    fn a_test_runner_that_ran_no_test_has_failed() {
        let tally = follow(Command::new("rustc").arg("--version"), Count::NodeTest).unwrap();
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }

    #[test]
    fn a_silent_step_prints_signs_of_life_until_it_is_done() {
        let start = Instant::now();
        let silence = Duration::from_millis(30);
        let signs = with_signs_of_life("a silent step", silence, || {
            let mut signs = 0;
            let mut before = Instant::now();
            while start.elapsed() < Duration::from_millis(300) {
                thread::sleep(Duration::from_millis(2));
                let last = LAST_LINE.lock().unwrap().unwrap();
                signs += usize::from(last > before);
                before = before.max(last);
            }
            signs
        });
        assert!(signs >= 2, "{signs} lines in ten times the longest silence");
        assert!(start.elapsed() < Duration::from_secs(20), "the thread ends with the step");
    }

    #[test]
    fn a_step_without_tests_of_its_own_counts_as_one() {
        let tally = follow(Command::new("rustc").arg("--version"), Count::Whole).unwrap();
        assert_eq!((tally.passed, tally.failed), (1, 0));
    }
}
