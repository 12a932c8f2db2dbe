//! A book of mdBook's own, to which somebody adds clauses with the preprocessor alone.

use mdbook_clauses::diagnostics::Code;
use mdbook_driver::MDBook;

use super::BookTest;
use super::support::site::Site;
use super::support::{Book, assert_clean};

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

/// Whoever adds clauses to a book finds the rest of it as it was, to the byte.
#[test]
fn chapters_of_an_ordinary_book_stay_as_they_are() {
    assert_clean(&handbook().check());
    let with = BookTest::build_chapters(&handbook());
    let without = {
        let disk = handbook().on_disk();
        let mut mdbook = MDBook::load(disk.book()).expect("mdBook reads the book");
        mdbook.config.build.build_dir = disk.root().join("out");
        mdbook.config.set("preprocessor", toml::Table::new()).expect("a setting");
        MDBook::load_with_config(disk.book(), mdbook.config).and_then(|book| book.build()).expect("the book can be built");
        Site::read(&disk.root().join("out"))
    };
    for page in ["index.html", "welcome.html", "search/index.html", "search/nested.html", "Appendix.html", "404.html"] {
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
