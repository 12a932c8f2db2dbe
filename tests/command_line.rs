//! The program as people and other programs call it: exit status, what goes to stdout and to stderr,
//! what lies on the disk afterwards.

mod support;

#[path = "command_line/about.rs"]
mod about;
#[path = "command_line/build.rs"]
mod build;
#[path = "command_line/compare.rs"]
mod compare;
#[path = "command_line/diff.rs"]
mod diff;
#[path = "command_line/export.rs"]
mod export;
#[path = "command_line/files.rs"]
mod files;
#[path = "command_line/import.rs"]
mod import;
#[path = "command_line/init.rs"]
mod init;
#[path = "command_line/machine.rs"]
mod machine;
#[path = "command_line/mcp.rs"]
mod mcp;
#[path = "command_line/official.rs"]
mod official;
#[path = "command_line/serve.rs"]
mod serve;
#[path = "command_line/verdicts.rs"]
mod verdicts;
#[path = "command_line/verify.rs"]
mod verify;

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use support::{Book, OnDisk};

const CLAUSE: &str = "src/payment/pay-1.md";

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdbook-clauses"));
    command.args(arguments).env_remove("RUST_LOG").stdin(Stdio::null());
    command
}

/// What a run gave.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Self { status: output.status.code().expect("the program ends by itself"), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn run(arguments: &[&str]) -> Run {
    program(arguments).output().expect("the program can be started").into()
}

fn run_with_input(arguments: &[&str], input: &str) -> Run {
    let mut child =
        program(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
    // A program that refuses early may not read all of it.
    let _ = child.stdin.take().expect("stdin is piped").write_all(input.as_bytes());
    child.wait_with_output().expect("the program can be waited for").into()
}

/// Runs a command on a book in a temporary folder; `{book}` and `{root}` stand for the two folders.
fn run_on(disk: &OnDisk, arguments: &[&str]) -> Run {
    let fill =
        |argument: &&str| argument.replace("{book}", &disk.book().to_string_lossy()).replace("{root}", &disk.root().to_string_lossy());
    let filled: Vec<String> = arguments.iter().map(fill).collect();
    run(&filled.iter().map(String::as_str).collect::<Vec<_>>())
}

fn with_error() -> Book {
    Book::orchard().edit(CLAUSE, "[DEL-1]", "[DEL-11]")
}

fn with_warning() -> Book {
    Book::orchard().edit(CLAUSE, "shall pay", "should pay")
}

#[test]
fn wrong_usage_is_2_and_says_so_on_stderr() {
    for arguments in [
        &[][..],
        &["bake"],
        &["check", "--format", "xml"],
        &["check", "--quiet"],
        &["check", "a", "b"],
        &["build", "--dest"],
        &["serve", "--port", "99999"],
        &["preprocess", "supports"],
        &["render", "html"],
        &["search"],
        &["search", "--filter", "colour=red", "apples"],
        &["search", "--engine", "grep", "apples"],
        &["search", "-apples", "pears"],
        &["search", "apples", "--limti", "1"],
        &["check", "--", "--deny-warnings", "b"],
        &["index"],
        &["theme"],
        &["man"],
        &["completions", "tcsh"],
        &["init", "a", "b"],
    ] {
        let run = run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.err);
        assert!(run.err.contains("--help"), "{arguments:?} does not say where help is: {}", run.err);
        assert!(run.out.is_empty(), "{arguments:?}: {}", run.out);
    }
}

