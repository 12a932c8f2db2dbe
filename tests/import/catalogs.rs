//! Catalogs in the shape of NIST SP 800-53 revision 5 (OSCAL 1.1) and of OWASP ASVS 5.0 (CSV and flat JSON), in words of
//! our own.

use serde_json::{Value, json};

use super::support::Book;
use super::{assert_only_unfinished, import, request, told, written};

fn labels(plain: &str, padded: &str) -> Value {
    json!([
        { "name": "label", "value": plain },
        { "name": "label", "value": padded, "class": "sp800-53a" },
        { "name": "sort-id", "value": padded.to_lowercase() },
    ])
}

fn item(label: &str, prose: &str, parts: &[Value]) -> Value {
    json!({ "id": format!("x_smt.{label}"), "name": "item", "props": [{ "name": "label", "value": label }], "prose": prose, "parts": parts })
}

/// Two families: a policy control with nested items, one with enhancements, one that is withdrawn.
fn catalog() -> Value {
    let policy = json!({
        "id": "or-1", "class": "SP800-53", "title": "Policy and Procedures", "props": labels("OR-1", "OR-01"),
        "params": [
            { "id": "or-1_prm_1", "label": "organization-defined personnel or roles",
              "props": [{ "name": "aggregates", "ns": "https://csrc.nist.gov/ns/rmf", "value": "or-01_odp.01" }] },
            { "id": "or-01_odp.03", "props": [{ "name": "label", "value": "OR-01_ODP[03]", "class": "sp800-53a" }],
              "select": { "how-many": "one-or-more", "choice": ["orchard-level", "row-level", "within {{ insert: param, or-01_odp.04 }}"] } },
            { "id": "or-01_odp.04", "label": "time period", "guidelines": [{ "prose": "how often it is looked over is defined;" }] },
        ],
        "links": [{ "href": "#or-2", "rel": "related" }, { "href": "#27847491", "rel": "reference" }],
        "parts": [
            { "id": "or-1_smt", "name": "statement", "parts": [
                item("a.", "Write and hand to {{ insert: param, or-1_prm_1 }}:", &[
                    item("1.", "{{ insert: param, or-01_odp.03 }} rules of the orchard that:", &[
                        item("(a)", "say who prunes *each* tree; and", &[]),
                        item("(b)", "agree with [OR-2](#or-2); and", &[]),
                    ]),
                    item("2.", "ways to keep them;", &[]),
                ]),
                item("b.", "Look over the rules every {{ insert: param, or-01_odp.04 }}.", &[]),
            ] },
            { "id": "or-1_gdn", "name": "guidance", "prose": "Rules that nobody reads prune no tree. See [or-2](#or-2)." },
            { "id": "or-1_obj", "name": "assessment-objective", "parts": [{ "id": "or-1_obj.a", "name": "assessment-objective", "prose": "rules are written;" }] },
            { "name": "assessment-method", "props": [{ "name": "method", "value": "EXAMINE" }], "parts": [{ "name": "assessment-objects", "prose": "The rules." }] },
        ],
    });
    let ladders = json!({
        "id": "or-2", "class": "SP800-53", "title": "Ladders", "props": labels("OR-2", "OR-02"),
        "links": [{ "href": "#or-1", "rel": "related" }, { "href": "#fr-1", "rel": "related" }],
        "parts": [{ "id": "or-2_smt", "name": "statement", "prose": "Keep ladders dry, as OR-1 and OR-2(1) ask.\n\nBroken ones go." }],
        "controls": [
            { "id": "or-2.1", "class": "SP800-53-enhancement", "title": "Long Ladders", "props": labels("OR-2(1)", "OR-02(01)"),
              "params": [{ "id": "or-02.01_odp", "label": "length" }],
              "parts": [{ "name": "statement", "prose": "Two people carry ladders longer than {{ insert: param, or-02.01_odp }}." }] },
            { "id": "or-2.2", "class": "SP800-53-enhancement", "title": "Rope Ladders",
              "props": [{ "name": "label", "value": "OR-2(2)" }, { "name": "status", "value": "withdrawn" }],
              "links": [{ "href": "#or-2", "rel": "incorporated-into" }] },
        ],
    });
    let baskets = json!({
        "id": "fr-1", "class": "SP800-53", "title": "Baskets", "props": labels("FR-1", "FR-01"),
        "parts": [{ "name": "statement", "prose": "Count baskets by {{ insert: param, or-01_odp.04 }}; OR-2(2) is gone." }],
    });
    json!({ "catalog": {
        "uuid": "9a9a1c5f-0d6c-4a55-8a6e-1f4f2f5f3b11",
        "metadata": { "title": "Orchard Controls", "last-modified": "2026-01-01T00:00:00Z", "version": "5.1", "oscal-version": "1.1.3" },
        "groups": [
            { "id": "fr", "class": "family", "title": "Fruit", "controls": [baskets] },
            { "id": "or", "class": "family", "title": "Orchard", "controls": [policy, ladders] },
        ],
        "back-matter": { "resources": [{ "uuid": "27847491-5ce1-4f6a-a1e4-9e483782f0ef", "title": "The Almanac", "citation": { "text": "Almanac." } }] },
    } })
}

