//! The book around the clauses: SUMMARY.md and book.toml.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const SUMMARY: &str = "src/SUMMARY.md";
const BOOK: &str = "book.toml";

pub(super) fn cases() -> Vec<Case> {
    [summary(), settings()].into_iter().flatten().collect()
}

/// The settings of the example corpus without the clause, the profile and the chapter that they name.
fn settings_that_name_nothing() -> String {
    let text = Book::orchard().text("corpus.toml").replace("starter = \"first-sale\"\nexample = \"DEL-1\"\n", "");
    let (before, readers) = text.split_once("[[reader]]").expect("the example corpus has readers");
    let after = readers.find("[[party]]").expect("parties come after the readers");
    before.to_owned() + &readers[after..]
}

fn summary() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::TopicNotInSummary, "topic", orchard().edit(SUMMARY, "- [Payment](payment/index.md)\n", "")),
        case(Code::TopicNotInSummary, "all", orchard().with(SUMMARY, "# Summary\n\n[Overview](index.md)\n")),
        case(
            Code::NoTopics,
            "prose-alone",
            Book::empty()
                .with(BOOK, orchard().text(BOOK))
                .with("corpus.toml", settings_that_name_nothing())
                .with(SUMMARY, "# Summary\n\n[Overview](index.md)\n")
                .with("src/index.md", "# Apples\n"),
        ),
        case(
            Code::NoTopics,
            "empty-summary",
            orchard()
                .with(SUMMARY, "")
                .without("changes.toml")
                .without("src/delivery/index.md")
                .without("src/delivery/del-1.md")
                .without("src/delivery/del-2.md")
                .without("src/payment/index.md")
                .without("src/payment/pay-1.md")
                .without("addresses.lock")
                .without("glossary.toml")
                .without("frameworks.toml")
                .without("retired.toml")
                .without("profiles.toml")
                .with("corpus.toml", settings_that_name_nothing()),
        ),
        case(Code::SummaryEntry, "not-a-link", orchard().append(SUMMARY, "- Plans for next year\n")),
        case(Code::SummaryEntry, "no-file", orchard().without("src/about/index.md")),
        case(Code::SummaryEntry, "named-twice", orchard().append(SUMMARY, "- [Again](about/index.md)\n")),
        case(Code::SummaryEntry, "first-chapter", orchard().edit(SUMMARY, "[Overview](index.md)\n", "")),
        case(Code::SummaryEntry, "clause", orchard().append(SUMMARY, "  - [Time of payment](payment/pay-1.md)\n")),
        case(
            Code::SummaryEntry,
            "topic-too-deep",
            orchard().rename("src/payment/index.md", "src/money/payment/index.md").without("src/payment/pay-1.md").edit(
                SUMMARY,
                "(payment/index.md)",
                "(money/payment/index.md)",
            ),
        ),
        case(
            Code::SummaryEntry,
            "link-to-no-chapter",
            orchard().edit("src/about/index.md", "../delivery/index.md", "../delivrey/index.md"),
        ),
    ]
}

/// The line of our renderer in book.toml.
const RENDERER: &str = "command = \"mdbook-clauses render\"";

fn settings() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::BookConfig, "html-output", orchard().edit(BOOK, "smart-punctuation = false", "smart-punctuation = \"no\"")),
        case(Code::BookConfig, "unknown-key-of-the-book", orchard().edit(BOOK, "language = \"en\"", "languages = \"en\"")),
        case(Code::BookConfig, "type", orchard().edit(BOOK, "title = \"Orchard Terms (sample)\"", "title = 3")),
        case(Code::BookConfig, "mode", orchard().edit(BOOK, RENDERER, &format!("{RENDERER}\nmode = \"below\"\nfolder = \"terms\""))),
        case(Code::BookConfig, "folder", orchard().edit(BOOK, RENDERER, &format!("{RENDERER}\nmode = \"beside\"\nfolder = \"../terms\""))),
        case(Code::ChapterAddress, "beside", orchard().edit(BOOK, RENDERER, &format!("{RENDERER}\nmode = \"beside\"\nfolder = \"about\""))),
        case(Code::BookSetting, "create-missing", orchard().edit(BOOK, "create-missing = false", "create-missing = true")),
        case(Code::BookSetting, "punctuation", orchard().edit(BOOK, "smart-punctuation = false", "smart-punctuation = true")),
        case(Code::BookSetting, "print", orchard().edit(BOOK, "[output.html.print]\nenable = false\n", "")),
        case(Code::BookSetting, "search", orchard().edit(BOOK, "[output.html.search]\nenable = false\n", "")),
        case(
            Code::BookSetting,
            "no-preprocessor",
            orchard().edit(
                BOOK,
                "[preprocessor.clauses]\ncommand = \"mdbook-clauses preprocess\"\nafter = [\"links\", \"index\"]\nrenderers = [\"html\"]\n",
                "",
            ),
        ),
        case(Code::BookSetting, "order", orchard().edit(BOOK, "after = [\"links\", \"index\"]", "after = [\"index\"]")),
        case(Code::BookSetting, "everything", orchard().with(BOOK, "[book]\ntitle = \"Orchard Terms\"\n")),
    ]
}
