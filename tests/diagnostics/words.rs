//! Words that something else must declare: parties, kinds, phases, clauses, terms, parameters.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const CLAUSE: &str = "src/delivery/del-1.md";
const PAYMENT: &str = "src/payment/pay-1.md";

pub(super) fn cases() -> Vec<Case> {
    [vocabulary(), profiles(), clauses(), terms_and_references(), parameters(), word_files()].into_iter().flatten().collect()
}

/// The example corpus with questions that the clause on payment answers.
fn asked(questions: &str) -> Book {
    Book::orchard().edit(PAYMENT, "summary =", &format!("asked = [{questions}]\nsummary ="))
}

/// The example corpus with wordings that other contracts have for the clause on payment.
fn signals(wordings: &str) -> Book {
    Book::orchard().edit(PAYMENT, "summary =", &format!("signals = [{wordings}]\nsummary ="))
}

/// The example corpus with words that are to mean the same.
fn synonym(words: &str) -> Book {
    Book::orchard().append("synonyms.toml", &format!("\n[[synonym]]\nwords = [{words}]\n"))
}

/// The example corpus with a time of payment that follows another parameter.
fn tied(path: &str) -> Book {
    Book::orchard().edit(PAYMENT, "label = \"Days to pay\"", &format!("label = \"Days to pay\"\nsame_as = \"{path}\""))
}

fn word_files() -> Vec<Case> {
    let own = |text: &str| Book::orchard().with("words/en.ftl", text);
    let french = || Book::orchard().edit("book.toml", "language = \"en\"", "language = \"fr\"");
    vec![
        case(Code::WordSyntax, "no-value", own("frame-terms\nframe-topics = Subjects\n")),
        case(Code::UnknownWord, "typing-error", own("frame-topic = Subjects\n")),
        case(Code::UnknownWord, "other-language", Book::orchard().with("words/de.ftl", "frame-topics = Themen\n")),
        case(Code::WordParts, "unknown-value", own("frame-feed = x\nfeed-title = Changes of { $title }\n")),
        case(Code::WordParts, "missing-value", own("feed-title = Changes\n")),
        case(Code::WordParts, "open-element", own("search-no-script = Use the <lists>lists.\n")),
        case(Code::WordParts, "element-of-its-own", own("frame-topics = <b>Topics</b>\n")),
        case(Code::WordParts, "number-of-a-character", own("frame-skip = { \"\\u202E\" }Skip\n")),
        case(Code::WordParts, "forms-without-end", own(&format!("frame-skip = {}\n", "{ 1 ->\n    [a] x\n   *[b] y\n }".repeat(30)))),
        case(Code::WordSyntax, "braces-without-end", own(&format!("frame-skip = {}\n", "{".repeat(900)))),
        case(Code::WordParts, "other-word", own("frame-topics = { frame-terms }\n")),
        case(Code::WordParts, "function", own("frame-topics = { NUMBER(3) }\n")),
        case(Code::MissingWords, "no-file", french()),
        case(Code::MissingWords, "some", french().with("words/fr.ftl", "frame-topics = Sujets\n")),
    ]
}

fn vocabulary() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::UnknownParty, "typing-error", orchard().edit(CLAUSE, "parties = [\"seller\"]", "parties = [\"seller\", \"buyers\"]")),
        case(Code::UnknownParty, "nothing-near", orchard().edit(CLAUSE, "parties = [\"seller\"]", "parties = [\"seller\", \"weather\"]")),
        case(Code::UnknownKind, "clause", orchard().edit(CLAUSE, "kind = \"duty\"", "kind = \"Duty\"")),
        case(Code::UnknownPhase, "clause", orchard().edit(CLAUSE, "phases = [\"order\", \"harvest\"]", "phases = [\"order\", \"winter\"]")),
        // A wrong declaration is one mistake, however many files use the word that was meant.
        case(Code::UnknownParty, "wrong-id", orchard().edit("corpus.toml", "id = \"buyer\"", "id = \"bayer\"")),
        // A mistake in one file says nothing of a key in another.
        case(Code::UnknownKey, "name-of-an-unknown-party", {
            let wrong_key = "label = \"Days to pay\"\nweather = \"3 days\"";
            orchard().edit(CLAUSE, "parties = [\"seller\"]", "parties = [\"seller\", \"weather\"]").edit(
                PAYMENT,
                "label = \"Days to pay\"",
                wrong_key,
            )
        }),
        case(Code::UnknownKind, "wrong-id", orchard().edit("corpus.toml", "id = \"duty\"", "id = \"dooty\"")),
        case(Code::UnknownSection, "wrong-name-of-a-party", {
            let view = "\n## Seller view\n\nCold.\n";
            orchard().append("src/delivery/del-2.md", view).edit("corpus.toml", "name = \"Seller\"", "name = \"Grower\"")
        }),
        case(Code::UnknownPillar, "topic", orchard().edit("src/payment/index.md", "pillar = \"trade\"", "pillar = \"tread\"")),
    ]
}

