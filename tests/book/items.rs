//! Items of three levels in each style: pages, data, the tree of a release, and one site through both ways of building.

use mdbook_clauses::corpus::ItemStyle;
use serde_json::Value;

use super::support::releases::released;
use super::support::{Book, assert_clean};
use super::{ADDRESS, BookTest, HOSTS};

/// The markers of the clause in its order, with their anchors.
fn items(style: ItemStyle) -> Vec<(String, String)> {
    let paths: [&[usize]; 6] = [&[0], &[1], &[1, 0], &[1, 0, 0], &[1, 1], &[2]];
    let anchor = |path: &[usize]| {
        let parts: Vec<String> =
            (1..=path.len()).map(|depth| clause_documents::items::anchor_part(&style.letter(&path[..depth]))).collect();
        parts.join("-")
    };
    paths.into_iter().map(|path| (style.marker(path), anchor(path))).collect()
}

#[test]
fn each_style_has_its_markers_and_anchors_everywhere() {
    for style in ItemStyle::ALL {
        let book = Book::orchard_in(style);
        let test = BookTest::build(&book);
        let page = scraper::Html::parse_document(test.site.page("c/del-1/index.html"));
        let letters = scraper::Selector::parse(".sheet .clause a.letter").expect("a selector");
        let shown: Vec<(String, String)> = page
            .select(&letters)
            .map(|link| (link.text().collect::<String>().trim().to_owned(), link.attr("href").unwrap_or_default().replace('#', "")))
            .collect();
        assert_eq!(shown, items(style), "{}", style.name());
        assert_eq!(test.site.broken_links(ADDRESS, Some(&HOSTS)), Vec::<String>::new(), "{}", style.name());

        let data: Value = serde_json::from_str(test.site.page("api/clauses.json")).expect("JSON");
        let clause = &data["clauses"][0];
        let text = clause["text"].as_str().expect("a text");
        for (marker, _) in items(style) {
            assert!(text.contains(&format!("\n\n{marker} ")), "{marker} in {text}");
        }
        let brief = clause["brief"][1]["items"][0].as_str();
        assert_eq!(brief, Some(style.label(&items(style)[1].1).as_str()), "{}", style.name());
    }
}

#[test]
fn a_release_keeps_its_style_whatever_the_corpus_has_later() {
    let book = released(Book::orchard_in(ItemStyle::Decimal), "2026-11", "2026-11-30");
    let file = "releases/2026-11.json";
    let release = book.text(file);
    let later = Book::orchard_in(ItemStyle::Letters)
        .with(file, release)
        .with("changes.toml", "[[change]]\nid = \"DEL-1\"\nkind = \"editorial\"\nreason = \"Items have letters.\"\n")
        .recorded();
    let test = BookTest::build(&later);
    assert!(test.site.page("v/2026-11/c/del-1/index.html").contains(">2.1.1 </a>"));
    assert!(test.site.page("c/del-1/index.html").contains(">(A) </a>"));
    let same = released(Book::orchard_in(ItemStyle::Letters), "2026-11", "2026-11-30");
    assert!(!same.text(file).contains("\"items\": \"("), "the default is not written, so that older files are like newer ones");
    assert_clean(&same.check());
}
