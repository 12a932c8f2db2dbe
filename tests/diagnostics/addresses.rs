//! Addresses: that none is lost, reused or led to nowhere, and that the record of them can be trusted.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

/// The example corpus with entries for moved addresses.
fn moved(entries: &[(&str, &str)]) -> Book {
    let entries: String = entries.iter().map(|(from, to)| format!("\"{from}\" = \"{to}\"\n")).collect();
    Book::orchard().edit("addresses.lock", "# End of the register.", &format!("[moved]\n{entries}\n# End of the register."))
}

pub(super) fn cases() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(
            Code::AddressLost,
            "term",
            orchard().edit(
                "glossary.toml",
                "[[term]]\nterm = \"ripeness\"\ncase = \"any\"\ndefinition = \"How far an apple is from being eaten.\"\n",
                "",
            ),
        ),
        case(Code::AddressLost, "renamed-term", orchard().edit("glossary.toml", "term = \"ripeness\"", "term = \"maturity\"")),
        case(
            Code::AddressLost,
            "renamed-chapter",
            orchard().rename("src/about/index.md", "src/why/index.md").edit("src/SUMMARY.md", "about/index.md", "why/index.md"),
        ),
        case(
            Code::BookConfig,
            "redirect-of-a-moved-address",
            moved(&[("about/", "why/")])
                .rename("src/about/index.md", "src/why/index.md")
                .edit("src/SUMMARY.md", "about/index.md", "why/index.md")
                .edit("book.toml", "[output.html.print]", "[output.html.redirect]\n\"/about/index.html\" = \"../why/\"\n\n[output.html.print]"),
        ),
        case(
            Code::AddressLost,
            "renamed-parameter",
            orchard()
                .edit("src/payment/pay-1.md", "[parameters.pay_days]", "[parameters.days_to_pay]")
                .edit("src/payment/pay-1.md", "{pay_days}", "{days_to_pay}"),
        ),
        case(
            Code::AddressLost,
            "parameter",
            orchard()
                .edit(
                    "src/payment/pay-1.md",
                    "[parameters.pay_days]\nlabel = \"Days to pay\"\ndefault = \"30 days\"\nbuyer = \"60 days\"\nseller = \"14 days\"\nbasis = \"Our proposal.\"\n",
                    "",
                )
                .edit("src/payment/pay-1.md", " within {pay_days} of", " on"),
        ),
        case(
            Code::AddressReused,
            "exchanged-names",
            orchard()
                .edit("corpus.toml", "name = \"Duty\"", "name = \"Right\"")
                .edit("corpus.toml", "id = \"right\"\nname = \"Right\"", "id = \"right\"\nname = \"Duty\""),
        ),
        case(
            Code::AddressReused,
            "framework",
            orchard().edit("frameworks.toml", "title = \"On the Keeping of Fruit\"", "title = \"Rules of the River\""),
        ),
        case(Code::AddressUnrecorded, "term", orchard().append("glossary.toml", "\n[[term]]\nterm = \"Gate\"\ndefinition = \"A way in.\"\n")),
        case(Code::AddressUnrecorded, "new-name", orchard().edit("src/SUMMARY.md", "[About these terms]", "[About the terms]")),
        case(Code::BadMove, "not-moved", moved(&[("t/crate/", "t/seller/")])),
        case(Code::BadMove, "never-published", moved(&[("t/crates/", "t/crate/")])),
        case(Code::BadMove, "to-nothing", moved(&[("c/pay-1/#pay-hours", "c/pay-1/")])),
        case(
            Code::BadMove,
            "leads-to-nothing",
            moved(&[("t/ripeness/", "t/crat/")]).edit(
                "glossary.toml",
                "[[term]]\nterm = \"ripeness\"\ncase = \"any\"\ndefinition = \"How far an apple is from being eaten.\"\n",
                "",
            ),
        ),
        case(
            Code::BadMove,
            "to-another-host",
            moved(&[("t/ripeness/", "https://elsewhere.example/")]).edit("glossary.toml", "term = \"ripeness\"", "term = \"maturity\""),
        ),
        case(
            Code::BadMove,
            "circle",
            moved(&[("t/ripeness/", "clauses/kind/right/"), ("clauses/kind/right/", "t/ripeness/")])
                .edit("glossary.toml", "term = \"ripeness\"", "term = \"maturity\"")
                .edit("corpus.toml", "id = \"right\"", "id = \"option\""),
        ),
        case(Code::BadMove, "clause", moved(&[("c/pay-1/", "c/del-1/")]).without("src/payment/pay-1.md")),
        case(Code::RecordLost, "cut", {
            let text = orchard().text("addresses.lock");
            let end = text.find("[frameworks]").expect("the record has frameworks");
            orchard().with("addresses.lock", &text[..end])
        }),
        case(Code::FormerLock, "both", orchard().with("ids.lock", "[ids]\nDEL-1 = \"Time of delivery\"\n")),
        case(
            Code::FormerLock,
            "alone",
            orchard().without("addresses.lock").with("ids.lock", "[ids]\nDEL-1 = \"Time of delivery\"\n"),
        ),
    ]
}
