//! Ids: how they are written, where they stand, and that none is lost.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

pub(super) fn cases() -> Vec<Case> {
    let orchard = Book::orchard;
    let clause = |id: &str| orchard().edit("src/delivery/del-2.md", "id = \"DEL-2\"", &format!("id = \"{id}\""));
    vec![
        case(Code::BadId, "lower-case", clause("del-2")),
        case(Code::BadId, "one-part", clause("DEL2")),
        case(Code::BadId, "too-long", clause(&format!("DEL-{}", "X".repeat(37)))),
        case(Code::BadId, "related-clause", orchard().edit("src/delivery/del-1.md", "see = [\"DEL-2\"]", "see = [\"DEL 2\"]")),
        case(Code::BadId, "prefix", orchard().edit("src/payment/index.md", "prefix = \"PAY\"", "prefix = \"Pay\"")),
        case(Code::BadId, "lock", orchard().edit("ids.lock", "DEL-2 = ", "DEL_2 = ")),
        case(Code::IdFileMismatch, "clause", orchard().rename("src/delivery/del-2.md", "src/delivery/del-02.md")),
        case(Code::IdFileMismatch, "upper-case-name", orchard().rename("src/delivery/del-2.md", "src/delivery/DEL-2.md")),
        case(Code::IdTopicMismatch, "clause", orchard().rename("src/delivery/del-2.md", "src/payment/del-2.md")),
        case(Code::IdTopicMismatch, "wrong-prefix", orchard().edit("src/delivery/index.md", "prefix = \"DEL\"", "prefix = \"DLE\"")),
        case(Code::DuplicateId, "two-files", orchard().with("src/delivery/del-4.md", orchard().text("src/delivery/del-2.md"))),
        case(Code::DuplicateId, "two-topics", orchard().with("src/payment/del-2.md", orchard().text("src/delivery/del-2.md"))),
        case(
            Code::DuplicateId,
            "retired-twice",
            orchard().append("retired.toml", "\n[[retired]]\nid = \"DEL-3\"\ntitle = \"Boats\"\nreason = \"None.\"\nsince = \"2026-07\"\n"),
        ),
        case(Code::DuplicateName, "party", orchard().edit("corpus.toml", "id = \"seller\"", "id = \"buyer\"")),
        case(
            Code::DuplicateName,
            "framework",
            orchard().append("frameworks.toml", "\n[[framework]]\nkey = \"Grades\"\ntitle = \"Grades\"\npublisher = \"Board\"\n"),
        ),
        case(Code::IdLost, "clause", orchard().edit("retired.toml", "id = \"DEL-3\"", "id = \"DEL-5\"")),
        case(
            Code::IdReused,
            "other-clause",
            orchard().edit("src/delivery/del-2.md", "title = \"Cold storage\"", "title = \"Bees in the orchard\""),
        ),
        case(Code::IdUnrecorded, "no-lock", orchard().without("ids.lock")),
        case(Code::IdUnrecorded, "new-clause", orchard().edit("ids.lock", "PAY-1 = \"Time of payment\"\n", "")),
        case(
            Code::IdUnrecorded,
            "new-title",
            orchard().edit("src/delivery/del-2.md", "title = \"Cold storage\"", "title = \"Cold storage and ice\""),
        ),
        case(
            Code::RetiredInUse,
            "clause",
            orchard()
                .append("retired.toml", "\n[[retired]]\nid = \"PAY-1\"\ntitle = \"Payment\"\nreason = \"Gifts.\"\nsince = \"2026-07\"\n"),
        ),
    ]
}
