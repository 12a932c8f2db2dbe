//! A machine that stops, fills up or forbids in the middle of a build: there is the site before or the new one, whole.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use super::support::site::Site;
use super::support::{Book, OnDisk};
use super::{program, run_on};

/// Two editions of a book that differ in every clause's page, with their sites.
struct Editions {
    disk: OnDisk,
    first: Site,
    second: Site,
}

fn edition(title: &str) -> Book {
    let clause = Book::orchard().text("src/delivery/del-2.md");
    let book = Book::orchard().edit("corpus.toml", "title = \"Orchard Terms\"", &format!("title = \"{title}\""));
    (10..60).fold(book, |book, number| {
        book.with(
            &format!("src/delivery/del-{number}.md"),
            clause.replace("DEL-2", &format!("DEL-{number}")).replace("\"Cold storage\"", &format!("\"Room {number}\"")),
        )
    })
}

impl Editions {
    /// The first edition is published in `out`, the second waits in the book's folder.
    fn new() -> Self {
        let disk = edition("Terms of the Second Year").on_disk();
        assert_eq!(run_on(&disk, &["build", "{book}", "--dest", "{root}/second"]).status, 0);
        edition("Terms of the First Year").write(&disk.book());
        let built = run_on(&disk, &["build", "{book}", "--dest", "{root}/out"]);
        assert_eq!(built.status, 0, "{}", built.err);
        let (first, second) = (Site::read(&disk.root().join("out/html")), Site::read(&disk.root().join("second/html")));
        edition("Terms of the Second Year").write(&disk.book());
        Self { disk, first, second }
    }

    /// Which edition lies in a destination.
    #[track_caller]
    fn published(&self, destination: &Path) -> u8 {
        let site = Site::read(&destination.join("html"));
        if site == self.first {
            1
        } else if site == self.second {
            2
        } else {
            panic!(
                "a mixture: {:?} of the first and {:?} of the second differ",
                site.difference(&self.first).len(),
                site.difference(&self.second).len()
            )
        }
    }
}

fn left_over(destination: &Path) -> Vec<String> {
    let entries = fs::read_dir(destination).expect("the destination is there");
    let names = entries.map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned());
    names.filter(|name| !["html", ".cards", ".lock", "lost+found"].contains(&name.as_str())).collect()
}

fn build(book: &Path, destination: &Path) -> Command {
    let mut command = program(&["build"]);
    command.arg(book).arg("--dest").arg(destination).stderr(Stdio::null());
    command
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_one_of_the_two_sites() {
    let editions = Editions::new();
    let (book, out) = (editions.disk.book(), editions.disk.root().join("out"));
    let start = Instant::now();
    assert!(build(&book, &editions.disk.root().join("timed")).status().expect("the program can be started").success());
    let whole = start.elapsed();
    let mut killed = 0;
    for part in 1..=12_u32 {
        let mut child = build(&book, &out).spawn().expect("the program can be started");
        std::thread::sleep(whole * part / 12);
        let _ = child.kill();
        killed += u32::from(!child.wait().expect("the program can be waited for").success());
        let published = editions.published(&out);
        if published == 2 {
            edition("Terms of the First Year").write(&book);
            assert!(build(&book, &out).status().expect("the program can be started").success());
            assert_eq!(editions.published(&out), 1);
            edition("Terms of the Second Year").write(&book);
        }
    }
    assert!(killed >= 4, "{killed} builds of 12 were killed in their middle");
    assert!(build(&book, &out).status().expect("the program can be started").success());
    assert_eq!(editions.published(&out), 2);
    assert!(left_over(&out).is_empty(), "{:?}", left_over(&out));
}

#[test]
fn two_builds_at_once_give_one_whole_site() {
    let editions = Editions::new();
    let (book, out) = (editions.disk.book(), editions.disk.root().join("out"));
    for _ in 0..4 {
        let children: Vec<_> =
            (0..3).map(|_| build(&book, &out).stderr(Stdio::piped()).spawn().expect("the program can be started")).collect();
        let runs: Vec<_> = children.into_iter().map(|child| child.wait_with_output().expect("the program can be waited for")).collect();
        assert!(runs.iter().any(|run| run.status.success()), "one of them builds");
        for run in runs.iter().filter(|run| !run.status.success()) {
            let words = String::from_utf8_lossy(&run.stderr);
            assert!(words.contains("another build writes"), "{words}");
        }
        assert_eq!(editions.published(&out), 2);
        assert!(left_over(&out).is_empty(), "{:?}", left_over(&out));
    }
}

/// Runs a build that may write no file longer than this; what every system has in the place of a full disk.
fn with_small_files(book: &Path, destination: &Path, blocks: u32) -> ExitStatus {
    let command = build(book, destination);
    let mut shell = Command::new("bash");
    shell.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\""]).arg(blocks.to_string()).arg(command.get_program());
    shell.args(command.get_args()).stderr(Stdio::null()).status().expect("the system has bash")
}

