//! Chapters and introductions, which mdBook renders: what they include, leave open, link to, and where they lie.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const SUMMARY: &str = "src/SUMMARY.md";
const CHAPTER: &str = "src/about/index.md";
const TOPIC: &str = "src/delivery/index.md";
const BOOK: &str = "book.toml";

pub(super) fn cases() -> Vec<Case> {
    [includes(), open_blocks(), links(), headings(), addresses(), settings()].into_iter().flatten().collect()
}

fn chapter(text: &str) -> Book {
    Book::orchard().append(CHAPTER, &format!("\n{text}\n"))
}

fn includes() -> Vec<Case> {
    let topic = |text: &str| Book::orchard().append(TOPIC, &format!("\n{text}\n"));
    let bomb = (0..9).fold(chapter("{{#include bomb-0.txt}}"), |book, at| {
        book.with(&format!("src/about/bomb-{at}.txt"), format!("{{{{#include bomb-{}.txt}}}}\n", at + 1).repeat(20))
    });
    let deep = (0..12).fold(chapter("{{#include deep-0.txt}}"), |book, at| {
        book.with(&format!("src/about/deep-{at}.txt"), format!("{{{{#include deep-{}.txt}}}}\n", at + 1))
    });
    vec![
        case(Code::BadInclude, "absolute", chapter("{{#include /etc/passwd}}")),
        case(Code::BadInclude, "absolute-in-a-topic", topic("{{#include /etc/passwd}}")),
        case(Code::BadInclude, "out-of-the-source", chapter("{{#include ../../book.toml}}")),
        case(Code::BadInclude, "out-of-the-source-and-back", chapter("{{ #include ../../src/index.md }}")),
        case(Code::BadInclude, "up-after-a-folder", chapter("{{#include pictures/../../../book.toml}}")),
        case(Code::BadInclude, "backslashes", chapter("{{#include ..\\..\\book.toml}}")),
        case(Code::BadInclude, "drive", chapter("{{#playground C:/secret.rs}}")),
        case(Code::BadInclude, "rustdoc-include", chapter("```rust\n{{#rustdoc_include /etc/hosts:2}}\n```")),
        case(Code::BadInclude, "playpen-over-lines", chapter("{{\n#playpen\n/etc/hosts\n}}")),
        case(Code::BadInclude, "behind-other-braces", chapter("{{#-{{#include /etc/hosts}}")),
        case(Code::BadInclude, "in-code", chapter("`{{#include /etc/hosts}}`")),
        case(Code::BadInclude, "no-file", chapter("{{#include notes.txt}}")),
        case(Code::BadInclude, "folder", chapter("{{#include ../delivery/}}")),
        case(Code::BadInclude, "itself", chapter("{{#include index.md}}")),
        case(
            Code::BadInclude,
            "circle",
            chapter("{{#include a.txt}}")
                .with("src/about/a.txt", "One.\n{{#include ../b.txt}}\n")
                .with("src/b.txt", "Two.\n{{#include about/a.txt}}\n"),
        ),
        case(Code::BadInclude, "too-deep", deep.with("src/about/deep-12.txt", "The end.")),
        case(Code::BadInclude, "too-much", bomb.with("src/about/bomb-9.txt", "apples ".repeat(10_000))),
        case(Code::BadInclude, "no-such-anchor", chapter("{{#include a.txt:one}}").with("src/about/a.txt", "Words.\n")),
        case(Code::BadInclude, "no-such-line", chapter("{{#include a.txt:7}}").with("src/about/a.txt", "Words.\n")),
        case(Code::BadInclude, "in-front-matter", Book::orchard().edit(TOPIC, "How apples", "{{#include /etc/hosts}} How apples")),
        case(
            Code::BadInclude,
            "from-front-matter-on",
            Book::orchard().edit(TOPIC, "to the Buyer.\"", "to {{#include\"").append(TOPIC, "\n/etc/hosts }}\n"),
        ),
        case(
            Code::BadInclude,
            "refused",
            chapter("{{#include a.txt}} {{#title A}} \\{{#include a.txt}}").with("src/about/a.txt", "Words.\n").edit(
                "corpus.toml",
                "status = ",
                "includes = \"refuse\"\nstatus = ",
            ),
        ),
        case(Code::NotUtf8, "included", chapter("{{#include a.txt}}").with("src/about/a.txt", b"\xff".as_slice())),
        case(Code::BadValue, "includes", Book::orchard().edit("corpus.toml", "status = ", "includes = \"all\"\nstatus = ")),
        case(Code::OtherDirective, "template", chapter("{{#template a.md b=c}}")),
        case(Code::OtherDirective, "title", chapter("{{#title Other words}}")),
        case(Code::OtherDirective, "without-a-file", chapter("{{#include }}")),
        // What is included keeps the rules of the chapter, and mistakes are told where they were written.
        case(
            Code::RawHtml,
            "included",
            chapter("Begin.\n\n{{#include a.txt:2:3}}").with("src/about/a.txt", "One.\n<script>alert(1)</script>\nTwo.\n"),
        ),
        case(Code::RawHtml, "included-in-a-topic", topic("{{#include ../a.txt:x}}").with("src/a.txt", "ANCHOR: x\nA <b>word</b>.\n")),
        case(
            Code::RawHtml,
            "out-of-a-playground",
            chapter("{{#playground a.rs}}").with("src/about/a.rs", "```\n<img src=x onerror=alert(1)>\n"),
        ),
        case(Code::LinkScheme, "included-twice-deep", {
            chapter("{{#include a.txt}}").with("src/about/a.txt", "{{#include b.txt}}").with("src/about/b.txt", "[x](javascript:alert(1))")
        }),
        case(Code::UnknownClause, "included", chapter("{{#include a.txt}}").with("src/about/a.txt", "See [DEL-9].\n")),
        case(Code::OpenBlock, "included", topic("{{#include ../a.txt}}").with("src/a.txt", "```\nApples.\n")),
    ]
}

