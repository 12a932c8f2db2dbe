//! The body of a document: every part of the outline as paragraphs and tables.

use super::numbering::{ListId, Numbering};
use super::runs::{TERM, VALUE, Words, plain, run, style};
use super::writer::Writer;
use super::{AUTHOR, R, W};
use crate::agreement::{Agreement, Article, Change, Definition, ParameterChoice, Part, Piece};
use crate::items::{ItemStyle, MAX_LEVELS, Signs};
use crate::markdown::bookmark;
use crate::outline::{self, Element, outline};
use crate::plain::quoted_term;
use crate::schedule::{Numbering as Names, Order};

/// What stands on the cover for a name that the reader has not given.
const NOT_GIVEN: &str = "____________________";

/// The style of texts that explain.
const ANNEX: &str = "Annex";

/// Deepest nesting that has a level of its own in a list.
const MAX_DEPTH: usize = 3;

/// The widths of a page's text and of the table of values, in twentieths of a point.
const TEXT_WIDTH: usize = 9360;
const VALUE_COLUMNS: [usize; 4] = [1300, 4060, 2000, 2000];

/// A body that is being written.
pub(super) struct Body {
    xml: Writer,
    words: Words,
    lists: Numbering,
    /// The list of all clauses, where they are called by numbers.
    numbers: Option<ListId>,
    /// How items are numbered.
    style: ItemStyle,
    /// The level of clauses in their list.
    clause_level: usize,
    /// The list of the clause at hand, as far as it was counted.
    items: Option<Counter>,
    /// The bookmark of the clause at hand, which is still open.
    open_bookmark: Option<String>,
}

/// How far the items of a clause were counted.
struct Counter {
    list: ListId,
    /// The next number on each level of items, from 1.
    next: [u64; MAX_LEVELS],
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// How many items it stands in.
    depth: usize,
    /// The change that holds for all of it.
    change: Option<Change>,
    /// The style of a paragraph in no item.
    style: &'a str,
}

impl Body {
    pub(super) fn of(agreement: &Agreement, tracked: bool) -> Self {
        let mut lists = Numbering::default();
        let by_topic = agreement.order == Order::Topic;
        let numbers = (agreement.numbering == Names::Numbers).then(|| lists.of_numbers(by_topic, agreement.items));
        let mut body = Self {
            xml: Writer::new("w:document", &[W, R], agreement.right_to_left),
            words: Words::new(tracked, agreement.words.get(AUTHOR)),
            style: agreement.items,
            clause_level: usize::from(numbers.is_some() && by_topic),
            numbers,
            lists,
            items: None,
            open_bookmark: None,
        };
        body.xml.open("w:body", &[]);
        let mut chapters = 0;
        for element in outline(agreement, tracked) {
            if !matches!(element, Element::Text(_) | Element::Citation(_)) {
                body.end_clause();
            }
            chapters += usize::from(matches!(element, Element::Chapter { .. } | Element::Clause(_)));
            body.element(element, chapters == 1, agreement);
        }
        body.end_clause();
        body.section();
        body.xml.close();
        body
    }

    /// The parts of the package: the document, its lists, and where its links to the outside lead.
    pub(super) fn parts_of_package(self) -> (Vec<u8>, Vec<u8>, Vec<String>) {
        let lists = self.lists.part(self.xml.is_right_to_left());
        (self.xml.document(), lists, self.words.links)
    }

