//! Markdown that corpus text cannot carry.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const CLAUSE: &str = "src/payment/pay-1.md";
const CHAPTER: &str = "src/about/index.md";

pub(super) fn cases() -> Vec<Case> {
    let rationale = |text: &str| Book::orchard().edit(CLAUSE, "A grower lives", &format!("{text} A grower lives"));
    let paragraph = |text: &str| Book::orchard().edit(CLAUSE, "A grower lives", &format!("{text}\n\nA grower lives"));
    let chapter = |text: &str| Book::orchard().edit(CHAPTER, "Read [DEL-1]", &format!("{text} Read [DEL-1]"));
    vec![
        case(Code::RawHtml, "words", rationale("<b>Pay!</b>")),
        case(Code::RawHtml, "block", paragraph("<div>\nPay!\n</div>")),
        case(Code::RawHtml, "comment", paragraph("<!-- to do -->")),
        case(Code::RawHtml, "script", paragraph("<script>alert(1)</script>")),
        case(Code::RawHtml, "definition", Book::orchard().edit("glossary.toml", "*one* kind", "<i>one</i> kind")),
        case(Code::RawHtml, "prose-chapter", chapter("<img src=x onerror=alert(1)>")),
        case(Code::RawHtml, "topic-chapter", Book::orchard().append("src/delivery/index.md", "\n<details>\n")),
        case(Code::LinkScheme, "script", rationale("[Pay](javascript:alert(1))")),
        case(Code::LinkScheme, "script-in-capitals", rationale("[Pay](JaVaScRiPt:alert(1))")),
        case(Code::LinkScheme, "script-with-a-line-end", rationale("[Pay](java&#10;script:alert(1))")),
        case(Code::LinkScheme, "data", rationale("[Pay](data:text/html,x)")),
        case(Code::LinkScheme, "file", rationale("<file:///etc/passwd>")),
        case(Code::LinkScheme, "relative", rationale("[Pay](../delivery/del-1.md)")),
        case(Code::LinkScheme, "other-host", rationale("[Pay](//pay.example/)")),
        case(Code::LinkScheme, "prose-chapter", chapter("[Pay](javascript:alert(1))")),
        case(Code::LinkScheme, "prose-chapter-script-with-a-line-end", chapter("[Pay](java&#10;script:alert(1))")),
        case(Code::LinkScheme, "prose-chapter-other-host", chapter("[Pay](//pay.example/)")),
        case(Code::LinkScheme, "prose-chapter-picture", chapter("![Pay](data:image/svg+xml,x)")),
        case(Code::LinkDefinition, "hides-an-id", Book::orchard().append(CLAUSE, "\n[DEL-1]: https://elsewhere.example/\n")),
        case(Code::LinkDefinition, "any", Book::orchard().append(CLAUSE, "\n[pay]: https://elsewhere.example/\n")),
        case(Code::LinkDefinition, "prose-chapter", Book::orchard().append(CHAPTER, "\n[DEL-1]: https://elsewhere.example/\n")),
        case(
            Code::LinkDefinition,
            "topic-chapter",
            Book::orchard().append("src/delivery/index.md", "\n[DEL-1]: https://elsewhere.example/\n"),
        ),
        case(Code::UnsupportedMarkdown, "picture", rationale("![coin](https://pay.example/coin.png)")),
        case(Code::UnsupportedMarkdown, "struck-out", rationale("~~Never~~ sometimes.")),
        case(Code::UnsupportedMarkdown, "footnote", paragraph("Pay[^1].\n\n[^1]: Or not.")),
        // CommonMark takes the note for the address of a link.
        case(Code::UnsupportedMarkdown, "footnote-of-one-word", paragraph("Pay[^1].\n\n[^1]: Gladly.")),
        case(Code::UnsupportedMarkdown, "task-list", paragraph("- [ ] Pay\n- [x] Wait")),
        case(Code::UnsupportedMarkdown, "alerts", paragraph("> [!NOTE]\n> Pay.\n\n> [!WARNING]\n> Pay now.")),
        case(Code::UnsupportedMarkdown, "list-of-definitions", paragraph("Pay\n: Give money.")),
        case(Code::UnsupportedMarkdown, "raised-and-lowered", paragraph("10 m^2^ and CO~2~.")),
        case(Code::UnsupportedMarkdown, "value", Book::orchard().edit("glossary.toml", "*one* kind", "~~one~~ kind")),
        case(
            Code::UnsupportedMarkdown,
            "landing-page",
            Book::orchard()
                .append("src/index.md", "\n~~Apples~~ and ![a pear](pear.png).\n")
                .with_entry("src/pear.png", mdbook_clauses::read::Entry::File),
        ),
        case(Code::UnsupportedMarkdown, "chapter", chapter("10 m^2^.")),
        case(Code::UnsupportedMarkdown, "heading-in-a-quotation", paragraph("> ## Pay\n>\n> Now.")),
        case(Code::UnsupportedMarkdown, "deep-quotations", paragraph(&format!("{}Pay.", ">".repeat(40)))),
        case(
            Code::UnsupportedMarkdown,
            "deep-emphasis",
            paragraph(&format!("{}Pay{}.", "*a ".repeat(40), " b*".repeat(40).replace(" b*", "*"))),
        ),
    ]
}

/// What mdBook shows is allowed where mdBook shows it, and marks in code are nobody's.
#[test]
fn what_mdbook_shows_is_allowed_in_chapters() {
    let text = "~~Old~~ new[^1].\n\n[^1]: A note.\n\n- [ ] Box\n\n> [!NOTE]\n> Words.\n\nTerm\n: Meaning.\n\n`2^3^`\n";
    super::assert_clean(&Book::orchard().append(CHAPTER, &format!("\n{text}")).check());
    super::assert_clean(&Book::orchard().append("src/delivery/index.md", &format!("\n{text}")).check());
    let code = "`~~a~~ [^1]`\n\n```\n- [ ] a\n> [!NOTE]\n```\n\nFrom 3 ~ 4, or 2 ^ 3, or \\~\\~5\\~\\~. A grower lives";
    super::assert_clean(&Book::orchard().edit(CLAUSE, "A grower lives", code).check());
}
