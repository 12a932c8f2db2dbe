//! Chapters and settings that want more than they may, through real builds: what lies on the page in the end.

mod support;

use std::path::Path;
use std::sync::Arc;

use mdbook_clauses::assembly::Prepared;
use mdbook_clauses::mdbook::driver;
use mdbook_clauses::site::{files, theme};
use mdbook_driver::MDBook;
use scraper::Html;

use support::outline::selector;
use support::site::Site;
use support::{Book, assert_clean, drawn, is_usable};

/// A book that `check` has nothing against, built.
#[track_caller]
fn built(book: &Book) -> Site {
    let (site, notes) = with_notes(book);
    assert!(notes.is_empty(), "{notes:?}");
    site
}

#[track_caller]
fn with_notes(book: &Book) -> (Site, Vec<String>) {
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let disk = book.on_disk();
    let prepared = Arc::new(Prepared::new(checked.edition, checked.releases, theme::embedded()));
    driver::build(&disk.book(), &disk.root().join("out"), Arc::clone(&prepared), None).expect("the book can be built");
    (Site::read(&disk.root().join("out/html")), prepared.notes())
}

/// Why a book that `check` has nothing against cannot be built.
#[track_caller]
fn refusal(book: &Book) -> String {
    let checked = book.check();
    assert!(is_usable(&checked), "{}", drawn(&checked));
    let disk = book.on_disk();
    let prepared = Arc::new(Prepared::new(checked.edition, checked.releases, theme::embedded()));
    let error = driver::build(&disk.book(), &disk.root().join("out"), prepared, None).expect_err("the book cannot be built");
    format!("{error:#}")
}

fn count(page: &str, what: &str) -> usize {
    Html::parse_document(page).select(&selector(what)).count()
}

/// Fails if anything on a page would run that is not a file of the site, with or without the policy.
#[track_caller]
fn assert_nothing_runs(page: &str) {
    for element in Html::parse_document(page).select(&selector("*")) {
        let element = element.value();
        for (name, value) in element.attrs() {
            let value: String = value.chars().filter(|c| !c.is_control() && *c != ' ').collect();
            assert!(!name.starts_with("on"), "{element:?}");
            assert!(name == "content" || !value.to_lowercase().starts_with("javascript:"), "{element:?}");
        }
        assert!(!["iframe", "object", "embed", "base", "form"].contains(&element.name()), "{element:?}");
        let is_data = element.attr("type") == Some("application/ld+json");
        assert!(
            element.name() != "script" || is_data || element.attr("src").is_some_and(|file| !file.contains(':') && !file.starts_with("//")),
            "{element:?}"
        );
    }
    let policy =
        page.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("there is a policy");
    assert!(policy.contains("default-src 'none'; script-src 'self';"), "{policy}");
}

/// The topic of the example corpus whose introduction has no heading.
fn titled(title: &str) -> Book {
    Book::orchard().edit("src/payment/index.md", "title = \"Payment\"", &format!("title = '''{title}'''"))
}

#[test]
fn the_title_of_a_topic_is_text() {
    for title in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "Pay & be paid &lt;",
        "# Pay #",
        "*Pay* _now_ `or` ~~never~~",
        "[Pay](https://pay.example) [DEL-1]",
        "Pay {#del-1 .sheet onclick=alert(1)}",
        "{{include x}} {#a}",
        "<!-- Pay",
        "```Pay",
        "> Pay",
        "1. Pay",
        "Pay \\",
        "[^1]: Pay",
    ] {
        let site = built(&titled(title));
        let page = site.page("payment/");
        assert_nothing_runs(page);
        let document = Html::parse_document(page);
        let headings: Vec<String> = document.select(&selector("main > h1")).map(|heading| heading.text().collect()).collect();
        assert_eq!(headings, [title]);
        assert_eq!(count(page, "main > section.clause-sheet"), 1, "{title}");
        assert_eq!(count(page, "main > h1 *"), 1, "{title}: nothing but its own link");
    }
}

