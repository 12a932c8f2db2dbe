//! From paragraphs to provisions: what is a heading, what a provision, and what belongs to one.
//!
//! A numbered paragraph becomes a provision. Items and paragraphs without a number belong to the provision before them.
//! Nothing is thrown away in silence: what becomes no provision is noted.

use std::ops::Range;

use super::heading::{is_heading, is_sentence, run_in, words};
use super::kept::kept;
use super::language::Language;
use super::line::Line;
use super::number::{self, Mark, Style, candidates};
use super::tree::{Document, Note, Part, Provision};

/// So many lines behind an item, at most, is the next one looked for.
const LOOKAHEAD: usize = 20;

/// The provisions of a document.
pub(super) fn document(lines: &[Line], language: &Language) -> Document {
    let mut outline = Outline::new(lines, language);
    for (index, line) in lines.iter().enumerate() {
        let next = lines[index + 1..].iter().take(LOOKAHEAD).find_map(|line| match mark(line, outline.habits) {
            Some((Mark::Item(label), _)) => Some(label),
            _ => None,
        });
        outline.add(line, next);
    }
    outline.finish()
}

/// How a document uses numbers, seen as a whole.
#[derive(Debug, Clone, Copy, Default)]
struct Habits {
    /// Whether the entries of numbered lists belong to provisions, because the document has headings.
    lists_are_items: bool,
    /// Whether single figures number items, because headings have the numbers of provisions.
    figures_are_items: bool,
}

/// The mark of a line and what follows it.
fn mark(line: &Line, habits: Habits) -> Option<(Mark<'_>, &str)> {
    if line.number.is_empty() {
        let marked = if line.heading.is_some() { number::of_heading } else { number::marked };
        let of_text = || marked(&line.text).filter(|(mark, _)| !(line.is_part && matches!(mark, Mark::Provision(_))));
        return if line.depth > 0 { Some(of_text().unwrap_or((Mark::Bullet, &line.text))) } else { of_text() };
    }
    let is_item = |label: &str| match line.depth {
        0 => habits.figures_are_items && line.heading.is_none() && !label.contains('.'),
        depth => depth > 1 || habits.lists_are_items,
    };
    let mark = match number::of_label(&line.number) {
        Some(Mark::Provision(label)) if is_item(label) => Mark::Item(label),
        Some(mark) => mark,
        None if line.heading.is_some() => Mark::Provision(line.number.trim_end_matches('.')),
        None => Mark::Bullet,
    };
    Some((mark, &line.text))
}

/// A heading that is in force.
struct Heading {
    level: usize,
    number: String,
    text: String,
}

struct Outline<'l> {
    language: &'l Language,
    habits: Habits,
    /// Whether text under a heading without a number is a provision too.
    keeps_unnumbered: bool,
    headings: Vec<Heading>,
    provisions: Vec<Provision>,
    /// The items that the next one may go on from: style and index of each level.
    items: Vec<(Style, usize)>,
    /// Whether the provision that is open has parts with longer numbers than its own: `2.1.1` in 2.1.
    has_parts: bool,
    /// The last item of the outermost list that a paragraph has ended: a later one may go on with it.
    ended: Option<(Style, usize)>,
    /// The provision above the last table of provisions: what follows the table speaks for all of its rows.
    above_table: Option<usize>,
    /// The paragraphs before the first provision.
    before: Vec<(Part, Option<Range<usize>>)>,
    notes: Vec<Note>,
}

