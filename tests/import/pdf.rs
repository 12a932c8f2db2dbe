//! PDF files. `annex.pdf` was written by `LibreOffice`: five small pages with a head, a foot and words cut at line ends.

use super::support::Book;
use super::{assert_only_unfinished, import, request, told, written};

const ANNEX: &[u8] = include_bytes!("annex.pdf");

/// A PDF with one page of this content; `more` goes into its trailer.
fn page(content: &str, more: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 23 >>\nstream\n/X Do /X Do /X Do /X Do\nendstream".to_owned(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for offset in offsets {
        out.extend(format!("{offset:010} 00000 n \n").into_bytes());
    }
    out.extend(format!("trailer\n<< /Size {} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).into_bytes());
    out
}

#[test]
fn a_pdf_becomes_clauses_without_heads_feet_and_cut_words() {
    let imported = import(&Book::orchard(), &request("annex.pdf", ANNEX)).expect("a PDF with text");
    let book = written(Book::orchard(), &imported);
    assert_only_unfinished(&book);
    let texts: Vec<String> = (1..=imported.counts.added).map(|number| book.text(&format!("src/sup/sup-{number}.md"))).collect();
    assert_eq!(texts.len(), 6, "{texts:#?}");
    assert!(texts[0].contains("title = \"Crates\"") && texts[0].contains("so that somebody of the Buyer is there"), "{}", texts[0]);
    assert!(texts[1].contains("(a) wash each cart") && texts[1].contains("as [SUP-1] says"), "{}", texts[1]);
    assert!(texts.iter().all(|text| !text.contains("Annex S") && !text.contains("Page ")), "{texts:#?}");
    let told = told(&imported);
    assert!(told.contains("page headers and footers are left out (10): \"Annex S: Orchard Supply\""), "{told}");
    assert_eq!(import(&book, &request("annex.pdf", ANNEX)).expect("a PDF").files, []);
}

#[test]
fn a_font_that_the_file_does_not_have_is_read_too() {
    let bytes = page("BT /F 10 Tf 10 150 Td (1. Crates. The Seller shall bring crates as Section 9 says.) Tj ET", "");
    let imported = import(&Book::orchard(), &request("x.pdf", &bytes)).expect("a PDF with text");
    let told = told(&imported);
    assert!(told.contains("--> x.pdf (its text):1:1"), "{told}");
    let text = &imported.files.iter().find(|(path, _)| path == "src/sup/sup-1.md").expect("a clause").1;
    assert!(text.ends_with("The Seller shall bring crates as Section 9 says.\n"), "{text}");
}

#[test]
fn scans_passwords_and_harm_are_refused_with_advice() {
    let scan = page("0 0 100 100 re f", "");
    let own = "/Filter /Standard /V 1 /R 2 /P -4";
    let key = "00".repeat(32);
    let locked = page("BT ET", &format!("/Encrypt << {own} /O <{key}> /U <{key}> >> /ID [<{key}> <{key}>]"));
    let cases: [(&str, &[u8], &str, &str); 4] = [
        ("a scan", &scan, "has no text", "text recognition"),
        ("a password", &locked, "protected by a password", "without a password"),
        ("half a file", &ANNEX[..ANNEX.len() / 3], "PDF", "."),
        ("nothing", b"%PDF-1.7", "damaged", "pdftotext"),
    ];
    for (case, bytes, message, help) in cases {
        let refused = import(&Book::orchard(), &request("x.pdf", bytes)).expect_err(case);
        assert!(refused.message.contains(message) && refused.help.contains(help), "{case}: {refused:?}");
    }
}

#[test]
fn a_form_that_contains_itself_ends() {
    let bytes = page("/X Do BT /F 10 Tf 10 150 Td (1. Crates. The Seller shall bring crates.) Tj ET", "");
    let result = import(&Book::orchard(), &request("x.pdf", &bytes));
    assert!(result.is_ok() || result.is_err_and(|refused| !refused.help.is_empty()));
}

#[test]
fn damaged_bytes_never_stop_the_program() {
    for at in (0..ANNEX.len()).step_by(1_009) {
        let mut bytes = ANNEX.to_vec();
        bytes[at] ^= 0x5A;
        match import(&Book::orchard(), &request("x.pdf", &bytes)) {
            Ok(imported) => assert_only_unfinished(&written(Book::orchard(), &imported)),
            Err(refused) => assert!(!refused.help.is_empty(), "{at}"),
        }
    }
}
