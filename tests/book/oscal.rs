//! The catalog of OSCAL, by the rules of its form that hold without its schema: `cargo xtask test` holds it against that.

use std::collections::BTreeSet;

use mdbook_clauses::render::Mode;
use serde_json::Value;

use super::ORCHARD;
use super::support::{Book, rendering};

fn catalog() -> Value {
    serde_json::from_str(ORCHARD.site.page("api/oscal-catalog.json")).expect("exports are JSON")
}

/// Calls `see` with every value and the key under which it stands.
fn visit<'v>(key: &'v str, value: &'v Value, see: &mut impl FnMut(&'v str, &'v Value)) {
    see(key, value);
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| visit(key, value, see)),
        Value::Array(entries) => entries.iter().for_each(|entry| visit(key, entry, see)),
        _ => {}
    }
}

#[test]
fn names_and_texts_have_the_forms_of_oscal() {
    let catalog = catalog();
    let (mut ids, mut targets) = (BTreeSet::new(), Vec::new());
    visit("", &catalog, &mut |key, value| {
        let text = value.as_str().unwrap_or_default();
        match (key, value) {
            (_, Value::Array(entries)) => assert!(!entries.is_empty(), "the list `{key}` is left out where it is empty"),
            ("id", _) => {
                assert!(text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'), "`{text}` is a token");
                assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)), "`{text}` is a token");
                assert!(ids.insert(text), "`{text}` stands twice");
            }
            ("uuid", _) => {
                let parts: Vec<&str> = text.split('-').collect();
                assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{text}");
                assert!(parts[2].starts_with('5') && parts[3].starts_with(['8', '9', 'a', 'b']), "`{text}` is of version 5");
                assert!(ids.insert(text), "`{text}` stands twice");
            }
            ("title" | "label" | "text", Value::String(_)) => assert!(!text.is_empty() && !text.contains('\n'), "`{text}` is one line"),
            ("value" | "values", Value::String(_)) => {
                assert!(!text.is_empty() && text.trim() == text && !text.contains('\n'), "`{text}` is a string of OSCAL");
            }
            ("href", _) => targets.extend(text.strip_prefix('#')),
            _ => {}
        }
    });
    assert!(!targets.is_empty());
    for target in targets {
        assert!(ids.contains(target), "`#{target}` leads nowhere");
    }
}

#[test]
fn a_clause_is_a_control_with_its_items_values_and_references() {
    let catalog = catalog();
    let metadata = &catalog["catalog"]["metadata"];
    assert_eq!(metadata["oscal-version"], "1.1.3");
    assert!(metadata["remarks"].as_str().is_some_and(|remarks| remarks.starts_with("Sample.")), "{metadata}");
    let group = &catalog["catalog"]["groups"][0];
    assert_eq!((&group["id"], &group["class"]), (&"del".into(), &"topic".into()));
    let control = &group["controls"][0];
    assert_eq!(control["id"], "del-1");
    let statement = control["parts"].as_array().expect("parts").iter().find(|part| part["name"] == "statement").expect("one is it");
    let prose = statement["parts"].to_string() + &statement["prose"].to_string();
    assert!(prose.contains("{{ insert: param, del-1_prm_delivery-days }}"), "{statement}");
    assert_eq!(statement["parts"][0]["id"], "del-1_smt.a");
    assert_eq!(statement["parts"][0]["props"][0]["value"], "(a)");
    let parameter = &control["params"][0];
    assert_eq!((&parameter["id"], &parameter["values"]), (&"del-1_prm_delivery-days".into(), &serde_json::json!(["5 days"])));
    assert_eq!((&parameter["props"][0]["value"], &parameter["props"][0]["class"]), (&"3 days".into(), &"buyer".into()));
    let links = control["links"].as_array().expect("links");
    for (rel, href) in [("related", "#pay-1"), ("related", "#del-2")] {
        assert!(links.iter().any(|link| link["rel"] == rel && link["href"] == href), "{rel} {href}: {links:#?}");
    }
    let withdrawn = group["controls"].as_array().expect("controls").iter().find(|control| control["id"] == "del-3").expect("it is there");
    assert!(withdrawn["props"].as_array().expect("props").iter().any(|prop| prop["name"] == "status" && prop["value"] == "withdrawn"));
}

/// What hangs on a catalog must find the same things in the next one.
#[test]
fn identities_stay_whatever_the_texts_become() {
    let catalog = |book: &Book| -> Value {
        let site = rendering::site(&book.check(), Mode::Site);
        let file = site.into_iter().find(|file| file.path == "api/oscal-catalog.json").expect("it is there");
        serde_json::from_slice(&file.bytes).expect("exports are JSON")
    };
    let resources = |catalog: &Value| -> Vec<String> {
        let resources = catalog["catalog"]["back-matter"]["resources"].as_array().expect("resources");
        resources.iter().map(|resource| resource["uuid"].to_string()).collect()
    };
    let plain = catalog(&Book::orchard());
    let changed = catalog(&Book::orchard().edit("src/payment/pay-1.md", "shall pay", "shall at once pay"));
    assert_eq!(resources(&plain), resources(&changed));
    assert_ne!(plain["catalog"]["groups"], changed["catalog"]["groups"]);
    let elsewhere = catalog(&Book::orchard().edit("corpus.toml", super::ADDRESS, "https://elsewhere.example.org/"));
    assert_ne!(resources(&plain), resources(&elsewhere), "two corpora share no identity");
}
