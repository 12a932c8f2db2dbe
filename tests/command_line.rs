//! The program as people and other programs call it: exit status, what goes to stdout and to stderr,
//! what lies on the disk afterwards.

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use support::site::Site;
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
        &["index"],
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
        assert_eq!(names.len(), 7, "{names:?}");
        assert!(["code", "severity", "file", "line", "column", "message", "help"].iter().all(|name| names.contains(name)), "{names:?}");
    }
    let link = lines.iter().find(|line| line["code"] == "unknown-clause").expect("the link is told");
    assert_eq!((link["file"].as_str(), link["line"].as_u64(), link["column"].as_u64()), (Some(CLAUSE), Some(17), Some(60)), "{link}");
    assert_eq!(run.err, "3 errors\n", "what is not JSON goes elsewhere");
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
    let book = Book::orchard().without("ids.lock").with(
        "src/delivery/del-4.md",
        Book::orchard().text("src/delivery/del-2.md").replace("DEL-2", "DEL-4").replace("Cold storage", "Warm storage"),
    );
    let disk = book.on_disk();
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings"]).status, 1);
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings", "--update-ids"]).status, 0);
    let lock = disk.read("book/ids.lock");
    assert!(lock.contains("DEL-4 = \"Warm storage\"\n"), "{lock}");
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings", "--update-ids"]).status, 0);
    assert_eq!(disk.read("book/ids.lock"), lock, "a second run changes nothing");

    let clause = disk.book().join("src/delivery/del-4.md");
    let text = fs::read_to_string(&clause).expect("the clause is there");
    fs::write(&clause, text.replace("Warm storage", "Bees in the orchard")).expect("the clause can be written");
    let reused = run_on(&disk, &["check", "{book}", "--update-ids"]);
    assert_eq!(reused.status, 1);
    assert!(reused.err.contains("error[id-reused]"), "{}", reused.err);
    fs::remove_file(&clause).expect("the clause can be removed");
    let lost = run_on(&disk, &["check", "{book}", "--update-ids"]);
    assert_eq!(lost.status, 1);
    assert!(lost.err.contains("error[id-lost]"), "{}", lost.err);
    assert_eq!(disk.read("book/ids.lock"), lock, "no run takes an id out");
}

