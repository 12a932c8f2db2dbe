//! Headings and items of a clause file.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const CLAUSE: &str = "src/delivery/del-1.md";

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
        case(Code::UnknownItem, "rationale", orchard().edit(CLAUSE, "(b) A gate that is shut", "(e) A gate that is shut")),
    ]
}