#[test]
fn a_catalog_in_the_shape_of_nist_becomes_clauses_with_items_values_and_links() {
    let catalog = catalog().to_string();
    let imported = import(&Book::orchard(), &request("catalog.json", catalog.as_bytes())).expect("a catalog");
    let book = written(Book::orchard(), &imported);
    assert_only_unfinished(&book);
    assert_eq!(imported.counts.added, 4);
    let policy = book.text("src/sup/sup-2.md");
    let expected = "(a) Write and hand to {organization_defined_personnel_or}:\n\n(i) {selection} rules of the orchard that:\n\n(A) say who prunes each tree; and\n\n(B) agree with [SUP-3]; and\n\n(ii) ways to keep them;\n\n(b) Look over the rules every {time_period}.\n";
    assert!(policy.ends_with(expected), "{policy}");
    assert!(policy.contains("default = \"[one or more of: orchard-level; row-level; within time period]\""), "{policy}");
    let ladders = book.text("src/sup/sup-3.md");
    assert!(ladders.ends_with("Keep ladders dry, as [SUP-2] and [SUP-4] ask.\n\nBroken ones go.\n"), "{ladders}");
    assert!(book.text("src/sup/sup-4.md").contains("title = \"OR-2(1) Long Ladders\""));
    let baskets = book.text("src/sup/sup-1.md");
    assert!(
        baskets.contains("Count baskets by {time_period}; OR-2(2) is gone.") && baskets.contains("default = \"[time period]\""),
        "{baskets}"
    );
    let told = told(&imported);
    for note in
        ["withdrawn are left out: 1", "guidance, objectives and assessment methods are left out: 1", "related controls are left out: 3"]
    {
        assert!(told.contains(note), "{note}: {told}");
    }
    assert_eq!(import(&book, &request("catalog.json", catalog.as_bytes())).expect("a catalog").files, []);
}

const HEAD: [&str; 7] = ["chapter_id", "chapter_name", "section_id", "section_name", "req_id", "req_description", "L"];

const ROWS: [[&str; 7]; 3] = [
    ["V1", "Sorting and Storing", "V1.1", "Sorting", "V1.1.1", "Verify that apples are sorted by kind, as V1.2.1 asks, \"by hand\".", "1"],
    ["V1", "Sorting and Storing", "V1.1", "Sorting", "V1.1.2", "Verify that each crate has one kind.", "2"],
    ["V1", "Sorting and Storing", "V1.2", "Storing", "V1.2.1", "Verify that stores are looked over within 30 days.", "3"],
];

fn table() -> String {
    let quoted = |cell: &str| if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() };
    let lines = std::iter::once(&HEAD).chain(&ROWS).map(|row| row.map(quoted).join(","));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_list_in_the_shape_of_asvs_becomes_the_same_clauses_from_csv_and_json() {
    let object =
        |row: &[&str; 7]| HEAD.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), json!(cell))).collect::<serde_json::Map<_, _>>();
    let objects: Vec<_> = ROWS.iter().map(object).collect();
    let files = [
        ("asvs.csv", table()),
        ("asvs.flat.json", json!({ "requirements": objects }).to_string()),
        ("asvs.json", json!(objects).to_string()),
    ];
    for (name, text) in files {
        let imported = import(&Book::orchard(), &request(name, text.as_bytes())).expect("a list of requirements");
        assert_eq!(imported.counts.added, 3, "{name}");
        let book = written(Book::orchard(), &imported);
        assert_only_unfinished(&book);
        let first = book.text("src/sup/sup-1.md");
        assert!(first.ends_with("Verify that apples are sorted by kind, as [SUP-3] asks, \"by hand\".\n"), "{name}: {first}");
        assert!(first.contains(&format!("# Imported from {name}, V1.1.1.")), "{name}: {first}");
        let last = book.text("src/sup/sup-3.md");
        assert!(last.contains("title = \"V1.2.1 Storing\"") && last.contains("within {days}."), "{name}: {last}");
        let told = told(&imported);
        let left_out = told.lines().find_map(|line| line.split_once("these columns are left out: ")).map(|(_, names)| names.split(", "));
        let mut left_out: Vec<&str> = left_out.expect("columns are left out").collect();
        left_out.sort_unstable();
        assert_eq!(left_out, ["L", "chapter_id", "section_id"], "{name}");
        assert_eq!(import(&book, &request(name, text.as_bytes())).expect("a list").files, [], "{name}");
    }
}
