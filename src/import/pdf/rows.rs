//! From rows to a text: words that were cut are joined, and a blank line stands between paragraphs.

use std::collections::{HashMap, HashSet};

use clause_documents::provisions::Furniture;

use super::super::plain::{furniture_note, is_no_text};
use super::super::tree::Note;
use super::page::Row;

/// Rows that stand further apart than usual by this factor belong to two paragraphs.
const WIDER: f64 = 1.25;

/// A row further below the one before it than so many sizes says nothing of how far apart rows are.
const MAX_STEP: f64 = 3.0;

/// Characters that are larger than others by this factor are those of a heading.
const LARGER: f64 = 1.1;

/// Page headers and footers stand at the same height, give or take so much of their size.
const SAME_HEIGHT: f64 = 0.5;

/// So many words that were joined are named.
const MAX_NAMED: usize = 5;

const HYPHENS: [char; 3] = ['-', '\u{ad}', '\u{2010}'];

/// The text of all rows, and what has to be told of it.
pub(super) fn text(mut rows: Vec<Row>) -> (String, Vec<Note>) {
    for row in &mut rows {
        row.text = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let edges = edges(&rows);
    let note = furniture_note(&edges.iter().map(|&at| rows[at].text.as_str()).collect::<Vec<_>>(), None);
    for at in edges {
        rows[at].text.clear();
    }
    rows.retain(|row| !row.text.is_empty());
    let is_furniture = furniture(&rows);
    let usual = usual_step(&rows, &is_furniture);
    let body: Vec<usize> = (0..rows.len()).filter(|&at| !is_furniture[at]).collect();
    let begins: HashSet<usize> =
        body.windows(2).filter(|pair| is_break(&rows[pair[0]], &rows[pair[1]], usual)).map(|pair| pair[1]).collect();
    let joined = join(&mut rows, &body);
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.text.is_empty()) {
        if begins.contains(&at) {
            out.push('\n');
        }
        out.push_str(&row.text);
        out.push('\n');
    }
    (out, note.into_iter().chain(told(&joined)).collect())
}

/// The first and last rows of pages that stand at the same height of nearly every page with the same words and other
/// numbers, as browsers print them.
fn edges(rows: &[Row]) -> Vec<usize> {
    let mut pages: HashMap<usize, (usize, usize)> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let (first, last) = pages.entry(row.page).or_insert((at, at));
        *first = if row.down < rows[*first].down { at } else { *first };
        *last = if row.down > rows[*last].down { at } else { *last };
    }
    let mut found: Vec<usize> = Vec::new();
    for edge in [|(first, _): &(usize, usize)| *first, |(_, last): &(usize, usize)| *last] {
        let at_edge: Vec<usize> = pages.values().map(edge).filter(|&at| is_no_text(&rows[at].text)).collect();
        let is_alike = |a: &Row, b: &Row| {
            (a.down - b.down).abs() < SAME_HEIGHT * a.size.max(b.size) && without_numbers(&a.text) == without_numbers(&b.text)
        };
        let often = |at: usize| at_edge.iter().filter(|&&other| is_alike(&rows[at], &rows[other])).count();
        // The first page may have a head of its own.
        found.extend(at_edge.iter().copied().filter(|&at| often(at) > 1 && often(at) + 1 >= pages.len()));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Words with one sign for each number.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('0') {
            out.push('0');
        }
    }
    out
}

/// Which rows are page headers and footers: the reader of plain text leaves them out, and no paragraph ends there.
fn furniture(rows: &[Row]) -> Vec<bool> {
    let furniture = Furniture::of(rows.iter().map(|row| row.text.as_str()));
    rows.iter().map(|row| furniture.has(&row.text, is_no_text)).collect()
}

/// How far apart rows usually are, in sizes: the middle one of all steps.
fn usual_step(rows: &[Row], is_furniture: &[bool]) -> f64 {
    let pairs = rows.windows(2).zip(is_furniture.windows(2)).filter(|(_, furniture)| !furniture[0] && !furniture[1]);
    let mut steps: Vec<f64> = pairs.filter_map(|(pair, _)| step(&pair[0], &pair[1])).filter(|&step| step < MAX_STEP).collect();
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len() / 2).copied().unwrap_or(MAX_STEP)
}

/// How far a row stands below the one before it on its page, in sizes of the larger one.
fn step(before: &Row, row: &Row) -> Option<f64> {
    let step = (row.down - before.down) / before.size.max(row.size);
    (before.page == row.page && step > 0.0).then_some(step)
}

/// Whether a paragraph ends between two rows. On the next page nothing says so but the end of a sentence.
fn is_break(before: &Row, row: &Row, usual: f64) -> bool {
    if before.page != row.page {
        return before.text.ends_with(['.', ';', ':']);
    }
    let is_heading = before.size.max(row.size) > LARGER * before.size.min(row.size);
    is_heading || step(before, row).is_none_or(|step| step > WIDER * usual)
}

