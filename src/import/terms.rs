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
        let mut at = 0;
        while at < provision.parts.len() {
            let Some((term, definition)) = definition(&provision.parts, at, language) else {
                at += 1;
                continue;
            };
            let slug = Slug::of(&term);
            let is_other =
                known.iter().any(|known| std::iter::once(&known.term).chain(&known.aliases).any(|name| Slug::of(&name.value) == slug))
                    || found.iter().any(|other| Slug::of(&other.term) == slug);
            if is_other {
                unsure.push((index, term));
                at += 1;
                continue;
            }
            provision.parts.remove(at);
            found.push(Definition { term, definition, number: provision.number.clone() });
        }
    }
    (found, unsure)
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
    let (term, meaning) = (found[1].trim().trim_end_matches(','), found[2].trim());
    let is_term = term.chars().count() <= MAX_TERM && !Slug::of(term).as_str().is_empty();
    (is_alone && is_term && !meaning.ends_with(':')).then(|| (term.to_owned(), sentence(meaning)))
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
            ],
            ..Provision::default()
        }];
        let (found, unsure) = take(&mut provisions, &[], crate::import::language::of("en"));
        let found: Vec<_> = found.iter().map(|found| (found.term.as_str(), found.definition.as_str())).collect();
        assert_eq!(found, [("Crate", "A box of apples."), ("Cold Store", "A room below 4 degrees.")]);
        assert_eq!(unsure, [(0, "Crate".to_owned())]);
        assert_eq!(provisions[0].parts.len(), 4);
    }
}
