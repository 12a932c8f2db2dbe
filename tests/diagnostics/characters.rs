//! Characters that deceive, and words of two scripts.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const CLAUSE: &str = "src/payment/pay-1.md";
const CHAPTER: &str = "src/about/index.md";

pub(super) fn cases() -> Vec<Case> {
    [places(), kinds(), lines(), scripts()].into_iter().flatten().collect()
}

fn rationale(text: &str) -> Book {
    Book::orchard().edit(CLAUSE, "A grower lives", &format!("{text} A grower lives"))
}

fn days(value: &str) -> Book {
    Book::orchard().edit(CLAUSE, "default = \"30 days\"", &format!("default = {value}"))
}

/// One character, wherever a book has text.
fn places() -> Vec<Case> {
    let orchard = Book::orchard;
    let deceiving = "\u{202e}09\u{202c} days";
    vec![
        case(Code::BadCharacter, "default", days(&format!("\"{deceiving}\""))),
        case(Code::BadCharacter, "escaped-default", days("\"\\u202e09\\U0000202c days\"")),
        case(Code::BadCharacter, "default-on-lines", days("\"\"\"\\u202e09\\\n  \\u202c days\"\"\"")),
        case(Code::BadCharacter, "escaped-key", orchard().edit(CLAUSE, "see = ", "\"s\\u200bee\" = ")),
        case(Code::BadCharacter, "comment-in-toml", orchard().append("synonyms.toml", &format!("# {deceiving}\n"))),
        case(Code::BadCharacter, "clause-text", orchard().edit(CLAUSE, "shall pay within", "shall \u{2066}pay\u{2069} within")),
        case(Code::BadCharacter, "entities", rationale("&#x202e;09&#8236; &rlm;days&ZeroWidthSpace;.")),
        case(Code::BadCharacter, "entity-in-an-address", rationale("[Pay](https://pay.example/&zwnj;x \"&shy;\")")),
        case(Code::BadCharacter, "entity-in-a-definition", orchard().edit("glossary.toml", "Who buys the", "Who &lrm;buys the")),
        case(
            Code::BadCharacter,
            "entity-in-a-chapter",
            orchard().edit(CHAPTER, "Read [DEL-1]", "# Read&NewLine;&zwj;\n\n~~&rlm;~~ Read [DEL-1]"),
        ),
        case(Code::BadCharacter, "chapter", orchard().edit(CHAPTER, "stay.", "stay\u{2028}.")),
        case(Code::BadCharacter, "introduction", orchard().edit("src/payment/index.md", "Money", "Mo\u{ad}ney")),
        case(Code::BadCharacter, "summary", orchard().edit("src/SUMMARY.md", "[Payment]", "[Pay\u{200b}ment]")),
        case(Code::BadCharacter, "lock", orchard().edit("addresses.lock", "\"Time of payment\"", "\"Time of pay\u{2060}ment\"")),
        case(Code::BadCharacter, "settings", orchard().edit("corpus.toml", "Model clauses", "Model\u{3164}clauses")),
        case(Code::BadCharacter, "book", orchard().edit("book.toml", "(sample)", "\\u202e(sample)\\n")),
        case(Code::BadCharacter, "file-name", orchard().with("src/about/app\u{202e}gpj.exe", b"x".as_slice())),
    ]
}

/// Each kind of character.
fn kinds() -> Vec<Case> {
    vec![
        case(
            Code::BadCharacter,
            "kinds",
            [
                "a\u{7}b",
                "a\u{9b}b",
                "a\u{200d}b",
                "a\u{fe0f}b",
                "a\u{2003}b",
                "a\u{fdd0}b",
                "a\u{e000}b",
                "a\u{378}b",
                "a\u{fffd}b",
                "a\u{e0041}b",
                "\u{301}b",
                "a\u{feff}b",
            ]
            .iter()
            .fold(Book::orchard(), |book, word| book.append(CLAUSE, &format!("\n{word}\n"))),
        ),
        case(Code::BadCharacter, "pile-of-marks", rationale(&format!("a{}b", "\u{336}".repeat(30)))),
        case(Code::BadCharacter, "a-thousand", rationale(&"pay\u{200b} ".repeat(1000))),
        case(Code::BadCharacter, "null-entity", rationale("a&#0;b")),
    ]
}

