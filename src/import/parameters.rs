//! Parameters: numbers with a unit are what parties negotiate.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::tree::{Provision, Value};
use crate::text::{capitalised, shortened};

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

static VALUES: LazyLock<Regex> = LazyLock::new(|| {
    const WORDS: &str = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety";
    const UNITS: &str = "minutes?|hours?|days?|weeks?|months?|quarters?|years?|percent|per cent|%";
    let number = format!(r"(?:(?:{WORDS})\s+\(\d{{1,6}}\)|\d{{1,6}}(?:[.,]\d{{1,6}})?|{WORDS})");
    let expression = format!(r"(?i)(^|[^\w.,$€£-])({number}\s*(?:(?:business|working|calendar|consecutive)\s+)?({UNITS}))($|[^\w])");
    Regex::new(&expression).expect("a regular expression")
});

/// The parameters of one clause, as its text is gone through.
#[derive(Debug, Default)]
pub(super) struct Proposals {
    pub(super) found: Vec<Proposal>,
    names: HashMap<String, usize>,
    /// The names of the values that the document marks, by their marks.
    marks: HashMap<String, String>,
}

impl Proposals {
    /// The values of a text outside the places that are `taken`, each with its name.
    pub(super) fn of_text(&mut self, text: &str, taken: &[Range<usize>]) -> Vec<(Range<usize>, String)> {
        let mut places = Vec::new();
        let mut at = 0;
        while let Some(found) = VALUES.captures_at(text, at) {
            let (value, unit) = (found.get(2).expect("the value"), found.get(3).expect("the unit"));
            at = value.end();
            if overlaps(&value.range(), taken) {
                continue;
            }
            let name = self.name(unit.as_str());
            self.found.push(Proposal {
                name: name.clone(),
                label: label(text, value.range(), unit.as_str()),
                default: value.as_str().to_owned(),
            });
            places.push((value.range(), name));
        }
        places
    }

    /// The values that a document itself marks as open, outside the places that are `taken`.
    pub(super) fn of_marks(&mut self, text: &str, provision: &Provision, taken: &[Range<usize>]) -> Vec<(Range<usize>, String)> {
        let mut places: Vec<(Range<usize>, String)> = Vec::new();
        for value in &provision.values {
            for (at, mark) in text.match_indices(&value.mark) {
                let place = at..at + mark.len();
                if overlaps(&place, taken) || places.iter().any(|(other, _)| overlaps(&place, std::slice::from_ref(other))) {
                    continue;
                }
                // Two marks may have the same words and stand for two values.
                let known = self.marks.get(&value.mark).cloned();
                let name = known.unwrap_or_else(|| self.of_mark(value));
                places.push((place, name));
            }
        }
        places
    }

    /// Proposes what stands for a mark.
    fn of_mark(&mut self, value: &Value) -> String {
        let name = self.name(&slug(&value.label));
        self.marks.insert(value.mark.clone(), name.clone());
        self.found.push(Proposal { name: name.clone(), label: value.label.clone(), default: value.default.clone() });
        name
    }

    /// A name that the clause does not have yet.
    fn name(&mut self, unit: &str) -> String {
        let base = match unit.to_lowercase().as_str() {
            "%" | "percent" | "per cent" => "percent".to_owned(),
            unit if unit.ends_with('s') || unit.contains('_') || unit.len() > 8 => unit.to_owned(),
            unit => format!("{unit}s"),
        };
        let count = self.names.entry(base.clone()).or_default();
        *count += 1;
        if *count == 1 { base } else { format!("{base}_{count}") }
    }
}

/// Whether a place shares a character with another one.
fn overlaps(place: &Range<usize>, others: &[Range<usize>]) -> bool {
    others.iter().any(|other| place.start < other.end && other.start < place.end)
}

/// A name from words: `time_period`.
fn slug(label: &str) -> String {
    let words = label.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(4);
    let name = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("_");
    // The parts of a page have anchors that begin so.
    let is_free = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() > 3 && !name.starts_with("part_") && name != "title";
    if is_free { name } else { format!("value_{name}").trim_end_matches('_').to_owned() }
}

/// What a value is, in the words that follow it, or those before it: `Days after the order`.
fn label(text: &str, value: Range<usize>, unit: &str) -> String {
    const ENDS: [char; 7] = ['.', ';', ',', ':', '(', '[', '{'];
    let after = text[value.end..].split(ENDS).next().unwrap_or_default().trim();
    let unit = if unit == "%" { "Percent".to_owned() } else { capitalised(&unit.to_lowercase()) };
    if after.contains(' ') {
        return shortened(&format!("{unit} {after}"), MAX_LABEL);
    }
    let before = text[..value.start].rsplit(ENDS).next().unwrap_or_default().trim();
    let words: Vec<&str> = before.split_whitespace().collect();
    let last = words[words.len().saturating_sub(6)..].join(" ");
    if last.is_empty() { unit } else { format!("{unit} in \u{201c}{last} \u{2026}\u{201d}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_a_unit_are_proposed() {
        let text = "The Seller delivers within thirty (30) days after the order, or 5 business days, at 99.5 % and for two years. See 4.2, EUR 30, a 3-day period and 20 crates.";
        let mut proposals = Proposals::default();
        let places = proposals.of_text(text, &[]);
        let found: Vec<_> = places.iter().map(|(place, name)| (&text[place.clone()], name.as_str())).collect();
        assert_eq!(found, [("thirty (30) days", "days"), ("5 business days", "days_2"), ("99.5 %", "percent"), ("two years", "years")]);
        assert_eq!(proposals.found[0].label, "Days after the order");
        assert_eq!(proposals.found[3].label, "Years in “5 % and for …”");
    }

    #[test]
    fn a_number_in_a_reference_is_no_value() {
        let text = "As Section 15 days 3 days";
        let mut proposals = Proposals::default();
        let reference = 3..13;
        assert_eq!(&text[reference.clone()], "Section 15");
        assert_eq!(proposals.of_text(text, &[reference]), [(19..25, "days".to_owned())]);
        assert_eq!(proposals.found.len(), 1, "what does not stand in the text is not declared");
    }
}
