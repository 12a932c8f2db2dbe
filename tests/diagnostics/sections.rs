//! Headings and items of a clause file.

use mdbook_clauses::corpus::ItemStyle;
use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const CLAUSE: &str = "src/delivery/del-1.md";

/// A book whose items have a style, with a clause that begins with this text.
fn styled(style: &str, text: &str) -> Book {
    const CLAUSE: &str = "src/payment/pay-1.md";
    let style = ItemStyle::from_name(style).expect("a style");
    Book::orchard_in(style).edit(CLAUSE, "kind =", "status = \"unfinished\"\nkind =").edit(
        CLAUSE,
        "The Buyer shall pay",
        &format!("{text}\n\nThe Buyer shall pay"),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::UnknownSection, "typing-error", orchard().edit(CLAUSE, "## Rationale", "## Rational")),
        case(Code::UnknownSection, "nothing-near", orchard().edit(CLAUSE, "## Notes", "## Bibliography")),
        case(Code::UnknownSection, "undeclared-party", orchard().edit(CLAUSE, "## Seller view", "## Carrier view")),
        case(Code::UnknownSection, "level", orchard().edit(CLAUSE, "## Fallback", "### Fallback")),
        case(Code::UnknownSection, "underlined", orchard().edit(CLAUSE, "## Notes\n", "Remarks\n=======\n")),
        case(Code::MissingSection, "rationale", orchard().edit("src/delivery/del-2.md", "\n## Rationale\n\nWarm apples rot.\n", "")),
        case(Code::DuplicateSection, "fallback", orchard().edit(CLAUSE, "## Notes", "## Fallback")),
        case(
            Code::UnfinishedClause,
            "without-all-that-others-need",
            orchard().with(
                "src/delivery/del-2.md",
                "+++\nid = \"DEL-2\"\ntitle = \"Cold storage\"\nstatus = \"unfinished\"\n+++\nA Thing should wait 5 days.\n",
            ),
        ),
        case(
            Code::BadValue,
            "status",
            orchard().edit("src/delivery/del-2.md", "kind = \"duty\"", "kind = \"duty\"\nstatus = \"finished\""),
        ),
        case(Code::EmptySection, "rationale", orchard().edit("src/delivery/del-2.md", "Warm apples rot.\n", "")),
        case(
            Code::EmptySection,
            "clause-text",
            orchard().edit(
                "src/delivery/del-2.md",
                "The Seller shall keep each Crate in a Cold Store. The Buyer shall do the same from delivery on, whatever the Ripeness.\n",
                "",
            ),
        ),
        case(Code::ItemOrder, "gap", orchard().edit(CLAUSE, "(c) Money", "(d) Money")),
        case(Code::ItemOrder, "twice", orchard().edit(CLAUSE, "(c) Money", "(b) Money")),
        case(Code::ItemOrder, "numeral", orchard().edit(CLAUSE, "(ii) the gate", "(iii) the gate")),
        case(
            Code::ItemOrder,
            "numeral-without-letter",
            orchard().edit("src/payment/pay-1.md", "The Buyer shall pay", "(i) The Buyer shall pay"),
        ),
        case(Code::ItemOrder, "decimal", styled("1.1", "1. One shall sow.\n\n1.1 The field.\n\n1.3 The garden.")),
        case(Code::ItemOrder, "figures", styled("(1)", "(1) One shall sow.\n\n(i) The field.")),
        // A list may be indented by up to three spaces: its numbers are read all the same.
        case(Code::ItemOrder, "decimal-indented", styled("1.1", " 1. One shall sow.\n\n 3. One shall reap.")),
        case(Code::ItemOrder, "half-brackets", styled("1)", "1) One shall sow.\n\n3) One shall reap.")),
        case(Code::ItemStyle, "letters-in-decimal", styled("1.1", "1. One shall sow.\n\n(a) The field.")),
        case(Code::ItemStyle, "figures-in-letters", styled("(a)(i)(A)", "(1) One shall sow.")),
        case(Code::ItemStyle, "capital-without-numeral", styled("(a)(i)(A)", "(a) One shall sow.\n\n(A) The field.")),
        case(Code::ItemStyle, "decimal-in-figures", styled("(1)", "(1) One shall sow.\n\n1.1 The field.")),
        case(Code::ItemDepth, "decimal", styled("1.1", "1. One:\n\n1.1 Two:\n\n1.1.1 Three:\n\n1.1.1.1 Four.")),
        case(Code::ItemDepth, "letters", styled("(a)(i)(A)", "(a) One:\n\n(i) two:\n\n(A) three:\n\n(1) four.")),
        case(Code::BadValue, "items", orchard().edit("corpus.toml", "title = \"Orchard", "items = \"1.a\"\ntitle = \"Orchard")),
        case(Code::UnknownItem, "rationale", orchard().edit(CLAUSE, "(b) A gate that is shut", "(e) A gate that is shut")),
    ]
}