#[test]
fn a_file_that_cannot_be_written_to_its_end_leaves_the_site_before() {
    let editions = Editions::new();
    let (book, out) = (editions.disk.book(), editions.disk.root().join("out"));
    // In units of 1024 bytes: the larger ones stop a build later.
    for blocks in [0, 1, 4, 16, 64] {
        assert_eq!(with_small_files(&book, &out, blocks).code(), Some(1), "files of {blocks} kB");
        assert_eq!(editions.published(&out), 1);
        assert!(left_over(&out).is_empty(), "{:?}", left_over(&out));
    }
}

/// A file system of its own in memory; it is unmounted with its value.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    /// `None`, said aloud, where the system does not let us mount.
    fn new(folder: &'a Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).expect("temporary folders can be written");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder).output();
        if mount.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("SKIPPED: a file system in memory cannot be mounted here, so full and read-only disks are not tested");
        None
    }

    fn remount(&self, options: &str) {
        let mount = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(self.0).status();
        assert!(mount.is_ok_and(|status| status.success()), "what was mounted can be mounted with other options");
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_and_a_read_only_disk_leave_the_site_before() {
    let editions = Editions::new();
    let small = editions.disk.root().join("small");
    let Some(mounted) = Mounted::new(&small, "size=64m") else { return };
    edition("Terms of the First Year").write(&editions.disk.book());
    assert!(build(&editions.disk.book(), &small).status().expect("the program can be started").success());
    edition("Terms of the Second Year").write(&editions.disk.book());

    mounted.remount("ro");
    let run = build(&editions.disk.book(), &small).stderr(Stdio::piped()).output().expect("the program can be started");
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("--dest"), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(editions.published(&small), 1);
    mounted.remount("rw");

    // Room for a part of the second site: after a block, at a half, almost all of it.
    let used: usize = editions.second.files.values().map(|bytes| bytes.len().div_ceil(4096) * 4096).sum();
    for room in [4096, used / 2, used * 9 / 10] {
        // Pictures of the build before, which a build removes on its way, would be room that nobody has counted.
        let _ = fs::remove_dir_all(small.join(".cards"));
        let filler = small.join("filler");
        let disk = rustix::fs::statvfs(&small).expect("a mounted file system says how full it is");
        let free = usize::try_from(disk.f_bavail * disk.f_frsize).expect("the disk is small");
        fs::write(&filler, vec![0_u8; free.saturating_sub(room)]).expect("the filler fits");
        let run = build(&editions.disk.book(), &small).stderr(Stdio::piped()).output().expect("the program can be started");
        assert_eq!(run.status.code(), Some(1), "with room for {room} bytes: {}", String::from_utf8_lossy(&run.stderr));
        fs::remove_file(&filler).expect("the filler can be removed");
        assert_eq!(editions.published(&small), 1);
        assert!(left_over(&small).is_empty(), "{:?}", left_over(&small));
    }
    assert!(build(&editions.disk.book(), &small).status().expect("the program can be started").success());
    assert_eq!(editions.published(&small), 2);
}

#[test]
fn a_lock_of_ids_that_cannot_be_written_stays_whole() {
    let book = Book::orchard().edit("addresses.lock", "DEL-1 = {", "OLD-1 = { title = \"Boats\" }\nDEL-1 = {");
    let disk = book.on_disk();
    let before = disk.read("book/addresses.lock");
    let mut shell = Command::new("bash");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "-"]).arg(env!("CARGO_BIN_EXE_mdbook-clauses"));
    let run = shell.args(["check", "--record"]).arg(disk.book()).stderr(Stdio::null()).status().expect("the system has bash");
    assert_eq!(run.code(), Some(1));
    assert_eq!(disk.read("book/addresses.lock"), before);
    let names: Vec<_> =
        fs::read_dir(disk.book()).expect("the book is there").map(|entry| entry.expect("it can be read").file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().starts_with('.')), "nothing unfinished is left: {names:?}");
}
