//! What stands in the head of each kind of page, and the pictures that it names: for mail, chat, search engines, devices.

#![cfg(feature = "cards")]

mod support;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use mdbook_clauses::assembly::{self, Prepared};
use mdbook_clauses::cards;
use mdbook_clauses::mdbook::driver;
use mdbook_clauses::render::{Context, Mode, Options, Templates};
use mdbook_clauses::site::theme;
use mdbook_clauses::words::Words;
use rayon::iter::ParallelIterator as _;
use scraper::{ElementRef, Html};
use serde_json::Value;

use support::outline::selector;
use support::site::Site;
use support::{Book, OnDisk, drawn, is_usable, releases, rendering};

const ADDRESS: &str = "https://orchard.example/terms/";

/// Builds a book; the folder of the site is `out`.
#[track_caller]
fn built(book: &Book) -> (OnDisk, Site) {
    let disk = book.on_disk();
    let site = rebuilt(book, &disk);
    (disk, site)
}

#[track_caller]
fn rebuilt(book: &Book, disk: &OnDisk) -> Site {
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let prepared = Arc::new(Prepared::new(checked.edition, checked.releases, theme::embedded()));
    driver::build(&disk.book(), &disk.root().join("out"), prepared, None).expect("the book can be built");
    Site::read(&disk.root().join("out/html"))
}

static ORCHARD: LazyLock<(OnDisk, Site)> = LazyLock::new(|| built(&Book::orchard()));

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

/// Width and height of a PNG, and the kind of its colours.
fn png(bytes: &[u8]) -> (u32, u32, u8) {
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "it is a PNG");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20), bytes[25])
}

#[test]
fn the_head_of_every_page_says_what_previews_need() {
    let site = &ORCHARD.1;
    let mut pages = 0;
    for (file, bytes) in site.files.iter().filter(|(file, _)| file.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("pages are UTF-8");
        let head = Head::of(page);
        let path = file.strip_suffix("index.html").unwrap_or(file);
        if !head.all("meta[http-equiv=refresh]").is_empty() {
            assert_eq!(head.meta("robots").as_deref(), Some("noindex"), "{file} leads on and is no page of its own");
            continue;
        }
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

        let image = head.meta("og:image").unwrap_or_else(|| panic!("{file} has a picture"));
        let picture = image.strip_prefix(ADDRESS).unwrap_or_else(|| panic!("{file}: {image} is absolute"));
        let picture = site.files.get(picture).unwrap_or_else(|| panic!("{file}: there is no {picture}"));
        let (width, height, _) = png(picture);
        assert_eq!((head.meta("og:image:width"), head.meta("og:image:height")), (Some(width.to_string()), Some(height.to_string())));
        assert!(head.meta("og:image:alt").is_some_and(|words| words.contains("ample")), "{file}");
        assert_eq!(head.meta("twitter:card").as_deref(), Some("summary_large_image"), "{file}");

        let is_about_one_clause = file.starts_with("c/");
        let licence = if is_about_one_clause { "publicdomain/zero/1.0/" } else { "licenses/by/4.0/" };
        let licence = format!("https://creativecommons.org/{licence}");
        assert_eq!(head.one("link[rel=license]", "href").as_ref(), Some(&licence), "{file}");

        let is_signpost = ["404.html", "compare/index.html", "schedule/index.html", "search/index.html"].contains(&file.as_str());
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

        // The one file brings its icon along; the contents are a frame of other pages.
        let icons: Vec<&str> = head.all("link[rel=icon], link[rel=apple-touch-icon]").iter().filter_map(|link| link.attr("href")).collect();
        if file == "reference.html" {
            assert!(icons.len() == 1 && icons[0].starts_with("data:image/svg+xml;base64,"), "{icons:?}");
        } else {
            assert_eq!(icons.len(), 3, "{file}: {icons:?}");
        }
    }
    assert!(pages > 20, "{pages} pages were looked at");
    for kind in ["index.html", "404.html", "about/index.html", "c/del-1/index.html", "c/del-3/index.html", "clauses/index.html"]
        .into_iter()
        .chain(["clauses/party/buyer/index.html", "delivery/index.html", "r/index.html", "r/grades/index.html", "reference.html"])
        .chain(["search/index.html", "t/index.html", "t/ripeness/index.html"])
    {
        assert!(site.files.contains_key(kind), "{kind} was looked at");
    }
}

