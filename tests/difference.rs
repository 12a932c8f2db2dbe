//! What changed between releases of the example corpus: pages, history, feeds.
//!
//! What pages say is kept in `tests/difference/`. After a wanted change run
//! `INSTA_UPDATE=always cargo test --test difference` and read the difference.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use mdbook_clauses::Checked;
use mdbook_clauses::corpus::{ClauseId, Spanned};
use mdbook_clauses::difference::{ClauseDifference, Difference, DifferenceKind, Mark, between};
use mdbook_clauses::release::{Change, ChangeKind, Release, ReleaseName};
use mdbook_clauses::render::Mode;
use quick_xml::Reader;
use quick_xml::events::Event;

use support::expected::Expected;
use support::outline;
use support::site::Site;
use support::{Book, rendering};

fn change(id: &str, kind: ChangeKind, reason: &str) -> Change {
    Change { id: Spanned { value: ClauseId::parse(id).expect("an id"), span: None }, kind, reason: reason.to_owned() }
}

fn release(book: &Book, name: &str, date: &str, changes: Vec<Change>) -> Release {
    let edition = book.check().edition;
    let name = ReleaseName::parse(name).expect("a name of a release");
    Release::new(name, "for \"comment\" & <reply>".to_owned(), date.to_owned(), edition, changes)
}

/// The second release of the example: a new clause, a changed one, a new title, and other terms.
fn second() -> Book {
    Book::orchard()
        .with(
            "src/payment/pay-2.md",
            Book::orchard().text("src/payment/pay-1.md").replace("PAY-1", "PAY-2").replace("title = \"", "title = \"Second "),
        )
        .edit("src/delivery/del-1.md", "default = \"5 days\"", "default = \"6 days\"")
        .edit(
            "src/delivery/del-1.md",
            "(i) the hour; and\n\n(ii) the gate.",
            "(i) the hour;\n\n(ii) the weight & the grade; and\n\n(iii) the gate.",
        )
        .edit("src/delivery/del-1.md", "Apples do not wait", "Apples never wait")
}

/// Today: one clause of the second release is withdrawn, and another one has a new title.
fn today() -> Book {
    second().without("src/payment/pay-2.md").edit("src/delivery/del-1.md", "title = \"Time of delivery\"", "title = \"Day of delivery\"")
}

fn released() -> Checked {
    let mut checked = today().check();
    let changes = vec![
        change("DEL-1", ChangeKind::Substantive, "Growers asked for a day more, & <b>weight</b> matters."),
        change("PAY-2", ChangeKind::Added, "A second way to pay."),
    ];
    checked.releases =
        vec![release(&second(), "2026-11", "2026-11-30", changes), release(&Book::orchard(), "2026-06", "2026-06-30", Vec::new())];
    checked.edition.corpus.changes = vec![
        change("PAY-2", ChangeKind::Withdrawn, "Nobody paid twice."),
        change("DEL-1", ChangeKind::Editorial, "The title says what the clause sets."),
    ];
    checked
}

fn site(checked: &Checked) -> Site {
    Site { files: rendering::site(checked, Mode::Site).into_iter().map(|file| (file.path, file.bytes)).collect::<BTreeMap<_, _>>() }
}

static SITE: LazyLock<Site> = LazyLock::new(|| site(&released()));

#[test]
fn pages_and_feeds_say_this() {
    let mut expected = Expected::in_folder("difference");
    for (name, path) in [
        ("changes", "changes/"),
        ("step", "changes/2026-06/2026-11/"),
        ("last", "changes/2026-11/unreleased/"),
        ("first", "changes/2026-06/unreleased/"),
    ] {
        expected.check(name, &outline::of_main(SITE.page(path)));
    }
    for (name, path) in [("feed", "feed.xml"), ("feed.payment", "payment/feed.xml")] {
        expected.check(name, SITE.page(path));
    }
    expected.finish();
}

