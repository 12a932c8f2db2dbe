//! `import`: what is written, what is refused, and what a release says of it.

use super::*;

const ANNEX: &str =
    "1. Crates. The Seller shall bring crates within 5 days.\n\n2. Carts\n\nThe Buyer shall pay for carts as Section 1 says.\n";

fn with_annex(book: &Book, text: &str) -> (OnDisk, String) {
    let disk = book.on_disk();
    let path = disk.root().join("annex.txt");
    fs::write(&path, text).expect("the document can be written");
    (disk, path.to_str().expect("the path is UTF-8").to_owned())
}

fn import(disk: &OnDisk, document: &str, more: &[&str]) -> Run {
    run_on(disk, &[&["import", document, "{book}", "--topic", "SUP"], more].concat())
}

#[test]
fn a_document_is_imported_checked_and_built_and_a_release_refuses_it() {
    let (disk, document) = with_annex(&Book::orchard(), ANNEX);
    let run = import(&disk, &document, &["--title", "Supply"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("imported: 2 new clauses\n"), "{}", run.err);
    assert!(disk.read("book/src/sup/sup-2.md").contains("as [SUP-1] says"));
    assert!(disk.read("book/src/SUMMARY.md").contains("- [Supply](sup/index.md)"));
    let run = run_on(&disk, &["check", "{book}"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("2 clauses are not finished: `SUP-1`, `SUP-2`"), "{}", run.err);
    let run = run_on(&disk, &["check", "{book}", "--record"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!disk.read("book/addresses.lock").contains("SUP-1"), "nothing is promised of it");
    let run = run_on(&disk, &["release", "2026-12", "{book}"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("error[unfinished-clause]"), "{}", run.err);
    let run = run_on(&disk, &["build", "{book}"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let page = disk.read("site/html/c/sup-1/index.html");
    assert!(page.contains("<strong>Not finished.</strong> The words and the address of SUP-1 may change."), "{page}");
    assert!(disk.read("site/html/sup/index.html").contains("The words and the address of SUP-2 may change."));
    assert!(disk.read("site/html/c/sup-1/clause.json").contains("\"status\":\"unfinished\""));
}

#[test]
fn a_dry_run_writes_nothing() {
    let (disk, document) = with_annex(&Book::orchard(), ANNEX);
    let run = import(&disk, &document, &["--dry-run"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains("would write") && run.err.contains("would import: 2 new clauses"), "{}", run.err);
    assert!(!disk.book().join("src/sup").exists() && !disk.book().join("imports").exists());
}

#[test]
fn a_conflict_is_shown_and_the_exit_status_says_so() {
    let (disk, document) = with_annex(&Book::orchard(), ANNEX);
    assert_eq!(import(&disk, &document, &[]).status, 0);
    let clause = disk.book().join("src/sup/sup-1.md");
    let edited = disk.read("book/src/sup/sup-1.md").replace("bring crates", "carry crates");
    fs::write(&clause, &edited).expect("the clause can be written");
    fs::write(&document, ANNEX.replace("bring crates", "send crates").replace("pay for carts", "pay for all carts"))
        .expect("a new version");
    let run = import(&disk, &document, &[]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.err.contains("error[import-conflict]"), "{}", run.err);
    assert_eq!(disk.read("book/src/sup/sup-1.md"), edited);
    assert!(disk.read("book/src/sup/sup-2.md").contains("all carts"), "what is not in conflict is written");
    let run = import(&disk, &document, &["--keep-edited"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(disk.read("book/src/sup/sup-1.md"), edited);
}

#[test]
fn a_program_gets_a_line_of_json_for_each_diagnostic() {
    let (disk, document) = with_annex(&Book::orchard(), &ANNEX.replace("Section 1", "Section 9"));
    let run = import(&disk, &document, &["--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let lines: Vec<serde_json::Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((lines.len(), lines[0]["code"].as_str()), (1, Some("import-unsure")));
}

#[test]
fn what_cannot_be_imported_is_refused_with_advice_and_nothing_is_written() {
    let documents =
        [(&b"PK\x03\x04"[..], "damaged"), (b"\0\0", "neither a Word document"), (b"", "empty"), (b"Hello.", "has no provision")];
    for (bytes, message) in documents {
        let (disk, document) = with_annex(&Book::orchard(), "");
        fs::write(&document, bytes).expect("the document can be written");
        let run = import(&disk, &document, &[]);
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(run.err.contains(message), "{}", run.err);
        assert!(!disk.book().join("src/sup").exists());
    }
    let (disk, document) = with_annex(&Book::orchard().edit(CLAUSE, "kind = \"duty\"\n", ""), ANNEX);
    let run = import(&disk, &document, &[]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("nothing was imported: correct the book first"), "{}", run.err);
    let (disk, document) = with_annex(&Book::orchard(), ANNEX);
    assert_eq!(import(&disk, &document, &[]).status, 0);
    fs::write(disk.book().join("imports/sup.json"), "{}").expect("the record can be written");
    let run = import(&disk, &document, &[]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("it is damaged") && run.err.contains("restore it"), "{}", run.err);
}

/// A hundred clauses with the same five mistakes once gave thousands of lines.
#[test]
fn many_problems_are_counted_by_file_and_all_are_in_the_json() {
    let clause = |number: usize| format!("+++\nid = \"DEL-{number}\"\ntitle = \"Clause {number}\"\n+++\nThe Seller shall wait.\n");
    let book = (10..110).fold(Book::orchard(), |book, number| book.with(&format!("src/delivery/del-{number}.md"), clause(number)));
    let disk = book.on_disk();
    let run = run_on(&disk, &["check", "{book}"]);
    assert_eq!(run.status, 1);
    assert!(run.err.lines().count() < 1_200, "{} lines", run.err.lines().count());
    assert!(run.err.contains("src/delivery/del-99.md: 5 errors (missing-key, missing-section)"), "{}", run.err);
    assert!(run.err.contains("100 of 500 problems are shown; `check --format json` prints all, one a line"), "{}", run.err);
    assert_eq!(run_on(&disk, &["check", "{book}", "--format", "json"]).out.lines().count(), 500);
}