#[test]
fn each_clause_has_a_picture_of_its_own_and_the_other_pages_share_one() {
    let site = &ORCHARD.1;
    let pictures: Vec<&String> = site.files.keys().filter(|file| file.ends_with("card.png")).collect();
    assert_eq!(pictures, ["assets/card.png", "c/del-1/card.png", "c/del-2/card.png", "c/del-3/card.png", "c/pay-1/card.png"]);
    let different: BTreeSet<&[u8]> = pictures.iter().map(|file| site.files[*file].as_slice()).collect();
    assert_eq!(different.len(), pictures.len());
    for file in pictures {
        let bytes = &site.files[file];
        // The third number is PNG's for a palette.
        assert_eq!(png(bytes), (u32::from(cards::WIDTH), u32::from(cards::HEIGHT), 3), "{file}");
        assert!((2_000..40_000).contains(&bytes.len()), "{file} has {} bytes", bytes.len());
    }
    let head = Head::of(site.page("c/del-1/"));
    assert_eq!(head.meta("og:image"), Some(format!("{ADDRESS}c/del-1/card.png")));
    assert_eq!(head.data().expect("linked data")["name"], "DEL-1 Time of delivery");
    assert_eq!(Head::of(site.page("c/del-3/")).meta("og:image"), Some(format!("{ADDRESS}c/del-3/card.png")), "a withdrawn clause");
}

/// A release has a page of a clause that was withdrawn later, and that page names the picture that it had.
#[test]
fn every_picture_that_a_page_names_is_there() {
    let entry = "\n[[retired]]\nid = \"PAY-1\"\ntitle = \"Payment\"\nreason = \"Apples are gifts.\"\nsince = \"2026-12\"\n";
    let today = Book::orchard().without("src/payment/pay-1.md").append("retired.toml", entry);
    let mut checked = today.check();
    checked.releases = releases::released(Book::orchard(), "2026-11", "2026-11-29").check().releases;
    let site = rendering::site(&checked, Mode::Site);
    let paths: BTreeSet<&str> = site.iter().map(|file| file.path.as_str()).collect();
    let mut named = BTreeSet::new();
    for file in site.iter().filter(|file| file.path.ends_with(".html")) {
        let page = std::str::from_utf8(&file.bytes).expect("pages are UTF-8");
        let Some(picture) = Head::of(page).meta("og:image") else { continue };
        let path = picture.strip_prefix(ADDRESS).expect("a picture of this site").to_owned();
        // Pictures are not drawn here: their sources have these names.
        assert!(paths.contains(path.replace(".png", ".svg").as_str()), "{}: {path}", file.path);
        named.insert(path);
    }
    assert!(named.contains("c/pay-1/card.png"), "{named:?}");
}

#[test]
fn the_data_of_a_clause_has_the_day_of_the_release_that_changed_it_last() {
    let book = releases::released(Book::orchard(), "2026-11", "2026-11-29");
    let (_, site) = built(&book);
    assert_eq!(Head::of(site.page("c/del-1/")).data().expect("linked data")["dateModified"], "2026-11-29");
    assert_eq!(Head::of(ORCHARD.1.page("c/del-1/")).data().expect("linked data").get("dateModified"), None, "no release");
}

