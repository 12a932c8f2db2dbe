//! A book of mdBook's own, to which somebody adds clauses: with the preprocessor alone, or with pages beside the book.

use std::sync::Arc;

use mdbook_clauses::diagnostics::Code;
use mdbook_clauses::mdbook::preprocessor::ClausesPreprocessor;
use mdbook_clauses::mdbook::renderer::ReferenceRenderer;
use mdbook_driver::MDBook;

use super::support::site::Site;
use super::support::{Book, assert_clean};
use super::{ADDRESS, BookTest, prepared, with_commands};

/// A book of somebody else's, with what our sites refuse: HTML, brackets that look like ids, a first chapter of any name,
/// front matter for another program, mdBook's search, its print page and its quotation marks.
fn handbook() -> Book {
    let settings = Book::orchard().text("book.toml");
    let (before, _) = settings.split_once("[output.html]").expect("the book has HTML");
    Book::orchard()
        .with("book.toml", format!("{before}[output.html]\nsmart-punctuation = true\ndefault-theme = \"rust\"\n"))
        .with(
            "src/SUMMARY.md",
            "# Summary\n\n[Welcome](welcome.md)\n\n# Part\n\n- [Search](search/index.md)\n  - [Nested](search/nested.md)\n- [Later]()\n- [About](about/index.md)\n\
             - [Delivery](delivery/index.md)\n- [Payment](payment/index.md)\n\n---\n\n[Appendix](Appendix.md)\n",
        )
        .without("src/index.md")
        .with(
            "src/welcome.md",
            "No heading, <kbd>keys</kbd> and [RFC-2119], [UTF-8] and [x].\n\n<div class=\"warning\">\n\n*Raw* \"quotes\" -- dashes\n\n</div>\n\n\
             [RFC-2119]: https://www.rfc-editor.org/rfc/rfc2119\n",
        )
        .with("src/search/index.md", "# Search\n\n{{#include nested.md}}\n\n<script>let a = 1;</script>\n\n[gone](nowhere.html)\n\n```\nopen")
        .with("src/search/nested.md", "---\ntags: [a]\n---\n\n# Nested\n\n## Twice\n\n## Twice {#nested .x onclick=y}\n\n![p](https://x.example/p.png)\n")
        .with("src/Appendix.md", "# Appendix\n\nText[^1].\n\n[^1]: Note.\n")
        .with("addresses.lock", "")
        .recorded()
}

/// The same book with a site of clauses in a folder of it.
fn beside() -> Book {
    let table = "\n[output.reference]\ncommand = \"mdbook-clauses render\"\nmode = \"beside\"\nfolder = \"terms\"\n";
    handbook().append("book.toml", table)
}

/// Builds a book with both plug-ins in this process, as mdBook runs them.
fn build_beside(book: &Book) -> Site {
    let disk = book.on_disk();
    let mut mdbook = MDBook::load(disk.book()).expect("mdBook reads the book");
    mdbook.config.build.build_dir = disk.root().join("out");
    let prepared = prepared(book);
    mdbook.with_preprocessor(ClausesPreprocessor::new(Arc::clone(&prepared)));
    mdbook.with_renderer(ReferenceRenderer::new(prepared));
    mdbook.build().expect("the book can be built");
    Site::read(&disk.root().join("out/html"))
}

/// What mdBook makes of the book without us.
fn build_without() -> Site {
    let disk = handbook().on_disk();
    let mut config = MDBook::load(disk.book()).expect("mdBook reads the book").config;
    config.build.build_dir = disk.root().join("out");
    config.set("preprocessor", toml::Table::new()).expect("a setting");
    MDBook::load_with_config(disk.book(), config).and_then(|book| book.build()).expect("the book can be built");
    Site::read(&disk.root().join("out"))
}

/// The pages on which no clause is named.
const ORDINARY: [&str; 6] = ["index.html", "welcome.html", "search/index.html", "search/nested.html", "Appendix.html", "404.html"];