/// A lock that cannot be read whole must not be written from what could be read of it.
#[test]
fn a_broken_lock_is_never_overwritten() {
    for lock in [
        b"[ids]\nDEL-1 = \"Time of delivery\"\n<<<<<<< ours\nOLD-1 = \"Old\"\n".as_slice(),
        b"[ids]\nOLD_1 = \"Old\"\n",
        b"[ids]\nOLD-1 = 7\n",
        b"[ids]\nOLD-1 = \"\xe4\"\n",
        b"[idz]\nOLD-1 = \"Old\"\n",
    ] {
        let disk = Book::orchard().with("ids.lock", lock).on_disk();
        let run = run_on(&disk, &["check", "{book}", "--update-ids"]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert_eq!(fs::read(disk.book().join("ids.lock")).expect("the lock is there"), lock, "{}", run.err);
    }
}

#[test]
fn build_fails_on_a_corpus_with_errors_and_keeps_the_site_before() {
    let disk = Book::orchard().on_disk();
    let built = run_on(&disk, &["build", "{book}"]);
    assert_eq!(built.status, 0, "{}", built.err);
    assert!(built.out.is_empty(), "{}", built.out);
    let before = Site::read(&disk.root().join("site/html"));
    with_error().write(&disk.book());
    assert_eq!(run_on(&disk, &["build", "{book}"]).status, 1);
    assert!(Site::read(&disk.root().join("site/html")) == before, "the site before is whole");
}

#[test]
fn invalid_settings_of_mdbook_fail_where_mdbook_alone_goes_on() {
    let disk = Book::orchard().edit("book.toml", "smart-punctuation = false", "smart-punctuation = \"no\"").on_disk();
    let run = run_on(&disk, &["build", "{book}", "--dest", "{root}/out"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("error[book-config]"), "{}", run.err);
}

/// Permissions do not bind the user of many build machines; a file in the place of a folder binds all.
#[test]
fn a_destination_that_cannot_be_written_is_told() {
    let disk = Book::orchard().on_disk();
    fs::write(disk.root().join("file"), "in the way").expect("the file can be written");
    for destination in ["{root}/file", "{root}/file/below"] {
        let run = run_on(&disk, &["build", "{book}", "--dest", destination]);
        assert_eq!(run.status, 1);
        assert!(run.err.contains("cannot be written") && run.err.contains("--dest"), "{}", run.err);
    }
    assert_eq!(disk.read("file"), "in the way");
}

/// A corpus whose build takes long enough to be killed in.
fn large() -> Book {
    let clause = Book::orchard().text("src/delivery/del-2.md");
    (10..260).fold(Book::orchard(), |book, number| {
        book.with(&format!("src/delivery/del-{number}.md"), clause.replace("DEL-2", &format!("DEL-{number}")))
    })
}

#[test]
fn a_killed_build_leaves_the_site_before_and_the_next_one_clears_up() {
    let disk = Book::orchard().on_disk();
    assert_eq!(run_on(&disk, &["build", "{book}", "--dest", "{root}/out"]).status, 0);
    let out = disk.root().join("out");
    let before = Site::read(&out.join("html"));
    large().write(&disk.book());
    let staged = || {
        fs::read_dir(&out)
            .expect("the folder is there")
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with(".building-"))
    };

    let (book, dest) = (disk.book(), out.clone());
    let mut child =
        program(&["build"]).arg(book).arg("--dest").arg(dest).stderr(Stdio::null()).spawn().expect("the program can be started");
    let start = Instant::now();
    while !staged() {
        assert!(child.try_wait().expect("the program can be asked").is_none(), "the build ended before it could be killed");
        assert!(start.elapsed() < Duration::from_mins(1), "the build never began");
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("the program can be killed");
    child.wait().expect("the program can be waited for");

    assert!(staged(), "the build was killed in its middle");
    assert!(Site::read(&out.join("html")) == before, "the site before is whole");
    let next = run_on(&disk, &["build", "{book}", "--dest", "{root}/out"]);
    assert_eq!(next.status, 0, "{}", next.err);
    assert!(!staged(), "what the killed build left is gone");
    assert!(out.join("html/c/del-259/index.html").is_file());
}

#[test]
fn files_with_hashed_names_are_carried_over_from_the_site_before() {
    let disk = Book::orchard().on_disk();
    assert_eq!(run_on(&disk, &["build", "{book}", "--dest", "{root}/first"]).status, 0);
    Book::orchard().edit(CLAUSE, "A grower lives", "A very patient grower lives").write(&disk.book());
    let next = run_on(&disk, &["build", "{book}", "--dest", "{root}/second", "--previous", "{root}/first"]);
    assert_eq!(next.status, 0, "{}", next.err);
    let indices = |folder: &str| -> Vec<String> {
        let site = Site::read(&disk.root().join(folder).join("html"));
        site.files.into_keys().filter(|name| name.starts_with("search/") && name.ends_with(".bin")).collect()
    };
    let (first, second) = (indices("first"), indices("second"));
    assert!(first.iter().all(|name| second.contains(name)) && second.len() > first.len(), "{first:?} {second:?}");
    let wrong = run_on(&disk, &["build", "{book}", "--dest", "{root}/third", "--previous", "{book}"]);
    assert_eq!(wrong.status, 1, "a folder that is no site");
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
    let nothing = run_on(&disk, &["search", "--book", "{book}", "--format", "json", "zebra"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (0, ""), "a search without hits is done too: {}", nothing.err);
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

#[test]
fn a_port_in_use_is_told_before_anything_is_built() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port can be taken");
    let port = taken.local_addr().expect("a listener has an address").port().to_string();
    let run = run_on(&with_error().on_disk(), &["serve", "{book}", "--port", &port]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains(&port) && run.err.contains("--port"), "{}", run.err);
    assert!(!run.err.contains("unknown-clause"), "the port comes first: {}", run.err);
}

/// A server that ends with its value.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(book: &Path) -> Self {
        let mut child = program(&["serve", "--port", "0"]).arg(book).stderr(Stdio::piped()).spawn().expect("the program can be started");
        let mut lines = BufReader::new(child.stderr.take().expect("stderr is piped")).lines();
        let address = lines
            .by_ref()
            .map(|line| line.expect("the program writes UTF-8"))
            .find_map(|line| Some(line.split_once("http://")?.1.split('/').next()?.to_owned()))
            .expect("the program says where it serves");
        // Nobody reads further lines, but a closed pipe must not end the program either.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server answers");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server writes UTF-8");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn serve_shows_the_site_and_follows_changes() {
    let disk = Book::orchard().on_disk();
    let server = Server::start(&disk.book());
    let page = server.get("/c/pay-1/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Time of payment"), "{page}");
    assert!(page.contains("data-live-reload="), "an open page hears of changes");
    assert!(!page.contains("https://orchard.example"), "a served page does not name the site's own address");
    let missing = server.get("/c/pay-9/");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("There is no page at this address"), "{missing}");

    let clause = disk.book().join(CLAUSE);
    let text = fs::read_to_string(&clause).expect("the clause is there");
    fs::write(&clause, text.replace("Time of payment", "Time of paying")).expect("the clause can be written");
    let start = Instant::now();
    while !server.get("/c/pay-1/").contains("Time of paying") {
        assert!(start.elapsed() < Duration::from_secs(20), "the change is never seen");
        std::thread::sleep(Duration::from_millis(50));
    }
    fs::write(&clause, text.replace("[DEL-1]", "[DEL-11]")).expect("the clause can be written");
    std::thread::sleep(Duration::from_secs(1));
    assert!(server.get("/c/pay-1/").contains("Time of paying"), "after a mistake the site before is still served");
    assert!(!disk.root().join("site").exists(), "serving publishes nothing");
}