#[test]
fn included_text_is_part_of_the_chapter() {
    let book = chapter("{{#include a.txt}} {{#include ../b.rs:2}} \\{{#include /etc/hosts}}")
        .with("src/about/a.txt", "See [DEL-1] and [the chapter](../delivery/index.md).\n")
        .with("src/b.rs", "x\ny\n");
    super::assert_clean(&book.check());
    let chapters = book.check().edition.corpus.chapters;
    let about = chapters.iter().find(|chapter| chapter.path == "about/index.md").expect("it is a chapter");
    assert_eq!(about.clause_links.iter().filter(|bracket| bracket.value == "DEL-1").count(), 2);
}

fn open_blocks() -> Vec<Case> {
    let topic = |text: &str| Book::orchard().append(TOPIC, text);
    vec![
        case(Code::OpenBlock, "fence", topic("\n```\nTwo crates.\n")),
        case(Code::OpenBlock, "waves-of-another-length", topic("\n~~~~ text\nTwo crates.\n~~~\n")),
        case(Code::OpenBlock, "fence-in-prose", chapter("```")),
        case(Code::RawHtml, "comment-left-open", topic("\n<!-- the clauses\n")),
        case(Code::RawHtml, "declaration-left-open", topic("\n<!DOCTYPE\n")),
        case(Code::RawHtml, "details-left-open", topic("\n<details><summary>Fold</summary>\n")),
        case(Code::RawHtml, "summary", Book::orchard().edit(SUMMARY, "[About these terms]", "[About <script>alert(1)</script>]")),
    ]
}

