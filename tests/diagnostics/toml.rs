//! TOML files and front matter: syntax, keys, types, values.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const CLAUSE: &str = "src/delivery/del-1.md";

pub(super) fn cases() -> Vec<Case> {
    [syntax(), keys(), types(), values(), dates_and_addresses()].into_iter().flatten().collect()
}

fn syntax() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::TomlSyntax, "front-matter", orchard().edit(CLAUSE, "kind = \"duty\"", "kind = duty")),
        case(Code::TomlSyntax, "key-twice", orchard().edit(CLAUSE, "kind = \"duty\"", "kind = \"duty\"\nkind = \"right\"")),
        case(Code::TomlSyntax, "open-text", orchard().edit("corpus.toml", "title = \"Orchard Terms\"", "title = \"Orchard Terms")),
        case(Code::TomlSyntax, "book", orchard().edit("book.toml", "[book]", "[book")),
        case(Code::TomlSyntax, "topic", orchard().edit("src/payment/index.md", "prefix = ", "prefix: ")),
        // What these files declare is not told as unknown for each clause.
        case(Code::TomlSyntax, "frameworks", orchard().edit("frameworks.toml", "key = \"GRADES\"", "key = \"GRADES")),
        case(Code::TomlSyntax, "glossary", orchard().edit("glossary.toml", "term = \"Buyer\"", "term = \"Buyer")),
        case(Code::TomlSyntax, "lock", orchard().edit("addresses.lock", "[terms]", "[terms")),
        case(
            Code::MergeConflict,
            "lock",
            orchard().edit(
                "addresses.lock",
                "DEL-2 = ",
                "<<<<<<< HEAD\nDEL-4 = { title = \"Gates\" }\n=======\nDEL-4 = { title = \"Carts\" }\n>>>>>>> theirs\nDEL-2 = ",
            ),
        ),
        case(
            Code::MergeConflict,
            "front-matter",
            orchard().edit(
                "src/payment/pay-1.md",
                "kind = \"duty\"",
                "<<<<<<< HEAD\nkind = \"duty\"\n=======\nkind = \"right\"\n>>>>>>> theirs",
            ),
        ),
    ]
}

fn keys() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::UnknownKey, "clause", orchard().edit(CLAUSE, "see = ", "sea = ")),
        case(Code::UnknownKey, "nothing-near", orchard().edit(CLAUSE, "see = ", "colour = ")),
        case(Code::UnknownKey, "parameter", orchard().edit(CLAUSE, "buyer = \"3 days\"", "bayer = \"3 days\"")),
        case(Code::UnknownKey, "origin", orchard().edit(CLAUSE, "ours = \"softer\"", "ours = \"softer\", page = 3")),
        case(Code::UnknownKey, "review", orchard().edit(CLAUSE, "role = \"counsel\"", "role = \"counsel\", name = \"A. Person\"")),
        case(
            Code::UnknownKey,
            "acceptance",
            orchard().edit(CLAUSE, "see = ", "accept = [{ lint = \"bare-number\", reason = \"r\", by = \"me\" }]\nsee = "),
        ),
        case(Code::UnknownKey, "topic", orchard().edit("src/payment/index.md", "pillar = ", "piller = ")),
        case(Code::UnknownKey, "settings", orchard().edit("corpus.toml", "tagline = ", "tag-line = ")),
        case(Code::UnknownKey, "party", orchard().edit("corpus.toml", "title = \"Fruit merchant\"", "tittle = \"Fruit merchant\"")),
        case(Code::UnknownKey, "lint", orchard().edit("corpus.toml", "bare-number = ", "bare-numbers = ")),
        case(Code::UnknownKey, "lint-setting", orchard().edit("corpus.toml", "words = 40", "word = 40")),
        case(Code::UnknownKey, "term", orchard().edit("glossary.toml", "source = \"Our wording.\"", "origin = \"Our wording.\"")),
        case(Code::UnknownKey, "framework", orchard().edit("frameworks.toml", "status = ", "state = ")),
        case(Code::UnknownKey, "retired", orchard().edit("retired.toml", "successors = ", "successor = ")),
        case(Code::UnknownKey, "synonym", orchard().append("synonyms.toml", "\n[[synonyms]]\nwords = [\"a\", \"b\"]\n")),
        case(Code::UnknownKey, "lock", orchard().edit("addresses.lock", "[clauses]", "version = 1\n[clauses]")),
        case(Code::MissingKey, "clause", orchard().edit(CLAUSE, "title = \"Time of delivery\"\n", "")),
        case(
            Code::MissingKey,
            "all-of-a-clause",
            orchard().with("src/delivery/del-2.md", "+++\n+++\nThe Seller shall sell.\n\n## Rationale\n\nYes.\n"),
        ),
        case(Code::MissingKey, "parameter", orchard().edit(CLAUSE, "basis = \"Reported of FGC clause 7.\"\n", "")),
        case(Code::MissingKey, "origin", orchard().edit(CLAUSE, "version = \"2\", ", "")),
        case(Code::MissingKey, "topic", orchard().edit("src/payment/index.md", "prefix = \"PAY\"\n", "")),
        case(Code::MissingKey, "settings", orchard().edit("corpus.toml", "title = \"Orchard Terms\"\n", "")),
        case(Code::MissingKey, "no-party", orchard().with("corpus.toml", "title = \"Orchard Terms\"\n")),
        case(Code::MissingKey, "term", orchard().append("glossary.toml", "\n[[term]]\nterm = \"Stalk\"\n")),
        case(Code::MissingKey, "framework", orchard().append("frameworks.toml", "\n[[framework]]\ntitle = \"On Stalks\"\n")),
        case(Code::MissingKey, "retired", orchard().edit("retired.toml", "reason = \"No grower has a boat any more.\"\n", "")),
    ]
}

