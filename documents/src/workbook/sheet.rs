//! A workbook of one sheet. Elements stand in the order of the schema (ECMA-376, part 1).

use crate::package;
use crate::xml::Xml;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Styles of cells by their index in the part of styles.
const HEAD: &str = "1";
const WRAPPED: &str = "2";
const GUARDED: &str = "3";
const NOTICE: &str = "4";

/// A column.
pub(super) struct Column<'a> {
    /// In characters.
    pub(super) width: usize,
    /// What can be chosen in it; none for any text.
    pub(super) choices: &'a [String],
}

/// A sheet of texts.
pub(super) struct Sheet<'a> {
    pub(super) name: &'a str,
    /// The title of the workbook.
    pub(super) title: &'a str,
    /// A line above the names of the columns.
    pub(super) notice: Option<&'a str>,
    pub(super) columns: &'a [Column<'a>],
    pub(super) head: &'a [String],
    pub(super) rows: &'a [Vec<String>],
    /// How many columns stay in sight.
    pub(super) fixed_columns: usize,
    /// Whether the first column stands at the right.
    pub(super) right_to_left: bool,
}

/// The longest list of choices that a spreadsheet reads, in characters.
const MAX_LIST_LEN: usize = 255;

/// Whether some texts can be offered as a list, whose entries are apart by commas.
fn is_list(choices: &[String]) -> bool {
    let len: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
    !choices.is_empty() && len < MAX_LIST_LEN && !choices.iter().any(|choice| choice.contains([',', '"']))
}

/// The name of a sheet in the characters and the length that a spreadsheet allows.
fn name_of(words: &str) -> String {
    let name: String = words.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).take(31).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}

/// The workbook as XLSX.
pub(super) fn write(sheet: &Sheet<'_>) -> Vec<u8> {
    package::write(&[
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("docProps/core.xml", core(sheet.title)),
        ("xl/workbook.xml", workbook(&name_of(sheet.name))),
        ("xl/_rels/workbook.xml.rels", relationships()),
        ("xl/styles.xml", styles()),
        ("xl/worksheets/sheet1.xml", worksheet(sheet)),
    ])
}

