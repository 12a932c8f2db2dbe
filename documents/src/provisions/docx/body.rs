//! The main part: paragraphs and rows of tables, in order.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::numbering::{Marker, Numbering};
use super::styles::Styles;
use super::xml::{attribute, number};
use crate::provisions::line::Line;

/// A row of a table with more words is read paragraph by paragraph: whole contracts are laid out in tables.
const MAX_ROW_WORDS: usize = 200;

/// What is read of the main part.
pub(super) struct Body {
    pub(super) lines: Vec<Line>,
    /// How many insertions, deletions and moves there are.
    pub(super) tracked: usize,
    /// Whether the part ends in the middle.
    pub(super) damaged: bool,
    /// How many pictures there are, and how many tables inside others.
    pub(super) pictures: usize,
    pub(super) nested_tables: usize,
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    list: Option<String>,
    level: Option<usize>,
    outline: Option<usize>,
    /// Whether its mark is deleted, so that the next paragraph goes on in it.
    joined: bool,
}

struct Reading<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    lines: Vec<Line>,
    tracked: usize,
    /// Paragraphs that are open: a text box stands inside one.
    open: Vec<Paragraph>,
    /// The words of a paragraph whose mark is deleted.
    carried: String,
    /// How deep tables stand in each other, and where the lines of the outermost row begin.
    tables: usize,
    row_start: usize,
    /// Where the lines of each cell of that row begin.
    cell_starts: Vec<usize>,
    /// How many tables have begun that stand in no other.
    table: usize,
    nested_tables: usize,
    pictures: usize,
    /// Inside the properties of a paragraph.
    properties: bool,
    /// Inside `t`.
    words: bool,
    /// Inside something that is not read, as deep.
    skipped: usize,
}

/// Elements whose content is no text of today: deleted words, earlier properties, the second form of the same content.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "pPrChange"
            | "rPrChange"
            | "sectPrChange"
            | "tblPrChange"
            | "tcPrChange"
            | "trPrChange"
            | "Fallback"
            | "binData"
    )
}

/// Reads the main part as far as it is well formed.
pub(super) fn read(part: &str, styles: &Styles, numbering: Numbering) -> Body {
    let mut reader = Reader::from_str(part);
    let mut reading = Reading {
        styles,
        numbering,
        lines: Vec::new(),
        tracked: 0,
        open: Vec::new(),
        carried: String::new(),
        tables: 0,
        row_start: 0,
        cell_starts: Vec::new(),
        table: 0,
        nested_tables: 0,
        pictures: 0,
        properties: false,
        words: false,
        skipped: 0,
    };
    let damaged = loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => reading.start(&element, false),
            Ok(Event::Empty(element)) => reading.start(&element, true),
            Ok(Event::End(element)) => reading.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) if reading.reads() => reading.push(&text),
            Ok(Event::CData(text)) if reading.reads() => reading.push(&text),
            Ok(Event::GeneralRef(reference)) if reading.reads() => {
                let named = quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                let text = named.or_else(|| reference.resolve_char_ref().ok().flatten().map(String::from)).unwrap_or_default();
                reading.push(&text);
            }
            Ok(Event::Eof) => break !reading.open.is_empty(),
            Err(_) => break true,
            Ok(_) => {}
        }
    };
    while !reading.open.is_empty() {
        reading.end_paragraph();
    }
    Body { lines: reading.lines, tracked: reading.tracked, damaged, pictures: reading.pictures, nested_tables: reading.nested_tables }
}

impl Reading<'_> {
    fn reads(&self) -> bool {
        self.words && self.skipped == 0
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn start(&mut self, element: &BytesStart<'_>, empty: bool) {
        let name = element.local_name();
        let name = name.as_ref();
        if matches!(name, "ins" | "del" | "moveFrom" | "moveTo") {
            self.tracked += 1;
        }
        if self.skipped > 0 || is_skipped(name) {
            // The mark of a paragraph is deleted by an empty element among its properties.
            if self.skipped == 0 && self.properties && matches!(name, "del" | "moveFrom") {
                self.open.last_mut().into_iter().for_each(|paragraph| paragraph.joined = true);
            }
            self.skipped += usize::from(!empty);
            return;
        }
        match name {
            "p" if !empty => self.open.push(Paragraph::default()),
            "pPr" => self.properties = !empty,
            "tbl" if !empty => {
                self.tables += 1;
                if self.tables == 1 { self.table += 1 } else { self.nested_tables += 1 }
            }
            "tr" if !empty && self.tables == 1 => {
                self.row_start = self.lines.len();
                self.cell_starts.clear();
            }
            "tc" if self.tables == 1 => self.cell_starts.push(self.lines.len()),
            "drawing" | "pict" => self.pictures += 1,
            "t" => self.words = !empty,
            "tab" if !self.properties => self.push(" "),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            _ => self.property(name, element),
        }
    }

    fn property(&mut self, name: &str, element: &BytesStart<'_>) {
        let Some(paragraph) = self.open.last_mut().filter(|_| self.properties) else { return };
        match name {
            "pStyle" => paragraph.style = attribute(element, "val").unwrap_or_default(),
            "numId" => paragraph.list = attribute(element, "val"),
            "ilvl" => paragraph.level = number(element),
            "outlineLvl" => paragraph.outline = number(element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.properties = false,
            "t" => self.words = false,
            "tr" if self.tables == 1 => self.end_row(),
            "tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        let text = std::mem::take(&mut self.carried) + &paragraph.text;
        if paragraph.joined {
            self.carried = text;
            return;
        }
        if self.styles.is_contents(&paragraph.style) {
            return;
        }
        let (list, level) = self.styles.list(&paragraph.style);
        // A paragraph leaves the list of its style by the list 0.
        let list = paragraph.list.or(list).filter(|list| list != "0");
        let level = paragraph.level.or(level).unwrap_or(0);
        if text.trim().is_empty() {
            return;
        }
        let marker = list.and_then(|list| self.numbering.next(&list, level));
        let heading = match paragraph.outline {
            Some(level) => (level < 9).then_some(level + 1),
            None => self.styles.heading(&paragraph.style),
        };
        let (number, depth) = match marker {
            Some(Marker::Number(number)) => (number, 0),
            Some(Marker::Bullet) => (String::new(), level + 1),
            None => (String::new(), 0),
        };
        self.lines.push(Line { text: text.trim().to_owned(), number, heading, depth, ..Line::default() });
    }

    /// Makes one line of the lines of a row, unless the row is a page.
    fn end_row(&mut self) {
        let start = self.row_start.min(self.lines.len());
        let words: usize = self.lines[start..].iter().map(|line| line.text.split_whitespace().count()).sum();
        if words == 0 || words > MAX_ROW_WORDS {
            return;
        }
        let ends = self.cell_starts.iter().skip(1).copied().chain([self.lines.len()]);
        let text = |line: &Line| if line.number.is_empty() { line.text.clone() } else { format!("{}\n{}", line.number, line.text) };
        let joined = |lines: &[Line]| lines.iter().map(text).collect::<Vec<_>>().join("\n");
        let cells = self.cell_starts.iter().zip(ends).map(|(&begin, end)| joined(self.lines.get(begin..end).unwrap_or_default())).collect();
        let row = Line { row: true, cells, table: self.table, ..Line::new(joined(&self.lines[start..])) };
        self.lines.truncate(start);
        self.lines.push(row);
    }
}
