//! Whole books through the real mdBook: what lies in `<main>`, whether links lead somewhere, and that
//! the same input gives the same bytes.
//!
//! What pages say is kept in `tests/book/<case>/`, as outlines without looks. After a wanted change
//! run `INSTA_UPDATE=always cargo test --test book` and read the difference.

mod support;

#[path = "book/addresses.rs"]
mod addresses;
#[path = "book/data.rs"]
mod data;
#[path = "book/items.rs"]
mod items;
#[path = "book/large.rs"]
mod large;
#[path = "book/ordinary.rs"]
mod ordinary;
#[path = "book/oscal.rs"]
mod oscal;
#[path = "book/outside.rs"]
mod outside;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use mdbook_clauses::assembly::Prepared;
use mdbook_clauses::mdbook::driver;
use mdbook_clauses::mdbook::preprocessor::ClausesPreprocessor;
use mdbook_clauses::site::{files, theme};
use mdbook_driver::MDBook;

use support::expected::Expected;
use support::outline;
use support::site::Site;
use support::{Book, OnDisk, assert_clean, drawn, is_usable};

/// The address in the settings of the example corpus.
const ADDRESS: &str = "https://orchard.example/terms/";

/// Hosts that the example corpus names, and that of its licences.
const HOSTS: [&str; 6] =
    ["creativecommons.org", "forgejo.example", "fruit.example", "guild.example", "orchard.example", "standards.example"];

/// A book, built.
struct BookTest {
    disk: OnDisk,
    site: Site,
}

impl BookTest {
    /// Builds the whole site.
    #[track_caller]
    fn build(book: &Book) -> Self {
        let disk = book.on_disk();
        let out = disk.root().join("out");
        driver::build(&disk.book(), &out, prepared(book), None).expect("the book can be built");
        let site = Site::read(&out.join("html"));
        Self { disk, site }
    }

    /// Builds with mdBook's HTML renderer and our preprocessor, and nothing else of ours.
    fn build_chapters(book: &Book) -> Self {
        let disk = book.on_disk();
        let mut mdbook = MDBook::load(disk.book()).expect("mdBook reads the book");
        mdbook.config.build.build_dir = disk.root().join("out");
        mdbook.with_preprocessor(ClausesPreprocessor::new(prepared(book)));
        mdbook.build().expect("the book can be built");
        let site = Site::read(&disk.root().join("out"));
        Self { disk, site }
    }

    /// Compares what lies in `<main>` of pages with the files of a case, which are these and no others.
    #[track_caller]
    fn check_main(&self, case: &str, paths: &[&str]) {
        let mut expected = Expected::in_folder(&format!("book/{case}"));
        for path in paths {
            let name = path.trim_end_matches('/').trim_end_matches(".html").replace('/', ".");
            let name = if name.is_empty() { "index" } else { &name };
            expected.check(name, &outline::of_main(self.site.page(path)));
        }
        expected.finish();
    }

    #[track_caller]
    fn check_links(&self, address: &str, hosts: &[&str]) {
        let wrong = self.site.broken_links(address, Some(hosts));
        assert!(wrong.is_empty(), "{} links: {wrong:#?}", wrong.len());
    }
}

#[track_caller]
fn prepared(book: &Book) -> Arc<Prepared> {
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    Arc::new(Prepared::new(checked.edition, checked.releases, theme::embedded()))
}

/// The example corpus, built once.
static ORCHARD: LazyLock<BookTest> = LazyLock::new(|| BookTest::build(&Book::orchard()));

#[test]
fn the_example_corpus_makes_these_pages() {
    ORCHARD.check_main(
        "orchard",
        &[
            "",
            "404.html",
            "about/",
            "c/del-1/",
            "c/del-2/",
            "c/del-3/",
            "c/pay-1/",
            "clauses/",
            "clauses/kind/right/",
            "clauses/party/buyer/",
            "clauses/topic/delivery/",
            "delivery/",
            "payment/",
            "profiles/",
            "profiles/first-sale/",
            "r/",
            "r/grades/",
            "r/grades-annex/",
            "r/keeping/",
            "search/",
            "t/",
            "t/cold-store/",
            "t/ripeness/",
        ],
    );
}

