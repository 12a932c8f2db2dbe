//! From paragraphs to provisions.
//!
//! A numbered paragraph is a provision. Short items belong to it, because alone they say nothing ("(b) at least daily;");
//! long ones are provisions of their own. Headings stand above what follows them.

use super::Provision;
use super::line::Line;

/// An item with so many words stands for itself.
const LONG_ITEM: usize = 30;

/// A provision with fewer words is an introduction ("The Vendor shall:"): the first item stays with it.
const INTRODUCTION: usize = 12;

/// No item is added to a provision that is longer.
const MAX_WORDS: usize = 250;

/// Fewer words are no sentence: "Reserved.", a name below a line for a signature.
const MIN_WORDS: usize = 4;

/// A cell of a table with fewer words has a figure or a name in it, and no sentence.
const SENTENCE_IN_CELL: usize = 8;

/// A heading has no more words.
const MAX_HEADING: usize = 12;

/// What a paragraph begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number<'a> {
    /// As it is written, without the dot behind it.
    pub(super) label: &'a str,
    /// Whether it numbers a part of a paragraph: `(a)`, a bullet.
    pub(super) item: bool,
    /// What follows it.
    pub(super) rest: &'a str,
}

/// Cuts a draft.
pub(super) fn provisions(lines: Vec<Line>) -> Vec<Provision> {
    let mut cutter = Cutter::default();
    for line in lines {
        cutter.add(&line);
    }
    cutter.end();
    cutter.done
}

/// A heading that is in force.
struct Heading {
    level: usize,
    number: String,
    text: String,
}

/// A provision that is being put together.
struct Open {
    number: String,
    text: String,
    words: usize,
    /// Whether an item was added.
    items: bool,
}

#[derive(Default)]
struct Cutter {
    done: Vec<Provision>,
    headings: Vec<Heading>,
    open: Option<Open>,
}

impl Cutter {
    fn add(&mut self, line: &Line) {
        let text = line.text.trim();
        if text.is_empty() || is_contents(text) {
            return;
        }
        if line.row {
            self.row(text);
            return;
        }
        let own = (!line.number.is_empty()).then(|| of_list(&line.number));
        let written = own.is_none().then(|| number_of(text)).flatten();
        let (label, item, rest) = match (&own, &written) {
            (Some((label, item)), _) => (*label, *item, text),
            (None, Some(number)) => (number.label, number.item, number.rest),
            (None, None) => ("", line.depth > 0, text),
        };
        if let Some(level) = heading_level(line, label, item, rest) {
            self.heading(level, label, rest);
        } else if item || label.is_empty() && self.goes_on(rest) {
            self.item(label, rest);
        } else if !label.is_empty() || words(rest) >= MIN_WORDS {
            let number = if label.is_empty() { self.number_above() } else { label.to_owned() };
            self.begin(number, rest);
        }
    }

    /// A row of a table: its first cell is a number if it looks like one. Short rows without one are figures, which belong
    /// to the provision above the table.
    fn row(&mut self, text: &str) {
        let (number, rest) = match text.split_once('\n') {
            Some((first, rest)) if first.len() <= 12 && first.contains(|c: char| c.is_ascii_digit()) => (first.trim_end_matches('.'), rest),
            _ => ("", text),
        };
        let figures = number.is_empty() && text.lines().all(|cell| words(cell) < SENTENCE_IN_CELL);
        if let Some(open) = self.open.as_mut().filter(|_| figures) {
            open.text.push('\n');
            open.text.push_str(&text.replace('\n', " | "));
            return;
        }
        self.end();
        self.begin(number.to_owned(), rest);
        self.end();
    }

    fn heading(&mut self, level: usize, label: &str, text: &str) {
        self.end();
        self.headings.retain(|heading| heading.level < level);
        let text = text.trim_end_matches(['.', ':']).to_owned();
        self.headings.push(Heading { level, number: label.to_owned(), text });
    }

    /// Whether an unnumbered paragraph belongs to the one before.
    fn goes_on(&self, text: &str) -> bool {
        let Some(open) = &self.open else { return false };
        open.text.ends_with([':', ';', ',']) || text.starts_with(char::is_lowercase) || words(text) < MIN_WORDS
    }

    fn item(&mut self, label: &str, text: &str) {
        let long = words(text) >= LONG_ITEM;
        match &mut self.open {
            Some(open) if (!long || open.words < INTRODUCTION && !open.items) && open.words < MAX_WORDS => {
                open.text.push('\n');
                if !label.is_empty() {
                    open.text.push_str(label);
                    open.text.push(' ');
                }
                open.text.push_str(text);
                open.words += words(text);
                open.items = true;
            }
            _ => {
                let above = self.open.as_ref().map_or_else(|| self.number_above(), |open| open.number.clone());
                let parent = above.find('(').map_or(above.as_str(), |at| &above[..at]).to_owned();
                self.begin(format!("{parent}{}", in_brackets(label)), text);
            }
        }
    }