/// Joins words that were cut at the end of a row; gives those of which the document does not say that they are one word.
fn join(rows: &mut [Row], body: &[usize]) -> Vec<String> {
    let known: HashSet<String> = rows.iter().flat_map(|row| row.text.split_whitespace()).map(|word| bare(word).to_lowercase()).collect();
    let mut unsure = Vec::new();
    for pair in body.windows(2) {
        let Some((begin, hyphen)) = cut_word(&rows[pair[0]].text).map(|(word, hyphen)| (word.to_owned(), hyphen)) else { continue };
        let next = rows[pair[1]].text.clone();
        let (end, rest) = next.split_once(' ').unwrap_or((&next, ""));
        if !end.starts_with(char::is_lowercase) {
            continue;
        }
        let (one, two) = (format!("{begin}{end}"), format!("{begin}-{end}"));
        let keeps_hyphen = hyphen != '\u{ad}' && known.contains(&bare(&two).to_lowercase());
        if hyphen != '\u{ad}' && !keeps_hyphen && !known.contains(&bare(&one).to_lowercase()) {
            unsure.push(bare(&one).to_owned());
        }
        let word = if keeps_hyphen { two } else { one };
        let first = &mut rows[pair[0]].text;
        first.truncate(first.len() - begin.len() - hyphen.len_utf8());
        first.push_str(&word);
        rest.clone_into(&mut rows[pair[1]].text);
    }
    unsure
}

/// The last word of a row and its hyphen, if it was cut there.
fn cut_word(text: &str) -> Option<(&str, char)> {
    let hyphen = text.chars().next_back().filter(|c| HYPHENS.contains(c))?;
    let word = text[..text.len() - hyphen.len_utf8()].rsplit(' ').next()?;
    word.ends_with(char::is_lowercase).then_some((word, hyphen))
}

/// A word without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn told(joined: &[String]) -> Vec<Note> {
    if joined.is_empty() {
        return Vec::new();
    }
    let more = if joined.len() > MAX_NAMED { " and others" } else { "" };
    let named = joined.iter().take(MAX_NAMED).cloned().collect::<Vec<_>>().join(", ");
    let message = format!("words that were cut at the ends of lines are joined, and may need a hyphen: {named}{more}");
    vec![Note { is_left_out: false, message, place: None }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(page: usize, down: f64, text: &str) -> Row {
        Row { text: text.to_owned(), page, down, size: 10.0 }
    }

    #[test]
    fn rows_become_paragraphs_and_cut_words_one() {
        let rows = vec![
            row(0, 10.0, "The Seller shall deliver with-"),
            row(0, 22.0, "out delay and a long-"),
            row(0, 34.0, "term plan."),
            row(0, 52.0, "It is a long-term plan with-"),
            row(0, 64.0, "out end, and goes on"),
            row(1, 10.0, "over the page. Par-"),
            row(1, 22.0, "Avion stays."),
        ];
        let (text, notes) = text(rows);
        let expected = "The Seller shall deliver without\ndelay and a long-term\nplan.\n\nIt is a long-term plan without\nend, and goes on\nover the page. Par-\nAvion stays.\n";
        assert_eq!(text, expected);
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn larger_characters_are_a_heading() {
        let mut rows = vec![row(0, 10.0, "1 Crates"), row(0, 24.0, "The Seller shall bring"), row(0, 36.0, "crates.")];
        rows[0].size = 14.0;
        assert_eq!(text(rows).0, "1 Crates\n\nThe Seller shall bring\ncrates.\n");
    }

    #[test]
    fn heads_and_feet_of_two_pages_are_known_by_where_they_stand() {
        let page = |number: usize| {
            [
                row(number, 10.0, "12/1/26 Crates"),
                row(number, 30.0, &format!("The Seller brings {number} crates and")),
                row(number, 42.0, "more."),
                row(number, 90.0, &format!("file:///crates.html {}/2", number + 1)),
            ]
        };
        let (text, notes) = text((0..2).flat_map(page).collect());
        assert_eq!(text, "The Seller brings 0 crates and\nmore.\n\nThe Seller brings 1 crates and\nmore.\n");
        assert!(notes[0].message.contains("(4): \"12/1/26 Crates\", \"file:///crates.html 1/2\""), "{notes:?}");
    }

    #[test]
    fn the_foot_of_a_page_ends_no_paragraph() {
        let page = |number: usize| {
            [row(number, 10.0, "goes on and"), row(number, 22.0, "on without end"), row(number, 90.0, &format!("Page {} of 4", number + 1))]
        };
        let (text, _) = text((0..4).flat_map(page).collect());
        assert!(!text.contains("\n\n"), "{text}");
    }
}