fn links() -> Vec<Case> {
    let topic = |text: &str| Book::orchard().append(TOPIC, &format!("\n{text}\n"));
    let cold = |book: Book| book.append(TOPIC, "\n## Cold chain\n\nWords.\n");
    vec![
        case(Code::DeadLink, "heading-of-another-chapter", cold(chapter("[a](../delivery/index.md#cold-chian)"))),
        case(Code::DeadLink, "from-the-root-of-the-host", chapter("[a](/about/) ![b](/about/b.png)")),
        case(
            Code::DeadLink,
            "chapter-of-a-reader",
            Book::orchard().edit("corpus.toml", "chapter = \"about/index.md\"", "chapter = \"abuot/index.md#a\""),
        ),
        case(Code::DeadLink, "own-heading", topic("[a](#own-words) [b](#Delivery)")),
        case(Code::DeadLink, "item-of-a-clause", topic("[a](#del-1-d) [b](../c/del-1/#z) [c](/c/del-1/#b-iii)")),
        case(Code::DeadLink, "pictures", chapter("![a](a.png) ![b](/about/b.png) ![c](../c%20d.png)")),
        case(
            Code::DeadLink,
            "included",
            chapter("{{#include a.txt}}").with("src/about/a.txt", "![a](a.png) [b](../delivery/index.md#b)\n"),
        ),
        case(Code::DeadLink, "pages-and-files", chapter("[a](../delivrey/) [b](old.html) [c](terms.pdf) [d](../t/cold/) [e](/r/grade/)")),
        case(Code::UnknownClause, "address", chapter("[a](../c/del-11/) [b](/c/pay-7/index.html) [c](/c/peaches/)")),
        case(Code::SummaryEntry, "link-of-a-topic-to-no-chapter", topic("[a](../paymnet/index.md)")),
        case(Code::LinkScheme, "prose-chapter-padded-script", chapter("[Pay](<  javascript:alert(1)>) [Pay](&#1;javascript:alert(1))")),
        case(
            Code::LinkScheme,
            "prose-chapter-script-with-a-tab",
            chapter("[Pay](java&#9;script:alert(1)) [Pay][p]\n\n[p]: &#106;avascript&colon;alert(1)"),
        ),
        case(
            Code::LinkScheme,
            "prose-chapter-slashes",
            chapter("[a](/\\pay.example) [b](\\\\pay.example) [c](https:pay.example) [d](https:\\\\pay.example)"),
        ),
        case(Code::LinkScheme, "prose-chapter-name-before-host", chapter("[a](https://orchard.example@pay.example/)")),
        case(Code::LinkScheme, "prose-chapter-autolinks", chapter("<javascript:alert(1)> <vbscript:x> <data:text/html,x>")),
        case(Code::LinkScheme, "picture-of-another-host", chapter("![Pay](https://pay.example/x.png) ![Pay](//pay.example/x.png)")),
        case(Code::LinkDefinition, "small-letters", chapter("[del-1]: https://elsewhere.example/")),
        case(
            Code::LinkDefinition,
            "other-letters",
            Book::orchard().append(
                "src/payment/index.md",
                "\n[\u{17f}-1] [ del-1 ]: https://elsewhere.example/\n\n[\n Del-1]: https://elsewhere.example/\n",
            ),
        ),
    ]
}

fn headings() -> Vec<Case> {
    let topic = |text: &str| Book::orchard().append(TOPIC, text);
    vec![
        case(Code::HeadingAttribute, "handler", chapter("## Pay {#pay .big onclick=alert(1)}")),
        case(Code::HeadingAttribute, "style", topic("\n## Pay { style=color:red }\n")),
        case(Code::HeadingAttribute, "anchor-twice", chapter("## Pay {#pay}\n\n## Later {#pay}\n\n## Own words\n\n## Words {#own-words}")),
        case(Code::HeadingAttribute, "anchor-of-the-page", topic("\n## Part main\n\n## Words {#mdbook-sidebar}\n")),
        case(Code::HeadingAttribute, "anchor-of-a-clause", topic("\n## DEL-1\n\n## Other words {#del-2-a}\n\n## Delivery 1 {#del-9}\n")),
    ]
}

fn addresses() -> Vec<Case> {
    let named =
        |path: &str| Book::orchard().append(SUMMARY, &format!("- [Another](<{path}>)\n")).with(&format!("src/{path}"), "# Another\n");
    let all = |paths: &[&str]| {
        paths.iter().fold(Book::orchard(), |book, path| {
            book.append(SUMMARY, &format!("- [Another](<{path}>)\n")).with(&format!("src/{path}"), "# Another\n")
        })
    };
    vec![
        case(Code::ChapterAddress, "search", named("search/index.md")),
        case(
            Code::ChapterAddress,
            "all-of-ours",
            all(&[
                "404.md",
                "c/pay-1/index.md",
                "t/index.md",
                "r/x.md",
                "clauses.md",
                "v/1.md",
                "changes/index.md",
                "api/a.md",
                "assets/a.md",
                "toc.md",
                "print.md",
            ]),
        ),
        case(Code::ChapterAddress, "spellings", all(&["Search.md", "SEARCH/Index.md", "\u{17f}earch.md", "sea\u{200b}rch.md", "Index.md"])),
        case(Code::ChapterAddress, "dots", named("search./a.md")),
        case(Code::ChapterAddress, "quotation-marks", named("pay'onclick='x/a.md")),
        case(Code::ChapterAddress, "outside-the-book", Book::orchard().append(SUMMARY, "- [Secrets](../../secrets.md)\n")),
        case(Code::ChapterAddress, "same-as-another", all(&["About.md", "history/index.md", "history/README.md"])),
        case(
            Code::ChapterAddress,
            "topic",
            Book::orchard()
                .rename("src/payment/index.md", "src/clauses/index.md")
                .rename("src/payment/pay-1.md", "src/clauses/pay-1.md")
                .edit(SUMMARY, "(payment/index.md)", "(clauses/index.md)"),
        ),
    ]
}