    fn element(&mut self, element: Element<'_>, is_first: bool, agreement: &Agreement) {
        let by_topic = agreement.order == Order::Topic;
        let chapter = if is_first { "ChapterOnNewPage" } else { "Heading1" };
        match element {
            Element::Title(text) => self.line("Title", &text),
            Element::Source(text) => self.line("Subtitle", &text),
            Element::Name(what, name) => {
                self.line("CoverLine", &format!("{what}: {}", if name.is_empty() { NOT_GIVEN } else { name }));
            }
            Element::Notice(text) | Element::Note(text) => self.line("Notice", text),
            Element::Chapter { number, title } => {
                let list = number.and(self.numbers).map(|list| (list, 0));
                self.heading(chapter, list, &title);
            }
            Element::Open(end) => self.line("DraftingNote", &format!("{}.", end.message)),
            Element::Clause(article) => self.clause(article, if by_topic { "Heading2" } else { chapter }),
            Element::Text(parts) => self.parts(parts, Place { depth: 0, change: None, style: "ClauseText" }),
            Element::Citation(text) => self.line("SourceLine", &text),
            Element::Definition(definition) => self.definition(agreement, definition),
            Element::Values(values) => self.values(&values, &agreement.words),
            Element::AnnexClause(article, heading) => {
                self.line("Heading2", &format!("{} {}: {heading}", article.number, article.title));
            }
            Element::AnnexText(parts) => {
                self.items = None;
                self.parts(parts, Place { depth: 0, change: None, style: ANNEX });
            }
        }
    }

    /// A paragraph with a style and a text.
    fn line(&mut self, name: &str, text: &str) {
        self.xml.open("w:p", &[]);
        style(&mut self.xml, name);
        plain(&mut self.xml, text);
        self.xml.close();
    }

    fn heading(&mut self, name: &str, list: Option<(ListId, usize)>, text: &str) {
        self.xml.open("w:p", &[]);
        self.properties(name, list, None);
        plain(&mut self.xml, text);
        self.xml.close();
    }

    /// The properties of a paragraph: its style, its place in a list, and whether its end was inserted or deleted.
    fn properties(&mut self, name: &str, list: Option<(ListId, usize)>, change: Option<Change>) {
        self.xml.open("w:pPr", &[]);
        self.xml.val("w:pStyle", name);
        if let Some((list, level)) = list {
            self.xml.open("w:numPr", &[]);
            self.xml.val("w:ilvl", &level.to_string());
            self.xml.val("w:numId", &list.to_string());
            self.xml.close();
        }
        self.xml.where_right_to_left("w:bidi");
        if let Some(change) = self.words.tracked(change) {
            self.words.mark_paragraph(&mut self.xml, change);
        }
        self.xml.close();
    }

