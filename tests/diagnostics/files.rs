//! Files that cannot be read, are missing, or are in the way.

use mdbook_clauses::diagnostics::Code;
use mdbook_clauses::read::{Entry, LinkTarget};

use super::{Book, Case, case};

pub(super) fn cases() -> Vec<Case> {
    [contents(), entries(), names(), named()].into_iter().flatten().collect()
}

fn contents() -> Vec<Case> {
    let orchard = Book::orchard;
    // As other tools want it.
    let yaml = |book: Book, path: &str| {
        let text = book.text(path).replace("+++", "---").replace(" = ", ": ");
        book.with(path, text)
    };
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
        case(Code::FrontMatterMissing, "clause-in-yaml", yaml(orchard(), "src/delivery/del-2.md")),
        case(Code::FrontMatterMissing, "topic-in-yaml", yaml(orchard(), "src/payment/index.md")),
        case(
            Code::FrontMatterMissing,
            "folder-in-yaml",
            yaml(yaml(orchard(), "src/payment/index.md"), "src/payment/pay-1.md").edit(
                "src/SUMMARY.md",
                "- [Payment](payment/index.md)\n",
                "",
            ),
        ),
        case(Code::FrontMatterMissing, "chapter-in-yaml", orchard().with("src/about/index.md", "---\ntitle: About\n---\n\n# About\n")),
        case(Code::FrontMatterMissing, "yaml-in-any-folder", orchard().with("src/a/b/c.md", "---\ntitle: About\n---\n")),
        case(Code::UnexpectedFile, "chapter-that-nothing-names", orchard().with("src/about/more.md", "# More\n\nWords.\n")),
        case(Code::UnexpectedFile, "chapter-in-a-deep-folder", orchard().with("src/about/a/b/more.md", "# More\n\nWords.\n")),
        case(Code::UnexpectedFile, "clause-in-the-source-folder", orchard().rename("src/delivery/del-2.md", "src/del-2.md")),
        case(
            Code::UnexpectedFile,
            "clause-in-a-folder-without-topics",
            orchard().with("src/about/deep/del-7.md", "The Seller shall sell.\n"),
        ),
        case(Code::FrontMatterUnclosed, "clause", orchard().edit("src/delivery/del-2.md", "(a)\"]\n+++", "(a)\"]")),
        case(Code::FrontMatterUnclosed, "topic", orchard().edit("src/payment/index.md", "Seller.\"\n+++", "Seller.\"")),
        case(Code::FrontMatterUnclosed, "nothing-else", orchard().with("src/delivery/del-2.md", "+++")),
    ]
}

/// What lies in a book's folders and is no text.
fn entries() -> Vec<Case> {
    let with = |path: &str, entry| Book::orchard().with_entry(path, entry);
    let clause = Book::orchard().without("src/delivery/del-2.md");
    vec![
        case(Code::SymbolicLink, "out-of-the-book", with("src/delivery/picture.png", Entry::Link(LinkTarget::Outside))),
        case(Code::SymbolicLink, "inside-the-book", with("src/delivery/picture.png", Entry::Link(LinkTarget::Inside))),
        case(Code::SymbolicLink, "to-nothing", with("src/delivery/.#del-1.md", Entry::Link(LinkTarget::Nothing))),
        case(Code::SymbolicLink, "circle", with("src/round", Entry::Link(LinkTarget::Circle))),
        // Neither the id nor the links to it are told as gone.
        case(Code::SymbolicLink, "clause", clause.clone().with_entry("src/delivery/del-2.md", Entry::Link(LinkTarget::Outside))),
        case(
            Code::SymbolicLink,
            "settings",
            Book::orchard().without("corpus.toml").with_entry("corpus.toml", Entry::Link(LinkTarget::Outside)),
        ),
        case(
            Code::SymbolicLink,
            "book",
            Book::orchard().only(|path| path == "corpus.toml").with_entry("book.toml", Entry::Link(LinkTarget::Outside)),
        ),
        case(
            Code::SymbolicLink,
            "source-folder",
            Book::orchard().only(|path| !path.starts_with("src/")).with_entry("src", Entry::Link(LinkTarget::Outside)),
        ),
        case(Code::SpecialFile, "pipe", clause.with_entry("src/delivery/del-2.md", Entry::Special("a pipe"))),
        case(
            Code::SymbolicLink,
            "folder-of-a-topic",
            Book::orchard().only(|path| !path.starts_with("src/delivery/")).with_entry("src/delivery", Entry::Link(LinkTarget::Outside)),
        ),
        case(Code::SpecialFile, "device", with("src/null.png", Entry::Special("a device"))),
        case(Code::SpecialFile, "unreadable", with("src/private", Entry::Unreadable("permission denied (os error 13)".to_owned()))),
        case(Code::PublishedFile, "html", with("src/about/old.HTML", Entry::File)),
        case(Code::PublishedFile, "svg", with("src/about/picture.svg", Entry::File)),
        case(Code::PublishedFile, "hidden", with("src/.env", Entry::File)),
        case(
            Code::PublishedFile,
            "hidden-folder",
            with("src/.notes", Entry::Folder).with_entry("src/.notes/a.txt", Entry::File).with_entry("src/.notes/.b", Entry::Folder),
        ),
    ]
}