#[test]
fn every_link_and_fragment_leads_somewhere() {
    ORCHARD.check_links(ADDRESS, &HOSTS);
}

/// A check that finds nothing proves nothing: each kind of mistake, put into a good page, is found.
#[test]
fn the_link_check_finds_what_is_broken() {
    let page = "c/pay-1/index.html";
    for (what, said) in [
        ("<a href=\"../del-9/\">x</a>", "there is no file"),
        ("<a href=\"../del-1\">x</a>", "there is no file"),
        ("<a href=\"../del-1/#z\">x</a>", "has no id"),
        ("<a href=\"../../../../x\">x</a>", "leaves the"),
        ("<a href=\"https://elsewhere.example/\">x</a>", "an unknown host"),
        ("<a href=\"javascript:x\">x</a>", "a scheme"),
        ("<img src=\"https://guild.example/x.png\">", "a scheme"),
        ("<script src=\"//guild.example/x.js\"></script>", "another host"),
        ("<p id=\"twice\"><p id=\"twice\">", "stands there twice"),
    ] {
        let mut files = ORCHARD.site.files.clone();
        let text = ORCHARD.site.page(page).replace("</main>", &format!("{what}</main>"));
        files.insert(page.to_owned(), text.into_bytes());
        let wrong = Site { files }.broken_links(ADDRESS, Some(&HOSTS));
        assert!(wrong.len() == 1 && wrong[0].contains(said), "{what}: {wrong:?}");
    }
}

/// A corpus with as little as the format allows.
fn bare() -> Book {
    let settings = "title = \"Bare\"\n\n[[party]]\nid = \"one\"\n\n[[kind]]\nid = \"any\"\n\n[[phase]]\nid = \"always\"\n";
    let clause = "+++\nid = \"B-1\"\ntitle = \"The one\"\nparties = [\"one\"]\nkind = \"any\"\nphases = [\"always\"]\nsummary = \"All there is.\"\n+++\n\
                  Something.\n\n## Rationale\n\nWhy not.\n";
    Book::empty()
        .with("book.toml", Book::orchard().text("book.toml"))
        .with("corpus.toml", settings)
        .with("src/SUMMARY.md", "[Bare](index.md)\n\n- [Only](only/index.md)\n")
        .with("src/index.md", "# Bare\n")
        .with("src/only/index.md", "+++\nprefix = \"B\"\ntitle = \"Only\"\nsummary = \"One topic.\"\n+++\n")
        .with("src/only/b-1.md", clause)
        .recorded()
}

#[test]
fn a_corpus_without_marks_notices_and_addresses_is_whole_too() {
    assert_clean(&bare().check());
    let test = BookTest::build(&bare());
    test.check_main("bare", &["", "404.html", "c/b-1/", "clauses/", "only/"]);
    test.check_links("", &[]);
    for (name, bytes) in &test.site.files {
        let text = String::from_utf8_lossy(bytes);
        let ours = name.starts_with("c/") || name.starts_with("clauses/") || name.ends_with("clauses.json");
        assert!(
            !(ours && (text.contains("unofficial") || text.contains("None") || text.contains("none)"))),
            "{name} speaks of what is not there"
        );
    }
    assert!(!test.site.files.contains_key("sitemap.xml"), "without an address there is no map of addresses");
    for (name, bytes) in test.site.files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for empty in [
            ">0 ",
            "Defined terms</a>",
            ">Terms</a>",
            ">References</a>",
            ">About</a>",
            "<h3> ",
            "<h3></h3>",
            "<p></p>",
            "content=\"\"",
            "class=\"filters\"",
            "class=\"apparatus\"",
            ". . ",
        ] {
            assert!(!page.contains(empty), "{name} has `{empty}`");
        }
        let prose = scraper::Html::parse_document(&page);
        let headings = scraper::Selector::parse("h1, h2, h3, h4, dd, dt, nav ul, p:not([role])").expect("a selector");
        let is_empty = |element: &scraper::ElementRef<'_>| {
            element.text().all(|text| text.trim().is_empty()) && element.children().all(|child| !child.value().is_element())
        };
        let empty: Vec<String> = prose.select(&headings).filter(is_empty).map(|element| element.html()).collect();
        assert!(empty.is_empty(), "{name}: {empty:?}");
    }
    assert!(!test.site.files.contains_key("t/index.html") && !test.site.files.contains_key("r/index.html"), "no list of nothing");
}