#[test]
fn a_heading_of_either_form_is_the_title_of_its_chapter() {
    for heading in ["Money\n=====", "#\tMoney", "# Money #", "[a]: ../about/index.md\n\n# Money"] {
        let site = built(&Book::orchard().edit("src/payment/index.md", "Money comes last.", &format!("{heading}\n\nMoney comes last.")));
        let document = Html::parse_document(site.page("payment/"));
        let headings: Vec<String> = document.select(&selector("main > h1")).map(|heading| heading.text().collect()).collect();
        assert_eq!(headings, ["Money"], "{heading}");
    }
}

#[test]
fn nothing_on_mdbooks_pages_runs_but_files_of_the_site() {
    let site = built(&Book::orchard());
    for page in ["delivery/", "payment/", "about/"] {
        assert_nothing_runs(site.page(page));
    }
}

/// Guards against pages that load what the frame of mdBook needs, and they do not.
#[test]
fn a_chapter_loads_files_of_the_theme_alone_and_its_code_comes_coloured() {
    let code = "\n```toml\nname = \"<b>\"\n```\n\n```no-such-language\na < b\n```\n\n```rust\n# fn hidden() {}\nfn main() {}\n```\n";
    let site = built(&Book::orchard().append("src/about/index.md", code));
    let page = Html::parse_document(site.page("about/"));
    let files = selector("script[src], link[rel=stylesheet]");
    let files: Vec<&str> = page.select(&files).filter_map(|file| file.attr("src").or(file.attr("href"))).collect();
    assert!(files.iter().all(|file| file.starts_with("../assets/")), "{files:?}");
    let blocks: Vec<String> = page.select(&selector("main pre code")).map(|block| block.text().collect()).collect();
    assert_eq!(blocks, ["name = \"<b>\"\n", "a < b\n", "fn hidden() {}\nfn main() {}"], "no character has changed");
    let values: Vec<String> = page.select(&selector("main pre .code-value")).map(|value| value.text().collect()).collect();
    assert_eq!(values, ["\"<b>\""]);
    assert!(!site.page("about/").contains("data-block"), "no mark stays");
}

#[test]
fn the_reference_corpus_loses_nothing_on_its_way() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("book");
    let checked = mdbook_clauses::check(&files::load(&folder).expect("the book can be read"));
    let prepared = Arc::new(Prepared::new(checked.edition, checked.releases, theme::embedded()));
    let out = tempfile::tempdir().expect("temporary folders can be made");
    driver::build(&folder, out.path(), Arc::clone(&prepared), None).expect("the book can be built");
    assert_eq!(prepared.notes(), Vec::<String>::new());
}

/// The example corpus with a preprocessor that comes last and puts `html` before `place` in every chapter.
fn with_preprocessor(html: &str, place: &str) -> Book {
    let script = format!(
        "import json, sys\n\
         if len(sys.argv) > 1: sys.exit(0)\n\
         context, book = json.load(sys.stdin)\n\
         def walk(items):\n\
         \x20   for item in items:\n\
         \x20       chapter = item.get('Chapter') if isinstance(item, dict) else None\n\
         \x20       if chapter:\n\
         \x20           chapter['content'] = chapter['content'].replace({place:?}, {html:?} + {place:?}, 1)\n\
         \x20           walk(chapter['sub_items'])\n\
         walk(book.get('items') or book.get('sections'))\n\
         print(json.dumps(book))\n"
    );
    Book::orchard()
        .append("book.toml", "\n[preprocessor.other]\ncommand = \"python3 other.py\"\nafter = [\"clauses\"]\n")
        .with("other.py", script)
}