fn settings() -> Vec<Case> {
    let html = |lines: &str| Book::orchard().edit(BOOK, "smart-punctuation = false\n", &format!("smart-punctuation = false\n{lines}\n"));
    let redirect = |line: &str| Book::orchard().append(BOOK, &format!("\n[output.html.redirect]\n{line}\n"));
    vec![
        case(
            Code::BookConfig,
            "redirect-out-of-the-site",
            redirect("\"/../../x.html\" = \"about/index.html\"\n\"//etc/x.html\" = \"about/index.html\""),
        ),
        case(
            Code::BookConfig,
            "redirect-of-a-clause",
            redirect("\"/c/del-1/index.html\" = \"/about/\"\n\"SEARCH/index.html\" = \"/about/\""),
        ),
        case(Code::BookConfig, "redirect-of-a-folder", redirect("\"/old/\" = \"/about/\"")),
        case(
            Code::BookConfig,
            "redirect-from-a-chapter",
            redirect("\"/about/index.html\" = \"/delivery/\"\n\"/about/index.html#old\" = \"/delivery/\""),
        ),
        case(
            Code::BookConfig,
            "redirect-to-a-script",
            redirect("\"/old.html\" = \"javascript:alert(1)\"\n\"/old.html#a\" = \"//pay.example\""),
        ),
        case(
            Code::BookConfig,
            "styles-out-of-the-site",
            html("additional-css = [\"../../x.css\", \"/tmp/x.css\", \"./theme/x.css\"]").with("theme/x.css", ""),
        ),
        case(
            Code::BookConfig,
            "scripts-of-the-site",
            html("additional-js = [\"assets/site.js\", \"book.js\"]").with("assets/site.js", "").with("book.js", ""),
        ),
        case(Code::BookConfig, "redirect-of-a-place", redirect("\"/x.html#a\" = \"about/index.html\"")),
        case(Code::BookConfig, "redirect-through-a-page", redirect("\"/about.html/x.html\" = \"about/index.html\"")),
        case(Code::BookConfig, "script-as-repository", html("git-repository-url = \"javascript:alert(1)\"")),
        case(Code::BookConfig, "script-as-edit-link", html("edit-url-template = \"https:x\\tjavascript:alert(1)//{path}\"")),
        case(Code::BookSetting, "formulas-of-another-host", html("mathjax-support = true")),
        case(Code::BookConfig, "page-for-errors", html("input-404 = \"../../x.md\"")),
    ]
}

/// What there is can be linked to in every form.
#[test]
fn links_of_chapters_to_what_there_is_are_followed() {
    let links = "[a](../delivery/index.md#delivery) [b](../delivery/) [c](/delivery/#del-1) [d](../delivery/index.html#del-1-b-ii) \
         [e](../c/del-1/#a) [f](/c/del-1/#delivery-days) [g](/c/del-3/) [h](../t/) [i](../t/cold-store/) [j](/r/grades/) \
         [k](../clauses/party/buyer/) [l](../reference.html) [m](#two-words) [n](#two-words-1) [o](#mine) [p](..) [q](/) [r](/old.html) \
         [s](a%20b.pdf?x#page=2) [t](../delivery/index.md#del-1-title) ![u](a.png) ![v](../about/a.png) ![w](/about/a.png) [x](index.md)";
    let headings = "## Two words\n\n## Two `words`\n\n## Others {#mine}\n";
    let book = chapter(&format!("{links}\n\n{headings}"))
        .edit("corpus.toml", "https://orchard.example/terms/", "https://orchard.example/")
        .append(BOOK, "\n[output.html.redirect]\n\"/old.html\" = \"/about/\"\n")
        .with_entry("src/about/a.png", mdbook_clauses::read::Entry::File)
        .with_entry("src/about/a b.pdf", mdbook_clauses::read::Entry::File);
    super::assert_clean(&book.check());
}