#[test]
fn without_an_address_nothing_is_called_permanent() {
    let test = BookTest::build(&bare());
    let page = test.site.page("c/b-1/");
    assert!(page.contains("no permanent address") && !page.contains("Permanent address"), "the page says why");
    assert!(page.contains("<p class=\"cite\">Bare, draft, B-1</p>"), "the citation has no address");
    for name in ["c/b-1/index.html", "only/index.html", "reference.html", "c/b-1/clause.md", "c/b-1/clause.json"] {
        let text = test.site.page(name);
        for wrong in ["og:url", "rel=\"canonical\"", ">/c/b-1/", " /c/b-1/", "%2Fc%2Fb-1", "\"/c/b-1/"] {
            assert!(!text.contains(wrong), "{name} has `{wrong}`");
        }
    }
    let record: serde_json::Value = serde_json::from_str(test.site.page("c/b-1/clause.json")).expect("JSON");
    assert_eq!((&record["clause"]["address"], &record["clause"]["citation"]), (&"c/b-1/".into(), &"Bare, draft, B-1".into()));
}

#[test]
fn links_into_a_repository_fit_its_host() {
    let own = |address: &str| {
        Book::orchard()
            .edit("corpus.toml", "repository = \"https://forgejo.example/orchard/terms\"", &format!("repository = \"{address}\""))
            .edit("corpus.toml", "code = \"MIT\"", "")
    };
    let unknown = BookTest::build(&own("https://git.sr.ht/~orchard/terms"));
    let page = unknown.site.page("c/del-1/");
    assert!(!page.contains("Suggest a change"), "nobody knows where");
    assert!(page.contains("href=\"mailto:terms@orchard.example?subject=DEL-1\">Report a mistake"), "reports go to the contact");
    assert!(page.contains("All other text: CC BY 4.0.") && !page.contains("Code:"), "a licence that is not named is not claimed");
    let known = BookTest::build(&own("https://codeberg.org/orchard/terms"));
    let page = known.site.page("c/del-1/");
    assert!(
        page.contains("href=\"https://codeberg.org/orchard/terms/_edit/trunk/words/src/delivery/del-1.md\">Suggest a change"),
        "{page}"
    );
    assert!(page.contains("href=\"https://codeberg.org/orchard/terms/issues/new?title=DEL-1"), "{page}");
    let named = own("https://git.example/orchard/terms").edit(
        "corpus.toml",
        "branch = ",
        "edit = \"https://git.example/tree/{branch}?at={path}\"\nreport = \"https://desk.example/\"\nbranch = ",
    );
    let named = BookTest::build(&named);
    let page = named.site.page("c/del-1/");
    assert!(page.contains("href=\"https://git.example/tree/trunk?at=words/src/delivery/del-1.md\">Suggest a change"), "{page}");
    assert!(page.contains("href=\"https://desk.example/\">Report a mistake in DEL-1"), "{page}");
}

#[test]
fn additional_styles_and_scripts_reach_every_page() {
    for hashed in [true, false] {
        let lines = format!(
            "[output.html]\nhash-files = {hashed}\nadditional-css = [\"own.css\", \"./look/a b.min.css\"]\nadditional-js = [\"look/own.js\"]\n"
        );
        let book = Book::orchard()
            .edit("book.toml", "[output.html]\n", &lines)
            .with("own.css", "h1 { color: red }\n")
            .with("look/a b.min.css", "h2 { color: red }\n")
            .with("look/own.js", "document.title += '!';\n");
        let test = BookTest::build(&book);
        for page in ["", "404.html", "c/del-1/", "clauses/", "delivery/", "about/", "search/", "t/"] {
            let text = test.site.page(page);
            let at = |what: &str| text.rfind(what).unwrap_or_else(|| panic!("`{page}` has no `{what}`"));
            let style = if hashed { "own-2346d42d.css\"" } else { "own.css\"" };
            let theirs = text.find("assets/site.").expect("the style of the theme");
            assert!(at(style) > theirs, "`{page}`: the book's own style comes last");
            at("/a%20b.min.css\"");
            at(if hashed { "look/own-" } else { "look/own.js\"" });
        }
        test.check_links(ADDRESS, &HOSTS);
    }
}

