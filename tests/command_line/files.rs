//! What lies in a book's folders on a real disk: links, pipes, names that are no text.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::support::{Book, OnDisk};
use super::{Run, program, run_on};

/// A run that has to end by itself: what waits for the other end of a pipe never does.
fn ends(arguments: &[&str], book: &Path) -> Run {
    let mut child = program(arguments).arg(book).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
    let start = Instant::now();
    while child.try_wait().expect("the program can be asked").is_none() {
        if start.elapsed() > Duration::from_secs(30) {
            let _ = child.kill();
            panic!("{arguments:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("the program can be waited for").into()
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().expect("the system has `mkfifo`");
    assert!(made.success());
}

/// Asserts that `check` and `build` refuse a book for the same reason, and that nothing of it is written.
#[track_caller]
fn refused(disk: &OnDisk, code: &str, path: &str) {
    for command in ["check", "build"] {
        let run = ends(&[command], &disk.book());
        assert_eq!(run.status, 1, "{command}: {}", run.err);
        assert!(run.err.contains(&format!("error[{code}]")) && run.err.contains(path), "{command}: {}", run.err);
    }
    assert!(!disk.root().join("site").exists(), "nothing is built");
}

#[test]
fn links_are_refused_wherever_they_are_and_lead() {
    let outside = tempfile::tempdir().expect("temporary folders can be made");
    let secret = outside.path().join("secret.md");
    fs::write(&secret, "# Secret\n").expect("temporary folders can be written");
    let folder = outside.path();
    for (place, target) in [
        ("src/about/picture.png", secret.as_path()),
        ("src/about/picture.png", Path::new("/etc/shadow")),
        ("src/about/picture.png", Path::new("/dev/zero")),
        ("src/about/picture.png", Path::new("nothing")),
        ("src/about/picture.png", Path::new("picture.png")),
        ("src/about/picture.png", Path::new("index.md")),
        ("src/about/deep", folder),
        ("src/about/up", Path::new("..")),
        ("src/about/more.md", &secret),
        ("src/.hidden", folder),
        ("src/404.md", &secret),
        ("theme", folder),
    ] {
        let disk = Book::orchard().on_disk();
        symlink(target, disk.book().join(place)).expect("links can be made");
        refused(&disk, "symbolic-link", place);
    }
    for place in [
        "src",
        "src/about",
        "src/about/index.md",
        "src/delivery/del-1.md",
        "src/SUMMARY.md",
        "corpus.toml",
        "glossary.toml",
        "addresses.lock",
        "changes.toml",
        "book.toml",
    ] {
        let disk = Book::orchard().on_disk();
        let (here, elsewhere) = (disk.book().join(place), disk.root().join("elsewhere"));
        fs::rename(&here, &elsewhere).expect("files can be moved");
        symlink(&elsewhere, &here).expect("links can be made");
        refused(&disk, "symbolic-link", place);
        let run = run_on(&disk, &["check", "{book}", "--record"]);
        assert!(run.status == 1 && here.symlink_metadata().expect("it is there").is_symlink(), "{}", run.err);
    }
}

#[test]
fn pipes_are_refused_and_nobody_waits_for_them() {
    for place in ["src/pipe", "src/about/more.md", "src/pipe.png", "src/.pipe"] {
        let disk = Book::orchard().on_disk();
        pipe(&disk.book().join(place));
        refused(&disk, "special-file", place);
    }
    for place in ["book.toml", "corpus.toml", "addresses.lock", "src/SUMMARY.md", "src/delivery/del-1.md"] {
        let disk = Book::orchard().on_disk();
        fs::remove_file(disk.book().join(place)).expect("files can be removed");
        pipe(&disk.book().join(place));
        refused(&disk, "special-file", place);
        for command in [&["check", "--record"][..], &["serve", "--port", "0"]] {
            assert_eq!(ends(command, &disk.book()).status, 1, "{command:?}");
        }
    }
}

#[test]
fn names_that_are_no_text_are_refused() {
    for place in [b"src/delivery/del-\xff.md".as_slice(), b"src/x.\xff", b"src/\xff\xfe"] {
        let disk = Book::orchard().on_disk();
        fs::write(disk.book().join(OsStr::from_bytes(place)), "x").expect("the file system takes any bytes as a name");
        refused(&disk, "file-name", "\u{fffd}");
    }
}

#[test]
fn a_template_without_end_stops_a_check() {
    let disk = Book::orchard().append("book.toml", "theme = \"look\"\n").on_disk();
    let templates = disk.book().join("look/templates");
    fs::create_dir_all(&templates).expect("folders can be made");
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}";
    fs::write(templates.join("footer.html"), endless).expect("files can be written");
    let run = ends(&["check"], &disk.book());
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.err.contains("footer.html:1"), "{}", run.err);
}