fn profiles() -> Vec<Case> {
    const PROFILES: &str = "profiles.toml";
    let orchard = Book::orchard;
    let grown = orchard()
        .edit(PROFILES, "  { id = \"DEL-1\", reason = \"Says when the cart comes.\" },\n", "")
        .edit(PAYMENT, "summary =", "requires = [\"DEL-1\"]\nsummary =")
        .edit(CLAUSE, "summary =", "requires = [\"DEL-2\"]\nsummary =");
    vec![
        case(Code::UnknownProfile, "typing-error", orchard().edit("corpus.toml", "starter = \"first-sale\"", "starter = \"first-sail\"")),
        case(Code::UnknownProfile, "of-a-reader", orchard().edit("corpus.toml", "profile = \"first-sale\"", "profile = \"first-sail\"")),
        case(Code::UnknownProfile, "no-profiles", orchard().without(PROFILES)),
        case(Code::ProfileGrows, "chain", grown),
        case(Code::BadValue, "id-of-a-profile", orchard().edit(PROFILES, "id = \"first-sale\"", "id = \"First sale\"")),
        case(Code::DuplicateName, "profile", orchard().append(PROFILES, &orchard().text(PROFILES))),
        case(Code::DuplicateName, "clause-of-a-profile", orchard().edit(PROFILES, "id = \"PAY-1\"", "id = \"DEL-1\"")),
        case(Code::MissingKey, "clauses-of-a-profile", {
            let text = orchard().text(PROFILES);
            let (before, after) = (text.find("clauses =").expect("the list"), text.find("left_out").expect("the next key"));
            orchard().with(PROFILES, format!("{}{}", &text[..before], &text[after..]))
        }),
        case(
            Code::WrongType,
            "clauses-of-a-profile",
            orchard().edit(PROFILES, "{ id = \"PAY-1\", reason = \"Says when the money is due.\" }", "\"PAY-1\""),
        ),
    ]
}

fn clauses() -> Vec<Case> {
    let orchard = Book::orchard;
    let lone = orchard().edit("retired.toml", "successors = [\"DEL-1\"]\n", "");
    vec![
        case(Code::UnknownClause, "text", orchard().edit(PAYMENT, "[DEL-1]", "[DEL-11]")),
        case(Code::UnknownClause, "nothing-near", orchard().edit(PAYMENT, "[DEL-1]", "[HARVEST-2027]")),
        case(Code::UnknownClause, "second-bracket", orchard().edit(CLAUSE, "[the cold chain][DEL-2]", "[the cold chain][DEL-22]")),
        case(Code::UnknownClause, "related", orchard().edit(CLAUSE, "see = [\"DEL-2\"]", "see = [\"DEL-2\", \"PAY-2\"]")),
        case(Code::UnknownClause, "basis", orchard().edit(CLAUSE, "Our proposal; [PAY-1]", "Our proposal; [PAY-3]")),
        case(Code::UnknownClause, "prose-chapter", orchard().edit("src/about/index.md", "Read [DEL-1]", "Read [DEL-7]")),
        case(Code::UnknownClause, "topic-chapter", orchard().edit("src/delivery/index.md", "[DEL-1]", "[DELL-1]")),
        case(Code::UnknownClause, "definition", orchard().edit("glossary.toml", "[DEL-2]", "[DEL-8]")),
        case(Code::UnknownClause, "note-on-a-framework", orchard().edit("frameworks.toml", "[DEL-2]", "[DEL-8]")),
        case(Code::UnknownClause, "successor", orchard().edit("retired.toml", "successors = [\"DEL-1\"]", "successors = [\"DEL-9\"]")),
        case(Code::UnknownClause, "profile", orchard().edit("profiles.toml", "id = \"PAY-1\"", "id = \"PAY-7\"")),
        case(Code::RetiredClause, "with-successor", orchard().edit(PAYMENT, "[DEL-1]", "[DEL-3]")),
        case(Code::RetiredClause, "without-successor", lone.edit(PAYMENT, "[DEL-1]", "[DEL-3]")),
        case(Code::RetiredClause, "prose-chapter", orchard().edit("src/about/index.md", "Read [DEL-1]", "Read [DEL-3]")),
    ]
}

