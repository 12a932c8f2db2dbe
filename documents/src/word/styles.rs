//! The styles of a document, by names that a reader finds in the list of styles. Everything about the looks of a schedule
//! is here, so that it takes on the looks of the contract into which it is copied.

use super::W;
use super::writer::Writer;
use crate::agreement::Agreement;

/// What a style says of paragraphs, in the order of the schema.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an element of the format that is there or not")]
struct Look {
    keep_with_next: bool,
    page_break_before: bool,
    before: u32,
    after: u32,
    left: u32,
    outline: Option<u32>,
    bold: bool,
    italic: bool,
    colour: Option<&'static str>,
    /// In half points.
    size: Option<u32>,
    underline: bool,
    shade: Option<&'static str>,
    font: Option<&'static str>,
    right: bool,
}

/// A style: id, name, what it is based on, what follows it, and its looks.
struct Style(&'static str, &'static str, &'static str, &'static str, Look);

const MUTED: &str = "595959";

fn paragraphs() -> Vec<Style> {
    let look = Look::default;
    vec![
        Style("Title", "Title", "Normal", "Normal", Look { before: 2400, after: 240, size: Some(52), bold: true, ..look() }),
        Style("Subtitle", "Subtitle", "Normal", "Normal", Look { after: 480, size: Some(26), colour: Some(MUTED), ..look() }),
        Style(
            "Heading1",
            "heading 1",
            "Normal",
            "Normal",
            Look { keep_with_next: true, before: 480, after: 120, outline: Some(0), bold: true, size: Some(30), ..look() },
        ),
        Style(
            "Heading2",
            "heading 2",
            "Normal",
            "ClauseText",
            Look { keep_with_next: true, before: 320, after: 80, outline: Some(1), bold: true, size: Some(24), ..look() },
        ),
        Style(
            "ChapterOnNewPage",
            "Chapter on New Page",
            "Heading1",
            "Normal",
            Look { page_break_before: true, keep_with_next: true, before: 480, after: 120, outline: Some(0), ..look() },
        ),
        Style("CoverLine", "Cover Line", "Normal", "CoverLine", Look { after: 160, size: Some(24), ..look() }),
        Style(
            "Notice",
            "Notice",
            "Normal",
            "Notice",
            Look { before: 60, after: 60, italic: true, colour: Some(MUTED), size: Some(18), ..look() },
        ),
        Style("DraftingNote", "Drafting Note", "Normal", "DraftingNote", Look { after: 80, left: 284, shade: Some("FFF2CC"), ..look() }),
        Style("ClauseText", "Clause Text", "Normal", "ClauseText", Look { after: 120, ..look() }),
        Style("ClauseItem", "Clause Item", "ClauseText", "ClauseItem", Look { after: 100, left: 567, ..look() }),
        Style("ClauseSubitem", "Clause Subitem", "ClauseText", "ClauseSubitem", Look { after: 80, left: 1134, ..look() }),
        Style("ClausePoint", "Clause Point", "ClauseText", "ClausePoint", Look { after: 80, left: 1701, ..look() }),
        Style("ItemContinued", "Item Continued", "ClauseText", "ItemContinued", Look { after: 100, left: 567, ..look() }),
        Style("SubitemContinued", "Subitem Continued", "ClauseText", "SubitemContinued", Look { after: 80, left: 1134, ..look() }),
        Style("PointContinued", "Point Continued", "ClauseText", "PointContinued", Look { after: 80, left: 1701, ..look() }),
        Style(
            "SourceLine",
            "Source Line",
            "Normal",
            "Normal",
            Look { before: 40, after: 120, colour: Some(MUTED), size: Some(17), ..look() },
        ),
        Style("Definition", "Definition", "Normal", "Definition", Look { after: 120, ..look() }),
        Style("Annex", "Annex Text", "Normal", "Annex", Look { after: 120, ..look() }),
        Style("ListParagraph", "List Paragraph", "Normal", "ListParagraph", Look { after: 60, left: 1134, ..look() }),
        Style("Quote", "Quote", "Normal", "Normal", Look { after: 120, left: 567, italic: true, ..look() }),
        Style("CodeBlock", "Code Block", "Normal", "CodeBlock", Look { after: 120, font: Some("Courier New"), size: Some(19), ..look() }),
        Style(
            "TableHead",
            "Table Head",
            "Normal",
            "TableText",
            Look { keep_with_next: true, before: 40, after: 40, bold: true, size: Some(19), ..look() },
        ),
        Style("TableText", "Table Text", "Normal", "TableText", Look { before: 40, after: 40, size: Some(19), ..look() }),
        Style("Header", "header", "Normal", "Header", Look { colour: Some(MUTED), size: Some(17), ..look() }),
        Style("Footer", "footer", "Normal", "Footer", Look { colour: Some(MUTED), size: Some(17), right: true, ..look() }),
    ]
}