#[test]
fn what_another_preprocessor_puts_into_a_chapter_does_not_run() {
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(1)><a href=\" java&#9;script:alert(1)\">a</a>\
                   <iframe src=https://pay.example srcdoc=\"<script>alert(1)</script>\"></iframe><object data=x></object>\
                   <base href=https://pay.example><meta http-equiv=refresh content=\"0; url=https://pay.example\">\
                   <form action=https://pay.example><input name=a><button formaction=javascript:alert(1)>b</button></form>\
                   <svg><script>alert(1)</script><a xlink:href=javascript:alert(1)><text>c</text></a><animate attributeName=href></animate></svg>\
                   <math><mtext><style><img src=x onerror=alert(1)></style></mtext></math><style>*{}</style>\
                   <noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></p></noscript><b id=kept>kept</b>\n\n";
    let (site, notes) = with_notes(&with_preprocessor(hostile, "Money comes last."));
    let page = site.page("payment/");
    assert_nothing_runs(page);
    assert_eq!(count(page, "main > section.clause-sheet"), 1);
    assert_eq!(count(page, "#kept"), 1, "harmless words stay");
    assert!(page.contains("Money comes last."));
    assert_eq!(count(page, "main :is(style, form, input, meta, math, noscript)"), 0);
    assert_eq!(notes.len(), 1, "the note names the page and what was removed: {notes:?}");
    assert!(notes[0].contains("`payment/index.md`") && notes[0].contains("<script>") && notes[0].contains("onerror of <img>"), "{notes:?}");
}

#[test]
fn a_block_that_another_preprocessor_leaves_open_stops_the_build() {
    for html in ["<details>\n\n", "<!--\n\n", "```\n", "<div><p>\n\n", "<section class=\"clause-sheet\" id=\"del-1\">\n\n</section>\n\n"] {
        let said = refusal(&with_preprocessor(html, "Money comes last."));
        assert!(said.contains("payment/index.md") || said.contains("reference"), "{html}: {said}");
    }
}

#[test]
fn a_file_that_replaces_a_chapter_stops_the_build() {
    let page = "<!DOCTYPE html><title>x</title><body><script>alert(1)</script><img src=x onerror=alert(1)>";
    let said = refusal(&Book::orchard().with("src/about/index.html", page));
    assert!(said.contains("about/index.md") && said.contains("does not look like a page of mdBook 0.5"), "{said}");
}

#[test]
fn included_text_stands_in_the_chapter() {
    let book = Book::orchard()
        .append(
            "src/about/index.md",
            "\n{{#include part.txt:words}}\n\n```text\n{{#include ../pieces/code.rs:2}}\n```\n\n`\\{{#include x}}`\n",
        )
        .with("src/about/part.txt", "Nothing.\nANCHOR: words\nApples, as [DEL-1] says.\nANCHOR_END: words\n")
        .with("src/pieces/code.rs", "left out\nshown <b>\n");
    assert_clean(&book.check());
    let site = built(&book);
    let page = site.page("about/");
    assert!(page.contains("Apples, as <a href=\"../c/del-1/\">DEL-1</a> says."), "{page}");
    assert!(page.contains("shown &lt;b&gt;") && !page.contains("left out") && page.contains("{{#include x}}"));
    // What is read from a folder is what was in memory.
    let disk = book.on_disk();
    let loaded = files::load(&disk.book()).expect("the book can be read");
    assert!(loaded.contains_key("src/about/part.txt") && loaded.contains_key("src/pieces/code.rs"));
}

#[cfg(unix)]
#[test]
fn links_in_the_file_system_are_not_included() {
    let book = Book::orchard().append("src/about/index.md", "\n{{#include out.txt}} {{#include away/x.txt}} {{#include pipe}}\n");
    let disk = book.on_disk();
    std::fs::write(disk.root().join("x.txt"), "the secret").expect("files can be written");
    let about = disk.book().join("src/about");
    std::os::unix::fs::symlink(disk.root().join("x.txt"), about.join("out.txt")).expect("links can be made");
    std::os::unix::fs::symlink(disk.root(), about.join("away")).expect("links can be made");
    assert!(std::process::Command::new("mkfifo").arg(about.join("pipe")).status().expect("there is mkfifo").success());
    let checked = mdbook_clauses::check(&files::load(&disk.book()).expect("the book can be read"));
    let said = drawn(&checked);
    // Each is told once, where it lies; that the directives lead to it adds nothing.
    assert_eq!((said.matches("error[symbolic-link]").count(), said.matches("error[special-file]").count()), (2, 1), "{said}");
    assert!(!said.contains("the secret"), "{said}");
}

