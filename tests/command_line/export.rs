//! `export`: chosen clauses as documents.

use super::*;

fn export(arguments: &[&str]) -> Run {
    let disk = Book::orchard().on_disk();
    let all: Vec<&str> = ["export"].into_iter().chain(arguments.iter().copied()).collect();
    run_on(&disk, &all)
}

#[test]
fn text_has_the_values_of_a_party_and_says_what_is_open() {
    let run = export(&["text", "{book}", "--clauses", "del-1", "--values", "buyer"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("(a) The Seller shall deliver the Crates within 3 days."), "{}", run.out);
    assert!(run.out.contains("- DEL-1 refers to PAY-1, which is not in the schedule."), "{}", run.out);
    assert!(run.err.contains("open point"), "{}", run.err);
}

#[test]
fn a_profile_has_its_clauses_and_all_has_no_open_point() {
    let run = export(&["markdown", "{book}", "--profile", "first-sale"]);
    assert!(run.status == 0 && run.out.starts_with("# Schedule\n"), "{}", run.err);
    let run = export(&["csv", "{book}", "--all", "--annex", "rationale,views"]);
    assert!(run.status == 0 && run.out.starts_with('\u{feff}'), "{}", run.err);
    assert!(!run.err.contains("open point"), "{}", run.err);
}

#[test]
fn files_of_word_and_excel_are_written() {
    let disk = Book::orchard().on_disk();
    for format in ["docx", "docx-tracked", "xlsx", "xlsx-clauses"] {
        let out = disk.book().join(format);
        let run = run_on(
            &disk,
            &["export", format, "{book}", "--all", "--numbering", "numbers", "--order", "hand", "--out", &out.to_string_lossy()],
        );
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
        assert!(fs::read(&out).expect("it was written").starts_with(b"PK"));
    }
}

#[test]
fn a_saved_schedule_is_taken_with_its_choices() {
    let disk = Book::orchard().on_disk();
    let file = disk.book().join("saved.json");
    let saved = r#"{"version":1,"entries":[{"clause":"DEL-1","values":{"delivery_days":{"own":"9 days"}}},{"clause":"NEW-1"},7]}"#;
    fs::write(&file, saved).expect("the folder takes a file");
    let run = run_on(&disk, &["export", "text", "{book}", "--schedule", &file.to_string_lossy()]);
    assert!(run.status == 0 && run.out.contains("within 9 days."), "{}", run.err);
    assert!(run.err.contains("warning: an entry of the schedule names no clause"), "{}", run.err);
    assert!(run.err.contains("warning: `NEW-1` is not among the clauses of this book"), "{}", run.err);
}

#[test]
fn wrong_choices_are_refused_with_what_there_is() {
    for (arguments, words) in [
        (&["text", "{book}", "--profile", "nothing"][..], "there is no profile `nothing`; use one of: first-sale"),
        (&["text", "{book}", "--clauses", "DEL-1,DEL-9"], "there is no clause `DEL-9`"),
        (&["text", "{book}", "--all", "--values", "thief"], "there are no values `thief`; use one of: default, buyer, seller"),
        (&["text", "{book}", "--schedule", "{book}/none.json"], "cannot read"),
    ] {
        let run = export(arguments);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
    for arguments in [&["text", "{book}"][..], &["song", "{book}", "--all"], &["text", "{book}", "--all", "--profile", "first-sale"]] {
        assert_eq!(export(arguments).status, 2, "{arguments:?}");
    }
}