impl<'l> Outline<'l> {
    fn new(lines: &[Line], language: &'l Language) -> Self {
        let is_numbered = |line: &Line| matches!(mark(line, Habits::default()), Some((Mark::Provision(_), _)));
        let has_rows = lines.iter().any(|line| is_list_of_provisions(&line.table));
        let headings = lines.iter().filter(|line| line.heading.is_some());
        let habits = Habits {
            lists_are_items: headings.clone().any(|line| line.heading > Some(1) || is_numbered(line)),
            figures_are_items: headings.clone().any(|line| !line.number.is_empty() && is_numbered(line)),
        };
        let keeps_unnumbered = !has_rows || lines.iter().any(|line| line.heading.is_none() && is_numbered(line));
        Self {
            language,
            habits,
            keeps_unnumbered,
            headings: Vec::new(),
            provisions: Vec::new(),
            items: Vec::new(),
            has_parts: false,
            ended: None,
            above_table: None,
            before: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn add(&mut self, line: &Line, next: Option<&str>) {
        if !line.table.is_empty() {
            self.table(line);
            return;
        }
        let mark = mark(line, self.habits);
        if mark.is_none()
            && let Some((label, rest)) = number::of_part(&line.text).filter(|(label, rest)| self.is_part(label, rest))
        {
            self.numbered_part(line, label, rest);
            return;
        }
        let (mark, rest) = mark.map_or((None, line.text.as_str()), |(mark, rest)| (Some(mark), rest));
        match mark {
            Some(Mark::Provision(label)) => self.provision(line, label, rest),
            Some(Mark::Item(label)) => self.item(line, label, rest, next),
            Some(Mark::Bullet) => self.item(line, "", rest, next),
            None if line.heading.is_some() && !is_sentence(rest, self.language) => self.heading(line, "", rest),
            None => self.part(Part::Paragraph(rest.to_owned()), line),
        }
    }

    /// Whether a number is that of a part of the provision that is open, `2.1.1` in 2.1, and no provision of its own.
    fn is_part(&self, label: &str, rest: &str) -> bool {
        let Some(open) = self.provisions.last().filter(|open| is_above(&open.number, label)) else { return false };
        let is_announced = self.has_parts || open.parts.last().is_some_and(|part| part.plain().trim_end().ends_with(':'));
        let goes_on = rest.starts_with(char::is_lowercase) || number::depth(label) > 2 && !is_heading(rest, self.language);
        is_announced && goes_on
    }

    fn numbered_part(&mut self, line: &Line, label: &str, text: &str) {
        let above = self.provisions.last().map_or(0, |open| number::depth(&open.number));
        let level = (number::depth(label) - above).saturating_sub(1).min(self.items.len());
        let label = label.rsplit('.').next().unwrap_or(label);
        self.items.truncate(level);
        self.items.push(candidates(label).first().copied().unwrap_or((Style::Figure, 0)));
        self.has_parts = true;
        self.part(Part::Item { level, label: label.to_owned(), text: text.to_owned() }, line);
    }

    fn provision(&mut self, line: &Line, label: &str, rest: &str) {
        if line.heading.is_none() && self.is_part(label, rest) {
            self.numbered_part(line, label, rest);
            return;
        }
        if is_heading(rest, self.language) || line.heading.is_some() && !is_sentence(rest, self.language) {
            self.heading(line, label, rest);
            return;
        }
        self.headings.retain(|heading| heading.number.is_empty() || is_above(&heading.number, label));
        let (heading, text) = run_in(rest, self.language).unwrap_or(("", rest));
        self.begin(label, heading, line);
        self.part(Part::Paragraph(text.to_owned()), line);
    }

    fn heading(&mut self, line: &Line, label: &str, text: &str) {
        let level = line.heading.unwrap_or_else(|| number::depth(label));
        self.headings.retain(|heading| heading.level < level);
        let text = text.trim_end_matches(['.', ':']).to_owned();
        self.begin(label, &text, line);
        self.headings.push(Heading { level, number: label.to_owned(), text });
    }

    fn begin(&mut self, number: &str, heading: &str, line: &Line) {
        self.items.clear();
        self.ended = None;
        self.has_parts = false;
        self.above_table = None;
        self.provisions.push(Provision {
            number: number.to_owned(),
            heading: heading.to_owned(),
            above: self.headings.iter().map(|heading| heading.text.clone()).collect(),
            place: line.place.clone(),
            ..Provision::default()
        });
    }

    /// Adds to the provision that is open; what stands before all of them is counted.
    fn part(&mut self, part: Part, line: &Line) {
        if !matches!(part, Part::Item { .. }) {
            self.ended = self.items.first().copied().or(self.ended);
            self.items.clear();
        }
        let open = self.above_table.or(self.provisions.len().checked_sub(1));
        match open.and_then(|open| self.provisions.get_mut(open)) {
            Some(open) => open.parts.push(part),
            None => self.before.push((part, line.place.clone())),
        }
    }

    fn item(&mut self, line: &Line, label: &str, text: &str, next: Option<&str>) {
        let level = if line.depth > 0 { line.depth - 1 } else { self.level(label, next) };
        // An entry cannot stand deeper than one level below the one before it.
        let level = level.min(self.items.len());
        let (style, index) = candidates(label).first().copied().unwrap_or((Style::Bullet, 0));
        if line.depth > 0 {
            self.items.truncate(level);
            self.items.push((style, index));
        }
        self.part(Part::Item { level, label: label.to_owned(), text: text.to_owned() }, line);
    }

    /// The level of an item whose document marks no levels: it goes on with a list that is open, or begins one inside it.
    fn level(&mut self, label: &str, next: Option<&str>) -> usize {
        let meanings = candidates(label);
        let goes_on = |&(style, index): &(Style, usize)| {
            self.items.iter().rposition(|&(open, last)| open == style && (style == Style::Bullet || index == last + 1))
        };
        let begins = meanings.iter().copied().find(|&(style, index)| index == 0 && !self.items.iter().any(|(open, _)| *open == style));
        // `(i)` behind `(h)` begins a list of numerals if `(ii)` follows.
        let next_begins = begins.is_some_and(|(style, _)| next.is_some_and(|next| candidates(next).contains(&(style, 1))));
        let open = meanings.iter().filter_map(|meaning| goes_on(meaning).map(|level| (level, *meaning))).max_by_key(|(level, _)| *level);
        let continued = self.ended.filter(|(style, _)| self.items.is_empty() && *style != Style::Bullet && !next_begins);
        let continued = continued.map(|(style, last)| (style, last + 1)).filter(|meaning| meanings.contains(meaning));
        let open = continued.map(|meaning| (0, meaning)).or(open);
        let (level, meaning) = match (open, begins) {
            (Some((_, (style, _))), Some(begun)) if next_begins && style != Style::Bullet => (self.items.len(), begun),
            (Some(open), _) => open,
            (None, Some(begun)) => (self.items.len(), begun),
            (None, None) => {
                let meaning = meanings.first().copied().unwrap_or((Style::Bullet, 0));
                let same = self.items.iter().rposition(|(open, _)| *open == meaning.0);
                (same.unwrap_or(self.items.len()), meaning)
            }
        };
        self.items.truncate(level);
        self.items.push(meaning);
        level
    }

    fn table(&mut self, line: &Line) {
        if line.is_part || !is_list_of_provisions(&line.table) {
            self.part(Part::Table(line.table.clone()), line);
            return;
        }
        let (head, rows) = line.table.split_first().expect("a list of provisions has rows");
        let above = self.above_table.or(self.provisions.len().checked_sub(1));
        for row in rows {
            let (number, cells) = row.split_first().expect("its rows have a number");
            let label = number.trim().trim_end_matches('.');
            let longest = (0..cells.len()).max_by_key(|&at| (cells[at].len(), std::cmp::Reverse(at))).unwrap_or(0);
            self.begin(label, "", line);
            for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
                let column = head.get(at + 1).map_or("", |name| name.trim());
                let text = if at == longest || column.is_empty() { cell.clone() } else { format!("{column}: {cell}") };
                self.part(Part::Paragraph(text), line);
            }
        }
        self.items.clear();
        self.above_table = above;
    }

    /// Gives the document its title, and keeps the provisions that say something.
    fn finish(mut self) -> Document {
        let title = match (self.before.first(), self.provisions.first()) {
            (Some((Part::Paragraph(first), _)), Some(_)) if is_heading(first, self.language) => {
                let title = first.clone();
                self.before.remove(0);
                title
            }
            (_, Some(first)) if first.number.is_empty() && self.provisions.len() > 1 => first.heading.clone(),
            _ => String::new(),
        };
        if let Some((_, place)) = self.before.first() {
            let message = format!("{} before the first numbered provision or heading", left_out(self.before.len()));
            self.notes.push(Note::left_out(message, place.clone()));
        }
        let provisions = kept(self.provisions, self.keeps_unnumbered, &mut self.notes);
        Document { title, provisions, notes: self.notes }
    }
}

fn left_out(paragraphs: usize) -> String {
    if paragraphs == 1 { "1 paragraph is left out".to_owned() } else { format!("{paragraphs} paragraphs are left out") }
}

/// Whether the rows of a table are provisions: each row begins with a number, and some cell has a sentence.
fn is_list_of_provisions(table: &[Vec<String>]) -> bool {
    let Some((_, rows)) = table.split_first() else { return false };
    let is_numbered = |row: &Vec<String>| {
        let label = row.first().map_or("", |cell| cell.trim().trim_end_matches('.'));
        number::is_requirement(label) || number::is_number(label) && label.contains('.')
    };
    !rows.is_empty() && rows.iter().all(|row| is_numbered(row) && row.iter().any(|cell| words(cell) > 3))
}

/// Whether the heading of a number stands above another number: `4` above `4.2`.
fn is_above(above: &str, number: &str) -> bool {
    number.strip_prefix(above).is_some_and(|rest| rest.starts_with(['.', '(', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language() -> &'static Language {
        crate::import::language::of("en")
    }

    fn lines(texts: &[&str]) -> Vec<Line> {
        texts.iter().map(|text| Line { text: (*text).to_owned(), ..Line::default() }).collect()
    }

    /// The shape of a document: `4.2 Passwords: - a i`, with a hyphen for a paragraph.
    fn shape(texts: &[&str]) -> Vec<String> {
        let part = |part: &Part| match part {
            Part::Paragraph(_) => "-".to_owned(),
            Part::Item { level, label, .. } => format!("{level}{label}"),
            Part::Table(_) => "table".to_owned(),
        };
        let document = document(&lines(texts), language());
        let provision = |provision: &Provision| {
            let parts: Vec<String> = provision.parts.iter().map(part).collect();
            format!("{} {}: {}", provision.number, provision.heading, parts.join(" "))
        };
        document.provisions.iter().map(provision).collect()
    }

    #[test]
    fn headings_stand_in_their_line_or_in_the_line_before() {
        let found = shape(&["4. SUPPORT", "4.1 Passwords. Each product keeps them.", "4.2 Logs", "The Vendor keeps logs.", "More."]);
        assert_eq!(found, ["4.1 Passwords: -", "4.2 Logs: - -"]);
    }

    #[test]
    fn items_have_levels_without_indentation() {
        let found = shape(&["1. The Vendor shall:", "(a) one;", "(i) x;", "(ii) y;", "(A) z;", "(b) two.", "Both remain."]);
        assert_eq!(found, ["1 : - 0a 1i 1ii 2A 0b -"]);
    }

    #[test]
    fn longer_numbers_are_items_where_the_text_above_announces_them() {
        let parts = ["2.1.1. keep logs;", "2.1.2. Keep its staff trained; and", "(a) once;", "2.1.3 at most", "2.2 The Vendor shall pay."];
        let found = shape(&[&["2.1 The Vendor shall:"], &parts[..]].concat());
        assert_eq!(found, ["2.1 : - 01 02 1a 03", "2.2 : -"]);
        let found = shape(&["2. The Vendor shall:", "2.1 keep logs;", "2.2 pay."]);
        assert_eq!(found, ["2 : - 01 02"]);
        let found = shape(&["2.1 The Vendor shall keep logs.", "2.1.1 The Vendor shall keep all.", "2.1.2 or newer"]);
        assert_eq!(found, ["2.1 : -", "2.1.1 : - -"]);
    }

    #[test]
    fn the_ninth_letter_is_told_from_the_first_numeral() {
        let letters = ["(a) x;", "(b) x;", "(c) x;", "(d) x;", "(e) x;", "(f) x;", "(g) x;", "(h) x;", "(i) x;", "(j) x."];
        let found = shape(&[&["1. The Vendor shall:"], &letters[..]].concat());
        assert_eq!(found, ["1 : - 0a 0b 0c 0d 0e 0f 0g 0h 0i 0j"]);
        let found = shape(&[&["1. The Vendor shall:"], &letters[..8], &["(i) x;", "(ii) x."]].concat());
        assert_eq!(found, ["1 : - 0a 0b 0c 0d 0e 0f 0g 0h 1i 1ii"]);
    }

    #[test]
    fn a_list_goes_on_behind_a_paragraph() {
        let letters = ["(a) x;", "(b) x;", "(c) x;", "(d) x;", "(e) x;", "(f) x;", "(g) x;", "(h) x:"];
        let found = shape(&[&["1. The Vendor shall:"], &letters[..], &["(i) x;", "(ii) x.", "Both.", "(i) x;", "(j) x."]].concat());
        assert_eq!(found, ["1 : - 0a 0b 0c 0d 0e 0f 0g 0h 1i 1ii - 0i 0j"]);
    }

    #[test]
    fn what_follows_a_table_of_provisions_belongs_to_the_heading_above_it() {
        let row = |number: &str| vec![number.to_owned(), format!("The Vendor keeps the logs of {number}.")];
        let table = Line { table: vec![vec!["No".to_owned(), "Duty".to_owned()], row("1.1.1"), row("1.1.2")], ..Line::default() };
        let texts = lines(&["1.1 Logs", "Logs tell what was done.", "Note: logs may be long."]);
        let lines = [&texts[..2], &[table], &texts[2..]].concat();
        let plain: Vec<String> = document(&lines, language()).provisions.iter().map(Provision::plain).collect();
        let expected = [
            "Logs tell what was done.\nNote: logs may be long.",
            "The Vendor keeps the logs of 1.1.1.",
            "The Vendor keeps the logs of 1.1.2.",
        ];
        assert_eq!(plain, expected);
    }

    #[test]
    fn a_first_line_that_is_a_title_is_the_title() {
        let document = document(&lines(&["Annex on Logs", "Between the parties:", "1. The Vendor shall deliver."]), language());
        assert_eq!((document.title.as_str(), document.notes.len()), ("Annex on Logs", 1));
    }

    #[test]
    fn what_is_left_out_is_noted() {
        let document = document(&lines(&["Between the parties it is agreed:", "1. Reserved.", "2. The Vendor shall deliver."]), language());
        let notes: Vec<&str> = document.notes.iter().map(|note| note.message.as_str()).collect();
        assert_eq!(
            notes,
            ["1 paragraph is left out before the first numbered provision or heading", "1 \"Reserved\" has no text and is left out"]
        );
    }
}
