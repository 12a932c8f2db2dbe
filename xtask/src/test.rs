//! `cargo xtask test`: everything that has to hold, in the order in which it is cheap to find out.
//!
//! Libraries are compiled twice and no more: once for the lints, which stop before code is made, once for
//! the tests. The site is built with the program that the tests have just used.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::runner::{Count, Runner};
use crate::wasm::FreshEngine;
use crate::word_processor::{self, WordProcessor};
use crate::{browser, documents, oscal, package, system, wasm, workflows};

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Skip the tests in the browser
    #[arg(long)]
    no_browser: bool,
}

/// Books whose sites are tested in the browser: ours, a small one with other parties, a withdrawn clause and an
/// address in a folder of its host, the example of another field with three parties and a topic in German, and the one that
/// `init` writes, which has no address, no pillars, and a topic with the name of a term. What is true of one corpus only is
/// not a property of the generator. Two more are in German, which has another engine of the search and of which the program
/// has all words, and in Hebrew, of which it has none and which runs from right to left. The last book has in every field
/// what must neither run nor push a page sideways; only the tests about that open its pages.
const BOOKS: [Book; 7] = [
    Book { name: "the book", folder: "book", tests: Tests::All },
    Book { name: "the small corpus", folder: "tests/support/orchard", tests: Tests::AllBut(&OF_THE_THEME) },
    Book { name: "the example of building works", folder: "examples/building-works", tests: Tests::Only(&OF_THE_CORPUS) },
    Book { name: "the book of init", folder: "starter/book", tests: Tests::Only(&OF_THE_CORPUS) },
    Book {
        name: "the corpus in German",
        folder: "tests/support/german",
        tests: Tests::Only(&["language.test.mjs", "search-language.test.mjs"]),
    },
    Book { name: "the corpus in Hebrew", folder: UNTRANSLATED, tests: Tests::Only(&["direction.test.mjs", "narrow.test.mjs"]) },
    Book { name: "the hostile corpus", folder: "tests/support/hostile", tests: Tests::Only(&["hostile.test.mjs", "narrow.test.mjs"]) },
];

/// The book in a language of which the program has no words, which is a warning.
const UNTRANSLATED: &str = "tests/support/hebrew";

/// Tests of what no corpus changes: colours, keys, a search that is broken or late, an index that is not of the site.
const OF_THE_THEME: [&str; 7] = [
    "appearance.test.mjs",
    "fold.test.mjs",
    "keys.test.mjs",
    "search-damage.test.mjs",
    "search-failures.test.mjs",
    "search-loading.test.mjs",
    "search-parts.test.mjs",
];

/// Tests of what the words of a corpus may break: markup, titles, lists, the width of a page, the desk, the answers.
const OF_THE_CORPUS: [&str; 9] = [
    "accessibility.test.mjs",
    "choosing.test.mjs",
    "compare.test.mjs",
    "every-page.test.mjs",
    "layout.test.mjs",
    "lists.test.mjs",
    "markup.test.mjs",
    "narrow.test.mjs",
    "search-answers.test.mjs",
];

/// A book whose site is tested in the browser.
struct Book {
    name: &'static str,
    folder: &'static str,
    tests: Tests,
}

/// The files of tests that run on a book.
enum Tests {
    /// All of them, and the test of speed.
    All,
    AllBut(&'static [&'static str]),
    Only(&'static [&'static str]),
}

impl Tests {
    /// The names of the files in a folder, in their order.
    fn files(&self, folder: &Path) -> Result<Vec<String>> {
        let entries = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let mut names = entries.collect::<Result<Vec<_>>>()?;
        names.retain(|name| name.ends_with(".test.mjs"));
        names.sort();
        let (Self::AllBut(listed) | Self::Only(listed)) = self else { return Ok(names) };
        if let Some(unknown) = listed.iter().find(|listed| !names.iter().any(|name| name == *listed)) {
            bail!("`{unknown}` is not a file of tests");
        }
        let is_only = matches!(self, Self::Only(_));
        names.retain(|name| listed.contains(&name.as_str()) == is_only);
        Ok(names)
    }
}

/// Where the index of many records lies, beside the programs.
const IN_PARTS: &str = "index-in-parts";

/// Measures time, so that nothing else may run beside it; the other files of tests run at once.
const ALONE: &str = "search-speed.alone.mjs";

