//! `compare`: which clauses come near to which provisions of a draft.

use super::*;

const DRAFT: &str = "\
1. Money

1.1 Invoices. Invoices are payable net forty-five (45) days from receipt; a discount for early payment may be taken.

1.2 Dances. The parties may record the dance with cameras, and guests bring umbrellas, chairs and candles.
";

/// The example corpus, whose clause on payment has signals, and a draft beside it.
fn with_draft(name: &str, bytes: &[u8]) -> OnDisk {
    let signals = "signals = [\"Invoices are payable net days from receipt, with a discount for early payment\"]\nsummary =";
    let disk = Book::orchard().edit(CLAUSE, "summary =", signals).on_disk();
    fs::write(disk.book().join(name), bytes).expect("the draft can be written");
    disk
}

fn compare(name: &str, bytes: &[u8], more: &[&str]) -> Run {
    let disk = with_draft(name, bytes);
    let file = disk.book().join(name);
    let file = file.to_str().expect("the path is UTF-8");
    run_on(&disk, &[&["compare", file, "{book}"], more].concat())
}

#[test]
fn people_see_what_was_found_and_what_was_not() {
    let run = compare("draft.txt", DRAFT.as_bytes(), &[]);
    assert_eq!(run.status, 0, "{}", run.err);
    let expected = "\
2 provisions and 3 clauses compared
Words were compared and nothing else. Whether a provision says what a clause says is for a reader.

FOUND, NOT CONFIRMED (1)
PAY-1  Time of payment
    1.1  Invoices. Invoices are payable net forty-five (45) days from receipt; a discount for early…
        both have: early payment, payable net, Invoices, receipt, discount, days
        theirs: 45 days
        ours: 30 days (Days to pay)

NOTHING LIKE IT WAS FOUND (2)
DEL-1  Time of delivery
DEL-2  Cold storage

PROVISIONS TO WHICH NO CLAUSE COMES NEAR (1)
1.2  Dances. The parties may record the dance with cameras, and guests bring umbrellas, chairs …
";
    assert_eq!(run.out, expected);
}

#[test]
fn programs_get_one_object() {
    let run = compare("draft.md", DRAFT.as_bytes(), &["--format", "json", "--profile", "first-sale"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let document: serde_json::Value = serde_json::from_str(&run.out).expect("the output is JSON");
    assert_eq!((&document["version"], &document["notes"]), (&1.into(), &serde_json::json!([])));
    let [first, second] = document["provisions"].as_array().expect("provisions").as_slice() else { panic!("two provisions: {}", run.out) };
    assert_eq!((&first["number"], &first["headings"], &second["number"]), (&"1.1".into(), &serde_json::json!(["Money"]), &"1.2".into()));
    let comparison = &document["comparison"];
    assert_eq!(comparison["provisions"][0]["nearest"][0]["clause"], "PAY-1");
    assert_eq!((&comparison["provisions"][0]["found"], &comparison["provisions"][1]["found"]), (&true.into(), &false.into()));
    let listed: Vec<_> = comparison["clauses"].as_array().expect("clauses").iter().map(|clause| clause["clause"].clone()).collect();
    assert_eq!(listed, ["DEL-1", "PAY-1"]);
}

#[test]
fn what_is_no_draft_is_told() {
    let run = compare("draft.pdf", b"%PDF-1.7 and more", &[]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("this is a PDF; open it, select the text and paste it"), "{}", run.err);
    let run = compare("draft.txt", DRAFT.as_bytes(), &["--profile", "first-sail"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("there is no profile `first-sail`; use one of: first-sale"), "{}", run.err);
    let disk = Book::orchard().on_disk();
    let run = run_on(&disk, &["compare", "no-such-draft.docx", "{book}"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("cannot read no-such-draft.docx"), "{}", run.err);
}