fn characters() -> Vec<Style> {
    let look = Look::default;
    let style = |id, name, look| Style(id, name, "DefaultParagraphFont", "", look);
    vec![
        style("AgreedValue", "Agreed Value", Look { bold: true, shade: Some("E2EFDA"), ..look() }),
        style("DefinedTerm", "Defined Term", Look { bold: true, ..look() }),
        style("CrossReference", "Cross-Reference", Look { colour: Some("1F3864"), ..look() }),
        style("StruckReference", "Struck Reference", Look { italic: true, colour: Some("9C0006"), shade: Some("FFC7CE"), ..look() }),
        style("Emphasis", "Emphasis", Look { italic: true, ..look() }),
        style("Strong", "Strong", Look { bold: true, ..look() }),
        style("LiteralText", "Literal Text", Look { font: Some("Courier New"), ..look() }),
        style("Hyperlink", "Hyperlink", Look { colour: Some("0563C1"), underline: true, ..look() }),
    ]
}

/// The part of the package.
pub(super) fn part(agreement: &Agreement) -> Vec<u8> {
    let mut xml = Writer::new("w:styles", &[W], agreement.right_to_left);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let font = "Calibri";
    xml.leaf("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)]);
    xml.val("w:sz", "21");
    xml.val("w:szCs", "21");
    // The language by which spelling is checked.
    if !agreement.language.is_empty() {
        xml.leaf("w:lang", &[(if agreement.right_to_left { "w:bidi" } else { "w:val" }, &agreement.language)]);
    }
    xml.close();
    xml.close();
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.leaf("w:spacing", &[("w:line", "264"), ("w:lineRule", "auto")]);
    xml.close();
    xml.close();
    xml.close();
    base(&mut xml, "paragraph", "Normal", "Normal");
    base(&mut xml, "character", "DefaultParagraphFont", "Default Paragraph Font");
    base(&mut xml, "table", "TableNormal", "Normal Table");
    base(&mut xml, "numbering", "NoList", "No List");
    for (kind, styles) in [("paragraph", paragraphs()), ("character", characters())] {
        for style in &styles {
            write(&mut xml, kind, style);
        }
    }
    table(&mut xml);
    xml.document()
}

/// The style that everything of a kind has by default.
fn base(xml: &mut Writer, kind: &str, id: &str, name: &str) {
    xml.open("w:style", &[("w:type", kind), ("w:default", "1"), ("w:styleId", id)]);
    xml.val("w:name", name);
    if kind == "paragraph" && xml.is_right_to_left() {
        // What is written beside the schedule runs like it.
        xml.open("w:pPr", &[]);
        xml.leaf("w:bidi", &[]);
        xml.close();
    }
    if kind == "table" {
        xml.open("w:tblPr", &[]);
        xml.leaf("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
        margins(xml);
        xml.close();
    }
    xml.close();
}

fn margins(xml: &mut Writer) {
    xml.open("w:tblCellMar", &[]);
    for (side, width) in [("w:top", "0"), ("w:left", "108"), ("w:bottom", "0"), ("w:right", "108")] {
        xml.leaf(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close();
}

fn write(xml: &mut Writer, kind: &str, Style(id, name, based_on, next, look): &Style) {
    xml.open("w:style", &[("w:type", kind), ("w:styleId", id)]);
    xml.val("w:name", name);
    xml.val("w:basedOn", based_on);
    if !next.is_empty() {
        xml.val("w:next", next);
    }
    xml.leaf("w:qFormat", &[]);
    if kind == "paragraph" {
        paragraph(xml, look);
    }
    run(xml, look);
    xml.close();
}

fn paragraph(xml: &mut Writer, look: &Look) {
    xml.open("w:pPr", &[]);
    if look.keep_with_next {
        xml.leaf("w:keepNext", &[]);
    }
    if look.page_break_before {
        xml.leaf("w:pageBreakBefore", &[]);
    }
    xml.leaf("w:spacing", &[("w:before", &look.before.to_string()), ("w:after", &look.after.to_string())]);
    if look.left > 0 {
        xml.leaf("w:ind", &[("w:left", &look.left.to_string())]);
    }
    if look.right {
        xml.val("w:jc", "right");
    }
    if let Some(level) = look.outline {
        xml.val("w:outlineLvl", &level.to_string());
    }
    xml.close();
}

fn run(xml: &mut Writer, look: &Look) {
    xml.open("w:rPr", &[]);
    if let Some(font) = look.font {
        xml.leaf("w:rFonts", &[("w:ascii", font), ("w:hAnsi", font), ("w:cs", font)]);
    }
    for (is, name, of_complex_scripts) in [(look.bold, "w:b", "w:bCs"), (look.italic, "w:i", "w:iCs")] {
        if is {
            xml.leaf(name, &[]);
            xml.where_right_to_left(of_complex_scripts);
        }
    }
    if let Some(colour) = look.colour {
        xml.val("w:color", colour);
    }
    if let Some(size) = look.size {
        xml.val("w:sz", &size.to_string());
        xml.val("w:szCs", &size.to_string());
    }
    if look.underline {
        xml.val("w:u", "single");
    }
    if let Some(fill) = look.shade {
        xml.leaf("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
    }
    xml.close();
}

/// The style of every table.
fn table(xml: &mut Writer) {
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "ScheduleTable")]);
    xml.val("w:name", "Schedule Table");
    xml.val("w:basedOn", "TableNormal");
    xml.leaf("w:qFormat", &[]);
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.leaf(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "BFBFBF")]);
    }
    xml.close();
    xml.close();
    xml.close();
}
