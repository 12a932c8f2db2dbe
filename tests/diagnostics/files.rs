//! Files that cannot be read, are missing, or are in the way.

use mdbook_clauses::diagnostics::Code;

use super::{Book, Case, case};

pub(super) fn cases() -> Vec<Case> {
    let orchard = Book::orchard;
    let latin = |book: Book, path: &str| {
        let text = book.text(path).replacen("apples", "p\u{00e4}ches", 1);
        // One byte for each character: how editors of the last century saved it.
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("the text is Latin-1")).collect();
        book.with(path, bytes)
    };
    vec![
        case(Code::NotUtf8, "clause", latin(orchard(), "src/delivery/del-2.md")),
        case(Code::NotUtf8, "glossary", latin(orchard(), "glossary.toml")),
        case(Code::NotUtf8, "settings", latin(orchard(), "corpus.toml")),
        case(Code::NotUtf8, "first-byte", orchard().with("src/about/index.md", b"\xff\xfeA\0".as_slice())),
        case(Code::FileTooLarge, "clause-of-ten-megabytes", orchard().append("src/delivery/del-1.md", &"apples ".repeat(10_000_000 / 7))),
        case(Code::FileTooLarge, "one-byte-too-much", orchard().with("src/about/index.md", vec![b'a'; 1024 * 1024 + 1])),
        case(Code::MissingFile, "nothing-at-all", Book::empty()),
        case(Code::MissingFile, "settings", orchard().without("corpus.toml")),
        case(Code::MissingFile, "book", orchard().without("book.toml")),
        case(Code::MissingFile, "summary", orchard().without("src/SUMMARY.md")),
        case(
            Code::MissingFile,
            "chapter-of-a-topic",
            orchard().without("src/payment/index.md").edit("src/SUMMARY.md", "- [Payment](payment/index.md)\n", ""),
        ),
        case(Code::UnexpectedFile, "notes-beside-clauses", orchard().with("src/delivery/todo.md", "# To do\n\nMore clauses.\n")),
        case(Code::UnexpectedFile, "folder-in-a-topic", orchard().rename("src/delivery/del-2.md", "src/delivery/cold/del-2.md")),
        case(
            Code::UnexpectedFile,
            "chapter-in-a-topic",
            orchard()
                .with("src/delivery/history.md", "# History\n\nOnce there were boats.\n")
                .append("src/SUMMARY.md", "  - [History](delivery/history.md)\n"),
        ),
        case(
            Code::FrontMatterMissing,
            "clause",
            orchard().with("src/delivery/del-2.md", "The Seller shall sell.\n\n## Rationale\n\nYes.\n"),
        ),
        case(Code::FrontMatterMissing, "topic", orchard().with("src/payment/index.md", "# Payment\n")),
        case(Code::FrontMatterMissing, "empty-clause", orchard().with("src/delivery/del-2.md", "")),
        case(Code::FrontMatterUnclosed, "clause", orchard().edit("src/delivery/del-2.md", "(a)\"]\n+++", "(a)\"]")),
        case(Code::FrontMatterUnclosed, "topic", orchard().edit("src/payment/index.md", "Seller.\"\n+++", "Seller.\"")),
        case(Code::FrontMatterUnclosed, "nothing-else", orchard().with("src/delivery/del-2.md", "+++")),
    ]
}