/// Three parties, and ids as long as they may be.
fn carrier() -> Book {
    let long = "DEL-COLD-STORAGE-ON-THE-WAY-TO-MARKET-12";
    assert_eq!(long.len(), 40);
    let text = Book::orchard().text("src/delivery/del-2.md");
    let clause = text
        .replace("id = \"DEL-2\"", &format!("id = \"{long}\""))
        .replace("Cold storage", "Cold storage on the way to market")
        .replace("parties = [\"buyer\", \"seller\"]", "parties = [\"carrier\", \"buyer\", \"seller\"]")
        .replace("+++\nThe Seller", "\n[parameters.way_heat]\nlabel = \"Warmest hour on the way\"\ndefault = \"6 degrees\"\ncarrier = \"9 degrees\"\nbasis = \"Our proposal.\"\n+++\nThe Carrier shall stay below {way_heat}. The Seller")
        + "\n## Carrier view\n\nIce is heavy.\n";
    Book::orchard()
        .append("corpus.toml", "\n[[party]]\nid = \"carrier\"\nname = \"Carrier\"\ntitle = \"Carter\"\nhelp = \"Who moves the apples.\"\n")
        .edit("corpus.toml", "allow = [\"Monday\"]", "allow = [\"Carrier\"]")
        .edit("src/payment/pay-1.md", "under [DEL-1]", &format!("under [DEL-1] and [{long}]"))
        .with(&format!("src/delivery/{}.md", long.to_lowercase()), clause)
        .recorded()
}

#[test]
fn three_parties_and_long_ids_have_their_places() {
    assert_clean(&carrier().check());
    let test = BookTest::build(&carrier());
    let page = "c/del-cold-storage-on-the-way-to-market-12/";
    test.check_main("carrier", &[page, "clauses/party/carrier/", "c/pay-1/"]);
    test.check_links(ADDRESS, &HOSTS);
}

#[test]
fn with_the_preprocessor_alone_links_lead_to_anchors() {
    let book = Book::orchard().edit("book.toml", "[output.reference]\ncommand = \"mdbook-clauses render\"\n", "");
    let mut test = BookTest::build_chapters(&book);
    test.check_main("chapters", &["", "about/", "delivery/", "payment/"]);
    // mdBook's own error page has a base of another host, so its links cannot be followed here.
    test.site.files.remove("404.html");
    test.check_links("https://anywhere.example/", &HOSTS);
}

#[test]
fn directives_of_mdbook_in_clause_text_stay_text() {
    for book_toml in [
        Book::orchard().text("book.toml"),
        // Without the order that `check` asks for the text is no less safe.
        Book::orchard().text("book.toml").replace("after = [\"links\", \"index\"]\n", ""),
        "[book]\ntitle = \"Orchard\"\n".to_owned(),
    ] {
        let book = Book::orchard().with("book.toml", book_toml).with("src/secret.md", "the secret").edit(
            "src/payment/pay-1.md",
            "under [DEL-1].",
            "under [DEL-1] {{#include secret.md}}{{#include ../secret.md}} {{#title Mine}}.",
        );
        let test = BookTest::build(&book);
        for page in ["payment/", "c/pay-1/"] {
            let text = test.site.page(page);
            assert!(!text.contains("the secret"), "{page} includes a file");
            assert!(
                outline::of_main(text).contains("{{#include secret.md}}{{#include ../secret.md}} {{#title Mine}}"),
                "{page} keeps the words"
            );
        }
        let title = test.site.page("payment/").split("<title>").nth(1).and_then(|rest| rest.split('<').next());
        assert!(title.is_some_and(|title| !title.contains("Mine")), "clause text sets no title: {title:?}");
    }
}