fn terms_and_references() -> Vec<Case> {
    let orchard = Book::orchard;
    let reference = |to: &str| orchard().edit("src/delivery/del-2.md", "GRADES 3(a)", to);
    vec![
        case(Code::UnknownTerm, "typing-error", orchard().edit(CLAUSE, "[the cold chain][DEL-2]", "[the cold chain][Cold Stoer]")),
        case(Code::UnknownTerm, "nothing-near", orchard().edit(CLAUSE, "[the cold chain][DEL-2]", "[the cold chain][Refrigerator]")),
        case(Code::UnknownFramework, "typing-error", reference("GRADE 3(a)")),
        case(Code::UnknownFramework, "nothing-near", reference("ISO 9001")),
        case(Code::DuplicateName, "provision-in-two-ways", {
            let ids = orchard().edit("frameworks.toml", "[\"2.1\"", "[\"2.1\", \"2-1\"");
            ids.edit("src/delivery/del-2.md", "GRADES 3(a)", "GRADES 2-1")
        }),
        case(
            Code::UnknownCitation,
            "name-of-a-provision",
            Book::orchard().edit("frameworks.toml", "\"3(a)\" = \"Bruises\"", "\"3(b)\" = \"Bruises\""),
        ),
        case(
            Code::UnknownCitation,
            "description-of-a-provision",
            Book::orchard().edit(
                "frameworks.toml",
                "[framework.names]",
                "[framework.about]\n\"2.3\" = \"How round it is.\"\n\n[framework.names]",
            ),
        ),
        case(Code::UnknownCitation, "near", reference("GRADES 3(b)")),
        case(Code::UnknownCitation, "nothing-near", reference("GRADES chapter nine")),
        case(
            Code::DuplicateTerm,
            "same-word",
            orchard().append("glossary.toml", "\n[[term]]\nterm = \"Crate\"\ndefinition = \"A frame for bottles.\"\n"),
        ),
        case(
            Code::DuplicateTerm,
            "same-address",
            orchard().append("glossary.toml", "\n[[term]]\nterm = \"Cold-Store\"\ndefinition = \"A cave.\"\n"),
        ),
        case(
            Code::DuplicateAlias,
            "two-terms",
            orchard().edit("glossary.toml", "aliases = [\"Crates\"]", "aliases = [\"Crates\", \"Cold Stores\"]"),
        ),
        case(
            Code::DuplicateAlias,
            "name-of-a-term",
            orchard().edit("glossary.toml", "aliases = [\"Crates\"]", "aliases = [\"Crates\", \"Seller\"]"),
        ),
        case(
            Code::DuplicateAlias,
            "same-term",
            orchard().edit("glossary.toml", "aliases = [\"Crates\"]", "aliases = [\"Crates\", \"Crates\"]"),
        ),
    ]
}