#[test]
fn the_page_of_a_clause_has_its_history() {
    let outline = outline::of_main(SITE.page("c/del-1/"));
    let from = outline.find("History").expect("the page has a history");
    let history = &outline[from..];
    let places = [
        "changes/2026-11/unreleased/#del-1",
        "Editorial",
        "changes/2026-06/2026-11/#del-1",
        "Substantive",
        "changes/#2026-06",
        "First release",
    ];
    let found: Vec<_> = places.iter().map(|words| history.find(words).unwrap_or_else(|| panic!("no `{words}` in {history}"))).collect();
    assert!(found.is_sorted(), "the newest comes first: {history}");
    assert!(!outline::of_main(SITE.page("c/pay-1/")).contains("Not released yet"), "nothing happened to it");
}

#[test]
fn every_history_leads_to_its_clause() {
    let broken = SITE.broken_links("https://orchard.example/terms/", None);
    // Chapters are mdBook's and files of the theme are published by the build, which both are not asked here.
    let elsewhere = ["assets/", "about/`", "/delivery/`", "/payment/`"];
    let broken: Vec<_> =
        broken.iter().filter(|link| link.contains("changes/") && !elsewhere.iter().any(|path| link.contains(path))).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// An address that was spelled wrongly is repaired from this list.
#[test]
fn the_list_of_addresses_has_every_page() {
    let list: serde_json::Value = serde_json::from_str(SITE.page("api/addresses.json")).expect("the list is JSON");
    let listed: BTreeSet<&str> = list["pages"].as_array().expect("a list").iter().filter_map(serde_json::Value::as_str).collect();
    // Clauses, terms and what a release has are found by their names.
    let is_named =
        |path: &str| ["c/", "t/", "v/2026-06/", "v/2026-11/"].iter().any(|folder| path.len() > folder.len() && path.starts_with(folder));
    let pages = SITE.files.keys().filter_map(|file| match file.strip_suffix("index.html") {
        Some(path) => Some(path),
        None => file.ends_with("feed.xml").then_some(file.as_str()),
    });
    let missing: Vec<&str> = pages.filter(|path| !path.is_empty() && !is_named(path) && !listed.contains(path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn before_the_first_release_nothing_speaks_of_changes() {
    let site = site(&Book::orchard().check());
    for (path, bytes) in &site.files {
        assert!(!path.starts_with("changes") && !path.ends_with("feed.xml"), "{path}");
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.ends_with(".html") || !text.contains("atom+xml") && !text.contains("changes/"), "{path}");
    }
}

#[test]
fn every_page_names_the_feeds() {
    let links = |path: &str| SITE.page(path).matches("application/atom+xml").count();
    assert_eq!((links(""), links("c/del-1/"), links("t/"), links("changes/"), links("changes/2026-06/2026-11/")), (1, 2, 1, 1, 1));
}

#[test]
fn feeds_are_atom_with_ids_of_their_own() {
    let feeds: Vec<_> = SITE.files.iter().filter(|(path, _)| path.ends_with("feed.xml")).collect();
    assert_eq!(feeds.len(), 3, "one of everything, and one for each topic");
    for (path, bytes) in feeds {
        let mut reader = Reader::from_str(std::str::from_utf8(bytes).expect("feeds are UTF-8"));
        let (mut open, mut ids, mut entries) = (Vec::new(), BTreeSet::new(), 0);
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
                Event::Start(tag) => open.push(tag.name().as_ref().to_owned()),
                Event::End(_) => entries += usize::from(open.pop().as_deref() == Some("entry")),
                Event::Text(text) if open.last().is_some_and(|tag| tag == "id") => {
                    let id = text.to_string();
                    assert!(id.starts_with("tag:orchard.example,20") && ids.insert(id.clone()), "{path}: {id}");
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(ids.len(), entries + 1, "{path}: each entry has one, and the feed");
        assert!(entries > 0, "{path}");
    }
}

#[test]
fn a_long_difference_has_a_page_for_each_topic() {
    let clause = |word: &str| format!("{word} shall be\n").repeat(24_000);
    let text = |word: &str| Book::orchard().edit("src/delivery/del-1.md", "For each order of at least one Crate:", &clause(word));
    let mut checked = text("One").check();
    checked.releases = vec![release(&text("Other"), "2026-06", "2026-06-30", Vec::new())];
    let site = site(&checked);
    let whole = site.page("changes/2026-06/unreleased/");
    assert!(whole.len() < 50_000 && whole.contains("id=\"del-1\""), "the index has the anchors");
    assert!(site.page("changes/2026-06/unreleased/delivery/").contains("<ins>"));
}

fn changed(new: &Book) -> Difference {
    between(&Book::orchard().check().edition.corpus, &new.check().edition.corpus)
}

/// Ids of clauses with what became of them.
fn kinds(difference: &Difference) -> Vec<(&str, DifferenceKind)> {
    difference.clauses.iter().map(|clause| (clause.id.as_str(), clause.kind)).collect()
}

#[track_caller]
fn only_clause(difference: &Difference) -> &ClauseDifference {
    let [clause] = difference.clauses.as_slice() else { panic!("one clause: {difference:#?}") };
    clause
}

#[test]
fn a_book_does_not_differ_from_itself() {
    assert_eq!(changed(&Book::orchard()), Difference::default());
}

#[test]
fn a_clause_of_which_only_the_explanation_changed_has_the_same_text() {
    let difference = changed(&Book::orchard().edit("src/delivery/del-1.md", "The receipt, dated.", "The receipt, with its day."));
    assert_eq!(kinds(&difference), []);
    assert_eq!(difference.explained.iter().map(ClauseId::as_str).collect::<Vec<_>>(), ["DEL-1"]);
}

#[test]
fn who_is_bound_is_part_of_a_clause() {
    let difference = changed(&Book::orchard().edit("src/delivery/del-1.md", "parties = [\"seller\"]", "parties = [\"buyer\", \"seller\"]"));
    let clause = only_clause(&difference);
    assert_eq!((clause.kind, clause.facts.len(), clause.facts[0].name), (DifferenceKind::Changed, 1, "Binds"));
}

#[test]
fn a_value_with_another_name_is_the_same_value() {
    let book = Book::orchard();
    let text = book.text("src/delivery/del-1.md").replace("delivery_notice", "notice_before_delivery");
    assert_eq!(changed(&book.clone().with("src/delivery/del-1.md", text.as_str())), Difference::default());
    let difference = changed(&book.with("src/delivery/del-1.md", text.replace("24 hours", "48 hours")));
    let [parameter] = only_clause(&difference).parameters.as_slice() else { panic!("one value: {difference:#?}") };
    assert_eq!((parameter.name.as_str(), parameter.mark), ("notice_before_delivery", Mark::Kept));
    assert_eq!(parameter.party_values.iter().map(|value| value.party.as_str()).collect::<Vec<_>>(), ["Buyer"]);
}

#[test]
fn a_term_is_found_under_its_old_name() {
    let book = Book::orchard();
    let glossary = book.text("glossary.toml");
    assert_eq!(glossary.matches("term = \"ripeness\"").count(), 1);
    let renamed = glossary.replace("term = \"ripeness\"", "term = \"maturity\"\naliases = [\"ripeness\"]");
    let difference = changed(&book.with("glossary.toml", renamed));
    let terms: Vec<_> = difference.terms.iter().map(|term| (term.term_now(), term.kind, term.slug.to_string())).collect();
    assert_eq!(terms, [("maturity".to_owned(), DifferenceKind::Renamed, "maturity".to_owned())]);
}

#[test]
fn clauses_come_by_topic_and_withdrawn_ones_among_them() {
    let book = second().without("src/delivery/del-2.md");
    let difference = changed(&book);
    let expected = [("DEL-1", DifferenceKind::Changed), ("DEL-2", DifferenceKind::Withdrawn), ("PAY-2", DifferenceKind::Added)];
    assert_eq!(kinds(&difference), expected);
}
