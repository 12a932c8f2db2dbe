//! The words of a paragraph: runs with the styles of characters, fields, and the two texts as tracked changes.

use super::writer::Writer;
use crate::agreement::{Change, Piece, ReferenceState, Side, reference_words};
use crate::markdown::bookmark;

/// Styles of characters, by their ids.
pub(super) const VALUE: &str = "AgreedValue";
pub(super) const TERM: &str = "DefinedTerm";
const REFERENCE: &str = "CrossReference";
const STRUCK: &str = "StruckReference";
const EMPHASIS: &str = "Emphasis";
const STRONG: &str = "Strong";
const LITERAL: &str = "LiteralText";
const LINK: &str = "Hyperlink";

/// The id of a link to the outside, by its index.
pub(super) fn link_id(index: usize) -> String {
    format!("link{}", index + 1)
}

/// The properties of a paragraph that has a style and nothing else.
pub(super) fn style(xml: &mut Writer, style: &str) {
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", style);
    xml.where_right_to_left("w:bidi");
    xml.close();
}

/// A run of text without a style of its own.
pub(super) fn plain(xml: &mut Writer, text: &str) {
    run(xml, text, None, false);
}

/// A run of text. Deleted text has an element of its own.
pub(super) fn run(xml: &mut Writer, text: &str, style: Option<&str>, deleted: bool) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            xml.open("w:r", &[]);
            run_style(xml, style, false);
            xml.leaf("w:br", &[]);
            xml.close();
        }
        for (range, right_to_left) in xml.directions(line) {
            if !range.is_empty() {
                xml.open("w:r", &[]);
                run_style(xml, style, right_to_left);
                xml.text(if deleted { "w:delText" } else { "w:t" }, &[("xml:space", "preserve")], &line[range]);
                xml.close();
            }
        }
    }
}

fn run_style(xml: &mut Writer, style: Option<&str>, right_to_left: bool) {
    if style.is_none() && !right_to_left {
        return;
    }
    xml.open("w:rPr", &[]);
    if let Some(style) = style {
        xml.val("w:rStyle", style);
    }
    if right_to_left {
        xml.leaf("w:rtl", &[]);
    }
    xml.close();
}

/// A field with its result.
pub(super) fn field(xml: &mut Writer, instruction: &str, result: &str, style: Option<&str>) {
    let mark = |xml: &mut Writer, kind: &str| {
        xml.open("w:r", &[]);
        run_style(xml, style, false);
        xml.leaf("w:fldChar", &[("w:fldCharType", kind)]);
        xml.close();
    };
    mark(xml, "begin");
    xml.open("w:r", &[]);
    run_style(xml, style, false);
    xml.text("w:instrText", &[("xml:space", "preserve")], &format!(" {instruction} "));
    xml.close();
    mark(xml, "separate");
    run(xml, result, style, false);
    mark(xml, "end");
}

/// Writes the words of paragraphs; knows whether changes are tracked.
pub(super) struct Words {
    tracked: bool,
    /// Who made the changes.
    author: String,
    /// The number of the next tracked change or bookmark; all of them share one sequence.
    next_id: usize,
    /// Where links to the outside lead.
    pub(super) links: Vec<String>,
}

impl Words {
    pub(super) fn new(tracked: bool, author: String) -> Self {
        Self { tracked, author, next_id: 1, links: Vec::new() }
    }

    /// A number that no other change and no bookmark has.
    pub(super) fn id(&mut self) -> String {
        self.next_id += 1;
        (self.next_id - 1).to_string()
    }

    /// Whether something with this change is written at all.
    pub(super) fn shows(&self, change: Option<Change>) -> bool {
        self.tracked || Side::Chosen.has(change)
    }

    /// The change that is written: without tracking there is none.
    pub(super) fn tracked(&self, change: Option<Change>) -> Option<Change> {
        change.filter(|_| self.tracked)
    }

    /// Says of the end of a paragraph that it was inserted or deleted; stands in its properties.
    pub(super) fn mark_paragraph(&mut self, xml: &mut Writer, change: Change) {
        let id = self.id();
        xml.open("w:rPr", &[]);
        xml.leaf(element(change), &[("w:id", &id), ("w:author", &self.author)]);
        xml.close();
    }

    /// Says of a row of a table that it was inserted or deleted; stands in its properties.
    pub(super) fn mark_row(&mut self, xml: &mut Writer, change: Change) {
        let id = self.id();
        xml.leaf(element(change), &[("w:id", &id), ("w:author", &self.author)]);
    }

    /// Words with the change of the paragraph that they stand in.
    pub(super) fn write(&mut self, xml: &mut Writer, words: &[Piece], change: Option<Change>) {
        match self.tracked(change).filter(|_| !words.is_empty()) {
            Some(change) => self.within(xml, change, |words_of, xml| words_of.pieces(xml, words, Some(change), None)),
            None => self.pieces(xml, words, None, None),
        }
    }

    /// A text with a style and with the change of its paragraph.
    pub(super) fn styled(&mut self, xml: &mut Writer, text: &str, style: &str, change: Option<Change>) {
        match self.tracked(change) {
            Some(change) => self.within(xml, change, |_, xml| run(xml, text, Some(style), change == Change::Deleted)),
            None => run(xml, text, Some(style), false),
        }
    }