/// The example corpus with a page and a place that have moved.
fn moved() -> Book {
    Book::orchard().append(
        "book.toml",
        "\n[output.html.redirect]\n\
         \"/old/page.html\" = \"../about/?a=\\\"><script>alert(1)</script>&b='c\"\n\
         \"/old/page.html#</script><script>alert(1)</script>\" = \"../delivery/#del-1\"\n\
         \"/about/index.html#was\" = \"../payment/\"\n",
    )
}

#[test]
fn a_redirect_page_has_a_policy_and_an_escaped_address() {
    assert_clean(&moved().check());
    let site = built(&moved());
    let page = site.page("old/page.html");
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert!(page.find("Content-Security-Policy").expect("it has a policy") < page.find("refresh").expect("it leads on"));
    let document = Html::parse_document(page);
    let link = document.select(&selector("main a, body a")).next().expect("it has a link");
    assert_eq!(link.value().attr("href"), Some("../about/?a=\"><script>alert(1)</script>&b='c"));
    let script = document.select(&selector("script[src*='redirect.']")).next().expect("it keeps the place");
    let places: serde_json::Value = serde_json::from_str(script.value().attr("data-moved").unwrap_or_default()).expect("it is JSON");
    assert_eq!(places["#</script><script>alert(1)</script>"], "../delivery/#del-1");
    // A place of a page that is still there.
    let about = site.page("about/");
    assert_nothing_runs(about);
    assert_eq!(count(about, "script[data-moved='{\"#was\":\"../payment/\"}']"), 1);
}

/// Settings of the environment pass no `check` of ours; mdBook hands them to the preprocessor.
#[test]
fn settings_that_write_out_of_the_site_stop_mdbook_itself() {
    for (key, value) in [
        ("output.html.redirect", toml::toml! { "/../out.html" = "about/" }.into()),
        ("output.html.additional-css", toml::Value::Array(vec!["../out.css".into()])),
    ] {
        let book = Book::orchard();
        let disk = book.on_disk();
        std::fs::write(disk.root().join("out.css"), "* {}").expect("files can be written");
        let checked = book.check();
        let prepared = Arc::new(Prepared::new(checked.edition, checked.releases, theme::embedded()));
        let mut mdbook = MDBook::load(disk.book()).expect("mdBook reads the book");
        mdbook.config.build.build_dir = disk.root().join("site");
        mdbook.config.set(key, value).expect("it is a value");
        mdbook.with_preprocessor(mdbook_clauses::mdbook::preprocessor::ClausesPreprocessor::new(prepared));
        let error = mdbook.build().expect_err("mdBook stops");
        assert!(format!("{error:#}").contains("book.toml"), "{error:#}");
        assert!(!disk.root().join("site/out.html").exists() && !disk.root().join("site/out.css").exists());
    }
}

/// A name that the list of own addresses lacks could be a chapter's.
#[test]
fn every_file_of_the_site_is_known_as_the_sites_own() {
    let site = built(&Book::orchard());
    let chapters = ["index.html", "about/index.html", "delivery/index.html", "payment/index.html"];
    let chapter_of = |file: &str| format!("{}.md", file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    for file in site.files.keys().filter(|file| !chapters.contains(&file.as_str()) && !file.starts_with('.')) {
        let path = chapter_of(file);
        let book =
            Book::orchard().append("src/SUMMARY.md", &format!("- [Another](<{path}>)\n")).with(&format!("src/{path}"), "# Another\n");
        let said = drawn(&book.check());
        assert!(said.contains("error[chapter-address]"), "{file}: {said}");
    }
}
