//! Releases: what the command writes, what comes back from a file, and that pages of a release stay as they are.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::{Command, Stdio};

use mdbook_clauses::Checked;
use mdbook_clauses::link::Edition;
use mdbook_clauses::release::{self, Heading, Release};
use mdbook_clauses::render::Mode;
use proptest::prelude::*;
use scraper::{Html, Selector};

use support::releases::{frozen, name, released};
use support::{Book, OnDisk, drawn, is_usable, rendering};

const FILE: &str = "releases/2026-11.json";

/// The files of a site under `/v/`, by path.
fn frozen_files(checked: &Checked) -> BTreeMap<String, Vec<u8>> {
    let files = rendering::site(checked, Mode::Site).into_iter();
    files.filter(|file| file.path.starts_with("v/")).map(|file| (file.path, file.bytes)).collect()
}

/// The release of a book, and the site with it.
fn book() -> Book {
    released(Book::orchard(), "2026-11", "2026-11-30")
}

#[test]
fn a_release_has_a_page_for_all_that_it_leads_to() {
    let files = frozen_files(&book().check());
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    for path in [
        "v/index.html",
        "v/2026-11/index.html",
        "v/2026-11/c/del-1/index.html",
        "v/2026-11/c/del-3/index.html",
        "v/2026-11/t/index.html",
        "v/2026-11/t/crate/index.html",
        "v/2026-11/r/index.html",
        "v/2026-11/c/index.html",
    ] {
        assert!(paths.contains(&path), "{path} is there: {paths:?}");
    }
    let page = String::from_utf8(files["v/2026-11/c/pay-1/index.html"].clone()).expect("pages are UTF-8");
    assert!(page.contains("href=\"https://orchard.example/terms/v/2026-11/c/pay-1/\""), "canonical to itself: {page}");
    assert!(page.contains("v/2026-11/c/pay-1/</p>"), "the citation has the address of the release: {page}");
    assert!(!page.contains("<nav aria-label=\"Site\""), "no navigation of the site");
}

/// Links stay in the release, but for the text of today, the list of releases, and what the whole site shares.
/// A release is read by whoever has signed it. The views of the parties and the values in brief, which help to negotiate,
/// made the page of a long clause heavier than 8 kB.
#[test]
fn a_page_of_a_release_has_text_values_reasons_and_fallback() {
    let files = frozen_files(&released(book(), "2026-11", "2026-11-30").check());
    let page = String::from_utf8(files["v/2026-11/c/del-1/index.html"].clone()).expect("pages are UTF-8");
    for part in ["part-clause", "part-values", "part-why", "part-fallback"] {
        assert!(page.contains(&format!("id=\"{part}\"")), "{part}: {page}");
    }
    for part in ["part-views", "class=\"brief\"", "What this means"] {
        assert!(!page.contains(part), "{part}: {page}");
    }
    let terms = String::from_utf8(files["v/2026-11/t/index.html"].clone()).expect("pages are UTF-8");
    assert!(terms.contains("<a class=\"plain\" href=\"../t/crate/\">Crate</a>"), "{terms}");
    assert!(terms.contains("<a href=\"../r/\">Outside references</a>"), "{terms}");
}

#[test]
fn a_release_records_the_language_of_a_topic_where_it_is_not_that_of_the_book() {
    let with = |language: &str| Book::orchard().edit("src/payment/index.md", "summary =", &format!("language = \"{language}\"\nsummary ="));
    let checked = released(with("de"), "2026-11", "2026-11-30").check();
    let files = frozen_files(&checked);
    let page = String::from_utf8_lossy(&files["v/2026-11/c/pay-1/index.html"]);
    assert!(page.contains("<html lang=\"en\"") && page.contains(" lang=\"de\""), "{page}");
    // The file of a book in one language has the bytes that it always had.
    let form = |book: Book| frozen(&book, "2026-11", "2026-11-30");
    assert_eq!(form(with("en")), form(Book::orchard()));
    assert!(!form(Book::orchard()).contains("\"language\""));
}