    /// Writes something as inserted or deleted.
    fn within(&mut self, xml: &mut Writer, change: Change, write: impl FnOnce(&mut Self, &mut Writer)) {
        let id = self.id();
        xml.open(element(change), &[("w:id", &id), ("w:author", &self.author)]);
        write(self, xml);
        xml.close();
    }

    /// One text for the other, where they differ and both are shown.
    pub(super) fn exchange(
        &mut self,
        xml: &mut Writer,
        published: (&str, Option<&str>),
        chosen: (&str, Option<&str>),
        inside: Option<Change>,
    ) {
        match inside {
            None if self.tracked && published != chosen => {
                self.within(xml, Change::Deleted, |_, xml| run(xml, published.0, published.1, true));
                self.within(xml, Change::Inserted, |_, xml| run(xml, chosen.0, chosen.1, false));
            }
            Some(Change::Deleted) => text_run(xml, published.0, published.1, inside),
            _ => text_run(xml, chosen.0, chosen.1, inside),
        }
    }

    fn pieces(&mut self, xml: &mut Writer, words: &[Piece], inside: Option<Change>, style: Option<&'static str>) {
        for piece in words {
            match piece {
                Piece::Text { text } | Piece::Term { text, .. } => text_run(xml, text, style, inside),
                Piece::Code { text } => text_run(xml, text, Some(LITERAL), inside),
                Piece::Break => text_run(xml, "\n", style, inside),
                Piece::Emphasis { words } => self.pieces(xml, words, inside, Some(EMPHASIS)),
                Piece::Strong { words } => self.pieces(xml, words, inside, Some(STRONG)),
                Piece::Link { to, words } => self.link(xml, to, words, inside),
                Piece::Value { text, default, .. } => self.exchange(xml, (default, Some(VALUE)), (text, Some(VALUE)), inside),
                Piece::Reference { clause, published, text, state } => self.reference(xml, (clause, published, text), *state, inside),
                Piece::Changed { change, words } => self.changed(xml, *change, words, inside, style),
            }
        }
    }

    /// Words that only one of the texts has. Inside a paragraph that is itself inserted or deleted they are as it is.
    fn changed(&mut self, xml: &mut Writer, change: Change, words: &[Piece], inside: Option<Change>, style: Option<&'static str>) {
        if !self.shows(Some(change)) || words.is_empty() {
            return;
        }
        match (self.tracked(Some(change)), inside) {
            (Some(change), None) => {
                self.within(xml, change, |words_of, xml| words_of.pieces(xml, words, Some(change), style));
            }
            (_, inside) => self.pieces(xml, words, inside, style),
        }
    }

    fn link(&mut self, xml: &mut Writer, to: &str, words: &[Piece], inside: Option<Change>) {
        // A tracked change may stand in a link but a link in no tracked change.
        if inside.is_some() {
            return self.pieces(xml, words, inside, Some(LINK));
        }
        let index = self.links.iter().position(|link| link == to).unwrap_or_else(|| {
            self.links.push(to.to_owned());
            self.links.len() - 1
        });
        xml.open("w:hyperlink", &[("r:id", &link_id(index)), ("w:history", "1")]);
        self.pieces(xml, words, inside, Some(LINK));
        xml.close();
    }

    fn reference(
        &mut self,
        xml: &mut Writer,
        (clause, published, text): (&str, &str, &str),
        state: ReferenceState,
        inside: Option<Change>,
    ) {
        let words = |side| reference_words(published, text, state, side);
        match (state, inside) {
            (ReferenceState::Chosen, None | Some(Change::Inserted)) => cross_reference(xml, clause, published, text, inside),
            (ReferenceState::Struck, _) => {
                let (before, after) = (words(Side::Published), words(Side::Chosen));
                self.exchange(xml, (&before, None), (&after, Some(STRUCK)), inside);
            }
            _ => text_run(xml, text, None, inside),
        }
    }
}

/// A text with its style, as deleted where it is.
fn text_run(xml: &mut Writer, text: &str, style: Option<&str>, inside: Option<Change>) {
    run(xml, text, style, inside == Some(Change::Deleted));
}

/// A field that shows the number of the clause; other words than its name lead to it as a link.
fn cross_reference(xml: &mut Writer, clause: &str, published: &str, text: &str, inside: Option<Change>) {
    let target = bookmark(clause);
    if published == clause {
        let number = text.rsplit(' ').next().unwrap_or(text);
        text_run(xml, &text[..text.len() - number.len()], Some(REFERENCE), inside);
        field(xml, &format!("REF {target} \\w \\h"), number, Some(REFERENCE));
    } else if inside.is_some() {
        text_run(xml, text, Some(REFERENCE), inside);
    } else {
        xml.open("w:hyperlink", &[("w:anchor", &target), ("w:history", "1")]);
        text_run(xml, text, Some(REFERENCE), inside);
        xml.close();
    }
}

fn element(change: Change) -> &'static str {
    match change {
        Change::Inserted => "w:ins",
        Change::Deleted => "w:del",
    }
}
