//! What stands in the head of each kind of page: for mail, chat, search engines, and programs that read no further.

mod support;

use std::sync::{Arc, LazyLock};

use mdbook_clauses::assembly::Prepared;
use mdbook_clauses::mdbook::driver;
use mdbook_clauses::site::theme;
use scraper::{ElementRef, Html};
use serde_json::Value;

use support::outline::selector;
use support::site::Site;
use support::{Book, drawn, is_usable};

const ADDRESS: &str = "https://orchard.example/terms/";

/// Builds a book.
#[track_caller]
fn built(book: &Book) -> Site {
    let disk = book.on_disk();
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let prepared = Arc::new(Prepared::new(checked.edition, checked.releases, theme::embedded()));
    driver::build(&disk.book(), &disk.root().join("out"), prepared, None).expect("the book can be built");
    Site::read(&disk.root().join("out/html"))
}

static ORCHARD: LazyLock<Site> = LazyLock::new(|| built(&Book::orchard()));

/// The head of a page.
struct Head(Html);

impl Head {
    fn of(page: &str) -> Self {
        Self(Html::parse_document(page))
    }

    fn all(&self, what: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&selector(&format!("head {what}"))).collect()
    }

    /// An attribute of the one element of its kind; none where there is no such element.
    #[track_caller]
    fn one(&self, what: &str, attribute: &str) -> Option<String> {
        let found = self.all(what);
        assert!(found.len() < 2, "{what} stands {} times", found.len());
        found.first().map(|element| element.attr(attribute).unwrap_or_default().to_owned())
    }

    #[track_caller]
    fn meta(&self, name: &str) -> Option<String> {
        self.one(&format!("meta[property='{name}'], meta[name='{name}']"), "content")
    }

    /// What the page says of itself as linked data.
    #[track_caller]
    fn data(&self) -> Option<Value> {
        let found = self.all("script[type='application/ld+json']");
        assert!(found.len() < 2, "linked data stands once");
        found.first().map(|script| serde_json::from_str(&script.text().collect::<String>()).expect("linked data is JSON"))
    }
}

#[test]
fn the_head_of_every_page_says_what_previews_need() {
    let site = &*ORCHARD;
    let mut pages = 0;
    for (file, bytes) in site.files.iter().filter(|(file, _)| file.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("pages are UTF-8");
        let head = Head::of(page);
        let path = file.strip_suffix("index.html").unwrap_or(file);
        pages += 1;
        let title = head.meta("og:title").unwrap_or_else(|| panic!("{file} has a title"));
        assert!(title.starts_with("Sample: ") && title.chars().count() <= 70, "{file}: {title}");
        assert_eq!(head.meta("twitter:title").as_ref(), Some(&title), "{file}");
        let description = head.meta("og:description").unwrap_or_else(|| panic!("{file} has a description"));
        assert!(description.starts_with("Sample. ") && description.chars().count() <= 200, "{file}: {description}");
        assert_eq!(head.meta("og:site_name").as_deref(), Some("Orchard Terms (sample)"), "{file}");
        assert_eq!(head.meta("og:type").as_deref(), Some("website"), "{file}");
        let own = format!("{ADDRESS}{path}");
        // What is shown at every address that does not exist has none of its own.
        let has_address = file != "404.html";
        assert_eq!(head.one("link[rel=canonical]", "href"), has_address.then(|| own.clone()), "{file}");
        assert_eq!(head.meta("og:url"), has_address.then(|| own.clone()), "{file}");

        assert_eq!(head.meta("twitter:card").as_deref(), Some("summary"), "{file}");

        let is_about_one_clause = file.starts_with("c/");
        let licence = if is_about_one_clause { "publicdomain/zero/1.0/" } else { "licenses/by/4.0/" };
        let licence = format!("https://creativecommons.org/{licence}");
        assert_eq!(head.one("link[rel=license]", "href").as_ref(), Some(&licence), "{file}");

        let is_signpost = ["404.html", "search/index.html"].contains(&file.as_str());
        match head.data() {
            None => assert!(is_signpost, "{file} says what it is about"),
            Some(data) => {
                assert!(!is_signpost, "{file} is about nothing");
                assert_eq!((&data["@context"], &data["@type"]), (&"https://schema.org".into(), &"CreativeWork".into()), "{file}");
                assert_eq!(data["url"], own.as_str(), "{file}");
                assert_eq!(data["version"], "draft for 2027-01", "{file}");
                assert_eq!(data["license"], licence.as_str(), "{file}");
                let whole = if path.is_empty() { &data } else { &data["isPartOf"] };
                assert_eq!((&whole["name"], &whole["url"]), (&"Orchard Terms (sample)".into(), &ADDRESS.into()), "{file}");
            }
        }

        // The one file brings its icon along.
        let icons: Vec<&str> = head.all("link[rel=icon]").iter().filter_map(|link| link.attr("href")).collect();
        assert_eq!(icons.len(), 1, "{file}: {icons:?}");
        assert_eq!(icons[0].starts_with("data:image/svg+xml;base64,"), file == "reference.html", "{icons:?}");
    }
    assert!(pages > 20, "{pages} pages were looked at");
    for kind in ["index.html", "404.html", "about/index.html", "c/del-1/index.html", "c/del-3/index.html", "clauses/index.html"]
        .into_iter()
        .chain(["clauses/party/buyer/index.html", "delivery/index.html", "r/index.html", "r/grades/index.html", "reference.html"])
        .chain(["search/index.html", "t/index.html", "t/ripeness/index.html", "toc.html"])
    {
        assert!(site.files.contains_key(kind), "{kind} was looked at");
    }
}

#[test]
fn without_an_absolute_address_no_head_has_one() {
    let book = Book::orchard().edit("corpus.toml", "address = \"https://orchard.example/terms/\"\n", "");
    let site = built(&book);
    let head = Head::of(site.page("c/del-1/"));
    assert_eq!(head.meta("og:url"), None);
    assert_eq!(head.data().expect("linked data").get("url"), None);
}

/// The example corpus with one more clause, `PAY-7`, of this title.
fn titled(title: &str) -> Book {
    let book = Book::orchard();
    let clause = book.text("src/payment/pay-1.md").replace("id = \"PAY-1\"", "id = \"PAY-7\"");
    let clause = clause.replace("title = \"Time of payment\"", &format!("title = '''{title}'''"));
    book.with("src/payment/pay-7.md", clause)
}

#[test]
fn hostile_words_do_not_end_the_data_of_a_head() {
    let hostile = "</script><script>alert(1)</script><!-- & \\";
    let site = built(&titled(hostile));
    let page = site.page("c/pay-7/");
    let head = Head::of(page);
    assert_eq!(head.data().expect("linked data")["name"], format!("PAY-7 {hostile}"));
    assert!(head.all("script").iter().all(|script| script.attr("src").is_some() || script.attr("type").is_some()));
    assert!(!page.contains("<script>alert"), "{page}");
}