#[test]
fn a_release_keeps_its_readers_inside() {
    let files = frozen_files(&book().check());
    let links = Selector::parse("[href], [src], form").expect("a selector");
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("v/2026-11/")) {
        let page = Html::parse_document(std::str::from_utf8(bytes).expect("pages are UTF-8"));
        let depth = path.matches('/').count();
        let root = "../".repeat(depth);
        let today = path.trim_start_matches("v/2026-11/").trim_end_matches("index.html");
        let mut inside = 0;
        let footer = page.select(&links).filter(|link| link.attr("href").is_some_and(|to| to.ends_with("changes/2026-11/unreleased/")));
        let is_page = page.select(&Selector::parse("main").expect("a selector")).next().is_some();
        assert_eq!(footer.count(), usize::from(is_page), "{path} leads to what has changed since");
        for link in page.select(&links) {
            let to = ["href", "src", "action"].into_iter().find_map(|name| link.attr(name)).unwrap_or_default();
            if to.contains(':') || to.starts_with('#') {
                continue;
            }
            let up = to.matches("../").count();
            if up + 2 <= depth {
                inside += 1;
                let folder: Vec<&str> = path.split('/').take(depth - up).collect();
                let target = format!(
                    "{}/{}",
                    folder.join("/"),
                    to.trim_start_matches("./").trim_start_matches("../").split('#').next().unwrap_or("")
                );
                let target = format!("{}/index.html", target.replace("//", "/").trim_end_matches('/'));
                assert!(files.contains_key(&target), "{path}: `{to}` leads to {target}, which is not there");
            } else {
                let rest = to.strip_prefix(&root).or_else(|| to.strip_prefix(&root[3..]).filter(|rest| rest.is_empty()));
                let shared = ["v/", "feed.xml", "changes/2026-11/unreleased/"];
                let is_shared = rest.is_some_and(|rest| rest.starts_with("assets/") || rest == today || shared.contains(&rest))
                    || to == &root[..root.len() - 3];
                assert!(is_shared, "{path}: `{to}` leads out of the release");
            }
        }
        assert!(inside > 0, "{path} has links inside the release");
    }
}

/// A page of today leads to the text that is frozen, and says whether that is the same.
#[test]
fn a_clause_says_which_text_it_shows() {
    let page = |book: &Book| {
        let files = rendering::site(&book.check(), Mode::Site);
        let file = files.into_iter().find(|file| file.path == "c/del-2/index.html").expect("the clause has a page");
        String::from_utf8(file.bytes).expect("pages are UTF-8")
    };
    let same = page(&book());
    assert!(same.contains("<a href=\"../../v/2026-11/c/del-2/\">This text, as of 2026-11</a>"), "{same}");
    assert!(same.contains(">Always the current text</a>"), "{same}");
    let changed = page(&book().edit("src/delivery/del-2.md", "from delivery on", "before delivery"));
    assert!(!changed.contains("This text, as of"), "{changed}");
    assert!(changed.contains("<a href=\"../../v/2026-11/c/del-2/\">the text as of 2026-11</a>"), "{changed}");
    assert!(!page(&Book::orchard()).contains("as of"), "without a release there is nothing to say");
}