fn content_types() -> Vec<u8> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    let mut xml = Xml::new("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    xml.leaf("Default", &[("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]);
    xml.leaf("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    for (name, kind) in [("workbook", "sheet.main"), ("styles", "styles"), ("worksheets/sheet1", "worksheet")] {
        xml.leaf("Override", &[("PartName", &format!("/xl/{name}.xml")), ("ContentType", &format!("{KIND}{kind}+xml"))]);
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    xml.leaf("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
    xml.document()
}

fn package_relationships() -> Vec<u8> {
    let mut xml = Xml::new("Relationships", &[("xmlns", RELATIONSHIPS)]);
    let main = format!("{OFFICE}/officeDocument");
    xml.leaf("Relationship", &[("Id", "rId1"), ("Type", &main), ("Target", "xl/workbook.xml")]);
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    xml.leaf("Relationship", &[("Id", "rId2"), ("Type", core), ("Target", "docProps/core.xml")]);
    xml.document()
}

fn core(title: &str) -> Vec<u8> {
    let mut xml = Xml::new(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.text("dc:title", &[], title);
    xml.document()
}

fn workbook(name: &str) -> Vec<u8> {
    let mut xml = Xml::new("workbook", &[("xmlns", MAIN), ("xmlns:r", OFFICE)]);
    // The view of the sheet is one of this window.
    xml.open("bookViews", &[]);
    xml.leaf("workbookView", &[]);
    xml.close();
    xml.open("sheets", &[]);
    xml.leaf("sheet", &[("name", name), ("sheetId", "1"), ("r:id", "rId1")]);
    xml.close();
    xml.document()
}

fn relationships() -> Vec<u8> {
    let mut xml = Xml::new("Relationships", &[("xmlns", RELATIONSHIPS)]);
    for (id, kind, target) in [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")] {
        xml.leaf("Relationship", &[("Id", id), ("Type", &format!("{OFFICE}/{kind}")), ("Target", target)]);
    }
    xml.document()
}

fn styles() -> Vec<u8> {
    let mut xml = Xml::new("styleSheet", &[("xmlns", MAIN)]);
    xml.open("fonts", &[("count", "3")]);
    for marks in [&[][..], &["b"], &["i"]] {
        xml.open("font", &[]);
        for mark in marks {
            xml.leaf(mark, &[]);
        }
        xml.leaf("sz", &[("val", "11")]);
        xml.leaf("name", &[("val", "Calibri")]);
        xml.close();
    }
    xml.close();
    xml.open("fills", &[("count", "3")]);
    // The first two are fixed by the format.
    for pattern in ["none", "gray125"] {
        xml.open("fill", &[]);
        xml.leaf("patternFill", &[("patternType", pattern)]);
        xml.close();
    }
    xml.open("fill", &[]);
    xml.open("patternFill", &[("patternType", "solid")]);
    xml.leaf("fgColor", &[("rgb", "FFE7EDF5")]);
    xml.close();
    xml.close();
    xml.close();
    xml.open("borders", &[("count", "1")]);
    xml.leaf("border", &[]);
    xml.close();
    xml.open("cellStyleXfs", &[("count", "1")]);
    xml.leaf("xf", &[]);
    xml.close();
    xml.open("cellXfs", &[("count", "5")]);
    xml.leaf("xf", &[("xfId", "0")]);
    let wrapped = |xml: &mut Xml, attributes: &[(&str, &str)]| {
        let all: Vec<(&str, &str)> = attributes.iter().copied().chain([("applyAlignment", "1"), ("xfId", "0")]).collect();
        xml.open("xf", &all);
        xml.leaf("alignment", &[("vertical", "top"), ("wrapText", "1")]);
        xml.close();
    };
    wrapped(&mut xml, &[("fontId", "1"), ("fillId", "2"), ("applyFont", "1"), ("applyFill", "1")]);
    wrapped(&mut xml, &[]);
    // A text that begins like a formula stays a text when somebody edits it.
    wrapped(&mut xml, &[("quotePrefix", "1")]);
    xml.leaf("xf", &[("fontId", "2"), ("applyFont", "1"), ("xfId", "0")]);
    xml.close();
    xml.open("cellStyles", &[("count", "1")]);
    xml.leaf("cellStyle", &[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")]);
    xml.close();
    xml.document()
}

fn worksheet(sheet: &Sheet<'_>) -> Vec<u8> {
    let mut xml = Xml::new("worksheet", &[("xmlns", MAIN)]);
    let head_row = 1 + usize::from(sheet.notice.is_some());
    view(&mut xml, sheet, head_row);
    xml.open("cols", &[]);
    for (index, column) in sheet.columns.iter().enumerate() {
        let number = (index + 1).to_string();
        xml.leaf("col", &[("min", &number), ("max", &number), ("width", &column.width.to_string()), ("customWidth", "1")]);
    }
    xml.close();
    xml.open("sheetData", &[]);
    if let Some(notice) = sheet.notice {
        row(&mut xml, 1, std::iter::once((notice, NOTICE)));
    }
    row(&mut xml, head_row, sheet.head.iter().map(|name| (name.as_str(), HEAD)));
    for (index, cells) in sheet.rows.iter().enumerate() {
        row(&mut xml, head_row + 1 + index, cells.iter().map(|text| (text.as_str(), style(text))));
    }
    xml.close();
    let last = head_row + sheet.rows.len();
    let range = format!("A{head_row}:{}{last}", letters(sheet.columns.len()));
    xml.leaf("autoFilter", &[("ref", &range)]);
    validations(&mut xml, sheet, head_row + 1, last);
    xml.document()
}

/// The row of names and the first columns stay in sight.
fn view(xml: &mut Xml, sheet: &Sheet<'_>, head_row: usize) {
    let top = format!("{}{}", letters(sheet.fixed_columns + 1), head_row + 1);
    let (columns, rows) = (sheet.fixed_columns.to_string(), head_row.to_string());
    xml.open("sheetViews", &[]);
    if sheet.right_to_left {
        xml.open("sheetView", &[("rightToLeft", "1"), ("workbookViewId", "0")]);
    } else {
        xml.open("sheetView", &[("workbookViewId", "0")]);
    }
    if sheet.fixed_columns > 0 {
        let pane = "bottomRight";
        xml.leaf("pane", &[("xSplit", &columns), ("ySplit", &rows), ("topLeftCell", &top), ("activePane", pane), ("state", "frozen")]);
    } else {
        xml.leaf("pane", &[("ySplit", &rows), ("topLeftCell", &top), ("activePane", "bottomLeft"), ("state", "frozen")]);
    }
    xml.close();
    xml.close();
}

fn row<'t>(xml: &mut Xml, number: usize, cells: impl Iterator<Item = (&'t str, &'static str)>) {
    xml.open("row", &[("r", &number.to_string())]);
    for (index, (text, style)) in cells.enumerate() {
        let place = format!("{}{number}", letters(index + 1));
        if text.is_empty() {
            xml.leaf("c", &[("r", &place), ("s", style)]);
            continue;
        }
        xml.open("c", &[("r", &place), ("s", style), ("t", "inlineStr")]);
        xml.open("is", &[]);
        xml.text("t", &[("xml:space", "preserve")], text);
        xml.close();
        xml.close();
    }
    xml.close();
}

fn style(text: &str) -> &'static str {
    if crate::escape::looks_like_formula(text) { GUARDED } else { WRAPPED }
}

/// The lists of columns in which something is chosen. Other words may be written too: whoever answers has the last word.
fn validations(xml: &mut Xml, sheet: &Sheet<'_>, first: usize, last: usize) {
    let lists: Vec<(usize, &Column<'_>)> = sheet.columns.iter().enumerate().filter(|(_, column)| is_list(column.choices)).collect();
    if lists.is_empty() || last < first {
        return;
    }
    xml.open("dataValidations", &[("count", &lists.len().to_string())]);
    for (index, column) in lists {
        let letter = letters(index + 1);
        let range = format!("{letter}{first}:{letter}{last}");
        xml.open(
            "dataValidation",
            &[("type", "list"), ("errorStyle", "warning"), ("allowBlank", "1"), ("showErrorMessage", "1"), ("sqref", &range)],
        );
        xml.text("formula1", &[], &format!("\"{}\"", column.choices.join(",")));
        xml.close();
    }
    xml.close();
}

/// The name of a column by its number, from 1: `A`, `Z`, `AA`.
pub(super) fn letters(number: usize) -> String {
    let mut rest = number;
    let mut name = Vec::new();
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).expect("below 26")));
        rest /= 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        assert_eq!([1, 26, 27, 52, 703].map(letters), ["A", "Z", "AA", "AZ", "AAA"]);
    }
}
