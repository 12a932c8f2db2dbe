//! House rules of clause text, and how a clause accepts one.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const CLAUSE: &str = "src/payment/pay-1.md";

pub(super) fn cases() -> Vec<Case> {
    let text = |words: &str| Book::orchard().edit(CLAUSE, "under [DEL-1].", &format!("under [DEL-1]. {words}"));
    let accepting = |book: Book, lint: &str| {
        book.edit(CLAUSE, "kind = \"duty\"", &format!("kind = \"duty\"\naccept = [{{ lint = \"{lint}\", reason = \"It is a test.\" }}]"))
    };
    // The example corpus with one rule more, and a text that breaks it.
    let ruled = |rule: &str, words: &str| text(words).edit("corpus.toml", "[lints]\n", &format!("[lints]\n{rule}\n"));
    let long = "The Buyer shall pay for apples that are red, and for apples that are green, and for apples that are both, and for apples that \
                are neither, whether they came by cart or by train or by boat or on foot, and whatever they weigh.";
    vec![
        case(Code::ShouldInClause, "warning", text("The Buyer should pay in coins.")),
        case(
            Code::ShouldInClause,
            "error",
            text("The Buyer should pay in coins.").edit("corpus.toml", "should-in-clause = \"warning\"", "should-in-clause = \"error\""),
        ),
        case(Code::UndefinedCapitalisedTerm, "clause", text("The Buyer shall pay on a Monday, in Gold Coins.")),
        case(Code::BareNumber, "digits", text("The Buyer shall pay a tenth within 14 days.")),
        case(Code::BareNumber, "words", text("The Buyer shall pay a tenth within two working weeks.")),
        case(Code::BareNumber, "percent", text("The Buyer shall pay 5% more when late.")),
        case(Code::PartyMismatch, "clause", text("The Seller shall give a receipt.")),
        case(Code::SentenceTooLong, "clause", text(long)),
        case(Code::SentenceTooLong, "own-limit", text("The Buyer shall pay in coins.").edit("corpus.toml", "words = 40", "words = 5")),
        case(Code::SentenceTooShort, "clause", ruled("sentence-too-short = \"warning\"", "Coins are welcome.")),
        case(
            Code::SentenceTooShort,
            "over-budget",
            ruled("sentence-too-short = { level = \"warning\", words = 4, budget = 1 }", "Coins are welcome. So are notes."),
        ),
        case(Code::PointerSentence, "clause", ruled("pointer-sentence = \"warning\"", "[DEL-2] governs the cold store.")),
        case(
            Code::TooManyLinks,
            "clause",
            ruled("too-many-links = { level = \"warning\", clauses = 1 }", "The Buyer shall pay as long as [DEL-2] is kept."),
        ),
        case(Code::UnusedAcceptance, "nothing-found", accepting(Book::orchard(), "bare-number")),
        case(
            Code::UnusedAcceptance,
            "other-rule",
            accepting(text("The Buyer should pay within 14 days."), "bare-number").edit(
                CLAUSE,
                "accept = [{",
                "accept = [{ lint = \"party-mismatch\", reason = \"None.\" }, {",
            ),
        ),
    ]
}

#[test]
fn an_accepted_rule_is_not_told_and_the_others_are() {
    let book = Book::orchard()
        .edit(CLAUSE, "kind = \"duty\"", "kind = \"duty\"\naccept = [{ lint = \"bare-number\", reason = \"It is a test.\" }]")
        .edit(CLAUSE, "under [DEL-1].", "under [DEL-1]. The Buyer should pay a tenth within 14 days.");
    let codes: Vec<Code> = book.check().diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::ShouldInClause]);
}

#[test]
fn findings_within_the_budget_are_not_reported() {
    let rule = "[lints]\nsentence-too-short = { level = \"error\", budget = 2 }\n";
    let book = Book::orchard().edit("corpus.toml", "[lints]\n", rule).edit(
        CLAUSE,
        "under [DEL-1].",
        "under [DEL-1]. Coins are welcome. So are notes.",
    );
    super::assert_clean(&book.check());
}

#[test]
fn rules_that_are_off_are_not_looked_for() {
    let mut settings = Book::orchard().text("corpus.toml");
    let at = settings.find("[lints]").expect("the example corpus tunes its lints");
    settings.truncate(at);
    for lints in ["", "[lints]\nshould-in-clause = \"off\"\nbare-number = { level = \"off\" }\n"] {
        let book = Book::orchard().with("corpus.toml", settings.clone() + lints).edit(
            CLAUSE,
            "under [DEL-1].",
            "under [DEL-1]. The Seller should pay a Tenth within 14 days.",
        );
        super::assert_clean(&book.check());
    }
}