#[test]
fn help_and_version_are_asked_for_and_so_go_to_stdout() {
    assert!(run(&["--help"]).out.contains("check"));
    let version = run(&["--version"]);
    assert_eq!((version.status, version.out.trim()), (0, concat!("mdbook-clauses ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn check_is_0_without_mistakes_and_1_with_errors() {
    let good = run_on(&Book::orchard().on_disk(), &["check", "{book}"]);
    assert_eq!((good.status, good.out.as_str()), (0, ""), "{}", good.err);
    let bad = run_on(&with_error().on_disk(), &["check", "{book}"]);
    assert_eq!(bad.status, 1);
    assert!(bad.err.contains("error[unknown-clause]"), "{}", bad.err);
    assert!(bad.err.ends_with("\n1 error\n"), "{}", bad.err);
    assert!(!bad.err.contains('\u{1b}'), "no colours where nobody sees them: {}", bad.err);
}

#[test]
fn warnings_are_errors_only_where_that_is_asked_for() {
    let disk = with_warning().on_disk();
    let plain = run_on(&disk, &["check", "{book}"]);
    assert_eq!(plain.status, 0);
    assert!(plain.err.ends_with("\n1 warning\n"), "{}", plain.err);
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings"]).status, 1);
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings", "--format", "json"]).status, 1);
    assert_eq!(run_on(&disk, &["build", "{book}", "--dest", "{root}/out", "--deny-warnings"]).status, 1);
    assert!(!disk.root().join("out").exists(), "nothing is written of a book that is refused");
    assert_eq!(run_on(&disk, &["build", "{book}", "--dest", "{root}/out"]).status, 0);
}

#[test]
fn json_is_one_object_a_line_with_these_fields() {
    let run = run_on(&with_error().edit(CLAUSE, "kind = ", "kin = ").on_disk(), &["check", "{book}", "--format", "json"]);
    assert_eq!(run.status, 1);
    let lines: Vec<serde_json::Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines.len(), 3, "{}", run.out);
    for line in &lines {
        let names: Vec<&str> = line.as_object().expect("an object").keys().map(String::as_str).collect();
        // The object is sorted by name here.
        assert_eq!(names, ["code", "column", "file", "help", "line", "message", "repeated", "severity"]);
    }
    let link = lines.iter().find(|line| line["code"] == "unknown-clause").expect("the link is told");
    assert_eq!((link["file"].as_str(), link["line"].as_u64(), link["column"].as_u64()), (Some(CLAUSE), Some(17), Some(60)), "{link}");
    assert_eq!(run.err, "3 errors\n", "what is not JSON goes elsewhere");
}

#[test]
fn a_mistake_of_many_files_has_each_place_in_json() {
    let book = Book::orchard().edit("corpus.toml", "[[kind]]\nid = \"duty\"", "[[kind]]\nid = \"obligation\"");
    let run = run_on(&book.on_disk(), &["check", "{book}", "--format", "json"]);
    let lines: Vec<serde_json::Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let kinds: Vec<&serde_json::Value> = lines.iter().filter(|line| line["code"] == "unknown-kind").collect();
    assert_eq!(kinds.len(), 1, "{}", run.out);
    let others = kinds[0]["repeated"].as_array().expect("a list");
    assert!(!others.is_empty() && others.iter().all(|place| place["file"] != kinds[0]["file"] && place["line"].is_u64()), "{}", kinds[0]);
}

#[test]
fn github_annotations_name_the_file_as_the_book_was_named() {
    let run = run_on(&with_error().on_disk(), &["check", "{book}", "--format", "github"]);
    assert_eq!(run.status, 1);
    assert!(run.out.starts_with("::error file="), "{}", run.out);
    assert!(run.out.contains("/book/src/payment/pay-1.md,line="), "{}", run.out);
}

#[test]
fn a_folder_without_a_book_is_told() {
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let path = folder.path().join("nothing").to_string_lossy().into_owned();
    for arguments in [["check", &path], ["build", &path]] {
        let run = run(&arguments);
        assert_eq!(run.status, 1, "{arguments:?}");
        assert!(run.err.contains("book.toml"), "{}", run.err);
    }
}

#[test]
fn ids_are_recorded_and_a_reused_one_stays_told() {
    let book = Book::orchard().without("addresses.lock").with(
        "src/delivery/del-4.md",
        Book::orchard().text("src/delivery/del-2.md").replace("DEL-2", "DEL-4").replace("Cold storage", "Warm storage"),
    );
    let disk = book.on_disk();
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings"]).status, 1);
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings", "--record"]).status, 0);
    let lock = disk.read("book/addresses.lock");
    assert!(lock.contains("DEL-4 = { title = \"Warm storage\" }\n"), "{lock}");
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings", "--record"]).status, 0);
    assert_eq!(disk.read("book/addresses.lock"), lock, "a second run changes nothing");

    let clause = disk.book().join("src/delivery/del-4.md");
    let text = fs::read_to_string(&clause).expect("the clause is there");
    fs::write(&clause, text.replace("Warm storage", "Bees in the orchard")).expect("the clause can be written");
    let reused = run_on(&disk, &["check", "{book}", "--record"]);
    assert_eq!(reused.status, 1);
    assert!(reused.err.contains("error[id-reused]"), "{}", reused.err);
    fs::remove_file(&clause).expect("the clause can be removed");
    let lost = run_on(&disk, &["check", "{book}", "--record"]);
    assert_eq!(lost.status, 1);
    assert!(lost.err.contains("error[id-lost]"), "{}", lost.err);
    assert_eq!(disk.read("book/addresses.lock"), lock, "no run takes an id out");
}

/// A lock that cannot be read whole must not be written from what could be read of it.
#[test]
fn a_broken_lock_is_never_overwritten() {
    for lock in [
        b"[clauses]\nDEL-1 = { title = \"Time of delivery\" }\n<<<<<<< ours\nOLD-1 = { title = \"Old\" }\n# End of the register.\n"
            .as_slice(),
        b"[clauses]\nOLD_1 = { title = \"Old\" }\n# End of the register.\n",
        b"[clauses]\nOLD-1 = 7\n# End of the register.\n",
        b"[clauses]\nOLD-1 = {}\n# End of the register.\n",
        b"[clauses]\nOLD-1 = { title = \"\xe4\" }\n# End of the register.\n",
        b"[clausez]\nOLD-1 = { title = \"Old\" }\n# End of the register.\n",
        b"[clauses]\nOLD-1 = { title = \"Old\" }\n",
        b"[parties]\n\"../x\" = \"Old\"\n# End of the register.\n",
        b"[chapters]\n\"c/pay-1/\" = \"Old\"\n# End of the register.\n",
        b"[moved]\n\"t/old/\" = 7\n# End of the register.\n",
    ] {
        let disk = Book::orchard().with("addresses.lock", lock).on_disk();
        let run = run_on(&disk, &["check", "{book}", "--record"]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert_eq!(fs::read(disk.book().join("addresses.lock")).expect("the lock is there"), lock, "{}", run.err);
    }
}

#[test]
fn search_prints_hits_and_both_engines_agree() {
    let disk = Book::orchard().on_disk();
    let found = run_on(&disk, &["search", "--book", "{book}", "--format", "json", "pay", "within", "days"]);
    assert_eq!(found.status, 0, "{}", found.err);
    let lines: Vec<serde_json::Value> = found.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    assert_eq!(lines[0]["id"], "PAY-1", "{}", found.out);
    for line in &lines {
        assert!(line["title"].is_string() && line["score"].is_number() && line["where"].is_string(), "{line}");
    }
    for query in [&["pay", "within", "days"][..], &["\"cold", "store\""], &["apples", "-cold"], &["DEL-2"], &["party:seller", "crate"]] {
        let ask = |engine: &str| run_on(&disk, &[&["search", "--book", "{book}", "--engine", engine], query].concat()).out;
        assert_eq!(ask("packed"), ask("tantivy"), "{query:?}");
    }
    let narrow = run_on(&disk, &["search", "--book", "{book}", "--filter", "party=buyer", "--limit", "1", "apples"]);
    assert_eq!((narrow.status, narrow.out.is_empty()), (0, false), "{}", narrow.err);
    let options_first = run_on(&disk, &["search", "--book", "{book}", "--limit", "1", "apples", "-cold"]);
    for arguments in [
        &["search", "apples", "-cold", "--book", "{book}", "--limit", "1"][..],
        &["search", "apples", "--limit=1", "--book", "{book}", "--", "-cold"],
    ] {
        let run = run_on(&disk, arguments);
        assert_eq!((run.status, run.out), (0, options_first.out.clone()), "{arguments:?}: {}", run.err);
    }
    for query in [&["apples", "party:vendor"][..], &["apples", "--filter", "party=vendor"]] {
        let run = run_on(&disk, &[&["search", "--book", "{book}"], query].concat());
        assert!(run.err.contains("there is no party `vendor`; there are "), "{query:?}: {}", run.err);
        assert!(run.err.contains("buyer") && run.out.is_empty(), "{query:?}: {} {}", run.err, run.out);
    }
    let excludes = run_on(&disk, &["search", "--book", "{book}", "--", "-apples"]);
    assert_eq!(excludes.status, 0, "a query may begin with a hyphen after `--`: {}", excludes.err);
    let nothing = run_on(&disk, &["search", "--book", "{book}", "--format", "json", "zebra"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (0, ""), "a search without hits is done too: {}", nothing.err);
}

#[test]
fn the_theme_is_written_and_a_book_takes_one_file_of_it() {
    let disk = Book::orchard().append("book.toml", "theme = \"look\"\n").on_disk();
    let written = run_on(&disk, &["theme", "--dest", "{root}/whole"]);
    assert_eq!((written.status, written.out.as_str()), (0, ""), "{}", written.err);
    let icon = disk.read("whole/static/favicon.svg").replace("<svg ", "<svg data-own=\"yes\" ");
    fs::create_dir_all(disk.book().join("look/static")).expect("temporary folders can be written");
    fs::write(disk.book().join("look/static/favicon.svg"), &icon).expect("temporary folders can be written");
    let built = run_on(&disk, &["build", "{book}", "--dest", "{root}/site", "--deny-warnings"]);
    assert_eq!(built.status, 0, "{}", built.err);
    let published =
        fs::read_dir(disk.root().join("site/html/assets")).expect("the site has assets").map(|entry| entry.expect("it can be read").path());
    let icons: Vec<String> = published
        .filter(|path| path.extension().is_some_and(|end| end == "svg"))
        .map(|path| fs::read_to_string(path).expect("text"))
        .collect();
    assert_eq!(icons, [icon]);
    let again = run_on(&disk, &["theme", "--dest", "{root}/whole"]);
    assert!(again.status == 1 && again.err.contains("not an empty folder"), "{}", again.err);
}

#[test]
fn index_writes_a_folder_that_search_programs_open() {
    let disk = Book::orchard().on_disk();
    let run = run_on(&disk, &["index", "{book}", "--dest", "{root}/index"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(disk.root().join("index/meta.json").is_file(), "the list of an index of Tantivy is there");
}

#[test]
fn mdbook_asks_which_renderers_are_supported() {
    assert_eq!(run(&["preprocess", "supports", "html"]).status, 0);
    assert_eq!(run(&["preprocess", "supports", "epub"]).status, 1);
}

/// The input that mdBook 0.4 writes, shortened.
const OLD_BOOK: &str = r#"[{"root":"/b","config":{"book":{"authors":[],"language":"en","multilingual":false,"src":"src"}},"renderer":"html","mdbook_version":"0.4.52"},{"sections":[],"__non_exhaustive":null}]"#;

#[test]
fn an_older_mdbook_is_told_which_of_the_two_to_upgrade() {
    let old_render =
        r#"{"version":"0.4.52","root":"/b","book":{"sections":[],"__non_exhaustive":null},"config":{},"destination":"/b/out"}"#;
    for (arguments, input) in [(["preprocess"], OLD_BOOK), (["render"], old_render)] {
        let run = run_with_input(&arguments, input);
        assert_eq!(run.status, 1, "{arguments:?}");
        assert!(run.out.is_empty(), "nothing but a book goes to stdout: {}", run.out);
        assert!(run.err.contains("mdBook 0.4.52 is too old") && run.err.contains("upgrade mdBook"), "{}", run.err);
    }
}

#[test]
fn a_person_who_calls_a_plug_in_is_told_what_to_call() {
    for arguments in [["preprocess"], ["render"]] {
        let run = run_with_input(&arguments, "");
        assert_eq!(run.status, 1);
        assert!(run.out.is_empty());
        assert!(run.err.contains("mdbook-clauses build"), "{}", run.err);
    }
}

/// What is checked and what is built are one book, whatever the environment of a shell or of a CI says.
#[test]
fn variables_that_change_the_book_are_refused_by_name() {
    let disk = Book::orchard().on_disk();
    let book = disk.book();
    let book = book.to_str().expect("temporary folders have names in UTF-8");
    for command in [&["check", book][..], &["build", book], &["search", "apples", "--book", book], &["render"], &["preprocess"]] {
        for variable in ["MDBOOK_BOOK__SRC", "MDBOOK_BUILD__BUILD_DIR", "MDBOOK_OUTPUT__HTML__SITE_URL"] {
            let run = Run::from(program(command).env(variable, "other").output().expect("the program can be started"));
            assert_eq!(run.status, 1, "{command:?} {variable}");
            assert!(run.err.contains(variable), "{command:?}: {}", run.err);
            assert_eq!(run.out, "");
        }
    }
    assert!(!disk.root().join("site").exists(), "nothing was built");
    let run = Run::from(program(&["check", book]).env("MDBOOK_LOG", "debug").output().expect("the program can be started"));
    assert_eq!(run.status, 0, "{}", run.err);
}
