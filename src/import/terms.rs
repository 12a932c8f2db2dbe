//! Defined terms: "“Crate” means a box" becomes an entry of the glossary.

use super::language::Language;
use super::tree::{Part, Provision};
use crate::corpus::{Slug, Term};
use crate::text::capitalised;

/// A definition that a document has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Definition {
    /// The term as it is written.
    pub(super) term: String,
    /// What it means, as a sentence.
    pub(super) definition: String,
    /// The number of its provision.
    pub(super) number: String,
}

/// The longest term; what is longer is a quotation.
const MAX_TERM: usize = 60;

/// Takes the definitions out of provisions: paragraphs and items that define one term and have nothing under them. What
/// `known` or an earlier paragraph defines otherwise stays where it is, and its term is given in the second list with
/// the index of its provision.
pub(super) fn take(provisions: &mut [Provision], known: &[Term], language: &Language) -> (Vec<Definition>, Vec<(usize, String)>) {
    let (mut found, mut unsure) = (Vec::<Definition>::new(), Vec::new());
    for (index, provision) in provisions.iter_mut().enumerate() {
        let number = provision.number.clone();
        let mut take = |term: String, definition: String| {
            let slug = Slug::of(&term);
            let is_other =
                known.iter().any(|known| std::iter::once(&known.term).chain(&known.aliases).any(|name| Slug::of(&name.value) == slug))
                    || found.iter().any(|other| Slug::of(&other.term) == slug);
            if is_other {
                unsure.push((index, term));
            } else {
                found.push(Definition { term, definition, number: number.clone() });
            }
            !is_other
        };
        let mut at = 0;
        while at < provision.parts.len() {
            let is_taken = match &mut provision.parts[at] {
                Part::Table(rows) => take_rows(rows, &mut take, language),
                _ => definition(&provision.parts, at, language).is_some_and(|(term, definition)| take(term, definition)),
            };
            if is_taken {
                provision.parts.remove(at);
            } else {
                at += 1;
            }
        }
    }
    (found, unsure)
}

/// Takes the rows out of a table of definitions: a term in quotation marks, and what it means. True where no row is left.
fn take_rows(rows: &mut Vec<Vec<String>>, take: &mut impl FnMut(String, String) -> bool, language: &Language) -> bool {
    let head = usize::from(rows.first().is_some_and(|row| row_definition(row, language).is_none()));
    if rows.len() <= head || !rows[head..].iter().all(|row| row_definition(row, language).is_some()) {
        return false;
    }
    let mut at = 0;
    rows.retain(|row| {
        at += 1;
        at <= head || row_definition(row, language).is_none_or(|(term, meaning)| !take(term, meaning))
    });
    rows.len() <= head
}

fn row_definition(row: &[String], language: &Language) -> Option<(String, String)> {
    const QUOTES: [char; 10] = ['“', '”', '"', '„', '»', '«', '‘', '’', '\'', '‚'];
    let [term, meaning] = row else { return None };
    let quoted = term.trim().trim_end_matches(':');
    let name = quoted.strip_prefix(QUOTES)?.strip_suffix(QUOTES)?.trim();
    let whole = format!("“{name}” {}", meaning.trim());
    let meaning = language.defines.captures(&whole).map_or(meaning.trim(), |found| found.get(3).map_or("", |meaning| meaning.as_str()));
    (is_term(name) && !meaning.is_empty() && !name.contains(QUOTES)).then(|| (name.to_owned(), sentence(meaning)))
}

/// The term and its meaning, if a part is a definition that can stand alone.
fn definition(parts: &[Part], at: usize, language: &Language) -> Option<(String, String)> {
    let (text, level) = match &parts[at] {
        Part::Paragraph(text) => (text, None),
        Part::Item { level, text, .. } => (text, Some(*level)),
        Part::Table(_) => return None,
    };
    let is_alone = match parts.get(at + 1) {
        Some(Part::Item { level: next, .. }) => level.is_some_and(|level| *next <= level),
        _ => true,
    };
    let found = language.defines.captures(text)?;
    let (quoted, bare) = (found.get(1), found.get(2).map_or("", |bare| bare.as_str()));
    let (term, meaning) = (quoted.map_or(bare, |quoted| quoted.as_str()).trim().trim_end_matches(','), found[3].trim());
    let first = term.split(' ').next().unwrap_or_default().to_lowercase();
    let is_meant = quoted.is_some() || !language.no_terms.contains(&first.as_str()) && !begins_with_verb(meaning, language);
    (is_alone && is_term(term) && is_meant && !meaning.ends_with(':')).then(|| (term.to_owned(), sentence(meaning)))
}

/// Whether words can be a term: they are no quotation, and an address can be made of them.
fn is_term(words: &str) -> bool {
    words.chars().count() <= MAX_TERM && !Slug::of(words).as_str().is_empty()
}

/// "Delivery means are agreed" defines nothing.
fn begins_with_verb(text: &str, language: &Language) -> bool {
    text.split_whitespace().next().is_some_and(|word| language.verbs.contains(&word))
}

/// A meaning as a sentence.
fn sentence(meaning: &str) -> String {
    let words = meaning.trim_end_matches([';', ',', '.', ' ']);
    let words = words.strip_suffix(" and").map_or(words, |words| words.trim_end_matches([';', ',']));
    format!("{}.", capitalised(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_definitions_is_read_by_rows() {
        let rows = |rows: &[[&str; 2]]| Part::Table(rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect());
        let terms = [["Term", "Meaning"], ["“Crate”:", "a box;"], ["“Cold Store”", "means a room."]];
        let mut provisions = vec![Provision { parts: vec![rows(&terms), rows(&[["“Crate”", "a sack"]])], ..Provision::default() }];
        let other = rows(&[["“Crate”", "a box"], ["Price", "3"]]);
        provisions[0].parts.push(other.clone());
        let (found, unsure) = take(&mut provisions, &[], crate::import::language::of("en"));
        let found: Vec<_> = found.iter().map(|found| (found.term.as_str(), found.definition.as_str())).collect();
        assert_eq!(found, [("Crate", "A box."), ("Cold Store", "A room.")]);
        assert_eq!(unsure, [(0, "Crate".to_owned())]);
        assert_eq!(provisions[0].parts, [rows(&[["“Crate”", "a sack"]]), other]);
    }

    #[test]
    fn definitions_leave_the_text_and_others_stay() {
        let paragraph = |text: &str| Part::Paragraph(text.to_owned());
        let item = |text: &str| Part::Item { level: 0, label: String::new(), text: text.to_owned() };
        let mut provisions = vec![Provision {
            parts: vec![
                paragraph("“Crate” means a box of apples;"),
                paragraph("\"Cold Store\" shall mean a room below 4 degrees."),
                paragraph("“Apple” means:"),
                item("a fruit;"),
                paragraph("“Crate” means something else."),
                paragraph("The \"Buyer\" means well."),
                paragraph("Day of Harvest means the first day of picking."),
                paragraph("This means that it is over."),
                paragraph("Determine mean time to failure."),
                paragraph("Delivery means are agreed."),
            ],
            ..Provision::default()
        }];
        let (found, unsure) = take(&mut provisions, &[], crate::import::language::of("en"));
        let found: Vec<_> = found.iter().map(|found| (found.term.as_str(), found.definition.as_str())).collect();
        assert_eq!(
            found,
            [("Crate", "A box of apples."), ("Cold Store", "A room below 4 degrees."), ("Day of Harvest", "The first day of picking."),]
        );
        assert_eq!(unsure, [(0, "Crate".to_owned())]);
        assert_eq!(provisions[0].parts.len(), 7);
    }
}
