//! The words of an official document beside the book.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

const TEXT: &str = "official/7.md";

/// The example corpus with the provision to which DEL-1 corresponds.
fn with_text() -> Book {
    Book::orchard()
        .edit("corpus.toml", "name = \"FGC\"", "name = \"FGC\"\nfolder = \"official\"")
        .with(TEXT, "+++\nid = \"DEL-1\"\nnumber = \"7\"\n+++\nApples come at once.\n")
}

pub(super) fn cases() -> Vec<Case> {
    let folder = |words: &str| with_text().edit("corpus.toml", "folder = \"official\"", words);
    vec![
        case(Code::OfficialFolder, "published", folder("folder = \"src/official\"")),
        case(Code::OfficialFolder, "outside", folder("folder = \"../official\"")),
        case(Code::OfficialFolder, "nothing-to-publish", folder("folder = \"official\"\npublish = true").without(TEXT)),
        case(Code::OfficialNotIgnored, "no-rule", with_text().in_repository("/site/\n")),
        case(Code::OfficialUncovered, "no-clause", with_text().edit(TEXT, "id = \"DEL-1\"\nnumber = \"7\"", "number = \"7\"")),
        case(Code::OfficialUncovered, "unknown-clause", with_text().edit(TEXT, "DEL-1", "DEL-77")),
        case(Code::OfficialUncovered, "both", with_text().edit(TEXT, "number", "not-covered = \"Old.\"\nnumber")),
        case(Code::OfficialNumber, "other-number", with_text().edit(TEXT, "\"7\"", "\"6\"")),
        case(Code::WrongType, "publish", folder("folder = \"official\"\npublish = \"yes\"")),
        case(Code::MissingKey, "official-number", with_text().edit(TEXT, "number = \"7\"\n", "")),
    ]
}
