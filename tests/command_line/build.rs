//! `build`: what it refuses, what it leaves on the disk, and what it carries over.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::support::Book;
use super::support::site::Site;
use super::{CLAUSE, program, run_on, with_error};

#[test]
fn build_fails_on_a_corpus_with_errors_and_keeps_the_site_before() {
    let disk = Book::orchard().on_disk();
    let built = run_on(&disk, &["build", "{book}"]);
    assert_eq!(built.status, 0, "{}", built.err);
    assert!(built.out.is_empty(), "{}", built.out);
    let before = Site::read(&disk.root().join("site/html"));
    let files = before.files.len();
    assert!(built.err.contains(&format!(": {files} files, ")) && built.err.trim().ends_with(" MB"), "the size of the site: {}", built.err);
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

/// A book with the preprocessor alone is mdBook's to build: a site of ours would replace its pages.
#[test]
fn a_book_that_keeps_mdbooks_pages_is_left_to_mdbook() {
    let disk = Book::orchard().edit("book.toml", "[output.reference]\ncommand = \"mdbook-clauses render\"\n", "").on_disk();
    assert_eq!(run_on(&disk, &["check", "{book}", "--deny-warnings"]).status, 0);
    let run = run_on(&disk, &["build", "{book}", "--dest", "{root}/out"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("run `mdbook build`, or add `[output.reference]`"), "{}", run.err);
    assert!(!disk.root().join("out").exists(), "nothing is written");
    let disk = Book::orchard().edit("book.toml", "[output.reference]\n", "[output.reference]\nmode = \"beside\"\n").on_disk();
    let run = run_on(&disk, &["build", "{book}", "--dest", "{root}/out"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("`mode = \"beside\"` in `[output.reference]`: run `mdbook build`, or remove `mode`"), "{}", run.err);
}

/// Permissions do not bind the user of many build machines; a file in the place of a folder binds all.
#[test]
fn a_destination_that_cannot_be_written_is_told() {
    let disk = Book::orchard().on_disk();
    fs::write(disk.root().join("file"), "in the way").expect("the file can be written");
    for destination in ["{root}/file", "{root}/file/below"] {
        let run = run_on(&disk, &["build", "{book}", "--dest", destination]);
        assert_eq!(run.status, 1);
        assert!(run.err.contains("cannot write") && run.err.contains("--dest"), "{}", run.err);
    }
    assert_eq!(disk.read("file"), "in the way");
}

/// A corpus whose build takes long enough to be killed in.
fn large() -> Book {
    let clause = Book::orchard().text("src/delivery/del-2.md");
    (10..260).fold(Book::orchard(), |book, number| {
        book.with(
            &format!("src/delivery/del-{number}.md"),
            clause.replace("DEL-2", &format!("DEL-{number}")).replace("\"Cold storage\"", &format!("\"Room {number}\"")),
        )
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
fn a_compressed_index_has_the_same_files_with_the_same_content_in_fewer_bytes() {
    let disk = Book::orchard().on_disk();
    assert_eq!(run_on(&disk, &["build", "{book}", "--dest", "{root}/quick"]).status, 0);
    let compressed = run_on(&disk, &["build", "{book}", "--dest", "{root}/compressed", "--compress-index"]);
    assert_eq!(compressed.status, 0, "{}", compressed.err);
    let site = |folder: &str| Site::read(&disk.root().join(folder).join("html")).files;
    let (quick, compressed) = (site("quick"), site("compressed"));
    assert!(quick.keys().eq(compressed.keys()));
    for (name, bytes) in &quick {
        let recompressed = &compressed[name];
        if name.starts_with("search/") && name.ends_with(".bin") {
            assert!(recompressed.len() < bytes.len(), "{name}");
            assert_eq!(clause_search::decompress(recompressed).unwrap(), clause_search::decompress(bytes).unwrap(), "{name}");
        } else if name != "site.json" {
            assert!(recompressed == bytes, "{name}");
        }
    }
}