fn names() -> Vec<Case> {
    let with = |path: &str, entry| Book::orchard().with_entry(path, entry);
    let long = |length: usize| "a".repeat(length);
    vec![
        case(Code::FileName, "not-utf8", with("src/delivery/del-\u{fffd}.md", Entry::BadName)),
        case(Code::FileName, "repository", with("src/.git", Entry::Folder).with_entry("src/.git/config", Entry::File)),
        case(Code::FileName, "backslash", with("src/about\\old.png", Entry::File)),
        case(Code::FileName, "line-end", with("src/a\nb.png", Entry::File)),
        case(Code::FileName, "capitals", with("src/about/A.png", Entry::File).with_entry("src/about/a.png", Entry::File)),
        case(Code::FileName, "capitals-of-a-folder", with("src/About", Entry::Folder).with_entry("src/About/index.md", Entry::File)),
        case(Code::FileName, "long-name", with(&format!("src/about/{}.png", long(252)), Entry::File)),
        case(
            Code::FileName,
            "long-font",
            with("theme/fonts", Entry::Folder).with_entry(&format!("theme/fonts/{}.ttf", long(243)), Entry::File),
        ),
        case(Code::FileName, "address-of-the-site", with("src/c", Entry::File)),
        case(Code::FileName, "folder-of-the-site", with("src/Search", Entry::Folder).with_entry("src/Search/x.png", Entry::File)),
        case(Code::FileName, "folder-404", with("src/404.md", Entry::Folder)),
        case(Code::FileName, "long-path", with(&format!("src/{}", [long(200).as_str(); 5].join("/")), Entry::File)),
        case(
            Code::AddressTooLong,
            "term",
            Book::orchard().append("glossary.toml", &format!("\n[[term]]\nterm = \"{}\"\ndefinition = \"Long.\"\n", long(256))),
        ),
        case(
            Code::AddressTooLong,
            "framework",
            Book::orchard().append(
                "frameworks.toml",
                &format!(
                    "\n[[framework]]\nkey = \"{}\"\ntitle = \"Long\"\npublisher = \"Guild\"\nconfidence = \"unconfirmed\"\n",
                    long(256)
                ),
            ),
        ),
        case(
            Code::AddressTooLong,
            "kind",
            Book::orchard().append("corpus.toml", &format!("\n[[kind]]\nid = \"{}\"\nname = \"Long\"\n", long(256))),
        ),
    ]
}

/// What `book.toml` names.
fn named() -> Vec<Case> {
    let html = |line: &str| Book::orchard().edit("book.toml", "[output.html]\n", &format!("[output.html]\n{line}\n"));
    let reference = |line: &str| Book::orchard().append("book.toml", &format!("{line}\n"));
    vec![
        case(Code::MissingFile, "theme-of-mdbook", html("theme = \"look\"")),
        case(Code::MissingFile, "style", html("additional-css = [\"./own.css\"]")),
        case(Code::MissingFile, "script", html("additional-js = [\"own.js\", \"more.js\"]").with_entry("own.js", Entry::File)),
        case(Code::MissingFile, "theme", reference("theme = \"../look\"")),
        case(Code::SymbolicLink, "style", html("additional-css = [\"own.css\"]").with_entry("own.css", Entry::Link(LinkTarget::Outside))),
        case(Code::NotUtf8, "style", html("additional-css = [\"own.css\"]").with("own.css", b"/* \xff */".as_slice())),
        case(Code::NotUtf8, "page-404", Book::orchard().with("src/404.md", b"# \xff\n".as_slice())),
        case(Code::BookConfig, "theme-of-the-machine", html("theme = \"/etc\"")),
        case(Code::BookConfig, "theme-of-mdbook-beside-the-book", html("theme = \"../look\"")),
        case(Code::BookConfig, "theme-far-above-the-book", reference("theme = \"../../look\"")),
        case(Code::BookConfig, "theme-above-the-book", reference("theme = \"..\"")),
        case(Code::BookConfig, "theme-in-a-hidden-folder", reference("theme = \"../.ssh\"")),
        case(
            Code::BookConfig,
            "template-of-mdbook",
            Book::orchard().with_entry("theme", Entry::Folder).with_entry("theme/head.hbs", Entry::File),
        ),
        case(
            Code::BookConfig,
            "source-outside-the-book",
            Book::orchard().only(|path| !path.starts_with("src/")).edit("book.toml", "src = \"src\"", "src = \"../src\""),
        ),
        case(
            Code::BookConfig,
            "source-is-the-book",
            Book::orchard().only(|path| !path.starts_with("src/")).edit("book.toml", "src = \"src\"", "src = \".\""),
        ),
        case(
            Code::BookConfig,
            "site-in-the-source",
            Book::orchard().edit("book.toml", "build-dir = \"../site\"", "build-dir = \"src/site\""),
        ),
        case(
            Code::BookConfig,
            "site-in-the-source-by-a-way-up",
            Book::orchard().edit("book.toml", "build-dir = \"../site\"", "build-dir = \"out/../src/site\""),
        ),
    ]
}
