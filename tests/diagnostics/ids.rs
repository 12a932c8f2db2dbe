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
        case(Code::BadId, "lock", orchard().edit("addresses.lock", "DEL-2 = ", "DEL_2 = ")),
        case(Code::IdFileMismatch, "clause", orchard().rename("src/delivery/del-2.md", "src/delivery/del-02.md")),
        case(Code::IdFileMismatch, "upper-case-name", orchard().rename("src/delivery/del-2.md", "src/delivery/DEL-2.md")),
        case(Code::IdTopicMismatch, "clause", orchard().rename("src/delivery/del-2.md", "src/payment/del-2.md")),
        case(Code::IdTopicMismatch, "wrong-prefix", orchard().edit("src/delivery/index.md", "prefix = \"DEL\"", "prefix = \"DLE\"")),
        case(
            Code::DuplicateName,
            "item-of-another-clause",
            orchard().with("src/delivery/del-1-a.md", orchard().text("src/delivery/del-2.md").replace("id = \"DEL-2\"", "id = \"DEL-1-A\"")),
        ),
        case(Code::DuplicateName, "prefix", orchard().edit("src/payment/index.md", "prefix = \"PAY\"", "prefix = \"DEL\"")),
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
        case(Code::IdUnrecorded, "no-lock", orchard().without("addresses.lock")),
        case(
            Code::IdUnrecorded,
            "new-clause",
            orchard().edit("addresses.lock", "PAY-1 = { title = \"Time of payment\", parameters = [\"pay_days\"] }\n", ""),
        ),
        case(
            Code::IdUnrecorded,
            "new-anchors",
            orchard().edit("src/payment/pay-1.md", "under [DEL-1].", "under [DEL-1]:\n\n(a) in coins; or\n\n(b) in apples."),
        ),
        case(
            Code::IdUnrecorded,
            "new-title",
            orchard().edit("src/delivery/del-2.md", "title = \"Cold storage\"", "title = \"Cold storages\""),
        ),
        case(
            Code::IdReused,
            "exchanged-titles",
            orchard()
                .edit("src/delivery/del-1.md", "title = \"Time of delivery\"", "title = \"Cold storage\"")
                .edit("src/delivery/del-2.md", "title = \"Cold storage\"", "title = \"Time of delivery\""),
        ),
        case(
            Code::IdReused,
            "withdrawn-clause",
            orchard().edit("retired.toml", "title = \"Delivery by river\"", "title = \"Time of payment\""),
        ),
        case(
            Code::IdLost,
            "new-id",
            orchard().rename("src/payment/pay-1.md", "src/payment/pay-2.md").edit("src/payment/pay-2.md", "id = \"PAY-1\"", "id = \"PAY-2\""),
        ),
        case(Code::SuccessorLoop, "itself", orchard().edit("retired.toml", "successors = [\"DEL-1\"]", "successors = [\"DEL-3\"]")),
        case(
            Code::SuccessorLoop,
            "two-clauses",
            orchard().edit("retired.toml", "successors = [\"DEL-1\"]", "successors = [\"DEL-4\", \"DEL-1\"]").append(
                "retired.toml",
                "\n[[retired]]\nid = \"DEL-4\"\ntitle = \"Delivery by cart\"\nreason = \"No grower has a cart any more.\"\nsuccessors = [\"DEL-3\"]\nsince = \"2026-07\"\n",
            ),
        ),
        case(Code::BadDate, "withdrawn", orchard().edit("retired.toml", "since = \"2026-06\"", "since = \"soon\"")),
        case(
            Code::BadDate,
            "withdrawn-after-the-next-release",
            orchard().edit("retired.toml", "since = \"2026-06\"", "since = \"2027-02\""),
        ),
        case(Code::BadDate, "withdrawn-in-no-month", orchard().edit("retired.toml", "since = \"2026-06\"", "since = \"2026-13\"")),
        case(Code::EmptyValue, "reason", orchard().edit("retired.toml", "reason = \"No grower has a boat any more.\"", "reason = \" \"")),
        case(
            Code::BadValue,
            "successor-twice",
            orchard().edit("retired.toml", "successors = [\"DEL-1\"]", "successors = [\"DEL-1\", \"DEL-1\"]"),
        ),
        case(
            Code::RetiredInUse,
            "clause",
            orchard()
                .append("retired.toml", "\n[[retired]]\nid = \"PAY-1\"\ntitle = \"Payment\"\nreason = \"Gifts.\"\nsince = \"2026-07\"\n"),
        ),
    ]
}