/// Values that are one line, and say something.
fn lines() -> Vec<Case> {
    let orchard = Book::orchard;
    let title = |value: &str| orchard().edit(CLAUSE, "title = \"Time of payment\"", &format!("title = {value}"));
    vec![
        case(Code::BadCharacter, "title-of-two-lines", title("\"Time\\nof payment\"")),
        case(Code::BadCharacter, "title-of-three-lines", title("\"\"\"\nTime\nof payment\n\"\"\"")),
        case(Code::BadCharacter, "tab-in-a-list", orchard().edit("glossary.toml", "[\"Crates\"]", "[\"Cra\\ttes\"]")),
        case(Code::BadCharacter, "spaces-at-the-ends", title("\" Time of payment\\u00a0\"")),
        case(Code::BadCharacter, "no-letter", title("\"— … —\"")),
        case(Code::BadCharacter, "no-letter-in-a-definition", orchard().edit("glossary.toml", "\"Who buys the apples.\"", "\"…\\n…\"")),
        case(Code::BadCharacter, "no-letter-in-summary", orchard().edit("src/SUMMARY.md", "[Payment]", "[🍎]")),
        case(Code::BadCharacter, "begins-with-a-mark", title("\"\u{338}Time of payment\"")),
        case(Code::EmptyValue, "entry-of-a-list", orchard().edit("glossary.toml", "[\"Crates\"]", "[\"Crates\", \" \"]")),
    ]
}

fn scripts() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::MixedScripts, "term", orchard().edit("glossary.toml", "term = \"ripeness\"", "term = \"rip\u{435}ness\"")),
        case(Code::MixedScripts, "escaped-alias", orchard().edit("glossary.toml", "[\"Crates\"]", "[\"Cr\\u0430tes\"]")),
        case(Code::MixedScripts, "party", orchard().edit("corpus.toml", "title = \"Fruit grower\"", "title = \"Fruit gr\u{3bf}wer\"")),
        case(
            Code::MixedScripts,
            "party-in-letters-that-only-look-latin",
            orchard().edit("corpus.toml", "title = \"Fruit grower\"", "title = \"\u{441}\u{43e}\u{440}\""),
        ),
        case(Code::MixedScripts, "unlike-letters", orchard().edit("glossary.toml", "term = \"ripeness\"", "term = \"ripenessЖ\"")),
        case(Code::MixedScripts, "clause-text", orchard().edit(CLAUSE, "shall pay within", "shall p\u{430}y within")),
        case(Code::MixedScripts, "digits", rationale("Within 3\u{966} days.")),
        case(Code::MixedScripts, "digits-between-directions", days("\"5 \u{5d0} 7 days\"")),
    ]
}

/// Languages whose spelling needs a joiner or a selector, and signs that need one.
#[test]
fn spelling_is_no_deceit() {
    for words in [
        "می\u{200c}خواهم",
        "क\u{94d}\u{200d}ष",
        "\u{1f469}\u{200d}\u{1f33e}",
        "葛\u{e0100}城",
        "30\u{a0}days",
        "e\u{301}t\u{e9}",
        "USBメモリ",
        "10 kΩ",
    ] {
        let book = rationale(words).edit(CLAUSE, "title = \"Time of payment\"", &format!("title = \"Time of payment {words}\""));
        let told = super::drawn(&book.without("addresses.lock").check());
        assert!(!told.contains("bad-character") && !told.contains("mixed-scripts"), "{words}: {told}");
    }
}