#[test]
fn the_icons_of_devices_are_drawn_from_the_icon_of_the_site() {
    let files = theme::embedded().files;
    assert_eq!((png(&files["icon.png"]).0, png(&files["apple-touch-icon.png"]).0), (96, 180));
    for name in ["icon", "apple-touch-icon"] {
        let published = ORCHARD.1.files.keys().filter(|file| file.starts_with(&format!("assets/{name}.")) && file.ends_with(".png"));
        assert_eq!(published.count(), 1, "{name}");
    }
    assert!(files["apple-touch-icon.png"].windows(4).all(|four| four != b"tRNS"), "it covers its ground");
    assert!(files["icon.png"].windows(4).any(|four| four == b"tRNS"), "its corners are open");
}

#[test]
fn a_second_build_takes_the_kept_pictures_and_gives_the_same_bytes() {
    let (disk, first) = built(&Book::orchard());
    let names = || -> Vec<String> {
        let files = std::fs::read_dir(disk.root().join("out/.cards")).expect("pictures are kept beside the site");
        let mut names: Vec<String> = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let before = names();
    assert_eq!(before.len(), 6, "the mark and five pictures: {before:?}");
    // What is kept is what counts: a picture in the place of another is found out.
    let kept = |name: &str| disk.root().join("out/.cards").join(name);
    std::fs::copy(kept(&before[1]), kept(&before[2])).expect("a file can be copied");
    let second = rebuilt(&Book::orchard(), &disk);
    assert!(second.difference(&first).is_empty(), "{:?}", second.difference(&first));
    assert_eq!(names(), before);
    assert!(first.files.keys().all(|file| !file.contains(".cards")), "nothing of it is in the site");

    let changed = Book::orchard().edit("src/payment/pay-1.md", "parties = [\"buyer\"]", "parties = [\"buyer\", \"seller\"]");
    changed.write(&disk.book());
    let third = rebuilt(&changed, &disk);
    assert_ne!(third.files["c/pay-1/card.png"], first.files["c/pay-1/card.png"]);
    assert_eq!(third.files["c/del-1/card.png"], first.files["c/del-1/card.png"]);
    assert_eq!(names().len(), before.len(), "what nothing uses any longer is not kept");
}

#[test]
fn without_an_absolute_address_there_is_no_picture() {
    let book = Book::orchard().edit("corpus.toml", "address = \"https://orchard.example/terms/\"\n", "");
    let (disk, site) = built(&book);
    assert!(site.files.keys().all(|file| !file.ends_with("card.png")));
    assert!(!disk.root().join("out/.cards").exists());
    let head = Head::of(site.page("c/del-1/"));
    assert_eq!((head.meta("og:image"), head.meta("twitter:card").as_deref()), (None, Some("summary")));
    assert_eq!(head.data().expect("linked data").get("url"), None);
}

/// The sources of all pictures of a book.
fn sources(book: &Book) -> Vec<(String, String)> {
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let theme = theme::embedded();
    let templates = Templates::new(&theme, &theme.assets(), &Words::default()).expect("the embedded theme can be parsed");
    let options = Options { mode: Mode::Site, absolute: true, live_reload: None, beside: None };
    let context = Context::new(&checked.edition, &checked.releases, options);
    let sources: Result<Vec<_>, _> = assembly::cards(&context, &templates).collect();
    sources.expect("the template fits its view")
}

/// The example corpus with one more clause, `PAY-7`, of this title.
fn titled(title: &str) -> Book {
    let book = Book::orchard();
    let clause = book.text("src/payment/pay-1.md").replace("id = \"PAY-1\"", "id = \"PAY-7\"");
    let clause = clause.replace("title = \"Time of payment\"", &format!("title = '''{title}'''"));
    book.with("src/payment/pay-7.md", clause)
}

/// The words of the picture of the clause that [`titled`] names, one text of the drawing after the other.
fn words_of_picture(title: &str) -> Vec<String> {
    let sources = sources(&titled(title));
    let (_, source) = sources.iter().find(|(path, _)| path == "c/pay-7/card.png").expect("the clause has a picture");
    cards::check(source).unwrap_or_else(|error| panic!("{error}: {source}"));
    assert!(cards::draw(source).is_ok_and(|picture| picture.len() < 40_000), "{title}");
    let drawing = Html::parse_document(source);
    assert_eq!(drawing.select(&selector("svg :not(rect, g, text)")).count(), 0, "{source}");
    drawing.select(&selector("text")).map(|text| text.text().collect()).collect()
}

#[test]
fn a_picture_says_the_mark_the_id_the_title_and_who_is_bound() {
    let words = words_of_picture("Payment on time");
    for said in ["PAY-7", "sample", "Payment on time", "Binds the Buyer", "Orchard Terms (sample)"] {
        assert!(words.iter().any(|text| text == said), "{said}: {words:?}");
    }
}

#[test]
fn a_title_that_the_font_cannot_show_is_left_out_and_the_rest_stays() {
    let words = words_of_picture("支払い");
    assert_eq!(words.len(), 4, "{words:?}");
    assert!(words.iter().all(|text| text.is_ascii()), "{words:?}");
}

#[test]
fn a_long_title_is_cut_and_a_hostile_one_stays_text() {
    let long = "a rather long title ".repeat(30);
    let words = words_of_picture(long.trim());
    assert!(words.len() <= 4 + 5 && words.iter().any(|text| text.ends_with('…')), "{words:?}");
    let hostile = "</text><image href=\"file:///etc/passwd\"/><script>alert(1)</script>&lt;!-- ]]> {{ 7 * 7 }}";
    let words = words_of_picture(hostile);
    let together = words.join(" ");
    assert!(together.contains("</text><image") && together.contains("{{ 7 * 7 }}") && together.contains("&lt;!--"), "{words:?}");
}

#[test]
fn hostile_words_do_not_end_the_data_of_a_head() {
    let hostile = "</script><script>alert(1)</script><!-- & \\";
    let (_, site) = built(&titled(hostile));
    let page = site.page("c/pay-7/");
    let head = Head::of(page);
    assert_eq!(head.data().expect("linked data")["name"], format!("PAY-7 {hostile}"));
    assert!(head.all("script").iter().all(|script| script.attr("src").is_some() || script.attr("type").is_some()));
    assert!(!page.contains("<script>alert"), "{page}");
}

#[test]
fn no_drawing_loads_another() {
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let plain = r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="50" height="50"/>@</svg>"#;
    let file = folder.path().join("other.svg");
    std::fs::write(&file, plain.replace('@', "")).expect("the folder can be written");
    let inline = "data:image/svg+xml;utf8,&lt;svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'>&lt;rect width='90' height='90'/>&lt;/svg>";
    let alone = cards::draw(&plain.replace('@', "")).expect("it can be drawn");
    for address in [file.to_string_lossy().as_ref(), "https://hostile.example/a.png", inline] {
        let source = plain.replace('@', &format!(r#"<image x="200" width="90" height="90" href="{address}"/>"#));
        assert_eq!(cards::draw(&source).expect("it can be drawn"), alone, "{address}");
    }
}

/// If this fails, pictures have other bytes than before: raise `cards::DRAWING`, so that kept ones are drawn anew.
#[test]
fn the_number_of_the_way_to_draw_is_that_of_these_bytes() {
    let source = r##"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="999" height="600" rx="9" fill="#dfecee"/>
<text font-family="'Source Serif 4'" font-weight="600" font-size="78" x="9" y="90">Affable Text, Größe 1½</text>
<text font-family="'Source Sans 3'" font-weight="600" font-size="34" x="500" y="300" text-anchor="middle" fill="#0b5063">PAT-2</text></svg>"##;
    let picture = cards::draw(source).expect("it can be drawn");
    assert_eq!((cards::DRAWING, mdbook_clauses::fingerprint::short_hash(&picture).as_str()), (2, "2cca3216"));
}