/// The line that a copy ends with names the release where a reader finds in it what was copied: the clause, and with the
/// definitions those too. Otherwise it names what is being written.
#[test]
fn a_copy_names_the_release_that_has_its_text() {
    let lines = |book: &Book| {
        let files = rendering::site(&book.check(), Mode::Site);
        let file = files.into_iter().find(|file| file.path == "c/del-2/index.html").expect("the clause has a page");
        let page = Html::parse_document(std::str::from_utf8(&file.bytes).expect("pages are UTF-8"));
        [".clause", "[data-copy=definitions]"].map(|place| {
            let place = Selector::parse(place).expect("a selector");
            page.select(&place).next().and_then(|element| element.attr("data-source")).expect("a copy has a source").to_owned()
        })
    };
    let frozen = "Orchard Terms (sample), DEL-2, 2026-11, https://orchard.example/terms/v/2026-11/c/del-2/";
    let today = "Orchard Terms (sample), DEL-2, draft for 2027-01, https://orchard.example/terms/c/del-2/";
    let (clause, glossary) = ("src/delivery/del-2.md", "glossary.toml");
    assert_eq!(lines(&book()), [frozen, frozen]);
    assert_eq!(lines(&Book::orchard()), [today, today], "without a release");
    for (path, from, to, expected) in [
        (clause, "from delivery on", "before delivery", [today, today]),
        (clause, "title = \"Cold storage\"", "title = \"Warm storage\"", [today, today]),
        (clause, "parties = [\"buyer\", \"seller\"]", "parties = [\"seller\"]", [today, today]),
        (clause, "Warm apples rot.", "Nobody knows.", [frozen, frozen]),
        (glossary, "A box of apples", "A bag of apples", [frozen, today]),
        (glossary, "Who buys the apples.", "Who eats the apples.", [frozen, today]),
    ] {
        assert_eq!(lines(&book().edit(path, from, to)), expected, "{to}");
    }
}

/// Of a release, the desk gets the texts that are others today and no annexes. A term that came since changes no text.
#[test]
fn the_desk_gets_what_is_another_text_today() {
    let texts = |book: &Book| {
        let files = rendering::site(&book.check(), Mode::Site);
        let file = files.into_iter().find(|file| file.path == "schedule/2026-11.json").expect("the release has a file");
        let texts: serde_json::Value = serde_json::from_slice(&file.bytes).expect("the file is JSON");
        let ids = texts["clauses"].as_array().expect("a list").iter().map(|clause| clause["id"].as_str().expect("an id").to_owned());
        (ids.collect::<Vec<_>>(), texts)
    };
    let term = "\n[[term]]\nterm = \"cart\"\ndefinition = \"What the Crates come in.\"\nsource = \"Ours.\"\n";
    let same = book().append("glossary.toml", term);
    assert_eq!(texts(&same).0, Vec::<String>::new());
    let (ids, texts) = texts(&book().edit("src/delivery/del-1.md", "default = \"5 days\"", "default = \"6 days\""));
    assert_eq!(ids, ["DEL-1"]);
    let clause = &texts["clauses"][0];
    assert_eq!(clause["parameters"][0]["default"], "5 days", "the text of the release");
    assert!(clause["rationale"].is_null() && clause["evidence"].is_null(), "{clause}");
}

/// Who holds an old contract finds the clause as it was, with its values.
#[test]
fn a_withdrawn_clause_leads_to_its_last_text() {
    let after = book().without("src/payment/pay-1.md").append(
        "retired.toml",
        "\n[[retired]]\nid = \"PAY-1\"\ntitle = \"Time of payment\"\nreason = \"Nobody pays.\"\nsince = \"2026-12\"\n",
    );
    let files = rendering::site(&after.check(), Mode::Site);
    let page = |path: &str| {
        let file = files.iter().find(|file| file.path == path).expect("the clause has a page");
        String::from_utf8(file.bytes.clone()).expect("pages are UTF-8")
    };
    let page_of_pay = page("c/pay-1/index.html");
    assert!(page_of_pay.contains("<a href=\"../../v/2026-11/c/pay-1/\">PAY-1 as of 2026-11</a>"), "{page_of_pay}");
    assert!(!page("c/del-3/index.html").contains("as of 2026-11"), "it was withdrawn before the first release");
}

