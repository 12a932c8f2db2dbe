//! `diff`: what changed since a release.

use super::*;

const DELIVERY: &str = "src/delivery/del-1.md";

/// A book that was released once and has changed since; nobody has written down why.
fn released() -> OnDisk {
    let disk = Book::orchard().on_disk();
    let run = run_on(&disk, &["release", "2027-01", "{book}", "--date", "2027-01-05"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let today = Book::orchard()
        .edit(DELIVERY, "default = \"5 days\"", "default = \"6 days\"")
        .edit(DELIVERY, "title = \"Time of delivery\"", "title = \"Day of delivery\"")
        .edit("addresses.lock", "title = \"Time of delivery\"", "title = \"Day of delivery\"")
        .edit(CLAUSE, "The Buyer shall pay", "The Buyer shall not pay");
    for path in [DELIVERY, CLAUSE, "addresses.lock"] {
        fs::write(disk.book().join(path), today.text(path)).expect("the book can be changed");
    }
    disk
}

#[test]
fn people_see_each_clause_with_the_words_that_changed() {
    let run = run_on(&released(), &["diff", "--book", "{book}", "2027-01"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let expected = "\
DEL-1  [-Time-]{+Day+} of delivery  (changed)
    (a) The Seller shall deliver the Crates within [-5 days-]{+6 days+}.
    Days from order to delivery: [-5 days-]{+6 days+}
PAY-1  Time of payment  (changed)
    The Buyer shall {+not +}pay within 30 days of a delivery under DEL-1.
";
    assert_eq!(run.out, expected);
}

#[test]
fn one_clause_and_the_other_direction() {
    let run = run_on(&released(), &["diff", "--book", "{book}", "--clause", "pay-1", "unreleased", "2027-01"]);
    assert_eq!(
        (run.status, run.out.as_str()),
        (0, "PAY-1  Time of payment  (changed)\n    The Buyer shall [-not -]pay within 30 days of a delivery under DEL-1.\n")
    );
    let run = run_on(&released(), &["diff", "--book", "{book}", "2027-01", "2027-01"]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "", "no difference found\n"));
}

#[test]
fn programs_get_a_line_for_each_clause() {
    let disk = released();
    fs::write(disk.book().join("changes.toml"), "[[change]]\nid = \"PAY-1\"\nkind = \"substantive\"\nreason = \"Nobody pays.\"\n")
        .expect("the book can be changed");
    let run = run_on(&disk, &["diff", "--book", "{book}", "--format", "json", "2027-01"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let lines: Vec<serde_json::Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let [first, second] = lines.as_slice() else { panic!("two clauses: {}", run.out) };
    assert_eq!((&first["id"], &first["kind"], &first["reasons"]), (&"DEL-1".into(), &"changed".into(), &serde_json::json!([])));
    assert_eq!(second["reasons"], serde_json::json!([{ "kind": "substantive", "reason": "Nobody pays." }]));
    let runs = second["text"][0]["words"].as_array().expect("runs of words");
    let side = |gone: &str| -> String {
        let stays = runs.iter().filter(|run| run["mark"] != gone);
        stays.flat_map(|run| run["pieces"].as_array().expect("pieces")).filter_map(|piece| piece["text"].as_str()).collect()
    };
    assert_eq!(side("inserted"), "The Buyer shall pay within 30 days of a delivery under DEL-1.");
    assert_eq!(side("deleted"), "The Buyer shall not pay within 30 days of a delivery under DEL-1.");
}

#[test]
fn an_unknown_release_is_named_with_those_that_there_are() {
    let run = run_on(&released(), &["diff", "--book", "{book}", "2026-10"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("there is no release `2026-10`; use one of: 2027-01, unreleased"), "{}", run.err);
    let run = run_on(&released(), &["diff", "--book", "{book}", "--clause", "PAY", "2027-01"]);
    assert_eq!(run.status, 2, "{}", run.err);
}

#[test]
fn another_error_of_the_corpus_stops_it() {
    let disk = with_error().on_disk();
    let run = run_on(&disk, &["diff", "--book", "{book}", "unreleased"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(run.err.contains("DEL-11"), "{}", run.err);
}
