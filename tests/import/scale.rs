//! A catalog as large as that of NIST SP 800-53: 1,007 controls with statements, parameters, guidance and enhancements.

use serde_json::{Value, json};

use super::support::Book;
use super::{assert_only_unfinished, import, request, written};

const CONTROLS: usize = 1_007;

/// So many families; each control has up to three enhancements.
const FAMILIES: usize = 20;

fn label(text: &str) -> Value {
    json!([{ "name": "label", "value": text }])
}

fn control(family: usize, number: usize, enhances: Option<usize>) -> Value {
    let id = enhances.map_or_else(|| format!("f{family}-{number}"), |parent| format!("f{family}-{parent}.{number}"));
    let name = enhances.map_or_else(|| format!("F{family}-{number}"), |parent| format!("F{family}-{parent}({number})"));
    let (often, who) = (format!("{id}_prm_1"), format!("{id}_prm_2"));
    let item =
        |mark: &str, prose: String, parts: Vec<Value>| json!({ "name": "item", "props": label(mark), "prose": prose, "parts": parts });
    let parts = vec![
        item(
            "a.",
            format!("Look over the orchards of kind {family} {{{{ insert: param, {often} }}}} and:"),
            vec![
                item("1.", format!("write down what tree {number} bears; and"), vec![item("(a)", "count the apples;".to_owned(), vec![])]),
                item("2.", format!("tell {{{{ insert: param, {who} }}}}; and"), vec![]),
            ],
        ),
        item("b.", format!("Keep the ladders of row {number} as F{family}-1 says."), vec![]),
    ];
    json!({
        "id": id, "title": format!("Orchard care {id}"), "props": label(&name),
        "params": [
            { "id": often, "label": "organization-defined frequency" },
            { "id": who, "select": { "how-many": "one-or-more", "choice": ["the grower", "the merchant"] } },
        ],
        "parts": [
            { "name": "statement", "parts": parts },
            { "name": "guidance", "prose": "Trees that nobody looks at bear little. ".repeat(12) },
        ],
    })
}

fn catalog() -> String {
    let mut left = CONTROLS;
    let mut groups = Vec::new();
    for family in 0..FAMILIES {
        let share = left / (FAMILIES - family);
        let (mut controls, mut made, mut number) = (Vec::new(), 0, 0);
        while made < share {
            number += 1;
            let mut one = control(family, number, None);
            made += 1;
            let below = (number % 4).min(share - made);
            one["controls"] = (1..=below).map(|enhancement| control(family, enhancement, Some(number))).collect();
            made += below;
            controls.push(one);
        }
        left -= share;
        groups.push(json!({ "id": format!("f{family}"), "title": format!("Family {family}"), "controls": controls }));
    }
    json!({ "catalog": { "metadata": { "title": "Orchard controls", "oscal-version": "1.1.3" }, "groups": groups } }).to_string()
}

#[test]
fn a_catalog_of_a_thousand_controls_is_imported_and_the_same_again_changes_nothing() {
    let catalog = catalog();
    let imported = import(&Book::orchard(), &request("catalog.json", catalog.as_bytes())).expect("a catalog");
    assert_eq!(imported.counts.added, CONTROLS);
    let book = written(Book::orchard(), &imported);
    assert_only_unfinished(&book);
    let unfinished = book.check().diagnostics;
    assert_eq!(unfinished.iter().filter(|found| found.code.name() == "unfinished-clause").count(), 1, "one line for all of them");
    assert_eq!(import(&book, &request("catalog.json", catalog.as_bytes())).expect("a catalog").files, []);
}