fn types() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::WrongType, "number-for-text", orchard().edit(CLAUSE, "title = \"Time of delivery\"", "title = 7")),
        case(Code::WrongType, "text-for-list", orchard().edit(CLAUSE, "parties = [\"seller\"]", "parties = \"seller\"")),
        case(Code::WrongType, "list-with-a-number", orchard().edit(CLAUSE, "\"KEEPING\"]", "3]")),
        case(
            Code::WrongType,
            "text-for-table",
            orchard().edit("corpus.toml", "[official]\nname = \"FGC\"", "[officials]\nname = \"FGC\"").edit(
                "corpus.toml",
                "title = \"Orchard Terms\"",
                "title = \"Orchard Terms\"\nofficial = \"FGC\"",
            ),
        ),
        case(
            Code::WrongType,
            "value-for-parameter",
            orchard().edit("src/payment/pay-1.md", "[parameters.pay_days]", "[parameters]\npay_delay = \"3 days\"\n[parameters.pay_days]"),
        ),
        case(Code::WrongType, "text-for-tables", orchard().edit(CLAUSE, "origin = [{", "origin = [\"7\", {")),
        case(Code::WrongType, "text-for-number", orchard().edit("corpus.toml", "words = 40", "words = \"forty\"")),
        case(Code::WrongType, "number-below-nothing", orchard().edit("corpus.toml", "words = 40", "words = -1")),
        case(Code::WrongType, "number-for-date", orchard().edit("frameworks.toml", "checked = \"2026-11-01\"", "checked = 2026")),
        case(
            Code::WrongType,
            "description-of-a-provision",
            orchard().edit("frameworks.toml", "\"A\" = \"Who writes the temperature down.\"", "\"A\" = [\"Heat\"]"),
        ),
        case(
            Code::WrongType,
            "what-a-document-asks",
            orchard().edit("frameworks.toml", "asks = \"What to ask for if the store is warm\"", "asks = true"),
        ),
        case(Code::WrongType, "number-for-level", orchard().edit("corpus.toml", "bare-number = \"warning\"", "bare-number = 1")),
        case(Code::WrongType, "parties", orchard().edit("corpus.toml", "[[party]]\nid = \"buyer\"", "[[party]]\nid = 5")),
        case(Code::WrongType, "name-of-a-party", orchard().edit("corpus.toml", "name = \"Buyer\"", "name = [\"Buyer\"]")),
        case(Code::WrongType, "party-as-text", {
            let text = orchard().text("corpus.toml");
            let (before, after) = (text.find("[[party]]").expect("parties"), text.find("[[kind]]").expect("kinds"));
            orchard().with("corpus.toml", format!("party = [\"buyer\", \"seller\"]\n{}{}", &text[..before], &text[after..]))
        }),
        case(Code::WrongType, "kinds-as-a-table", {
            let text = orchard().text("corpus.toml").replacen("[[kind]]", "[kind]", 1).replacen("[[kind]]", "[kind.right]", 1);
            orchard().with("corpus.toml", text)
        }),
        case(Code::WrongType, "kind-of-a-clause", orchard().edit(CLAUSE, "kind = \"duty\"", "kind = [\"duty\"]")),
        case(Code::WrongType, "prefix", orchard().edit("src/delivery/index.md", "prefix = \"DEL\"", "prefix = 5")),
        case(Code::WrongType, "id", orchard().edit(CLAUSE, "id = \"DEL-1\"", "id = 1")),
        case(Code::WrongType, "term", orchard().edit("glossary.toml", "term = \"Buyer\"", "term = 5")),
        case(Code::WrongType, "framework-key", orchard().edit("frameworks.toml", "key = \"GRADES\"", "key = 5")),
        case(Code::WrongType, "retired", orchard().edit("retired.toml", "title = \"Delivery by river\"", "title = 5")),
        case(Code::WrongType, "lock", orchard().edit("addresses.lock", "DEL-2 = { title = \"Cold storage\" }", "DEL-2 = true")),
    ]
}

