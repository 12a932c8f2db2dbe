//! Drafts of every kind that people send, and files that only look like one.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use clause_documents::note::NoteCode;
use clause_documents::provisions::{self, Draft, Refused};
use clause_documents::words::Words;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PASSWORDS: &str = "Passwords. Every password of the equipment can be changed by the hospital at any time.";

/// An archive of parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("the archive takes parts");
        writer.write_all(content.as_bytes()).expect("the archive is in memory");
    }
    writer.finish().expect("the archive is in memory").into_inner()
}

fn main_part(body: &str) -> String {
    format!(r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#)
}

fn docx(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", &main_part(body))])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn read(bytes: &[u8]) -> Draft {
    provisions::read("draft.docx", bytes, &Words::default()).expect("the draft can be read")
}

fn texts(draft: &Draft) -> Vec<&str> {
    draft.provisions.iter().map(|provision| provision.text.as_str()).collect()
}

#[test]
fn tracked_changes_are_read_as_accepted_and_told() {
    let body = "<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange></w:pPr>\
        <w:r><w:t xml:space=\"preserve\">Vendor tells the hospital within </w:t></w:r><w:del><w:r><w:delText>ten</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>five</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> days &amp; in writing</w:t></w:r>\
        <w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t xml:space=\"preserve\"> by letter</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">The two halves of this </w:t></w:r></w:p>\
        <w:p><w:r><w:t>sentence are one paragraph.</w:t></w:r></w:p>";
    let draft = read(&docx(body));
    let expected =
        ["Vendor tells the hospital within five days & in writing by letter", "The two halves of this sentence are one paragraph."];
    assert_eq!(texts(&draft), expected);
    assert_eq!(draft.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [NoteCode::TrackedChanges]);
}

#[test]
fn tables_inside_tables_are_read_row_by_row() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&paragraph("port 443")), cell(&paragraph("outbound only")));
    let row = |number: &str, text: &str| format!("<w:tr>{}{}</w:tr>", cell(&paragraph(number)), cell(&(paragraph(text) + &inner)));
    let rows = row("R-1", "The bidder lists every port.") + &row("R-2", "The bidder names every protocol.");
    let draft = read(&docx(&format!("{}<w:tbl>{rows}</w:tbl>{}", paragraph(PASSWORDS), paragraph("Nothing else of this table is read."))));
    let found: Vec<_> = draft.provisions.iter().map(|provision| (provision.number.as_str(), provision.text.as_str())).collect();
    let expected = [
        ("", PASSWORDS),
        ("R-1", "The bidder lists every port.\nport 443\noutbound only"),
        ("R-2", "The bidder names every protocol.\nport 443\noutbound only"),
        ("", "Nothing else of this table is read."),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_contract_that_is_laid_out_in_a_table_is_read_paragraph_by_paragraph() {
    let many: String = (1..=20).map(|number| paragraph(&format!("{number}.1 {PASSWORDS}"))).collect();
    let draft = read(&docx(&format!("<w:tbl><w:tr><w:tc>{many}</w:tc></w:tr></w:tbl>")));
    assert_eq!(draft.provisions.len(), 20);
    assert_eq!(draft.provisions[4].number, "5.1");
}

#[test]
fn numbers_of_lists_are_read_and_broken_ones_are_survived() {
    let numbering = r#"<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="4">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="99"/></w:num></w:numbering>"#;
    let styles = r#"<w:styles xmlns:w="x"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>"#;
    let with = |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let list = |list: &str, level: &str| format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    let body = [
        with("<w:pStyle w:val=\"H\"/>", "Identity"),
        with(&list("1", "1"), PASSWORDS),
        with(&list("2", "0"), "A list whose definition is missing keeps its words."),
        with(&list("1", "77"), "A level that no list has keeps its words too."),
        with("<w:pStyle w:val=\"Loop\"/>", "A style that is based on itself has an end."),
        with(&list("1", "1"), "Accounts. Each user of the equipment has an account."),
    ]
    .concat();
    let draft = read(&archive(&[("word/document.xml", &main_part(&body)), ("word/styles.xml", styles), ("word/numbering.xml", numbering)]));
    let numbers: Vec<_> = draft.provisions.iter().map(|provision| provision.number.as_str()).collect();
    assert_eq!(numbers, ["1.1", "1", "1", "1", "1.2"], "{draft:#?}");
    assert_eq!(draft.provisions[0].headings, ["Identity"]);
}

#[test]
fn pictures_fields_and_second_forms_are_no_words() {
    let body = "<w:p><w:r><w:drawing><wp:docPr descr=\"a picture of a pump\"/></w:drawing></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>\
        <w:r><w:t>The pump keeps its last settings.</w:t></w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>\
        <w:t>A box has a sentence of its own.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>A box has a sentence \
        of its own.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>";
    let draft = read(&docx(body));
    assert_eq!(texts(&draft), ["A box has a sentence of its own.", "The pump keeps its last settings."]);
}

#[test]
fn macros_are_told_and_not_run() {
    let draft = read(&archive(&[("word/document.xml", &main_part(&paragraph(PASSWORDS))), ("word/vbaProject.bin", "Sub AutoOpen()")]));
    assert_eq!(draft.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [NoteCode::Macros]);
    assert_eq!(texts(&draft), [PASSWORDS]);
}

#[test]
fn a_document_that_breaks_off_is_read_up_to_there() {
    let whole = main_part(&(paragraph(PASSWORDS) + &paragraph("This paragraph is cut in the middle.")));
    let draft = read(&archive(&[("word/document.xml", &whole[..whole.len() - 44])]));
    assert_eq!(texts(&draft), [PASSWORDS, "This paragraph is cut in the mid"]);
    assert_eq!(draft.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [NoteCode::Corrupt]);
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("the archive takes parts");
    let zeros = vec![b' '; 1_000_000];
    for _ in 0..101 {
        writer.write_all(&zeros).expect("the archive is in memory");
    }
    let bomb = writer.finish().expect("the archive is in memory").into_inner();
    assert!(bomb.len() < 1_000_000);
    assert_eq!(provisions::read("draft.docx", &bomb, &Words::default()), Err(Refused::UnpacksTooLarge));
}

/// Entities that grow are not expanded: names that XML does not have say nothing.
#[test]
fn entities_that_a_document_defines_are_not_expanded() {
    let document = format!(
        "<!DOCTYPE x [<!ENTITY a \"aaaa aaaa\">]>{}",
        main_part(&paragraph("The equipment &a; is locked &#233; by &quot;default&quot;."))
    );
    assert_eq!(texts(&read(&archive(&[("word/document.xml", &document)]))), ["The equipment  is locked é by \"default\"."]);
}

#[test]
fn what_is_no_draft_is_named() {
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let encrypted: Vec<u8> = compound.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let sheet = archive(&[("xl/workbook.xml", "<workbook/>")]);
    let cases: [(&[u8], Refused); 9] = [
        (b"", Refused::Empty),
        (&encrypted, Refused::Password),
        (&compound, Refused::OldWord),
        (b"%PDF-1.7\n%more", Refused::Pdf),
        (b"{\\rtf1\\ansi Passwords}", Refused::RichText),
        (&sheet, Refused::OtherArchive),
        (b"PK\x03\x04 and nothing else", Refused::Damaged),
        (b"\x7fELF\x00\x00\x01", Refused::Binary),
        (b"Title page\n\n1\n", Refused::NoText),
    ];
    for (bytes, expected) in cases {
        assert_eq!(provisions::read("draft", bytes, &Words::default()), Err(expected), "{expected:?}");
    }
}

/// Each reason is a sentence that says what to do; none of them is a word of the machine.
#[test]
fn reasons_are_sentences() {
    let told: Vec<String> =
        [Refused::Password, Refused::OldWord, Refused::Pdf, Refused::UnpacksTooLarge].map(|refused| refused.to_string()).to_vec();
    assert_eq!(
        told,
        [
            "the document is protected by a password; open it in Word, remove the password and save it",
            "this is a Word document in the old format (.doc); open it in Word or LibreOffice and save it as .docx",
            "this is a PDF; open it, select the text and paste it, or ask for the Word document",
            "the file unpacks to more than 64 MB of text, so it was not read to the end; it may be malicious",
        ]
    );
}

#[test]
fn five_hundred_pages_are_read() {
    let mut body = String::new();
    for number in 1..=6_000 {
        write!(body, "{}", paragraph(&format!("{number}.1 {PASSWORDS}"))).expect("text takes text");
    }
    let draft = read(&docx(&body));
    assert_eq!(draft.provisions.len(), 999 + 5_001);
    assert!(draft.notes.is_empty());
}

#[test]
fn the_same_draft_as_markdown_and_as_text_has_the_same_provisions() {
    let markdown = "# Exhibit\n\n## 4. Identity\n\n4.1 Passwords. Each **password** is unique to one device.\n\n\
                    4.2 Locks. Screens lock after `10` minutes:\n\n- waveforms stay visible;\n- alarms sound.\n";
    let text = "EXHIBIT\n\n4. IDENTITY\n\n4.1 Passwords. Each password is unique\nto one device.\n4.2 Locks. Screens lock after 10 minutes:\n\
                - waveforms stay visible;\n- alarms sound.\n";
    let from = |name: &str, text: &str| {
        let draft = provisions::read(name, text.as_bytes(), &Words::default()).expect("text can be read");
        draft.provisions.into_iter().map(|provision| (provision.number, provision.text)).collect::<Vec<_>>()
    };
    let expected = [
        ("4.1", "Passwords. Each password is unique to one device."),
        ("4.2", "Locks. Screens lock after 10 minutes:\nwaveforms stay visible;\nalarms sound."),
    ]
    .map(|(number, text)| (number.to_owned(), text.to_owned()));
    assert_eq!(from("draft.md", markdown), expected);
    assert_eq!(from("draft.txt", text), expected);
}