    fn begin(&mut self, number: String, text: &str) {
        self.end();
        self.open = Some(Open { number, text: text.to_owned(), words: words(text), items: false });
    }

    /// The number of the heading, for the first paragraph below it.
    fn number_above(&self) -> String {
        self.headings.last().map(|heading| heading.number.clone()).unwrap_or_default()
    }

    fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.words >= MIN_WORDS {
            let headings = self.headings.iter().map(|heading| heading.text.clone()).collect();
            self.done.push(Provision { number: open.number, headings, text: open.text });
        }
    }
}

/// The level of a heading, if the paragraph is one. A provision that is styled as a heading, as many contracts have them,
/// is none: it is a sentence.
fn heading_level(line: &Line, label: &str, item: bool, text: &str) -> Option<usize> {
    let short = words(text) <= MAX_HEADING;
    if let Some(level) = line.heading {
        return (short && !is_sentence(text)).then_some(level);
    }
    if item || !short || is_sentence(text) || text.ends_with([';', ',']) {
        return None;
    }
    let capitals = text.chars().any(char::is_alphabetic) && !text.contains(char::is_lowercase);
    let bare = !text.contains(". ") && (!text.ends_with(['.', ':']) || text.ends_with('.') && words(text) <= 6);
    if !label.is_empty() && bare {
        return Some(label.matches('.').count() + 1);
    }
    (capitals && words(text) > 0 && !text.contains("__")).then_some(1)
}

/// Whether a short text has a verb of a contract.
fn is_sentence(text: &str) -> bool {
    const VERBS: [&str; 12] = ["shall", "must", "will", "may", "is", "are", "has", "have", "agrees", "warrants", "means", "should"];
    text.split_whitespace().any(|word| VERBS.contains(&word.trim_end_matches(|c: char| c.is_ascii_punctuation())))
}

/// A line of a table of contents: `4.2 Passwords ........ 12`.
fn is_contents(text: &str) -> bool {
    text.contains("....") && text.ends_with(|c: char| c.is_ascii_digit()) || text.contains(". . . .")
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
}

/// `a.` as `(a)`, behind the number of the paragraph.
fn in_brackets(label: &str) -> String {
    let inside = label.trim_matches(['(', ')', '.']);
    if inside.contains(char::is_alphanumeric) { format!("({inside})") } else { String::new() }
}

/// The number of a list, which may have words: `Section 4.2`, `(a)`, `4.`.
fn of_list(number: &str) -> (&str, bool) {
    let label = number.trim().trim_end_matches(['.', ':']);
    let inside = label.trim_matches(['(', ')']);
    let letters = inside.len() <= 5 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    let bullet = !inside.contains(char::is_alphanumeric);
    (if bullet { "" } else { label }, letters || bullet || label.ends_with(')'))
}

/// The number that a paragraph begins with.
pub(super) fn number_of(text: &str) -> Option<Number<'_>> {
    if let Some(rest) = text.strip_prefix(['•', '●', '▪', '–', '*', '-', '\u{B7}', '\u{F0B7}'])
        && rest.starts_with(char::is_whitespace)
    {
        return Some(Number { label: "", item: true, rest: rest.trim_start() });
    }
    let word_end = text.find(char::is_whitespace)?;
    let (mut label, mut rest) = (&text[..word_end], text[word_end..].trim_start());
    if is_before_number(&label.to_lowercase()) {
        let end = rest.find(char::is_whitespace)?;
        (label, rest) = (&rest[..end], rest[end..].trim_start());
        let clean = label.trim_end_matches(['.', ':', '–', '-']);
        let counts =
            clean.starts_with(|c: char| c.is_ascii_digit()) && clean.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
        let titled = rest.starts_with(|c: char| !c.is_lowercase());
        return (counts && titled).then(|| Number { label: clean, item: false, rest: rest.trim_start_matches(['–', '-', ':', ' ']) });
    }
    let opens = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '\'' | '‘' | '[' | '(') || c.is_ascii_digit());
    let inside = label.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let short_item = !inside.is_empty() && inside.len() <= 4 && inside.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if label.ends_with(')') && short_item {
        return Some(Number { label, item: true, rest });
    }
    let letters = short_item && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    if label.ends_with('.') && letters && inside.len() <= 3 && opens {
        return Some(Number { label: label.trim_end_matches('.'), item: true, rest });
    }
    if !opens {
        return None;
    }
    let clean = label.trim_end_matches(['.', ':']);
    let decimal = clean.contains('.') || label.len() > clean.len();
    let figures = clean.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && clean.starts_with(|c: char| c.is_ascii_digit());
    let parts = clean.split('.').all(|part| (1..=3).contains(&part.len()));
    if figures && decimal && parts {
        return Some(Number { label: clean, item: false, rest });
    }
    is_requirement(clean).then_some(Number { label: clean, item: false, rest })
}