/// Changes of every file of a corpus that leave something to show.
const EDITS: [(&str, &str, &str); 13] = [
    ("src/delivery/del-2.md", "title = \"Cold storage\"", "title = \"Warm storage\""),
    ("src/delivery/del-2.md", "from delivery on", "before [DEL-1]"),
    ("src/delivery/del-2.md", "Warm apples rot.", "Nobody knows."),
    ("src/payment/pay-1.md", "default = \"30 days\"", "default = \"3 days\""),
    ("src/payment/pay-1.md", "parties = [\"buyer\"]", "parties = [\"seller\"]"),
    ("src/payment/pay-1.md", "label = \"Days to pay\"", "label = \"Time\""),
    ("glossary.toml", "aliases = [\"Crates\"]", "aliases = [\"Boxes\"]"),
    ("frameworks.toml", "title = ", "edition = \"another\"\ntitle = "),
    ("retired.toml", "reason = \"No grower has a boat any more.\"", "reason = \"The river is dry.\""),
    ("corpus.toml", "tagline = ", "jurisdiction = \"Of the moon.\"\ntagline = "),
    ("corpus.toml", "name = \"Buyer\"", "name = \"Merchant\""),
    ("src/SUMMARY.md", "- [Payment](payment/index.md)\n", ""),
    ("src/delivery/index.md", "title = ", "pillar = \"none\"\ntitle = "),
];

