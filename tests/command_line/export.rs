//! `export`: chosen clauses as documents.

use std::collections::BTreeMap;

use serde_json::{Value, json};

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

/// What Quickwit's page on the configuration of an index allows.
#[test]
fn the_index_of_quickwit_has_our_fields_and_its_documents_fit() {
    let disk = Book::orchard().on_disk();
    let out = disk.root().join("quickwit");
    let run = run_on(&disk, &["export", "quickwit", "{book}", "--out", &out.to_string_lossy()]);
    assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
    let read = |name: &str| fs::read_to_string(out.join(name)).expect("it was written");
    let configuration: Value = serde_json::from_str(&read("index-config.json")).expect("JSON");
    assert_eq!(configuration["version"], "0.8");
    assert_eq!(configuration["index_id"], "orchard-terms");
    let mapping = &configuration["doc_mapping"];
    let mut fields = BTreeMap::new();
    for field in mapping["field_mappings"].as_array().expect("a list") {
        let name = field["name"].as_str().expect("a name");
        assert!(
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'),
            "{name}"
        );
        assert!(["default", "en_stem", "raw"].contains(&field["tokenizer"].as_str().expect("a tokenizer")), "{field}");
        assert!(["basic", "position"].contains(&field["record"].as_str().expect("a record")), "{field}");
        let keys: Vec<&str> = field.as_object().expect("a table").keys().map(String::as_str).collect();
        assert_eq!(keys, ["fast", "fieldnorms", "indexed", "name", "record", "stored", "tokenizer", "type"], "{field}");
        fields.insert(name, field["type"].as_str().expect("a type"));
    }
    let ours = clause_search::Field::ALL.map(clause_search::Field::name).into_iter();
    for name in ours.chain(clause_search::FacetKind::ALL.map(clause_search::FacetKind::name)).chain(["url", "document_kind"]) {
        assert!(fields.contains_key(name), "our index has a field `{name}`");
    }
    for named in [&mapping["tag_fields"], &configuration["search_settings"]["default_search_fields"]] {
        assert!(named.as_array().expect("a list").iter().all(|name| fields.contains_key(name.as_str().expect("a name"))), "{named}");
    }
    let documents = read("documents.ndjson");
    for line in documents.lines() {
        let document: Value = serde_json::from_str(line).expect("a line is JSON");
        let document = document.as_object().expect("an object");
        assert!(document.keys().map(String::as_str).eq(fields.keys().copied()), "no other field, because the mapping is strict");
        for (name, value) in document {
            let is_text = |value: &Value| value.is_string();
            let fits = if fields[name.as_str()] == "text" {
                is_text(value)
            } else {
                value.as_array().is_some_and(|list| list.iter().all(is_text))
            };
            assert!(fits, "`{name}` is {value}");
        }
    }
    let first: Value = serde_json::from_str(documents.lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["id"], &first["party"], &first["references"][0]), (&"DEL-1".into(), &json!(["seller"]), &"GRADES 2.1".into()));
    assert_eq!((&first["corpus"], &first["url"]), (&"Orchard Terms (sample)".into(), &"https://orchard.example/terms/c/del-1/".into()));

    let again = run_on(&disk, &["export", "quickwit", "{book}", "--out", &out.to_string_lossy()]);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("is not an empty folder: choose another folder with `--out`"), "{}", again.err);
    for arguments in [&["quickwit", "{book}"][..], &["quickwit", "{book}", "--out", "x", "--clauses", "DEL-1"]] {
        assert_eq!(export(arguments).status, 2, "{arguments:?}");
    }
}
