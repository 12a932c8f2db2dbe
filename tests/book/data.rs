//! What programs get of a corpus, and what its texts are found to use.

use mdbook_clauses::corpus::ClauseId;
use mdbook_clauses::render::Mode;
use serde_json::Value;

use super::ORCHARD;
use super::support::expected::Expected;
use super::support::{Book, rendering};

#[test]
fn exports_fit_their_schemas() {
    let json = |path: &str| -> serde_json::Value { serde_json::from_str(ORCHARD.site.page(path)).expect("exports are JSON") };
    for (schema, documents) in
        [("api/schema.json", vec!["api/clauses.json"]), ("api/clause.schema.json", vec!["c/del-1/clause.json", "c/pay-1/clause.json"])]
    {
        let schema = jsonschema::validator_for(&json(schema)).expect("the schema is one");
        for path in documents {
            let errors: Vec<String> = schema.iter_errors(&json(path)).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{path}: {errors:#?}");
        }
        assert!(!schema.is_valid(&serde_json::json!({ "corpus": {}, "clauses": [{}], "clause": {} })), "the schema asks for something");
        let mut other = json("c/del-1/clause.json");
        other["clause"]["content"][0]["type"] = "picture".into();
        assert!(!schema.is_valid(&other), "the schema describes the tree of the text");
    }
    let corpus = json("api/clauses.json");
    assert_eq!(corpus["clauses"].as_array().map(Vec::len), Some(3));
    assert_eq!(json("c/del-1/clause.json")["clause"], corpus["clauses"][0], "one clause is the same alone and among all");
}

/// Whoever builds on the data finds what a text names, and the number that stands in it.
#[test]
fn the_data_of_the_corpus_hangs_together() {
    let corpus: serde_json::Value = serde_json::from_str(ORCHARD.site.page("api/clauses.json")).expect("exports are JSON");
    let ids =
        |list: &str| -> Vec<&str> { corpus[list].as_array().expect("a list").iter().filter_map(|entry| entry["id"].as_str()).collect() };
    assert_eq!(ids("parties"), ["buyer", "seller"]);
    assert_eq!(ids("kinds"), ["duty", "right"]);
    assert_eq!(ids("phases"), ["order", "harvest"]);
    assert_eq!(ids("topics"), ["delivery", "payment"]);
    assert_eq!(ids("frameworks"), ["grades", "grades-annex", "keeping"]);
    assert_eq!(ids("retired"), ["DEL-3"]);
    let clause = &corpus["clauses"][0];
    assert_eq!(clause["mentions"], serde_json::json!(["PAY-1", "DEL-2"]));
    assert_eq!(clause["mentioned_by"], serde_json::json!(["PAY-1"]));
    for term in clause["terms"].as_array().expect("a list") {
        assert!(ids("terms").contains(&term.as_str().expect("an id")), "{term} is in the list of terms");
    }
    assert!(clause["text"].as_str().expect("text").contains("within 5 days"), "plain text has the default");
    assert!(clause["content"].to_string().contains("\"name\":\"delivery_days\""), "the tree names the value");
    assert_eq!(clause["parameters"][0]["party_values"][0], serde_json::json!({ "party": "buyer", "value": "3 days" }));
}

/// A term in a value, in the words of a link or in the head of a table is used there, although no page links it.
#[test]
fn a_term_is_used_wherever_it_stands() {
    let book = Book::orchard().edit("src/payment/pay-1.md", "{pay_days}", "{pay_days}, [whatever the ripeness][DEL-1],").edit(
        "src/payment/pay-1.md",
        "default = \"",
        "default = \"the opening of the Cold Store and ",
    );
    let checked = book.check();
    let edition = &checked.edition;
    let id = |text: &str| ClauseId::parse(text).expect("an id");
    let names = |terms: &[usize]| -> Vec<&str> { terms.iter().map(|&term| edition.corpus.terms[term].term.value.as_str()).collect() };
    let payment = edition.clause(&id("PAY-1")).expect("it is there");
    let used = names(&edition.links[payment].terms);
    assert!(used.contains(&"Cold Store") && used.contains(&"ripeness"), "{used:?}");
    let store = edition.corpus.terms.iter().position(|term| term.term.value == "Cold Store").expect("it is there");
    assert!(edition.clauses_using_term[store].contains(&payment), "the term is told to be used there");
    assert_eq!(names(&edition.terms_in_definition[store]), ["Crate"], "and in definitions, but not in its own");
    let site = rendering::site(&checked, Mode::Site);
    let file = |path: &str| String::from_utf8_lossy(&site.iter().find(|file| file.path == path).expect("it is there").bytes).into_owned();
    assert!(file("t/cold-store/index.html").contains("../../c/pay-1/"), "the page of the term leads to the clause");
    let record: serde_json::Value = serde_json::from_str(&file("c/pay-1/clause.json")).expect("exports are JSON");
    assert!(record["clause"]["terms"].to_string().contains("\"cold-store\""), "{}", record["clause"]["terms"]);
}

#[test]
fn exports_say_what_they_are() {
    let mut expected = Expected::in_folder("book/exports");
    for path in
        ["api/documents/all.docx", "api/documents/all.xlsx", "api/documents/contract-system.xlsx", "api/documents/profile-first-sale.docx"]
    {
        assert!(ORCHARD.site.files[path].starts_with(b"PK"), "{path} is a package");
    }
    for path in ["c/del-1/clause.md", "clauses.csv", "llms.txt", "sitemap.xml"] {
        expected.check(&path.replace('/', "."), ORCHARD.site.page(path));
    }
    let clause: serde_json::Value = serde_json::from_str(ORCHARD.site.page("c/del-1/clause.json")).expect("exports are JSON");
    expected.check("c.del-1.clause.json", &serde_json::to_string_pretty(&clause).expect("values are JSON"));
    expected.finish();
    assert!(ORCHARD.site.files["clauses.csv"].starts_with(b"\xef\xbb\xbf"), "spreadsheets tell UTF-8 by its mark");
}

/// Whoever reads line by line gets the same entries as whoever reads the whole.
#[test]
fn every_line_is_an_entry_of_the_corpus() {
    let corpus: Value = serde_json::from_str(ORCHARD.site.page("api/clauses.json")).expect("exports are JSON");
    let schema: Value = serde_json::from_str(ORCHARD.site.page("api/clauses.ndjson.schema.json")).expect("exports are JSON");
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    let lists = [
        ("party", "parties"),
        ("kind", "kinds"),
        ("phase", "phases"),
        ("pillar", "pillars"),
        ("topic", "topics"),
        ("term", "terms"),
        ("framework", "frameworks"),
        ("clause", "clauses"),
        ("profile", "profiles"),
        ("withdrawn", "retired"),
        ("chapter", "chapters"),
    ];
    let mut expected = vec![("corpus", &corpus["corpus"])];
    for (is, list) in lists {
        expected.extend(corpus[list].as_array().expect("a list").iter().map(|entry| (is, entry)));
    }
    let text = ORCHARD.site.page("api/clauses.ndjson");
    assert_eq!(text.lines().count(), expected.len());
    for (line, (is, entry)) in text.lines().zip(expected) {
        let mut line: Value = serde_json::from_str(line).expect("a line is JSON");
        let errors: Vec<String> = schema.iter_errors(&line).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{is}: {errors:#?}");
        assert_eq!(line.as_object_mut().expect("an object").remove("is"), Some(is.into()));
        assert_eq!(&line, entry);
    }
    assert!(!schema.is_valid(&serde_json::json!({ "is": "clause", "id": "DEL-1" })), "the schema asks for something");
    assert!(!schema.is_valid(&serde_json::json!({ "is": "song" })), "the schema knows the kinds");
}

/// A list for language models, in the form of llmstxt.org: name, quotation, lists of links under headings.
#[test]
fn the_list_for_language_models_has_its_form_and_leads_somewhere() {
    let text = ORCHARD.site.page("llms.txt");
    let mut lines = text.lines().filter(|line| !line.is_empty());
    assert!(lines.next().is_some_and(|line| line.starts_with("# ")), "{text}");
    assert!(lines.next().is_some_and(|line| line.starts_with("> Sample.")), "the notice comes first: {text}");
    let (mut headings, mut links) = (Vec::new(), 0);
    for line in lines {
        if let Some(heading) = line.strip_prefix("## ") {
            headings.push(heading);
        } else if let Some(link) = line.strip_prefix("- ").filter(|_| !headings.is_empty()) {
            let address = link.split_once("](").and_then(|(_, rest)| rest.split_once(')')).expect("an entry is a link").0;
            let path = address.strip_prefix(super::ADDRESS).unwrap_or_else(|| panic!("`{address}` is absolute"));
            let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            assert!(ORCHARD.site.files.contains_key(&file), "`{address}` leads nowhere");
            links += 1;
        } else {
            assert!(headings.is_empty(), "only links stand under a heading: {line}");
        }
    }
    assert_eq!(headings.first(), Some(&"Everything at once"));
    assert_eq!(headings.last(), Some(&"Optional"));
    let corpus: Value = serde_json::from_str(ORCHARD.site.page("api/clauses.json")).expect("exports are JSON");
    assert!(links > corpus["clauses"].as_array().map_or(0, Vec::len), "{text}");
    let whole = ORCHARD.site.page("llms-full.txt");
    assert!(whole.lines().nth(2).is_some_and(|line| line.starts_with("> Sample.")), "{whole}");
    for clause in ["c/del-1/clause.md", "c/pay-1/clause.md", "c/del-3/clause.md"] {
        assert!(whole.contains(ORCHARD.site.page(clause)), "all of {clause} is in the one file");
    }
}
