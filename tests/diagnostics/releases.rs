//! Releases that do not fit, and changes that nobody has recorded.

use mdbook_clauses::diagnostics::Code;

use super::support::releases::{frozen, released};
use super::{Book, Case, case};

const FILE: &str = "releases/2026-11.json";

/// The example corpus with a release of its text.
fn book() -> Book {
    released(Book::orchard(), "2026-11", "2026-11-30")
}

pub(super) fn cases() -> Vec<Case> {
    [files(), damage(), unrecorded(), entries()].into_iter().flatten().collect()
}

/// One place of the release changed, and nothing else of it.
fn edited(from: &str, to: &str) -> Book {
    let text = book().text(FILE);
    assert!(text.contains(from), "{from}");
    book().with(FILE, text.replacen(from, to, 1))
}

fn files() -> Vec<Case> {
    let release = || book().text(FILE);
    vec![
        case(Code::ReleaseName, "file", book().with("releases/draft.json", release())),
        case(Code::ReleaseName, "month", book().with("releases/2026-13.json", release())),
        case(Code::ReleaseName, "other-file", book().with("releases/notes.txt", "x")),
        case(Code::ReleaseName, "renamed", book().rename(FILE, "releases/2026-12.json")),
        case(Code::ReleaseName, "earlier-date", book().with("releases/2026-12.json", frozen(&Book::orchard(), "2026-12", "2026-10-31"))),
        case(Code::ReleaseName, "next-is-a-path", book().with("changes.toml", "release = \"../x\"\n")),
        case(Code::ReleaseName, "next-is-earlier", book().with("changes.toml", "release = \"2026-10\"\n")),
        case(Code::ReleaseName, "next-is-the-newest", book().with("changes.toml", "release = \"2026-11\"\n")),
        case(Code::ForeignRelease, "other-book", book().edit("corpus.toml", "title = \"Orchard Terms\"", "title = \"Meadow Terms\"")),
        case(
            Code::ReleaseForm,
            "later",
            edited("\"schema\": 1,\n  \"read_since\": \"0.1.0\"", "\"schema\": 2,\n  \"read_since\": \"9.4.0\""),
        ),
    ]
}

fn damage() -> Vec<Case> {
    let text = book().text(FILE);
    let half = &text[..text.len() / 2];
    vec![
        case(Code::ReleaseDamaged, "clause", edited("within ", "not within ")),
        case(Code::ReleaseDamaged, "title", edited("\"title\": \"For the fair\"", "\"title\": \"For the market\"")),
        case(Code::ReleaseDamaged, "cut", book().with(FILE, half)),
        case(Code::ReleaseDamaged, "empty", book().with(FILE, "")),
        case(Code::ReleaseDamaged, "no-json", edited("\"changes\": []", "\"changes\": [,]")),
        case(Code::ReleaseDamaged, "conflict", edited("  \"changes\": []", "<<<<<<< ours\n  \"changes\": []")),
        case(Code::ReleaseDamaged, "other-json", book().with(FILE, "[1, 2]\n")),
        case(Code::ReleaseDamaged, "no-utf-8", book().with(FILE, b"{\xff}".as_slice())),
        case(Code::ReleaseDamaged, "no-form", edited("\"schema\": 1", "\"schema\": 0")),
    ]
}

fn unrecorded() -> Vec<Case> {
    let cold = "src/delivery/del-2.md";
    vec![
        case(Code::UnrecordedChange, "text", book().edit(cold, "from delivery on", "before delivery")),
        case(Code::UnrecordedChange, "title", book().edit(cold, "title = \"Cold storage\"", "title = \"Cool storage\"")),
        case(Code::UnrecordedChange, "value", book().edit("src/payment/pay-1.md", "seller = \"14 days\"", "seller = \"7 days\"")),
        case(Code::UnrecordedChange, "target", book().edit("src/delivery/del-1.md", "[the cold chain][DEL-2]", "[the cold chain][PAY-1]")),
        case(
            Code::UnrecordedChange,
            "new-clause",
            book().with("src/delivery/del-4.md", book().text(cold).replace("DEL-2", "DEL-4").replace("Cold storage", "Straw")),
        ),
        case(
            Code::UnrecordedChange,
            "withdrawn",
            book().without("src/payment/pay-1.md").append(
                "retired.toml",
                "\n[[retired]]\nid = \"PAY-1\"\ntitle = \"Time of payment\"\nreason = \"Free apples.\"\nsince = \"2026-12\"\n",
            ),
        ),
    ]
}

fn entries() -> Vec<Case> {
    let change = |id: &str, kind: &str| format!("[[change]]\nid = \"{id}\"\nkind = \"{kind}\"\nreason = \"It is so.\"\n\n");
    let with = |entries: &str| book().with("changes.toml", entries);
    vec![
        case(Code::UnusedChange, "same-text", with(&change("DEL-2", "editorial"))),
        case(Code::UnusedChange, "withdrawn-before", with(&change("DEL-3", "withdrawn"))),
        case(
            Code::ChangeKind,
            "still-there",
            with(&change("DEL-2", "added")).edit("src/delivery/del-2.md", "from delivery on", "before delivery"),
        ),
        case(
            Code::ChangeKind,
            "new",
            with(&change("DEL-4", "editorial"))
                .with("src/delivery/del-4.md", book().text("src/delivery/del-2.md").replace("DEL-2", "DEL-4").replace("Cold", "Warm")),
        ),
        case(Code::DuplicateId, "two-changes", with(&(change("DEL-2", "editorial") + &change("DEL-2", "substantive")))),
        case(Code::UnknownClause, "change", with(&change("DEL-9", "editorial"))),
        case(Code::MissingKey, "change", with("[[change]]\nid = \"DEL-2\"\n")),
        case(Code::BadValue, "kind-of-change", with(&change("DEL-2", "big"))),
    ]
}