/// Whether a word stands before the number of a provision, in English or in German where the engine knows it: a draft may be in
/// another language than the corpus.
fn is_before_number(word: &str) -> bool {
    matches!(word, "section" | "article" | "clause" | "paragraph" | "requirement" | "§" | "no.")
        || cfg!(feature = "languages") && matches!(word, "abschnitt" | "artikel" | "klausel" | "nummer" | "nr." | "punkt" | "ziffer")
}

/// `R-014`, `REQ-12`, `SEC.3.1`: capitals, a sign and figures.
fn is_requirement(label: &str) -> bool {
    let letters = label.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &label[letters..];
    let figures = rest.trim_start_matches(['-', '.', '_']);
    let signed = figures.len() < rest.len();
    let counts = !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (1..=6).contains(&letters) && signed && counts && !figures.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(paragraphs: &[&str]) -> Vec<(String, String)> {
        let lines = paragraphs.iter().map(|text| Line::new(*text)).collect();
        provisions(lines).into_iter().map(|provision| (provision.number, provision.text)).collect()
    }

    #[test]
    fn numbers_are_known_from_words() {
        let cases = [
            ("4.2 Passwords. Each", "4.2", false),
            ("12. The Vendor", "12", false),
            ("Section 4.2 Passwords", "4.2", false),
            ("§ 7 Support", "7", false),
            ("R-014 The bidder", "R-014", false),
            #[cfg(feature = "languages")]
            ("Ziffer 4.2 Der Mieter", "4.2", false),
            ("(a) the product", "(a)", true),
            ("iv) the product", "iv)", true),
            ("b. The product", "b", true),
            ("• at least daily", "", true),
        ];
        for (text, label, item) in cases {
            let number = number_of(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((number.label, number.item), (label, item), "{text}");
        }
        for text in
            ["30 days after delivery", "1.2 or newer", "The Vendor", "I agree to this", "Section heads are", "e.g. a list", "2026 Budget"]
        {
            assert_eq!(number_of(text), None, "{text}");
        }
    }

    #[test]
    fn short_items_stay_and_long_ones_stand_for_themselves() {
        let long = "(b) Vendor shall keep for each connection a record of the person, the address, the device, the time, the files that moved \
                    and the changes that were made, and give it to the hospital on request within three days.";
        let found = cut(&["4.1 Logs. Each product keeps records of these events at all times and for every user:", "(a) log-ons;", long]);
        assert_eq!(found[0].1, "Logs. Each product keeps records of these events at all times and for every user:\n(a) log-ons;");
        assert_eq!((found[1].0.as_str(), found.len()), ("4.1(b)", 2));
    }

    #[test]
    fn an_introduction_keeps_its_first_item() {
        let found = cut(&["4. The Vendor shall:", "(a) patch the product each month and tell the hospital;", "and keep a record of it."]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "4");
    }

    #[test]
    fn headings_stand_above_provisions() {
        let lines = ["5. OFF-SITE SUPPORT", "5.1 Connection method", "Vendor connects only through the gateway of the hospital.", "6. END"];
        let found = provisions(lines.iter().map(|text| Line::new(*text)).collect());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].headings, ["OFF-SITE SUPPORT", "Connection method"]);
        assert_eq!(found[0].number, "5.1");
    }

    #[test]
    fn contents_and_signatures_are_no_provisions() {
        assert!(cut(&["4.2 Passwords ............ 12", "By: ________", "Name and title", "Reserved."]).is_empty());
    }

    #[test]
    fn figures_in_a_table_belong_to_the_provision_above() {
        let row = |text: &str| Line { row: true, ..Line::new(text) };
        let lines =
            vec![Line::new("6.3 Patches are due within the time shown in Table 1."), row("Severity\nDue"), row("Critical\n15 days")];
        let found = provisions(lines);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "Patches are due within the time shown in Table 1.\nSeverity | Due\nCritical | 15 days");
    }

    #[test]
    fn a_row_of_a_table_is_a_provision() {
        let line = Line { row: true, ..Line::new("3.1\nThe product shall lock the screen after ten minutes.\nYes") };
        let found = provisions(vec![line]);
        assert_eq!(
            (found[0].number.as_str(), found[0].text.as_str()),
            ("3.1", "The product shall lock the screen after ten minutes.\nYes")
        );
    }
}