#[test]
fn a_book_saved_on_windows_makes_the_same_site() {
    let plain = Book::orchard();
    let paths: Vec<String> = plain.files().keys().cloned().collect();
    let book = paths.iter().fold(plain, |book, path| {
        let text = "\u{feff}".to_owned() + &book.text(path).replace('\n', "\r\n");
        book.with(path, text)
    });
    assert_clean(&book.check());
    let test = BookTest::build(&book);
    let difference = test.site.difference(&ORCHARD.site);
    assert!(difference.is_empty(), "these files differ: {difference:#?}");
}

#[test]
fn two_builds_in_two_folders_give_the_same_bytes() {
    let other = BookTest::build(&Book::orchard());
    assert_ne!(other.disk.root(), ORCHARD.disk.root());
    let difference = other.site.difference(&ORCHARD.site);
    assert!(difference.is_empty(), "these files differ: {difference:#?}");
}

/// The example corpus with commands that call the program under test.
fn with_commands(book: &Book) -> Book {
    let program = env!("CARGO_BIN_EXE_mdbook-clauses");
    let commands = book
        .text("book.toml")
        .replace("\"mdbook-clauses preprocess\"", &format!("'\"{program}\" preprocess'"))
        .replace("\"mdbook-clauses render\"", &format!("'\"{program}\" render'"));
    book.clone().with("book.toml", commands)
}

#[test]
fn mdbook_alone_makes_the_same_site() {
    let disk = with_commands(&Book::orchard()).on_disk();
    MDBook::load(disk.book()).expect("mdBook reads the book").build().expect("mdBook calls both plug-ins");
    let site = Site::read(&disk.root().join("site/html"));
    let difference = site.difference(&ORCHARD.site);
    assert!(difference.is_empty(), "these files differ: {difference:#?}");
}

#[test]
fn mdbook_stops_before_it_writes_when_the_corpus_has_errors() {
    let disk = with_commands(&Book::orchard()).on_disk();
    let build = || MDBook::load(disk.book()).expect("mdBook reads the book").build();
    build().expect("the corpus has no errors yet");
    let clause = disk.book().join("src/payment/pay-1.md");
    let text = std::fs::read_to_string(&clause).expect("the clause is there").replace("[DEL-1]", "[DEL-99]");
    std::fs::write(&clause, text).expect("the clause can be written");
    assert!(build().is_err(), "a link to a clause that is not there");
    let site = Site::read(&disk.root().join("site/html"));
    assert!(site.difference(&ORCHARD.site).is_empty(), "the site before is whole");
}

#[test]
fn a_missing_html_output_is_told_clearly() {
    let disk = Book::orchard().on_disk();
    let mut mdbook = MDBook::load(disk.book()).expect("mdBook reads the book");
    mdbook.config.set("output.html", false).ok();
    let prepared = prepared(&Book::orchard());
    let context =
        mdbook_renderer::RenderContext::new(disk.book(), mdbook.book.clone(), mdbook.config.clone(), disk.root().join("empty/reference"));
    let error =
        mdbook_renderer::Renderer::render(&mdbook_clauses::mdbook::renderer::ReferenceRenderer::new(prepared), &context).unwrap_err();
    assert!(error.to_string().starts_with("mdBook's HTML output is missing"), "{error}");
}

/// The corpus of this repository.
#[test]
fn every_link_of_the_reference_corpus_leads_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("book");
    let checked = mdbook_clauses::check(&files::load(&folder).expect("the book can be read"));
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let address = checked.edition.corpus.settings.address.clone().expect("the reference has an address");
    let (out, theme) = (tempfile::tempdir().expect("temporary folders can be made"), theme::embedded());
    driver::build(&folder, out.path(), Arc::new(Prepared::new(checked.edition, checked.releases, theme)), None)
        .expect("the book can be built");
    let wrong = Site::read(&out.path().join("html")).broken_links(&address, None);
    assert!(wrong.is_empty(), "{} links: {wrong:#?}", wrong.len());
}