/// Whoever adds clauses to a book finds the rest of it as it was, to the byte.
#[test]
fn chapters_of_an_ordinary_book_stay_as_they_are() {
    assert_clean(&handbook().check());
    let with = BookTest::build_chapters(&handbook());
    let without = build_without();
    for page in ORDINARY {
        assert!(with.site.files.contains_key(page), "{page} is there");
        assert_eq!(with.site.files.get(page), without.files.get(page), "{page}");
    }
    assert!(with.site.page("delivery/").contains("class=\"clause-sheet sheet\""), "the clauses are there");
    assert!(with.site.files.contains_key("print.html"), "mdBook prints the whole book");
}

/// A chapter of an ordinary book may name clauses; of the prefixes that topics have, a wrong id is an error.
#[test]
fn a_chapter_of_an_ordinary_book_names_clauses() {
    let book = handbook().append("src/Appendix.md", "\nSee [DEL-1], [PAT-1] and [ISO-9001].\n");
    assert_clean(&book.check());
    let page = BookTest::build_chapters(&book);
    let page = page.site.files["Appendix.html"].as_slice();
    let text = String::from_utf8_lossy(page);
    assert!(text.contains("See <a href=\"./delivery/index.html#del-1\">DEL-1</a>, [PAT-1] and [ISO-9001]."), "{text}");
    let checked = handbook().append("src/Appendix.md", "\nSee [DEL-99].\n").check();
    let codes: Vec<Code> = checked.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::UnknownClause]);
}

/// A site of clauses in a folder leaves the rest of the book as it was, and the two lead to each other.
#[test]
fn clause_pages_lie_beside_an_ordinary_book() {
    assert_clean(&beside().check());
    let (site, without) = (build_beside(&beside()), build_without());
    for page in ORDINARY {
        assert!(site.files.contains_key(page), "{page} is there");
        assert_eq!(site.files.get(page), without.files.get(page), "{page}");
    }
    assert!(site.files.contains_key("print.html") && site.files.contains_key("toc.html"), "mdBook's own pages stay");
    let chapter = site.page("delivery/");
    assert!(chapter.contains("href=\"../terms/c/del-1/\""), "the chapter leads to the page of the clause: {chapter}");
    assert!(!chapter.contains("<button type=\"button\" class=\"needs-script\""), "no button without a script");
    let clause = site.page("terms/c/del-1/");
    assert!(clause.contains("<link rel=\"canonical\" href=\"https://orchard.example/terms/terms/c/del-1/\">"), "{clause}");
    assert!(clause.contains("<a class=\"plain\" href=\"../../../\">Orchard Terms (sample)</a>"), "the way back to the book: {clause}");
    assert!(site.page("terms/delivery/").contains("id=\"del-1\""), "the topic has a page of ours too");
}

#[test]
fn every_link_between_the_two_leads_somewhere() {
    let mut site = build_beside(&beside().edit("src/search/index.md", "[gone](nowhere.html)", "here"));
    // mdBook's own error page has a base of another host, and its print page repeats ids.
    site.files.remove("404.html");
    let wrong = site.broken_links(ADDRESS, None);
    let ours: Vec<_> = wrong.iter().filter(|line| !["print.html: ", "search/"].iter().any(|page| line.starts_with(page))).collect();
    assert!(ours.is_empty(), "{ours:#?}");
}

/// As mdBook starts the two programs.
#[test]
fn mdbook_calls_both_plug_ins_beside_an_ordinary_book() {
    let disk = with_commands(&beside()).on_disk();
    MDBook::load(disk.book()).expect("mdBook reads the book").build().expect("mdBook calls both plug-ins");
    let site = Site::read(&disk.root().join("site/html"));
    let expected = build_beside(&beside());
    let difference = site.difference(&expected);
    assert!(difference.is_empty(), "these files differ: {difference:#?}");
}
