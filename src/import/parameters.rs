//! Parameters: numbers with a unit are what parties negotiate.

use std::collections::HashMap;
use std::ops::Range;

use super::language::Language;
use super::tree::{Provision, Value};
use crate::corpus::Slug;
use crate::text::shortened;

/// A parameter that an import proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proposal {
    /// `days`, `days_2`: its name in the text.
    pub(super) name: String,
    /// What it is, from the words around it.
    pub(super) label: String,
    /// `thirty (30) days`: what the text says.
    pub(super) default: String,
}

/// So many characters of the words around a value go into its label.
const MAX_LABEL: usize = 60;

/// The parameters of one clause, as its text is gone through.
pub(super) struct Proposals {
    language: &'static Language,
    pub(super) found: Vec<Proposal>,
    names: HashMap<String, usize>,
    /// The names of the values that the document marks, by their marks and by which of those with the same mark they are.
    marks: HashMap<(String, usize), String>,
    /// How often each mark was seen.
    seen: HashMap<String, usize>,
}

impl Proposals {
    pub(super) fn new(language: &'static Language) -> Self {
        Self { language, found: Vec::new(), names: HashMap::new(), marks: HashMap::new(), seen: HashMap::new() }
    }

    /// The values of a text outside the places that are `taken`, each with its name.
    pub(super) fn of_text(&mut self, text: &str, taken: &[Range<usize>]) -> Vec<(Range<usize>, String)> {
        let mut places = Vec::new();
        let mut at = 0;
        while let Some(found) = self.language.values.captures_at(text, at) {
            let (value, unit) = (found.get(2).expect("the value"), found.get(3).expect("the unit"));
            at = value.end();
            if overlaps(&value.range(), taken) {
                continue;
            }
            let (base, unit) = (self.language.unit)(unit.as_str());
            let name = self.name(base);
            self.found.push(Proposal {
                name: name.clone(),
                label: label(text, value.range(), &unit, self.language),
                default: value.as_str().to_owned(),
            });
            places.push((value.range(), name));
        }
        places
    }

    /// The values that a document itself marks as open, outside the places that are `taken`.
    pub(super) fn of_marks(&mut self, text: &str, provision: &Provision, taken: &[Range<usize>]) -> Vec<(Range<usize>, String)> {
        let mut places: Vec<(Range<usize>, String)> = Vec::new();
        let values = &provision.values;
        for (first, value) in values.iter().enumerate() {
            let same: Vec<&Value> = values.iter().filter(|other| other.mark == value.mark).collect();
            if values[..first].iter().any(|other| other.mark == value.mark) {
                continue;
            }
            for (at, mark) in text.match_indices(&value.mark) {
                let place = at..at + mark.len();
                if !is_whole(text, &place)
                    || overlaps(&place, taken)
                    || places.iter().any(|(other, _)| overlaps(&place, std::slice::from_ref(other)))
                {
                    continue;
                }
                // Several values may have the same words: each gets a place of its own, as long as there are some.
                let seen = self.seen.entry(value.mark.clone()).or_default();
                let which = (*seen).min(same.len() - 1);
                *seen += 1;
                let known = self.marks.get(&(value.mark.clone(), which)).cloned();
                let name = known.unwrap_or_else(|| self.of_mark(same[which], which));
                places.push((place, name));
            }
        }
        places
    }

    /// Proposes one of the values that have a mark.
    fn of_mark(&mut self, value: &Value, which: usize) -> String {
        let name = self.name((self.language.unit)(&slug(&value.label)).0);
        self.marks.insert((value.mark.clone(), which), name.clone());
        self.found.push(Proposal { name: name.clone(), label: value.label.clone(), default: value.default.clone() });
        name
    }

    /// A name that the clause does not have yet.
    fn name(&mut self, base: String) -> String {
        let count = self.names.entry(base.clone()).or_default();
        *count += 1;
        if *count == 1 { base } else { format!("{base}_{count}") }
    }
}

/// Whether a place does not end inside a word or a number.
fn is_whole(text: &str, place: &Range<usize>) -> bool {
    let goes_on = |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric());
    let inside = &text[place.clone()];
    !goes_on(text[..place.start].chars().next_back(), inside.chars().next())
        && !goes_on(inside.chars().next_back(), text[place.end..].chars().next())
}

/// Whether a place shares a character with another one.
fn overlaps(place: &Range<usize>, others: &[Range<usize>]) -> bool {
    others.iter().any(|other| place.start < other.end && other.start < place.end)
}

/// A name from words: `time_period`.
fn slug(label: &str) -> String {
    let slug = Slug::of(label);
    let name = slug.as_str().split('-').take(4).collect::<Vec<_>>().join("_");
    // The parts of a page have anchors that begin so.
    let is_free = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() > 3 && !name.starts_with("part_") && name != "title";
    if is_free { name } else { format!("value_{name}").trim_end_matches('_').to_owned() }
}

/// What a value is, in the words that follow it, or those before it: `Days after the order`.
fn label(text: &str, value: Range<usize>, unit: &str, language: &Language) -> String {
    const ENDS: [char; 7] = ['.', ';', ',', ':', '(', '[', '{'];
    let after = text[value.end..].trim_start_matches(['’', '\'']).split(ENDS).next().unwrap_or_default().trim();
    if after.contains(' ') {
        return shortened(&format!("{unit} {after}"), MAX_LABEL);
    }
    let before = text[..value.start].rsplit(ENDS).next().unwrap_or_default().trim();
    let words: Vec<&str> = before.split_whitespace().collect();
    let last = words[words.len().saturating_sub(6)..].join(" ");
    let (begin, end) = language.within;
    if last.is_empty() { unit.to_owned() } else { format!("{unit}{begin}{last}{end}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_a_unit_are_proposed() {
        let text = "The Seller delivers within thirty (30) days after the order, or 5 business days, at 99.5 % and for two years. See 4.2, EUR 30, a 3-day period and 20 crates.";
        let mut proposals = Proposals::new(crate::import::language::of("en"));
        let places = proposals.of_text(text, &[]);
        let found: Vec<_> = places.iter().map(|(place, name)| (&text[place.clone()], name.as_str())).collect();
        assert_eq!(found, [("thirty (30) days", "days"), ("5 business days", "days_2"), ("99.5 %", "percent"), ("two years", "years")]);
        assert_eq!(proposals.found[0].label, "Days after the order");
        assert_eq!(proposals.found[3].label, "Years in “5 % and for …”");
    }

    #[test]
    fn a_number_in_a_reference_is_no_value() {
        let text = "As Section 15 days 3 days";
        let mut proposals = Proposals::new(crate::import::language::of("en"));
        let reference = 3..13;
        assert_eq!(&text[reference.clone()], "Section 15");
        assert_eq!(proposals.of_text(text, &[reference]), [(19..25, "days".to_owned())]);
        assert_eq!(proposals.found.len(), 1, "what does not stand in the text is not declared");
    }
}
