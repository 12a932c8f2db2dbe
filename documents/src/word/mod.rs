//! A schedule as a Word document that a lawyer keeps: numbering, headings, bookmarks and cross-references are real, and how
//! everything looks is said by styles with names, nowhere else.
//!
//! Elements stand in the order of the schema (ECMA-376, part 1), because programs refuse or repair a file whose order is
//! another. The crate `docx-rs` writes paragraph and run properties in an order of its own, so it is not used.

mod body;
mod numbering;
mod runs;
mod styles;
mod writer;

use crate::agreement::Agreement;
use crate::outline;
use crate::package;
use crate::xml::Xml;

use body::Body;
use writer::Writer;

const W: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const R: (&str, &str) = ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The key of who made a document, and the changes of one with tracked changes.
const AUTHOR: &str = "document-author";

/// A schedule as DOCX. With `tracked` the text as published is the base, and what the reader chose is shown as changes:
/// accepting all gives the chosen text, rejecting all the text as published.
pub fn write(agreement: &Agreement, tracked: bool) -> Vec<u8> {
    let (document, numbering, links) = Body::of(agreement, tracked).parts_of_package();
    package::write(&[
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("docProps/core.xml", core(agreement)),
        ("word/_rels/document.xml.rels", relationships(&links)),
        ("word/document.xml", document),
        ("word/styles.xml", styles::part(agreement)),
        ("word/numbering.xml", numbering),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header(agreement)),
        ("word/footer1.xml", footer(agreement)),
    ])
}

fn content_types() -> Vec<u8> {
    const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    let mut xml = Xml::new("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    xml.leaf("Default", &[("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]);
    xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    for (name, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("header1", "header"),
        ("footer1", "footer"),
    ] {
        xml.leaf("Override", &[("PartName", &format!("/word/{name}.xml")), ("ContentType", &format!("{MAIN}{kind}+xml"))]);
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    xml.leaf("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
    xml.document()
}

fn package_relationships() -> Vec<u8> {
    let mut xml = Xml::new("Relationships", &[("xmlns", RELATIONSHIPS)]);
    let main = format!("{OFFICE}/officeDocument");
    xml.leaf("Relationship", &[("Id", "rId1"), ("Type", &main), ("Target", "word/document.xml")]);
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    xml.leaf("Relationship", &[("Id", "rId2"), ("Type", core), ("Target", "docProps/core.xml")]);
    xml.document()
}

fn relationships(links: &[String]) -> Vec<u8> {
    let mut xml = Xml::new("Relationships", &[("xmlns", RELATIONSHIPS)]);
    for (id, kind, target) in [
        ("styles", "styles", "styles.xml"),
        ("numbering", "numbering", "numbering.xml"),
        ("settings", "settings", "settings.xml"),
        ("header", "header", "header1.xml"),
        ("footer", "footer", "footer1.xml"),
    ] {
        xml.leaf("Relationship", &[("Id", id), ("Type", &format!("{OFFICE}/{kind}")), ("Target", target)]);
    }
    for (index, link) in links.iter().enumerate() {
        let id = runs::link_id(index);
        let kind = format!("{OFFICE}/hyperlink");
        xml.leaf("Relationship", &[("Id", &id), ("Type", &kind), ("Target", link), ("TargetMode", "External")]);
    }
    xml.document()
}

fn core(agreement: &Agreement) -> Vec<u8> {
    let mut xml = Xml::new(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.text("dc:title", &[], &agreement.words.get("document-title"));
    xml.text("dc:subject", &[], &outline::source(agreement));
    xml.text("dc:creator", &[], &agreement.words.get(AUTHOR));
    xml.document()
}

/// Fields have their results, so Word is not asked to work them out, which it would ask the reader about.
fn settings() -> Vec<u8> {
    let mut xml = Xml::new("w:settings", &[W]);
    xml.val("w:defaultTabStop", "720");
    xml.val("w:characterSpacingControl", "doNotCompress");
    xml.open("w:compat", &[]);
    let uri = "http://schemas.microsoft.com/office/word";
    xml.leaf("w:compatSetting", &[("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")]);
    xml.close();
    xml.document()
}

/// The corpus with its mark and the edition.
fn header(agreement: &Agreement) -> Vec<u8> {
    let mut xml = Writer::new("w:hdr", &[W, R], agreement.right_to_left);
    let status = agreement.cover.status.as_deref();
    let source = outline::source(agreement);
    let text = match status {
        // Most corpora have the mark in their title already.
        Some(status) if !source.contains(status) => format!("{status}: {source}"),
        _ => source,
    };
    xml.open("w:p", &[]);
    runs::style(&mut xml, "Header");
    runs::plain(&mut xml, &text);
    xml.close();
    xml.document()
}

fn footer(agreement: &Agreement) -> Vec<u8> {
    let mut xml = Writer::new("w:ftr", &[W, R], agreement.right_to_left);
    xml.open("w:p", &[]);
    runs::style(&mut xml, "Footer");
    // Stand for the two fields, in whatever order the language says them.
    let line = agreement.words.with("document-page", &[("page", "\u{1}"), ("pages", "\u{2}")]);
    for piece in line.split_inclusive(['\u{1}', '\u{2}']) {
        runs::plain(&mut xml, piece.trim_end_matches(['\u{1}', '\u{2}']));
        match piece.chars().last() {
            Some('\u{1}') => runs::field(&mut xml, "PAGE", "1", None),
            Some('\u{2}') => runs::field(&mut xml, "NUMPAGES", "1", None),
            _ => {}
        }
    }
    xml.close();
    xml.document()
}
