//! Addresses that moved, and clauses that were withdrawn.

use scraper::{Html, Selector};

use super::support::{Book, assert_clean};
use super::{ADDRESS, BookTest, HOSTS};

/// A book whose term, topic and value got other names, and that has lost an item; each old address leads on by the record.
fn renamed() -> Book {
    let mut book = Book::orchard();
    for (from, to) in [("ripeness", "maturity"), ("pay_days", "days_to_pay"), ("Ripeness", "Maturity")] {
        let paths: Vec<String> = book.files().keys().filter(|path| !path.ends_with(".lock")).cloned().collect();
        for path in paths {
            let text = book.text(&path).replace(from, to);
            book = book.with(&path, text);
        }
    }
    let moved = "[moved]\n\"t/ripeness/\" = \"t/maturity/\"\n\"c/pay-1/#pay-days\" = \"c/pay-1/#days-to-pay\"\n\"payment/\" = \"money/\"\n\
                 \"c/del-1/#delivery-hour\" = \"c/pay-1/#days-to-pay\"\n\n# End of the register.";
    book.rename("src/payment/index.md", "src/money/index.md")
        .rename("src/payment/pay-1.md", "src/money/pay-1.md")
        .edit("src/SUMMARY.md", "payment/index.md", "money/index.md")
        .edit(
            "addresses.lock",
            "items = [\"a\", \"b\", \"b-i\", \"b-ii\", \"c\"]",
            "items = [\"a\", \"b\", \"b-i\", \"b-ii\", \"c\", \"d\"]",
        )
        .edit("addresses.lock", "\"delivery_days\", ", "\"delivery_days\", \"delivery_hour\", ")
        .edit("addresses.lock", "# End of the register.", moved)
        .recorded()
}

#[test]
fn addresses_that_moved_lead_on_without_script() {
    assert_clean(&renamed().check());
    let test = BookTest::build(&renamed());
    test.check_links(ADDRESS, &HOSTS);
    for (from, link, to) in [
        ("t/ripeness/", "../../t/maturity/", "t/maturity/"),
        ("payment/", "../money/", "money/"),
        ("clauses/topic/payment/", "../../../clauses/topic/money/", "clauses/topic/money/"),
    ] {
        let page = Html::parse_document(test.site.page(from));
        let find =
            |query: &str| page.select(&Selector::parse(query).expect("a selector")).next().unwrap_or_else(|| panic!("{from}: {query}"));
        assert_eq!(find("meta[http-equiv=refresh]").attr("content"), Some(format!("0; url={link}").as_str()), "{from}");
        assert_eq!(find("link[rel=canonical]").attr("href"), Some(format!("{ADDRESS}{to}").as_str()), "{from}");
        assert_eq!(find("meta[name=robots]").attr("content"), Some("noindex"), "{from}");
        assert_eq!(find("body a").attr("href"), Some(link), "{from}");
        let map = test.site.page("sitemap.xml");
        assert!(map.contains(&format!("{ADDRESS}{to}<")) && !map.contains(&format!("{ADDRESS}{from}<")), "{from}");
    }
    // The old anchor of a value is in its row; what is gone is said in words, with the place that it leads to.
    let page = Html::parse_document(test.site.page("c/pay-1/"));
    let alias = Selector::parse("tbody#days-to-pay #pay-days").expect("a selector");
    assert!(page.select(&alias).next().is_some(), "{}", test.site.page("c/pay-1/"));
    for (path, prefix) in [("c/del-1/", ""), ("delivery/", "del-1-")] {
        let page = Html::parse_document(test.site.page(path));
        let words = |id: &str| {
            let found = page.select(&Selector::parse(&format!("[id='{prefix}{id}']")).expect("a selector")).next();
            found.map(|element| element.text().collect::<String>())
        };
        assert_eq!(words("d").as_deref(), Some("(d)"), "{path}");
        assert_eq!(words("delivery-hour").as_deref(), Some("delivery hour"), "{path}");
    }
}

/// A clause that was split, one of whose successors was withdrawn too, and two that were merged.
fn withdrawn() -> Book {
    let entry = |id: &str, successors: &str, text: &str| {
        format!(
            "\n[[retired]]\nid = \"{id}\"\ntitle = \"Old {id}\"\nreason = \"Split and merged.\"\nsuccessors = [{successors}]\nsince = \"2026-10-31\"\n\
             text = \"\"\"\n{text}\n\"\"\"\n"
        )
    };
    let entries = entry("DEL-7", "\"DEL-8\", \"DEL-2\"", "(a) As [DEL-8] says:\n\n(i) soon; or\n\n(ii) never, see [DEL-7].")
        + &entry("DEL-8", "\"PAY-1\", \"DEL-2\"", "The Seller shall wait.")
        + &entry("OLD-1", "", "Nothing.");
    Book::orchard().append("retired.toml", &entries).recorded()
}

#[test]
fn withdrawn_clauses_are_whole() {
    assert_clean(&withdrawn().check());
    let test = BookTest::build(&withdrawn());
    test.check_links(ADDRESS, &HOSTS);
    test.check_main("withdrawn", &["c/del-7/", "c/old-1/", "c/del-2/"]);
    let file = |path: &str| String::from_utf8(test.site.files[path].clone()).expect("text");
    let json: serde_json::Value = serde_json::from_str(&file("c/del-7/clause.json")).expect("JSON");
    let clause = &json["clause"];
    assert_eq!(clause["status"], "withdrawn");
    assert_eq!(clause["successors"], serde_json::json!(["DEL-8", "DEL-2"]));
    assert_eq!(clause["replaced_by"], serde_json::json!(["DEL-2", "PAY-1"]));
    assert_eq!(clause["topic"], "delivery");
    let markdown = file("c/del-7/clause.md");
    assert!(markdown.contains("**Withdrawn since 2026-10-31.**") && markdown.contains("Use instead: DEL-2, PAY-1."), "{markdown}");
    assert!(markdown.contains("(i) soon; or"), "{markdown}");
    let csv = file("clauses.csv");
    for (id, last) in
        [("DEL-7", "withdrawn,2026-10-31,Split and merged.,DEL-2; PAY-1"), ("OLD-1", "withdrawn,2026-10-31,Split and merged.,")]
    {
        let row = csv.split("\r\n").find(|row| row.starts_with(&format!("{id},"))).unwrap_or_else(|| panic!("{id}: {csv}"));
        assert!(row.ends_with(last), "{row}");
    }
}