fn parameters() -> Vec<Case> {
    let orchard = Book::orchard;
    vec![
        case(Code::UnknownParameter, "typing-error", orchard().edit(PAYMENT, "{pay_days}", "{pay_day} and {pay_days}")),
        case(Code::UnknownParameter, "nothing-near", orchard().edit(PAYMENT, "{pay_days}", "{discount} and {pay_days}")),
        case(Code::UnknownParameter, "rationale", orchard().edit(PAYMENT, "A grower lives", "In {harvest_days} a grower lives")),
        case(Code::UnknownParameter, "basis", orchard().edit(PAYMENT, "basis = \"Our proposal.\"", "basis = \"As {pay_days}.\"")),
        case(Code::UnknownClause, "requires", orchard().edit(PAYMENT, "summary =", "requires = [\"DEL-9\"]\nsummary =")),
        case(
            Code::UnknownClause,
            "omitted-clauses",
            orchard().edit("corpus.toml", "omitted-clauses = \"PAY-1\"", "omitted-clauses = \"PAY-9\""),
        ),
        case(
            Code::FallbackTarget,
            "no-such-item",
            orchard().edit(
                CLAUSE,
                "Replace (a): \"The Seller shall deliver within 7 days.\"",
                "If it rains, replace (d) by: \"Rain counts.\"",
            ),
        ),
        case(Code::BadValue, "question-too-long", asked(&format!("{:?}", "Why? ".repeat(40).trim_end()))),
        case(Code::BadValue, "too-many-questions", asked(&(1..=13).map(|n| format!("\"Who pays {n}?\"")).collect::<Vec<_>>().join(", "))),
        case(
            Code::DuplicateQuestion,
            "other-signs",
            asked("\"Who pays?\", \"When?\"").edit(CLAUSE, "see = [\"DEL-2\"]", "see = [\"DEL-2\"]\nasked = [\"who pays\"]"),
        ),
        case(Code::BadValue, "signal-too-long", signals(&format!("{:?}", "Invoices are payable net 30 days. ".repeat(5).trim_end()))),
        case(Code::BadValue, "too-many-signals", signals(&(1..=13).map(|n| format!("\"net {n} days\"")).collect::<Vec<_>>().join(", "))),
        // The same words as a question are no second signal.
        case(
            Code::DuplicateSignal,
            "other-signs",
            signals("\"payable on receipt\"").edit(
                CLAUSE,
                "see = [\"DEL-2\"]",
                "see = [\"DEL-2\"]\nasked = [\"Payable on receipt?\"]\nsignals = [\"Payable on receipt.\"]",
            ),
        ),
        case(Code::UnmatchedSynonym, "no-word-of-the-corpus", synonym("\"zeppelin\", \"air-ship\"")),
        case(Code::UnmatchedSynonym, "signs-only", synonym("\"cart\", \"²\"")),
        case(Code::UnmatchedSynonym, "too-many-words", synonym("\"cart\", \"the thing that brings the apples\"")),
        case(Code::BrokenTie, "other-values", tied("DEL-1.delivery_days")),
        case(Code::BrokenTie, "other-name", tied("DEL-1.delivery_day")),
        case(Code::BrokenTie, "no-clause", tied("DEL-9.delivery_days")),
        case(Code::BrokenTie, "itself", tied("PAY-1.pay_days")),
        case(Code::BrokenTie, "term-set-twice", {
            let set = |label: &str| (format!("label = \"{label}\""), format!("label = \"{label}\"\nterm = \"Crate\""));
            let [(days, set_days), (notice, set_notice)] = [set("Days to pay"), set("Notice before the cart comes")];
            orchard().edit(PAYMENT, &days, &set_days).edit(CLAUSE, &notice, &set_notice)
        }),
        case(
            Code::UnknownTerm,
            "set-by-a-parameter",
            orchard().edit(PAYMENT, "label = \"Days to pay\"", "label = \"Days to pay\"\nterm = \"Crates\""),
        ),
        case(Code::BadValue, "tie-without-name", tied("PAY-1")),
        case(Code::UnusedParameter, "clause", orchard().edit(PAYMENT, "within {pay_days} of", "soon after")),
        case(
            Code::UnusedParameter,
            "used-in-the-rationale-alone",
            orchard().edit(PAYMENT, "within {pay_days} of", "soon after").edit(
                PAYMENT,
                "A grower lives",
                "After {pay_days} a grower lives",
            ),
        ),
    ]
}