fn values() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::EmptyValue, "title", orchard().edit(CLAUSE, "title = \"Time of delivery\"", "title = \" \"")),
        case(
            Code::EmptyValue,
            "what-a-document-asks",
            orchard().edit("frameworks.toml", "asks = \"What to ask for if the store is warm\"", "asks = \" \""),
        ),
        case(Code::EmptyValue, "parties", orchard().edit(CLAUSE, "parties = [\"seller\"]", "parties = []")),
        case(Code::EmptyValue, "basis", orchard().edit(CLAUSE, "basis = \"Reported of FGC clause 7.\"", "basis = \"\"")),
        case(Code::BadValue, "confidence", orchard().edit(CLAUSE, "confidence = \"reported\"", "confidence = \"sure\"")),
        case(Code::BadValue, "comparison", orchard().edit(CLAUSE, "ours = \"softer\"", "ours = \"better\"")),
        case(
            Code::BadValue,
            "parameter-name",
            orchard().edit("src/payment/pay-1.md", "[parameters.pay_days]", "[parameters.Pay-Days]").edit(
                "src/payment/pay-1.md",
                "{pay_days}",
                "{Pay-Days}",
            ),
        ),
        case(
            Code::BadValue,
            "parameter-with-the-anchor-of-an-item",
            orchard()
                .edit(CLAUSE, "[parameters.delivery_days]", "[parameters.b_ii]")
                .edit(CLAUSE, "within {delivery_days}", "within {b_ii}")
                .edit(CLAUSE, "{delivery_days} is", "{b_ii} is"),
        ),
        case(
            Code::BadValue,
            "parameter-with-the-anchor-of-the-page",
            orchard().edit("src/payment/pay-1.md", "[parameters.pay_days]", "[parameters.part_values]").edit(
                "src/payment/pay-1.md",
                "{pay_days}",
                "{part_values}",
            ),
        ),
        case(Code::BadValue, "case-rule", orchard().edit("glossary.toml", "case = \"any\"", "case = \"some\"")),
        case(
            Code::BadValue,
            "term-without-letters",
            orchard().append("glossary.toml", "\n[[term]]\nterm = \"…\"\ndefinition = \"Left out.\"\n"),
        ),
        case(Code::BadValue, "party-id", orchard().edit("corpus.toml", "id = \"buyer\"", "id = \"The Buyer\"")),
        case(Code::BadValue, "level", orchard().edit("corpus.toml", "bare-number = \"warning\"", "bare-number = \"loud\"")),
        case(Code::BadValue, "no-lint", orchard().edit("corpus.toml", "bare-number = ", "raw-html = ")),
        case(
            Code::BadValue,
            "accepted-no-lint",
            orchard().edit(CLAUSE, "see = ", "accept = [{ lint = \"bare-numbr\", reason = \"r\" }]\nsee = "),
        ),
        case(Code::BadValue, "synonym-of-nothing", orchard().append("synonyms.toml", "\n[[synonym]]\nwords = [\"apple\"]\n")),
        case(
            Code::BadValue,
            "framework-key",
            orchard().append("frameworks.toml", "\n[[framework]]\nkey = \"9001\"\ntitle = \"On Boxes\"\npublisher = \"Guild\"\n"),
        ),
    ]
}

fn dates_and_addresses() -> Vec<Case> {
    let orchard = Book::orchard;
    let site = |address: &str| orchard().edit("corpus.toml", "\"https://orchard.example/terms/\"", &format!("\"{address}\""));
    vec![
        case(Code::BadDate, "review", orchard().edit(CLAUSE, "date = \"2026-10-01\"", "date = \"1 October\"")),
        case(Code::BadDate, "no-such-day", orchard().edit("frameworks.toml", "checked = \"2026-11-01\"", "checked = \"2026-11-31\"")),
        case(Code::BadDate, "no-leap-year", orchard().edit("frameworks.toml", "checked = \"2026-11-01\"", "checked = \"2026-02-29\"")),
        case(Code::BadAddress, "script", site("javascript:alert(1)")),
        case(Code::BadAddress, "no-scheme", site("orchard.example/terms")),
        case(Code::BadAddress, "user", site("https://me@orchard.example/")),
        case(Code::BadAddress, "fragment", site("https://orchard.example/terms#top")),
        case(Code::BadAddress, "port", site("https://orchard.example:99999/")),
        case(
            Code::BadAddress,
            "repository-with-query",
            orchard().edit("corpus.toml", "repository = \"https://", "repository = \"https://you@"),
        ),
        case(Code::BadAddress, "white-space", site("https://orchard.example/the terms/")),
        case(
            Code::BadAddress,
            "framework",
            orchard().edit("frameworks.toml", "https://standards.example/grades", "ftp://standards.example/grades"),
        ),
        case(
            Code::BadAddress,
            "edit-without-path",
            orchard().edit("corpus.toml", "contact = ", "edit = \"https://git.example/terms/edit/{branch}\"\ncontact = "),
        ),
        case(
            Code::BadAddress,
            "report-with-other-braces",
            orchard().edit("corpus.toml", "contact = ", "report = \"https://git.example/terms/new?title={subject}\"\ncontact = "),
        ),
        case(Code::BadAddress, "contact", orchard().edit("corpus.toml", "mailto:terms@orchard.example", "terms@orchard.example")),
    ]
}