/// What the tests in the browser run with.
struct Ring {
    folder: PathBuf,
    chromium: PathBuf,
    /// What reads copies back, which one of the tests makes.
    word_processor: WordProcessor,
    /// What audits the workflows.
    auditor: PathBuf,
    /// A Python that checks catalogs of OSCAL.
    oscal: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<bool> {
    let root = crate::root()?;
    let mut runner = Runner::default();

    // What is missing on the machine is said first, not after minutes of compiling.
    let ring = if arguments.no_browser { None } else { runner.make("tools for the browser", || tools(&root)) };
    if ring.is_none() && !arguments.no_browser {
        return Ok(runner.finish());
    }

    runner.command("formatting", Count::Whole, system::cargo(&root).args(["fmt", "--all", "--check"]));
    runner.command(
        "lints",
        Count::Whole,
        system::cargo(&root).args(["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    );
    if let Some(machete) = runner.make("a tool that finds unused dependencies", || system::cargo_tool(&root, "cargo-machete")) {
        let arguments = ["--with-metadata", "--skip-target-dir"];
        runner.command("unused dependencies", Count::Whole, Command::new(machete).args(arguments).current_dir(&root));
    }
    let smallest = ["check", "--locked", "--no-default-features", "-p", "mdbook-clauses"];
    runner.command("the program without its features", Count::Whole, system::cargo(&root).args(smallest));
    let documentation = ["doc", "--locked", "--workspace", "--no-deps"];
    runner.command("documentation", Count::Whole, system::cargo(&root).args(documentation).env("RUSTDOCFLAGS", "-D warnings"));
    runner.command("tests", Count::CargoTest, system::cargo(&root).args(["test", "--locked", "--workspace", "--no-fail-fast"]));

    if let Some(ring) = &ring {
        for (name, command) in browser::checks(&root, &ring.folder) {
            runner.command(name, Count::Whole, &mut { command });
        }
        runner.command("lints of the workflows", Count::Whole, &mut workflows::lint(&root, &ring.folder));
        runner.command("audit of the workflows", Count::Whole, &mut workflows::audit(&root, &ring.auditor));
    }

    runner.make("the files of the crates", || package::contents(&root).and_then(|()| package::repositories_agree(&root)));
    runner.make("the crates on their own", || package::compile(&root));

    let engines = runner.make("the engines for the browser", || wasm::fresh(&root)).unwrap_or_default();
    if let Some(binaries) = runner.make("the program", || binaries(&root)) {
        runner.command("an index in parts", Count::Whole, &mut index_in_parts(&root, &binaries));
        sites(&root, &binaries, ring.as_ref(), &engines, &mut runner);
    }
    Ok(runner.finish())
}

fn tools(root: &Path) -> Result<Ring> {
    let folder = root.join("tests/browser");
    browser::node()?;
    let chromium = browser::chromium()?;
    println!("{}", chromium.display());
    let word_processor = word_processor::find(root)?;
    let auditor = workflows::auditor(root)?;
    let oscal = oscal::checker(root)?;
    browser::packages(&folder)?;
    Ok(Ring { folder, chromium, word_processor, auditor, oscal })
}

/// Checks and builds each book, and tests its site: with the fresh engines, where those are not the committed ones.
fn sites(root: &Path, binaries: &Path, ring: Option<&Ring>, engines: &[FreshEngine], runner: &mut Runner) {
    let program = || {
        let mut command = Command::new(binaries.join("mdbook-clauses"));
        command.current_dir(root);
        command
    };
    for Book { name, folder: book, tests: chosen } in BOOKS {
        let strict = (book != UNTRANSLATED).then_some("--deny-warnings");
        runner.command(&format!("check {name}"), Count::Whole, program().args(["check", book]).args(strict));
        let destination = binaries.join("sites").join(book);
        let built = runner.command(
            &format!("build {name}"),
            Count::Whole,
            program().args(["build", book]).args(strict).arg("--dest").arg(&destination),
        );
        if built {
            runner.command(&format!("verify {name}"), Count::Whole, program().arg("verify").arg(&destination));
        }
        let Some(ring) = ring else { continue };
        let step = format!("{name} in the browser");
        if built {
            if !engines.is_empty() {
                runner.make(&format!("the fresh engine in {name}"), || put_engines(&destination.join("html/assets"), engines));
            }
            let tests = || browser::tests(&ring.folder, &destination.join("html"), &ring.chromium);
            let WordProcessor { soffice, python } = &ring.word_processor;
            let Some(files) = runner.make(&format!("the tests of {name}"), || chosen.files(&ring.folder)) else { continue };
            let mut all = tests();
            all.args(files).env("INDEX_IN_PARTS", binaries.join(IN_PARTS)).env("SOFFICE", soffice).env("PYTHON", python);
            runner.command(&step, Count::NodeTest, &mut all);
            runner.command(
                &format!("the OSCAL catalog of {name}"),
                Count::Whole,
                &mut oscal::check(root, &ring.oscal, &destination.join("html")),
            );
            if book == "book" {
                let program = binaries.join("mdbook-clauses");
                let site = destination.join("html");
                runner.make("documents in Word and Excel", || documents::check(root, &program, &site, &ring.word_processor));
            }
            if matches!(chosen, Tests::All) {
                runner.command(&format!("{name} on a slow processor"), Count::NodeTest, tests().arg(ALONE));
            }
        } else {
            runner.skip(&step, "there is no site to test");
        }
    }
}

/// The index of a thousand records, in a folder: it is in parts, and does not change with the text of a book.
fn index_in_parts(root: &Path, binaries: &Path) -> Command {
    let mut command = Command::new(binaries.join("examples/measure"));
    command
        .current_dir(root)
        .args(["benches/search/data/records-1200.json", "--files"])
        .arg(binaries.join(IN_PARTS))
        .arg("tests/browser/support/synonyms-in-parts.toml");
    command
}

/// Replaces the content of the engine in a built site, which has that of its language; its name stays what the pages ask for.
fn put_engines(assets: &Path, engines: &[FreshEngine]) -> Result<()> {
    let files = std::fs::read_dir(assets)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    for FreshEngine { name, content } in engines {
        let is_engine = |path: &&PathBuf| path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&format!("{name}.")));
        if let Some(file) = files.iter().find(is_engine) {
            std::fs::write(file, content)?;
        }
    }
    Ok(())
}

/// The folder with the program that is tested; the tests have compiled it, so this takes no time.
fn binaries(root: &Path) -> Result<PathBuf> {
    system::run(system::cargo(root).args(["test", "--locked", "--workspace", "--no-run", "--quiet"]))?;
    // This task is such a program itself, so the others lie beside it.
    Ok(std::env::current_exe()?.parent().context("a program lies in a folder")?.to_owned())
}
