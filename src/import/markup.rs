//! The text of a provision as Markdown of a clause file: references and values in place, everything else as it was.

use std::ops::Range;

use clause_documents::escape;

use super::language::Language;
use super::marks::Mark;
use super::parameters::{Proposal, Proposals};
use super::references::Index;
use super::tree::{Part, Provision};
use crate::corpus::ClauseId;
use crate::read::marker_of;

/// A text, written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    pub(super) text: String,
    /// The parameters that it uses.
    pub(super) proposals: Vec<Proposal>,
    /// References to numbers that nothing became.
    pub(super) unknown: Vec<String>,
}

/// Writes a provision that becomes the clause `own`.
pub(super) fn of(provision: &Provision, marks: &[Option<Mark>], index: &Index, own: &ClauseId, language: &'static Language) -> Markup {
    let mut writer = Writer { provision, index, own, proposals: Proposals::new(language), unknown: Vec::new() };
    let mut text = String::new();
    let mut was_entry = false;
    for (part, mark) in provision.parts.iter().zip(marks) {
        let is_entry = matches!(mark, Some(Mark::Entry(_)));
        if !text.is_empty() {
            text.push_str(if is_entry && was_entry { "\n" } else { "\n\n" });
        }
        was_entry = is_entry;
        text.push_str(&writer.part(part, mark.as_ref()));
    }
    Markup { text, proposals: writer.proposals.found, unknown: writer.unknown }
}

struct Writer<'a> {
    provision: &'a Provision,
    index: &'a Index,
    own: &'a ClauseId,
    proposals: Proposals,
    unknown: Vec<String>,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part, mark: Option<&Mark>) -> String {
        match (part, mark) {
            (Part::Item { text, .. }, Some(Mark::Item { letter, signs })) => format!("{} {}", signs.around(letter), self.line(text)),
            (Part::Item { text, .. }, Some(Mark::Entry(label))) if !label.is_empty() => {
                format!("- ({}) {}", escape::markdown(label), self.line(text))
            }
            (Part::Item { text, .. }, _) => format!("- {}", self.line(text)),
            (Part::Paragraph(text), _) => unmarked(&self.line(text)),
            (Part::Table(rows), _) => table(rows, |cell| self.cell(cell)),
        }
    }

    /// A cell of a table with its references. Its numbers stay what they are: a table of values is no text to bargain over.
    fn cell(&mut self, text: &str) -> String {
        let found = self.index.find(text, self.own);
        self.unknown.extend(found.unknown);
        joined(text, &found.links)
    }

    /// One line of text with its references and values.
    fn line(&mut self, text: &str) -> String {
        let found = self.index.find(text, self.own);
        self.unknown.extend(found.unknown);
        let mut pieces = found.links;
        // A number in a reference or in a mark of the document is no value of its own.
        let marked = self.proposals.of_marks(text, self.provision, &places(&pieces));
        pieces.extend(marked.into_iter().map(as_parameter));
        let values = self.proposals.of_text(text, &places(&pieces));
        pieces.extend(values.into_iter().map(as_parameter));
        pieces.sort_by_key(|(place, _)| place.start);
        joined(text, &pieces)
    }
}

fn places(pieces: &[(Range<usize>, String)]) -> Vec<Range<usize>> {
    pieces.iter().map(|(place, _)| place.clone()).collect()
}

/// A value as the parameter that stands for it.
fn as_parameter((place, name): (Range<usize>, String)) -> (Range<usize>, String) {
    (place, format!("{{{name}}}"))
}

/// A text with pieces of Markdown in it, everything else escaped. The pieces are marked by characters that no text has.
fn joined(text: &str, pieces: &[(Range<usize>, String)]) -> String {
    const BEGIN: char = '\u{e000}';
    const END: char = '\u{e001}';
    let mut marked = String::new();
    let mut literal: Vec<String> = Vec::new();
    let mut at = 0;
    let mut mark = |marked: &mut String, markdown: String| {
        marked.push_str(&format!("{BEGIN}{}{END}", literal.len()));
        literal.push(markdown);
    };
    let mut misleading: &[char] = &[];
    for (place, markdown) in pieces {
        between(&text[at..place.start], misleading, &mut marked, &mut mark);
        mark(&mut marked, markdown.clone());
        at = place.end;
        // A bracket right behind a link would be taken for its address, and a colon behind one that begins the paragraph
        // for the beginning of its address.
        misleading = match (markdown.ends_with(']'), place.start) {
            (true, 0) => &['(', ':'],
            (true, _) => &['('],
            (false, _) => &[],
        };
    }
    between(&text[at..], misleading, &mut marked, &mut mark);
    let mut out = escape::markdown(&marked);
    for (index, markdown) in literal.iter().enumerate() {
        out = out.replacen(&format!("{BEGIN}{index}{END}"), markdown, 1);
    }
    out
}

/// Adds a text, of which the first sign is escaped if it is one of these.
fn between(text: &str, misleading: &[char], marked: &mut String, mark: &mut impl FnMut(&mut String, String)) {
    let sign = text.chars().next().filter(|sign| misleading.contains(sign));
    if let Some(sign) = sign {
        mark(marked, format!("\\{sign}"));
    }
    braces(&text[sign.map_or(0, char::len_utf8)..], marked, mark);
}

/// Adds a text; a name in braces would be taken for a parameter and is written as code.
fn braces(text: &str, marked: &mut String, mark: &mut impl FnMut(&mut String, String)) {
    let mut at = 0;
    for (start, end) in crate::link::braces(text) {
        marked.push_str(&text[at..start]);
        mark(marked, format!("`{}`", &text[start..end]));
        at = end;
    }
    marked.push_str(&text[at..]);
}

/// A paragraph that begins like an item would be taken for one: its first word is stressed.
fn unmarked(line: &str) -> String {
    match marker_of(line) {
        Some(marker) => format!("*{marker}*{}", &line[marker.len()..]),
        None => line.to_owned(),
    }
}

/// A table. Every row gets as many cells as the widest.
fn table(rows: &[Vec<String>], mut written: impl FnMut(&str) -> String) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut line = |row: &Vec<String>| {
        let cells = (0..columns).map(|at| row.get(at).map_or_else(String::new, |cell| written(cell)));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(&mut line).collect();
    lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(columns)));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            joined("1. *x* {days} and {free} [sic] <b>", &[(7..13, "{days}".to_owned())]),
            "1\\. \\*x\\* {days} and `{free}` \\[sic\\] \\<b>"
        );
        let links = [(0..1, "[DEL-1]".to_owned()), (8..9, "[DEL-2]".to_owned())];
        assert_eq!(joined("1(x) and2: y (z)", &links), "[DEL-1]\\(x) and[DEL-2]: y (z)");
        assert_eq!(joined("1: y", &links[..1]), "[DEL-1]\\: y");
        assert_eq!(unmarked("(see) below"), "*(see)* below");
        assert_eq!(unmarked("1.1 Below"), "*1.1* Below");
        assert_eq!(unmarked("(See) below"), "(See) below");
        assert_eq!(
            table(&[vec!["A".to_owned()], vec!["x|y".to_owned(), "z".to_owned()]], |cell| joined(cell, &[])),
            "| A |  |\n| --- | --- |\n| x\\|y | z |"
        );
    }
}