    /// The heading of a clause, at which its bookmark begins.
    fn clause(&mut self, article: &Article, name: &str) {
        let list = self.numbers.unwrap_or_else(|| self.lists.of_id(&article.clause, self.style));
        self.items = Some(Counter { list, next: [1; MAX_LEVELS] });
        let id = self.words.id();
        self.xml.open("w:p", &[]);
        self.properties(name, Some((list, self.clause_level)), None);
        self.xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark(&article.clause))]);
        plain(&mut self.xml, &article.title);
        self.xml.close();
        self.open_bookmark = Some(id);
    }

    /// Ends the bookmark of a clause behind its last paragraph.
    fn end_clause(&mut self) {
        if let Some(id) = self.open_bookmark.take() {
            self.xml.leaf("w:bookmarkEnd", &[("w:id", &id)]);
        }
    }

    fn parts(&mut self, parts: &[Part], place: Place<'_>) {
        for part in parts {
            match part {
                Part::Paragraph { words, change } => self.paragraph(words, Place { change: place.change.or(*change), ..place }),
                Part::Item { letter, signs, blocks, change } => {
                    self.item((letter, *signs), blocks, Place { change: place.change.or(*change), ..place });
                }
                Part::List { start, entries } => self.list(*start, entries, place, 0),
                Part::Quote { blocks } => self.parts(blocks, Place { depth: 0, style: "Quote", ..place }),
                Part::Code { text } => self.text("CodeBlock", text.trim_end(), place.change),
                Part::Table { head, rows } => self.table(head, rows, place.change),
                Part::Rule => {}
            }
        }
    }

    fn text(&mut self, name: &str, text: &str, change: Option<Change>) {
        self.written(name, None, &[Piece::Text { text: text.to_owned() }], change);
    }

    /// A paragraph, unless it is only in the text that is not written.
    fn written(&mut self, name: &str, list: Option<(ListId, usize)>, words: &[Piece], change: Option<Change>) {
        if !self.words.shows(change) {
            return;
        }
        self.xml.open("w:p", &[]);
        self.properties(name, list, change);
        self.words.write(&mut self.xml, words, change);
        self.xml.close();
    }

    /// A paragraph that begins no item.
    fn paragraph(&mut self, words: &[Piece], place: Place<'_>) {
        let name = match place.depth {
            // An annex is no contract text, whatever its paragraphs begin with.
            _ if place.style == ANNEX => ANNEX,
            0 => place.style,
            1 => "ItemContinued",
            2 => "SubitemContinued",
            _ => "PointContinued",
        };
        self.written(name, None, words, place.change);
    }

    fn item(&mut self, (letter, signs): (&str, Signs), blocks: &[Part], place: Place<'_>) {
        if !self.words.shows(place.change) {
            return;
        }
        let depth = place.depth + 1;
        let name = match depth {
            _ if place.style == ANNEX => ANNEX,
            1 => "ClauseItem",
            2 => "ClauseSubitem",
            _ => "ClausePoint",
        };
        let list = self.counted(letter, depth);
        let inner = Place { depth, ..place };
        let (first, rest) = match blocks.split_first() {
            Some((Part::Paragraph { words, change: None }, rest)) => (words.as_slice(), rest),
            _ => (&[][..], blocks),
        };
        if list.is_some() {
            self.written(name, list, first, place.change);
        } else {
            // A marker that no list could count stands in the text.
            let mut words = vec![Piece::Text { text: format!("{} ", signs.around(letter)) }];
            words.extend(first.iter().cloned());
            self.written(name, None, &words, place.change);
        }
        self.parts(rest, inner);
    }

    /// The place of an item in its list; a list of its own goes on where letters are left out.
    fn counted(&mut self, letter: &str, depth: usize) -> Option<(ListId, usize)> {
        let own = letter.rsplit('.').next().unwrap_or(letter);
        let counter = self.items.as_mut().filter(|_| depth <= MAX_LEVELS)?;
        let number = self.style.count(depth - 1).index(own)? as u64 + 1;
        let level = self.clause_level + depth;
        if counter.next[depth - 1] != number {
            counter.list = self.lists.going_on(counter.list, level, number);
        }
        counter.next[depth - 1] = number + 1;
        counter.next[depth..].fill(1);
        Some((counter.list, level))
    }

    fn list(&mut self, start: Option<u64>, entries: &[Vec<Part>], place: Place<'_>, depth: usize) {
        let list = match start {
            Some(start) => self.lists.numbered(start),
            None => self.lists.bullets(),
        };
        self.entries(list, entries, place, depth);
    }

    fn entries(&mut self, list: ListId, entries: &[Vec<Part>], place: Place<'_>, depth: usize) {
        for entry in entries {
            let mut is_first = true;
            for part in entry {
                match part {
                    Part::Paragraph { words, change } => {
                        let number = is_first.then_some((list, depth.min(MAX_DEPTH)));
                        self.written("ListParagraph", number, words, place.change.or(*change));
                    }
                    Part::List { start, entries } => {
                        let inner = if start.is_some() { self.lists.numbered(start.unwrap_or(1)) } else { list };
                        self.entries(inner, entries, place, if start.is_some() { depth } else { depth + 1 });
                    }
                    other => self.parts(std::slice::from_ref(other), Place { depth: 2, ..place }),
                }
                is_first = false;
            }
        }
    }

    fn definition(&mut self, agreement: &Agreement, definition: &Definition) {
        if !self.words.shows(definition.change) {
            return;
        }
        let lead = |words: &[Piece]| {
            let mut line = vec![Piece::Text { text: ": ".to_owned() }];
            line.extend(words.iter().cloned());
            line
        };
        let (first, rest) = match definition.blocks.split_first() {
            Some((Part::Paragraph { words, .. }, rest)) => (lead(words), rest),
            _ => (lead(&[]), definition.blocks.as_slice()),
        };
        self.xml.open("w:p", &[]);
        self.properties("Definition", None, definition.change);
        let term = quoted_term(agreement, definition);
        self.words.styled(&mut self.xml, &term, TERM, definition.change);
        self.words.write(&mut self.xml, &first, definition.change);
        self.xml.close();
        self.items = None;
        self.parts(rest, Place { depth: 0, change: definition.change, style: "Definition" });
    }

    fn values(&mut self, values: &[(&Article, &ParameterChoice)], words: &crate::words::Words) {
        self.table_start(&VALUE_COLUMNS);
        self.row_start(true, None);
        for (key, width) in outline::VALUE_COLUMNS.iter().zip(VALUE_COLUMNS) {
            self.cell(width, "TableHead", |body| plain(&mut body.xml, &words.get(key)));
        }
        self.xml.close();
        for (article, value) in values {
            self.row_start(false, None);
            self.cell(VALUE_COLUMNS[0], "TableText", |body| plain(&mut body.xml, &article.number));
            self.cell(VALUE_COLUMNS[1], "TableText", |body| plain(&mut body.xml, &value.label));
            self.cell(VALUE_COLUMNS[2], "TableText", |body| {
                let style = Some(VALUE);
                body.words.exchange(&mut body.xml, (&value.default, style), (&value.value, style), None);
            });
            self.cell(VALUE_COLUMNS[3], "TableText", |body| run(&mut body.xml, &value.default, None, false));
            self.xml.close();
        }
        self.table_end(None);
    }

    fn table(&mut self, head: &[Vec<Piece>], rows: &[Vec<Vec<Piece>>], change: Option<Change>) {
        if !self.words.shows(change) || head.is_empty() {
            return;
        }
        let widths = vec![TEXT_WIDTH / head.len(); head.len()];
        self.table_start(&widths);
        for (row, is_head) in std::iter::once((head, true)).chain(rows.iter().map(|row| (row.as_slice(), false))) {
            self.row_start(is_head, change);
            let style = if is_head { "TableHead" } else { "TableText" };
            for (index, width) in widths.iter().enumerate() {
                let words = row.get(index).map(Vec::as_slice).unwrap_or_default();
                self.cell(*width, style, |body| body.words.write(&mut body.xml, words, change));
            }
            self.xml.close();
        }
        self.table_end(change);
    }

    fn table_start(&mut self, widths: &[usize]) {
        let xml = &mut self.xml;
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.val("w:tblStyle", "ScheduleTable");
        xml.where_right_to_left("w:bidiVisual");
        xml.leaf("w:tblW", &[("w:w", &widths.iter().sum::<usize>().to_string()), ("w:type", "dxa")]);
        xml.val("w:tblLook", "0420");
        xml.close();
        xml.open("w:tblGrid", &[]);
        for width in widths {
            xml.leaf("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.close();
    }

    /// A table is followed by a paragraph, or two tables would become one.
    fn table_end(&mut self, change: Option<Change>) {
        self.xml.close();
        self.written("TableText", None, &[], change);
    }

    fn row_start(&mut self, is_head: bool, change: Option<Change>) {
        self.xml.open("w:tr", &[]);
        let change = self.words.tracked(change);
        if is_head || change.is_some() {
            self.xml.open("w:trPr", &[]);
            if is_head {
                self.xml.leaf("w:tblHeader", &[]);
            }
            if let Some(change) = change {
                self.words.mark_row(&mut self.xml, change);
            }
            self.xml.close();
        }
    }

    fn cell(&mut self, width: usize, name: &str, write: impl FnOnce(&mut Self)) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.leaf("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        self.xml.close();
        self.xml.open("w:p", &[]);
        style(&mut self.xml, name);
        write(self);
        self.xml.close();
        self.xml.close();
    }

    /// The page, and what stands at its head and foot.
    fn section(&mut self) {
        let xml = &mut self.xml;
        xml.open("w:sectPr", &[]);
        xml.leaf("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        xml.leaf("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        xml.leaf("w:pgSz", &[("w:w", "12240"), ("w:h", "15840")]);
        let margin = "1440";
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", margin),
                ("w:right", margin),
                ("w:bottom", margin),
                ("w:left", margin),
                ("w:header", "709"),
                ("w:footer", "709"),
                ("w:gutter", "0"),
            ],
        );
        xml.where_right_to_left("w:bidi");
        xml.close();
    }
}
