//! Word documents: numbering, headings, lists, tables and changes, and files that were made to do harm.

use std::io::{Cursor, Write as _};

use mdbook_clauses::diagnostics::{Code, Severity};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::support::Book;
use super::{assert_only_unfinished, import, request, told, written};

const NUMBERING: &str = r#"<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
    <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%4)"/></w:lvl>
    </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const STYLES: &str = r#"<w:styles xmlns:w="x"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>"#;

/// A Word document with this body.
pub(super) fn document_of(body: &str) -> Vec<u8> {
    let main = format!(r#"<w:document xmlns:w="x"><w:body>{body}</w:body></w:document>"#);
    package(&[("word/document.xml", main.as_bytes()), ("word/numbering.xml", NUMBERING.as_bytes()), ("word/styles.xml", STYLES.as_bytes())])
}

pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part can be begun");
        writer.write_all(content).expect("memory takes all");
    }
    writer.finish().expect("memory takes all").into_inner()
}

/// A paragraph of a level of the list; `H1` is a heading.
fn numbered(level: usize, style: &str, text: &str) -> String {
    let properties =
        format!(r#"<w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>"#);
    format!("<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

#[test]
fn a_word_document_keeps_its_structure_and_its_changes_are_accepted() {
    let changed = "<w:p><w:r><w:t>It comes by </w:t></w:r><w:del><w:r><w:delText>boat</w:delText></w:r></w:del><w:ins><w:r><w:t>cart</w:t></w:r></w:ins><w:r><w:drawing/><w:t>.</w:t></w:r></w:p>";
    let nested = format!("<w:tc><w:tbl><w:tr>{}</w:tr></w:tbl><w:p><w:r><w:t>outer</w:t></w:r></w:p></w:tc>", cell("inner"));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{nested}</w:tr></w:tbl>", cell("Step"), cell("When"), cell(""));
    let body = [
        numbered(0, "H1", "Delivery"),
        numbered(1, "", "The Seller shall deliver within 5 days:"),
        numbered(2, "", "crates;"),
        numbered(3, "", "closed;"),
        numbered(3, "", "dry; and"),
        numbered(2, "", "carts."),
        changed.to_owned(),
        table,
        numbered(0, "H1", "Payment"),
        numbered(1, "", "The Buyer shall pay as Section 1.1(a)(ii) says."),
    ];
    let bytes = document_of(&body.concat());
    let imported = import(&Book::orchard(), &request("annex.docx", &bytes)).expect("a document");
    let book = written(Book::orchard(), &imported);
    assert_only_unfinished(&book);
    let text = book.text("src/sup/sup-1.md");
    let expected = "The Seller shall deliver within {days}:\n\n(a) crates;\n\n(i) closed;\n\n(ii) dry; and\n\n(b) carts.\n\nIt comes by cart.\n\n| Step | When |\n| --- | --- |\n|  | inner outer |\n";
    assert!(text.ends_with(expected), "{text}");
    assert!(book.text("src/sup/sup-2.md").contains("as item (a)(ii) of [SUP-1] says"), "{}", book.text("src/sup/sup-2.md"));
    let told = told(&imported);
    for note in ["tracked changes", "pictures and drawings are left out", "tables stand inside cells"] {
        assert!(told.contains(note), "{note}: {told}");
    }
    assert!(imported.diagnostics.iter().all(|found| found.severity == Severity::Warning && found.span.is_none()));
    assert!(imported.diagnostics.iter().any(|found| found.code == Code::ImportUnsure));
}

#[test]
fn files_that_do_harm_or_cannot_be_read_are_refused() {
    let bomb = document_of(&" ".repeat(65 << 20));
    let mut encrypted = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let cases: [(&[u8], &str, &str); 4] = [
        (&bomb, "unpacks to more than 64 MB", "save the part"),
        (&encrypted, "protected by a password", "remove the password"),
        (&package(&[("ppt/presentation.xml", b"<x/>")]), "not a Word document", "import a Word document"),
        (b"{\\rtf1}", "rich text", "save it as .docx"),
    ];
    for (bytes, message, help) in cases {
        let refused = import(&Book::orchard(), &request("x.docx", bytes)).expect_err("it is refused");
        assert!(refused.message.contains(message) && refused.help.contains(help), "{refused:?}");
    }
}

#[test]
fn broken_numbering_and_macros_lose_no_text() {
    let body = [numbered(0, "H1", "Delivery"), numbered(9, "", "The Seller shall deliver."), numbered(1, "", "The Buyer shall wait.")];
    let main = format!(r#"<w:document xmlns:w="x"><w:body>{}</w:body></w:document>"#, body.concat());
    let broken = package(&[
        ("word/document.xml", main.as_bytes()),
        ("word/numbering.xml", b"<w:numbering"),
        ("word/vbaProject.bin", b"x"),
        ("word/styles.xml", STYLES.as_bytes()),
    ]);
    let imported = import(&Book::orchard(), &request("x.docx", &broken)).expect("a document");
    let text: String = imported.files.iter().map(|(_, text)| text.as_str()).collect();
    assert!(text.contains("The Seller shall deliver.") && text.contains("The Buyer shall wait."), "{text}");
    assert!(told(&imported).contains("macros"), "{}", told(&imported));
    assert_only_unfinished(&written(Book::orchard(), &imported));
}