fn edited(book: Book, (path, from, to): (&str, &str, &str)) -> Book {
    let text = book.text(path).replacen(from, to, 1);
    book.with(path, text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn pages_of_a_release_stay_whatever_becomes_of_the_corpus(edits in prop::collection::vec(0..EDITS.len(), 1..8), words in "[A-Za-z ]{0,20}") {
        let before = book();
        let after = edits.into_iter().fold(before.clone(), |book, at| edited(book, EDITS[at]));
        let after = after.append("src/about/index.md", &words).append("src/payment/pay-1.md", &format!("\n{words}\n"));
        prop_assert!(frozen_files(&before.check()) == frozen_files(&after.check()));
    }

    /// Written, read and written again, a release is the same; and its pages are those of the text that was frozen.
    #[test]
    fn a_release_comes_back_from_its_file(title in "[A-Za-z\"\\\\<&äß’]{1,30}", words in "[a-z,;\"<>&{}'äß’ -]{0,60}", value in "[0-9a-z\"<& ]{1,20}") {
        let quoted = |text: &str| serde_json::Value::from(text.trim()).to_string();
        let book = Book::orchard()
            .edit("src/delivery/del-2.md", "title = \"Cold storage\"", &format!("title = {}", quoted(&title)))
            .edit("src/delivery/del-2.md", "Warm apples rot.", &format!("Warm apples rot. {words}"))
            .edit("src/payment/pay-1.md", "default = \"30 days\"", &format!("default = {}", quoted(&value)))
            .without("addresses.lock");
        let checked = book.check();
        prop_assume!(is_usable(&checked));
        let corpus = &checked.edition.corpus;
        let called = name("2026-11");
        let heading = Heading { name: &called, title: "For the fair", date: "2026-11-30" };
        let text = release::freeze(&checked.edition, heading);
        let read = release::read_back(&called, &text, &corpus.settings).map_err(TestCaseError::fail)?;
        let mut again = read.edition.corpus.clone();
        again.changes = read.changes().to_vec();
        prop_assert_eq!(release::freeze(&Edition::of(again), heading), text);

        let mut original = corpus.clone();
        (original.settings.edition, original.settings.draft) = ("2026-11".to_owned(), None);
        (original.settings.repository, original.settings.contact, original.settings.report) = (None, None, None);
        // What a release does not keep of an outside document: its provisions are those that clauses cite.
        for framework in &mut original.frameworks {
            framework.ids = framework.ids.take().map(|_| BTreeSet::new());
            (framework.names, framework.provision_address) = (Vec::new(), None);
            (framework.about, framework.asks) = (Vec::new(), None);
        }
        let original = Release::new(called, "For the fair".to_owned(), "2026-11-30".to_owned(), Edition::of(original), Vec::new());
        let with = |release| Checked { releases: vec![release], ..book.check() };
        prop_assert!(frozen_files(&with(read)) == frozen_files(&with(original)));
    }
}

/// A clause that replaced another may be withdrawn later: the release knows nothing of it.
#[test]
fn a_withdrawn_clause_keeps_the_successor_that_it_had() {
    let after = book().without("src/delivery/del-1.md").append(
        "retired.toml",
        "\n[[retired]]\nid = \"DEL-1\"\ntitle = \"Time of delivery\"\nreason = \"No carts.\"\nsince = \"2026-12\"\n",
    );
    let files = frozen_files(&after.check());
    let page = String::from_utf8(files["v/2026-11/c/del-3/index.html"].clone()).expect("pages are UTF-8");
    assert!(page.contains("href=\"../../c/del-1/\""), "{page}");
    assert_eq!(files, frozen_files(&book().check()));
}

/// What a run gave: its exit status and what went to stderr.
fn run(disk: &OnDisk, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdbook-clauses"));
    let book = disk.book();
    let fill = |argument: &&str| argument.replace("{book}", &book.to_string_lossy());
    let output = command.args(arguments.iter().map(fill)).stdin(Stdio::null()).output().expect("the program can be started");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn the_command_freezes_and_makes_room_for_the_next_release() {
    let released = || {
        let disk = Book::orchard().with("changes.toml", "release = \"2026-11\"\n").on_disk();
        let (status, said) = run(&disk, &["release", "2026-11", "{book}", "--title", "For the fair", "--date", "2026-11-30"]);
        assert_eq!(status, Some(0), "{said}");
        assert!(said.contains("2026-11.json") && said.contains("for the next release"), "{said}");
        disk
    };
    let disk = released();
    let text = disk.read(&format!("book/{FILE}"));
    assert_eq!(text, released().read(&format!("book/{FILE}")), "two runs give the same bytes");
    assert_eq!(text, frozen(&Book::orchard(), "2026-11", "2026-11-30"));
    let (status, said) = run(&disk, &["check", "{book}", "--deny-warnings"]);
    assert_eq!(status, Some(0), "nothing has changed since: {said}");
    let changes = disk.read("book/changes.toml");
    assert!(changes.starts_with('#') && changes.parse::<toml::Table>().expect("TOML").is_empty(), "{changes}");
}

#[test]
fn what_does_not_follow_is_not_released() {
    let refused = |book: &Book, arguments: &[&str], status: i32, words: &str| {
        let disk = book.on_disk();
        let before: Vec<String> =
            ["changes.toml", FILE].iter().filter_map(|path| fs::read_to_string(disk.book().join(path)).ok()).collect();
        let arguments: Vec<&str> = ["release"].iter().chain(arguments).copied().collect();
        let (found, said) = run(&disk, &arguments);
        assert_eq!(found, Some(status), "{arguments:?}: {said}");
        assert!(said.contains(words), "{arguments:?}: {said}");
        let after: Vec<String> = ["changes.toml", FILE].iter().filter_map(|path| fs::read_to_string(disk.book().join(path)).ok()).collect();
        assert_eq!(before, after, "nothing is written");
    };
    let plain = Book::orchard().with("changes.toml", "");
    let book = book();
    refused(&book, &["2026-11", "{book}"], 1, "a release never changes");
    refused(&book, &["2026-10", "{book}"], 1, "earlier than 2026-11");
    refused(&book, &["2026-12", "{book}", "--date", "2026-11-01"], 1, "before 2026-11-30");
    refused(&plain, &["2062-11", "{book}", "--date", "2026-11-30"], 1, "more than a year after");
    for name in ["../x", "2026", "2026-11-31", "v1", "", "2026-11/.."] {
        refused(&plain, &[name, "{book}"], 2, "the name of a release");
    }
    refused(&plain, &["2026-12", "{book}", "--date", "2026-12"], 2, "year, month, day");
    refused(&plain.clone().with("changes.toml", "release = \"2027-01\"\n"), &["2026-12", "{book}"], 1, "is written for 2027-01");
    let wrong = plain.edit("src/payment/pay-1.md", "[DEL-1]", "[DEL-11]");
    assert!(!is_usable(&wrong.check()), "{}", drawn(&wrong.check()));
    refused(&wrong, &["2026-12", "{book}"], 1, "correct the errors first");
    refused(&book.edit("src/delivery/del-2.md", "from delivery on", "before delivery"), &["2026-12", "{book}"], 1, "unrecorded-change");
}
